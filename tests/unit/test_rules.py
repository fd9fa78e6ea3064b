"""What the cases by folder cannot show: the list of rules, and cycles and gaps of every shape."""

import inspect
import itertools
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from strategy_playbook import edition_rules, name_rules, rules, sheet_rules
from strategy_playbook.context import Context
from strategy_playbook.overlay import Entry
from strategy_playbook.rules import ALL, no_cycles, whole_sources_are_carried
from strategy_playbook.source import parse
from strategy_playbook.validate import entries_of, validate

NAMES = "abcdef"
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])


def topic(name: str, targets: list[str]) -> dict[str, object]:
    return {
        "id": name,
        "code": f"T00-{name.upper()}",
        "title": name,
        "summary": name,
        "source": ["paper"],
        "basis": "text",
        "guidance": {"why": "a", "actions": ["b"], "questions": ["c"]},
        "links": [{"to": to, "relation": "builds-on", "basis": "text"} for to in targets],
    }


def context(pairs: set[tuple[str, str]]) -> Context:
    records = [topic(name, sorted(to for begin, to in pairs if begin == name)) for name in NAMES]
    entries, issues = entries_of("topics", parse(json.dumps(records, indent=1), "topics.yml"))
    assert issues == []
    return Context([(validate(e)[0], e) for e in entries], {name: {"topic"} for name in NAMES})


def goes_round(pairs: set[tuple[str, str]]) -> bool:
    """Tell whether a graph has a circle: take away what leads nowhere until nothing changes."""
    while pairs:
        left = {pair for pair in pairs if any(pair[1] == begin for begin, _ in pairs)}
        if left == pairs:
            return True
        pairs = left
    return False


@given(st.sets(PAIRS, max_size=14))
def test_a_circle_is_found_if_and_only_if_there_is_one(pairs):
    written = context(pairs)
    places = {found.place: (found.record.id, found.to) for found in written.references}
    assert set(places.values()) == pairs
    left = set(pairs)
    for issue in no_cycles(written):
        steps = re.search(r"circle: (.*)", issue.message)[1].split(" > ")
        assert steps[0] == steps[-1]
        assert {*itertools.pairwise(steps)} <= left, "each circle is a real one"
        assert places[issue.location] == (steps[0], steps[1]), "its first link is marked"
        left.discard((steps[0], steps[1]))
    assert bool(left != pairs) == goes_round(pairs)
    assert not goes_round(left), "without the marked links nothing goes round"


LEAFLET = {
    "id": "leaflet",
    "code": "SL",
    "title": "A leaflet",
    "summary": "Tells of fares.",
    "basis": "text",
    "name": "leaflet",
    "document": "Leaflet",
    "date": "2030-05-06",
    "unit": "paragraph",
    "units": 3,
    "lists": {
        "2": {"what": "Boats", "items": 2},
        "3": {"what": "Fares", "letters": {"a": 2, "b": 1}},
    },
}
PLACES = ["1", "2", "2.1", "2.2", "3", "3.a.1", "3.a.2", "3.b"]
ENDS = set(PLACES) - {"2", "3"}  # of a paragraph that lists items, only these are missed


def entry(plural: str, fields: dict[str, object]) -> Entry:
    (found,), issues = entries_of(plural, parse(json.dumps([fields], indent=1), f"{plural}.yml"))
    assert issues == []
    return found


def gaps(cited: set[str], whole: bool = True, incomplete: bool = False) -> set[str]:
    source = entry("sources", {**LEAFLET, "whole": whole})
    records = [(validate(source)[0], source)]
    for citation in sorted(cited):
        carrier = entry("topics", {**topic("a", []), "source": [f"leaflet:{citation}"]})
        records.append((validate(carrier)[0], carrier))
    issues = whole_sources_are_carried(Context(records, {}, incomplete=incomplete))
    return {re.search(r'"leaflet:(.*)"', issue.message)[1] for issue in issues}


@given(st.sets(st.sampled_from(PLACES)))
def test_every_place_that_nothing_carries_is_found(cited):
    assert gaps(cited) == ENDS - cited


def test_gaps_are_looked_for_only_where_nothing_else_can_be_the_cause():
    assert gaps(set()) == ENDS
    assert gaps(set(), whole=False) == set()
    assert gaps(set(), incomplete=True) == set()


def test_every_rule_runs_and_has_an_id_of_its_own():
    run = []
    for module in (name_rules, rules, sheet_rules, edition_rules):
        written = [
            function
            for _, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__
            and re.match(r"PB\d+: ", function.__doc__ or "")
        ]
        assert len(written) >= 2
        assert set(written) == set(module.RULES)
        run += module.RULES
    ids = [(rule.__doc__ or "").partition(":")[0] for rule in run]
    assert len(ids) == len(set(ids))
    assert set(run) == set(ALL)


def test_a_rule_reports_under_its_own_id_only():
    for rule in ALL:
        used = set(re.findall(r'"(PB\d+)"', inspect.getsource(rule)))
        assert used == {(rule.__doc__ or "").partition(":")[0]}
