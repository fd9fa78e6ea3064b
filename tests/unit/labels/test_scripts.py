"""The words of scripts: each script asks for those that there are, and for each of them."""

import re

import pytest

from strategy_playbook.labels.scripts import Course, Filling, Quiz


@pytest.mark.parametrize(
    ("script", "model"), [("quiz", Quiz), ("course", Course), ("sheet", Filling)]
)
def test_a_script_asks_for_just_the_words_there_are(project, script, model):
    asked = (project / "docs" / "assets" / f"{script}.js").read_text("utf-8")
    templates = (project / "src" / "strategy_playbook" / "templates").rglob("*.j2")
    printed = "".join(file.read_text("utf-8") for file in templates)
    found = set(re.findall(r"\bwords\.(\w+)", asked))
    assert len(found) >= 5
    assert found <= set(model.model_fields)
    name = model.__name__.lower()
    found |= set(re.findall(rf"labels\.{name}\.(\w+)", printed))
    found |= set(re.findall(r"words\[[^\]]*\"(\w+)\"", asked))
    known = set(model.model_fields)
    assert {word for word in known - found if f'"{word}"' not in asked + printed} <= {
        "half", "two", "opening", "closing", "lunch",  # named by the kind of a slot or a length
        "denied", "full",  # named by what elements.js says of the store
    }  # fmt: skip
