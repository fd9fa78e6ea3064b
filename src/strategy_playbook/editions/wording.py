"""Two texts compared word by word, for people who check what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "out", "in"], str]
"""A run of words: in both texts, only in the first, or only in the second."""

_WORD = re.compile(r"\S+|\n")


def compare(old: str, new: str) -> Iterator[Piece]:
    """Yield the pieces of two texts in reading order; lines stay lines."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield "same", _joined(before[a:b])
            continue
        if a != b:
            yield "out", _joined(before[a:b])
        if c != d:
            yield "in", _joined(after[c:d])


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").replace(" \n", "\n").replace("\n ", "\n")
