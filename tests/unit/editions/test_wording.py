"""Two texts are compared word by word, and each comes whole out of the pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_playbook.editions.wording import compare

LONG = " ".join(["a"] * 300)
"""A word that fills a long text still counts."""


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", []),
        ("Light both quays.", "Light both quays.", [("same", "Light both quays.")]),
        ("Light both quays.", "", [("out", "Light both quays.")]),
        ("", "Light both quays.", [("in", "Light both quays.")]),
        (
            "Light both quays.",
            "Light every quay.",
            [("same", "Light"), ("out", "both quays."), ("in", "every quay.")],
        ),
        (
            "Light both quays at night",
            "Light quays at night, always",
            [
                ("same", "Light"),
                ("out", "both"),
                ("same", "quays at"),
                ("out", "night"),
                ("in", "night, always"),
            ],
        ),
        ("a\nb\nc", "a\nc", [("same", "a\n"), ("out", "b\n"), ("same", "c")]),
        ("a  \n b", "a\nb", [("same", "a\nb")]),
        ("", "\nb", [("in", "\nb")]),
        (f"b {LONG}", f"{LONG} c", [("out", "b"), ("same", LONG), ("in", "c")]),
    ],
)
def test_words_that_stay_go_and_come_are_told_apart(old, new, pieces):
    assert list(compare(old, new)) == pieces


WORDS = st.lists(st.sampled_from(["quay", "lamp", "tide", "\n"]), max_size=12)


@given(WORDS, WORDS)
def test_nothing_is_lost_or_made_up(old, new):
    pieces = list(compare(" ".join(old), " ".join(new)))
    for text, other in ((old, "in"), (new, "out")):
        assert "".join(" ".join(t for kind, t in pieces if kind != other).split()) == "".join(
            "".join(text).split()
        )
    assert all(text for _, text in pieces)
    assert all(kind == "same" for kind, _ in pieces) == (old == new)
