"""Sheets: what an item, a blank and a section must have, beyond the cases in tests/cases."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models.sheets import Blank, Item


@pytest.mark.parametrize(
    ("type_", "options", "fits"),
    [
        ("choice", ["Yes", "No"], True),
        ("choice", [], False),
        ("line", [], True),
        ("date", ["Today"], False),
    ],
)
def test_only_a_choice_has_options(type_, options, fits):
    fields = {"id": "seen", "label": "Seen", "type": type_, "options": options}
    if fits:
        assert Blank.model_validate(fields).type == type_
    else:
        with pytest.raises(ValidationError, match="needs options if it is a choice"):
            Blank.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"record": "fare-boards"},
        {"record": "fare-boards", "text": "Other words?", "note": "Look twice."},
        {"all": "tools"},
        {"all": "tools", "where": {"principle": "guard"}},
        {"code": "CL1-1", "text": "Is it lit?", "basis": "editorial"},
        {"code": "F1-12", "text": "Is it lit?", "basis": "text", "source": ["paper:2.a"]},
    ],
)
def test_an_item_is_a_record_a_query_or_words_of_our_own(fields):
    assert Item.model_validate(fields).model_dump(exclude_unset=True).keys() == fields.keys()
