"""Where entries name other records, before any of them is a model; and how such a place goes away.

Two sorts of places: what can be left out, and a field that every record of its kind must have. The
first are items of lists (links, steps, items of sheets, parts of sessions) and fields that a record
may lack; the second are the others in `context.FIELDS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import Any

from strategy_playbook.context import FIELDS
from strategy_playbook.models import KINDS
from strategy_playbook.overlay import Entry, Origin, Steps, value_at

_NAMES = ("to", "record", "session")
"""The field by which an item of a list names a record."""
_LISTS = frozenset({"links", "steps", "sections", "records", "sheets", "days"})
"""The fields of records in which lists name others, at any depth."""
_KEYED = "entries"
"""The field of an example in which what is filled in stands below the id of each sheet."""


def loose(entry: Entry) -> Iterator[tuple[Steps, int, str]]:
    """Yield what names a record and can go: for an item, the path of its list, the index, the id.

    What an example fills in stands below the id of a sheet, which counts as such an item as well. A
    field that a record may lack has no index (-1).
    """
    for name in entry.fields:
        if name in _LISTS:
            yield from _items(entry.fields[name], (name,))
        elif name == _KEYED and isinstance(entry.fields[name], Mapping):
            yield from (((_KEYED,), 0, id_) for id_ in entry.fields[name])
        elif (
            name in FIELDS
            and not _needs(entry.plural, name)
            and isinstance(to := entry.fields[name], str)
        ):
            yield (name,), -1, to


def fixed(entry: Entry) -> Iterator[tuple[Steps, str]]:
    """Yield each field that names a record and cannot go: its path, and the id."""
    for name in FIELDS:
        if isinstance(to := entry.fields.get(name), str) and _needs(entry.plural, name):
            yield (name,), to


@cache
def _needs(plural: str, name: str) -> bool:
    field = KINDS[plural].model_fields.get(name)
    return field is not None and field.is_required()


def without(
    entry: Entry, ids: Mapping[str, str], origin: Origin | None = None
) -> tuple[Entry, list[tuple[Origin, str]]]:
    """Return an entry without the items of lists that name certain records.

    What was to be answered only after such an item is then to be answered always.

    Args:
        entry: The entry.
        ids: The records that are not to be named, and their codes.
        origin: What is to blame if a list is empty then; without it, the list itself.

    Returns:
        The entry, and for each item that went, where it stood and the record it named.
    """
    gone: list[tuple[Origin, str]] = []
    drop: dict[Steps, set[int]] = {}
    for path, index, id_ in list(loose(entry)):
        if id_ in ids and index < 0:
            gone.append((entry.origin_of(path), id_))
            fields = {name: value for name, value in entry.fields.items() if name != path[0]}
            entry = replace(entry, fields=fields)
        elif id_ in ids and path != (_KEYED,):
            gone.append((entry.origin_of((*path, index)), id_))
            drop.setdefault(path, set()).add(index)
    for path, indexes in sorted(drop.items(), key=lambda item: -len(item[0])):
        items = value_at(entry.fields, path)
        codes = {ids[str(_named(items[index], path))] for index in indexes}
        kept = [
            (_always(item, codes), entry.origin_of((*path, index)))
            for index, item in enumerate(items)
            if index not in indexes
        ]
        entry = entry.with_items(path, kept)
        if origin is not None and not kept:
            entry = entry.blamed(path, origin)
    sheets = entry.fields.get(_KEYED)
    if isinstance(sheets, Mapping) and not ids.keys().isdisjoint(sheets):
        gone += [(entry.origin_of((_KEYED, id_)), id_) for id_ in sheets if id_ in ids]
        here = entry.origin_of((_KEYED,))
        kept_sheets = {id_: filled for id_, filled in sheets.items() if id_ not in ids}
        entry = entry.with_value((_KEYED,), kept_sheets, here)
    return entry, gone


def _always(item: Any, codes: AbstractSet[str]) -> Any:
    """Return an item without its condition if that asks for an item with one of the codes."""
    after = item.get("after") if isinstance(item, Mapping) else None
    if isinstance(after, Mapping) and after.get("item") in codes:
        return {name: value for name, value in item.items() if name != "after"}
    return item


def _items(value: Any, path: Steps) -> Iterator[tuple[Steps, int, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            if (name := _named(item, path)) is not None:
                yield path, index, name
            yield from _items(item, (*path, index))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(inner, list | Mapping):
                yield from _items(inner, (*path, name))


def _named(item: Any, path: Steps) -> str | None:
    if isinstance(item, str):
        return item if path[-1] in ("records", "sheets") else None
    if isinstance(item, Mapping):
        return next((item[n] for n in _NAMES if isinstance(item.get(n), str)), None)
    return None
