"""Each change is compared with what the base said at its last review, and falls in one state."""

from pathlib import Path

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.drift import drift, pinnable, pins_of
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.pins import pin_of
from strategy_playbook.editions.renames import Followed
from strategy_playbook.editions.results import Applied, Dropped
from strategy_playbook.errors import Location
from strategy_playbook.models.editions import EditionFile
from strategy_playbook.overlay import ABSENT
from strategy_playbook.source import parse

FILE = EditionFile(name="Delta", region="a", authority="b", version="1", prefix="xx", about=["c"])
SET = "boards: {why: w, set: {title: Ours}}\n"
APPEND = "boards: {why: w, append: {links: [{to: quays, relation: serves}]}}\n"
LINK = {"to": "quays", "relation": "serves", "basis": "text"}


def edition(text, *met, pins=None, followed=(), dropped=()):
    """Return an edition whose changes met what is given for each: base, or base and more."""
    changes, issues = changes_of("tools", parse(text, "tools.yml"), {})
    assert issues == []
    applied = tuple(
        Applied(change, **(what if isinstance(what, dict) else {"base": what}))
        for change, what in zip(changes, met, strict=True)
    )
    found = Edition(
        "delta", Path(), FILE, applied, {}, tuple(dropped), tuple(followed), {}, tuple(changes)
    )
    pins = {
        key: pin_of(value, "1.0", found.written.get(key, "")) for key, value in (pins or {}).items()
    }
    return Edition(
        **{**{name: getattr(found, name) for name in found.__match_args__}, "pins": pins}
    )


def states(found):
    return [(one.state, one.was, one.now, one.yours) for one in drift(found)]


@pytest.mark.parametrize(
    ("then", "now", "state"),
    [
        ("Boards", "Boards", None),
        ("Boards", " Boards\n", None),
        ("Boards", "New boards", "changed"),
        ("Boards", "Ours", "converged"),
        ("Boards", ABSENT, "changed"),
        (None, "Boards", "unpinned"),
        (None, "Ours", "unpinned"),
        (None, ABSENT, "unpinned"),
    ],
)
def test_a_text_is_compared_with_that_of_the_last_review(then, now, state):
    found = edition(SET, now, pins={"boards.title": then} if then else {})
    text = None if now is ABSENT else now
    assert states(found) == ([(state, then, text, "Ours")] if state else [])


@pytest.mark.parametrize(
    ("met", "state"),
    [
        ({"base": []}, None),
        ({"base": [LINK]}, "converged"),
        ({"base": [], "elsewhere": (LINK,)}, "converged"),
        ({"base": [{"to": "lamps", "relation": "serves"}]}, "changed"),
    ],
)
def test_what_the_base_has_by_now_need_not_be_appended(met, state):
    found = drift(edition(APPEND, met, pins={"boards.links": []}))
    assert [one.state for one in found] == ([state] if state else [])


def test_what_is_gone_says_what_it_was_and_why():
    lost = {"lost": "Nobody read them."}
    (one,) = drift(edition(SET, lost, pins={"boards.title": "Boards"}))
    assert (one.state, one.was, one.now, one.note) == ("gone", "Boards", None, "Nobody read them.")


def test_what_no_longer_fits_is_left_out_and_says_so():
    aside = {"base": "Lamps", "lost": "the code is taken", "aside": True}
    (one,) = drift(edition(SET, aside, pins={"boards.title": "Boards"}))
    assert one.state == "changed"
    assert one.note == "yours is left out for now, as the code is taken"


def test_new_and_moved_records_have_nothing_underneath():
    text = "xx-mud: {why: w, add: {title: Mud}}\nboards: {why: w, after: lamps}\n"
    assert drift(edition(text, ABSENT, ABSENT)) == []
    assert list(pinnable(edition(text, ABSENT, ABSENT).applied)) == []
    assert len(list(pinnable(edition(text, "Mud", {"lost": "gone"}).applied))) == 2


