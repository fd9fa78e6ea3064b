"""What was laid over a record keeps its own place; everything else keeps that of the base."""

import pytest

from strategy_playbook.overlay import ABSENT, Entry, Origin, value_at
from strategy_playbook.source import parse
from strategy_playbook.validate import validate

BASE = parse(
    "- id: guard\n"
    "  code: 5\n"
    "  title: Guard\n"
    "  guidance:\n"
    "    why: Old\n"
    "  links:\n"
    "    - {to: pursue}\n"
    "    - {to: protect}\n",
    "base.yml",
)
OVER = parse(
    "set:\n"
    "  title: 1.10\n"
    "  guidance:\n"
    "    why: 2\n"
    "    wyh: 3\n"
    "append:\n"
    "  - {to: harbour, basis: 4}\n",
    "edition.yml",
)


def over(*path) -> tuple[object, Origin]:
    return value_at(OVER.value, path), Origin(OVER, path)


@pytest.fixture
def base():
    return Entry("principles", BASE.value[0], Origin(BASE, (0,)))


@pytest.fixture
def changed(base):
    entry = base.with_value(("title",), *over("set", "title"))
    return entry.with_value(("guidance",), *over("set", "guidance"))


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("title",), False, "edition.yml:2:10"),
        (("title",), True, "edition.yml:2:3"),
        (("guidance", "why"), False, "edition.yml:4:10"),
        (("guidance", "wyh"), True, "edition.yml:5:5"),
        (("guidance", "actions"), False, "edition.yml:4:5"),
        (("code",), False, "base.yml:2:9"),
        (("code",), True, "base.yml:2:3"),
        ((), False, "base.yml:1:3"),
        (("summary",), False, "base.yml:1:3"),
    ],
)
def test_a_value_stands_where_it_was_written_last(changed, path, key, place):
    assert str(changed.locate(path, key=key)) == place


def test_mistakes_are_reported_in_the_file_that_makes_them(changed):
    _, issues = validate(changed)
    found = {(str(issue.location), issue.id) for issue in issues}
    assert ("edition.yml:2:10", "PB203") in found, "title is a number in the edition"
    assert ("edition.yml:5:5", "PB201") in found, "the edition misspells a field"
    assert ("base.yml:2:9", "PB203") in found, "code is a number in the base"
    assert ("base.yml:1:3", "PB202") in found, "the base lacks a summary"


def test_text_is_as_its_author_wrote_it(changed, base):
    assert changed.written(("title",)) == "1.10"
    assert base.written(("title",)) == "Guard"
    assert [document.path for document in changed.documents()] == ["base.yml", "edition.yml"]


def test_the_base_stays_as_it_was(base, changed):
    assert changed.fields["title"] == 1.1
    assert base.fields["title"] == "Guard"
    assert base.changed == {}


def test_a_later_change_wins(changed):
    later = parse("title: Later", "later.yml")
    entry = changed.with_value(("title",), "Later", Origin(later, ("title",)))
    assert entry.fields["title"] == "Later"
    assert str(entry.locate(("title",))) == "later.yml:1:8"


def test_a_whole_that_is_written_anew_takes_the_places_of_its_parts_along(base):
    part = base.with_value(("guidance", "why"), *over("set", "guidance", "why"))
    assert str(part.locate(("guidance", "why"))) == "edition.yml:4:10"
    whole = part.with_value(("guidance",), {"why": "New"}, Origin(parse("why: New", "new.yml")))
    assert str(whole.locate(("guidance", "why"))) == "new.yml:1:6"


def test_items_keep_their_places_when_others_come_and_go(base):
    kept = base.fields["links"][1]
    own, origin = over("append", 0)
    entry = base.with_items(("links",), [(own, origin), (kept, base.origin_of(("links", 1)))])
    assert [link["to"] for link in entry.fields["links"]] == ["harbour", "protect"]
    assert str(entry.locate(("links", 0, "basis"))) == "edition.yml:7:26"
    assert str(entry.locate(("links", 1, "to"))) == "base.yml:8:12"


def test_what_is_known_inside_of_an_item_moves_with_it(base):
    """An edition may write in an item, and take out the one above it."""
    word, origin = over("set", "title")
    written = base.with_value(("links", 1, "note"), word, origin)
    item = written.fields["links"][1]
    entry = written.with_items(("links",), [(item, written.origin_of(("links", 1)))])
    assert str(entry.locate(("links", 0, "note"))) == "edition.yml:2:10"
    assert str(entry.locate(("links", 0, "to"))) == "base.yml:8:12"


def test_a_list_that_an_edition_emptied_is_laid_to_the_edition(base):
    _, origin = over("append")
    entry = base.with_items(("links",), []).blamed(("links",), origin)
    assert str(entry.locate(("links",), key=True)) == "edition.yml:6:1"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("guidance", "why"), "Old"),
        (("links", 1, "to"), "protect"),
        (("links", 2), ABSENT),
        (("title", "why"), ABSENT),
        (("links", "to"), ABSENT),
    ],
)
def test_what_stands_at_a_path(base, path, value):
    assert value_at(base.fields, path) == value


def test_a_record_without_an_id_has_none():
    assert Entry("principles", {"id": 5}, Origin(BASE, (0,))).id is None
