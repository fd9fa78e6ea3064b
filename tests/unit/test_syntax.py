"""What the YAML parser says, in plain words."""

from __future__ import annotations

import pytest

from strategy_playbook.syntax import in_plain_words, is_at_its_beginning


@pytest.mark.parametrize(
    ("problem", "context", "words"),
    [
        ("mapping values are not allowed in this context", "", "a second colon"),
        ("found unexpected end of stream", "while scanning a quoted scalar", "has no end"),
        ("found unknown escape character", "while parsing a quoted scalar", "a backslash"),
        ("something else", "", "not valid YAML: something else"),
        ("", "while doing something else", "not valid YAML: while doing something else"),
    ],
)
def test_what_the_parser_says_is_put_in_plain_words(problem, context, words):
    assert words in in_plain_words(problem, context)[0]


@pytest.mark.parametrize(
    ("context", "lines", "beginning"),
    [
        ("while scanning a quoted scalar", 1, True),
        ("while parsing a flow sequence", 0, False),
        ("while scanning an alias", 0, True),
        ("while parsing a block mapping", 3, False),
    ],
)
def test_what_never_ended_is_shown_where_it_began(context, lines, beginning):
    assert is_at_its_beginning(context, lines=lines) is beginning
