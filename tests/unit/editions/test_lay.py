"""Changes over records: each finds its own, and what the base took away is left out and told."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.lay import lay
from strategy_playbook.editions.results import Dropped, Review
from strategy_playbook.errors import Location
from strategy_playbook.models import Retired
from strategy_playbook.overlay import ABSENT, Entry, Origin
from strategy_playbook.source import parse

BASE = """\
- id: boards
  code: T1
  title: Boards
  summary: Fares to read.
  links: [{to: lamps, relation: related, basis: text}]
- {id: lamps, code: T2, title: Lamps, summary: Light to land by.}
- {id: ropes, code: T3, title: Ropes, summary: Something to hold.}
"""
RETIRED = Retired(id="bells", code="T9", why="Nobody heard them.")


@pytest.fixture
def laid():
    """Give a function that lays changes of tools over the base."""

    def call(text, same=(), aside=None, base=BASE):
        document = parse(base, "base.yml")
        entries = [
            Entry("tools", fields, Origin(document, (index,)))
            for index, fields in enumerate(document.value)
        ]
        changes, issues = changes_of("tools", parse(text, "o.yml"), {})
        assert issues == []
        review = Review(frozenset(same), aside or {})
        result = lay(entries, changes, prefix="xx", retired=[RETIRED], review=review)
        assert [entry.fields for entry in entries] == parse(base, "base.yml").value
        return result

    return call


def fields(laid):
    return {entry.id: entry.fields for entry in laid.entries}


def outcome(laid):
    return [(one.change.key, one.base, one.lost, one.aside) for one in laid.applied]


def test_records_are_added_changed_ordered_and_hidden_in_one_go(laid):
    found = laid(
        "lamps: {why: x, hide: true, unlink: true}\n"
        "ropes: {why: x, before: xx-mud}\n"
        "xx-mud: {why: x, before: boards, add: {title: Mud, links: [{to: lamps, relation: a}]}}\n"
        "boards: {why: x, set: {title: Fares}}\n"
    )
    assert list(fields(found)) == ["ropes", "xx-mud", "boards"]
    assert fields(found)["boards"]["title"] == "Fares"
    assert fields(found)["boards"]["links"] == []
    assert fields(found)["xx-mud"] == {
        "id": "xx-mud",
        "title": "Mud",
        "links": [],
        "basis": "regional",
    }
    assert outcome(found) == [
        ("xx-mud.add", ABSENT, None, False),
        ("boards.title", "Boards", None, False),
        ("ropes.move", ABSENT, None, False),
        ("lamps.hide", "Lamps\nLight to land by.", None, False),
    ]
    assert [one.id for one in found.hidden] == ["lamps"]
    assert (found.issues, found.dropped) == ([], [])


def test_a_new_record_stands_in_the_overlay_and_its_id_above_it(laid):
    (*_, entry) = laid("xx-mud:\n  why: x\n  add:\n    title: Mud\n").entries
    assert str(entry.locate(("id",), key=True)) == "o.yml:1:1"
    assert str(entry.locate(("title",))) == "o.yml:4:12"


def test_what_is_not_changed_stays_the_same(laid):
    """Records of the base that name a retired one are a mistake of the base, and are left as is."""
    base = "- {id: boards, links: [{to: bells}]}\n- {id: lamps, title: Lamps}\n"
    found = laid("lamps: {why: x, set: {title: Fire}}", base=base)
    assert fields(found)["boards"] == {"id": "boards", "links": [{"to": "bells"}]}
    assert found.dropped == []


@pytest.mark.parametrize("change", ["set: {title: New}", "hide: true", "after: lamps"])
def test_a_change_of_a_retired_record_is_left_out_with_the_reason(laid, change):
    found = laid(f"bells: {{why: x, {change}}}")
    assert [(one.base, one.lost) for one in found.applied] == [(ABSENT, "Nobody heard them.")]
    assert (list(fields(found)), found.issues) == (["boards", "lamps", "ropes"], [])


def test_a_change_of_what_was_there_at_the_last_review_is_left_out(laid):
    text = "board: {why: x, set: {title: New, summary: New}}"
    found = laid(text, same=["board.title"])
    assert outcome(found) == [("board.title", ABSENT, 'no record has the id "board"', False)]
    assert [str(issue) for issue in found.issues] == [
        'o.yml:1:1: PB704 no record has the id "board" (did you mean "boards"?)'
    ]


@pytest.mark.parametrize(
    ("change", "key", "base"),
    [
        ("set: {title: New}", "boards.title", "Boards"),
        ("append: {guidance: [New]}", "boards.guidance", ABSENT),
        ("hide: true", "boards.hide", "Boards\nFares to read."),
        ("after: lamps", "boards.move", ABSENT),
    ],
)
def test_what_does_not_fit_any_more_is_set_aside_and_still_compared(laid, change, key, base):
    found = laid(f"boards: {{why: x, {change}}}", aside={key: "it is too long"})
    assert outcome(found) == [(key, base, "it is too long", True)]
    assert list(fields(found).values()) == parse(BASE, "base.yml").value
    assert (found.hidden, found.issues) == ([], [])


def test_a_new_record_that_is_set_aside_takes_along_what_leads_to_it(laid):
    found = laid(
        "xx-mud: {why: x, before: boards, add: {code: XX-T1}}\n"
        "lamps: {why: x, append: {links: [{to: ropes}, {to: xx-mud}]}}\n",
        aside={"xx-mud.add": "it is too long"},
    )
    assert list(fields(found)) == ["boards", "lamps", "ropes"]
    assert fields(found)["lamps"]["links"] == [{"to": "ropes"}]
    assert outcome(found) == [
        ("xx-mud.add", ABSENT, "it is too long", True),
        ("lamps.links", ABSENT, None, False),
    ]
    assert (found.dropped, found.issues) == ([Dropped("xx-mud", Location("o.yml", 2, 47))], [])


def test_what_an_edition_says_of_a_retired_record_is_left_out_and_told(laid):
    found = laid(
        "lamps: {why: x, after: bells, append: {links: [{to: bells}, {to: ropes}]}}\n"
        "xx-mud: {why: x, add: {links: [{to: bells, relation: related}]}}\n"
    )
    assert list(fields(found)) == ["boards", "lamps", "ropes", "xx-mud"]
    assert fields(found)["lamps"]["links"] == [{"to": "ropes"}]
    assert fields(found)["xx-mud"]["links"] == []
    assert [(one.to, str(one.place)) for one in found.dropped] == [
        ("bells", "o.yml:1:48"),
        ("bells", "o.yml:2:32"),
        ("bells", "o.yml:1:24"),
    ]
    assert found.issues == []


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("{to: boards, relation: related}", False),
        ("{to: boards, relation: serves}", True),
        ("{to: ropes, relation: related}", True),
    ],
)
def test_a_link_that_the_base_wrote_at_the_other_end_in_the_meantime_is_left_out(laid, link, kept):
    found = laid(f"lamps: {{why: x, append: {{links: [{link}]}}, set: {{title: New}}}}")
    own = parse(link, "o.yml").value | {"basis": "regional"}
    assert fields(found)["lamps"]["links"] == [own] * kept
    elsewhere = {one.change.key: one.elsewhere for one in found.applied}
    assert elsewhere == {"lamps.title": (), "lamps.links": () if kept else (own,)}


def test_links_that_build_on_each_other_are_two(laid):
    base = BASE.replace("related", "builds-on")
    found = laid("lamps: {why: x, append: {links: [{to: boards, relation: builds-on}]}}", base=base)
    assert [link["to"] for link in fields(found)["lamps"]["links"]] == ["boards"]


def test_a_link_that_both_ends_have_in_the_base_is_for_the_base_to_settle(laid):
    base = BASE + "- {id: flags, links: [{to: boards, relation: related, basis: text}]}\n"
    base = base.replace("{to: lamps,", "{to: flags,")
    found = laid("flags: {why: x, append: {links: [{to: ropes, relation: related}]}}", base=base)
    assert [link["to"] for link in fields(found)["flags"]["links"]] == ["boards", "ropes"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("xx-: {why: x, add: {a: b}}\nxx: {why: x, add: {a: b}}", "o.yml:2:1: PB705 "),
        ("bells: {why: x, add: {a: b}}", "o.yml:1:1: PB706 the id "),
        ("lamps: {why: x, add: {a: b}}", "o.yml:1:1: PB706 the base has "),
        ("xx-mud: {why: x, add: {id: xx-mud}}", "o.yml:1:1: PB707 "),
    ],
)
def test_a_record_that_cannot_be_added_is_not_there(laid, text, problem):
    found = laid(text)
    assert [str(issue)[: len(problem)] for issue in found.issues] == [problem]
    assert list(fields(found)) == ["boards", "lamps", "ropes", "xx-"][: 3 + ("xx-:" in text)]
