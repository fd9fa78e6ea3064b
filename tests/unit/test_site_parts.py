"""The files of a site, and what an edition changes in its settings; what the base says is kept."""

from pathlib import Path

import pytest

from strategy_playbook import Catalogue, Renderer
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.pages import page_changes
from strategy_playbook.editions.results import Applied
from strategy_playbook.models.editions import Brand, EditionFile
from strategy_playbook.site_parts import STYLE, complete, look_of, site_files
from strategy_playbook.source import parse

PAGES = "tides.md: {why: w, hide: true}\nmud.md: {why: w, add: {title: Mud, after: index.md}}\n"
NAV = ["index.md", {"Sea": ["tides.md"]}]


@pytest.fixture
def docs(tmp_path):
    """Make the base's pages, one of them in the place of a generated one."""
    for name in ("index.md", "tides.md", "tools/fare-boards.md", ".notes.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("# Base\n", "utf-8")
    return tmp_path / "docs"


@pytest.fixture
def delta(tmp_path, small):
    """Give a function that makes an edition with a brand, and returns what renders it."""

    def make(**brand: str) -> Renderer:
        folder = tmp_path / "delta"
        for path in ("docs/mud.md", "docs/index.md", "docs/.notes.md", "docs/a/map.png"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("ours", "utf-8")
        head = {"name": "Delta", "region": "a", "authority": "b", "version": "1", "prefix": "xx"}
        file = EditionFile(**head, about=["c"], brand=Brand(**brand))
        changes, issues = page_changes(parse(PAGES, "pages.yml"), {"tides.md": "# Base"})
        assert issues == []
        bases = {"tides.md": "# Base"}
        applied = tuple(Applied(one, bases.get(one.id)) for one in changes)
        edition = Edition("delta", folder, file, applied, {}, (), (), {}, tuple(changes))
        return Renderer(
            Catalogue(list(small.records.values()), small.labels, small.release, edition)
        )

    return make


def test_the_base_has_no_look_of_its_own(small):
    assert look_of(Renderer(small), "Not official.", NAV) is None


def test_the_site_bears_the_editions_name_and_leads_to_what_differs(delta, small):
    look = look_of(delta(), None, NAV)
    words = small.labels.editions
    assert look.name == "Delta"
    assert look.banner == {
        "text": words.banner,
        "label": words.differs,
        "page": "edition/about.md",
        "mark": words.states.regional,
        "own": {"mud.md": words.own_pages.add},
    }


@pytest.mark.parametrize(
    ("base", "brand", "said"),
    [
        (
            "Not official.",
            {"footer": "Call <b>", "disclaimer": "We & ours"},
            "Not official. We &amp; ours Call &lt;b&gt;",
        ),
        (None, {"footer": "Call us"}, "Call us"),
        (None, {}, None),
    ],
)
def test_what_the_base_says_below_stays_and_texts_are_no_markup(delta, base, brand, said):
    assert look_of(delta(**brand), base, NAV).copyright == said


def test_new_pages_stand_in_the_navigation_and_hidden_ones_do_not(delta, small):
    words = small.labels.editions
    own = [{words.pages.about: "edition/about.md"}, {words.pages.drift: "edition/drift.md"}]
    assert look_of(delta(), None, NAV).nav == ["index.md", {"Mud": "mud.md"}, {words.group: own}]
    assert look_of(delta(), None, None).nav is None, "a site without one is given none"


@pytest.mark.parametrize("there", [True, False])
def test_templates_are_those_of_the_edition_if_it_has_any(delta, there):
    renderer = delta()
    folder = renderer.catalogue.edition.folder / "overrides"
    if there:
        folder.mkdir()
    assert look_of(renderer, None, NAV).templates == (folder if there else None)


@pytest.mark.parametrize(
    ("brand", "styles", "pictures"),
    [
        ({}, (), {}),
        ({"logo": "brand/logo.svg"}, (), {"logo": "assets/brand/logo.svg"}),
        ({"favicon": "brand/logo.svg"}, (), {"favicon": "assets/brand/logo.svg"}),
        ({"accent": "#111111"}, (STYLE,), {}),
    ],
)
def test_colours_and_pictures_come_where_an_edition_has_any(delta, docs, brand, styles, pictures):
    renderer = delta(**brand)
    look = look_of(renderer, None, NAV)
    assert (look.styles, look.pictures) == (styles, pictures)
    found = site_files(renderer, docs, Path("downloads"))
    assert (STYLE in found) == bool(styles)
    assert {path for path in found if path.startswith("assets/brand")} == set(pictures.values())
    for picture in pictures.values():
        assert found[picture].source == renderer.catalogue.edition.folder / "brand" / "logo.svg"
    if styles:
        assert "#111111" in found[STYLE].text


@pytest.mark.parametrize("there", [True, False])
def test_the_foot_of_each_page_leads_to_the_page_about_it_only_if_there_is_one(small, there):
    extra = {"about": {"label": "About", "page": "about.md"}, "other": 1}
    complete(extra, Renderer(small), ["about.md"] if there else [])
    assert ("about" in extra, extra["other"]) == (there, 1)
    assert "Version" in extra["release"]


def test_written_pages_win_and_hidden_files_are_not_read(small, docs):
    found = site_files(Renderer(small, files=["a.pdf"]), docs, Path("downloads"))
    assert found["files/a.pdf"].source == Path("downloads/a.pdf")
    assert found["tools/fare-boards.md"].source == docs / "tools" / "fare-boards.md"
    assert found["principles/guard.md"].source is None
    assert 'record("guard")' in found["principles/guard.md"].text
    assert ".notes.md" not in found


def test_pages_of_an_edition_are_added_replace_the_bases_and_leave_some_out(delta, docs):
    renderer = delta()
    own = renderer.catalogue.edition.folder / "docs"
    found = site_files(renderer, docs, Path("downloads"))
    assert found["index.md"].source == own / "index.md"
    assert found["mud.md"].source == own / "mud.md"
    assert found["a/map.png"].source == own / "a" / "map.png"
    assert (found["tides.md"].source, found["tides.md"].apart) == (None, True)
    assert "edition/about.md" in found
    assert ".notes.md" not in found
