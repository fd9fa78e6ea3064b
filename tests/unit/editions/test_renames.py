"""An old id of a renamed record does what the new one does, wherever an overlay writes it."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.pages import page_changes
from strategy_playbook.editions.pins import pin_of
from strategy_playbook.editions.renames import follow, follow_pins
from strategy_playbook.models import Retired
from strategy_playbook.source import parse

RETIRED = [
    Retired(id="lamps", code="T1", successor="lights", renamed=True, why="Clearer."),
    Retired(id="torches", code="T2", successor="lamps", renamed=True, why="Clearer."),
    Retired(id="bells", code="T3", successor="lights", why="Nobody heard them."),
    Retired(id="ropes", code="T4", why="They rotted."),
]


def followed(text, plural="tools"):
    """Return the changes after renames, and for each old id: it, the new one, and line:column."""
    changes, issues = changes_of(plural, parse(text, "o.yml"), {})
    assert issues == []
    after, found = follow(changes, RETIRED)
    assert len(after) == len(changes)
    return after, [(o.old, o.new, f"{o.place.line}:{o.place.column}") for o in found]


def test_a_change_of_a_renamed_record_goes_to_its_new_id():
    (one,), found = followed("lamps: {why: w, set: {title: Lights}}\n")
    assert (one.id, one.key, one.value) == ("lights", "lights.title", "Lights")
    assert found == [("lamps", "lights", "1:1")]


def test_a_record_that_was_renamed_twice_has_its_newest_id():
    (one,), found = followed("torches: {why: w, hide: true}\n")
    assert one.id == "lights"
    assert found == [("torches", "lights", "1:1")]


@pytest.mark.parametrize("id_", ["bells", "ropes", "lights", "others"])
def test_only_the_same_record_is_followed(id_):
    """What was written for a record need not be true of the one that replaced it."""
    (one,), found = followed(f"{id_}: {{why: w, set: {{title: lamps}}}}\n")
    assert (one.id, one.value, found) == (id_, "lamps", [])


@pytest.mark.parametrize(
    ("written", "field", "value", "place"),
    [
        ("after: lamps", "", ("after", "lights"), "3:10"),
        ("set: {principle: lamps}", "principle", "lights", "3:20"),
        (
            "append: {links: [{to: lamps, relation: serves}]}",
            "links",
            [{"to": "lights", "relation": "serves", "basis": "regional"}],
            "3:25",
        ),
        ("set: {records: [quay, lamps]}", "records", ["quay", "lights"], "3:25"),
        ("set: {record: lamps}", "record", "lights", "3:17"),
        ("set: {session: lamps}", "session", "lights", "3:18"),
        ("set: {sheets: [lamps]}", "sheets", ["lights"], "3:18"),
        (
            "set: {sections.torches.items.lamps.note: a}",
            "sections.torches.items.lights.note",
            "a",
            "3:9",
        ),
        ("set: {links.lamps.relation: a}", "links.lights.relation", "a", "3:9"),
        ("set: {sections.a.items.lamps.note: a}", "sections.a.items.lights.note", "a", "3:9"),
        (
            "set: {entries: {lamps: {title: lamps}}}",
            "entries",
            {"lights": {"title": "lamps"}},
            "3:19",
        ),
        ("set: {entries.lamps.title: a}", "entries.lights.title", "a", "3:9"),
    ],
)
def test_an_old_id_is_followed_wherever_it_names_a_record(written, field, value, place):
    (one,), found = followed(f"quays:\n  why: w\n  {written}\n", "checklists")
    assert (one.id, one.field, one.value) == ("quays", field, value)
    assert found == [("lamps", "lights", place)]


@pytest.mark.parametrize(
    "written",
    [
        "set: {title: lamps}",
        "append: {forms: [lamps]}",
        "set: {sections.lamps.title: a}",
        "set: {lamps: a}",
    ],
)
def test_the_same_word_that_names_no_record_stays(written):
    text = f"quays:\n  why: w\n  {written}\n"
    before, _ = changes_of("checklists", parse(text, "o.yml"), {})
    assert followed(text, "checklists") == (before, [])


def test_words_of_the_site_and_pages_are_no_records():
    text = "why: w\nset: {words.links.lamps: to}\n"
    assert followed(text, "labels")[0][0].field == "words.links.lamps"
    pages, _ = page_changes(parse("lamps: {why: w, hide: true}\n", "pages.yml"), {})
    assert follow(pages, RETIRED) == (pages, [])


def test_nothing_changes_where_nothing_was_renamed():
    changes, _ = changes_of("tools", parse("lamps: {why: w, hide: true}\n", "o.yml"), {})
    assert follow(changes, RETIRED[2:]) == (changes, [])


def test_a_review_goes_with_the_record():
    pins = {
        "lamps.title": pin_of("A", "1"),
        "torches.summary": pin_of("B", "1"),
        "quays.links.lamps.relation": pin_of("C", "1"),
        "bells.title": pin_of("D", "1"),
        "lamps.md.hide": pin_of("E", "1"),
    }
    assert follow_pins(pins, RETIRED) == {
        "lights.title": pins["lamps.title"],
        "lights.summary": pins["torches.summary"],
        "quays.links.lights.relation": pins["quays.links.lamps.relation"],
        "bells.title": pins["bells.title"],
        "lamps.md.hide": pins["lamps.md.hide"],
    }


def test_what_stands_under_the_new_id_already_is_not_overwritten():
    text = "quays: {why: w, set: {entries: {lamps: {title: a}, lights: {title: b}}}}\n"
    (one,), _ = followed(text, "examples")
    assert one.value == {"lamps": {"title": "a"}, "lights": {"title": "b"}}
    pins = {"lamps.title": pin_of("Old", "1"), "lights.title": pin_of("New", "2")}
    assert follow_pins(pins, RETIRED) == {"lights.title": pins["lights.title"]}


def test_records_that_were_renamed_in_a_circle_end_somewhere():
    circle = [
        Retired(id=a, code=a, successor=b, renamed=True, why="w") for a, b in ("ab", "bc", "ca")
    ]
    changes, _ = changes_of("tools", parse("a: {why: w, hide: true}\n", "o.yml"), {})
    (one,), _ = follow(changes, circle)
    assert one.id in "abc"
