"""What the value of a field stands for, by the path to it; most of it is a table."""

import pytest

from strategy_playbook.field_types import FieldType, field_type


@pytest.mark.parametrize(
    ("plural", "path", "what"),
    [
        ("tools", "title", None),
        ("tools", "id", None),
        ("tools", "principle", "records"),
        ("works", "theme", "records"),
        ("checklists", "stage", "records"),
        ("articles", "purpose", "purposes"),
        ("sources", "unit", "units"),
        ("checklists", "sections.aims.blanks.mud.type", None),
        ("checklists", "sections.aims.items.fare-boards.record", "records"),
        ("checklists", "sections.aims.items.CL1-1.note", None),
        ("labels", "words.source", None),
        ("labels", "words.type", None),
        ("no-such-kind", "type", None),
        ("tools", "no.such.field", None),
        ("tools", "title.further", None),
    ],
)
def test_a_path_leads_to_what_a_value_stands_for(plural, path, what):
    assert field_type(plural, path).stands_for == what


@pytest.mark.parametrize(
    ("plural", "path", "part", "what"),
    [
        ("tools", "guidance.indicators", "type", "types"),
        ("tools", "guidance.indicators", "evidence", None),
        ("tools", "links", "to", "records"),
        ("tools", "links", "relation", "relations"),
        ("checklists", "sections.aims.blanks", "type", None),
        ("checklists", "sections.aims.items", "all", "kinds"),
        ("roles", "steps", "page", None),
    ],
)
def test_so_does_a_part_of_an_item(plural, path, part, what):
    assert field_type(plural, path).item().part(part).stands_for == what


@pytest.mark.parametrize(
    ("plural", "path", "what"),
    [
        ("tools", "source", "citation"),
        ("tools", "guidance.needs.sectors", "sectors"),
        ("tools", "guidance.needs.levels", "levels"),
        ("stages", "kinds", "kinds"),
        ("sessions", "sheets", "records"),
        ("sessions", "steps", None),
        ("tools", "title", None),
    ],
)
def test_so_does_an_item_of_a_list(plural, path, what):
    assert field_type(plural, path).item().stands_for == what


def test_of_a_text_nothing_more_is_known():
    assert FieldType().part("type").item().stands_for is None
