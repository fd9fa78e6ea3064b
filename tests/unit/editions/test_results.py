"""What is noted of an edition begins empty, belongs to one edition, and is not written over."""

from dataclasses import FrozenInstanceError

import pytest

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.results import Applied, Dropped, Hidden, Laid, Review
from strategy_playbook.errors import Location
from strategy_playbook.overlay import ABSENT, Origin
from strategy_playbook.source import parse

ORIGIN = Origin(parse("a: b", "overlay.yml"))
CHANGE = Change("tools", "boards", "set", "title", "New", "why", None, ORIGIN)
PLACE = Location("overlay.yml", 1, 4)


def test_a_change_was_carried_out_where_the_base_says_nothing_unless_somebody_says_more():
    one = Applied(CHANGE)
    assert (one.base, one.lost, one.aside, one.elsewhere) == (ABSENT, None, False, ())


def test_a_base_that_says_null_says_something():
    assert Applied(CHANGE, None) != Applied(CHANGE)


@pytest.mark.parametrize("part", ["entries", "applied", "hidden", "dropped", "issues"])
def test_what_is_laid_begins_with_nothing_each_time(part):
    getattr(Laid(), part).append("something")
    assert getattr(Laid(), part) == []


def test_an_edition_without_a_review_has_reviewed_nothing_and_sets_nothing_aside():
    Review().aside["boards.title"] = "why"
    assert (Review().same, Review().aside) == (frozenset(), {})


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (Applied(CHANGE), "lost"),
        (Hidden("tools", "boards", "T1", "Boards", "why"), "why"),
        (Dropped("boards", PLACE), "to"),
        (Review(), "same"),
    ],
)
def test_what_was_found_out_is_not_written_over(one, name):
    with pytest.raises(FrozenInstanceError):
        setattr(one, name, "other")


def test_equal_findings_are_one():
    hidden = [Hidden("tools", "boards", "T1", "Boards", why) for why in ("Mud", "Mud", "Fog")]
    assert len(set(hidden)) == 2
    assert len({Dropped("boards", place) for place in (PLACE, PLACE, Location("b.yml"))}) == 2
