"""The whole catalogue, loaded and checked, with look-ups and both ends of every link.

`load` is the one way in: files, then the edition over them, then each record by itself, then the
rules between records. Every problem of all four is collected before it stops.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from strategy_playbook.context import OURS, Context, named, visited
from strategy_playbook.coverage import Place, coverage
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean
from strategy_playbook.folder import read_folder
from strategy_playbook.labels import Labels
from strategy_playbook.models import KINDS, Basis, Record, Retired, SheetRecord, Source, Stage
from strategy_playbook.overlay import Entry
from strategy_playbook.rules import check
from strategy_playbook.sheets import lay_out
from strategy_playbook.validate import entries_of, validate, validate_labels, validate_retired

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class Connection:
    """One end of a link, seen from the record that it is listed under.

    Attributes:
        record: The record at the other end.
        relation: The relation of the link; for one that a field makes, as in `context.FIELDS`.
        direction: ``out`` where this record writes the link, ``back`` where the other does.
        basis: Whether the paper joins the two or we do.
    """

    record: Record
    relation: str
    direction: Literal["out", "back"]
    basis: Basis


class Catalogue:
    """Records that have passed every check. It never changes.

    Attributes:
        records: All records by id: by kind, then principle, then the order in the files.
        labels: The words that templates print around records.
    """

    def __init__(self, records: Sequence[Record], labels: Labels) -> None:
        order = {record.id: index for index, record in enumerate(records)}
        plurals = list(KINDS)

        def place(record: Record) -> tuple[int, int]:
            return plurals.index(record.plural), order.get(getattr(record, "principle", ""), 0)

        self.records = {record.id: record for record in sorted(records, key=place)}
        self.labels = labels

    def get(self, id_: str) -> Record:
        """Return the record with this id.

        Raises:
            CatalogueError: PB402 if there is none.
        """
        try:
            return self.records[id_]
        except KeyError:
            hint = did_you_mean(str(id_), self.records)
            issue = Issue("PB402", f'no record has the id "{id_}"', hint=hint)
            raise CatalogueError([issue]) from None

    def of_kind(self, plural: str, principle: str | None = None) -> list[Record]:
        """Return the records of a kind, in reading order.

        Args:
            plural: The kind's plural, such as ``tools``.
            principle: Only those under the principle with this id.

        Raises:
            CatalogueError: PB404 for an unknown kind or for what is no principle, PB402 for an
                unknown id.
        """
        if plural not in KINDS:
            hint = did_you_mean(str(plural), KINDS) or f"kinds: {', '.join(KINDS)}"
            raise CatalogueError([Issue("PB404", f'there is no kind "{plural}"', hint=hint)])
        records = self._by_kind.get(plural, [])
        if principle is None:
            return list(records)
        if self.get(principle).kind != "principle":
            raise CatalogueError([Issue("PB404", f'"{principle}" is not a principle')])
        return [record for record in records if getattr(record, "principle", None) == principle]

    def connections(self, record: Record) -> dict[str, list[Connection]]:
        """Return what is linked to a record, both ways, as kind's plural to connections.

        Kinds, and the records of a kind, are in reading order.
        """
        groups: dict[str, list[Connection]] = {}
        for plural in KINDS:
            found = [c for c in self._connections.get(record.id, ()) if c.record.plural == plural]
            if found:
                groups[plural] = sorted(found, key=lambda c: self._rank[c.record.id])
        return groups

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """Return the records of the same kind before and after this one, in reading order."""
        siblings = self._by_kind[record.plural]
        index = self._rank[record.id]
        before = siblings[index - 1] if index else None
        return before, siblings[index + 1] if index + 1 < len(siblings) else None

    def coverage(self, source: str) -> list[Place]:
        """Return each paragraph and item of a source with the records that carry it.

        Raises:
            CatalogueError: PB402 if there is no such record, PB404 if it is no source.
        """
        found = self.get(source)
        if not isinstance(found, Source):
            raise CatalogueError([Issue("PB404", f'"{source}" is not a source')])
        return coverage(found, self.records.values())

    def stage_of(self, record: Record) -> Stage | None:
        """Return the stage of the strategy cycle that a record belongs to, if there is one."""
        stages = [stage for stage in self.of_kind("stages") if isinstance(stage, Stage)]
        named = getattr(record, "stage", None)
        return next((s for s in stages if s.id == named or record.plural in s.kinds), None)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {r.id: r for r in self.records.values() if isinstance(r, Source)}

    @cached_property
    def _by_kind(self) -> dict[str, list[Record]]:
        groups: dict[str, list[Record]] = {}
        for record in self.records.values():
            groups.setdefault(record.plural, []).append(record)
        return groups

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {r.id: index for group in self._by_kind.values() for index, r in enumerate(group)}

    @cached_property
    def _connections(self) -> dict[str, list[Connection]]:
        ends: dict[str, list[Connection]] = {}
        for record in self.records.values():
            for to, relation, basis in self._written(record):
                other = self.records[to]
                ends.setdefault(record.id, []).append(Connection(other, relation, "out", basis))
                ends.setdefault(to, []).append(Connection(record, relation, "back", basis))
        return ends

    def _written(self, record: Record) -> Iterator[tuple[str, str, Basis]]:
        for _, to, relation, _ in named(record):
            yield to, relation, "editorial" if relation in OURS else record.basis
        visits = [(to, relation) for _, to, relation, _ in visited(record)]
        if isinstance(record, SheetRecord):
            lines = lay_out(record, self.records).lines()
            visits = [(line.record.id, "lists") for line in lines if line.record]
        for to, relation in dict.fromkeys(visits):
            yield to, relation, "editorial"
        for link in record.links:
            yield link.to, link.relation, link.basis


def load(folder: Path, *, edition: str | None = None, language: str = "en") -> Catalogue:
    """Read, check and return the catalogue in a folder.

    Args:
        folder: Where the files of the kinds are, one each or several in a folder of that name.
        edition: The regional edition to lay over it; none exists yet.
        language: The language to load, as a code of ISO 639-1.

    Raises:
        CatalogueError: with every problem in every file.
    """
    with _no_garbage_collection():
        return _load(folder, edition, language)


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


def _load(folder: Path, edition: str | None, language: str) -> Catalogue:
    issues = _unknown_choice(edition, language)
    documents = list(read_folder(folder, issues))
    entries: list[Entry] = []
    unread = {"sources"} - {plural for plural, _ in documents}
    labels, labels_document = None, None
    retired: list[tuple[Retired, Entry]] = []
    for plural, document in documents:
        if document is None:
            unread.add(plural)
            continue
        if plural == "labels":
            labels, found = validate_labels(document)
            labels_document = document
        elif plural == "retired":
            retired, found = validate_retired(document)
        else:
            more, found = entries_of(plural, document)
            entries += more
            unread |= {plural} if found else set()
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
    kinds = frozenset(KINDS[plural].kind for plural in unread & set(KINDS))
    incomplete = bool(issues)
    issues += check(Context(checked, ids, kinds, labels, labels_document, incomplete, retired))
    if issues or labels is None:
        raise CatalogueError(issues)
    return Catalogue([record for record, _ in checked], labels)


def _unknown_choice(edition: str | None, language: str) -> list[Issue]:
    issues = []
    if edition:
        issues.append(Issue("PB501", f'there is no edition "{edition}"', hint="leave it empty"))
    if language not in LANGUAGES:
        message = f'there is no catalogue in the language "{language}"'
        issues.append(Issue("PB502", message, hint=f"languages: {', '.join(LANGUAGES)}"))
    return issues
