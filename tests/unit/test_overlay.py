"""An edition's change keeps its own place; everything else keeps that of the base."""

import pytest

from strategy_playbook.overlay import Change, Entry, Origin, lay
from strategy_playbook.source import parse
from strategy_playbook.validate import validate

BASE = parse("- id: guard\n  code: 5\n  title: Guard\n  guidance:\n    why: Old\n", "base.yml")
OVER = parse("guard:\n  title: 1.10\n  guidance:\n    why: 2\n    wyh: 3\n", "edition.yml")


def change(field: str, document=OVER, id_: str = "guard") -> Change:
    return Change(id_, field, document.value["guard"][field], Origin(document, ("guard", field)))


@pytest.fixture
def base():
    return Entry("principles", BASE.value[0], Origin(BASE, (0,)))


@pytest.fixture
def changed(base):
    (entry,) = lay([base], [change("title"), change("guidance")])
    return entry


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
    assert [document.path for document in changed.documents()] == ["base.yml", *["edition.yml"] * 2]


def test_the_base_stays_as_it_was(base, changed):
    assert changed.fields["title"] == 1.1
    assert base.fields["title"] == "Guard"
    assert base.changed == {}


def test_a_later_change_wins(base):
    later = parse("guard:\n\n  title: Later", "later.yml")
    (entry,) = lay([base], [change("title"), change("title", later)])
    assert entry.fields["title"] == "Later"
    assert str(entry.locate(("title",))) == "later.yml:3:10"


def test_a_change_of_an_unknown_record_changes_nothing(base):
    nameless = Entry("principles", {"id": 5}, Origin(BASE, (0,)))
    assert nameless.id is None
    assert lay([base, nameless], [change("title", id_="gard")]) == [base, nameless]
