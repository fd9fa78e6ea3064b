"""An overlay that still uses the old id of a renamed record goes on to work, and hears the new one.

Only a record that data/retired.yml calls ``renamed`` is followed: it is the same record under a new
id. One that gave way to another is not, as what was written for it may not be true of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from strategy_playbook.context import FIELDS
from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.folder import PAGES
from strategy_playbook.errors import Location
from strategy_playbook.folder import LABELS
from strategy_playbook.models import Retired
from strategy_playbook.models.editions import Pin
from strategy_playbook.overlay import Steps

_NAMING = frozenset({"to", "record", "session", "records", "sheets", *FIELDS})
"""The fields in which a text, or each text of a list, is the id of a record."""
_KEYED = "entries"
"""The field in which the id of a record is a key."""
_ITEMS = frozenset({"items", "links", _KEYED})
"""The fields behind which a name with dots goes on with the id of a record."""


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
    new = _renamed(retired)
    if not new:
        return list(changes), []
    followed: dict[Followed, None] = {}
    result = []
    for change in changes:
        if change.plural in (LABELS, PAGES):
            result.append(change)
            continue
        top = replace(change.origin, path=change.origin.path[:1])
        found = [(top, True, change.id)] if change.id in new else []
        field = _field(change.field, new)
        if field != change.field:
            steps = zip(change.field.split("."), field.split("."), strict=True)
            olds = [old for old, now in steps if old != now]
            found += [(change.origin, True, old) for old in olds]
        if change.operation == "move":
            way, anchor = change.value
            found += [(change.origin, False, anchor)] if anchor in new else []
            value: Any = (way, new.get(anchor, anchor))
        else:
            name = change.field.rpartition(".")[2]
            for path, is_key, old in _named(change.value, name):
                if old in new:
                    found.append((change.origin.below(*path), is_key, old))
            value = _followed(change.value, name, new)
        for origin, is_key, old in found:
            followed[Followed(old, new[old], origin.locate(key=is_key))] = None
        id_ = new.get(change.id, change.id)
        result.append(replace(change, id=id_, field=field, value=value))
    return result, list(followed)


def follow_pins(pins: Mapping[str, Pin], retired: Iterable[Retired]) -> dict[str, Pin]:
    """Return the pins of an edition under the keys that its changes have by now.

    If there is one under the old and one under the new key, that under the new one is the later.
    """
    new = _renamed(retired)
    if not new:
        return dict(pins)
    found: dict[str, Pin] = {}
    for key, pin in pins.items():
        id_, _, field = key.partition(".")
        if id_ in new or field:
            key_now = f"{new.get(id_, id_)}.{_field(field, new)}"
            found.setdefault(key if key.split(".")[-2:-1] == ["md"] else key_now, pin)
    return {key: pins.get(key, pin) for key, pin in found.items()}


def _renamed(retired: Iterable[Retired]) -> dict[str, str]:
    """Return the newest id for each old one, also where a record was renamed twice."""
    new = {gone.id: gone.successor for gone in retired if gone.renamed and gone.successor}
    for old in new:
        seen = {old}
        while new[old] in new and new[old] not in seen:
            seen.add(new[old])
            new[old] = new[new[old]]
    return new


def _field(name: str, new: Mapping[str, str]) -> str:
    steps = name.split(".")
    before = ["", *steps]
    return ".".join(
        new.get(step, step) if last in _ITEMS else step
        for last, step in zip(before, steps, strict=False)
    )


def _named(value: Any, name: str, path: Steps = ()) -> Iterator[tuple[Steps, bool, str]]:
    """Yield each id of a record in a value: its path, whether it is a key, and the id."""
    if isinstance(value, str):
        if name in _NAMING:
            yield path, False, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _named(item, name, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if name == _KEYED:
                yield (*path, key), True, key
            yield from _named(item, key, (*path, key))


def _followed(value: Any, name: str, new: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return new.get(value, value) if name in _NAMING else value
    if isinstance(value, list):
        return [_followed(item, name, new) for item in value]
    if isinstance(value, dict):
        # A new id that stands there already is not overwritten: the old one is refused later.
        keys = {key: new[key] for key in value if key in new and new[key] not in value}
        return {
            keys.get(key, key) if name == _KEYED else key: _followed(item, key, new)
            for key, item in value.items()
        }
    return value
