"""What a site consists of reaches MkDocs, and the settings that another engine reads."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.yaml import yaml_load

from strategy_playbook import Renderer
from strategy_playbook.appearance import add_files, finished, put_on
from strategy_playbook.project import Project
from strategy_playbook.site_parts import Look, SiteFile

SETTINGS = """\
site_name: Base
site_url: !ENV [PLAYBOOK_ADDRESS, ""]
copyright: Not official.
theme: {name: null, custom_dir: looks}
watch: [data]
extra: {playbook: {edition: !ENV [PLAYBOOK_EDITION, ""]}, other: kept}
extra_css: [base.css]
plugins: [playbook, macros: {on_error_fail: true}, search: {lang: en}]
markdown_extensions:
  - toc: {slugify: !!python/name:markdown.extensions.toc.slugify }
not_in_nav: |
  /tools/*.md
nav: [index.md, {Sea: [tides.md]}]
"""


@pytest.fixture
def here(tmp_path):
    """Make the folder of a base: settings, pages and templates."""
    for name in (
        "docs/index.md",
        "docs/tides.md",
        "looks/main.html",
        "looks/404.html",
        "data/x.yml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("base", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return tmp_path


@pytest.fixture
def config(here):
    plain = SETTINGS.replace("[playbook, macros: {on_error_fail: true}, search: {lang: en}]", "[]")
    (here / "mkdocs.yml").write_text(plain, "utf-8")
    config = load_config(str(here / "mkdocs.yml"))
    config.plugins._current_plugin = (
        "playbook"  # as while MkDocs runs one; files name who made them
    )
    return config


@pytest.fixture
def look(here):
    templates = here / "delta"
    templates.mkdir()
    (templates / "main.html").write_text("ours", "utf-8")
    (templates / ".notes").write_text("nobody's", "utf-8")
    pictures = {"logo": "assets/brand/logo.svg"}
    nav = ["index.md", "mud.md"]
    banner = {"text": "An edition"}
    return Look("Delta", "All of it.", pictures, ("assets/edition.css",), banner, nav, templates)


def test_mkdocs_is_given_what_an_edition_changes(look, config):
    before = list(config.theme.dirs)
    put_on(look, config)
    assert (config.site_name, config.copyright, config.nav) == ("Delta", "All of it.", look.nav)
    assert config.theme["logo"] == "assets/brand/logo.svg"
    assert config.theme.dirs == [str(look.templates), *before]
    assert config.extra_css == ["base.css", "assets/edition.css"]
    assert config.extra["edition"] == {"text": "An edition"}


def test_files_are_added_and_replaced_and_those_of_the_base_left_alone(here, config):
    names = ("index.md", "tides.md")
    files = Files([File(name, config.docs_dir, config.site_dir, True) for name in names])
    (first, _) = files
    (here / "map.png").write_text("a map", "utf-8")
    found = {
        "index.md": SiteFile(source=here / "docs" / "index.md"),
        "tides.md": SiteFile("# Left out", apart=True),
        "a/map.png": SiteFile(source=here / "map.png"),
        "mud.md": SiteFile("# Mud"),
    }
    add_files(found, files, config)
    by_path = {file.src_uri: file for file in files}
    assert set(by_path) == set(found)
    assert by_path["index.md"] is first
    assert by_path["tides.md"].content_string == "# Left out"
    assert by_path["tides.md"].inclusion == InclusionLevel.NOT_IN_NAV
    assert by_path["mud.md"].inclusion == InclusionLevel.UNDEFINED
    assert Path(by_path["a/map.png"].abs_src_path) == here / "map.png"


def settings_in(files):
    return yaml_load(files["mkdocs.yml"])


def test_finished_settings_ask_for_nothing_of_ours_nor_of_the_environment(here, small, monkeypatch):
    monkeypatch.setenv("PLAYBOOK_EDITION", "north")
    project = Project(here, here, address="https://example.org/")
    files = finished(project, Renderer(small), {"old.md": SiteFile("x", apart=True)})
    found = settings_in(files)
    assert found["plugins"] == [{"search": {"lang": "en"}}]
    assert found["site_url"] == "https://example.org/"
    assert "Version" in found["extra"].pop("release")
    own = {"edition": "", "language": "en", "address": "https://example.org/"}
    assert found["extra"] == {"playbook": own | {"offline": False, "work": ""}, "other": "kept"}
    assert found["theme"] == {
        "name": None,
        "custom_dir": "overrides",
        "variant": "classic",
    }
    assert "watch" not in found
    assert found["not_in_nav"].split() == ["/tools/*.md", "/old.md"]
    assert callable(found["markdown_extensions"][0]["toc"]["slugify"])
    assert (found["site_name"], found["nav"][0]) == ("Base", "index.md")
    assert set(files) == {"mkdocs.yml", "overrides/main.html", "overrides/404.html"}


def test_finished_settings_bear_the_edition(here, small, look, monkeypatch):
    monkeypatch.setattr("strategy_playbook.appearance.look_of", lambda *_: look)
    files = finished(Project(here, here, "delta"), Renderer(small), {})
    found = settings_in(files)
    assert (found["site_name"], found["copyright"], found["nav"]) == (
        "Delta",
        "All of it.",
        ["index.md", "mud.md"],
    )
    assert found["theme"]["logo"] == "assets/brand/logo.svg"
    assert found["extra_css"] == ["base.css", "assets/edition.css"]
    assert found["extra"]["edition"] == {"text": "An edition"}
    assert files["overrides/main.html"] == b"ours", "those of the edition win"
    assert files["overrides/404.html"] == b"base"
    assert "overrides/.notes" not in files


def test_without_settings_there_are_only_pages(tmp_path, small):
    assert finished(Project(tmp_path, tmp_path), Renderer(small), {}) == {}
