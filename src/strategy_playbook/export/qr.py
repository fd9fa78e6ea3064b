"""QR codes that lead from paper to a page, as a picture for each kind of file."""

from __future__ import annotations

import io

import segno


def qr(address: str) -> str:
    """Return a QR code of an address as an SVG picture in a data URI; empty if there is none."""
    if not address:
        return ""
    uri: str = _code(address).svg_data_uri(border=1, omitsize=True)
    return uri


def qr_png(address: str, *, scale: int, border: int) -> io.BytesIO:
    """Return a QR code of an address as a PNG picture.

    Args:
        address: The address.
        scale: How many pixels a module is wide.
        border: How many modules are left white around it.
    """
    picture = io.BytesIO()
    _code(address).save(picture, kind="png", scale=scale, border=border)
    return picture


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
