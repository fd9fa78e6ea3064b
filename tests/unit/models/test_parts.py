"""The parts of records: which must be whole, and what guidance on measures may leave out."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models import Listing
from strategy_playbook.models.parts import EnquiryGuidance, PracticalGuidance

GUIDANCE = {"why": "a", "actions": ["b"], "questions": ["c"]}
INDICATOR = {"measure": "d", "type": "qualitative", "evidence": "e"}


@pytest.fixture
def deep(small):
    """Give the fields of guidance that has needs, watch and indicators."""
    return small.get("fare-boards").guidance.model_dump()


def test_a_list_has_items_or_letters():
    assert Listing(what="a", items=2).items == 2
    assert Listing(what="a", letters={"a": 1}).letters == {"a": 1}
    for fields in ({}, {"items": 2, "letters": {"a": 1}}):
        with pytest.raises(ValidationError, match="needs either items or letters"):
            Listing(what="a", **fields)


def test_guidance_on_measures_may_be_short():
    short = PracticalGuidance.model_validate(GUIDANCE)
    assert (short.needs, short.watch, short.indicators) == (None, None, ())


@pytest.mark.parametrize("outside", [[], [True], [False, True], [False], [False, False]])
def test_one_indicator_comes_from_outside_criminal_justice(outside):
    indicators = [{**INDICATOR, "outside": each} for each in outside]
    if any(outside) or not outside:
        assert PracticalGuidance(**GUIDANCE, indicators=indicators)
    else:
        with pytest.raises(ValidationError, match="outside: true"):
            PracticalGuidance(**GUIDANCE, indicators=indicators)


@pytest.mark.parametrize("part", ["needs", "watch"])
def test_needs_and_watch_are_whole_or_absent(deep, part):
    assert PracticalGuidance.model_validate(deep)
    assert len(deep[part]) >= 4
    for name, value in deep[part].items():
        for wrong in ("", []) if isinstance(value, str) else ("a", []):
            with pytest.raises(ValidationError, match=rf"{part}.{name}"):
                PracticalGuidance.model_validate({**deep, part: {**deep[part], name: wrong}})
        rest = {key: value for key, value in deep[part].items() if key != name}
        with pytest.raises(ValidationError, match=rf"{part}.{name}"):
            PracticalGuidance.model_validate({**deep, part: rest})


def test_an_enquiry_has_two_answers_or_more():
    answers = [{"answer": "Yes.", "then": "Go on."}, {"answer": "No.", "then": "Stop."}]
    assert EnquiryGuidance(**GUIDANCE, answers=answers)
    with pytest.raises(ValidationError, match="answers"):
        EnquiryGuidance(**GUIDANCE, answers=answers[:1])
