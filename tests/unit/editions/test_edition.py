"""Of each record an edition says where it comes from, and on whose word its text stands."""

import pytest

from strategy_playbook import load
from strategy_playbook.editions.navigation import navigation
from strategy_playbook.errors import CatalogueError
from strategy_playbook.pages import banner

FILE = 'name: x\nregion: x\nauthority: x\nversion: "1"\nprefix: xx\nabout: [x]\n'
OVERLAY = {
    "objectives": "open-crossings: {why: w, set: {summary: Ours.}}\n"
    "lit-quays: {why: w, append: {links: [{to: open-crossings, relation: related}]}}\n",
    "points": "what-the-river-carries: {why: w, hide: true, unlink: true}\n",
    "terms": "xx-mud: {why: w, add: {code: XX-G1, title: Mud, summary: Wet., forms: [mud], "
    "source: [paper]}}\n",
    "labels": "why: w\nset: {words.actions: Steps}\n",
    "pages": "mud.md: {why: w, add: {title: Mud}}\n",
}


@pytest.fixture
def write(base):
    """Give a function that writes an edition and returns its folder."""
    folder = base.parent / "editions" / "delta"

    def call(file=FILE, **overlay):
        (folder / "overlay").mkdir(parents=True, exist_ok=True)
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "edition.yml").write_text(file, "utf-8")
        for name, text in overlay.items():
            (folder / "overlay" / f"{name}.yml").write_text(text, "utf-8")
        return folder

    return call


@pytest.fixture
def delta(base, write):
    folder = write(**OVERLAY)
    (folder / "docs" / "mud.md").write_text("# Mud\n", "utf-8")
    return load(base, edition=folder, docs=folder)


@pytest.fixture
def told(base, write, problems):
    """Give a function that loads an edition that must fail, and returns its problems."""

    def call(file=FILE, **overlay):
        found = problems(load, base, edition=write(file, **overlay))
        return [line.replace(f"{base.parent}/", "") for line in found]

    return call


@pytest.mark.parametrize(
    ("id_", "state", "standing"),
    [
        ("open-crossings", "adapted", "adapted"),
        ("lit-quays", "adapted", "text"),  # more links leave the words of the paper as they were
        ("xx-mud", "regional", "regional"),
        ("guard", "base", "text"),
    ],
)
def test_a_record_says_where_it_comes_from(delta, id_, state, standing):
    record = delta.get(id_)
    found = delta.edition.provenance(record)
    assert (found.state, delta.edition.standing(record)) == (state, standing)
    assert [one.change.id for one in found.changes] == ([] if state == "base" else [id_])


def test_what_the_base_said_stands_beside_each_change(delta, small):
    (one,) = delta.edition.provenance(delta.get("open-crossings")).changes
    assert one.base == small.get("open-crossings").summary
    (words,) = [one for one in delta.edition.applied if one.change.plural == "labels"]
    assert (words.base, delta.labels.words.actions) == (small.labels.words.actions, "Steps")


def test_what_is_left_out_and_which_pages_are_changed_is_known(delta):
    assert list(delta.edition.hidden) == ["what-the-river-carries"]
    assert [one.change.id for one in delta.edition.pages()] == ["mud.md"]
    assert delta.edition.id == "delta"


def test_each_change_has_the_hash_of_what_is_written(delta):
    assert delta.edition.written.keys() == {change.key for change in delta.edition.changes}
    assert len(set(delta.edition.written.values())) == len(delta.edition.written)


@pytest.mark.parametrize(
    ("prefix", "place"),
    [
        ("gd", "data/objectives/guard.yml:2:9"),
        ("cl1", "data/checklists.yml:2:9"),
        ("open", "data/objectives/guard.yml:1:7"),
        ("fare", "data/tools/guard.yml:1:7"),
    ],
)
def test_a_prefix_that_names_of_the_base_begin_with_is_taken(told, prefix, place):
    message = f'PB705 names of the base begin with "{prefix}" (see {place}; choose another)'
    assert told(FILE.replace("xx", prefix)) == [f"editions/delta/edition.yml:5:9: {message}"]


def test_a_file_that_cannot_be_used_is_told_with_mistakes_of_the_overlay(told):
    """Its variables are not known then, so none is called unknown."""
    tools = "fare-boards: {set: {title: a}}\nlamps: {why: w, set: {title: '{line}'}}\n"
    found = told(FILE.replace("name: x\n", ""), tools=tools)
    assert found == [
        'editions/delta/edition.yml:1:1: PB202 the field "name" is missing',
        'editions/delta/overlay/tools.yml:1:14: PB202 the field "why" is missing',
    ]


@pytest.mark.parametrize("text", ["- name\n", "name\n"])
def test_a_file_is_fields(told, text):
    assert told(text) == [
        "editions/delta/edition.yml:1:1: PB203 edition.yml is fields (name: value)"
    ]


@pytest.mark.parametrize("path", ["edition/about.md", "edition/drift.md", "tools/fare-boards.md"])
def test_a_page_that_is_made_from_the_catalogue_is_not_for_an_edition_to_write(base, write, path):
    folder = write(pages=f"{path}: {{why: w, replace: true}}\n")
    (folder / "docs" / path).parent.mkdir(parents=True)
    (folder / "docs" / path).write_text("# T\n", "utf-8")
    with pytest.raises(CatalogueError, match=r"PB714 the page .* is made from the catalogue"):
        load(base, edition=folder, docs=base)


def test_a_file_of_pages_that_cannot_be_read_brings_no_other_problems(base, write, problems):
    folder = write(pages="a: [\n")
    (folder / "docs" / "mud.md").write_text("# Mud\n", "utf-8")
    (line,) = problems(load, base, edition=folder, docs=folder)
    assert "/overlay/pages.yml:1:5: PB104 " in line


def test_pages_are_checked_beside_a_wrong_edition_yml(told):
    found = told(FILE.replace("name: x\n", ""), pages="mud.md: {add: {title: '{line}'}}\n")
    assert found == [
        'editions/delta/edition.yml:1:1: PB202 the field "name" is missing',
        'editions/delta/overlay/pages.yml:1:9: PB202 the field "why" is missing',
    ]


def test_a_page_that_the_base_has_no_more_stays_and_is_marked(base, write):
    """It was written in the place of the base's, and reviewed when that was there."""
    folder = write(pages="mud.md: {why: w, replace: true}\n")
    (folder / "docs" / "mud.md").write_text("# Mud\n", "utf-8")
    lock = 'mud.md.replace: {base: "1", sha: 000000000000, text: old}\n'
    (folder / "overlay.lock.yml").write_text(lock, "utf-8")
    (base.parent / "pages").mkdir()
    found = load(base, edition=folder, docs=base.parent / "pages")
    words = found.labels.editions.own_pages
    assert banner(found.edition, found.labels)["own"] == {"mud.md": words.add}
    assert navigation([], found.edition, "Ours", []) == [{"Ours": ["mud.md"]}]
