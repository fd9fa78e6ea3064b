"""A file of an overlay as single changes: in which order, with which words, on whose word."""

from datetime import date

import pytest

from strategy_playbook.editions.changes import changes_of, expand, unknown_variable
from strategy_playbook.source import parse

VARIABLES = {"hotline": "1234", "reeve": "the reeve"}


@pytest.fixture
def split():
    """Give a function that splits a file, and returns the changes and the problems as lines."""

    def call(text, plural="tools"):
        changes, issues = changes_of(plural, parse(text, "o.yml"), VARIABLES)
        return changes, [str(issue) for issue in issues]

    return call


def test_each_field_is_a_change_and_items_go_before_others_come(split):
    changes, problems = split(
        "boards:\n"
        "  why: Mud\n"
        "  reviewed: 2031-05-02\n"
        "  append: {guidance.actions: [a, b]}\n"
        "  remove: {guidance.actions: [c], links: [{to: quays}]}\n"
        "  set: {title: d}\n"
        "  before: lamps\n"
        "lamps:\n"
        "  why: Fog\n"
        "  set: {title: e}\n"
    )
    found = [(c.id, c.operation, c.field, c.value, str(c.origin.locate())) for c in changes]
    assert found == [
        ("boards", "set", "title", "d", "o.yml:6:16"),
        ("boards", "remove", "guidance.actions", ["c"], "o.yml:5:30"),
        ("boards", "remove", "links", [{"to": "quays"}], "o.yml:5:42"),
        ("boards", "append", "guidance.actions", ["a", "b"], "o.yml:4:30"),
        ("boards", "move", "", ("before", "lamps"), "o.yml:7:11"),
        ("lamps", "set", "title", "e", "o.yml:10:16"),
    ]
    assert [(c.why, c.reviewed) for c in changes[-2:]] == [
        ("Mud", date(2031, 5, 2)),
        ("Fog", None),
    ]
    assert {c.plural for c in changes} == {"tools"}
    assert problems == []


@pytest.mark.parametrize(
    ("operation", "value", "key"),
    [
        ("hide: true", False, "a.hide"),
        ("hide: true, unlink: true", True, "a.hide"),
        ("after: b", ("after", "b"), "a.move"),
        ("add: {code: C}", {"code": "C", "basis": "regional"}, "a.add"),
        ("set: {x.y: 5}", 5, "a.x.y"),
    ],
)
def test_a_change_is_known_by_its_field_or_else_by_what_is_done(split, operation, value, key):
    ((change,), problems) = split(f"a: {{why: x, {operation}}}")
    assert (change.value, change.key, problems) == (value, key, [])


def test_a_record_may_be_added_and_put_somewhere(split):
    (added, moved), _ = split("a: {why: x, before: b, add: {code: C}}")
    places = [str(change.origin.locate(key=True)) for change in (added, moved)]
    assert places == ["o.yml:1:24", "o.yml:1:13"]


def test_a_record_that_is_wrong_keeps_no_other_from_being_read(split):
    changes, problems = split("a: hide\nb: {why: x}\nc: {why: x, hide: true}\n")
    assert [change.key for change in changes] == ["c.hide"]
    assert [problem.split(" ")[:2] for problem in problems] == [
        ["o.yml:1:4:", "PB203"],
        ["o.yml:2:4:", "PB204"],
    ]


def test_variables_are_filled_in_wherever_an_edition_writes_text(split):
    (added, moved), problems = split(
        "xx-a:\n"
        "  why: Ask {reeve}\n"
        "  after: b\n"
        "  add: {title: '{hotline}', '{reeve}': [{note: 'Ask {reeve}'}], rows: 5}\n"
    )
    assert added.value == {
        "title": "1234",
        "{reeve}": [{"note": "Ask the reeve"}],
        "rows": 5,
        "basis": "regional",
    }
    assert {added.why, moved.why} == {"Ask the reeve"}
    assert problems == []


