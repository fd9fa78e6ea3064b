"""A change that was reviewed gives way to a new base; one that was edited since is a mistake."""

from pathlib import Path

import pytest

from strategy_playbook.editions.aside import at_fault, in_the_overlay
from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.pins import pin_of
from strategy_playbook.errors import Issue, Location
from strategy_playbook.models.editions import EditionFile
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

FILE = EditionFile(name="Delta", region="a", authority="b", version="1", prefix="xx", about=["c"])
TEXT = """\
boards:
  why: w
  set:
    title: Ours
    summary: Our boards.
xx-mud:
  why: w
  add:
    code: XX-T1
"""
BASE = """\
- id: lamps
  title: Lamps
- id: boards
  title: Boards
  forms: [board]
"""


def edition(*reviewed: str) -> Edition:
    changes, issues = changes_of("tools", parse(TEXT, "tools.yml"), {})
    assert issues == []
    bare = Edition("delta", Path(), FILE, (), {}, (), (), {}, tuple(changes))
    pins = {key: pin_of("B", "1", bare.written[key]) for key in reviewed}
    return Edition("delta", Path(), FILE, (), {}, (), (), pins, tuple(changes))


def issue(line: int, column: int, path: str = "tools.yml") -> Issue:
    return Issue("PB304", "it does not fit", Location(path, line, column), "change it")


@pytest.mark.parametrize(
    ("line", "column", "key"),
    [
        (4, 12, "boards.title"),
        (4, 5, "boards.title"),
        (5, 20, "boards.summary"),
        (6, 1, "xx-mud.add"),
        (9, 11, "xx-mud.add"),
        (1, 1, None),
        (2, 8, None),
    ],
)
def test_the_change_in_which_a_problem_stands_is_at_fault(line, column, key):
    found = at_fault([issue(line, column)], edition("boards.title", "boards.summary", "xx-mud.add"))
    assert found == ({key: "it does not fit"} if key else {})


def test_a_change_that_nobody_reviewed_is_not_set_aside():
    problems = [issue(4, 12), issue(5, 20)]
    assert at_fault(problems, edition("boards.summary")) == {"boards.summary": "it does not fit"}
    assert at_fault(problems, edition()) == {}


def test_problems_elsewhere_are_nobodys_fault():
    every = edition("boards.title", "boards.summary", "xx-mud.add")
    problems = [issue(4, 12, "terms.yml"), Issue("PB501", "there is none")]
    assert at_fault(problems, every) == {}


def test_a_change_is_set_aside_for_what_was_found_first():
    problems = [issue(4, 12), Issue("PB305", "nor so", Location("tools.yml", 4, 12))]
    assert at_fault(problems, edition("boards.title")) == {"boards.title": "it does not fit"}


def entries():
    """Return two records of the base, of which an edition wrote the second one's title and list."""
    document, overlay = parse(BASE, "base.yml"), parse(TEXT, "tools.yml")
    lamps, boards = (
        Entry("tools", fields, Origin(document, (index,)))
        for index, fields in enumerate(document.value)
    )
    boards = boards.with_value(("summary",), "Our", Origin(overlay, ("boards", "set", "summary")))
    return [
        lamps,
        boards.with_value(("title",), "Ours", Origin(overlay, ("boards", "set", "title"))),
    ]


def test_a_problem_in_a_record_that_an_edition_changed_is_told_at_its_first_change():
    (one, two) = (in_the_overlay(issue(line, 3, "base.yml"), entries()) for line in (3, 5))
    assert str(one) == "tools.yml:4:5: PB304 it does not fit (change it; see base.yml:3:3)"
    assert str(two) == "tools.yml:4:5: PB304 it does not fit (change it; see base.yml:5:3)"
    bare = Issue("PB304", "it does not fit", Location("base.yml", 4, 3))
    assert in_the_overlay(bare, entries()).hint == "see base.yml:4:3"


@pytest.mark.parametrize(
    "other",
    [issue(1, 3, "base.yml"), issue(4, 12), issue(4, 1, "other.yml"), Issue("PB501", "none")],
)
def test_any_other_problem_stays_where_it_is(other):
    assert in_the_overlay(other, entries()) is other


def test_a_problem_belongs_to_the_record_that_begins_last_before_it():
    """Whatever order the records come in, one further up is not taken for it."""
    for order in (entries(), entries()[::-1]):
        assert in_the_overlay(issue(5, 3, "base.yml"), order).location == Location(
            "tools.yml", 4, 5
        )


def test_places_in_the_base_itself_are_not_those_of_a_change():
    (lamps, boards) = entries()
    origin = lamps.origin
    moved = lamps.with_value(("title",), "Lamps", Origin(origin.document, (0, "title")))
    other = issue(2, 3, "base.yml")
    assert in_the_overlay(other, [moved, boards]) is other
