"""The offline copy as a reader uses it: unpacked, from file://, with no network at all."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from strategy_playbook import load
from strategy_playbook.bundle import FOLDER, README, bundle
from strategy_playbook.project import Project
from strategy_playbook.sheets import lay_out

Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def packed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the offline copy of the project, once."""
    goal = tmp_path_factory.mktemp("packed") / "copy.zip"
    size = bundle(Project(project, project), goal)
    assert goal.stat().st_size == size
    return goal


@pytest.fixture(scope="module")
def unpacked(packed: Path) -> Path:
    """Unpack it and return the one folder that is in it."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(packed.parent)
    return packed.parent / FOLDER


@pytest.fixture
def open_file(browser: Browser, unpacked: Path) -> Iterator[Open]:
    """Give a function that opens a page; complaints and requests to any host fail the test."""
    context = browser.new_context(offline=True)
    complaints: list[str] = []

    def open_(path: str) -> Page:
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: _local(r.url) or complaints.append(f"asked {r.url}"))
        page.goto((unpacked / path).as_uri())
        return page

    yield open_
    context.close()
    assert complaints == []


def _local(url: str) -> bool:
    return urlsplit(url).scheme in ("file", "data", "blob", "about")


class Links(HTMLParser):
    """Collects what a page leads to or fetches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_one_folder_holds_everything_and_says_what_to_do(packed: Path, unpacked: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        dates = {entry.date_time for entry in archive.infolist()}
        own = sum(
            e.compress_size for e in archive.infolist() if f"{FOLDER}/files/" not in e.filename
        )
    assert {name.partition("/")[0] for name in names} == {FOLDER}
    assert {f"{FOLDER}/index.html", f"{FOLDER}/{README}"} <= set(names)
    assert not [name for name in names if name.endswith(".map")]
    assert len(dates) == 1
    assert own < 5_000_000
    assert "index.html" in (unpacked / README).read_text("utf-8-sig")


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    broken, checked = [], 0
    for file in unpacked.rglob("*.html"):
        for link in Links(file.read_text("utf-8")).found:
            if urlsplit(link).scheme:
                continue
            checked += 1
            target = urlsplit(urljoin(file.as_uri(), link)).path
            if not Path(unquote(target)).is_file():
                broken.append((file.name, link))
    assert checked > 3000
    assert broken == []


def test_search_finds_pages_and_leads_to_them(open_file: Open) -> None:
    page = open_file("index.html")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("tool")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching documents")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("article mark").first).to_contain_text("tool", ignore_case=True)
    assert page.url.startswith("file://")


def test_a_tick_is_kept(open_file: Open, project: Path) -> None:
    catalogue = load(project / "data")
    sheets = [lay_out(record, catalogue.records) for record in catalogue.of_kind("checklists")]
    ticked = next(sheet.record for sheet in sheets if any(line.ticked for line in sheet.lines()))
    path = f"checklists/{ticked.id}.html"
    box = open_file(path).get_by_role("article").get_by_role("checkbox").first
    box.check()
    again = open_file(path).get_by_role("article").get_by_role("checkbox").first
    expect(again).to_be_checked()


def test_the_quiz_can_be_played(open_file: Open) -> None:
    page = open_file("questions/index.html")
    page.get_by_role("article").get_by_role("radio").first.check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".pb-score")).to_contain_text("1 answered")
