"""Checks that need more than one record; each is a function with a number and a sentence.

Each rule takes the `Context` and yields issues; `RULES` names all of them. The sentences that a
rule enforces come from the design of the records: ids and codes are unique, links are written on
one side, and nothing claims to be in a paper that the paper does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from strategy_playbook.context import Context, Reference, ends_of
from strategy_playbook.coverage import coverage
from strategy_playbook.edition_rules import RULES as EDITION_RULES
from strategy_playbook.errors import Issue, did_you_mean
from strategy_playbook.models import Record, Source
from strategy_playbook.name_rules import RULES as NAME_RULES
from strategy_playbook.outline import check_citation
from strategy_playbook.sheet_rules import RULES as SHEET_RULES


def known_references(context: Context) -> Iterator[Issue]:
    """PB303: what a record refers to is in the catalogue."""
    retired = {gone.id: gone for gone, _ in context.retired}
    hints = 20  # looking for the nearest id is slow; these are enough to see a pattern
    for reference in context.references:
        if reference.to in context.ids or reference.kinds & context.unread:
            continue
        if gone := retired.get(reference.to):
            message = f'"{reference.to}" was retired: {gone.why}'
            instead = f'use "{gone.successor}"' if gone.successor else "remove it"
            yield Issue("PB303", message, reference.place, instead)
            continue
        hint = None
        if hints:
            expected = [id_ for id_, kinds in context.ids.items() if kinds & reference.kinds]
            hint = did_you_mean(reference.to, expected) or did_you_mean(reference.to, context.ids)
            hints -= 1
        yield Issue("PB303", f'no record has the id "{reference.to}"', reference.place, hint)


def fitting_references(context: Context) -> Iterator[Issue]:
    """PB304: a relation joins the kinds of record that it is meant for."""
    for reference in context.references:
        record, kinds = reference.record, context.ids.get(reference.to)
        writers = ends_of(record, reference.link)[0] if reference.link else {record.kind}
        if record.kind not in writers:
            written, this = _either(writers), _either({record.kind})
            message = f'"{reference.relation}" is written on {written}, not on {this}'
            yield Issue("PB304", message, reference.place)
        elif kinds and not kinds & reference.kinds:
            there, wanted = _either(kinds), _either(reference.kinds)
            message = f'"{reference.to}" is {there}; this place takes {wanted}'
            yield Issue("PB304", message, reference.place)


def no_cycles(context: Context) -> Iterator[Issue]:
    """PB305: no record links to itself, and what comes first never leads back to where it began."""
    graph: dict[str, dict[str, None]] = {}  # sets would name a different link in each run
    written: dict[tuple[str, str], Reference] = {}
    for reference in context.references:
        here = reference.record.id
        if reference.to == here:
            message = f'"{here}" links to itself'
            hint = "remove the link" if reference.link else "name another record"
            yield Issue("PB305", message, reference.place, hint)
        elif reference.relation in ("builds-on", "depends"):
            graph.setdefault(here, {})[reference.to] = None
            written[here, reference.to] = reference
    while cycle := _cycle(graph):
        place = written[cycle[0], cycle[1]].place
        hint = "remove one of these links"
        yield Issue("PB305", f"the links go round in a circle: {' > '.join(cycle)}", place, hint)
        graph[cycle[0]].pop(cycle[1])


def one_side(context: Context) -> Iterator[Issue]:
    """PB306: a link is written once, on one side; the site shows it on both."""
    seen: dict[tuple[str, ...], str] = {}
    for reference in context.references:
        here, to = reference.record.id, reference.to
        if reference.link is None or to == here:
            continue
        # Two records that build on one another are a circle, which is another rule's concern.
        ends = (here, to) if reference.relation == "builds-on" else tuple(sorted((here, to)))
        key = (reference.relation, *ends)
        if key in seen:
            message = f'"{here}" and "{to}" are already joined by "{reference.relation}"'
            hint = f'the link stands on "{seen[key]}"; keep one'
            yield Issue("PB306", message, reference.place, hint)
        seen.setdefault(key, here)


def citations_in_outline(context: Context) -> Iterator[Issue]:
    """PB307: a citation leads to a place that the outline in sources.yml has."""
    if "source" in context.unread:
        return
    misshapen = {id_ for id_, kinds in context.ids.items() if "source" in kinds}
    misshapen -= set(context.sources)
    for record, entry in context.records:
        for path, citation in _citations(record):
            name = citation.partition(":")[0]
            if name in misshapen:
                continue
            if problem := check_citation(citation, context.sources):
                hint = None if name in context.sources else did_you_mean(name, context.sources)
                place = entry.locate(path)
                yield Issue("PB307", f'the citation "{citation}" {problem}', place, hint)


def honest_basis(context: Context) -> Iterator[Issue]:
    """PB308: no link is marked text unless a paper makes it.

    In the papers tools belong to principles, never to objectives, so a tool's link to an objective
    is ours. An article belongs to a record only if it is printed in a paragraph the record cites.
    """
    cited = {record.id: _paragraphs(record) for record, _ in context.records}
    for reference in context.references:
        if reference.link is None or reference.link.basis != "text":
            continue
        if reference.to not in cited:  # another rule has said so
            continue
        together = cited[reference.record.id] & cited[reference.to]
        if reference.relation == "serves" or not together:
            message = f'the paper does not join "{reference.record.id}" and "{reference.to}"'
            yield Issue("PB308", message, reference.place, "mark the link as basis: editorial")


def words_for_everything(context: Context) -> Iterator[Issue]:
    """PB309: labels.yml has words for every kind and every relation in use."""
    if context.labels is None or context.words is None:
        return
    needed = (
        ("kinds", "kind", {record.kind for record, _ in context.records}),
        ("relations", "relation", {reference.relation for reference in context.references}),
    )
    for name, what, wanted in needed:
        place = context.words.locate((name,), key=True)
        for key in sorted(wanted - set(getattr(context.labels, name))):
            yield Issue("PB309", f'the {what} "{key}" has no words under {name}', place)


def whole_sources_are_carried(context: Context) -> Iterator[Issue]:
    """PB311: every paragraph and listed item of a source marked ``whole`` is in a record."""
    if context.incomplete:  # a record that carries the place may be among those not read
        return
    if context.hidden:  # a region need not carry all; without an edition, the base must
        return
    for source, entry in context.records:
        if not (isinstance(source, Source) and source.whole):
            continue
        for place in coverage(source, (record for record, _ in context.records)):
            unit = place.citation.partition(":")[2]
            where = ("lists", unit) if unit in source.lists else ("units",)
            for gap in (p for p in place.items or (place,) if not p.records):
                message = f'no record with basis: text carries "{gap.citation}"'
                hint = "add a record that cites it, or cite it in one that says the same"
                yield Issue("PB311", message, entry.locate(where), hint)


RULES: tuple[Callable[[Context], Iterator[Issue]], ...] = (
    known_references,
    fitting_references,
    no_cycles,
    one_side,
    citations_in_outline,
    honest_basis,
    words_for_everything,
    whole_sources_are_carried,
)

ALL = (*NAME_RULES, *RULES, *SHEET_RULES, *EDITION_RULES)
"""Every rule that there is."""


def check(context: Context) -> list[Issue]:
    """Run every rule, those of the other modules too, and return what they found."""
    return [issue for rule in ALL for issue in rule(context)]


def _citations(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield where each citation stands in a record, those of a checklist's own items included."""
    for index, citation in enumerate(record.source):
        yield ("source", index), citation
    for number, section in enumerate(getattr(record, "sections", ())):
        for index, item in enumerate(getattr(section, "items", ())):
            for which, citation in enumerate(item.source):
                yield ("sections", number, "items", index, "source", which), citation


def _either(kinds: Iterable[str]) -> str:
    """Put kinds in words: ``a tool``, ``an article, a tool or a topic``."""
    *others, last = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in sorted(kinds)]
    return f"{', '.join(others)} or {last}" if others else last


def _cycle(graph: dict[str, dict[str, None]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib lists each node after those it depends on; read backwards it follows our links.
        ring: list[str] = error.args[1][:0:-1]
        first = ring.index(min(ring, key=list(graph).index))
        return [*ring[first:], *ring[: first + 1]]
    return []


def _paragraphs(record: Record) -> set[str]:
    return {citation.partition(".")[0] for citation in record.source if ":" in citation}
