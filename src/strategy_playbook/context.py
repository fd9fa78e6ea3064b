"""What the rules look at: the records, where they stand, and each place where one names another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from strategy_playbook.errors import Location
from strategy_playbook.labels import Labels
from strategy_playbook.models import Link, Record, Relation, Source
from strategy_playbook.overlay import Entry
from strategy_playbook.source import Document

ENDS: dict[Relation, tuple[frozenset[str], frozenset[str]]] = {
    "serves": (frozenset({"tool"}), frozenset({"objective"})),
    "applies": (
        frozenset({"principle", "objective", "tool", "topic", "recommendation"}),
        frozenset({"article"}),
    ),
    "concerns": (
        frozenset({"topic"}),
        frozenset({"principle", "objective", "tool", "recommendation"}),
    ),
    "advances": (frozenset({"recommendation"}), frozenset({"principle", "objective"})),
}
"""Which kinds a relation may join, from and to; relations not named join two of one kind."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a record names another; it is looked up only if there is something to say.

    Attributes:
        record: The record that refers.
        to: The id that it names.
        relation: How the two stand to one another.
        kinds: The kinds of record that may stand there.
        entry: Where the record comes from.
        path: Where in it the id stands.
        link: The link, or None for a record's principle.
    """

    record: Record
    to: str
    relation: str
    kinds: frozenset[str]
    entry: Entry
    path: tuple[str | int, ...]
    link: Link | None = None

    @property
    def place(self) -> Location:
        """Where the id stands."""
        return self.entry.locate(self.path)


@dataclass(frozen=True)
class Context:
    """What a rule looks at.

    Attributes:
        records: The records whose shape is right, with the entry each came from.
        ids: Every id in the catalogue and its kinds, those of misshapen records included, so that
            one mistake is not reported again at every link to it.
        unread: The kinds of which a file could not be read, so that what it holds is not missed.
        labels: The labels, or None if they could not be read.
        labels_document: The file that they come from.
    """

    records: list[tuple[Record, Entry]]
    ids: dict[str, set[str]]
    unread: frozenset[str] = frozenset()
    labels: Labels | None = None
    labels_document: Document | None = None

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {r.id: r for r, _ in self.records if isinstance(r, Source)}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Each place where a record names another."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for record, entry in self.records:
            if principle := getattr(record, "principle", None):
                kinds = frozenset({"principle"})
                yield Reference(record, principle, "under", kinds, entry, ("principle",))
            for index, link in enumerate(record.links):
                kinds = ends_of(record, link)[1]
                path = ("links", index, "to")
                yield Reference(record, link.to, link.relation, kinds, entry, path, link)


def ends_of(record: Record, link: Link) -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds that may write a link and those that it may lead to."""
    same = frozenset({record.kind})
    return ENDS.get(link.relation, (same, same))
