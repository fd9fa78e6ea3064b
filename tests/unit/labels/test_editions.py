"""The words about an edition: each thing that the code can say of one has its word, and no more."""

import re
from typing import get_args

import pytest
from pydantic import ValidationError

from strategy_playbook.editions.changes import Operation
from strategy_playbook.editions.drift import DriftState
from strategy_playbook.editions.edition import State
from strategy_playbook.editions.folder import MADE
from strategy_playbook.labels.editions import (
    Deeds,
    Drifts,
    Editions,
    Index,
    OwnPages,
    Pages,
    States,
)


@pytest.fixture(scope="module")
def asked(project):
    """Give a function that returns the words that files of one sort ask for."""
    package = project / "src" / "strategy_playbook"

    def find(sort: str, part: str = "") -> set[str]:
        found: set[str] = set()
        for file in package.rglob(f"*.{sort}"):
            text = file.read_text("utf-8")
            names = re.findall(r"(\w+) = .*\blabels\.editions\b(?!\.)", text)
            for name in (*names, r"labels\.editions"):
                found |= set(re.findall(rf"\b{name}\.{part}(\w+)", text))
        return found

    return find


@pytest.mark.parametrize(
    ("model", "known"),
    [
        (OwnPages, ("add", "replace")),
        (States, get_args(State)),
        (Deeds, get_args(Operation)),
        (Drifts, get_args(DriftState)),
        (Pages, MADE),
    ],
)
def test_whatever_the_code_can_say_of_an_edition_has_its_word(model, known):
    assert len(known) >= 2
    assert set(model.model_fields) == set(known)


def test_every_notice_of_a_page_has_its_words_and_none_is_there_in_vain(project, small):
    package = project / "src" / "strategy_playbook"
    code = (package / "pages.py").read_text("utf-8")
    chosen = [line for line in code.splitlines() if ".notice(" in line or " kind = " in line]
    asked = set(re.findall(r'"(\w+)"', "\n".join(chosen)))
    assert {"moved", "left_out"} <= asked
    assert asked == set(small.labels.editions.notices.model_dump())


def test_every_word_that_a_template_asks_for_is_there(asked):
    assert len(asked("j2")) > 30
    assert asked("j2") <= set(Editions.model_fields)
    assert asked("j2", r"index\.") == set(Index.model_fields)


def test_no_word_is_there_in_vain(asked):
    ways = {"before", "after"}  # asked for by the name of a move
    assert set(Editions.model_fields) - asked("j2") - asked("py") == ways


@pytest.mark.parametrize(
    ("name", "text"),
    [("base_version", "On version {verson}"), ("before", "before it"), ("after", "{title} {id}")],
)
def test_what_is_put_into_a_text_has_its_place(small, name, text):
    whole = small.labels.editions.model_dump()
    with pytest.raises(ValidationError, match=f"in {name}, and nothing else in braces"):
        Editions.model_validate({**whole, name: text})
    found = re.findall(r"{\w+}", small.labels.editions.model_dump_json())
    assert len(found) == 3, "nothing else is put in"


def test_words_that_are_shown_side_by_side_differ(real):
    words = real.labels.editions
    for group in (words.states, words.meanings, words.drifts, words.notices, words.pages):
        texts = [*group.model_dump().values()]
        assert len(set(texts)) == len(texts)
    assert words.index.languages["en"] == "English"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "states",
        "meanings",
        "deeds",
        "drifts",
        "pages",
        "intros",
        "notices",
        "index",
        "own_pages",
    ],
)
def test_no_word_may_be_missing_misspelt_or_empty(small, path):
    whole = small.labels.editions.model_dump()
    assert Editions.model_validate(whole) == small.labels.editions
    part = whole[path] if path else whole
    for name, text in part.items():
        rest = {key: value for key, value in part.items() if key != name}
        for wrong in (rest, {**rest, f"{name}_": text}, {**rest, name: " "}):
            with pytest.raises(ValidationError, match=name):
                Editions.model_validate({**whole, path: wrong} if path else wrong)
