"""The site as a reader meets it: in Chromium, wide and narrow, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

# One page of each type: home, index, a record of each kind, prose, and the contributors' pages.
TYPES = [
    "",
    "principles/",
    "objectives/",
    "tools/",
    "topics/",
    "recommendations/",
    "articles/",
    "sources/",
    "sources/ctoc-2022/",
    "principles/protect/",
    "objectives/provide-ways-out/",
    "tools/intelligence-led-investigations/",
    "topics/sharing-assessments/",
    "recommendations/requesting-assistance/",
    "articles/article-18/",
    "about/",
    "contributing/",
    "contributing/add-a-record/",
    "contributing/macros/",
    "contributing/architecture/",
    "contributing/errors/",
]
PHONE = {"width": 360, "height": 740}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_home_leads_to_the_principles(open_page: Open) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_contain_text("strategies against organized")
    page.get_by_role("article").get_by_role("link", name="Protect", exact=True).click()
    expect(page).to_have_url(re.compile("/principles/protect/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Protect¶")


def test_a_record_shows_guidance_source_and_links(open_page: Open) -> None:
    article = open_page("objectives/provide-ways-out/").get_by_role("article")
    expect(article.get_by_text("PV-O4")).to_be_visible()
    expect(article).to_contain_text("2022 paper, para. 12 (a), item 4")
    expect(article).to_contain_text("the paper does not say it")
    for heading in ("Why it matters", "What to do", "Questions to ask", "Illustrative tools"):
        expect(article.get_by_role("heading", name=heading)).to_be_visible()
    article.get_by_role("link", name="Rehabilitation programmes for offenders").click()
    expect(article.get_by_text("PV-T7").first).to_be_visible()
    expect(article.get_by_role("link", name="Provide ways out")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("provide ways out", "Provide ways out"),
        ("public procurement", "Better public finance management and procurement"),
        ("PV-T3", "Better public finance management and procurement"),
        ("R22-D", "Requests for technical assistance"),
        ("article 18", "Article 18. Mutual legal assistance"),
    ],
)
def test_search_finds_by_title_words_code_and_article(
    open_page: Open, words: str, first: str
) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type(words)
    found = page.locator(".md-search-result__item h1").first
    expect(found).to_have_text(first)


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme)
    results = Axe().run(page, options=AXE)
    assert results.response["passes"], "axe checked nothing"
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", TYPES)
def test_nothing_scrolls_sideways_on_a_phone(open_page: Open, path: str) -> None:
    page = open_page(path, viewport=PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


@pytest.mark.parametrize("path", ["", "tools/", "objectives/provide-ways-out/"])
def test_nothing_scrolls_sideways_at_200_percent(open_page: Open, path: str) -> None:
    page = open_page(path, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_pages_are_readable_without_javascript(open_page: Open) -> None:
    page = open_page("objectives/provide-ways-out/", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Questions to ask")).to_be_visible()
    page.get_by_role("link", name="Rehabilitation programmes for offenders").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rehabilitation programmes")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Convention").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Which articles")


def test_the_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page("tools/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_paper_shows_the_record_and_not_the_navigation(open_page: Open) -> None:
    page = open_page("objectives/provide-ways-out/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Questions to ask")).to_be_visible()
    for part in (".md-header", ".md-tabs", ".md-sidebar--secondary", ".pb-siblings"):
        expect(page.locator(part).first).to_be_hidden()
    pages = page.pdf(format="A4").count(b"/Type /Page\n")
    assert pages in (1, 2)
