"""Labels: each word has a field, so that none can be missing or misspelt."""

import pytest
from pydantic import ValidationError

from strategy_playbook.labels import Labels


def test_no_word_may_be_missing_or_misspelt(small):
    whole = small.labels.model_dump()
    assert Labels.model_validate(whole) == small.labels
    for part in ("basis", "units", "purposes", "filling", "printing", "words"):
        for name in whole[part]:
            rest = {key: value for key, value in whole[part].items() if key != name}
            for wrong in (rest, {**rest, f"{name}s_": whole[part][name]}):
                with pytest.raises(ValidationError, match=name):
                    Labels.model_validate({**whole, part: wrong})
