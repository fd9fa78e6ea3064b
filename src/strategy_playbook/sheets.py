"""Sheets laid out: each item and each place to fill in, with references and queries resolved.

Whatever shows a sheet (a page, a PDF, a document, a table) starts from `lay_out`, so that all of
them hold the same items under the same keys. A key names a place in what readers save, and stays
the same when words or order change: ``section.item`` for a box, ``section.item.blank``,
``section.blank``, and ``section.number.blank`` in a table of several rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from strategy_playbook.models import Blank, Item, Record, SheetRecord, SheetSection, Standing

State = Mapping[str, str | bool]
"""What is filled in, by key: true for a ticked box, text for everything else."""

SCALE = ("1", "2", "3", "4", "5")
"""What a scale offers."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill in.

    Attributes:
        key: Its name in what readers save.
        label: What is asked.
        type: ``line``, ``lines``, ``date``, ``choice``, ``scale`` or ``sign``.
        options: What to choose from, in a choice or on a scale.
        when: The answers to the item that call for it; empty if it is always there.
    """

    key: str
    label: str
    type: str
    options: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a checklist.

    Attributes:
        key: The name of its box in what readers save; also without a box it names the item.
        code: The short code printed beside it.
        text: The item in a sentence or a few words.
        details: Further sentences, such as questions to ask.
        note: Our guidance on this item.
        record: The record behind it, unless the words are the checklist's own.
        basis: Who says so.
        source: Citations.
        ticked: Whether it has a box to tick; if not, the first of its places is a choice.
        places: What to fill in beside it.
        after: The code of the item it depends on and the answers that call for it.
    """

    key: str
    code: str
    text: str
    details: tuple[str, ...]
    note: str | None
    record: Record | None
    basis: Standing
    source: tuple[str, ...]
    ticked: bool
    places: tuple[Place, ...]
    after: tuple[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a sheet.

    Attributes:
        id: Its name in keys.
        title: Its heading.
        note: Our guidance on it.
        lines: The items.
        rows: What to fill in after them: one row, or several of a table.
    """

    id: str
    title: str
    note: str | None
    lines: tuple[Line, ...]
    rows: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist or form, ready to be shown."""

    record: SheetRecord
    parts: tuple[Part, ...]

    def lines(self) -> Iterator[Line]:
        """Yield every item."""
        for part in self.parts:
            yield from part.lines

    def places(self) -> Iterator[Place]:
        """Yield every place to fill in but the boxes of items."""
        for part in self.parts:
            for line in part.lines:
                yield from line.places
            for row in part.rows:
                yield from row


Say = Callable[[Record], Standing]
"""Says on whose word a record stands."""


def _as_written(record: Record) -> Standing:
    return record.basis


def lay_out(record: SheetRecord, records: Mapping[str, Record], say: Say = _as_written) -> Sheet:
    """Lay a checklist or form out.

    Args:
        record: The checklist or form; its references and queries have passed the rules.
        records: All records by id, in reading order.
        say: Says on whose word a record stands, if that is more than its basis.
    """
    return Sheet(record, tuple(_part(section, records, say) for section in record.sections))


def matching(item: Item, records: Iterable[Record]) -> list[Record]:
    """Return the records that a query finds: those of a kind whose fields have the values."""
    return [
        record
        for record in records
        if record.plural == item.all
        and all(_has(record, field, value) for field, value in item.where.items())
    ]


def _has(record: Record, field: str, value: str) -> bool:
    found = getattr(record, field, None)
    return value in found if isinstance(found, tuple) else str(found) == value


def _part(section: SheetSection, records: Mapping[str, Record], say: Say) -> Part:
    lines = [line for item in section.items for line in _lines(item, section, records, say)]
    keys = [""] if section.rows == 1 else [f"{number}." for number in range(1, section.rows + 1)]
    rows = [
        tuple(_place(blank, f"{section.id}.{key}") for blank in section.blanks)
        for key in (keys if section.blanks else ())
    ]
    return Part(section.id, section.title, section.note, tuple(lines), tuple(rows))


def _lines(
    item: Item, section: SheetSection, records: Mapping[str, Record], say: Say
) -> Iterator[Line]:
    if item.all:
        for record in matching(item, records.values()):
            yield _of_record(item, record, section, say)
    elif item.record:
        yield _of_record(item, records[item.record], section, say)
    else:
        basis = item.basis or "editorial"
        yield _line(item, section, str(item.code), str(item.text), (), None, basis)


def _of_record(item: Item, record: Record, section: SheetSection, say: Say) -> Line:
    basis = item.basis or say(record)
    if item.text:
        return _line(item, section, record.code, item.text, (), record, basis)
    details = _DETAILS[section.show](record)
    return _line(item, section, record.code, record.title, details, record, basis)


def _line(
    item: Item,
    section: SheetSection,
    code: str,
    text: str,
    details: tuple[str, ...],
    record: Record | None,
    basis: Standing,
) -> Line:
    key = f"{section.id}.{code}"
    blanks = (*section.each, *item.blanks)
    after = (item.after.item, item.after.answers) if item.after else None
    return Line(
        key=key,
        code=code,
        text=text,
        details=details,
        note=item.note,
        record=record,
        basis=basis,
        source=record.source if record else item.source,
        ticked=not any(blank.type == "choice" for blank in section.each),
        places=tuple(_place(blank, f"{key}.") for blank in blanks),
        after=after,
    )


def _place(blank: Blank, before: str) -> Place:
    options = SCALE if blank.type == "scale" else blank.options
    return Place(f"{before}{blank.id}", blank.label, blank.type, options, blank.when)


def _guidance(field: str) -> Callable[[Record], tuple[str, ...]]:
    def of(record: Record) -> tuple[str, ...]:
        found: tuple[str, ...] = getattr(getattr(record, "guidance", None), field, ())
        return found

    return of


def _elements(record: Record) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(record, "elements", ())
    return found


_DETAILS: Mapping[str, Callable[[Record], tuple[str, ...]]] = {
    "title": lambda record: (),
    "summary": lambda record: (record.summary,),
    "questions": _guidance("questions"),
    "actions": _guidance("actions"),
    "elements": _elements,
}
