"""Checks that need more than one record: one function, one id, one docstring each.

Each rule takes the `Context` and yields issues; `RULES` names all of them. The sentences that a
rule enforces come from the design of the records: ids and codes are unique, links are written on
one side, and nothing claims to be in a paper that the paper does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from strategy_playbook.errors import Issue, Location, did_you_mean
from strategy_playbook.models import KINDS, Labels, Link, Record, Relation, Source
from strategy_playbook.outline import check_citation
from strategy_playbook.overlay import Entry

ENDS: dict[Relation, tuple[frozenset[str], frozenset[str]]] = {
    "serves": (frozenset({"tool"}), frozenset({"objective"})),
    "applies": (
        frozenset({"principle", "objective", "tool", "topic", "recommendation"}),
        frozenset({"article"}),
    ),
    "concerns": (
        frozenset({"topic"}),
        frozenset({"principle", "objective", "tool", "recommendation"}),
    ),
    "advances": (frozenset({"recommendation"}), frozenset({"principle", "objective"})),
}
"""Which kinds a relation may join, from and to; relations not named join two of one kind."""


@dataclass(frozen=True)
class Context:
    """What a rule looks at.

    Attributes:
        records: The records whose shape is right, with the entry each came from.
        ids: Every id in the catalogue and its kind, those of misshapen records included, so that
            one mistake is not reported again at every link to it.
        labels: The labels, or None if they could not be read.
        labels_file: How messages name the file of labels.
    """

    records: list[tuple[Record, Entry]]
    ids: dict[str, str]
    labels: Labels | None = None
    labels_file: str = "labels.yml"
    sources: dict[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        sources = {r.id: r for r, _ in self.records if isinstance(r, Source)}
        object.__setattr__(self, "sources", sources)

    def links(self) -> Iterator[tuple[Record, Link, Location]]:
        """Yield every link with the record that writes it and the place of its target."""
        for record, entry in self.records:
            for index, link in enumerate(record.links):
                yield record, link, entry.locate(("links", index, "to"))


def unique_ids(context: Context) -> Iterator[Issue]:
    """PB301: an id names one record in the whole catalogue."""
    yield from _unique(context, "id", "PB301")


def unique_codes(context: Context) -> Iterator[Issue]:
    """PB302: a code stands on paper, so it names one record, even years later."""
    yield from _unique(context, "code", "PB302")


def known_references(context: Context) -> Iterator[Issue]:
    """PB303: what a record refers to is in the catalogue."""
    for target, place, expected in _references(context):
        if target not in context.ids:
            choices = [id_ for id_, kind in context.ids.items() if kind in expected]
            hint = did_you_mean(target, choices) or did_you_mean(target, context.ids)
            yield Issue("PB303", f'no record has the id "{target}"', place, hint)


def fitting_references(context: Context) -> Iterator[Issue]:
    """PB304: a relation joins the kinds of record that it is meant for."""
    for target, place, expected in _references(context):
        kind = context.ids.get(target)
        if kind and kind not in expected:
            wanted = " or ".join(sorted(expected)) or "nothing"
            yield Issue("PB304", f'"{target}" is a {kind}; this place takes {wanted}', place)
    for record, link, place in context.links():
        ends = ENDS.get(link.relation)
        if ends and record.kind not in ends[0]:
            writers = " or ".join(sorted(ends[0]))
            message = f'"{link.relation}" is written on a {writers}, not on a {record.kind}'
            yield Issue("PB304", message, place)


def no_cycles(context: Context) -> Iterator[Issue]:
    """PB305: no record links to itself, and "builds-on" never leads back to where it began."""
    graph: dict[str, set[str]] = {}
    places: dict[tuple[str, str], Location] = {}
    for record, link, place in context.links():
        if link.to == record.id:
            yield Issue("PB305", f'"{record.id}" links to itself', place, "remove the link")
        elif link.relation == "builds-on":
            graph.setdefault(record.id, set()).add(link.to)
            places[record.id, link.to] = place
    while cycle := _cycle(graph):
        place = places[cycle[0], cycle[1]]
        hint = "remove one of these links"
        yield Issue("PB305", f"the links go round in a circle: {' > '.join(cycle)}", place, hint)
        graph[cycle[0]].discard(cycle[1])


def one_side(context: Context) -> Iterator[Issue]:
    """PB306: a link is written once, on one side; the site shows it on both."""
    seen: dict[tuple[Relation, frozenset[str]], str] = {}
    for record, link, place in context.links():
        if link.relation == "builds-on" or link.to == record.id:
            continue
        pair = (link.relation, frozenset({record.id, link.to}))
        if pair in seen:
            message = f'"{record.id}" and "{link.to}" are already joined by "{link.relation}"'
            hint = f'the link stands on "{seen[pair]}"; keep one'
            yield Issue("PB306", message, place, hint)
        seen.setdefault(pair, record.id)


def citations_in_outline(context: Context) -> Iterator[Issue]:
    """PB307: a citation leads to a place that the outline in sources.yml has."""
    for record, entry in context.records:
        for index, citation in enumerate(record.source):
            if problem := check_citation(citation, context.sources):
                hint = did_you_mean(citation.partition(":")[0], context.sources)
                known = citation.partition(":")[0] in context.sources
                place = entry.locate(("source", index))
                message = f'the citation "{citation}" {problem}'
                yield Issue("PB307", message, place, None if known else hint)


def honest_basis(context: Context) -> Iterator[Issue]:
    """PB308: a link is marked text only where the paper itself joins the two records.

    The papers put tools under principles, so no link from a tool to an objective is text; and a
    link to an article is text only if the record cites the paragraph that prints the article.
    """
    cited = {record.id: _paragraphs(record) for record, _ in context.records}
    for record, link, place in context.links():
        if link.basis == "editorial":
            continue
        together = _paragraphs(record) & cited.get(link.to, set())
        if link.relation == "serves" or not together:
            message = f'the paper does not join "{record.id}" and "{link.to}"'
            yield Issue("PB308", message, place, "mark the link as basis: editorial")


def words_for_everything(context: Context) -> Iterator[Issue]:
    """PB309: labels.yml has words for every kind and every relation in use."""
    if context.labels is None or not context.records:
        return
    place = Location(context.labels_file)
    needed: Iterable[tuple[str, str, Iterable[str]]] = (
        ("kinds", "kind", {KINDS[entry.plural].kind for _, entry in context.records}),
        ("relations", "relation", {"under", *(link.relation for _, link, _ in context.links())}),
    )
    for name, what, wanted in needed:
        for key in sorted(set(wanted) - set(getattr(context.labels, name))):
            yield Issue("PB309", f'the {what} "{key}" has no words under {name}', place)


RULES: tuple[Callable[[Context], Iterator[Issue]], ...] = (
    unique_ids,
    unique_codes,
    known_references,
    fitting_references,
    no_cycles,
    one_side,
    citations_in_outline,
    honest_basis,
    words_for_everything,
)


def check(context: Context) -> list[Issue]:
    """Run every rule and return what they found."""
    return [issue for rule in RULES for issue in rule(context)]


def _unique(context: Context, name: str, id_: str) -> Iterator[Issue]:
    first: dict[str, Location] = {}
    for record, entry in context.records:
        value, place = getattr(record, name), entry.locate((name,))
        if value in first:
            message = f'the {name} "{value}" is already in use'
            yield Issue(id_, message, place, f"first at {first[value]}")
        first.setdefault(value, place)


def _references(context: Context) -> Iterator[tuple[str, Location, frozenset[str]]]:
    """Yield each reference: the id named, its place, and the kinds that may stand there."""
    for record, entry in context.records:
        if principle := getattr(record, "principle", None):
            yield principle, entry.locate(("principle",)), frozenset({"principle"})
    for record, link, place in context.links():
        ends = ENDS.get(link.relation, (None, frozenset({record.kind})))
        yield link.to, place, ends[1]


def _cycle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib lists each node after those it depends on; read backwards it follows our links.
        nodes: list[str] = error.args[1][::-1]
        return nodes
    return []


def _paragraphs(record: Record) -> set[str]:
    return {citation.partition(".")[0] for citation in record.source if ":" in citation}
