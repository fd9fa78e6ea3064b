"""The base's navigation stays as it is, without what is hidden, and new pages stand beside it."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.navigation import navigation
from strategy_playbook.editions.pages import page_changes
from strategy_playbook.editions.results import Applied
from strategy_playbook.models.editions import EditionFile
from strategy_playbook.source import parse

BASE = [
    {"Home": "index.md"},
    "about.md",
    {"Sea": ["sea/index.md", {"Tides": "sea/tides.md"}, {"Boats": [{"Oars": "sea/oars.md"}]}]},
    {"Elsewhere": "https://example.org/"},
]
FILE = EditionFile(name="Delta", region="a", authority="b", version="1", prefix="xx", about=["c"])
GROUP = "This edition"
OWN = [("About this edition", "edition/about.md")]
LAST = {GROUP: [{"About this edition": "edition/about.md"}]}


def edition(text: str, lost: str | None = None) -> Edition:
    changes, issues = page_changes(parse(text, "pages.yml"), {})
    assert issues == []
    applied = tuple(Applied(change, lost=lost) for change in changes)
    return Edition("delta", Path(), FILE, applied, {}, (), (), {}, tuple(changes))


def added(*pages: tuple[str, str]) -> Edition:
    """Return an edition that adds pages, each after another one: their paths are their titles."""
    lines = (f"{path}.md: {{why: w, add: {{title: {path}{after}}}}}\n" for path, after in pages)
    return edition("".join(lines))


def test_pages_about_the_edition_make_the_last_group():
    assert navigation(BASE, edition("about.md: {why: w, replace: true}"), GROUP, OWN) == [
        *BASE,
        LAST,
    ]


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("index.md", BASE[1:]),
        ("about.md", [BASE[0], *BASE[2:]]),
        ("sea/index.md", [*BASE[:2], {"Sea": BASE[2]["Sea"][1:]}, BASE[3]]),
        ("sea/tides.md", [*BASE[:2], {"Sea": [BASE[2]["Sea"][0], BASE[2]["Sea"][2]]}, BASE[3]]),
        ("sea/oars.md", [*BASE[:2], {"Sea": BASE[2]["Sea"][:2]}, BASE[3]]),
    ],
)
def test_a_hidden_page_goes_and_a_group_without_pages_with_it(path, left):
    assert navigation(BASE, edition(f"{path}: {{why: w, hide: true}}"), GROUP, OWN) == [*left, LAST]


def test_a_group_of_which_all_goes_leaves_nothing_behind():
    hidden = "".join(f"sea/{x}.md: {{why: w, hide: true}}\n" for x in ("index", "tides", "oars"))
    assert navigation(BASE, edition(hidden), GROUP, OWN) == [*BASE[:2], BASE[3], LAST]


@pytest.mark.parametrize(("after", "place"), [("index.md", 1), ("about.md", 2)])
def test_a_page_after_one_in_the_first_row_is_in_the_first_row(after, place):
    nav = navigation(BASE, added(("mud", f", after: {after}")), GROUP, OWN)
    assert nav == [*BASE[:place], {"mud": "mud.md"}, *BASE[place:], LAST]


def test_a_page_stands_after_another_in_its_group():
    new = added(("mud", ", after: sea/index.md"), ("keel", ", after: sea/oars.md"))
    assert navigation(BASE, new, GROUP, OWN)[2] == {
        "Sea": [
            "sea/index.md",
            {"mud": "mud.md"},
            {"Tides": "sea/tides.md"},
            {"Boats": [{"Oars": "sea/oars.md"}, {"keel": "keel.md"}]},
        ]
    }


def test_pages_after_the_same_page_keep_their_order():
    new = added(*((path, ", after: about.md") for path in "cab"))
    assert navigation(BASE, new, GROUP, OWN)[1:5] == ["about.md", *({x: f"{x}.md"} for x in "cab")]


@pytest.mark.parametrize(("after", "group"), [(", after: index.md", False), ("", True)])
def test_a_page_stands_after_one_of_the_edition_whichever_is_named_first(after, group):
    new = added(
        ("keel", ", after: silt.md"),
        ("silt", ", after: mud.md"),
        ("mud", after),
        ("sand", ", after: mud.md"),
        ("hull", after),
    )
    nav = navigation(BASE, new, GROUP, OWN)
    order = [{name: f"{name}.md"} for name in ("mud", "silt", "keel", "sand", "hull")]
    assert (nav[-1][GROUP][1:] if group else nav[1:6]) == order


@pytest.mark.parametrize("after", ["", ", after: gone.md", ", after: about.md"])
def test_a_page_with_no_other_place_stands_behind_those_about_the_edition(after):
    """A page to stand after may have gone from the base, or the edition hides it."""
    new = added(("mud", after), ("silt", ""))
    hide = edition("about.md: {why: w, hide: true}")
    nav = navigation(BASE, replace(new, applied=(*new.applied, *hide.applied)), GROUP, OWN)
    assert nav[:-1] == [BASE[0], *BASE[2:]]
    assert nav[-1] == {GROUP: [*LAST[GROUP], {"mud": "mud.md"}, {"silt": "silt.md"}]}


@pytest.mark.parametrize("does", ["hide: true", "add: {title: Mud, after: index.md}"])
def test_a_change_that_was_lost_changes_nothing(does):
    lost = edition(f"about.md: {{why: w, {does}}}", lost="it is not there any more")
    assert navigation(BASE, lost, GROUP, OWN) == [*BASE, LAST]


def test_the_navigation_of_the_base_stays_as_it_was():
    before = deepcopy(BASE)
    new = added(("mud", ", after: about.md"), ("keel", ", after: sea/oars.md"))
    assert navigation(BASE, new, GROUP, OWN) != [*BASE, LAST]
    assert before == BASE
