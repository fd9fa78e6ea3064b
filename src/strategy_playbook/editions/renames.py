"""An overlay that still uses the old id of a renamed record goes on to work, and hears the new one.

Only a record that data/retired.yml calls ``renamed`` is followed: it is the same record under a new
id. One that gave way to another is not, as what was written for it may not be true of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.errors import Location
from strategy_playbook.models import Retired


@dataclass(frozen=True, slots=True)
class Followed:
    """An old id in an overlay: where it stands, and what to write instead."""

    old: str
    new: str
    place: Location


def follow(
    changes: Sequence[Change], retired: Iterable[Retired]
) -> tuple[list[Change], list[Followed]]:
    """Return the changes with new ids in place of old ones, and where old ones still stand."""
    new = {gone.id: gone.successor for gone in retired if gone.renamed and gone.successor}
    if not new:
        return list(changes), []
    followed: dict[Followed, None] = {}
    result = []
    for change in changes:
        if change.id in new:
            place = replace(change.origin, path=change.origin.path[:1]).locate(key=True)
            followed[Followed(change.id, new[change.id], place)] = None
            change = replace(change, id=new[change.id])
        for path, old in _strings(change.value):
            if old in new:
                steps = () if change.operation == "move" else path
                followed[Followed(old, new[old], change.origin.locate(steps))] = None
        result.append(replace(change, value=_renamed(change.value, new)))
    return result, list(followed)


def _strings(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _strings(item, (*path, name))


def _renamed(value: Any, new: Mapping[str, str]) -> Any:
    """Return a value in which each text that is an old id, and nothing else, is the new one."""
    if isinstance(value, str):
        return new.get(value, value)
    if isinstance(value, list):
        return [_renamed(item, new) for item in value]
    if isinstance(value, tuple):
        return tuple(_renamed(item, new) for item in value)
    if isinstance(value, dict):
        return {name: _renamed(item, new) for name, item in value.items()}
    return value
