"""Where records stand once an edition has put some of them after or before others."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.order import ordered
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

BASE = Origin(parse("[]", "base.yml"))


@pytest.fixture
def order():
    """Give a function that moves tools, one a line, and returns all ids and the problems."""

    def call(moves, ids="a b c d", gone=()):
        text = "\n".join(
            f"{id_}: {{why: x, {way}: {anchor}}}" for id_, way, anchor in map(str.split, moves)
        )
        changes, _ = changes_of("tools", parse(text, "o.yml"), {})
        entries = [Entry("tools", {"id": id_}, BASE) for id_ in ids.split()]
        entries.append(Entry("terms", {"id": "mud"}, BASE))
        found, issues = ordered(entries, changes, gone)
        return " ".join(str(entry.id) for entry in found), [str(issue) for issue in issues]

    return call


@pytest.mark.parametrize(
    ("moves", "goal"),
    [
        (["a after c"], "b c a d mud"),
        (["d before b"], "a d b c mud"),
        (["b after a"], "a b c d mud"),
        (["d after a", "c after a"], "a d c b mud"),
        (["d before a", "c before a"], "d c a b mud"),
        (["d after b", "a before b"], "a b d c mud"),
        (["a after d", "d before b"], "d a b c mud"),
        (["a after b", "b after c", "c after d"], "d c b a mud"),
        (["c before b", "b before a", "d after c"], "c d b a mud"),
    ],
)
def test_a_record_stands_right_beside_another_wherever_that_one_goes(order, moves, goal):
    assert order(moves) == (goal, [])


@pytest.mark.parametrize(
    ("moves", "goal", "problems"),
    [
        (
            ["a after b", "b after c", "c after a"],
            "a c b d mud",
            ["o.yml:1:20: PB711 these wait for one another: a, b, c"],
        ),
        (
            ["d before b", "c after a", "a before c"],
            "d b a c mud",
            ["o.yml:2:20: PB711 these wait for one another: c, a"],
        ),
        (
            ["a after b", "b after a", "d after c", "c after d"],
            "a b d c mud",
            [
                "o.yml:1:20: PB711 these wait for one another: a, b",
                "o.yml:3:20: PB711 these wait for one another: d, c",
            ],
        ),
    ],
)
def test_of_records_that_wait_for_one_another_the_first_stays_where_it_is(
    order, moves, goal, problems
):
    found, said = order(moves)
    assert said == [f"{problem} (remove one after or before)" for problem in problems]
    assert found == goal


def test_what_waits_for_such_a_ring_is_no_part_of_it(order):
    _, (problem,) = order(["d after a", "a after b", "b after a"])
    assert problem.startswith("o.yml:2:20: PB711 these wait for one another: a, b (")


@pytest.mark.parametrize(
    ("move", "problem"),
    [
        ("a after x", 'o.yml:1:20: PB711 no record has the id "x"'),
        (
            "lamp before mudd",
            'o.yml:1:24: PB711 no record has the id "mudd" (did you mean "muds"?)',
        ),
        (
            "a before mud",
            'o.yml:1:21: PB711 "mud" is not of the same kind; a record stands among its own kind',
        ),
        ("a after a", 'o.yml:1:20: PB711 "a" cannot stand beside itself'),
    ],
)
def test_a_move_that_leads_nowhere_is_refused_and_the_others_are_made(order, move, problem):
    found = order([move, "muds before lamp"], "a lamp b muds")
    assert found == ("a muds lamp b mud", [problem])


def test_a_record_that_was_to_stand_beside_one_that_is_gone_stays(order):
    assert order(["c before x", "b after c"], "a b c", {"x"}) == ("a c b mud", [])


def test_records_without_an_id_keep_their_places():
    changes, _ = changes_of("tools", parse("b: {why: x, before: a}", "o.yml"), {})
    entries = [Entry("tools", {"id": id_}, BASE) for id_ in (5, "a", None, "b")]
    found, issues = ordered(entries, changes, ())
    assert [entry.fields["id"] for entry in found] == [5, "b", "a", None]
    assert [entry.fields["id"] for entry in entries] == [5, "a", None, "b"]
    assert issues == []
