"""Is an edition's brand fit for use? Pictures that cannot run anything, and colours one can read.

White text stands on the head of each page, and links stand on white, so both colours need the
contrast of 4.5 to 1 that WCAG 2.2 asks of text (success criterion 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path

from strategy_playbook.editions.drawing import check_drawing
from strategy_playbook.errors import Issue, Location
from strategy_playbook.models.editions import Brand
from strategy_playbook.overlay import Entry

SIZE_LIMIT = 200_000
"""Bytes of a picture; it comes with every page, also over slow lines."""
CONTRAST = 4.5

_PNG = b"\x89PNG\r\n\x1a\n"


def check_brand(brand: Brand, folder: Path, entry: Entry) -> Iterator[Issue]:
    """Yield what is wrong with an edition's pictures and colours (PB713).

    Args:
        brand: The brand.
        folder: The edition's folder.
        entry: Knows where in edition.yml each value stands.
    """
    for name in ("logo", "favicon"):
        if picture := getattr(brand, name):
            place = entry.locate(("brand", name))
            yield from _check_picture(folder / picture, place)
    for name in ("primary", "accent"):
        color = getattr(brand, name)
        if color and (ratio := contrast(color)) < CONTRAST:
            message = f"{name} {color} has a contrast of {floor(ratio * 100) / 100} to 1 with white"
            place = entry.locate(("brand", name))
            yield Issue("PB713", message, place, f"choose a darker colour, {CONTRAST} or more")


def contrast(color: str) -> float:
    """Return the contrast of a colour such as ``#0b5563`` with white, as WCAG 2.2 defines it."""
    parts = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def _check_picture(file: Path, place: Location) -> Iterator[Issue]:
    if not file.is_file():
        yield Issue("PB713", "there is no such picture", place, f"put it at {file.as_posix()}")
        return
    data = file.read_bytes()
    if len(data) > SIZE_LIMIT:
        message = f"the picture has {len(data)} bytes, {SIZE_LIMIT} are allowed"
        yield Issue("PB713", message, Location(file.as_posix()), "save it smaller")
    elif file.suffix == ".png":
        if not data.startswith(_PNG):
            yield Issue("PB713", "this is not a PNG picture", Location(file.as_posix()))
    else:
        yield from check_drawing(data, file.as_posix())
