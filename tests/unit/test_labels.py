"""Labels: each word has a field, so that none can be missing or misspelt."""

import re

import pytest
from pydantic import ValidationError

from strategy_playbook.labels import Labels, Words


def test_every_word_that_a_template_prints_has_a_field(project):
    folder = project / "src" / "strategy_playbook" / "templates"
    texts = [file.read_text("utf-8") for file in folder.rglob("*.j2")]
    printed = {word for text in texts for word in re.findall(r"\bwords\.(\w+)", text)}
    assert len(printed) > 20
    assert printed <= set(Words.model_fields)


def test_no_word_may_be_missing_or_misspelt(small):
    whole = small.labels.model_dump()
    assert Labels.model_validate(whole) == small.labels
    for part in ("basis", "units", "purposes", "words"):
        for name in whole[part]:
            rest = {key: value for key, value in whole[part].items() if key != name}
            for wrong in (rest, {**rest, f"{name}s_": whole[part][name]}):
                with pytest.raises(ValidationError, match=name):
                    Labels.model_validate({**whole, part: wrong})
