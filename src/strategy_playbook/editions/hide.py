"""Records left out, and with them all that leads there; what holds on to a record is in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.references import fixed, loose, without
from strategy_playbook.editions.results import Applied, Hidden, Laid, Review
from strategy_playbook.errors import Issue
from strategy_playbook.overlay import Entry

KEPT = frozenset({"sources", "stages"})
"""Kinds that nothing can be built without; their records cannot be hidden."""

Found = dict[str, dict[str, None]]


def hide(laid: Laid, changes: Sequence[Change], base: Mapping[str, Entry], review: Review) -> None:
    """Take records out of what was laid, and say so in it.

    What the base hangs on a hidden record later, such as a new concept under a theme, is hidden
    with it: an upgrade shows nothing that the region left out.

    Args:
        laid: What was laid so far, which is changed.
        changes: Which records to hide.
        base: The records of the base, by id.
        review: What the edition has reviewed.
    """
    if not changes:
        return
    hides = {change.id: change for change in changes}
    while True:
        loosely, firmly = _holders(laid.entries, hides)
        reviewed = [id_ for id_, change in hides.items() if change.key in review.same]
        more = {one: hides[id_] for id_ in reviewed for one in firmly.get(id_, ()) if one in base}
        if not more:
            break
        hides |= more
    for change in changes:
        found = loosely.get(change.id, {}), firmly.get(change.id, {})
        if issue := _obstacle(change, *found, review):
            laid.issues.append(issue)
            hides.pop(change.id)  # so that nothing is said of what would follow from it
        with_it = [id_ for id_, other in hides.items() if other is change and id_ != change.id]
        texts = [said_of(base[change.id]), *(str(base[i].fields.get("title")) for i in with_it)]
        laid.applied.append(Applied(change, "\n".join(texts)))
    for id_, change in hides.items():
        fields = base[id_].fields
        code, title = str(fields.get("code")), str(fields.get("title"))
        laid.hidden.append(Hidden(base[id_].plural, id_, code, title, change.why))
    holders = {one for id_ in hides for one in loosely.get(id_, ())}
    codes = {one.id: one.code for one in laid.hidden}
    entries = []
    for entry in laid.entries:
        if entry.id in holders:
            for to in dict.fromkeys(to for _, _, to in loose(entry) if to in hides):
                entry, _ = without(entry, {to: codes[to]}, hides[to].origin)
        if entry.id not in hides:
            entries.append(entry)
    laid.entries = entries


def said_of(entry: Entry) -> str:
    """Return what is noted of a record that is hidden: its title and summary."""
    return f"{entry.fields.get('title')}\n{entry.fields.get('summary')}"


def _holders(entries: Sequence[Entry], hides: Mapping[str, Change]) -> tuple[Found, Found]:
    """Return for each hidden record who names it, in a way that can go, and in one that cannot."""
    loosely: Found = {}
    firmly: Found = {}
    for entry in entries:
        if entry.id in hides:
            continue
        for _, _, to in loose(entry):
            if to in hides:
                loosely.setdefault(to, {})[str(entry.id)] = None
        for _, to in fixed(entry):
            if to in hides:
                firmly.setdefault(to, {})[str(entry.id)] = None
    return loosely, firmly


def _obstacle(
    change: Change, loosely: Mapping[str, None], firmly: Mapping[str, None], review: Review
) -> Issue | None:
    place = change.origin.locate(key=True)
    if change.plural in KEPT:
        return Issue("PB710", f"{change.plural} cannot be hidden", place)
    if firmly:
        message = f'"{change.id}" cannot be hidden alone: it holds {_listed(firmly)}'
        return Issue("PB710", message, place, "hide these, too")
    if loosely and not change.value and change.key not in review.same:
        message = f'other records lead to "{change.id}": {_listed(loosely)}'
        return Issue("PB710", message, place, "add unlink: true to leave these links out")
    return None


def _listed(ids: Mapping[str, None]) -> str:
    shown = list(ids)[:10]
    more = f" and {len(ids) - 10} more" if len(ids) > 10 else ""
    return ", ".join(shown) + more
