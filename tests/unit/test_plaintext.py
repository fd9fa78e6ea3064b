"""The quick look at a whole file never passes over a value with a problem."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy_playbook.plaintext import may_have_problems, problems
from strategy_playbook.source import parse

SIGNS = [
    *"<>&;#{}%[]()`*_:/!?a1 \n\t",
    "script",
    "java",
    "JAVA",
    "vb",
    "data",
    "\x1b",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200f",
    "\U000e0041",
    "\x7f",
]
TEXT = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)


@given(text=TEXT, style=st.sampled_from([None, '"', "'", "|", ">"]), width=st.sampled_from([1, 80]))
def test_no_problem_escapes_the_quick_look(text, style, width):
    dumped = yaml.safe_dump([text], default_style=style, allow_unicode=True, width=width)
    (value,) = parse(dumped, "f.yml").value
    if list(problems(str(value))):
        assert may_have_problems(dumped)


def test_the_quick_look_finds_nothing_in_plain_words():
    assert not may_have_problems("# A comment\n- id: one\n  title: Costs, 5 > 3; 100 % (all)\n")


@pytest.mark.parametrize("text", ["<b>", "a &amp; b", "javascript:", "{{ x }}", "**x**", "\x1b"])
def test_a_problem_has_an_id_a_message_and_a_hint(text):
    ((id_, message, hint),) = problems(text)
    assert id_.startswith("PB2")
    assert message.isprintable()
    assert hint


@pytest.mark.parametrize(
    "text",
    [
        *(f"a{chr(code)}b" for code in (0x202A, 0x202E, 0x2066, 0x2069, 0x206A, 0x2060, 0x2028)),
        *(f"a{chr(code)}b" for code in (0xAD, 0xFEFF, 0x3164, 0xE0001, 0xE007F, 0xE0100, 0xFFFF)),
        "a\u200bb",
        "\u200d",
        " \u200e \u200f",
    ],
)
def test_what_no_reader_sees_is_refused(text):
    assert [id_ for id_, _, _ in problems(text)] == ["PB210"]


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, two parts of one word
        "\u0915\u094d\u200d\u0937",  # Hindi, letters that join
        "\u0627\u0644\u0628\u0646\u062f C-3\u200f",  # Arabic, a code that stands at its left
        "\u0e43\u0e1a\u200b\u0e2d\u0e19",  # Thai, where a line may end
        "12\u00a0000\u202f%",
        "\u2764\ufe0f",
    ],
)
def test_marks_that_spelling_needs_are_allowed(text):
    assert list(problems(text)) == []
