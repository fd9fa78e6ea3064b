"""Which fields of a record an edition wrote anew, and which items of its lists it added.

Pages mark these one by one, so that beside what the base says nobody takes them for the base's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from strategy_playbook.editions.edition import Provenance
from strategy_playbook.editions.fields import says


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked on a record that the base has, too.

    Attributes:
        changed: The fields that were written anew, or from which items went.
        added: By field, the items that were put at the end of a list.
    """

    changed: tuple[str, ...] = ()
    added: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there is anything to mark."""
        return bool(self.changed or self.added)

    def on(self, name: str) -> bool:
        """Return whether a field was changed: itself, a part of it, or what it is a part of."""
        return any(
            name == one or name.startswith(f"{one}.") or one.startswith(f"{name}.")
            for one in self.changed
        )

    def owns(self, name: str, item: Any) -> bool:
        """Return whether an item of a list is the edition's own."""
        return any(_means(value, item) for value in self.added.get(name, ()))


NONE = Marks()


def marks_of(provenance: Provenance) -> Marks:
    """Return what to mark on a record; nothing where the whole record is the edition's own."""
    if provenance.state != "adapted":
        return NONE
    changed: list[str] = []
    added: dict[str, tuple[Any, ...]] = {}
    for one in provenance.changes:
        change = one.change
        if change.operation == "append":
            base = one.base if isinstance(one.base, list) else []
            new = [v for v in change.value if not any(says(v, item) for item in base)]
            added[change.field] = tuple(new)
        elif change.operation in ("set", "remove"):
            changed.append(change.field)
    return Marks(tuple(changed), added)


def _means(value: Any, item: Any) -> bool:
    """Return whether what an overlay says is an item of a record; spaces do not matter."""
    if isinstance(value, str):
        return isinstance(item, str) and value.split() == item.split()
    if isinstance(value, Mapping):
        return all(_means(inner, getattr(item, name, None)) for name, inner in value.items())
    if isinstance(value, list):
        return isinstance(item, tuple) and len(value) == len(item) and all(map(_means, value, item))
    return bool(value == item)
