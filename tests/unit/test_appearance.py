"""An edition gives the site its name, look, pages and navigation, and keeps what the base says."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from strategy_playbook.appearance import STYLE, add_files, put_on
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.pages import page_changes
from strategy_playbook.editions.results import Applied
from strategy_playbook.models.editions import Brand, EditionFile
from strategy_playbook.render import Renderer
from strategy_playbook.source import parse

SETTINGS = """\
site_name: Base
copyright: Not official.
theme: {name: null, custom_dir: looks}
nav: [index.md, {Sea: [tides.md]}]
"""
PAGES = "tides.md: {why: w, hide: true}\nmud.md: {why: w, add: {title: Mud, after: index.md}}\n"


@pytest.fixture
def config(tmp_path):
    for name in ("index", "tides"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / f"{name}.md").write_text("# Base\n", "utf-8")
    (tmp_path / "looks").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins._current_plugin = (
        "playbook"  # as while MkDocs runs one; files name who made them
    )
    return config


@pytest.fixture
def edition(tmp_path):
    """Give a function that makes an edition with a brand; its folder has pages and a picture."""

    def make(**brand: str) -> Edition:
        folder = tmp_path / "delta"
        for path in ("docs/mud.md", "docs/index.md", "docs/.notes.md", "docs/a/map.png"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("ours", "utf-8")
        (folder / "brand").mkdir(exist_ok=True)
        (folder / "brand" / "logo.svg").write_text("<svg/>", "utf-8")
        head = {"name": "Delta", "region": "a", "authority": "b", "version": "1", "prefix": "xx"}
        file = EditionFile(**head, about=["c"], brand=Brand(**brand))
        changes, issues = page_changes(parse(PAGES, "pages.yml"), {})
        assert issues == []
        applied = tuple(map(Applied, changes))
        return Edition("delta", folder, file, applied, {}, (), (), {}, tuple(changes))

    return make


def test_the_site_bears_the_editions_name_and_leads_to_what_differs(edition, config, small):
    put_on(edition(), config, Renderer(small))
    assert config.site_name == "Delta"
    words = small.labels.editions
    assert config.extra["edition"] == {
        "text": words.banner,
        "label": words.differs,
        "page": "edition/about.md",
        "mark": words.states.regional,
        "own": {"mud.md": words.own_pages.add},
    }


def test_what_the_base_says_below_stays_and_texts_are_no_markup(edition, config, small):
    put_on(edition(footer="Call <b>", disclaimer="We & ours"), config, Renderer(small))
    assert config.copyright == "Not official. We &amp; ours Call &lt;b&gt;"


@pytest.mark.parametrize(("footer", "said"), [("Call us", "Call us"), (None, None)])
def test_a_base_that_says_nothing_below_is_not_made_to(edition, config, small, footer, said):
    config.copyright = None
    put_on(edition(**({"footer": footer} if footer else {})), config, Renderer(small))
    assert config.copyright == said


def test_new_pages_stand_in_the_navigation_and_hidden_ones_do_not(edition, config, small):
    put_on(edition(), config, Renderer(small))
    words = small.labels.editions
    own = [{words.pages.about: "edition/about.md"}, {words.pages.drift: "edition/drift.md"}]
    assert config.nav == ["index.md", {"Mud": "mud.md"}, {words.group: own}]


def test_a_site_without_navigation_is_given_none(edition, config, small):
    config.nav = None
    put_on(edition(), config, Renderer(small))
    assert config.nav is None


@pytest.mark.parametrize("there", [True, False])
def test_templates_of_the_edition_are_searched_first(edition, config, small, there):
    delta, before = edition(), list(config.theme.dirs)
    overrides = delta.folder / "overrides"
    if there:
        overrides.mkdir()
    put_on(delta, config, Renderer(small))
    assert config.theme.dirs == ([str(overrides)] if there else []) + before


@pytest.mark.parametrize(
    ("brand", "styles", "logo"),
    [
        ({}, [], None),
        ({"logo": "brand/logo.svg"}, [], "assets/brand/logo.svg"),
        ({"favicon": "brand/logo.svg"}, [], None),
        ({"accent": "#111111"}, [STYLE], None),
        ({"primary": "#111111", "logo": "brand/logo.svg"}, [STYLE], "assets/brand/logo.svg"),
    ],
)
def test_colours_and_pictures_come_where_an_edition_has_any(
    edition, config, small, brand, styles, logo
):
    delta = edition(**brand)
    put_on(delta, config, Renderer(small))
    assert (config.extra_css, config.theme.get("logo")) == (styles, logo)
    small_sign = "assets/brand/logo.svg" if "favicon" in brand else None
    assert config.theme.get("favicon") == small_sign
    files = Files([])
    add_files(delta, "style", files, config)
    found = {file.src_uri: file for file in files}
    assert (STYLE in found, "assets/brand/logo.svg" in found) == (
        bool(styles),
        bool(logo or small_sign),
    )
    if logo:
        assert found[logo].abs_src_path == str(delta.folder / "brand" / "logo.svg")
    if styles:
        assert found[STYLE].content_string == "style"


def test_pages_are_added_replaced_and_left_out_and_hidden_files_are_not_read(edition, config):
    docs, site = config.docs_dir, config.site_dir
    base = [File(f"{name}.md", docs, site, use_directory_urls=True) for name in ("index", "tides")]
    files = Files(base)
    delta = edition()
    add_files(delta, "", files, config)
    assert sorted(file.src_uri for file in files) == ["a/map.png", "index.md", "mud.md"]
    ours = files.get_file_from_path("index.md").abs_src_path
    assert Path(ours) == delta.folder / "docs" / "index.md"
