"""The fonts of printed files: where they are, and which signs they can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from strategy_playbook.errors import CatalogueError, Issue

PRINT = (
    "NotoSans_400Regular.ttf",
    "NotoSans_700Bold.ttf",
    "NotoSans_400Regular_Italic.ttf",
)
"""What text is set in."""

FIELDS = ("noto-sans-latin-400-normal.woff2",)
"""What is typed into form fields, in a small font, as it is embedded whole."""

_AROUND = 20


@cache
def font(name: str) -> bytes:
    """Return a font of the package.

    Raises:
        CatalogueError: PB602 if the package lacks it.
    """
    path = files("strategy_playbook") / "fonts" / name
    try:
        return path.read_bytes()
    except OSError:
        hint = "install strategy-playbook again"
        issue = Issue("PB602", f'the font "{name}" is missing from the package', hint=hint)
        raise CatalogueError([issue]) from None


def check_text(text: str, name: str, fonts: Iterable[str] = PRINT) -> list[Issue]:
    """Return a problem (PB601) for each sign that a font cannot show.

    Args:
        text: Plain text or HTML.
        name: What is to be printed, such as the id of a record.
        fonts: The fonts that must all have each sign.
    """
    text = Markup(text).striptags()  # noqa: S704 # to take markup away
    known = frozenset.intersection(*(_signs(font) for font in fonts))
    missing = sorted(sign for sign in set(text) - known if not _is_unseen(sign))
    return [Issue("PB601", _message(sign, text, name), hint=_HINT) for sign in missing]


_HINT = "write it in another way; the fonts have Latin, Greek and Cyrillic letters"


def _message(sign: str, text: str, name: str) -> str:
    at = text.index(sign)
    around = " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
    called = unicodedata.name(sign, "a sign without a name").lower()
    return (
        f'"{name}" cannot be printed: no font has the sign "{sign}" '
        f"(U+{ord(sign):04X}, {called}) in: {around}"
    )


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf")


@cache
def _signs(name: str) -> frozenset[str]:
    from io import BytesIO

    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    table = TTFont(BytesIO(font(name)), lazy=True).getBestCmap()
    return frozenset(map(chr, table))
