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
