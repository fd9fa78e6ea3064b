"""Changes laid over the base: new entries, and for each change what the base had in its place.

What the base no longer has is not a mistake if it is known to have been there, because the record
was retired or because the edition reviewed it there: the change is left out and reported as drift,
so that an edition builds after every upgrade. What never was there is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.fields import base_of, write
from strategy_playbook.editions.hide import hide, said_of
from strategy_playbook.editions.order import ordered
from strategy_playbook.editions.references import loose, without
from strategy_playbook.editions.results import Applied, Dropped, Hidden, Laid, Review
from strategy_playbook.errors import Issue, did_you_mean, shortened
from strategy_playbook.models import KINDS, Retired
from strategy_playbook.overlay import ABSENT, Entry

__all__ = ["Applied", "Dropped", "Hidden", "Laid", "Review", "lay"]


def lay(
    base: Sequence[Entry],
    changes: Sequence[Change],
    *,
    prefix: str,
    retired: Iterable[Retired] = (),
    review: Review | None = None,
) -> Laid:
    """Lay changes over base entries.

    Args:
        base: The entries to change; none of them is altered.
        changes: What to do with them; renamed records are followed already.
        prefix: What ids of the edition's own records begin with.
        retired: What the base had in earlier versions.
        review: What the edition has reviewed, and what of it is to be left out.
    """
    gone = {one.id: one for one in retired}
    return _Layer(base, prefix, gone, review or Review()).lay(changes)


class _Layer:
    def __init__(
        self, base: Sequence[Entry], prefix: str, retired: Mapping[str, Retired], review: Review
    ) -> None:
        self._entries = {entry.id: entry for entry in reversed(base) if entry.id}
        self._base = base
        self._prefix = prefix
        self._retired = retired
        self._review = review
        self._gone = {id_: one.code for id_, one in retired.items()}
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
            if reason := self._review.aside.get(change.key):
                self._set_aside(change, reason)
            elif change.operation == "move":
                moves.append(change)
            elif change.operation == "hide":
                hides.append(change)
            else:
                writes.setdefault(change.id, []).append(change)
        now = {id_: self._written(self._entries[id_], group) for id_, group in writes.items()}
        entries = [now.get(entry.id or "", entry) for entry in self._base]
        entries += [self._cleaned(entry) for entry in added.values()]
        laid.entries, issues = ordered(entries, moves, self._gone)
        laid.issues += issues
        laid.applied += [Applied(move) for move in moves if move.id not in added]
        laid.dropped += [
            Dropped(move.value[1], move.origin.locate())
            for move in moves
            if move.value[1] in self._retired
        ]
        hide(laid, hides, self._entries, self._review)
        return laid

    def _added(self, changes: Sequence[Change]) -> dict[str, Entry]:
        added: dict[str, Entry] = {}
        for change in changes:
            origin = replace(change.origin, path=change.origin.path[:1])
            if reason := self._review.aside.get(change.key):
                self._set_aside(change, reason)
                self._gone[change.id] = str(change.value.get("code"))
                continue
            if found := self._unwanted(change, added):
                id_, message, hint = found
                self._laid.issues.append(Issue(id_, message, origin.locate(key=True), hint))
                continue
            fields = {"id": change.id, **change.value}
            added[change.id] = Entry(change.plural, fields, change.origin, {("id",): origin})
            self._laid.applied.append(Applied(change))
        return added

    def _set_aside(self, change: Change, reason: str) -> None:
        entry, base = self._entries.get(change.id), ABSENT
        if entry is not None and change.operation == "hide":
            base = said_of(entry)
        elif entry is not None and change.field:
            base = base_of(entry, change)
        self._laid.applied.append(Applied(change, base, reason, aside=True))

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
        if f"{id_}.add" in self._review.aside:
            return False
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
            if change.key in self._review.same:
                self._laid.applied.append(Applied(change, lost=message))
                return False
        place = replace(change.origin, path=change.origin.path[:1]).locate(key=True)
        self._laid.issues.append(Issue("PB704", message, place, hint))
        return False

    def _written(self, entry: Entry, changes: Sequence[Change]) -> Entry:
        result, applied, issues = write(entry, changes, self._review.same)
        result, twice = self._joined_once(result)
        for one in applied:
            own = twice if one.change.field == "links" else ()
            self._laid.applied.append(replace(one, elsewhere=tuple(own)))
        self._laid.issues += [*issues, *_claimed(changes, self._prefix)]
        return self._cleaned(result)

    def _joined_once(self, entry: Entry) -> tuple[Entry, list[Any]]:
        """Leave out links of the edition that the base wrote, in the meantime, at the other end."""
        if not any(path[0] == "links" for path in entry.changed):
            return entry, []
        twice = set()
        for path, index, to in loose(entry):
            link = entry.fields["links"][index] if path == ("links",) else {}
            other = self._entries.get(to)
            if link.get("basis") == "regional" and other is not None:
                twice |= {index} if _joins(other, str(entry.id), link.get("relation")) else set()
        links = entry.fields.get("links")
        if not twice or not isinstance(links, list):
            return entry, []
        kept = [(v, entry.origin_of(("links", i))) for i, v in enumerate(links) if i not in twice]
        return entry.with_items(("links",), kept), [links[index] for index in sorted(twice)]

    def _cleaned(self, entry: Entry) -> Entry:
        """Leave out what the edition says of retired records: the base does not name them."""
        if not self._gone:
            return entry
        entry, gone = without(entry, self._gone)
        self._laid.dropped += [Dropped(to, origin.locate()) for origin, to in gone]
        return entry


def _claimed(changes: Iterable[Change], prefix: str) -> Iterator[Issue]:
    """Yield citations of papers of the base, which say there what the base says, and no more."""
    for change in changes:
        cited = change.value if change.field == "source" and change.operation == "append" else []
        for index, text in enumerate(cited):
            if isinstance(text, str) and not text.startswith(f"{prefix}-"):
                message = f'an edition cannot say that the base restates "{shortened(text)}"'
                hint = f"cite a source of your own, whose id begins with {prefix}-"
                yield Issue("PB715", message, change.origin.locate((index,)), hint)


def _joins(entry: Entry, to: str, relation: Any) -> bool:
    """Return whether a record has such a link; ``builds-on`` says something else from each end."""
    links = entry.fields.get("links")
    return relation != "builds-on" and any(
        isinstance(link, Mapping) and (link.get("to"), link.get("relation")) == (to, relation)
        for link in (links if isinstance(links, list) else ())
    )
