"""The words on what is taken away: none is there in vain."""

import re

import pytest
from pydantic import ValidationError

from strategy_playbook.labels.printing import Printing


def test_every_word_is_printed_somewhere(project):
    package = project / "src" / "strategy_playbook"
    files = [*package.rglob("*.j2"), *package.rglob("*.py")]
    texts = {file: file.read_text("utf-8") for file in files if file.name != "printing.py"}
    assert len(texts) > 40
    whole = "\n".join(texts.values())
    unused = [
        word
        for word in Printing.model_fields
        if not re.search(rf"(?:printing|labels|words|say)\.{word}\b|[\"']{word}[\"']", whole)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("page", "Page {nummer} of {total}"), ("version", "Version"), ("sheet", "{}")],
)
def test_what_is_put_into_a_text_has_its_place(small, name, text):
    whole = small.labels.printing.model_dump()
    assert Printing.model_validate(whole) == small.labels.printing
    with pytest.raises(ValidationError, match=f"in {name}, and nothing else in braces"):
        Printing.model_validate({**whole, name: text})
