"""A catalogue from its files: the one way in.

First the files, then an edition over them, then each record by itself, then the rules between
records. Every problem of all four is collected before it stops.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.context import Context
from strategy_playbook.editions.aside import at_fault, in_the_overlay
from strategy_playbook.editions.edition import Edition, read_edition
from strategy_playbook.errors import CatalogueError, Issue, shortened
from strategy_playbook.folder import LABELS, RELEASE, RETIRED, read_folder
from strategy_playbook.labels import Labels
from strategy_playbook.models import KINDS, Record, Release, Retired
from strategy_playbook.overlay import Entry
from strategy_playbook.prose import pages_in
from strategy_playbook.rules import check
from strategy_playbook.validate import (
    entries_of,
    labels_entry,
    validate,
    validate_labels,
    validate_release,
    validate_retired,
)

LANGUAGES = ("en",)


def load(
    folder: Path,
    *,
    edition: Path | None = None,
    docs: Path | None = None,
    language: str = "en",
) -> Catalogue:
    """Read, check and return the catalogue in a folder.

    Args:
        folder: Where the files of the kinds are, one each or several in a folder of that name.
        edition: The folder of the regional edition to lay over it, if any.
        docs: The folder of the base's pages; with it, an edition's changes of pages are checked.
        language: The language to load, as a code of ISO 639-1.

    Raises:
        CatalogueError: with every problem in every file.
    """
    check_language(language)
    with _no_garbage_collection():
        base = _read(folder)
        return _checked(base, edition, pages_in(docs, base.issues) if docs else None)


def check_language(language: str) -> None:
    """Refuse a language that no catalogue is written in (PB502)."""
    if language not in LANGUAGES:
        message = f'there is no catalogue in the language "{shortened(language)}"'
        hint = f"languages: {', '.join(LANGUAGES)}"
        raise CatalogueError([Issue("PB502", message, hint=hint)])


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking over all that was read so far, again and again.

    Everything made while loading is kept, so there is nothing to collect; this halves the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass
class _Base:
    """What the files hold, not checked yet; `unread` are kinds of which a file was not read."""

    entries: list[Entry] = field(default_factory=list)
    labels: Entry | None = None
    release: Release | None = None
    retired: list[tuple[Retired, Entry]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)


def _read(folder: Path) -> _Base:
    base = _Base()
    documents = list(read_folder(folder, base.issues))
    base.unread = {"sources"} - {plural for plural, _ in documents}
    for plural, document in documents:
        found: list[Issue] = []
        if document is None:
            base.unread.add(plural)
        elif plural == LABELS:
            base.labels, found = labels_entry(document)
        elif plural == RELEASE:
            base.release, found = validate_release(document)
        elif plural == RETIRED:
            base.retired, found = validate_retired(document)
        else:
            more, found = entries_of(plural, document)
            base.entries += more
            base.unread |= {plural} if found else set()
        base.issues += found
    return base


@dataclass(frozen=True, slots=True)
class _Checked:
    """What comes of checking: records with the entries they came from, and every problem."""

    records: list[tuple[Record, Entry]]
    entries: list[Entry]
    labels: Labels | None
    edition: Edition | None
    issues: list[Issue]


def _checked(base: _Base, folder: Path | None, docs: Mapping[str, str] | None) -> Catalogue:
    aside: dict[str, str] = {}
    found = _check(base, folder, docs, aside)
    while found.issues and (edition := found.edition):
        found = _with_places_in_the_overlay(found, base)
        more = at_fault(found.issues, edition)
        if not set(more) - set(aside):
            break
        aside |= more
        found = _check(base, folder, docs, aside)
    if found.issues or found.labels is None or base.release is None:
        raise CatalogueError(found.issues)
    retired = [gone for gone, _ in base.retired]
    records = [record for record, _ in found.records]
    return Catalogue(records, found.labels, base.release, found.edition, retired)


def _with_places_in_the_overlay(found: _Checked, base: _Base) -> _Checked:
    """Return the same with problems that an edition makes in records of the base laid to it."""
    own = set(_check(base, None, None, {}).issues)
    issues = [i if i in own else in_the_overlay(i, found.entries) for i in found.issues]
    return replace(found, issues=issues)


def _check(
    base: _Base, folder: Path | None, docs: Mapping[str, str] | None, aside: Mapping[str, str]
) -> _Checked:
    issues, entries, words = list(base.issues), base.entries, base.labels
    edition: Edition | None = None
    if folder is not None:
        retired = [gone for gone, _ in base.retired]
        edition, entries, words, found = read_edition(folder, entries, words, retired, docs, aside)
        issues += found
    labels = None
    if words is not None:
        labels, found = validate_labels(words)
        issues += found
    checked: list[tuple[Record, Entry]] = []
    for entry in entries:
        record, found = validate(entry)
        issues += found
        if record is not None:
            checked.append((record, entry))
    ids: dict[str, set[str]] = {}
    for entry in entries:
        if entry.id:
            ids.setdefault(entry.id, set()).add(KINDS[entry.plural].kind)
    context = Context(
        checked,
        ids,
        frozenset(KINDS[plural].kind for plural in base.unread & set(KINDS)),
        labels,
        words,
        bool(issues),
        base.retired,
        edition.file.prefix if edition else "",
        frozenset(edition.hidden) if edition else frozenset(),
    )
    issues += check(context)
    return _Checked(checked, entries, labels, edition, issues)
