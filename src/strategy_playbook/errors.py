"""What can go wrong: a place, a problem at that place, and the exception that carries all of them.

Nothing in here knows YAML, records or the site, so every other module may import it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1, as editors show them."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem in the input.

    Attributes:
        id: Stable name of the kind of problem, such as ``PB302``; docs/contributing/errors.md
            has a section for each.
        message: What is wrong, in words for the person who wrote the file.
        location: Where, or ``None`` when no file is at fault.
        hint: What to do about it, where we know.
    """

    id: str
    message: str
    location: Location | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        hint = f" ({self.hint})" if self.hint else ""
        # A problem is one line, and nothing in it can steer the terminal that shows it.
        line = f"{place}{self.id} {self.message}{hint}"
        return "".join(c if c.isprintable() else _spelled_out(c) for c in line)


class CatalogueError(Exception):
    """The input cannot be used; ``issues`` holds every problem found, in reading order."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(sorted(set(issues), key=_reading_order))
        super().__init__("\n".join(map(str, self.issues)))

    def __reduce__(self) -> tuple[type[CatalogueError], tuple[tuple[Issue, ...]]]:
        """Let it pass from one process to another, with its issues and not with their text."""
        return type(self), (self.issues,)


def _reading_order(issue: Issue) -> tuple[Location, str, str, str]:
    return (issue.location or Location("", 0, 0), issue.id, issue.message, issue.hint or "")


def _spelled_out(character: str) -> str:
    return character.encode("unicode_escape").decode()


def did_you_mean(wrong: str, choices: Iterable[str]) -> str | None:
    """Return a hint that names the choice nearest to ``wrong``, or ``None`` when none is near."""
    near = nearest(wrong, choices)
    return f'did you mean "{near}"?' if near else None


def nearest(wrong: str, choices: Iterable[str]) -> str | None:
    """Return the choice nearest to ``wrong``, or ``None`` when none is near."""
    return next(iter(difflib.get_close_matches(wrong, list(choices), n=1, cutoff=0.7)), None)


def shortened(text: str) -> str:
    """Return text as a message can quote it: at most 60 characters."""
    return text if len(text) <= 60 else text[:57] + "..."
