"""Checks of what people fill in: queries, codes, conditions, sizes, and examples filled in.

They are run with those of `rules`, which explains what a rule is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from strategy_playbook.context import Context
from strategy_playbook.errors import Issue, did_you_mean, shortened
from strategy_playbook.models import (
    KINDS,
    Blank,
    Example,
    Item,
    SheetRecord,
    SheetSection,
    Workshop,
)
from strategy_playbook.overlay import Entry
from strategy_playbook.sheets import Sheet, lay_out, matching

LIST_LIMIT = 255
"""How many characters the choices of a cell may have in a spreadsheet, commas included."""

Path = tuple[str | int, ...]


def queries_find_records(context: Context) -> Iterator[Issue]:
    """PB313: a query of a checklist names a kind and its fields, and finds something."""
    records = [record for record, _ in context.records]
    for _, entry, path, item, _ in _items(context):
        if item.all is None:
            continue
        if item.all not in KINDS:
            hint = did_you_mean(item.all, KINDS)
            place = entry.locate((*path, "all"))
            yield Issue("PB313", f'the query asks for "{item.all}", which is no kind', place, hint)
            continue
        fields = list(KINDS[item.all].model_fields)
        unknown = [field for field in item.where if field not in fields]
        for field in unknown:
            place = entry.locate((*path, "where", field), key=True)
            message = f'the query asks for the field "{field}", which {item.all} do not have'
            yield Issue("PB313", message, place, did_you_mean(field, fields))
        if unknown or context.incomplete or context.hidden or matching(item, records):
            continue
        hint = "change where, or remove the item"
        yield Issue("PB313", "the query finds no record", entry.locate((*path, "all")), hint)


def items_stand_once(context: Context) -> Iterator[Issue]:
    """PB314: an item of our own has a code that no other has, beginning with that of its sheet."""
    first: dict[str, tuple[Entry, Path]] = {}
    records = [record for record, _ in context.records]
    seen: dict[tuple[str, Path], set[str]] = {}
    for sheet, entry, path, item, _ in _items(context):
        place = (*path, "code")
        if item.code:
            own = item.code
            if item.basis == "regional" and not context.is_regional(sheet):
                own = own.removeprefix(f"{context.prefix.upper()}-")
            if not own.startswith(f"{sheet.code}-"):
                message = f'the code "{item.code}" does not begin with "{sheet.code}-"'
                yield Issue("PB314", message, entry.locate(place))
            if item.code in first:
                other, where = first[item.code]
                message = f'the code "{item.code}" is already in use'
                yield Issue(
                    "PB314", message, entry.locate(place), f"first at {other.locate(where)}"
                )
            first.setdefault(item.code, (entry, place))
        here = seen.setdefault((sheet.id, path[:2]), set())
        found = [record.id for record in matching(item, records)] if item.all else []
        for id_ in [item.record] if item.record else found:
            if id_ in here:
                message = f'"{id_}" stands twice in this section'
                spot = entry.locate((*path, "record" if item.record else "all"))
                yield Issue("PB314", message, spot, "remove one")
            here.add(id_)


def conditions_can_be_met(context: Context) -> Iterator[Issue]:
    """PB315: what depends on an answer names an item above it and an answer that it offers."""
    for _, entry, path, item, section in _items(context):
        answers = _answers((*section.each, *item.blanks))
        groups = [((*path, "blanks"), item.blanks)]
        if path[-1] == 0:
            groups.append(((*path[:2], "each"), section.each))
        for where, blanks in groups:
            for index, blank in enumerate(blanks):
                for number, answer in enumerate(blank.when):
                    if answer not in answers:
                        place = entry.locate((*where, index, "when", number))
                        yield _no_answer(answer, answers, place)
        if item.after is None:
            continue
        above = section.items[: int(path[-1])]
        codes = {_code(other, context): other for other in above}
        if item.after.item not in codes:
            message = f'no item above this one has the code "{item.after.item}"'
            hint = did_you_mean(item.after.item, [code for code in codes if code])
            yield Issue("PB315", message, entry.locate((*path, "after", "item")), hint)
            continue
        answers = _answers((*section.each, *codes[item.after.item].blanks))
        for number, answer in enumerate(item.after.answers):
            if answer not in answers:
                place = entry.locate((*path, "after", "answers", number))
                yield _no_answer(answer, answers, place)


def choices_fit_cells(context: Context) -> Iterator[Issue]:
    """PB316: the choices of a cell of a spreadsheet are not longer than it can hold."""
    for record, entry in context.records:
        if not isinstance(record, SheetRecord):
            continue
        for path, blank in _blanks(record):
            length = len(",".join(blank.options))
            if length > LIST_LIMIT:
                message = f"the options have {length} characters, a cell takes {LIST_LIMIT}"
                hint = "shorten them, or use a line"
                yield Issue("PB316", message, entry.locate((*path, "options")), hint)


def one_workshop_of_a_length(context: Context) -> Iterator[Issue]:
    """PB319: a length names one workshop, in commands and in the names of files."""
    first: dict[str, Entry] = {}
    for record, entry in context.records:
        if isinstance(record, Workshop):
            if record.length in first:
                message = f'another workshop has the length "{record.length}" already'
                hint = f"first at {first[record.length].locate(('length',))}"
                yield Issue("PB319", message, entry.locate(("length",)), hint)
            first.setdefault(record.length, entry)


def examples_fit_sheets(context: Context) -> Iterator[Issue]:
    """PB317: what an example fills in has a place on the sheet, and is an answer that it offers."""
    if context.incomplete:
        return
    records = {record.id: record for record, _ in context.records}
    for example, entry in context.records:
        if context.prefix and not context.is_regional(example):
            continue  # an edition may have changed the sheet, and fills in an example of its own
        for id_, state in example.entries.items() if isinstance(example, Example) else ():
            record = records.get(id_)
            if not isinstance(record, SheetRecord) or not _resolvable(record, records):
                continue
            sheet = lay_out(record, records)
            offered = _offered(sheet)
            for key, value in state.items():
                path = ("entries", id_, key)
                if key not in offered:
                    message = f'"{id_}" has no place with the key "{shortened(key)}"'
                    hint = did_you_mean(key, offered)
                    yield Issue("PB317", message, entry.locate(path, key=True), hint)
                elif (value is True) != (offered[key] is None) or value is False:
                    wanted = "true" if offered[key] is None else "text in quotes"
                    yield Issue("PB317", f'"{key}" takes {wanted}', entry.locate(path))
                elif offered[key] and value not in (offered[key] or ()):
                    yield _no_answer(str(value), offered[key] or (), entry.locate(path), "PB317")


def _items(context: Context) -> Iterator[tuple[SheetRecord, Entry, Path, Item, SheetSection]]:
    for record, entry in context.records:
        if not isinstance(record, SheetRecord):
            continue
        for number, section in enumerate(record.sections):
            for index, item in enumerate(section.items):
                path: Path = ("sections", number, "items", index)
                yield record, entry, path, item, section


def _blanks(record: SheetRecord) -> Iterator[tuple[Path, Blank]]:
    for number, section in enumerate(record.sections):
        path: Path = ("sections", number)
        groups: list[tuple[Path, tuple[Blank, ...]]] = [
            ((*path, "each"), section.each),
            ((*path, "blanks"), section.blanks),
        ]
        for index, item in enumerate(section.items):
            groups.append(((*path, "items", index, "blanks"), item.blanks))
        for where, blanks in groups:
            for index, blank in enumerate(blanks):
                yield (*where, index), blank


def _code(item: Item, context: Context) -> str | None:
    if item.record:
        return next((r.code for r, _ in context.records if r.id == item.record), None)
    return item.code


def _answers(blanks: tuple[Blank, ...]) -> tuple[str, ...]:
    return next((blank.options for blank in blanks if blank.type == "choice"), ())


def _resolvable(record: SheetRecord, records: dict[str, Any]) -> bool:
    items = [item for section in record.sections for item in section.items]
    return all(item.record is None or item.record in records for item in items)


def _offered(sheet: Sheet) -> dict[str, tuple[str, ...] | None]:
    """Return for each key the answers offered; none where text is free, None for a box."""
    boxes: dict[str, tuple[str, ...] | None] = {
        line.key: None for line in sheet.lines() if line.ticked
    }
    return boxes | {place.key: place.options for place in sheet.places()}


def _no_answer(answer: str, offered: tuple[str, ...], place: Any, id_: str = "PB315") -> Issue:
    hint = did_you_mean(answer, offered) or (f"answers: {', '.join(offered)}" if offered else None)
    return Issue(id_, f'"{answer}" is not an answer that is offered', place, hint)


RULES = (
    queries_find_records,
    items_stand_once,
    conditions_can_be_met,
    choices_fit_cells,
    one_workshop_of_a_length,
    examples_fit_sheets,
)
