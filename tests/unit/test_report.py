"""Problems as text, as JSON and as marks in a pull request."""

import json

import pytest

from strategy_playbook.errors import Issue, Location
from strategy_playbook.report import FORMATS, as_github, as_json, as_text

PLACED = Issue("PB303", 'no record has the id "ü"', Location("data/a, b:c%.yml", 3, 7), "look up")
PLAIN = Issue("PB501", "50 % is\r\nno edition")


def test_text_has_one_line_for_each_problem():
    assert as_text([]) == ""
    lines = as_text([PLACED, PLAIN]).split("\n")
    assert lines[0] == 'data/a, b:c%.yml:3:7: PB303 no record has the id "ü" (look up)'
    assert lines[1].startswith("PB501 50 % is")
    assert lines[2:] == [""]


def test_text_cannot_steer_a_terminal():
    shown = as_text([Issue("PB201", "unknown field \x1b[31m\x07\x9b", hint="a\u202eb\u2028")])
    assert shown.endswith("\n")
    assert shown[:-1].isprintable()


def test_json_has_every_part():
    assert json.loads(as_json([])) == []
    assert json.loads(as_json([PLACED, PLAIN])) == [
        {
            "id": "PB303",
            "message": 'no record has the id "ü"',
            "location": {"path": "data/a, b:c%.yml", "line": 3, "column": 7},
            "hint": "look up",
        },
        {"id": "PB501", "message": "50 % is\r\nno edition", "location": None, "hint": None},
    ]
    assert "ü" in as_json([PLACED])


def test_marks_are_escaped_as_the_forge_wants():
    assert as_github([PLACED, PLAIN]) == (
        "::error file=data/a%2C b%3Ac%25.yml,line=3,col=7::"
        'PB303 no record has the id "ü" (look up)\n'
        "::error::PB501 50 %25 is%0D%0Ano edition\n"
    )


def test_marks_can_be_warnings():
    assert as_github([PLACED, PLAIN], "warning") == (
        as_github([PLACED, PLAIN]).replace("::error", "::warning")
    )


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_report_ends_with_its_line(form):
    assert FORMATS[form]([PLACED]).endswith("\n")
