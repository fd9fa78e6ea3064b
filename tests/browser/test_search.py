"""The search: its index is fetched when somebody searches, and not before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

FETCHED = """performance.getEntriesByType("resource")
    .filter((one) => one.name.includes("search_index")).length"""
ITEMS = ".md-search-result__item"


def test_the_index_is_fetched_once_when_the_box_gets_the_focus(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("textbox", name="Search")
    assert page.evaluate(FETCHED) == 0
    box.click()
    page.keyboard.type("witnes")
    expect(page.locator(ITEMS).first).to_contain_text("witness", ignore_case=True)
    expect(page.locator(".md-search__suggest")).to_contain_text("witness")
    page.keyboard.press("Escape")
    box.click()
    expect(page.locator(ITEMS).first).to_be_visible()
    assert page.evaluate(FETCHED) == 1


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_the_index_is_fetched_at_a_short_cut(open_page: Open, key: str) -> None:
    page = open_page()
    assert page.evaluate(FETCHED) == 0
    page.keyboard.press(key)
    page.keyboard.type("PV-T3")
    expect(page.locator(ITEMS).first).to_contain_text("Better public finance management")


def test_an_address_may_hold_the_words_to_search_for(open_page: Open) -> None:
    page = open_page("?q=witness")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("witness")
    expect(page.locator(ITEMS).first).to_contain_text("witness", ignore_case=True)


def test_a_result_leads_to_its_page_with_the_words_marked(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("witness")
    page.locator(f"{ITEMS} a").first.click()
    expect(page.locator("article mark").first).to_contain_text("witness", ignore_case=True)


def test_the_number_of_results_is_announced(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("witness")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("matching documents")
