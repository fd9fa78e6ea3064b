"""The words on what is taken away: none is there in vain."""

import re

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
