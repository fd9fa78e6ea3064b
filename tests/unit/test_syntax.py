"""Each complaint of the YAML parser that authors meet is put in words, with what to do about it."""

import pytest

from strategy_playbook.source import parse
from strategy_playbook.syntax import _SYNTAX, in_plain_words, is_at_its_beginning

MISTAKES = [
    ('a: "C:\\quay"', "1:7", "a backslash means something else in double quotes"),
    ('a: "open\nb: 2\n', "1:4", "this quotation has no end"),
    ("a: 'it\n", "1:4", "this quotation has no end"),
    ("a: [b, c\nd: 2", "1:4", "a bracket has no end, or a comma is missing"),
    ("a: *", "1:4", "text cannot begin with *"),
    ("a: &", "1:4", "text cannot begin with &"),
    ("a: !b!c d", "1:4", "text cannot begin with !"),
    ("a: @b", "1:4", "text cannot begin with this sign"),
    ("a: `b`", "1:4", "text cannot begin with this sign"),
    ("a: b: c", "1:5", "there is a second colon in this line, or the line is indented too far"),
    ("a: 1\nb\nc: 2", "2:1", "this line is not a field"),
    ('a: "b" c', "1:8", "this line does not fit those above it"),
    ("- a: 1\n   b: 2\n", "2:5", "there is a second colon in this line"),
    ("- a: 1\n b: 2\n", "2:2", "this line does not fit those above it"),
]


@pytest.mark.parametrize(("text", "place", "message"), MISTAKES)
def test_a_mistake_is_put_in_plain_words_at_its_place(problems, text, place, message):
    (line,) = problems(parse, text, "f.yml")
    assert line.startswith(f"f.yml:{place}: PB104 {message}")


def test_every_wording_is_reached():
    reached = {message for _, _, message in MISTAKES}
    assert len(_SYNTAX) >= 10
    assert {message for _, message, _ in _SYNTAX} <= reached


def test_a_complaint_without_a_wording_is_passed_on():
    assert in_plain_words("found a dragon", "") == ("not valid YAML: found a dragon", None)
    assert in_plain_words("", "while riding") == ("not valid YAML: while riding", None)


def test_only_what_runs_over_lines_is_shown_where_it_began():
    assert is_at_its_beginning("while scanning a quoted scalar", lines=1)
    assert not is_at_its_beginning("while scanning a quoted scalar", lines=0)
    assert is_at_its_beginning("while scanning a simple key", lines=0)
    assert not is_at_its_beginning("while parsing a block mapping", lines=5)
