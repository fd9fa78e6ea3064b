"""Single fields of a record written anew, and items of its lists appended and removed.

A field in a field is named with dots, and an item of a list by its id, its code, or the record that
it names: ``guidance.why``, ``sections.scope.items``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.results import Applied
from strategy_playbook.errors import Issue, did_you_mean, nearest, shortened
from strategy_playbook.overlay import ABSENT, Entry, Origin, Steps, value_at

_FIXED = {
    "id": "an id never changes",
    "code": "a code is printed on paper and never changes",
    "basis": "what an edition changes is marked by itself",
    "source": "what a record cites can be appended to, and nothing else",
}
_NAMES = ("id", "code", "record", "to")
"""The fields by which an item of a list is named."""

Done = tuple[Entry, str | None, Issue | None]
"""The record after a change, why the change could not be carried out, and what is wrong with it."""


def write(
    entry: Entry, changes: Sequence[Change], reviewed: AbstractSet[str]
) -> tuple[Entry, list[Applied], list[Issue]]:
    """Carry out changes of one record.

    Args:
        entry: The record as the base has it.
        changes: What to write, append and remove, in the order in which to do it.
        reviewed: The keys of changes that are as they were at the last review: what these change
            was there then.

    Returns:
        The record, what each change met, and the issues (PB707 to PB709).
    """
    met: list[Applied] = []
    issues = list(_overlapping(changes))
    now = entry
    for change in changes:
        path, problem = _resolved(now.fields, change.field)
        base = base_of(entry, change)
        if reason := _fixed(change):
            issues.append(Issue("PB707", reason[0], change.origin.locate(key=True), reason[1]))
        elif path is None:
            if change.key in reviewed:
                met.append(Applied(change, base, problem))
            else:
                place = change.origin.locate(key=True)
                issues.append(Issue("PB707", problem or "", place, _near(now, change.field)))
        else:
            now, lost, issue = _DO[change.operation](now, path, change, change.key in reviewed)
            met.append(Applied(change, base, lost))
            issues += [issue] if issue else []
    return now, met, issues


def base_of(entry: Entry, change: Change) -> Any:
    """Return what a record of the base says where a change writes; `ABSENT` if nothing."""
    path, _ = _resolved(entry.fields, change.field)
    return ABSENT if path is None else value_at(entry.fields, path)


def same(value: Any, item: Any) -> bool:
    """Return whether a value means an item: it is equal, or all the fields that it names are."""
    if isinstance(value, Mapping) and isinstance(item, Mapping):
        own = {name: v for name, v in value.items() if (name, v) != ("basis", "regional")}
        return bool(own) and all(item.get(name, ABSENT) == v for name, v in own.items())
    return bool(value == item)


def meant(items: Sequence[Any], base: Any) -> list[Any]:
    """Return items that were taken out as they stand in the base; an overlay may name them short.

    Args:
        items: The items as the overlay names them.
        base: The base's list; an item that it does not have is returned as it is named.
    """
    known = base if isinstance(base, list) else []
    return [next((found for found in known if same(item, found)), item) for item in items]


def says(value: Any, item: Any) -> bool:
    """Return whether an item says already what an edition wants to add, under whatever code."""
    if same(value, item):
        return True
    if not (isinstance(value, Mapping) and isinstance(item, Mapping) and "text" in value):
        return False
    marks = ("code", "basis", "source")
    own, other = ({n: v for n, v in one.items() if n not in marks} for one in (value, item))
    return own == other


def _fixed(change: Change) -> tuple[str, str] | None:
    steps = change.field.split(".")
    first, last = steps[0], steps[-1]
    if "items" in steps[1:-1] and last in ("text", "source", "code"):
        hint = "remove the item, and append one of your own"
        return "the words of an item are not for an edition to change", hint
    if last == "basis":
        return 'the field "basis" is not for an edition to change', _FIXED["basis"]
    if first not in _FIXED or (first == "source" and change.operation == "append"):
        return None
    return f'the field "{first}" is not for an edition to change', _FIXED[first]


def _resolved(fields: Mapping[str, Any], name: str) -> tuple[Steps | None, str | None]:
    """Return the path that a name with dots stands for, or a message why there is none."""
    value: Any = fields
    path: list[str | int] = []
    done: list[str] = []
    for step in name.split("."):
        if value is ABSENT:
            return None, f'there is no field "{shortened(".".join(done))}"'
        if isinstance(value, Mapping):
            path.append(step)
            value = value.get(step, ABSENT)
        elif isinstance(value, list):
            index = next((i for i, item in enumerate(value) if step in _names_of(item)), None)
            if index is None:
                return None, f'"{".".join(done)}" has no item "{shortened(step)}"'
            path.append(index)
            value = value[index]
        else:
            return None, f'"{shortened(".".join(done))}" has no fields'
        done.append(step)
    return tuple(path), None


def _names_of(item: Any) -> list[Any]:
    return [item.get(name) for name in _NAMES] if isinstance(item, Mapping) else []


def _near(entry: Entry, name: str) -> str | None:
    value: Any = entry.fields
    steps = name.split(".")
    for at, step in enumerate(steps):
        if isinstance(value, Mapping):
            if step not in value:
                return did_you_mean(step, [str(key) for key in value])
            value = value[step]
        elif isinstance(value, list):
            names = [str(n) for item in value for n in _names_of(item) if n]
            if step not in names:
                known = f"items: {', '.join(names[:10])}" if names else None
                return did_you_mean(step, names) or known
            value = next(item for item in value if step in _names_of(item))
        else:
            return f'write "{".".join(steps[:at])}"'
    return None


def _set(entry: Entry, path: Steps, change: Change, reviewed: bool) -> Done:
    return entry.with_value(path, change.value, change.origin), None, None


def _append(entry: Entry, path: Steps, change: Change, reviewed: bool) -> Done:
    items, problem = _list_at(entry, path, change)
    if problem:
        return _no_list(entry, change, problem, reviewed)
    new = [
        (value, change.origin.below(index))
        for index, value in enumerate(change.value)
        if not any(says(value, item) for item, _ in items)
    ]
    if path not in entry.changed and value_at(entry.fields, path) is ABSENT:
        entry = entry.with_value(path, [], change.origin)
    return entry.with_items(path, [*items, *new]), None, None


def _remove(entry: Entry, path: Steps, change: Change, reviewed: bool) -> Done:
    items, problem = _list_at(entry, path, change)
    if problem:
        return _no_list(entry, change, problem, reviewed)
    lost = None
    for index, value in enumerate(change.value):
        at = next((i for i, (item, _) in enumerate(items) if same(value, item)), None)
        if at is not None:
            items.pop(at)
        elif reviewed:
            lost = f"the list has no such item any more: {_spoken(value)}"
        else:
            texts = [item for item, _ in items if isinstance(item, str)]
            near = nearest(value, texts) if isinstance(value, str) else None
            hint = f'did you mean "{shortened(near)}"?' if near else "write it as it stands there"
            message = f'"{change.field}" has no such item: {_spoken(value)}'
            return entry, None, Issue("PB708", message, change.origin.locate((index,)), hint)
    entry = entry.with_items(path, items)
    return (entry if items else entry.blamed(path, change.origin)), lost, None


_DO = {"set": _set, "append": _append, "remove": _remove}


def _spoken(value: Any) -> str:
    """Return an item as a message can quote it."""
    if isinstance(value, Mapping):
        value = ", ".join(f"{n}: {v}" for n, v in value.items() if (n, v) != ("basis", "regional"))
    return shortened(str(value))


def _list_at(
    entry: Entry, path: Steps, change: Change
) -> tuple[list[tuple[Any, Origin]], str | None]:
    found = value_at(entry.fields, path)
    if found is ABSENT:
        found = []
    if not isinstance(found, list):
        return [], f'"{change.field}" is not a list'
    return [(item, entry.origin_of((*path, index))) for index, item in enumerate(found)], None


def _no_list(entry: Entry, change: Change, problem: str, reviewed: bool) -> Done:
    if reviewed:
        return entry, problem, None
    place = change.origin.locate(key=True)
    return entry, None, Issue("PB707", problem, place, "use set to write it anew")


def _overlapping(changes: Sequence[Change]) -> list[Issue]:
    """PB709: two changes must not write the same field, or a field and a part of it.

    Items may be put into a list, or taken out, beside what is written in one that stays.
    """
    issues = []
    for index, change in enumerate(changes):
        for other in changes[:index]:
            same = change.field == other.field
            outer, inner = sorted((change, other), key=lambda one: len(one.field))
            within = inner.field.startswith(f"{outer.field}.") and outer.operation == "set"
            kinds = {change.operation, other.operation}
            if (same and ("set" in kinds or len(kinds) == 1)) or within:
                place = change.origin.locate(key=True)
                hint = f"first at {other.origin.locate(key=True)}; keep one"
                message = f'"{change.id}" has two changes of "{change.field}"'
                issues.append(Issue("PB709", message, place, hint))
                break
    return issues
