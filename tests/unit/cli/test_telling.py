"""What is printed about editions is harmless to a terminal, in columns, and coloured only there."""

import click
import pytest

from strategy_playbook.cli.telling import drifted, harmless, say, table
from strategy_playbook.editions.drift import Drift
from strategy_playbook.errors import Location

PLACE = Location("editions/x/overlay/tools.yml", 2, 5)


def told(small, **parts):
    one = Drift(key="x.summary", place=PLACE, **parts)
    return list(drifted(one, small.labels.editions))


def test_nothing_steers_a_terminal():
    assert harmless("a\x1b[31m\x07\u202eb\u2028\n") == "a\\x1b[31m\\x07\\u202eb\\u2028\n"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "البلدة\u200f", "Küste", "北岸 \u200d"])
def test_what_people_write_stays_as_it_is(text):
    assert harmless(text) == text


def test_columns_stand_below_one_another_whatever_the_letters():
    rows = [["id", "n", "name"], ["北岸", "10", "u\u0308"], ["a", "9", "البلدة"]]
    assert list(table(rows)) == ["id    n   name", "北岸  10  u\u0308", "a      9  البلدة"]


def test_words_of_the_base_are_marked_one_by_one(small, monkeypatch):
    lines = told(
        small, state="changed", was="An old \x1b word.\n", now="A new \x1b word.\n", yours="Ours."
    )
    assert [click.unstyle(line) for line in lines[1:]] == [
        "    Base now: [-An old-] {+A new+} \\x1b word.",
        "    This edition: Ours.",
    ]
    assert "\x1b[31m[-An old-]\x1b[0m" in lines[1]
    assert "\x1b[32m{+A new+}\x1b[0m" in lines[1]


def test_a_list_stands_below_the_word_that_says_whose_it_is(small):
    lines = told(small, state="unpinned", now="- a\n- b\n", yours="- c\n")
    assert lines[1:] == ["    Base now:", "      - a", "      - b", "    This edition: - c"]


def test_a_text_that_went_is_shown_as_it_was(small):
    assert told(small, state="gone", was="Old.")[1:] == ["    Base at the last review: Old."]


def test_a_whole_page_is_cut(small):
    lines = told(small, state="unpinned", now=" ".join(f"w{n}" for n in range(1000)))
    text = " ".join(lines)
    assert "w29" in text
    assert "w30" not in text
    assert "… w990" in text


@pytest.mark.parametrize("variable", [True, False])
def test_colour_is_left_out_where_nobody_sees_it(capsys, monkeypatch, variable):
    if variable:
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    say(click.style("x", fg="red"))
    assert capsys.readouterr().out == "x\n"
