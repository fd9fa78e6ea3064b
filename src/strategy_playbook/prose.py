"""The pages that somebody wrote: which there are, their titles, and the anchors of their headings.

Where an edition leaves such a page out, a notice stands in its place. It bears the page's title,
and the anchors, so that links from other pages still lead somewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.plaintext import hidden_characters
from strategy_playbook.safe_paths import paths_below
from strategy_playbook.textfile import decode

_TITLE = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
_RAW = re.compile(r"^render_macros: *false *$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_ANCHOR = re.compile(r" *{[:]? *#([\w-]+)[^}]*}$")


def visible(folder: Path, issues: list[Issue] | None = None) -> Iterator[Path]:
    """Yield every file in a folder and below it, in order, without the hidden ones of systems.

    Args:
        folder: The folder; one that is not there has no files.
        issues: What must not be opened is added here (PB115). It is never yielded.
    """
    for path, problem in paths_below(folder):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if problem:
            if issues is not None:
                issues.append(problem)
        elif path.is_file() and not hidden:
            yield path


def pages_in(docs: Path, issues: list[Issue]) -> dict[str, str]:
    """Return every page in a folder: its path below it, with forward slashes, and its text.

    Args:
        docs: The folder; one that is not there has no pages.
        issues: Pages that are not text are added here (PB101, PB102), with an empty text, and
            pages with hidden characters (PB210), and whatever must not be opened (PB115).
    """
    pages: dict[str, str] = {}
    for file in visible(docs, issues):
        if file.suffix != ".md":
            continue
        text = ""
        try:
            text = decode(file, file.as_posix()).replace("\r\n", "\n")
            issues += _hidden_characters(text, file.as_posix())
        except CatalogueError as error:
            issues += error.issues
        pages[file.relative_to(docs).as_posix()] = text
    return pages


def _hidden_characters(text: str, name: str) -> Iterator[Issue]:
    """Yield an issue for each character of a page that no reader sees (PB210)."""
    for start, message, hint in hidden_characters(text):
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        yield Issue("PB210", message, Location(name, line, column), hint)


def title_of(page: str) -> str | None:
    """Return the title of a page: what its front matter says, or else its first heading."""
    front, body = _parts(page)
    if found := _TITLE.search(front):
        return found[1].strip("\"'")
    heading = _HEADING.search(body)
    return _ANCHOR.sub("", heading[1]) if heading else None


def runs_macros(page: str) -> bool:
    """Return whether the macros on a page are to be run: unless its front matter forbids it."""
    return not _RAW.search(_parts(page)[0])


def anchors_of(page: str) -> list[str]:
    """Return the anchors of a page's headings, made of their words as Python-Markdown does it."""
    found: dict[str, None] = {}
    for heading in _HEADING.findall(_parts(page)[1]):
        own = _ANCHOR.search(heading)
        found[own[1] if own else _slug(heading)] = None
    return [anchor for anchor in found if anchor]


def _parts(page: str) -> tuple[str, str]:
    """Return the front matter and the text below it."""
    page = page.replace("\r\n", "\n")
    if page.startswith("---\n") and (end := page.find("\n---\n", 3)) >= 0:
        return page[4 : end + 1], page[end + 5 :]
    return "", page


def _slug(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters).strip().lower())
