"""An edition, read and laid over the base: what it is called, what it changes, and where from.

A reader must never take an edition's words for those of the papers, so each record can say whether
it is the base's, adapted, or the edition's own, and what the base has in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal

from strategy_playbook.editions import folder as folders
from strategy_playbook.editions.brand import check_brand
from strategy_playbook.editions.changes import Change, changes_of
from strategy_playbook.editions.fields import base_of, write
from strategy_playbook.editions.lay import lay
from strategy_playbook.editions.pages import meet_pages, page_changes
from strategy_playbook.editions.pins import read_pins, reviewed, written_of
from strategy_playbook.editions.renames import Followed, follow, follow_pins
from strategy_playbook.editions.results import Applied, Dropped, Hidden, Laid, Review
from strategy_playbook.editions.variables import expand_file
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.folder import LABELS
from strategy_playbook.models import Record, Retired, Standing
from strategy_playbook.models.editions import EditionFile, Pin
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import Document
from strategy_playbook.validate import fit, text_issues

_ELSEWHERE = ("", "links", "source")
"""Fields that leave a record's words as they were; empty stands for the record as a whole."""

State = Literal["base", "adapted", "regional"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record comes from.

    Attributes:
        state: Whether it is the base's, adapted by the edition, or the edition's own.
        changes: What the edition changed, each with the base's text.
    """

    state: State
    changes: tuple[Applied, ...] = ()


@dataclass(frozen=True)
class Edition:
    """An edition.

    Attributes:
        id: Its id, the name of its folder.
        folder: Its folder.
        file: What edition.yml says, with variables filled in.
        applied: Every change with what it met in the base, of pages and labels, too.
        hidden: The records that it leaves out, by id.
        dropped: References of its own to records that are not there any more.
        followed: Old ids that it still uses.
        pins: The base's text at the last review, by the keys of changes.
        changes: Every change as the overlay says it, refused ones, too.
    """

    id: str
    folder: Path
    file: EditionFile
    applied: tuple[Applied, ...]
    hidden: Mapping[str, Hidden]
    dropped: tuple[Dropped, ...]
    followed: tuple[Followed, ...]
    pins: Mapping[str, Pin]
    changes: tuple[Change, ...]

    def provenance(self, record: Record) -> Provenance:
        """Return where a record comes from."""
        if record.id.startswith(f"{self.file.prefix}-"):
            return Provenance("regional", tuple(self._changes.get(record.id, ())))
        changes = tuple(self._changes.get(record.id, ()))
        return Provenance("adapted" if changes else "base", changes)

    def standing(self, record: Record) -> Standing:
        """Return what to tell a reader of a record: its basis, unless its words were changed.

        A link says itself on whose word it stands, so more or fewer links leave the words as they
        were.
        """
        changed = self.provenance(record)
        words = any(one.change.field.partition(".")[0] not in _ELSEWHERE for one in changed.changes)
        return "adapted" if changed.state == "adapted" and words else record.basis

    def pages(self) -> list[Applied]:
        """Return the changes of pages."""
        return [one for one in self.applied if one.change.plural == folders.PAGES]

    @cached_property
    def written(self) -> dict[str, str]:
        """The hash of what the edition writes, by the keys of changes."""
        return written_of(self.changes)

    @cached_property
    def _changes(self) -> dict[str, list[Applied]]:
        found: dict[str, list[Applied]] = {}
        for one in self.applied:
            if one.lost is None and one.change.plural not in (LABELS, folders.PAGES):
                found.setdefault(one.change.id, []).append(one)
        return found


def read_edition(
    folder: Path,
    base: Sequence[Entry],
    labels: Entry | None,
    retired: Sequence[Retired],
    docs: Mapping[str, str] | None,
    aside: Mapping[str, str],
) -> tuple[Edition | None, list[Entry], Entry | None, list[Issue]]:
    """Read an edition and lay it over the base.

    Args:
        folder: The edition's folder.
        base: The base's records.
        labels: The base's labels, if they could be read.
        retired: What the base had in earlier versions.
        docs: The base's pages, path to text; without them, changes of pages are not compared.
        aside: The keys of changes to leave out, as they do not fit the base any more, with why.

    Returns:
        The edition (None if edition.yml is wrong), the records and labels with its changes, and
        every mistake in it.
    """
    issues: list[Issue] = []
    try:
        files = folders.read_files(folder, issues)
    except CatalogueError as error:
        return None, list(base), labels, list(error.issues)
    file = _edition_file(files, base, issues)
    pins, wrong = read_pins(files.lock)
    issues += wrong
    changes: list[Change] = []
    for plural, document in files.overlays:
        if plural != folders.PAGES:
            variables = file.variables if file else {}
            more, wrong = changes_of(plural, document, variables)
            changes += more
            issues += wrong
    listed = dict(files.overlays).get(folders.PAGES)
    pages, wrong = page_changes(listed, file.variables if file else {})
    issues += wrong
    if file is None:
        return None, list(base), labels, [issue for issue in issues if issue.id != "PB712"]
    changes, followed = follow(changes, retired)
    pins = follow_pins(pins, retired)
    review = Review(reviewed(pins, written_of([*changes, *pages])), dict(aside))
    records = [change for change in changes if change.plural != LABELS]
    laid = lay(base, records, prefix=file.prefix, retired=retired, review=review)
    labels = _labels(labels, [c for c in changes if c.plural == LABELS], review, laid)
    issues += laid.issues
    if docs is not None and _are_whole(pages, listed, folder):
        met, wrong = meet_pages(
            pages, folder / folders.DOCS, files.pages, docs, _made(base, laid.entries), review
        )
        laid.applied += met
        issues += wrong
    edition = Edition(
        folder.name,
        folder,
        file,
        tuple(laid.applied),
        {one.id: one for one in laid.hidden},
        tuple(laid.dropped),
        tuple(followed),
        pins,
        (*changes, *pages),
    )
    return edition, laid.entries, labels, issues


def _are_whole(pages: Sequence[Change], listed: Document | None, folder: Path) -> bool:
    """Return whether all of overlay/pages.yml was read, so that no page is missing in vain."""
    if listed is None:
        return not (folder / folders.OVERLAY / f"{folders.PAGES}.yml").exists()
    return isinstance(listed.value, dict) and len(pages) == len(listed.value)


def _made(*entries: Iterable[Entry]) -> dict[str, str]:
    """Return the pages that nobody writes, each with what to do in place of writing it."""
    made = dict.fromkeys(folders.MADE.values(), "it is made from all changes; leave it as it is")
    for entry in chain(*entries):
        hint = f"change the record in overlay/{entry.plural}.yml"
        made[f"{entry.plural}/{entry.id}.md"] = hint
    return made


def _labels(
    labels: Entry | None, changes: Sequence[Change], review: Review, laid: Laid
) -> Entry | None:
    if labels is None or not changes:
        return labels
    aside = [change for change in changes if change.key in review.aside]
    kept = [change for change in changes if change.key not in review.aside]
    written, met, issues = write(labels, kept, review.same)
    laid.applied += met
    laid.applied += [
        Applied(change, base_of(labels, change), review.aside[change.key], aside=True)
        for change in aside
    ]
    laid.issues += issues
    return written


def _edition_file(
    files: folders.EditionFiles, base: Iterable[Entry], issues: list[Issue]
) -> EditionFile | None:
    document = files.file
    if document is None:
        return None
    if not isinstance(document.value, dict):
        message = "edition.yml is fields (name: value)"
        issues.append(Issue("PB203", message, document.locate(())))
        return None
    entry = Entry("edition", document.value, Origin(document))
    file, wrong = fit(EditionFile, document.value, entry)
    issues += [*wrong, *text_issues(entry)]
    if file is None:
        return None
    issues += [*_prefix_is_free(file, entry, base), *check_brand(file.brand, files.folder, entry)]
    file, wrong = expand_file(file, entry)
    issues += wrong
    return file


def _prefix_is_free(file: EditionFile, entry: Entry, base: Iterable[Entry]) -> Iterable[Issue]:
    for other in base:
        code = str(other.fields.get("code", "")).lower()
        taken = code == file.prefix or code.startswith(f"{file.prefix}-")
        if taken or (other.id or "").startswith(f"{file.prefix}-"):
            message = f'names of the base begin with "{file.prefix}"'
            hint = f"see {other.locate(('code',) if taken else ('id',))}; choose another"
            yield Issue("PB705", message, entry.locate(("prefix",)), hint)
            return
