"""The quiz as a reader plays it: right, wrong, by keyboard, with and without what it needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from strategy_playbook import load

Open = Callable[..., Page]
QUESTIONS = load(Path(__file__).parents[2] / "data").of_kind("questions")
FIRST = QUESTIONS[0]
RIGHT = next(option for option in FIRST.options if option.right)
WRONG = next(option for option in FIRST.options if not option.right)


def answer(page: Page, text: str) -> None:
    page.get_by_role("radio", name=text, exact=True).check()
    page.get_by_role("button", name="Check my answer").click()


def feedback(page: Page) -> str:
    return page.locator(".pb-question:not([hidden]) .pb-feedback").first.inner_text()


def test_there_are_four_questions() -> None:
    assert len(QUESTIONS) == 4


def test_a_right_answer_is_praised_and_explained(open_page: Open) -> None:
    page = open_page("questions/")
    assert feedback(page) == ""
    answer(page, RIGHT.text)
    text = feedback(page)
    assert text.startswith("Right.")
    assert all(option.why in text for option in FIRST.options)
    assert FIRST.place in text
    expect(page.locator(".pb-score")).to_contain_text("1 of 1")


def test_a_wrong_answer_names_the_right_one_and_can_be_tried_again(open_page: Open) -> None:
    page = open_page("questions/")
    answer(page, WRONG.text)
    assert feedback(page).startswith(f"Not this one. The answer is: {RIGHT.text}")
    expect(page.get_by_role("radio", name=RIGHT.text, exact=True)).to_be_disabled()
    expect(page.locator(".pb-score")).to_contain_text("0 of 1")
    page.get_by_role("button", name="Try again").click()
    assert feedback(page) == ""
    answer(page, RIGHT.text)
    assert feedback(page).startswith("Right.")


def test_nothing_is_said_before_a_choice_is_made(open_page: Open) -> None:
    page = open_page("questions/")
    page.get_by_role("button", name="Check my answer").click()
    assert feedback(page) == "Choose an answer first."


def test_the_keyboard_alone_is_enough(open_page: Open) -> None:
    page = open_page("questions/")
    page.get_by_role("article").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(FIRST.options.index(RIGHT)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Check my answer")
    page.keyboard.press("Enter")
    assert feedback(page).startswith("Right.")
    page.get_by_role("button", name="Next question").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text(QUESTIONS[1].title)
    expect(page.get_by_text("Question 2 of 4")).to_be_visible()


def test_all_questions_can_be_seen_at_once(open_page: Open) -> None:
    page = open_page("questions/")
    expect(page.locator(".pb-question:visible")).to_have_count(1)
    page.get_by_role("button", name="Show all questions").click()
    expect(page.locator(".pb-question:visible")).to_have_count(len(QUESTIONS))


def test_answers_are_kept_only_if_the_reader_asks(open_page: Open) -> None:
    page = open_page("questions/")
    answer(page, RIGHT.text)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('quiz'))") == []
    page.reload()
    assert feedback(page) == ""
    page.get_by_role("checkbox", name="Keep my answers").check()
    answer(page, RIGHT.text)
    page.reload()
    assert feedback(page).startswith("Right.")
    page.get_by_role("button", name="Forget my answers").click()
    page.reload()
    assert feedback(page) == ""


@pytest.mark.parametrize("kept", ["[1]", "{", '{"who": 7}', "7", '{"x": "<b>"}'])
def test_what_others_left_in_the_store_does_no_harm(open_page: Open, kept: str) -> None:
    page = open_page("questions/")
    page.evaluate("text => localStorage.setItem('playbook-quiz:' + location.pathname, text)", kept)
    page.reload()
    answer(page, RIGHT.text)
    assert feedback(page).startswith("Right.")


def test_a_browser_that_keeps_nothing_says_so(open_page: Open) -> None:
    page = open_page("questions/")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('denied') } }")
    page.get_by_role("checkbox", name="Keep my answers").check()
    answer(page, RIGHT.text)
    assert feedback(page).startswith("Right.")
    expect(page.get_by_text("does not let the page keep anything")).to_be_visible()


def test_without_scripts_the_questions_are_readable_and_the_key_is_elsewhere(
    open_page: Open,
) -> None:
    page = open_page("questions/", java_script_enabled=False)
    for question in QUESTIONS:
        expect(page.get_by_text(question.summary)).to_be_visible()
        for option in question.options:
            assert page.get_by_role("listitem").filter(has_text=option.text).count()
    expect(page.get_by_text(RIGHT.why)).to_have_count(0)
    page.get_by_role("article").get_by_role("link", name="key", exact=True).click()
    expect(page.get_by_text(RIGHT.why)).to_be_visible()
