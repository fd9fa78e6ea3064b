"""Workshops: a part of an agenda is either a session or a pause."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models.workshops import Slot


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({"session": "walk"}, True),
        ({"pause": "Soup"}, True),
        ({}, False),
        ({"session": "walk", "pause": "Soup"}, False),
    ],
)
def test_a_slot_is_a_session_or_a_pause(fields, fits):
    if fits:
        assert Slot.model_validate({**fields, "minutes": 30}).minutes == 30
    else:
        with pytest.raises(ValidationError, match="either session or pause"):
            Slot.model_validate({**fields, "minutes": 30})
