"""An edition as a reader meets it: what is the region's is marked, and all of it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from strategy_playbook import load
from strategy_playbook.build import build
from strategy_playbook.models import Checklist
from strategy_playbook.project import Project

Open = Callable[..., Page]

ROOT = Path(__file__).parents[2]
ID = "selbrine-sea"
CATALOGUE = load(ROOT / "data", edition=ROOT / "editions" / ID, docs=ROOT / "docs")
PHONE = {"width": 360, "height": 740}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def first(state: str, *plurals: str) -> str:
    """Return the address of the first record of these kinds that is adapted or regional."""
    for plural in plurals:
        for record in CATALOGUE.of_kind(plural):
            if CATALOGUE.provenance(record).state == state:
                return f"{plural}/{record.id}/"
    pytest.fail(f"no record is {state}", pytrace=False)


ADAPTED, REGIONAL = (
    first("adapted", "objectives", "tools"),
    first("regional", "tools", "objectives"),
)
HIDDEN = [f"{one.plural}/{one.id}/" for one in CATALOGUE.edition.hidden.values()]
SHEETS = [
    f"checklists/{record.id}/"
    for record in CATALOGUE.of_kind("checklists")
    if isinstance(record, Checklist) and CATALOGUE.standing(record) in ("adapted", "regional")
]
PATHS = ["", "contacts/", "edition/about/", "edition/drift/", ADAPTED, REGIONAL, HIDDEN[0], *SHEETS]
PATHS += ["matrix/", "objectives/", "points/", "questions/", "recommendations/", "coverage/"]


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build and serve the site of the edition, in place of that of the base."""
    goal = tmp_path_factory.mktemp("edition") / "site"
    build(Project(ROOT, ROOT, ID), goal)
    return serve(goal)


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page: Open, path: str) -> None:
    page = open_page(path, color_scheme="light")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for scheme, name in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        results = Axe().run(page, options=AXE)
        assert results.response["passes"], "axe checked nothing"
        assert results.violations_count == 0, results.generate_report()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", ["", "matrix/", ADAPTED, HIDDEN[0]])
def test_every_page_says_that_it_is_an_edition(open_page: Open, path: str) -> None:
    page = open_page(path)
    banner = page.locator(".md-banner")
    expect(banner).to_contain_text("A regional edition")
    page.emulate_media(media="print")
    expect(banner).to_be_visible()
    page.emulate_media(media="screen")
    banner.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/edition/about/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(CATALOGUE.edition.file.name)


@pytest.mark.parametrize(("path", "words"), [("contacts/", "add"), ("about/", "replace")])
def test_a_page_that_the_edition_wrote_says_so(open_page: Open, path: str, words: str) -> None:
    banner = open_page(path).locator(".md-banner")
    expect(banner).to_contain_text(getattr(CATALOGUE.labels.editions.own_pages, words))
    expect(banner.locator(".pb-origin")).to_have_text("Regional")


def test_what_the_base_says_is_one_click_away(open_page: Open) -> None:
    page = open_page(ADAPTED)
    expect(page.locator(".pb-kicker .pb-origin")).to_have_text("Adapted")
    box = page.locator(".pb-changes")
    expect(box).to_contain_text("What this edition changed here")
    base = box.locator("details").first
    expect(base.locator(":not(summary)").first).to_be_hidden()
    base.get_by_text("Text of the base").click()
    expect(base.locator(":not(summary)").first).to_be_visible()


def test_paper_shows_what_the_base_says(open_page: Open) -> None:
    page = open_page(ADAPTED)
    closed = page.locator("details.pb-base:not([open])")
    assert closed.count()
    page.pdf()
    expect(closed).to_have_count(0)


def test_a_record_of_the_edition_is_marked_wherever_it_stands(open_page: Open) -> None:
    page = open_page(REGIONAL)
    expect(page.locator(".pb-kicker .pb-origin")).to_have_text("Regional")
    expect(page.get_by_role("article")).to_contain_text("Guidance of this edition.")
    expect(page.get_by_role("article")).not_to_contain_text("The paper says this")
    title = page.get_by_role("heading", level=1).inner_text()
    card = open_page(f"{REGIONAL.partition('/')[0]}/").locator(".pb-cards li", has_text=title)
    expect(card.locator(".pb-origin")).to_have_text("Regional")


def test_a_record_that_is_left_out_says_so(open_page: Open) -> None:
    assert HIDDEN
    for path in HIDDEN:
        article = open_page(path).get_by_role("article")
        expect(article).to_contain_text("This is not part of this edition.")
