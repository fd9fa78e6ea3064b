"""Is a text plain? Values hold no HTML, Markdown, template code, scripts or hidden characters.

Hidden are control characters, all that change the direction of a longer piece of text (U+202A to
U+202E, U+2066 to U+2069), and characters that take no room and mean nothing to a reader: the soft
hyphen, the word joiner and what follows it, fillers, the byte order mark, tags (all of plane 14)
and noncharacters. With them a text can look like another one, or carry words that nobody sees.

Some invisible characters belong to the spelling of a language and are allowed:

- U+200E, U+200F and U+061C set the direction of a sign beside a word of Arabic or Hebrew, and of
  nothing else;
- U+200C and U+200D separate and join letters, as Persian and the languages of India need it;
- U+200B ends a word in Thai, Lao, Burmese and Khmer, which write no spaces; it is allowed behind a
  letter of these, and nowhere else;
- U+FE00 to U+FE0F and the separators of Mongolian choose the shape of the letter before them.

A text that consists of these alone is refused, as a reader would see nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_CONTROLS = (
    r"\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_ALLOWED = r"\u061c\u180b-\u180f\u200b-\u200f\ufe00-\ufe0f"
_NO_SPACES = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"

_PROBLEMS = (
    (
        "PB206",
        "HTML is not allowed in text",
        "write plain text; the site adds the markup",
        re.compile(r"<[A-Za-z!/?][^<>]{0,40}>?|&#?\w+;"),
    ),
    (
        "PB207",
        "an address that runs a script is not allowed",
        "remove it",
        re.compile(r"(?:java|vb)script:|data:\w+/", re.IGNORECASE),
    ),
    (
        "PB208",
        "template code is not allowed in text",
        "write plain text; macros work in docs/ only",
        re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"),
    ),
    (
        "PB209",
        "Markdown is not allowed in text",
        "write plain text; put links to records in links",
        re.compile(r"\]\(|`|\*\*|__"),
    ),
    (
        "PB210",
        "an invisible control character is not allowed in text",
        "delete it and type the text again",
        re.compile(
            rf"[\x00-\x08\x0b-\x1f{_CONTROLS}]|(?<![{_NO_SPACES}])\u200b"
            rf"|\A\s*[{_ALLOWED}][\s{_ALLOWED}]*\Z"
        ),
    ),
)
# What one of them must contain; a backslash may write any character in a quoted text. To look for
# these in a whole file is many times faster than to search each of its values.
_SIGNS = ("<", "&", "cript:", "data:", "{{", "}}", "{%", "%}", "{#", "#}", "](", "`", "**", "__")
_UNSEEN = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f{_CONTROLS}{_ALLOWED}]")


def problems(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each sort of problem its id (PB206 to PB210), a message and a hint."""
    for id_, message, hint, pattern in _PROBLEMS:
        if found := pattern.search(text):
            yield id_, f"{message}: {_spelled_out(found[0])}", hint


def hidden_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield for each character that no reader sees (PB210) its offset, a message and a hint.

    Texts of the catalogue are looked at by `problems`; this is for pages, which hold markup.
    """
    _, message, hint, pattern = _PROBLEMS[-1]
    for found in pattern.finditer(text):
        yield found.start(), f"{message}: {_spelled_out(found[0])}", hint


def _spelled_out(text: str) -> str:
    return text.encode("unicode_escape").decode()


@lru_cache(maxsize=16)
def may_have_problems(text: str) -> bool:
    """Tell whether the values in a whole file's text need a look one by one."""
    small = text.lower()
    return "\\" in text or any(sign in small for sign in _SIGNS) or bool(_UNSEEN.search(text))
