"""The course builder lays out the same plans as the worked examples on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]


def cells(table: Locator) -> list[list[str]]:
    rows = table.locator("tbody tr").all()
    return [
        [" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()] for row in rows
    ]


@pytest.mark.parametrize(("minutes", "example"), [(180, 0), (360, 1), (720, 2)])
def test_the_builder_agrees_with_the_worked_examples(
    open_page: Open, minutes: int, example: int
) -> None:
    page = open_page("course/")
    wanted = cells(page.locator("article > .pb-plan").nth(example))
    page.get_by_label("Minutes", exact=True).fill(str(minutes))
    page.get_by_role("button", name="Build the plan").click()
    found = cells(page.locator(".pb-result .pb-plan"))
    assert len(wanted) > 5
    assert found == wanted


def test_a_choice_of_themes_audience_and_time_shapes_the_plan(open_page: Open) -> None:
    page = open_page("course/")
    boxes = page.get_by_role("group", name="Themes").get_by_role("checkbox")
    titles = page.get_by_role("group", name="Themes").locator("label").all_inner_texts()
    for box in boxes.all()[1:]:
        box.uncheck()
    page.get_by_label("Begins at").fill("14:30")
    page.get_by_label("Audience").fill("Prosecutors <of> a fictitious country")
    page.get_by_label("Audience").press("Enter")
    result = page.locator(".pb-result")
    expect(result).to_contain_text("Audience: Prosecutors <of> a fictitious country")
    rows = cells(result.locator(".pb-plan"))
    assert rows[0][0] == "14:30"
    assert [row[2] for row in rows if row[2] in titles[0]]
    assert not [row[2] for row in rows if row[2] and row[2] in titles[1]]
    boxes.first.uncheck()
    page.get_by_role("button", name="Build the plan").click()
    expect(result).to_have_text("Choose at least one theme.")


def test_a_plan_can_be_copied_and_is_printed_alone(open_page: Open) -> None:
    page = open_page("course/")
    page.get_by_role("button", name="Build the plan").click()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(".pb-result .pb-quiz-tools")).to_contain_text("")
    page.emulate_media(media="print")
    expect(page.locator(".pb-result .pb-plan")).to_be_visible()
    expect(page.get_by_role("heading", name="Two days")).to_be_hidden()


def test_without_scripts_the_examples_are_there(open_page: Open) -> None:
    page = open_page("course/", java_script_enabled=False)
    expect(page.locator(".pb-plan")).to_have_count(3)
    expect(page.get_by_role("heading", name="Half a day")).to_be_visible()
