"""What does not fit a model is said in the words of people who write YAML, at the exact value."""

import pytest

from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse
from strategy_playbook.validate import entries_of, labels_entry, validate, validate_labels

TOPIC = """\
id: night-ferries
code: T30-A
title: Night ferries
summary: What changes when boats run after dark.
source: ["paper:5"]
basis: text
guidance:
  why: Threats come after sunset.
  actions: [Bring one figure.]
  questions: [Would lamps have been enough?]
links:
  - {to: lit-quays, relation: concerns, basis: editorial}
"""


def checked(text: str) -> list[str]:
    document = parse(text, "f.yml")
    record, issues = validate(Entry("topics", document.value, Origin(document)))
    assert (record is None) <= bool(issues)
    return [str(issue) for issue in issues]


def changed(old: str, new: str) -> list[str]:
    assert TOPIC.count(old) == 1
    return checked(TOPIC.replace(old, new))


def test_a_good_record_has_no_problems():
    assert checked(TOPIC) == []


@pytest.mark.parametrize(
    ("old", "new", "start", "word"),
    [
        ("basis: text", "", "1:1: PB202 ", '"basis"'),
        ("questions: [Would", "zzz: [Would", "8:3: PB202 ", '"questions"'),
        ("to: lit-quays, ", "", "12:5: PB202 ", '"to"'),
        ("title", "titel", '3:1: PB201 unknown field "titel" ', '"title"'),
        ("relation:", "relatoin:", '12:21: PB201 unknown field "relatoin" ', '"relation"'),
        ("questions: [Would", "zzz: [Would", '10:3: PB201 unknown field "zzz" ', "why, actions"),
        ("Night ferries", "", "3:7: PB203 title ", "text"),
        ("Night ferries", "1.10", "3:8: PB203 title must be text, not ", '"1.10"'),
        ("Night ferries", "true", "3:8: PB203 title must be text, not ", '"true"'),
        ("Night ferries", "[a]", "3:8: PB203 title must be text, not ", "a list"),
        ('["paper:5"]', "paper:5", "5:9: PB203 source must be a list, not ", "text"),
        ('"paper:5"', "{paper: 5}", "5:10: PB203 source[1] must be text, not ", "fields"),
        ('"paper:5"', '"paper 5"', '5:10: PB204 source[1] "paper 5" ', "must"),
        ('"paper:5"', "", "5:9: PB204 source ", "at least"),
        ("lit-quays", "Lit quays", '12:10: PB204 links[1].to "Lit quays" ', "must"),
        ("basis: text", "basis: txet", '6:8: PB204 basis "txet" ', "text, editorial"),
        ("Threats come after sunset.", '" "', '8:8: PB204 guidance.why " " ', "empty"),
    ],
)
def test_a_mistake_in_the_shape_is_named_and_located(old, new, start, word):
    lines = changed(old, new)
    assert any(line.startswith(f"f.yml:{start}") and word in line for line in lines), lines


def test_a_misspelt_field_is_not_reported_as_missing_too():
    assert len(changed("title", "titel")) == 1


def test_every_mistake_of_a_record_is_reported():
    text = TOPIC.replace("T30-A", "5").replace("paper:5", "<b>").replace("after sunset", "{{ x }}")
    found = {line.split()[1] for line in checked(text.replace("basis: text\n", "zzz: text\n"))}
    assert found == {"PB201", "PB202", "PB203", "PB204", "PB206", "PB208"}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("a <b>word</b>", "PB206"),
        ("<!-- note -->", "PB206"),
        ("a &lt; b", "PB206"),
        ("a &#60;b", "PB206"),
        (r'"a \x3cb>"', "PB206"),
        ("see JavaScript:alert(1)", "PB207"),
        ("data:text/html,x", "PB207"),
        ("a {{ name }}", "PB208"),
        ("a {% if b", "PB208"),
        (r'"a \u007b{ b"', "PB208"),
        ("see [here](https://example.org)", "PB209"),
        ("a `word`", "PB209"),
        ("a **word**", "PB209"),
        (r'"a \e[31m b"', "PB210"),
        (r'"a \u202e b"', "PB210"),
    ],
)
def test_text_with_markup_is_refused(text, id_):
    (line,) = changed("Night ferries", text)
    assert line.startswith(f"f.yml:3:8: {id_} ")


@pytest.mark.parametrize("text", ["a < b > c", "R&D", "5 * 3", "50 % {of all}", "a_b", "(a) [b]"])
def test_harmless_signs_are_allowed(text):
    assert changed("Night ferries", text) == []


def test_markup_deep_in_a_record_is_found_at_its_place():
    assert changed("Bring", "<i>Bring")[0].startswith("f.yml:9:13: PB206 ")


def test_markup_in_a_key_is_found_at_the_key():
    assert "f.yml:13:1: PB206" in {line[:17] for line in checked(f"{TOPIC}<b>: a\n")}


def test_a_key_of_the_wrong_form_is_found_at_the_key():
    document = parse("lists:\n  five: {what: Boats, items: 3}", "f.yml")
    _, issues = validate(Entry("sources", document.value, Origin(document)))
    assert ("f.yml:2:3", "PB204") in {(str(issue.location), issue.id) for issue in issues}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b", "f.yml:1:1: PB203 "),
        ("just text", "f.yml:1:1: PB203 "),
        ("[]", "f.yml:1:1: PB204 "),
        ("- a: b\n- c", "f.yml:2:3: PB203 "),
        ("- a: b\n-", "f.yml:2:2: PB203 "),
        ("- [a]", "f.yml:1:3: PB203 "),
    ],
)
def test_a_file_that_is_no_list_of_records_is_refused(text, problem):
    _, issues = entries_of("topics", parse(text, "f.yml"))
    assert len(issues) == 1
    assert str(issues[0]).startswith(problem)


def test_the_good_records_of_a_bad_file_are_kept():
    entries, issues = entries_of("topics", parse("- a\n- {id: b}\n- c", "f.yml"))
    assert [entry.id for entry in entries] == ["b"]
    assert [str(issue.location) for issue in issues] == ["f.yml:1:3", "f.yml:3:3"]


def test_labels_are_checked_like_a_record():
    entry, issues = labels_entry(parse("kinds: {a: {one: <b>x}}\nwords: 5", "labels.yml"))
    assert issues == []
    labels, issues = validate_labels(entry)
    assert labels is None
    found = [(str(issue.location), issue.id) for issue in issues]
    assert ("labels.yml:1:18", "PB206") in found
    assert ("labels.yml:1:12", "PB202") in found
    assert ("labels.yml:2:8", "PB203") in found
