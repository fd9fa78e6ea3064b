"""Has the base changed underneath an edition? Each change compared with its pinned text.

Five states: the base says something else than at the last review (changed); it says by now what the
edition says (converged); what was changed is not there any more (gone); nobody reviewed it yet
(unpinned); the edition still uses the old id of a renamed record (renamed).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.fields import says
from strategy_playbook.editions.pins import pin_of, sha_of, text_of
from strategy_playbook.editions.results import Applied
from strategy_playbook.errors import Issue, Location
from strategy_playbook.models.editions import Pin
from strategy_playbook.overlay import ABSENT

DriftState = Literal["changed", "converged", "gone", "unpinned", "renamed"]


@dataclass(frozen=True, slots=True)
class Drift:
    """A change that needs a look.

    Attributes:
        state: What happened.
        key: The change, as in the lock.
        place: Where it stands in the overlay.
        was: The base's text at the last review, if there was one.
        now: The base's text now; None if there is none.
        yours: What the edition says instead.
        note: More, for a record that was retired or renamed.
    """

    state: DriftState
    key: str
    place: Location
    was: str | None = None
    now: str | None = None
    yours: str | None = None
    note: str | None = None

    def issue(self) -> Issue:
        """Return it as a line for a terminal or for CI (PB731 to PB735)."""
        id_, message, hint = _SAID[self.state]
        note = f": {self.note}" if self.note else ""
        return Issue(id_, f"{self.key} {message}{note}", self.place, hint)


_SAID: Mapping[DriftState, tuple[str, str, str]] = {
    "changed": ("PB731", "the base has changed here", "compare, adapt it, then run playbook pin"),
    "converged": ("PB732", "says what the base says by now", "remove it from the overlay"),
    "gone": ("PB733", "is not in the base any more", "move what you need, then remove it"),
    "unpinned": ("PB734", "was not reviewed yet", "compare it with the base, then playbook pin"),
    "renamed": ("PB735", "has a new id", "write the new id here"),
}


def drift(edition: Edition) -> list[Drift]:
    """Return what needs a look, in the order of the overlay."""
    found = [*_of_changes(edition), *_of_names(edition)]
    return sorted(found, key=lambda one: (one.place, one.key))


def pins_of(edition: Edition, version: str, only: str | None = None) -> dict[str, Pin]:
    """Return the pins of an edition after a review.

    Args:
        edition: The edition.
        version: The version of the base.
        only: The record (or page) that was reviewed; without it, all of them. The pins of others
            stay as they were, and those that no change needs any more go.
    """
    pins: dict[str, Pin] = {}
    for one in edition.applied:
        key = one.change.key
        if one.change.operation == "move":
            continue
        if one.lost is not None or (only is not None and one.change.id != only):
            if key in edition.pins:
                pins[key] = edition.pins[key]
        else:
            pins[key] = pin_of(one.base, version, edition.written[key])
    return pins


def pinnable(applied: Sequence[Applied]) -> Iterator[Applied]:
    """Yield the changes of something that the base has, or had: all but new and moved records."""
    for one in applied:
        alone = one.change.operation in ("add", "move") and one.base is ABSENT
        if not alone or one.lost is not None:
            yield one


def _of_changes(edition: Edition) -> Iterator[Drift]:
    for one in pinnable(edition.applied):
        change, pin = one.change, edition.pins.get(one.change.key)
        now = None if one.base is ABSENT else text_of(one.base)
        state: DriftState | None = None
        if one.lost is not None:
            state = "changed" if one.aside else "gone"
        elif pin is None:
            state = "unpinned"
        elif _converged(one):
            state = "converged"
        elif pin.sha != sha_of(now or ""):
            state = "changed"
        if state:
            place = change.origin.locate(key=True)
            yours = _yours(change.operation, change.value)
            was = pin.text if pin else None
            note = f"yours is left out for now, as {one.lost}" if one.aside else one.lost
            yield Drift(state, change.key, place, was, now, yours, note)


def _yours(operation: str, value: Any) -> str | None:
    if operation == "add":
        return text_of(value) if isinstance(value, dict) else None
    return text_of(value) if operation in ("set", "append", "remove") else None


def _converged(one: Applied) -> bool:
    value, base = one.change.value, one.base
    if one.change.operation == "set":
        return base is not ABSENT and sha_of(text_of(value)) == sha_of(text_of(base))
    if one.change.operation == "append":
        there = [*(base if isinstance(base, list) else ()), *one.elsewhere]
        return all(any(says(item, other) for other in there) for item in value)
    return False


def _of_names(edition: Edition) -> Iterator[Drift]:
    for old in edition.followed:
        yield Drift("renamed", old.old, old.place, note=f"write {old.new}")
    for lost in edition.dropped:
        yield Drift("gone", lost.to, lost.place, note="the edition's reference to it is left out")
