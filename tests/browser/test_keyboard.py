"""By keyboard alone: every stop is seen, the order is the same both ways, and the menu opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

STOP = Path(__file__).with_name("stop.js").read_text("utf-8")
RECORD, SHEET = "tools/school-curricula/", "checklists/follow-up-checklist/"
IN_A_SECTION = "stages/analyse/"
NARROW = {"width": 960, "height": 800}
PHONE = {"width": 360, "height": 740}


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page or comes round; return the stops."""
    stops: list[dict[str, Any]] = []
    for _ in range(500):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop and stops and stop["stop"] == stops[-1]["stop"]:
            assert stop["parts"], f"{key} does not leave {stop['is']}"
        elif stop is None or stop["stop"] in [one["stop"] for one in stops]:
            return stops
        else:
            stops.append(stop)
    pytest.fail(f"{key} comes to no end")


@pytest.mark.parametrize("width", [1280, 960, 640, 320])
@pytest.mark.parametrize("path", ["", RECORD, SHEET])
def test_every_stop_is_seen_and_both_ways_are_the_same(
    open_page: Open, path: str, width: int
) -> None:
    page = open_page(path, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    forward = walk(page, "Tab")
    backward = walk(page, "Shift+Tab")
    assert len(forward) > 15
    assert [stop for stop in forward + backward if stop["problems"]] == []
    assert [stop["stop"] for stop in backward] == [stop["stop"] for stop in reversed(forward)]


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("viewport", [NARROW, PHONE])
@pytest.mark.parametrize("path", ["", RECORD, IN_A_SECTION])
def test_the_menu_opens_by_key_and_escape_closes_it(
    open_page: Open, path: str, viewport: dict[str, int], key: str
) -> None:
    page = open_page(path, viewport=viewport)
    button = page.get_by_role("button", name="Navigation")
    menu = page.locator(f"#{button.get_attribute('aria-controls')}")
    link = menu.get_by_role("link").last
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_in_viewport()
    expect(menu.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(link).to_be_hidden()


def test_the_menu_closes_when_the_focus_leaves_it(open_page: Open) -> None:
    page = open_page(viewport=NARROW)
    button = page.get_by_role("button", name="Navigation")
    button.press("Enter")
    stops = [stop for stop in walk_out_of_menu(page) if stop["problems"]]
    assert stops == []
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(STOP)["problems"] == []


def walk_out_of_menu(page: Page) -> list[dict[str, Any]]:
    page.wait_for_timeout(400)  # the menu slides in
    stops = []
    while page.evaluate("document.activeElement.closest('#pb-menu') !== null"):
        stops.append(page.evaluate(STOP))
        page.keyboard.press("Tab")
    assert len(stops) > 5
    return stops


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_section_of_the_menu_is_left_and_entered_by_key(open_page: Open, key: str) -> None:
    page = open_page(IN_A_SECTION, viewport=PHONE)
    page.get_by_role("button", name="Navigation").press("Enter")
    menu = page.locator("#pb-menu")
    back = menu.get_by_role("button", name="Stages")
    expect(back).to_be_focused()
    expect(menu.get_by_role("link", name="Your role")).to_be_visible()
    expect(menu.get_by_role("link", name="Glossary")).to_be_hidden()
    page.keyboard.press(key)
    expect(menu.get_by_role("button", name="Stages")).to_be_focused()
    expect(menu.get_by_role("link", name="Glossary")).to_be_visible()
    expect(menu.get_by_role("link", name="Your role")).to_be_hidden()
    page.keyboard.press(key)
    expect(menu.get_by_role("link", name="Your role")).to_be_visible()
    expect(menu.locator(":focus")).to_be_visible()


def test_the_menu_opens_without_javascript(open_page: Open) -> None:
    page = open_page(viewport=NARROW, java_script_enabled=False)
    link = page.locator("#pb-menu").get_by_role("link", name="Glossary")
    expect(page.get_by_role("button", name="Navigation")).to_be_hidden()
    expect(link).not_to_be_in_viewport()
    page.locator("header label[for=__drawer]").click()
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glossary")


def test_without_javascript_the_menu_shows_when_a_key_leads_into_it(open_page: Open) -> None:
    page = open_page(viewport=NARROW, java_script_enabled=False)
    link = page.locator("#pb-menu").get_by_role("link", name="Glossary")
    link.focus()
    expect(link).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_of_a_phone_opens_by_key_and_escape_closes_it(open_page: Open, key: str) -> None:
    page = open_page(viewport=PHONE)
    button = page.get_by_role("button", name="Search", exact=True)
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()
    button.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("witness")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


def test_tab_moves_on_from_the_search_box(open_page: Open) -> None:
    """WebKit begins at the top of the page when a script takes the focus away; the theme's does."""
    page = open_page()
    box = page.get_by_role("textbox", name="Search")
    box.focus()
    page.evaluate(
        "document.querySelector('.md-search__input')"
        ".addEventListener('focusout', (event) => { window.next = event.relatedTarget; })"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("window.next !== null && window.next === document.activeElement")
    expect(page.get_by_role("navigation", name="Tabs").get_by_role("link").first).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
