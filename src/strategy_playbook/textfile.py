"""Bytes to text that is safe to parse: encoding, size, tabs and depth, before any YAML is read."""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location

SIZE_LIMIT = 1_000_000
"""Bytes in one file; a catalogue file of this size is better split into a folder of files."""

# The C parser recurses on its own stack: tens of thousands of levels would end the process, so
# text that could nest this deeply is refused, or looked at more closely, before it is composed.
MAYBE_DEEP = 500
_COMPACT_NESTING = re.compile(rf"(?:[-?:][ \t]+){{{MAYBE_DEEP},}}")
# Brackets that close on their own line around plain text and whole quotations. A quotation counts
# only where YAML lets one begin (after a bracket, a comma, or a colon and a space), and nothing is
# tried twice (possessive quantifiers), so that no text can hide depth or take long.
_ITEM = (
    r"""[ \t]*+(?:"[^"\\\[\]{}\n]*+"[ \t]*+|'[^'\[\]{}\n]*+'[ \t]*+"""
    r"""|(?:[^\[\]{}"'#,:\n]|:(?![ \t]))*+)"""
)
_FLAT = re.compile(rf"[\[{{]{_ITEM}(?:(?:,|:(?=[ \t])){_ITEM})*+[\]}}]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


def decode(file: Path, name: str, most: int = SIZE_LIMIT) -> str:
    """Return a file's text.

    Args:
        file: The file.
        name: How messages name it.
        most: How many bytes it may have.

    Raises:
        CatalogueError: PB101 if it is no UTF-8 text or cannot be read, PB102 if it is too large.
    """
    start = Location(name)
    try:
        if not stat.S_ISREG(mode := file.stat().st_mode) and not stat.S_ISDIR(mode):
            raise OSError(errno.EINVAL, "it is not a file")  # to open it could wait for ever
        with file.open("rb") as stream:
            raw = stream.read(most + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise CatalogueError([Issue("PB101", f"cannot be read: {reason}", start)]) from error
    if len(raw) > most:
        limit = f"{most:,} bytes"
        hint = "split it into a folder of files"
        raise CatalogueError([Issue("PB102", f"the file is larger than {limit}", start, hint)])
    hint = "save the file as UTF-8 text"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CatalogueError([Issue("PB101", "the file is UTF-16, not UTF-8", start, hint)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _offset(name, raw[: error.start].decode("utf-8", "replace"))
        raise CatalogueError([Issue("PB101", "the file is not UTF-8 text", place, hint)]) from error
    if odd := _CONTROL.search(text):
        message = f"the file contains the control character U+{ord(odd[0]):04X}"
        place = _offset(name, text[: odd.start()])
        raise CatalogueError([Issue("PB101", message, place, "delete this invisible character")])
    return text


def hazards(text: str, name: str) -> Iterator[Issue]:
    """Yield what makes text unfit for the parser: tabs that indent (PB110), depth (PB103)."""
    yield from _tabs(text, name)
    yield from _nesting(text, name)


def _tabs(text: str, name: str) -> Iterator[Issue]:
    if "\t" not in text:
        return
    for match in _TAB_INDENT.finditer(text):
        place = _offset(name, text[: match.end() - 1])
        yield Issue("PB110", "a tab is used to indent", place, "use spaces")


def _nesting(text: str, name: str) -> Iterator[Issue]:
    long_line = len(max(text.splitlines(), key=len, default="")) > MAYBE_DEEP
    if long_line and (match := _COMPACT_NESTING.search(text)):
        place = _offset(name, text[: match.start()])
        yield Issue("PB103", "lists and fields are nested far too deep", place, "check the dashes")


def may_nest_deeply(text: str) -> bool:
    """Tell whether brackets could nest so deep that only a parser without recursion may look."""
    if text.count("[") + text.count("{") < MAYBE_DEEP:
        return False
    rest = _FLAT.sub("", text)
    return rest.count("[") + rest.count("{") >= MAYBE_DEEP


def _offset(name: str, before: str) -> Location:
    lines = _LINE_END.split(before)
    return Location(name, len(lines), len(lines[-1]) + 1)
