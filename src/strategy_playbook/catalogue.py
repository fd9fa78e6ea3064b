"""The whole catalogue, checked, with look-ups, both ends of every link, and each record's standing.

`loading` makes it; nothing else does, so whoever holds one holds records without a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from strategy_playbook.context import OURS, named, visited
from strategy_playbook.coverage import Place, coverage
from strategy_playbook.editions.edition import Edition, Provenance
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean
from strategy_playbook.labels import Labels
from strategy_playbook.models import (
    KINDS,
    Basis,
    Record,
    Release,
    Retired,
    SheetRecord,
    Source,
    Stage,
    Standing,
)
from strategy_playbook.sheets import Sheet, lay_out


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
        release: The version of the base's content.
        edition: The edition that was laid over the base, if one was.
        retired: What is left of records that are not in it any more.
    """

    def __init__(
        self,
        records: Sequence[Record],
        labels: Labels,
        release: Release,
        edition: Edition | None = None,
        retired: Sequence[Retired] = (),
    ) -> None:
        order = {record.id: index for index, record in enumerate(records)}
        plurals = list(KINDS)

        def place(record: Record) -> tuple[int, int]:
            return plurals.index(record.plural), order.get(getattr(record, "principle", ""), 0)

        self.records = {record.id: record for record in sorted(records, key=place)}
        self.labels = labels
        self.release = release
        self.edition = edition
        self.retired = tuple(retired)

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

    def provenance(self, record: Record) -> Provenance:
        """Return whether a record is the base's, adapted or regional, and what was changed."""
        return self.edition.provenance(record) if self.edition else Provenance("base")

    def standing(self, record: Record) -> Standing:
        """Return on whose word a record stands, as a reader is told."""
        return self.edition.standing(record) if self.edition else record.basis

    def sheet(self, record: SheetRecord) -> Sheet:
        """Return a checklist or form laid out."""
        return lay_out(record, self.records, self.standing)

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
