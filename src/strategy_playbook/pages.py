"""The pages that nobody writes: one for each record, as front matter and a macro call.

A page is a path below docs/ and a text, so any engine that reads Markdown files can use it. The
site's plugin adds pages in memory; `materialise` writes them, with the hand-written pages, to disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.files import write_bytes, write_text
from strategy_playbook.models import Record
from strategy_playbook.render import Renderer

MANIFEST = ".playbook-materialised"


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


def materialise(renderer: Renderer, docs: Path, goal: Path) -> int:
    """Write hand-written and generated pages into one folder, for an engine without our plugin.

    Only files that differ are written, and files of an earlier run that are no longer wanted are
    deleted, so that a watching engine rebuilds just what changed.

    Args:
        renderer: Renders the catalogue's pages.
        docs: The folder of hand-written pages; a page there wins over a generated one.
        goal: The folder to fill: empty, absent, or filled by an earlier run.

    Returns:
        How many files were written or deleted.

    Raises:
        CatalogueError: PB503 if the folder holds something else.
    """
    manifest = goal / MANIFEST
    inside = goal.resolve().is_relative_to(docs.resolve())
    taken = goal.exists() and (not goal.is_dir() or any(goal.iterdir()))
    if inside or (taken and not manifest.is_file()):
        hint = "choose an empty or a new folder"
        place = Location(goal.as_posix())
        raise CatalogueError(
            [
                Issue(
                    "PB503",
                    "the folder holds other files, or is that of the pages themselves",
                    place,
                    hint,
                )
            ]
        )
    before = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
    wanted = {page.path: page.text.encode("utf-8") for page in pages(renderer)}
    for file in sorted(docs.rglob("*")):
        if file.is_file():
            wanted[file.relative_to(docs).as_posix()] = file.read_bytes()
    write_text(manifest, "\n".join(sorted(before | set(wanted))) + "\n")
    changes = sum(write_bytes(goal / path, data) for path, data in wanted.items())
    for path in before - set(wanted):
        if (goal / path).resolve().is_relative_to(goal.resolve()):
            (goal / path).unlink(missing_ok=True)
            changes += 1
    write_text(manifest, "\n".join(sorted(wanted)) + "\n")
    return changes
