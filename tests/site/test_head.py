"""The head of each page: texts in it are text whatever they hold, and its policy stands first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from strategy_playbook import load

CASE = Path(__file__).parent / "head"
SETTINGS = """\
INHERIT: {root}/mkdocs.yml
theme: {{custom_dir: {root}/overrides}}
nav:
  - index.md
  - titled.md
  - heading.md
  - Named & "known": named.md
"""
NAME = "Strategy Playbook"
EDITION = 'The "Quay" & its boats\' edition, < 2 ships'


class Head(HTMLParser):
    """Collects what stands in the head of a page, in order, and two texts."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.metas: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {"title": "", "topic": ""}
        self.links: list[str] = []
        self._open = ""
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if tag == "meta":
            self.metas.append(values)
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag == "title" and not self.texts["title"]:
            self._open = "title"
        elif values.get("data-md-component") == "header-topic":
            self._open = "topic"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "div"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open] += data

    def named(self, name: str) -> list[str | None]:
        return [meta.get("content") for meta in self.metas if meta.get("name") == name]

    def rules(self) -> list[str | None]:
        return [meta["http-equiv"] for meta in self.metas if "http-equiv" in meta]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """Build a small catalogue, and an edition over it; neither has a page about.md."""
    work = tmp_path_factory.mktemp("head")
    shutil.copytree(project / "tests" / "cases" / "base", work / "data")
    shutil.copytree(CASE / "data", work / "data", dirs_exist_ok=True)
    shutil.copytree(CASE / "docs", work / "docs")
    shutil.copytree(CASE / "edition", work / "editions" / "quay")
    shutil.copytree(project / "macros", work / "macros")
    (work / "mkdocs.yml").write_text(SETTINGS.format(root=project.as_posix()), "utf-8")
    for name, edition in (("base", ""), ("quay", "quay")):  # links to pages of docs/ lead nowhere
        result = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", name],
            cwd=work,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAYBOOK_EDITION": edition},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
    return work


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        (
            "base/terms/landing",
            f'A "landing" & all that\'s < a quay, > a bank - {NAME}',
            '0;url=https://elsewhere.example/x" http-equiv="refresh',
        ),
        ("base", NAME, 'Home of "ferries" & all that\'s < a ship, > a raft'),
        (
            "base/titled",
            f'</title><script>alert("title")</script> & more - {NAME}',
            '"><script>alert("description")</script> & more',
        ),
        ("base/heading", f'Tolls & "fees" < fares - {NAME}', None),
        ("base/named", f'Named & "known" - {NAME}', None),
        (
            "quay/terms/landing",
            f'A "landing" & all that\'s < a quay, > a bank - {EDITION}',
            '0;url=https://elsewhere.example/y" http-equiv="refresh',
        ),
        ("quay", EDITION, 'Home of "ferries" & all that\'s < a ship, > a raft'),
    ],
)
def test_title_and_description_are_text(
    small: Path, path: str, title: str, description: str | None
) -> None:
    head = Head(small / path / "index.html")
    assert head.texts["title"] == title
    if title.endswith(f" - {NAME}"):
        assert head.texts["topic"].strip() == title.removesuffix(f" - {NAME}")
    assert len(head.named("description")) == 1
    if description:
        assert head.named("description") == [description]
    assert head.rules() == ["Content-Security-Policy"]


def test_a_site_without_the_page_about_it_has_no_dead_link(small: Path) -> None:
    for name, expected in (("base", set()), ("quay", {"edition/about/"})):
        links = Head(small / name / "index.html").links
        assert {link for link in links if "about" in link} == expected


def test_a_policy_stands_before_all_that_it_guards(site: Path) -> None:
    files = [*site.rglob("*.html")]
    assert len(files) > 70
    for file in files:
        head = Head(file)
        first, second, third = head.metas[:3]
        assert first == {"charset": "utf-8"}, file
        assert second["http-equiv"] == "Content-Security-Policy", file
        assert third == {"name": "referrer", "content": "no-referrer"}, file
        assert head.tags[:3] == ["html", "head", "meta"], file


def test_each_page_has_its_whole_description_once(site: Path, project: Path) -> None:
    catalogue = load(project / "data")
    expected = {
        f"{record.plural}/{record.id}/index.html": record.summary
        for record in catalogue.records.values()
    }
    for page in (project / "docs").rglob("*.md"):
        path = page.relative_to(project / "docs").with_suffix("")
        folder = path.parent if path.name == "index" else path
        description = get_data(page.read_text("utf-8"))[1]["description"]
        expected[(folder / "index.html").as_posix()] = description
    assert len(expected) > 400
    for name, text in expected.items():
        assert Head(site / name).named("description") == [text], name
