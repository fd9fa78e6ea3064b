"""Single words: whatever a template prints has a field."""

import re

from strategy_playbook.labels.words import Words


def test_every_word_that_a_template_prints_has_a_field(project):
    folder = project / "src" / "strategy_playbook" / "templates"
    texts = [file.read_text("utf-8") for file in folder.rglob("*.j2")]
    printed = {word for text in texts for word in re.findall(r"(?<!\.)\bwords\.(\w+)", text)}
    assert len(printed) > 20
    assert printed <= set(Words.model_fields)
