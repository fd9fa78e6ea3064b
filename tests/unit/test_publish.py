"""All sites in one folder: whole or not at all, each with its own address, and an index of them."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from strategy_playbook import publish as module
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.project import Project
from strategy_playbook.publish import index, publish, sites_of

EDITION = """\
name: 'The "{id}" & 3 > 2'
region: البلدة
authority: Office of the {id}
version: "7"
prefix: {prefix}
about: [It is far away.]
"""
ADDRESS = "https://example.org/playbook"


@pytest.fixture
def base(base, monkeypatch):
    """Give a project with two editions, and builds that write next to nothing."""
    for id_, prefix in (("north", "no"), ("south", "so")):
        folder = base.parent / "editions" / id_
        folder.mkdir(parents=True)
        text = EDITION.format(id=id_, prefix=prefix)
        (folder / "edition.yml").write_text(text, "utf-8")
    overlay = base.parent / "editions" / "south" / "overlay"
    overlay.mkdir()
    text = "open-crossings:\n  why: Ours.\n  set: {summary: Ours.}\n"
    (overlay / "objectives.yml").write_text(text, "utf-8")
    built = []

    def fake(project, site):
        (site / "assets").mkdir(parents=True)
        for name in ("index.html", "404.html"):
            (site / name).write_text(f"{project.edition} {project.address}", "utf-8")
        built.append(project.edition)

    monkeypatch.setattr(module, "build", fake)
    project = Project(base.parent, base.parent, address=ADDRESS)
    monkeypatch.setattr(module, "built", built, raising=False)
    return project


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_site_has_its_own_path_and_address(base):
    said = []
    publish(sites_of(base, ["north", "south"]), Path("public"), said.append)
    assert names(Path("public")) == ["base", "index.html", "north", "south"]
    assert Path("public/base/index.html").read_text("utf-8") == f" {ADDRESS}/base/"
    assert Path("public/north/index.html").read_text("utf-8") == f"north {ADDRESS}/north/"
    assert said == ["[1/3] base", "[2/3] north", "[3/3] south"]


def test_an_edition_that_is_gone_is_gone_from_the_folder(base):
    publish(sites_of(base, ["north", "south"]), Path("public"), str)
    publish(sites_of(base, ["south"]), Path("public"), str)
    assert names(Path("public")) == ["base", "index.html", "south"]
    assert not [name for name in names(base.base) if name.startswith(".public")]


def test_what_was_there_stays_until_all_is_whole(base, monkeypatch):
    publish(sites_of(base, ["north"]), Path("public"), str)
    before = {p: p.read_bytes() for p in Path("public").rglob("*") if p.is_file()}
    works = module.build

    def fails(project, site):
        works(project, site)
        if project.edition == "south":
            raise CatalogueError([Issue("PB604", "no")])

    monkeypatch.setattr(module, "build", fails)
    with pytest.raises(CatalogueError):
        publish(sites_of(base, ["north", "south"]), Path("public"), str)
    assert {p: p.read_bytes() for p in Path("public").rglob("*") if p.is_file()} == before
    assert not [name for name in names(base.base) if name.startswith(".public")]


@pytest.mark.parametrize("folder", ["other", ".", "data", "editions"])
def test_other_files_are_not_lost(base, problems, folder):
    Path("other/base").mkdir(parents=True)
    Path("other/kept.txt").write_text("kept", "utf-8")
    sites = sites_of(base, ["north"])
    before = sorted(base.base.rglob("*"))
    (problem,) = problems(publish, sites, Path(folder), str)
    assert " PB503 " in problem
    assert module.built == [], "it says so before it builds for minutes"
    assert sorted(base.base.rglob("*")) == before


def test_every_mistake_of_every_edition_is_said(base, problems):
    for id_ in ("north", "south"):
        (base.base / "editions" / id_ / "edition.yml").write_text("name: 5\n", "utf-8")
    found = problems(sites_of, base, ["north", "south"])
    assert {problem.split("/")[1] for problem in found} == {"north", "south"}
    (base.base / "data" / "topics.yml").write_text("- 5\n", "utf-8")
    assert all("topics.yml" in problem for problem in problems(sites_of, base, ["north"]))


def test_an_address_that_none_can_have_is_one_problem(base, problems):
    bad = Project(base.base, base.work, address="example.org")
    (problem,) = problems(sites_of, bad, ["north"])
    assert problem.startswith('PB506 "example.org"')


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data.strip())


def test_the_index_leads_to_each_site(base):
    page = Page(index(sites_of(base, ["north", "south"])))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert links == ["base/", "north/", "south/"]
    assert 'The "north" & 3 > 2' in page.words
    assert page.words.count("البلدة") == 2
    assert "Office of the south" in page.words
    at = page.words.index("Adapted from the base")
    assert next(word for word in page.words[at + 1 :] if word) == "1"
    assert page.words.count("Adapted from the base") == 1, "only what there is, is counted"


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "/", ""])
def test_the_index_asks_no_other_host(base, address):
    text = index(sites_of(Project(base.base, base.work, address=address), ["north"]))
    page = Page(text)
    assert "script" not in {tag for tag, _ in page.tags}
    canonical = [a["href"] for t, a in page.tags if t == "link" and a["rel"] == "canonical"]
    assert canonical == ([f"{ADDRESS}/"] if address else [])
    loaded = [a for t, a in page.tags if t in ("img", "link") and a.get("rel") != "canonical"]
    assert len(loaded) == 1
    assert not any("//" in a.get("href", "") + a.get("src", "") for a in loaded)
    assert "@import" not in text
    assert "url(" not in text


def test_the_index_is_as_strict_as_the_pages(base, project):
    pages = (project / "overrides" / "main.html").read_text("utf-8")
    text = index(sites_of(base, []))
    allowed = re.search(r'Policy" content="([^"]*)"', text)[1].split("; ")
    assert "script-src 'none'" in allowed
    for rule in ("object-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in pages
        assert rule in allowed
    assert '<meta name="referrer" content="no-referrer">' in text
    assert '<html lang="en">' in text


def test_a_folder_that_was_deleted_is_no_hindrance(base):
    publish(sites_of(base, []), Path("a/b/public"), str)
    shutil.rmtree("a/b/public")
    publish(sites_of(base, []), Path("a/b/public"), str)
    assert names(Path("a/b/public")) == ["base", "index.html"]
