"""Is a text plain? Values hold no HTML, Markdown, template code, scripts or hidden characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
        re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]"),
    ),
)
# What one of them must contain; a backslash may write any character in a quoted text. To look for
# these in a whole file is many times faster than to search each of its values.
_SIGNS = ("<", "&", "cript:", "data:", "{{", "}}", "{%", "%}", "{#", "#}", "](", "`", "**", "__")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")


def problems(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each sort of problem its id (PB206 to PB210), a message and a hint."""
    for id_, message, hint, pattern in _PROBLEMS:
        if found := pattern.search(text):
            yield id_, f"{message}: {found[0].encode('unicode_escape').decode()}", hint


@lru_cache(maxsize=16)
def may_have_problems(text: str) -> bool:
    """Tell whether the values in a whole file's text need a look one by one."""
    small = text.lower()
    return "\\" in text or any(sign in small for sign in _SIGNS) or bool(_UNSEEN.search(text))
