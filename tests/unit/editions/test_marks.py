"""Which fields and items bear a mark."""

import pytest

from strategy_playbook.editions.changes import Change
from strategy_playbook.editions.edition import Provenance
from strategy_playbook.editions.marks import NONE, marks_of
from strategy_playbook.editions.results import Applied
from strategy_playbook.overlay import ABSENT, Origin
from strategy_playbook.source import parse


@pytest.fixture
def change():
    """Give a function that makes a change with what it met in the base."""
    origin = Origin(parse("a: b\n", "overlay.yml"))

    def make(operation, field, value, base=ABSENT):
        one = Change("tools", "fare-boards", operation, field, value, "why", None, origin)
        return Applied(one, base)

    return make


def test_a_field_is_marked_with_its_parts_and_with_what_it_is_a_part_of(change):
    one = change("set", "guidance.watch.rights", "New", "Old")
    marks = marks_of(Provenance("adapted", (one,)))
    names = ("guidance", "guidance.watch", "guidance.watch.rights", "guidance.watch.rights.x")
    assert [marks.on(name) for name in names] == [True] * 4
    names = ("guidance.watch.gender", "guidance.wat", "summary")
    assert [marks.on(name) for name in names] == [False] * 3


def test_only_items_that_are_new_are_marked(change):
    one = change("append", "elements", ["old", "a  new\none"], ["old"])
    marks = marks_of(Provenance("adapted", (one,)))
    found = [marks.owns("elements", item) for item in ("old", "a new one", "other")]
    assert found == [False, True, False]
    assert not marks.on("elements")


def test_an_item_with_fields_is_known_by_them(change, small):
    (record, *_) = small.of_kind("questions")
    option = record.options[0]
    one = change("append", "options", [{"text": option.text, "why": f"{option.why}\n"}])
    marks = marks_of(Provenance("adapted", (one,)))
    assert [marks.owns("options", item) for item in record.options][:2] == [True, False]


@pytest.mark.parametrize("state", ["base", "regional"])
def test_a_record_that_is_no_mixture_needs_no_marks_within(change, state):
    assert marks_of(Provenance(state, (change("set", "summary", "x"),))) is NONE
