"""Every place in which a record names another is known, and goes without harm to what is beside."""

import pytest

from strategy_playbook.editions.references import fixed, loose, without
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

SHEET = """\
- id: check
  stage: look
  sections:
    - id: aims
      items:
        - {all: tools}
        - {record: boards, text: Whose boards?}
        - {code: CL1-1, text: Boats?, after: {item: T1, answers: [No]}}
        - {record: lamps, after: {item: CL1-1, answers: [No]}}
    - id: ends
      items: [{record: quays}, {record: boards}]
  links:
    - {to: boards, relation: related}
"""


def entry_of(plural, text):
    document = parse(text, "base.yml")
    return Entry(plural, document.value[0], Origin(document, (0,)))


def overlay(text="a: {hide: true}"):
    document = parse(text, "edition.yml")
    return Origin(document, ("a", "hide"))


@pytest.mark.parametrize(
    ("plural", "text", "found"),
    [
        ("tools", "links: [{to: a, relation: b}]", [(("links",), 0, "a")]),
        (
            "roles",
            "steps: [{text: a, records: [b, c]}, {page: d.md, records: [e]}]",
            [
                (("steps", 0, "records"), 0, "b"),
                (("steps", 0, "records"), 1, "c"),
                (("steps", 1, "records"), 0, "e"),
            ],
        ),
        (
            "sessions",
            "steps: [a], material: [b], records: [c], cards: [tools], sheets: [d]",
            [(("records",), 0, "c"), (("sheets",), 0, "d")],
        ),
        (
            "workshops",
            "prepare: [a], days: [{slots: [{pause: b, minutes: 5}, {session: c, minutes: 5}]}]",
            [(("days", 0, "slots"), 1, "c")],
        ),
        (
            "examples",
            "entries: {a: {b: c}, d: {}}",
            [(("entries",), 0, "a"), (("entries",), 0, "d")],
        ),
        ("examples", "entries: [a]", []),
        ("enquiries", "depends_on: a, links: b", [(("depends_on",), -1, "a")]),
        ("works", "theme: a", [(("theme",), -1, "a")]),
        ("concepts", "theme: a", []),
        ("checklists", "stage: 5, summary: a", []),
    ],
)
def test_what_can_go_is_found_at_any_depth_and_nothing_else(plural, text, found):
    entry = entry_of(plural, f"- {{id: x, {text}}}")
    assert list(loose(entry)) == found


def test_items_of_sheets_are_found_and_conditions_are_not():
    assert list(loose(entry_of("checklists", SHEET))) == [
        (("stage",), -1, "look"),
        (("sections", 0, "items"), 1, "boards"),
        (("sections", 0, "items"), 3, "lamps"),
        (("sections", 1, "items"), 0, "quays"),
        (("sections", 1, "items"), 1, "boards"),
        (("links",), 0, "boards"),
    ]


@pytest.mark.parametrize(
    ("plural", "field", "stays"),
    [
        ("tools", "principle", True),
        ("points", "stage", True),
        ("checklists", "stage", False),
        ("enquiries", "depends_on", False),
        ("concepts", "theme", True),
        ("works", "theme", False),
        ("questions", "article", True),
    ],
)
def test_a_field_stays_if_no_record_of_the_kind_can_be_without_it(plural, field, stays):
    entry = entry_of(plural, f"- {{id: x, {field}: y}}")
    assert list(fixed(entry)) == ([((field,), "y")] if stays else [])
    assert list(loose(entry)) == ([] if stays else [((field,), -1, "y")])


def test_all_that_names_a_record_goes_and_says_where_it_stood():
    entry, gone = without(entry_of("checklists", SHEET), {"boards": "T1", "look": "ST1"})
    assert [(str(origin.locate()), id_) for origin, id_ in gone] == [
        ("base.yml:2:10", "look"),
        ("base.yml:7:11", "boards"),
        ("base.yml:11:32", "boards"),
        ("base.yml:13:7", "boards"),
    ]
    assert list(loose(entry)) == [
        (("sections", 0, "items"), 2, "lamps"),
        (("sections", 1, "items"), 0, "quays"),
    ]
    assert "stage" not in entry.fields
    assert entry.fields["links"] == []


def test_what_stays_keeps_its_place():
    entry, _ = without(entry_of("checklists", SHEET), {"boards": "T1"})
    paths = [("sections", 0, "items", 2, "record"), ("sections", 0, "items", 1, "text")]
    assert [str(entry.locate(path)) for path in paths] == ["base.yml:9:20", "base.yml:8:31"]


def test_what_was_asked_after_an_item_that_goes_is_asked_always():
    entry, _ = without(entry_of("checklists", SHEET), {"boards": "T1"})
    assert entry.fields["sections"][0]["items"][1:] == [
        {"code": "CL1-1", "text": "Boats?"},
        {"record": "lamps", "after": {"item": "CL1-1", "answers": ["No"]}},
    ]


def test_the_base_stays_as_it_was():
    entry = entry_of("checklists", SHEET)
    without(entry, {"boards": "T1", "look": "ST1"}, overlay())
    assert entry == entry_of("checklists", SHEET)


@pytest.mark.parametrize("plural", ["checklists", "examples"])
def test_a_record_that_names_none_of_them_is_the_same(plural):
    entry = entry_of(plural, "- {id: x, entries: {a: {}}, links: [{to: a}]}")
    assert without(entry, {"b": "T1"}) == (entry, [])


def test_what_was_filled_in_on_a_sheet_goes_with_the_sheet():
    example = entry_of("examples", "- id: x\n  entries:\n    a: {k: v}\n    b: {k: w}\n")
    entry, gone = without(example, {"a": "F1", "c": "F2"})
    assert [(str(origin.locate(key=True)), id_) for origin, id_ in gone] == [("base.yml:3:5", "a")]
    assert entry.fields["entries"] == {"b": {"k": "w"}}
    assert str(entry.locate(("entries", "b", "k"))) == "base.yml:4:12"


@pytest.mark.parametrize(
    ("names", "origin", "place"),
    [
        ("[{to: a}]", overlay(), "edition.yml:1:5"),
        ("[{to: a}]", None, "base.yml:2:3"),
        ("[{to: a}, {to: b}]", overlay(), "base.yml:2:3"),
    ],
)
def test_a_list_that_is_empty_then_is_laid_to_what_is_to_blame(names, origin, place):
    entry, _ = without(entry_of("tools", f"- id: x\n  links: {names}\n"), {"a": "T1"}, origin)
    assert str(entry.locate(("links",), key=True)) == place
