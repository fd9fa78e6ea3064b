"""Records put where an edition wants them: each right after or right before another of its kind."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from strategy_playbook.editions.changes import Change
from strategy_playbook.errors import Issue, did_you_mean, shortened
from strategy_playbook.overlay import Entry


def ordered(
    entries: Sequence[Entry], moves: Sequence[Change], gone: Container[str]
) -> tuple[list[Entry], list[Issue]]:
    """Return entries in the order that an edition wants.

    Args:
        entries: The records, added ones included.
        moves: Each names a record, and in its value the way (``after`` or ``before``) and the
            record to stand at. What stands at the same record keeps the order of the overlay.
        gone: What is not there any more; a record that stood at one of these stays where it is.

    Returns:
        The entries, and the issues (PB711).
    """
    plurals = {entry.id: entry.plural for entry in entries if entry.id}
    anchors: dict[str, Change] = {}
    issues: list[Issue] = []
    for move in moves:
        _, anchor = move.value
        place = move.origin.locate()
        if anchor not in plurals:
            if anchor not in gone:
                hint = did_you_mean(anchor, [i for i, p in plurals.items() if p == move.plural])
                message = f'no record has the id "{shortened(anchor)}"'
                issues.append(Issue("PB711", message, place, hint))
        elif plurals[anchor] != plurals.get(move.id):
            message = f'"{anchor}" is not of the same kind; a record stands among its own kind'
            issues.append(Issue("PB711", message, place))
        elif anchor == move.id:
            issues.append(Issue("PB711", f'"{anchor}" cannot stand beside itself', place))
        else:
            anchors[move.id] = move
    graph = {id_: {move.value[1]} & set(anchors) for id_, move in anchors.items()}
    while True:
        try:
            order = list(TopologicalSorter(graph).static_order())
            break
        except CycleError as error:
            ring = error.args[1][:-1]
            first = next(id_ for id_ in anchors if id_ in ring)
            message = f"these wait for one another: {', '.join(i for i in anchors if i in ring)}"
            place = anchors.pop(first).origin.locate()
            issues.append(Issue("PB711", message, place, "remove one after or before"))
            graph = {id_: {move.value[1]} & set(anchors) for id_, move in anchors.items()}
    return _placed(entries, anchors, order), issues


def _placed(
    entries: Sequence[Entry], anchors: Mapping[str, Change], order: Sequence[str]
) -> list[Entry]:
    """Return the entries with each moved one at its anchor; an anchor is placed before it."""
    if not anchors:
        return list(entries)
    by_id = {entry.id: entry for entry in entries if entry.id in anchors}
    file_order = {id_: index for index, id_ in enumerate(anchors)}
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for id_ in sorted((i for i in order if i in anchors), key=file_order.__getitem__):
        way, anchor = anchors[id_].value
        (after if way == "after" else before).setdefault(anchor, []).append(id_)
    result: list[Entry] = []

    def put(entry: Entry) -> None:
        for id_ in before.get(entry.id or "", ()):
            put(by_id[id_])
        result.append(entry)
        for id_ in after.get(entry.id or "", ()):
            put(by_id[id_])

    for entry in entries:
        if entry.id not in anchors:
            put(entry)
    return result
