"""The site as a reader meets it: in Chromium, wide and narrow, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from strategy_playbook import load
from strategy_playbook.models import KINDS

Open = Callable[..., Page]

ROOT = Path(__file__).parents[2]
CATALOGUE = load(ROOT / "data")
# Every page that somebody wrote, and a record of each kind: the one with most to show.
WRITTEN = [
    file.relative_to(ROOT / "docs").with_suffix("").as_posix().removesuffix("index").strip("/")
    for file in sorted((ROOT / "docs").rglob("*.md"))
]
RECORDS = [
    max(CATALOGUE.of_kind(kind), key=lambda record: len(record.model_dump_json())) for kind in KINDS
]
TYPES = [f"{path}/" if path else "" for path in WRITTEN]
TYPES += [f"{record.plural}/{record.id}/" for record in RECORDS]
PHONE = {"width": 360, "height": 740}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_home_leads_to_the_principles(open_page: Open) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_contain_text("strategy against organized")
    page.get_by_role("article").get_by_role("link", name="Protect", exact=True).click()
    expect(page).to_have_url(re.compile("/principles/protect/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Protect")


def test_a_record_shows_guidance_source_and_links(open_page: Open) -> None:
    article = open_page("objectives/provide-ways-out/").get_by_role("article")
    expect(article.get_by_text("PV-O4")).to_be_visible()
    expect(article).to_contain_text("2022 paper, para. 12 (a), item 4")
    expect(article).to_contain_text("the paper does not say it")
    for heading in (
        "Why it matters",
        "What it takes",
        "What to do",
        "Questions to ask",
        "What to watch",
        "Example indicators",
        "Illustrative tools",
        "Enquiries into rights and gender",
    ):
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
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page: Open, path: str) -> None:
    """In light and dark colours, then on a phone; one visit to each page, as a visit is slow."""
    page = open_page(path, color_scheme="light")
    for scheme, name in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        results = Axe().run(page, options=AXE)
        assert results.response["passes"], "axe checked nothing"
        assert results.violations_count == 0, results.generate_report()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


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
    expect(page.get_by_role("heading", level=1)).to_contain_text("which articles")


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
    assert sheets(page) in (2, 3)


def test_the_brief_fits_on_one_sheet(open_page: Open) -> None:
    assert sheets(open_page("brief/")) == 1


def sheets(page: Page) -> int:
    return page.pdf(format="A4").count(b"/Type /Page\n")


def test_the_cycle_is_a_picture_with_the_same_in_words(open_page: Open) -> None:
    page = open_page()
    picture = page.get_by_role("img", name="The stages of work on a strategy")
    stages = [stage for stage in CATALOGUE.of_kind("stages") if stage.cycle == "strategy"]
    assert len(stages) == 7
    for stage in stages:
        expect(picture.get_by_text(stage.name, exact=True)).to_be_visible()
        expect(page.locator(".pb-cycle").get_by_role("link", name=stage.title)).to_be_visible()
    page.locator(".pb-cycle").get_by_role("link", name=stages[1].title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(stages[1].title)


def test_tables_become_lists_on_a_phone(open_page: Open) -> None:
    wide, phone = open_page("matrix/"), open_page("matrix/", viewport=PHONE)
    for page in (wide, phone):
        expect(page.get_by_role("table").get_by_role("row")).to_have_count(21)
        expect(page.get_by_role("rowheader", name="Risk-awareness campaigns")).to_be_visible()
    assert (
        wide.locator(".pb-hit").first.evaluate("x => getComputedStyle(x).display") == "table-cell"
    )
    cell = phone.locator(".pb-hit").first
    assert cell.evaluate("x => getComputedStyle(x).display") == "block"
    expect(wide.locator(".pb-hit").first.get_by_role("link")).to_be_hidden()
    expect(cell.get_by_role("link")).to_be_visible()


def test_an_address_that_leads_nowhere_leads_on(open_page: Open) -> None:
    page = open_page("404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    page.get_by_role("article").get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glossary")


def test_every_stage_leads_to_a_worksheet(open_page: Open) -> None:
    for stage in CATALOGUE.of_kind("stages"):
        page = open_page(f"stages/{stage.id}/")
        assert stage.worksheets
        for sheet in stage.worksheets:
            link = page.locator(".pb-facts").first.get_by_role("link", name=sheet.title)
            expect(link).to_be_visible()


def test_a_word_of_the_glossary_is_linked_once(open_page: Open) -> None:
    page = open_page("objectives/provide-ways-out/")
    links = page.get_by_role("article").locator("a.pb-term")
    found = links.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert found
    assert len(found) == len(set(found))
    links.first.click()
    expect(page).to_have_url(re.compile("/terms/.+/$"))
