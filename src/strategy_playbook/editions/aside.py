"""What an upgrade of the base makes impossible is set aside and reported, and the edition builds.

A change that is written as it was at its last review loaded without a problem then. If it makes a
problem now, the base has changed, and nobody made a mistake. So it is left out, with its text kept
in the overlay and shown as drift. A change that somebody has edited since is refused as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.pins import reviewed
from strategy_playbook.errors import Issue, Location
from strategy_playbook.overlay import Entry


def at_fault(issues: Iterable[Issue], edition: Edition) -> dict[str, str]:
    """Return the keys of the changes to set aside, with what is wrong with them now.

    Args:
        issues: What is wrong, in the overlay.
        edition: The edition, as it was laid.
    """
    same = reviewed(edition.pins, edition.written)
    files: dict[str, list[Change]] = {}
    for change in edition.changes:
        if change.key in same:
            files.setdefault(change.origin.document.path, []).append(change)
    found: dict[str, str] = {}
    for issue in issues:
        for change in files.get(issue.location.path, ()) if issue.location else ():
            if issue.location and _concerns(issue.location, change):
                found.setdefault(change.key, issue.message)
    return found


def _concerns(place: Location, change: Change) -> bool:
    top = replace(change.origin, path=change.origin.path[:1])
    whole = change.operation == "add" and place == top.locate(key=True)
    return whole or change.origin.covers(place)


def in_the_overlay(issue: Issue, entries: Sequence[Entry]) -> Issue:
    """Return an issue at the place in the overlay that causes it, if it names one in the base.

    Args:
        issue: An issue that the base does not have by itself.
        entries: The records as the edition has them.
    """
    if issue.location is None:
        return issue
    best: tuple[Location, Entry] | None = None
    for entry in entries:
        if entry.origin.document.path == issue.location.path:
            start = entry.origin.locate()
            if start <= issue.location and (best is None or best[0] < start):
                best = (start, entry)
    if best is None:
        return issue
    entry = best[1]
    others = [o for o in entry.changed.values() if o.document is not entry.origin.document]
    places = sorted(origin.locate(key=True) for origin in others)
    if not places:
        return issue
    see = f"see {issue.location}"
    return replace(issue, location=places[0], hint=f"{issue.hint}; {see}" if issue.hint else see)
