"""What the rules look at: the records, where they stand, and each place where one names another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from strategy_playbook.errors import Location
from strategy_playbook.labels import Labels
from strategy_playbook.models import (
    KINDS,
    Example,
    Link,
    Record,
    Relation,
    Retired,
    Session,
    SheetRecord,
    Source,
    Workshop,
)
from strategy_playbook.overlay import Entry

_WORK = frozenset({"principle", "objective", "tool"})
_BASE = frozenset({"stage", "point", "dimension", "risk", "structure", "indicator-rule", "enquiry"})

_ANY = frozenset(model.kind for model in KINDS.values())
_SHEETS = frozenset({"checklist", "form"})
_TAUGHT = frozenset({"theme", "concept", "practice", "method"})

ENDS: dict[Relation, tuple[frozenset[str], frozenset[str]]] = {
    "serves": (frozenset({"tool"}), frozenset({"objective"})),
    "applies": (_WORK | _BASE | _TAUGHT | {"topic", "recommendation"}, frozenset({"article"})),
    "concerns": (frozenset({"topic"}), _WORK | _BASE | {"recommendation"}),
    "advances": (frozenset({"recommendation"}), _WORK | _BASE | _TAUGHT),
    "raises": (_WORK | {"structure"}, frozenset({"enquiry", "risk"})),
    "informs": (_BASE, _WORK),
    "meets": (_TAUGHT, _WORK | _BASE | {"topic", "recommendation"}),
}
"""Which kinds a relation may join, from and to; relations not named join two of one kind."""

FIELDS: dict[str, tuple[str, str]] = {
    "principle": ("under", "principle"),
    "stage": ("within", "stage"),
    "depends_on": ("depends", "enquiry"),
    "theme": ("taught", "theme"),
    "article": ("settled", "article"),
}
"""Fields that hold the id of another record: how the two then stand, and of which kind it is."""

MADE_OF = frozenset({"visits", "lists", "uses", "runs", "fills"})
"""Relations to the records that a record is made of; what shows it shows them in its body."""

OURS = frozenset({"settled"})
"""Of the relations that fields make, those that no paper makes: the key of a question is ours."""


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
        link: The link, or None where a field of the record names the other.
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
        words: The labels as written.
        incomplete: Whether a file could not be read or a record has the wrong shape, so that what
            is missing here may be in the catalogue all the same.
        retired: What is left of retired records, with the entry each came from.
        prefix: What ids of an edition's own records begin with; empty without an edition.
        hidden: The ids of the records that the edition leaves out.
    """

    records: list[tuple[Record, Entry]]
    ids: dict[str, set[str]]
    unread: frozenset[str] = frozenset()
    labels: Labels | None = None
    words: Entry | None = None
    incomplete: bool = False
    retired: Sequence[tuple[Retired, Entry]] = ()
    prefix: str = ""
    hidden: frozenset[str] = frozenset()

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {r.id: r for r, _ in self.records if isinstance(r, Source)}

    def is_regional(self, record: Record) -> bool:
        """Return whether a record is the edition's own."""
        return bool(self.prefix) and record.id.startswith(f"{self.prefix}-")

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Each place where a record names another."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for record, entry in self.records:
            for field, to, relation, kind in named(record):
                yield Reference(record, to, relation, frozenset({kind}), entry, (field,))
            for path, to, relation, kinds in visited(record):
                yield Reference(record, to, relation, kinds, entry, path)
            for index, link in enumerate(record.links):
                kinds = ends_of(record, link)[1]
                path = ("links", index, "to")
                yield Reference(record, link.to, link.relation, kinds, entry, path, link)


def visited(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str, frozenset[str]]]:
    """Yield the records that a record names in its parts: where, the id, relation and kinds."""
    for number, step in enumerate(getattr(record, "steps", ()) if record.kind == "role" else ()):
        for index, to in enumerate(step.records):
            yield ("steps", number, "records", index), to, "visits", _ANY
    if isinstance(record, SheetRecord):
        for number, section in enumerate(record.sections):
            for index, item in enumerate(section.items):
                if item.record:
                    yield ("sections", number, "items", index, "record"), item.record, "lists", _ANY
    elif isinstance(record, Session):
        for index, to in enumerate(record.records):
            yield ("records", index), to, "uses", _ANY
        for index, to in enumerate(record.sheets):
            yield ("sheets", index), to, "uses", _SHEETS
    elif isinstance(record, Workshop):
        for number, day in enumerate(record.days):
            for index, slot in enumerate(day.slots):
                if slot.session:
                    place = ("days", number, "slots", index, "session")
                    yield place, slot.session, "runs", frozenset({"session"})
    elif isinstance(record, Example):
        for to in record.entries:
            yield ("entries", to), to, "fills", _SHEETS


def ends_of(record: Record, link: Link) -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds that may write a link and those that it may lead to."""
    same = frozenset({record.kind})
    return ENDS.get(link.relation, (same, same))


def named(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Yield the records that a record's own fields name: field, id, relation and kind."""
    for field, (relation, kind) in FIELDS.items():
        if to := getattr(record, field, None):
            yield field, to, relation, kind
