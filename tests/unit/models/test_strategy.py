"""The kinds of a strategy: the kinds that a stage takes in."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models import KINDS, Stage


def test_a_stage_takes_in_kinds_that_exist(small):
    fields = small.get("look").model_dump()
    assert Stage.model_validate({**fields, "kinds": list(KINDS)}).kinds == tuple(KINDS)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("risk", 'did you mean "risks"'), ("zzz", "kinds: articles")],
)
def test_a_kind_that_does_not_exist_is_refused_with_a_hint(small, wrong, hint):
    fields = small.get("look").model_dump()
    with pytest.raises(ValidationError, match=f"is no kind; {hint}"):
        Stage.model_validate({**fields, "kinds": ["risks", wrong]})
