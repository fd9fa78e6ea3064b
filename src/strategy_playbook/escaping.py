"""Text of the catalogue as Markdown that shows exactly this text, and never acts as markup."""

from __future__ import annotations

import re

from markupsafe import Markup

# Written as entities, these mean themselves in Markdown and in HTML alike. A colon starts an
# emoji only between words, and some signs mark a list or a definition only where a line begins.
_ANYWHERE = re.compile(r"[&<>\"`*_\[\]{}\\|#~^=$]")
_EMOJI = re.compile(r":(?=\w+:)")
_AT_START = re.compile(r"(|\d+(?=[.)]))([-+:!.)])")


def escape(value: object) -> Markup:
    """Return text as Markdown that shows exactly this text, on one line."""
    if isinstance(value, Markup):
        return value
    text = _ANYWHERE.sub(_entity, str(value))
    if "\n" in text or "  " in text:
        text = re.sub(r"[ \t\r\n]+", " ", text)
    if ":" in text:
        text = _EMOJI.sub(_entity, text)
    if start := _AT_START.match(text):
        text = f"{start[1]}&#{ord(start[2])};{text[start.end() :]}"
    return Markup(text)  # noqa: S704 # escaped here


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
