"""The pages that nobody writes: one for each record, as front matter and a macro call.

A page is a path below docs/ and a text, so any engine that reads Markdown files can use it. The
site's plugin adds them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_playbook.models import Record
from strategy_playbook.render import Renderer


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below docs/, with forward slashes, and its Markdown."""

    path: str
    text: str


def path_of(record: Record) -> str:
    """Return the path of a record's page below docs/."""
    return f"{record.plural}/{record.id}.md"


def pages(renderer: Renderer) -> Iterator[Page]:
    """Yield the page of every record, in reading order."""
    for record in renderer.catalogue.records.values():
        yield Page(path_of(record), renderer.page(record))
