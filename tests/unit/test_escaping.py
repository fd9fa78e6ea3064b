"""Any text, wherever in a page it stands, shows as itself and never acts as markup."""

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from strategy_playbook.escaping import escape

SIGNS = list("&<>`*_[]{}\\|#~^=$:-+!?.()'\"%/@;0123456789aZé 😀")
WORDS = [
    *(
        "2022. ",
        "1. ",
        "1) ",
        "- ",
        "+ ",
        ": ",
        "!!! note",
        "---",
        "***",
        "===",
        "# ",
        "> ",
        "    ",
    ),
    *("<b>", "</b>", "<!--", "-->", "&amp;", "&#60;", "[a](b)", "[a]: b", "![a](b)", "{: #a }"),
    *("**", "__", "``", "~~~", ":smile:", "http://a.b", "<http://a.b>", "a@b.c", "{{ a }}", "\\*"),
    *("| a | b |", "[^1]", "[TOC]", "*[a]: b", "--8<--", "a_b_c", "H~2~O", "==a==", "$$", "x  "),
]
PARTS = st.lists(st.sampled_from(SIGNS) | st.sampled_from(WORDS), min_size=1, max_size=12)
TEXT = PARTS.map(lambda parts: "".join(parts).strip())
PLACES = [
    ("{}", "p"),
    ("word {} word", "p"),
    ("{}\n{{ .pb-lead }}", "p"),
    ("# {}", "h1"),
    ("**{}**", "strong"),
    ("[{}](https://example.org/)", "a"),
    ("-   {}", "li"),
    ("1.  {}", "li"),
    ("-   word\n\n    {}\n\n    word", "p"),
    ("Word\n:   {}", "dd"),
    ("| a |\n| :-- |\n| {} |", "td"),
    ('<div class="a" markdown="1">\n\n{}\n\n</div>', "p"),
]


@given(text=TEXT.filter(bool))
@example(text="2022. A year at the beginning of a line")
@example(text="!!! danger")
@example(text="---")
def test_text_stays_what_it_is(convert, texts_in, text):
    shown = re.sub("[ \t\n]+", " ", text).strip()
    for pattern, tag in PLACES:
        page = convert(pattern.format(escape(text)))
        inside = [" ".join(found.split()) for found in texts_in(tag, page)]
        wanted = f"word {shown} word" if pattern.startswith("word") else shown
        assert " ".join(wanted.split()) in inside, f"{pattern!r} became {page!r}"


@given(text=TEXT)
def test_escaped_text_is_one_line_without_signs_of_markup(text):
    escaped = escape(f"a{text}")
    assert "\n" not in escaped
    assert not set(re.sub(r"&#\d+;", "", escaped)) & set('<>&"`*_[]{}|')
    assert html.unescape(escaped) == re.sub(r"[ \n]+", " ", f"a{text}")


def test_spaces_that_do_not_break_stay():
    assert escape("5\u00a0000 \n km") == "5\u00a0000 km"


def test_markup_of_templates_is_not_escaped_again():
    assert escape(Markup("<b>")) == "<b>"
    assert escape(escape("<b>")) == escape("<b>") == "&#60;b&#62;"
