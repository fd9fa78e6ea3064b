"""Where entries name other records, before any of them is a model; and how such a place goes away.

Two sorts of places: an item of a list that names a record can be left out, and a field that every
record of its kind must have cannot. The first are links, steps, items of sheets and parts of
sessions; the second are those in `context.FIELDS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from strategy_playbook.context import FIELDS
from strategy_playbook.overlay import Entry, Origin, Steps, value_at

_NAMES = ("to", "record", "session")
"""The field by which an item of a list names a record."""
_LISTS = frozenset({"links", "steps", "sections", "records", "sheets", "days"})
"""The fields of records in which lists name others, at any depth."""


def loose(entry: Entry) -> Iterator[tuple[Steps, int, str]]:
    """Yield each item of a list that names a record: the list's path, the index, and the id."""
    for name in _LISTS & set(entry.fields):
        yield from _items(entry.fields[name], (name,))


def fixed(entry: Entry) -> Iterator[tuple[Steps, str]]:
    """Yield each field that names a record and cannot go: its path, and the id."""
    for name in FIELDS:
        if isinstance(to := entry.fields.get(name), str):
            yield (name,), to


def without(
    entry: Entry, ids: AbstractSet[str], origin: Origin | None = None
) -> tuple[Entry, list[tuple[Origin, str]]]:
    """Return an entry without the items of lists that name certain records.

    Args:
        entry: The entry.
        ids: The records that are not to be named.
        origin: What is to blame if a list falls short then; without it, the list itself.

    Returns:
        The entry, and for each item that went, where it stood and the record it named.
    """
    gone: list[tuple[Origin, str]] = []
    drop: dict[Steps, set[int]] = {}
    for path, index, id_ in loose(entry):
        if id_ in ids:
            gone.append((entry.origin_of((*path, index)), id_))
            drop.setdefault(path, set()).add(index)
    for path, indexes in sorted(drop.items(), key=lambda item: -len(item[0])):
        items = value_at(entry.fields, path)
        kept = [
            (item, entry.origin_of((*path, index)))
            for index, item in enumerate(items)
            if index not in indexes
        ]
        entry = entry.with_items(path, kept)
        if origin is not None:
            entry = _blamed(entry, path, origin)
    return entry, gone


def _blamed(entry: Entry, path: Steps, origin: Origin) -> Entry:
    changed = {**entry.changed, path: origin}
    return Entry(entry.plural, entry.fields, entry.origin, changed)


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
