"""Sheets laid out: references and queries resolved, and a key for every place."""

import pytest

from strategy_playbook.models import Item
from strategy_playbook.sheets import SCALE, lay_out, matching


@pytest.fixture(scope="module")
def check(small):
    return lay_out(small.get("quay-check"), small.records)


@pytest.fixture(scope="module")
def log(small):
    return lay_out(small.get("boat-log"), small.records)


def test_items_are_those_of_queries_of_records_and_of_our_own(check):
    found = [(line.key, line.code, line.text, line.basis) for line in check.lines()]
    assert found == [
        ("aims.GD-O1", "GD-O1", "Open the crossings", "text"),
        ("aims.GD-O2", "GD-O2", "Light the quays", "text"),
        ("aims.GD-T1", "GD-T1", "Are the fares readable at night?", "text"),
        ("aims.CL1-1", "CL1-1", "Is there a lamp at each landing?", "text"),
        ("asked.E1", "E1", "Whose boats are searched", "text"),
        ("asked.E2", "E2", "What was done about it", "text"),
    ]


def test_what_a_section_shows_of_a_record(check, small):
    first, _, reworded, own, enquiry, _ = check.lines()
    assert first.details == small.get("open-crossings").guidance.questions
    assert reworded.details == own.details == ()
    assert own.note == "Count them by daylight."
    assert own.source == ("paper:2.a",)
    assert enquiry.details == (small.get("whose-boats").summary,)


def test_a_choice_takes_the_place_of_the_box(check):
    assert [line.ticked for line in check.lines()] == [True] * 4 + [False] * 2


def test_conditions_are_kept(check):
    *_, first, second = check.lines()
    assert [(place.key, place.when) for place in first.places] == [
        ("asked.E1.answer", ()),
        ("asked.E1.why", ()),
        ("asked.E1.action", ("Unknown",)),
    ]
    assert second.after == ("E1", ("Yes", "Unknown"))


def test_rows_are_counted_in_keys_and_a_scale_has_its_steps(log):
    keys = [place.key for place in log.places()]
    assert keys[:2] == ["evening.date", "evening.weather"]
    assert keys[2:5] == ["boats.1.time", "boats.1.seen", "boats.1.sure"]
    assert len(keys) == 2 + 3 * 3
    assert [place.options for place in log.places() if place.type == "scale"] == [SCALE] * 3


def test_no_two_places_share_a_key(real):
    sheets = [*real.of_kind("checklists"), *real.of_kind("forms")]
    assert len(sheets) > 10
    for record in sheets:
        sheet = lay_out(record, real.records)
        keys = [line.key for line in sheet.lines()] + [place.key for place in sheet.places()]
        assert keys
        assert len(keys) == len(set(keys)), record.id


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, ["open-crossings", "lit-quays"]),
        ({"code": "GD-O2"}, ["lit-quays"]),
        ({"source": "paper:3.b"}, []),
        ({"principle": "nobody"}, []),
    ],
)
def test_queries_compare_fields(small, where, found):
    item = Item.model_validate({"all": "objectives", "where": where})
    assert [record.id for record in matching(item, small.records.values())] == found


def test_a_query_may_look_into_a_list(small):
    source = small.get("lit-quays").source[0]
    item = Item.model_validate({"all": "objectives", "where": {"source": source}})
    assert "lit-quays" in [record.id for record in matching(item, small.records.values())]
