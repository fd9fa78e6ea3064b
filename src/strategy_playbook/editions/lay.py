"""Changes laid over the base: new entries, and for each change what the base had in its place.

What the base no longer has is not a mistake if it is known to have been there, because the record
was retired or because the edition reviewed it there: the change is left out and reported as drift,
so that an edition builds after every upgrade. What never was there is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.fields import write
from strategy_playbook.editions.order import ordered
from strategy_playbook.editions.references import fixed, loose, without
from strategy_playbook.errors import Issue, Location, did_you_mean, shortened
from strategy_playbook.models import KINDS, Retired
from strategy_playbook.overlay import ABSENT, Entry

KEPT = frozenset({"sources", "stages"})
"""Kinds that nothing can be built without; their records cannot be hidden."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A change, and what it met.

    Attributes:
        change: The change.
        base: What the base says in this place; `ABSENT` if nothing.
        lost: Why the change could not be carried out, if so.
    """

    change: Change
    base: Any = ABSENT
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A record that an edition leaves out."""

    plural: str
    id: str
    code: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A reference of the edition's own that was left out, as its record is not there any more."""

    to: str
    place: Location


@dataclass
class Laid:
    """What comes of laying changes over entries.

    Attributes:
        entries: The records of the edition, in order.
        applied: Every change with what it met.
        hidden: What is left out.
        dropped: What the edition wrote and nobody can follow any more.
        issues: Mistakes in the overlay (PB704 to PB711).
    """

    entries: list[Entry] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def lay(
    base: Sequence[Entry],
    changes: Sequence[Change],
    *,
    prefix: str,
    retired: Iterable[Retired] = (),
    pinned: AbstractSet[str] = frozenset(),
) -> Laid:
    """Lay changes over base entries.

    Args:
        base: The entries to change; none of them is altered.
        changes: What to do with them; renamed records are followed already.
        prefix: What ids of the edition's own records begin with.
        retired: What the base had in earlier versions.
        pinned: The keys of the changes that the edition has reviewed before.
    """
    return _Layer(base, prefix, {gone.id: gone for gone in retired}, pinned).lay(changes)