def test_old_ids_and_lost_references_are_told_in_the_order_of_the_overlay():
    place = [Location("tools.yml", 9, 1), Location("tools.yml", 2, 1)]
    followed = [Followed("lamps", "lights", place[0])]
    found = drift(edition(SET, "B", followed=followed, dropped=[Dropped("bells", place[1])]))
    assert [str(one.issue()) for one in found] == [
        "tools.yml:1:24: PB734 boards.title was not reviewed yet"
        " (compare it with the base, then playbook pin)",
        "tools.yml:2:1: PB733 bells is not in the base any more: the edition's reference to it is"
        " left out (move what you need, then remove it)",
        "tools.yml:9:1: PB735 lamps has a new id: write lights (write the new id here)",
    ]


BOTH = f"{SET}lamps: {{why: w, set: {{title: Lights}}, after: boards}}\n"


@pytest.mark.parametrize(
    ("only", "texts"),
    [
        (None, {"boards.title": "B", "lamps.title": "L"}),
        ("boards", {"boards.title": "B", "lamps.title": "old"}),
        ("lamps", {"boards.title": "old", "lamps.title": "L"}),
    ],
)
def test_a_review_notes_what_the_base_says_now(only, texts):
    before = {"boards.title": "old", "lamps.title": "old", "quays.title": "old"}
    found = edition(BOTH, "B", "L", ABSENT, pins=before)
    pins = pins_of(found, "2.0", only)
    assert {key: pin.text for key, pin in pins.items()} == texts
    assert all((pin.base == "1.0") == (pin.text == "old") for pin in pins.values())
    assert pins["boards.title"].own == found.written["boards.title"]


def test_a_review_keeps_the_last_text_of_what_is_gone():
    found = edition(SET, {"lost": "gone"}, pins={"boards.title": "old"})
    assert pins_of(found, "2.0") == found.pins
    assert pins_of(edition(SET, {"lost": "gone"}), "2.0") == {}


@pytest.mark.parametrize(
    ("does", "yours"),
    [
        ("append: {links: [{to: quays, relation: related}]}", "to: quays"),
        ("remove: {links: [{to: quays}]}", "to: quays"),
        ("add: {title: Ours}", "title: Ours"),
        ("hide: true", None),
    ],
)
def test_a_change_shows_what_the_edition_writes_if_it_writes_something(does, yours):
    (one,) = drift(edition(f"boards: {{why: w, {does}}}\n", "Boards"))
    assert one.state == "unpinned"
    assert one.yours is None if yours is None else yours in one.yours


def test_an_append_is_converged_only_once_the_base_has_all_of_it():
    text = APPEND.replace("serves}]", "serves}, {to: lamps, relation: serves}]")
    other = {**LINK, "to": "lamps"}
    pins = {"boards.links": []}
    assert [one.state for one in drift(edition(text, [LINK], pins=pins))] == ["changed"]
    assert [one.state for one in drift(edition(text, [LINK, other], pins=pins))] == ["converged"]
    assert [one.state for one in drift(edition(text, ABSENT, pins=pins))] == ["changed"]


def test_what_the_base_never_had_has_not_changed():
    assert drift(edition(SET, ABSENT, pins={"boards.title": ABSENT})) == []


def test_a_record_that_is_hidden_never_converges():
    found = edition("boards: {why: w, hide: true}\n", "B", pins={"boards.hide": "B"})
    assert drift(found) == []


def test_texts_that_differ_in_spaces_only_converge():
    (one,) = drift(edition(SET, " Ours\n", pins={"boards.title": "Boards"}))
    assert one.state == "converged"


@pytest.mark.parametrize(
    ("met", "line"),
    [
        ("New", "tools.yml:1:24: PB731 boards.title the base has changed here ("),
        ("Ours", "tools.yml:1:24: PB732 boards.title says what the base says by now ("),
    ],
)
def test_a_difference_is_told_at_the_change(met, line):
    (one,) = drift(edition(SET, met, pins={"boards.title": "Boards"}))
    assert str(one.issue()).startswith(line)