@pytest.mark.parametrize(
    ("text", "filled", "unknown"),
    [
        ("{reeve}: {hotline}, {hotline}", "the reeve: 1234, 1234", []),
        ("no braces", "no braces", []),
        ("{reev}, {reeve}, {reev}", "{reev}, the reeve, {reev}", ["reev", "reev"]),
        ("{ reeve } {}", "{ reeve } {}", [" reeve ", ""]),
        ("{{reeve}}", "{the reeve}", []),
        ("{reeve", "{reeve", []),
    ],
)
def test_a_name_in_braces_gives_way_to_its_text_if_there_is_one(text, filled, unknown):
    assert expand(text, VARIABLES) == (filled, unknown)


def test_a_text_is_not_searched_for_names_again():
    assert expand("{a}{b}", {"a": "{b}", "b": "{a}"}) == ("{b}{a}", [])


@pytest.mark.parametrize(
    ("name", "variables", "hint"),
    [
        ("hotlin", VARIABLES, 'did you mean "hotline"?'),
        ("mayor", VARIABLES, "variables in edition.yml: hotline, reeve"),
        ("mayor", {}, "variables in edition.yml: none yet"),
    ],
)
def test_who_misspells_a_variable_hears_which_there_are(name, variables, hint):
    assert unknown_variable(name, variables) == (f"there is no variable {{{name}}}", hint)


def test_labels_keep_their_braces_and_are_one_change_for_each_word(split):
    text = "why: Our {words}\nset:\n  words.why: '{reeve}'\n  kinds.tool.one: Means\n"
    changes, problems = split(text, "labels")
    found = [(c.key, c.value, c.why, str(c.origin.locate(key=True))) for c in changes]
    assert found == [
        ("labels.words.why", "{reeve}", "Our {words}", "o.yml:3:3"),
        ("labels.kinds.tool.one", "Means", "Our {words}", "o.yml:4:3"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("{to: b, relation: serves}", True),
        ("{code: CL1-1, text: Lit}", True),
        ("{record: b, text: Lit}", True),
        ("{record: b, note: Look, after: {item: c}}", True),
        ("{record: b, note: Look, basis: regional}", True),
        ("{record: b}", False),
        ("{to: b}", False),
        ("{text: A boat, right: true}", False),
        ("{id: aims, title: Aims}", False),
    ],
)
def test_what_says_on_whose_word_it_stands_stands_on_that_of_the_edition(split, written, marked):
    text = f"a: {{why: x, append: {{links: [{written}]}}, set: {{parts: {{within: [{written}]}}}}}}"
    changes, problems = split(text)
    one = parse(written, "one.yml").value | ({"basis": "regional"} if marked else {})
    assert [change.value for change in changes] == [{"within": [one]}, [one]]
    assert problems == []


def test_a_new_record_is_the_word_of_the_edition_but_not_each_part_of_it(split):
    text = "xx-a: {why: x, add: {title: A, guidance: {why: B}, links: [{to: b, relation: serves}]}}"
    ((change,), _) = split(text)
    assert change.value == {
        "title": "A",
        "guidance": {"why": "B"},
        "links": [{"to": "b", "relation": "serves", "basis": "regional"}],
        "basis": "regional",
    }


@pytest.mark.parametrize(
    "operation",
    [
        "add: {basis: text}",
        "add: {links: [{to: b, relation: serves, basis: text}]}",
        "set: {links.b: {to: b, basis: text}}",
        "append: {sections.s.items: [{}, {code: c, basis: text}]}",
    ],
)
def test_nothing_that_an_edition_writes_claims_the_word_of_a_paper(split, operation):
    line = f"xx-a: {{why: x, {operation}}}"
    _, problems = split(line)
    place = f"o.yml:1:{line.index('text') + 1}"
    hint = "leave basis out; what an edition writes is marked as regional"
    assert problems == [f'{place}: PB715 an edition cannot say "basis: text" ({hint})']


def test_the_file_still_holds_what_its_author_wrote(split):
    """What was reviewed is known by the file's own values, before variables and marks."""
    text = "a: {why: '{reeve}', append: {links: [{to: b, relation: '{hotline}'}]}}\n"
    ((change,), _) = split(text)
    assert change.value == [{"to": "b", "relation": "1234", "basis": "regional"}]
    assert change.origin.document.value == parse(text, "o.yml").value
