"""What an edition changed, in words, for whatever is taken away: what was done, where, and why.

A file has no base text one click away, so it brings along what an adapted record said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.fields import meant
from strategy_playbook.editions.pins import text_of
from strategy_playbook.editions.results import Applied
from strategy_playbook.export.imprint import citations
from strategy_playbook.field_types import FieldType, field_type
from strategy_playbook.models import Record, SheetRecord, Standing
from strategy_playbook.overlay import ABSENT
from strategy_playbook.sheets import Line, Part, Sheet
from strategy_playbook.values import in_words

MARKED: tuple[Standing, ...] = ("adapted", "regional")
"""What is marked wherever it stands: neither the papers nor the base say it in these words."""

_NAMED = ("text", "title", "label", "measure", "record", "to")
"""The fields by which a reader knows an item of a list, the first that it has."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of an edition, for readers.

    Attributes:
        record: The record.
        deed: What was done: added, replaced, extended, and so on.
        path: The field as the edition writes it; empty for the whole record.
        field: The same in words; where to, if the record was moved.
        why: Why.
        reviewed: When somebody last looked at it, as 2026-11-24; empty if nobody said.
        before: What the base says there, if it was replaced or taken out.
        after: What the edition put there beside what the base says.
    """

    record: Record
    deed: str
    path: str
    field: str
    why: str
    reviewed: str
    before: str
    after: str

    @property
    def what(self) -> str:
        """What was done and where, in a few words."""
        return f"{self.deed}: {self.field}" if self.field else self.deed


def changed(record: Record, catalogue: Catalogue) -> list[Changed]:
    """Return what an edition changed on a record; nothing for one of the base."""
    found = catalogue.provenance(record).changes
    return [_changed(record, one, catalogue) for one in found]


def changed_on(sheet: Sheet, catalogue: Catalogue) -> list[Changed]:
    """Return what an edition changed in the words of a sheet and of the records behind it."""
    behind = [line.record for line in sheet.lines() if line.record]
    records = {record.id: record for record in (sheet.record, *behind)}
    return [
        _changed(record, one, catalogue)
        for record in records.values()
        if catalogue.standing(record) in MARKED
        for one in catalogue.provenance(record).changes
        if one.change.operation != "move" and one.change.field != "links"
    ]


def by_reason(changes: Sequence[Changed]) -> list[list[Changed]]:
    """Return changes in groups of one record and one reason, so that it need stand there once."""
    groups = groupby(changes, lambda one: (one.record.id, one.why, one.reviewed))
    return [list(group) for _, group in groups]


def told(changes: Sequence[Changed]) -> str:
    """Return what was changed and why, a line for each reason."""
    return "\n".join(
        f"{'; '.join(one.what for one in group)}. {group[0].why}" for group in by_reason(changes)
    )


def concerns(one: Changed, part: Part, line: Line | None, sheet: Sheet) -> bool:
    """Return whether a change of `changed_on` concerns an item, or the places below the items.

    What was changed on the sheet itself concerns the items that are the edition's, and the places
    of the same section.
    """
    if line and line.record:
        return one.record.id == line.record.id
    if one.record.id != sheet.record.id or (line and line.basis not in MARKED):
        return False
    here = (*one.path.split("."), part.id)[:2] == ("sections", part.id)
    return not one.path or (here and (line is not None or not one.path.endswith(".items")))


def meaning(standing: Standing, catalogue: Catalogue) -> str:
    """Return in a sentence on whose word something stands, as paper can say it."""
    labels = catalogue.labels
    if standing in MARKED:
        return f"{getattr(labels.editions.meanings, standing)}."
    text: str = getattr(labels.basis, standing).full
    return text


def meanings(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each mark that a file can bear, and what it means."""
    marked = MARKED if catalogue.edition else ()
    standings: tuple[Standing, ...] = ("text", "editorial", *marked)
    for standing in standings:
        yield getattr(catalogue.labels.words, standing), meaning(standing, catalogue)


def _changed(record: Record, one: Applied, catalogue: Catalogue) -> Changed:
    change = one.change
    reviewed = change.reviewed.isoformat() if change.reviewed else ""
    before = one.base if change.operation == "set" else ABSENT
    if change.operation == "remove":
        before = meant(change.value, one.base)
    after = change.value if change.operation == "append" else ABSENT
    type_ = field_type(change.plural, change.field)
    return Changed(
        record=record,
        deed=getattr(catalogue.labels.editions.deeds, change.operation),
        path=change.field,
        field=_field(record, change, catalogue),
        why=change.why,
        reviewed=reviewed,
        before=_shown(before, type_, catalogue),
        after=_shown(after, type_, catalogue),
    )


def _field(record: Record, change: Change, catalogue: Catalogue) -> str:
    """Return in words where something was changed; where to, if the record was moved."""
    labels, path = catalogue.labels, change.field
    if change.operation == "move":
        way, id_ = change.value
        other = catalogue.records.get(id_)
        place: str = getattr(labels.editions, way)
        return place.replace("{title}", other.title if other else id_)
    if not path:
        return ""
    first, _, below = path.partition(".")
    if isinstance(record, SheetRecord) and first == "sections" and below:
        id_ = below.partition(".")[0]
        return next((part.title for part in record.sections if part.id == id_), path)
    if isinstance(record, SheetRecord) and path == "use":
        return labels.printing.use
    last = path.rpartition(".")[2]
    return labels.editions.fields.get(last) or str(getattr(labels.words, last, path))


def _shown(value: Any, type_: FieldType, catalogue: Catalogue) -> str:
    """Return the value of a field as readable text, an item of a list on each line."""
    if isinstance(value, list):
        if type_.item().stands_for == "citation":
            return citations(value, catalogue)
        return "\n".join(_shown(item, type_.item(), catalogue) for item in value)
    if isinstance(value, Mapping):
        name = next((name for name in _NAMED if value.get(name)), None)
        if name is None or not isinstance(value[name], str):
            return text_of(value).strip()
        text = _named(value[name], type_.part(name), catalogue)
        return f"{value['title']}. {text}" if "title" in value and name != "title" else text
    return _named(value, type_, catalogue) if isinstance(value, str) else text_of(value).strip()


def _named(text: str, type_: FieldType, catalogue: Catalogue) -> str:
    """Return a text in words; a record by its code and title."""
    text = text.strip()
    if type_.stands_for == "records" and text in catalogue.records:
        return f"{catalogue.records[text].code} {catalogue.records[text].title}"
    return in_words(text, type_, catalogue)
