"""Base records and an edition's changes, laid over one another; each field keeps where it stands.

An entry is a record before anybody checked it. Because a field remembers the file it came from, a
mistake in an edition is reported in the edition's own file, never in the base's. Reading an
edition's folder into changes comes with regional editions; the seam is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from strategy_playbook.errors import Location
from strategy_playbook.source import Document


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands: a document and the path in it."""

    document: Document
    path: tuple[str | int, ...] = ()

    def locate(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Return the place of what stands at ``path`` below this value."""
        return self.document.locate((*self.path, *path), key=key)

    def written(self, path: Sequence[str | int] = ()) -> str | None:
        """Return the scalar at ``path`` below this value as its author wrote it."""
        return self.document.written((*self.path, *path))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as written: the plural of its kind, its fields, and where it and they come from.

    Attributes:
        plural: The kind's plural, such as ``tools``.
        fields: Field name to value, not yet validated.
        origin: Where the record stands in the base, or in the edition that adds it.
        changed: For each field that an edition changed, where the change stands.
    """

    plural: str
    fields: Mapping[str, Any]
    origin: Origin
    changed: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def id(self) -> str | None:
        """The record's id as written, if there is one and it is text."""
        value = self.fields.get("id")
        return value if isinstance(value, str) else None

    def locate(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Return where the value at ``path`` stands, in whichever file wrote it last."""
        origin, rest = self._owner(path)
        return origin.locate(rest, key=key)

    def written(self, path: Sequence[str | int]) -> str | None:
        """Return the scalar at ``path`` as its author wrote it."""
        origin, rest = self._owner(path)
        return origin.written(rest)

    def documents(self) -> list[Document]:
        """Return the files that this record's text comes from."""
        return [origin.document for origin in (self.origin, *self.changed.values())]

    def _owner(self, path: Sequence[str | int]) -> tuple[Origin, Sequence[str | int]]:
        if path and (origin := self.changed.get(str(path[0]))):
            return origin, path[1:]
        return self.origin, path


@dataclass(frozen=True, slots=True)
class Change:
    """An edition sets one field of one record."""

    id: str
    field: str
    value: Any
    origin: Origin


def lay(base: Iterable[Entry], changes: Iterable[Change]) -> list[Entry]:
    """Lay changes over base entries.

    Args:
        base: The entries to change; none of them is altered.
        changes: What to set. A later change of the same field wins.

    Returns:
        The entries in the base's order. A change of an id that the base lacks changes nothing.
    """
    wanted: dict[str, list[Change]] = {}
    for change in changes:
        wanted.setdefault(change.id, []).append(change)
    return [_changed(entry, wanted.get(entry.id or "", [])) for entry in base]


def _changed(entry: Entry, changes: list[Change]) -> Entry:
    if not changes:
        return entry
    return replace(
        entry,
        fields={**entry.fields, **{change.field: change.value for change in changes}},
        changed={**entry.changed, **{change.field: change.origin for change in changes}},
    )