class _Layer:
    def __init__(
        self,
        base: Sequence[Entry],
        prefix: str,
        retired: Mapping[str, Retired],
        pinned: AbstractSet[str],
    ) -> None:
        self._entries = {entry.id: entry for entry in reversed(base) if entry.id}
        self._base = base
        self._prefix = prefix
        self._retired = retired
        self._pinned = pinned
        self._laid = Laid()

    def lay(self, changes: Sequence[Change]) -> Laid:
        """Add first, then write fields, then order, then hide."""
        laid = self._laid
        added = self._added([change for change in changes if change.operation == "add"])
        moves: list[Change] = []
        hides: list[Change] = []
        writes: dict[str, list[Change]] = {}
        for change in changes:
            if change.operation == "add" or not self._known(change, added):
                continue
            if change.operation == "move":
                moves.append(change)
            elif change.operation == "hide":
                hides.append(change)
            else:
                writes.setdefault(change.id, []).append(change)
        now = {id_: self._written(self._entries[id_], group) for id_, group in writes.items()}
        entries = [now.get(entry.id or "", entry) for entry in self._base]
        entries += [self._cleaned(entry) for entry in added.values()]
        laid.entries, issues = ordered(entries, moves, self._retired)
        laid.issues += issues
        laid.applied += [Applied(move) for move in moves if move.id not in added]
        self._hide(hides)
        return laid

    def _added(self, changes: Sequence[Change]) -> dict[str, Entry]:
        added: dict[str, Entry] = {}
        for change in changes:
            origin = replace(change.origin, path=change.origin.path[:1])
            if found := self._unwanted(change, added):
                id_, message, hint = found
                self._laid.issues.append(Issue(id_, message, origin.locate(key=True), hint))
                continue
            fields = {"id": change.id, **change.value}
            added[change.id] = Entry(change.plural, fields, change.origin, {("id",): origin})
            self._laid.applied.append(Applied(change))
        return added

    def _unwanted(
        self, change: Change, added: Mapping[str, Entry]
    ) -> tuple[str, str, str | None] | None:
        """Return the id of a problem, a message and a hint if a record cannot be added."""
        id_, name = change.id, shortened(change.id)
        if id_ in self._entries:
            hint = "change it with set, append and remove, or choose another id"
            return "PB706", f'the base has a record with the id "{name}"', hint
        if id_ in self._retired:
            message = f'the id "{name}" belonged to a record of the base, and stays taken'
            return "PB706", message, "choose another id"
        if id_ in added:
            return "PB706", f'"{name}" is added twice', "keep one of them"
        if not id_.startswith(f"{self._prefix}-"):
            message = f'the id "{name}" does not begin with "{self._prefix}-"'
            return "PB705", message, f'write "{self._prefix}-{name}"'
        if "id" in change.value:
            return "PB707", f'"{name}" has an id among its fields', "remove it; it stands above"
        return None

    def _known(self, change: Change, added: Mapping[str, Entry]) -> bool:
        """Return whether a change has a record to change; if not, say so."""
        id_, entry = change.id, self._entries.get(change.id)
        if entry is not None and entry.plural == change.plural:
            return True
        if id_ in added and change.operation == "move":
            return True
        hint: str | None
        if id_ in added:
            message, hint = f'"{id_}" is this edition\'s own', "write its fields below add"
        elif entry is not None:
            message = f'"{id_}" is a record of the kind {KINDS[entry.plural].kind}'
            hint = f"write this in overlay/{entry.plural}.yml"
        elif gone := self._retired.get(id_):
            self._laid.applied.append(Applied(change, lost=gone.why))
            return False
        else:
            ids = [i for i, e in self._entries.items() if e.plural == change.plural]
            hint = did_you_mean(id_, ids) or did_you_mean(id_, self._entries)
            message = f'no record has the id "{shortened(id_)}"'
        place = replace(change.origin, path=change.origin.path[:1]).locate(key=True)
        self._laid.issues.append(Issue("PB704", message, place, hint))
        return False

    def _written(self, entry: Entry, changes: Sequence[Change]) -> Entry:
        result, applied, issues = write(entry, changes, self._pinned)
        self._laid.applied += [Applied(*one) for one in applied]
        self._laid.issues += issues
        return self._cleaned(result)

    def _cleaned(self, entry: Entry) -> Entry:
        """Leave out what the edition says of retired records: the base does not name them."""
        if not self._retired:
            return entry
        entry, gone = without(entry, set(self._retired))
        self._laid.dropped += [Dropped(to, origin.locate()) for origin, to in gone]
        return entry

    def _hide(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        laid, hides = self._laid, {change.id: change for change in changes}
        loosely: dict[str, dict[str, None]] = {}
        firmly: dict[str, dict[str, None]] = {}
        for entry in laid.entries:
            if entry.id in hides:
                continue
            for _, _, to in loose(entry):
                if to in hides:
                    loosely.setdefault(to, {})[str(entry.id)] = None
            for _, to in fixed(entry):
                if to in hides:
                    firmly.setdefault(to, {})[str(entry.id)] = None
        for id_, change in hides.items():
            if issue := self._cannot_hide(change, loosely.get(id_, {}), firmly.get(id_, {})):
                laid.issues.append(issue)
            fields = self._entries[id_].fields
            code, title = str(fields.get("code")), str(fields.get("title"))
            laid.applied.append(Applied(change, f"{title}\n{fields.get('summary')}"))
            laid.hidden.append(Hidden(change.plural, id_, code, title, change.why))
        origins = {id_: change.origin for id_, change in hides.items()}
        entries = []
        for entry in laid.entries:
            if entry.id in hides:
                continue
            for to in {to for _, _, to in loose(entry) if to in hides}:
                entry, _ = without(entry, {to}, origins[to])
            entries.append(entry)
        laid.entries = entries

    def _cannot_hide(
        self, change: Change, loosely: Mapping[str, None], firmly: Mapping[str, None]
    ) -> Issue | None:
        place = change.origin.locate(key=True)
        if change.plural in KEPT:
            return Issue("PB710", f"{change.plural} cannot be hidden", place)
        if firmly:
            message = f'"{change.id}" cannot be hidden alone: it holds {_listed(firmly)}'
            return Issue("PB710", message, place, "hide these, too")
        if loosely and not change.value and change.key not in self._pinned:
            message = f'other records lead to "{change.id}": {_listed(loosely)}'
            return Issue("PB710", message, place, "add unlink: true to leave these links out")
        return None


def _listed(ids: Mapping[str, None]) -> str:
    shown = list(ids)[:10]
    more = f" and {len(ids) - 10} more" if len(ids) > 10 else ""
    return ", ".join(shown) + more
