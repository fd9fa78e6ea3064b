"""A record before anybody checked it; each of its values knows the file and line it stands in.

Because a value remembers where it was written, a mistake of an edition is reported in the edition's
own file, never in the base's. `editions` lays its changes over entries with the means in here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from strategy_playbook.errors import Location
from strategy_playbook.source import Document

Steps = tuple[str | int, ...]
"""The way to a value in a record: names of fields, and places in lists, counted from 0."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands: a document and the path in it."""

    document: Document
    path: Steps = ()

    def locate(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Return the place of what stands at ``path`` below this value."""
        return self.document.locate((*self.path, *path), key=key)

    def covers(self, place: Location) -> bool:
        """Return whether a place lies in this value, or is its key."""
        return place.path == self.document.path and self.document.covers(self.path, place)

    def written(self, path: Sequence[str | int] = ()) -> str | None:
        """Return the scalar at ``path`` below this value as its author wrote it."""
        return self.document.written((*self.path, *path))

    def below(self, *path: str | int) -> Origin:
        """Return the origin of what stands at ``path`` below this value."""
        return Origin(self.document, (*self.path, *path))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as written: the plural of its kind, its fields, and where it and they come from.

    Attributes:
        plural: The kind's plural, such as ``tools``.
        fields: Field name to value, not yet validated.
        origin: Where the record stands in the base, or in the edition that adds it.
        changed: For each value that does not stand where the record does: its way, and its place.
    """

    plural: str
    fields: Mapping[str, Any]
    origin: Origin
    changed: Mapping[Steps, Origin] = field(default_factory=dict)

    @property
    def id(self) -> str | None:
        """The record's id as written, if there is one and it is text."""
        value = self.fields.get("id")
        return value if isinstance(value, str) else None

    def locate(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Return where the value at ``path`` stands, in whichever file wrote it last."""
        origin = self.origin_of(tuple(path))
        return origin.locate(key=key)

    def written(self, path: Sequence[str | int]) -> str | None:
        """Return the scalar at ``path`` as its author wrote it."""
        return self.origin_of(tuple(path)).written()

    def documents(self) -> list[Document]:
        """Return the files that this record's text comes from, each once."""
        origins = (self.origin, *self.changed.values())
        return list({id(origin.document): origin.document for origin in origins}.values())

    def origin_of(self, path: Steps) -> Origin:
        """Return where the value at ``path`` was written, last and most closely."""
        for length in range(len(path), 0, -1) if self.changed else ():
            if origin := self.changed.get(path[:length]):
                return origin.below(*path[length:])
        return self.origin.below(*path)

    def with_value(self, path: Steps, value: Any, origin: Origin) -> Entry:
        """Return the entry with another value at ``path``, and all below it from ``origin``."""
        below = {at: place for at, place in self.changed.items() if at[: len(path)] != path}
        fields = _with(self.fields, path, value)
        return replace(self, fields=fields, changed={**below, path: origin})

    def with_items(self, path: Steps, items: Sequence[tuple[Any, Origin]]) -> Entry:
        """Return the entry with another list at ``path``, each item with the place it stands in.

        What was known of places inside of an item is kept if the item is still the same object.
        """
        before = value_at(self.fields, path)
        old = {id(item): at for at, item in enumerate(before)} if isinstance(before, list) else {}
        changed = {at: o for at, o in self.changed.items() if at[: len(path)] != path}
        if path in self.changed:
            changed[path] = self.changed[path]
        for index, (value, origin) in enumerate(items):
            here, there = (*path, index), (*path, old.get(id(value), -1))
            changed[here] = origin
            for at, place in self.changed.items():
                if at[: len(there)] == there and len(at) > len(there):
                    changed[(*here, *at[len(there) :])] = place
        fields = _with(self.fields, path, [value for value, _ in items])
        return replace(self, fields=fields, changed=changed)

    def blamed(self, path: Steps, origin: Origin) -> Entry:
        """Return the entry with ``origin`` as the place of an empty list, and of what holds it."""
        places = {at: origin for at in (path, path[:-1]) if at}
        return replace(self, changed={**self.changed, **places})


ABSENT = object()
"""What stands where nothing does; null may be written."""


def value_at(value: Any, path: Sequence[str | int]) -> Any:
    """Return what stands at ``path``, or `ABSENT`."""
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(str(step), ABSENT)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return ABSENT
    return value


def _with(value: Any, path: Steps, new: Any) -> Any:
    """Return a copy of ``value`` with ``new`` at ``path``; what lies beside the way is shared."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return [*value[:first], _with(value[first], rest, new), *value[first + 1 :]]
    return {**value, first: _with(value.get(first), rest, new)}
