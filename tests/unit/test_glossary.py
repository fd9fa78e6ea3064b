"""Terms are found in running text: whole words, the longest form, and each only once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_playbook.glossary import Glossary
from strategy_playbook.models import Term

FORMS = {
    "landing": ["landing", "landings"],
    "landing-fee": ["landing fee", "toll"],
    "cpp": ["C++ (code)"],
}
WORDS = st.sampled_from(
    [
        *"a .,-()\n",
        *(form for forms in FORMS.values() for form in forms),
        "Landing Fee",
        "tollbooth",
    ]
)


@pytest.fixture(scope="module")
def glossary(small):
    term = small.get("landing")
    return Glossary(
        [
            *(term.model_copy(update={"id": id_, "forms": tuple(FORMS[id_])}) for id_ in FORMS),
            small.get("guard"),
        ]
    )


def found(glossary, text: str, *explained: str) -> list[tuple[str, str]]:
    return [(piece, term.id) for piece, term in glossary.split(text, set(explained)) if term]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Two landings.", [("landings", "landing")]),
        ("LANDING", [("LANDING", "landing")]),
        ("A landing fee at a landing", [("landing fee", "landing-fee"), ("landing", "landing")]),
        ("a landing\n  fee", [("landing\n  fee", "landing-fee")]),
        ("toll, toll and landing fee", [("toll", "landing-fee")]),
        ("crash-landing, landing-place, tolls, outlandings", []),
        ("in C++ (code)", [("C++ (code)", "cpp")]),
        ("in C (code)", []),
        ("", []),
    ],
)
def test_terms_are_found_where_they_are_first_used(glossary, text, terms):
    assert found(glossary, text) == terms


def test_what_is_explained_already_is_passed_over_and_what_is_found_is_noted(glossary):
    explained = {"landing"}
    pieces = list(glossary.split("landings and toll", explained))
    assert [(piece, term and term.id) for piece, term in pieces] == [
        ("landings and ", None),
        ("toll", "landing-fee"),
    ]
    assert explained == {"landing", "landing-fee"}
    assert found(glossary, "toll", *explained) == []


@given(words=st.lists(WORDS, max_size=12))
def test_no_text_is_lost(glossary, words):
    text = " ".join(words)
    pieces = list(glossary.split(text, set()))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces) or not text
    terms = [term.id for _, term in pieces if isinstance(term, Term)]
    assert len(terms) == len(set(terms))


def test_without_terms_nothing_is_found():
    assert list(Glossary([]).split("a landing", set())) == [("a landing", None)]
