"""QR codes that lead from paper to a page."""

from __future__ import annotations

import segno


def qr(address: str) -> str:
    """Return a QR code of an address as an SVG picture in a data URI; empty if there is none."""
    if not address:
        return ""
    uri: str = segno.make(address, error="m", micro=False).svg_data_uri(border=1, omitsize=True)
    return uri
