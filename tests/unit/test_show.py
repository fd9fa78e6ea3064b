"""`playbook show` prints every text that a record holds, so nothing is lost by reading it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from strategy_playbook.field_types import FieldType
from strategy_playbook.models import Model
from strategy_playbook.render import Renderer
from strategy_playbook.values import in_words

NO_TEXTS = {
    "icon": "the name of a picture",
    "page": "the file of a page on the site; the title beside it is printed",
    "unit": "whether a source has paragraphs or articles, which its citations show",
    "cycle": "sorts stages on the site",
    "group": "sorts methods on the site",
    "when": "sorts methods in the course builder",
    "basis": "is printed in words, at the head and at links and items",
    "items.all": "a query; the records that it finds are printed",
    "items.where": "a part of a query",
    "sections.show": "which field of the records a sheet prints",
    "sections.id": "the name of a section in what readers save",
    "blanks.id": "the name of a place in what readers save",
    "each.id": "the same",
    "blanks.type": "how a place is drawn",
    "each.type": "the same",
}
"""Fields that hold no text for readers, some only in one list, and why."""


def texts(value: Any, type_: FieldType, name: str = "") -> Iterator[tuple[str, str, FieldType]]:
    """Yield each text in a value with the name and the type of the field that holds it."""
    if isinstance(value, Model):
        for part, inner in value:
            if part not in NO_TEXTS and f"{name}.{part}" not in NO_TEXTS:
                yield from texts(inner, type_.part(part), part)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner, type_.part(""), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, type_.item(), name)
    elif isinstance(value, str):
        yield name, value, type_


@pytest.mark.parametrize("name", ["small", "real"])
def test_every_text_of_every_record_is_printed(request, name):
    catalogue = request.getfixturevalue(name)
    renderer = Renderer(catalogue)
    missing, seen = [], 0
    for record in catalogue.records.values():
        shown = "".join(renderer.plain(record).split())
        for field, text, type_ in texts(record, FieldType((type(record),))):
            seen += 1
            ways = {text, in_words(text, type_, catalogue)}
            if type_.stands_for == "records" and text in catalogue.records:
                ways.add(catalogue.get(text).code)
            if not any("".join(way.split()) in shown for way in ways):
                missing.append(f"{record.code} {field}: {text}")
    assert missing == []
    assert seen > {"small": 300, "real": 5000}[name]


def test_no_line_is_left_with_spaces_at_its_end_or_several_empty_ones(real):
    renderer = Renderer(real)
    for record in real.records.values():
        text = renderer.plain(record)
        assert "\n\n\n" not in text, record.id
        assert [line for line in text.splitlines() if line != line.rstrip()] == [], record.id
