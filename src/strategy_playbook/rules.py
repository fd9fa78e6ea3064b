"""Checks that need more than one record: one function, one id, one docstring each.

Each rule takes the `Context` and yields issues; `RULES` names all of them. The sentences that a
rule enforces come from the design of the records: ids and codes are unique, links are written on
one side, and nothing claims to be in a paper that the paper does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from strategy_playbook.errors import Issue, Location, did_you_mean
from strategy_playbook.models import Labels, Link, Record, Relation, Source
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a record names another; it is looked up only if there is something to say.

    Attributes:
        record: The record that refers.
        to: The id that it names.
        relation: How the two stand to one another.
        kinds: The kinds of record that may stand there.
        entry: Where the record comes from.
        path: Where in it the id stands.
        link: The link, or None for a record's principle.
    """

    record: Record
    to: str
    relation: str
    kinds: frozenset[str]
    entry: Entry
    path: tuple[str | int, ...]
    link: Link | None = None

    @property
    def place(self) -> Location:
        """Where the id stands."""
        return self.entry.locate(self.path)


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

    def references(self) -> Iterator[Reference]:
        """Yield each place where a record names another."""
        for record, entry in self.records:
            if principle := getattr(record, "principle", None):
                kinds = frozenset({"principle"})
                yield Reference(record, principle, "under", kinds, entry, ("principle",))
            for index, link in enumerate(record.links):
                kinds = (
                    ENDS[link.relation][1] if link.relation in ENDS else frozenset({record.kind})
                )
                path = ("links", index, "to")
                yield Reference(record, link.to, link.relation, kinds, entry, path, link)


def unique_ids(context: Context) -> Iterator[Issue]:
    """PB301: an id names one record in the whole catalogue."""
    yield from _unique(context, "id", "PB301")


def unique_codes(context: Context) -> Iterator[Issue]:
    """PB302: a code stands on paper, so it names one record, even years later."""
    yield from _unique(context, "code", "PB302")


def known_references(context: Context) -> Iterator[Issue]:
    """PB303: what a record refers to is in the catalogue."""
    for reference in context.references():
        if reference.to not in context.ids:
            expected = [id_ for id_, kind in context.ids.items() if kind in reference.kinds]
            hint = did_you_mean(reference.to, expected) or did_you_mean(reference.to, context.ids)
            yield Issue("PB303", f'no record has the id "{reference.to}"', reference.place, hint)


def fitting_references(context: Context) -> Iterator[Issue]:
    """PB304: a relation joins the kinds of record that it is meant for."""
    for reference in context.references():
        kind = context.ids.get(reference.to)
        if kind and kind not in reference.kinds:
            wanted = " or ".join(sorted(reference.kinds))
            message = f'"{reference.to}" is a {kind}; this place takes {wanted}'
            yield Issue("PB304", message, reference.place)
        ends = ENDS.get(reference.link.relation) if reference.link else None
        if ends and reference.record.kind not in ends[0]:
            relation, writers = reference.relation, " or ".join(sorted(ends[0]))
            message = f'"{relation}" is written on a {writers}, not on a {reference.record.kind}'
            yield Issue("PB304", message, reference.place)


def no_cycles(context: Context) -> Iterator[Issue]:
    """PB305: no record links to itself, and "builds-on" never leads back to where it began."""
    graph: dict[str, set[str]] = {}
    written: dict[tuple[str, str], Reference] = {}
    for reference in context.references():
        here = reference.record.id
        if reference.to == here:
            message = f'"{here}" links to itself'
            yield Issue("PB305", message, reference.place, "remove the link")
        elif reference.relation == "builds-on":
            graph.setdefault(here, set()).add(reference.to)
            written[here, reference.to] = reference
    while cycle := _cycle(graph):
        place = written[cycle[0], cycle[1]].place
        hint = "remove one of these links"
        yield Issue("PB305", f"the links go round in a circle: {' > '.join(cycle)}", place, hint)
        graph[cycle[0]].discard(cycle[1])


def one_side(context: Context) -> Iterator[Issue]:
    """PB306: a link is written once, on one side; the site shows it on both."""
    seen: dict[tuple[str, ...], str] = {}
    for reference in context.references():
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
    for record, entry in context.records:
        for index, citation in enumerate(record.source):
            if problem := check_citation(citation, context.sources):
                name = citation.partition(":")[0]
                hint = None if name in context.sources else did_you_mean(name, context.sources)
                place = entry.locate(("source", index))
                yield Issue("PB307", f'the citation "{citation}" {problem}', place, hint)


def honest_basis(context: Context) -> Iterator[Issue]:
    """PB308: a link is marked text only where the paper itself joins the two records.

    The papers put tools under principles, so no link from a tool to an objective is text; and a
    link to an article is text only if the record cites the paragraph that prints the article.
    """
    cited = {record.id: _paragraphs(record) for record, _ in context.records}
    for reference in context.references():
        if reference.link is None or reference.link.basis == "editorial":
            continue
        together = cited[reference.record.id] & cited.get(reference.to, set())
        if reference.relation == "serves" or not together:
            message = f'the paper does not join "{reference.record.id}" and "{reference.to}"'
            yield Issue("PB308", message, reference.place, "mark the link as basis: editorial")


def words_for_everything(context: Context) -> Iterator[Issue]:
    """PB309: labels.yml has words for every kind and every relation in use."""
    if context.labels is None:
        return
    place = Location(context.labels_file)
    needed = (
        ("kinds", "kind", {record.kind for record, _ in context.records}),
        ("relations", "relation", {reference.relation for reference in context.references()}),
    )
    for name, what, wanted in needed:
        for key in sorted(wanted - set(getattr(context.labels, name))):
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
    first: dict[str, Entry] = {}
    for record, entry in context.records:
        value = getattr(record, name)
        if value in first:
            message = f'the {name} "{value}" is already in use'
            hint = f"first at {first[value].locate((name,))}"
            yield Issue(id_, message, entry.locate((name,)), hint)
        first.setdefault(value, entry)


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
