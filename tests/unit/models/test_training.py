"""The kinds of training: a question has one key."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models.training import Question


@pytest.mark.parametrize(
    ("right", "fits"), [([], False), ([0], True), ([1], True), ([0, 1], False)]
)
def test_a_question_has_one_right_option(small, right, fits):
    fields = small.get("who-may-cross").model_dump()
    options = [{**option, "right": n in right} for n, option in enumerate(fields["options"])]
    if fits:
        assert Question.model_validate({**fields, "options": options}).options[right[0]].right
    else:
        with pytest.raises(ValidationError, match="needs one option, and only one"):
            Question.model_validate({**fields, "options": options})
