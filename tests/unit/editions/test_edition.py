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


@pytest.fixture
def laid(base, write):
    """Give a function that loads an edition, with the pins that are given."""

    def call(file=FILE, lock=None, **overlay):
        folder = write(file, **overlay)
        if lock:
            (folder / "overlay.lock.yml").write_text(lock, "utf-8")
        return load(base, edition=folder, docs=folder)

    return call


PIN = '{base: "1", sha: 000000000000, text: old}\n'


@pytest.mark.parametrize(
    "change", ["before: open-crossings", "append: {source: [xx-paper]}", "append: {links: []}"]
)
def test_a_change_around_the_words_leaves_them_the_papers(laid, change):
    source = (
        "xx-paper: {why: w, add: {code: XX-S1, title: P, summary: S., name: P, document: D, "
        "date: '2031-01-01', unit: paragraph, units: 9}}\n"
    )
    catalogue = laid(objectives=f"lit-quays: {{why: w, {change}}}\n", sources=source)
    record = catalogue.get("lit-quays")
    found = (catalogue.edition.provenance(record).state, catalogue.edition.standing(record))
    assert found == ("adapted", "text")


def test_a_change_that_was_not_carried_out_leaves_a_record_the_bases(laid):
    text = "lit-quays: {why: w, set: {gone.note: Ours}}\n"
    catalogue = laid(objectives=text, lock=f"lit-quays.gone.note: {PIN}")
    record = catalogue.get("lit-quays")
    assert catalogue.edition.provenance(record).changes == ()
    assert [one.lost for one in catalogue.edition.applied] == ['there is no field "gone"']


def test_a_prefix_ends_at_its_hyphen(laid):
    catalogue = laid(FILE.replace("xx", "gu"))
    assert catalogue.edition.provenance(catalogue.get("guard")).state == "base"


def test_a_label_that_does_not_fit_any_more_is_set_aside_beside_one_that_does(laid, small):
    text = "why: w\nset: {words.actions: [Steps], words.why: Reason}\n"
    catalogue = laid(labels=text, lock=f"labels.words.actions: {PIN}")
    actions, why = small.labels.words.actions, small.labels.words.why
    found = {one.change.field: (one.base, one.aside) for one in catalogue.edition.applied}
    assert found == {"words.actions": (actions, True), "words.why": (why, False)}
    assert (catalogue.labels.words.actions, catalogue.labels.words.why) == (actions, "Reason")


RETIRED = """\
- {id: quay-lights, code: O8, kind: objective, successor: lit-quays, renamed: true, why: Shorter.}
- {id: oil-lamps, code: T8, kind: tool, why: Nobody has oil.}
"""


def test_old_ids_are_followed_and_what_leads_to_nothing_is_dropped(base, laid):
    (base / "retired.yml").write_text(RETIRED, "utf-8")
    catalogue = laid(
        objectives="quay-lights: {why: w, set: {title: Ours}}\n",
        tools="oil-lamps: {why: w, hide: true}\n"
        "fare-boards: {why: w, append: {links: [{to: oil-lamps, relation: related}]}}\n",
        lock=f"quay-lights.title: {PIN}",
    )
    edition = catalogue.edition
    assert catalogue.get("lit-quays").title == "Ours"
    assert [(one.old, one.new) for one in edition.followed] == [("quay-lights", "lit-quays")]
    assert list(edition.pins) == ["lit-quays.title"]
    assert [one.to for one in edition.dropped] == ["oil-lamps"]
    assert [one.lost for one in edition.applied if one.lost] == ["Nobody has oil."]


def test_a_page_that_the_base_had_at_the_last_review_is_no_mistake(write, laid):
    text = "mud.md: {why: '{sea}', replace: true}\n"
    (write() / "docs" / "mud.md").write_text("# Mud\n", "utf-8")
    catalogue = laid(f"{FILE}variables: {{sea: Salt}}\n", f"mud.md.replace: {PIN}", pages=text)
    (page,) = catalogue.edition.pages()
    assert (page.change.why, page.lost) == ("Salt", "the base does not have this page any more")
    assert "mud.md.replace" in catalogue.edition.written


@pytest.mark.parametrize(
    ("file", "overlay", "found"),
    [
        (
            "about: [x]",
            {"tools": "nowhere: {why: w, hide: true}\n"},
            ["overlay/tools.yml:1:1: PB704"],
        ),
        ("about: [x]", {"labels": "why: w\nset: {word.a: b}\n"}, ["overlay/labels.yml:2:7: PB707"]),
        (
            "about: ['<b>', '{no}']\nbrand: {logo: brand/a.svg}",
            {},
            ["edition.yml:6:9: PB206", "edition.yml:6:16: PB712", "edition.yml:7:15: PB713"],
        ),
        ("about: 5", {"tools": "guard: {why: '{no}', hide: true}\n"}, ["edition.yml:6:8: PB203"]),
    ],
)
def test_mistakes_are_told_by_their_places(told, file, overlay, found):
    lines = told(FILE.replace("about: [x]", file), **overlay)
    assert [" ".join(line.removeprefix("editions/delta/").split()[:2]) for line in lines] == found


@pytest.mark.parametrize(
    ("lock", "pages", "found"),
    [
        ("- a\n", None, "overlay.lock.yml:1:1: PB720 "),
        (None, "mud.md: {why: w, ad: {}}\n", "overlay/pages.yml:1:18: PB201 "),
        (None, None, "docs/mud.md:1:1: PB714 overlay/pages.yml does not name "),
    ],
)
def test_one_mistake_with_a_lock_or_a_page_is_told_and_brings_no_others(
    write, laid, problems, base, lock, pages, found
):
    folder = write()
    if found.startswith(("docs", "overlay/pages")):
        (folder / "docs" / "mud.md").write_text("# Mud\n", "utf-8")
    lines = problems(laid, lock=lock, **({"pages": pages} if pages else {}))
    places = [line.replace(f"{folder.as_posix()}/", "") for line in lines]
    assert places[0].startswith(found)
    assert {line.split()[1] for line in places} <= {found.split()[1], "PB204"}


def test_a_link_that_leads_out_stops_the_edition_and_nothing_else(base, write, problems):
    folder = write()
    (folder / "overlay" / "tools.yml").symlink_to(base / "labels.yml")
    (base / "topics.yml").write_text("- 5\n", "utf-8")
    found = {line.split(" ")[1] for line in problems(load, base, edition=folder)}
    assert {"PB702", "PB203"} <= found


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("edition/about.md", "it is made from all changes; leave it as it is"),
        ("points/what-the-river-carries.md", "change the record in overlay/points.yml"),
        ("terms/xx-mud.md", "change the record in overlay/terms.yml"),
    ],
)
def test_who_writes_a_page_that_is_made_hears_what_to_do(base, write, problems, path, hint):
    folder = write(**OVERLAY | {"pages": f"{path}: {{why: w, replace: true}}\n"})
    (folder / "docs" / path).parent.mkdir(parents=True)
    (folder / "docs" / path).write_text("# T\n", "utf-8")
    (line,) = problems(load, base, edition=folder, docs=folder)
    assert line.endswith(f'PB714 the page "{path}" is made from the catalogue ({hint})')
