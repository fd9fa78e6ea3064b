"""How long a text may be: every text has a limit, and each leaves room for other languages."""

import json
import re

import pytest

from strategy_playbook.folder import read_folder
from strategy_playbook.labels import Labels
from strategy_playbook.loading import load
from strategy_playbook.models import FORMS, KINDS, Retired
from strategy_playbook.models.editions import EditionFile, Operations, PageOperations
from strategy_playbook.validate import entries_of, fit, labels_entry

MODELS = [*KINDS.values(), Retired, Labels, EditionFile, Operations, PageOperations]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_text_has_a_limit_that_editors_know(model):
    schema = model.model_json_schema()
    texts = [part for part in parts(schema) if part.get("type") == "string"]
    free = [text for text in texts if not {"enum", "const", "format"} & set(text)]
    assert free
    assert [text for text in free if "maxLength" not in text] == []
    limits = {text["maxLength"] for text in free if "pattern" not in text}
    assert limits <= {40, 60, 120, 160, 300, 500, 1000}


def test_texts_may_grow_by_a_third_when_they_are_translated(project, real):
    """Only texts in a fixed form, such as ids, are the same in every language."""
    checked = 0
    for plural, document in read_folder(project / "data", []):
        if plural in KINDS:
            for entry in entries_of(plural, document)[0]:
                longer = stretched(dict(entry.fields))
                issues = fit(KINDS[plural], longer, entry)[1]
                assert [str(i) for i in issues if "is too long" in i.message] == []
                checked += 1
        elif plural == "labels":
            entry, _ = labels_entry(document)
            issues = fit(Labels, stretched(dict(entry.fields)), entry)[1]
            assert [str(i) for i in issues if "is too long" in i.message] == []
    assert checked == len(real.records)


@pytest.mark.parametrize("name", ["quessel-valleys", "selbrine-sea"])
def test_texts_of_editions_may_grow_as_well(project, name):
    edition = load(project / "data", edition=project / "editions" / name).edition
    file = stretched(json.loads(edition.file.model_dump_json(exclude_none=True)))
    assert EditionFile.model_validate(file).about > edition.file.about
    reasons = [change.why for change in edition.changes]
    assert reasons
    assert max(len(why) for why in reasons) * 4 / 3 < 1000


def test_a_label_has_a_limit_too(base, problems):
    file = base / "labels.yml"
    text, count = re.subn(
        r"^  actions: .*$", f"  actions: {'x' * 501}", file.read_text("utf-8"), count=1, flags=re.M
    )
    assert count == 1
    file.write_text(text, "utf-8")
    (line,) = problems(load, base)
    assert "PB204 words.actions " in line
    assert line.endswith("is too long: 501 characters, 500 at most")


def stretched(value, key=""):
    if isinstance(value, str):
        fixed = any(re.fullmatch(pattern, value) for pattern in FORMS)
        return value if fixed else value + "x" * (len(value) // 3)
    if isinstance(value, list):
        return [stretched(item) for item in value]
    if hasattr(value, "items"):
        return {name: stretched(item) for name, item in value.items()}
    return value


def parts(schema):
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)
