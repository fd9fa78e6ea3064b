"""The lock holds what the base said at the last review, and the same words make the same bytes."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.pins import (
    HEAD,
    lock_text,
    pin_of,
    read_pins,
    reviewed,
    sha_of,
    text_of,
    written_of,
)
from strategy_playbook.models.editions import Pin
from strategy_playbook.overlay import ABSENT
from strategy_playbook.source import parse


def written(text):
    changes, issues = changes_of("tools", parse(text, "tools.yml"), {})
    assert issues == []
    return written_of(changes)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (ABSENT, ""),
        ("Light both quays.", "Light both quays."),
        (["a", "b"], "- a\n- b\n"),
        ({"to": "quays", "when": None}, "to: quays\nwhen: null\n"),
    ],
)
def test_a_value_is_kept_as_people_read_it(value, text):
    assert text_of(value) == text


def test_spaces_and_line_ends_are_no_difference_and_words_are():
    assert sha_of("Light\r\n both  quays. ") == sha_of("Light both quays.")
    assert sha_of("Light both quay.") != sha_of("Light both quays.")
    assert len(sha_of("")) == 12


def test_a_pin_says_what_the_base_and_the_edition_said():
    pin = pin_of(["a"], "1.2.0", "0123456789ab")
    assert pin == Pin(base="1.2.0", sha=sha_of("- a"), text="- a\n", own="0123456789ab")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("# A remark\nboards:\n  set: {title: Ours}\n  why: Another reason.\n", True),
        ("boards: {why: w, set: {title: Theirs}}\n", False),
        ("boards: {why: w, append: {title: [Ours]}}\n", False),
    ],
)
def test_what_an_edition_writes_is_the_same_whatever_stands_around_it(other, same):
    before = written("boards: {why: w, set: {title: Ours}}\n")
    assert before.keys() == {"boards.title"}
    assert (written(other) == before) is same


def test_two_changes_of_one_field_are_told_from_one():
    one = written("boards: {why: w, remove: {links: [{to: quays}]}}\n")
    two = written("boards: {why: w, remove: {links: [{to: quays}]}, append: {links: [{to: a}]}}\n")
    assert one.keys() == two.keys() == {"boards.links"}
    assert one != two


def test_a_change_is_reviewed_until_somebody_edits_it():
    pins = {
        "a.title": pin_of("A", "1", "0123456789ab"),
        "b.title": pin_of("B", "1", "0123456789ab"),
        "c.title": pin_of("C", "1"),
        "d.title": pin_of("D", "1", "0123456789ab"),
    }
    now = {"a.title": "0123456789ab", "b.title": "ba9876543210", "c.title": "x", "e.title": "x"}
    assert reviewed(pins, now) == {"a.title", "c.title"}


def test_a_lock_that_was_written_is_read_again():
    pins = {"b.title": pin_of("B: #1\n", "1.0"), "a.links": pin_of([{"to": "x"}], "1.0", "0" * 12)}
    text = lock_text(pins)
    assert text.startswith(HEAD)
    assert read_pins(parse(text, "overlay.lock.yml")) == (pins, [])
    assert lock_text(dict(reversed(pins.items()))) == text
    assert text.index("a.links") < text.index("b.title")


def test_an_edition_without_a_lock_has_reviewed_nothing():
    assert read_pins(None) == ({}, [])
    assert read_pins(parse(lock_text({}), "overlay.lock.yml")) == ({}, [])


def test_a_lock_that_was_edited_by_hand_is_told_by_its_place():
    _, (issue,) = read_pins(parse("- a\n", "overlay.lock.yml"))
    assert str(issue).startswith("overlay.lock.yml:1:1: PB720 the lock is not one that playbook ")
    text = 'a.title: {base: "1", sha: XYZ, text: A}\nb.title: B\n' + lock_text(
        {"c.x": pin_of("C", "1")}
    )
    pins, issues = read_pins(parse(text, "overlay.lock.yml"))
    assert list(pins) == ["c.x"]
    assert [str(issue).partition(" (")[0] for issue in issues] == [
        'overlay.lock.yml:1:27: PB204 sha "XYZ" must be written like 395fc5da1128',
        'overlay.lock.yml:2:10: PB202 the field "base" is missing',
        'overlay.lock.yml:2:10: PB202 the field "sha" is missing',
        'overlay.lock.yml:2:10: PB202 the field "text" is missing',
    ]


def test_each_of_two_changes_of_one_field_counts():
    text = "boards: {{why: w, remove: {{links: [{{to: {}}}]}}, append: {{links: [{{to: a}}]}}}}\n"
    assert written(text.format("quays")) != written(text.format("lamps"))


def test_to_append_is_not_to_remove():
    one, two = (
        written(f"boards: {{why: w, {does}: {{links: [{{to: quays}}]}}}}\n")
        for does in ("append", "remove")
    )
    assert one.keys() == two.keys()
    assert one != two


def test_another_value_of_a_variable_is_no_edit():
    document = parse("boards: {why: w, set: {title: '{office}'}}\n", "tools.yml")
    one, two = (
        written_of(changes_of("tools", document, {"office": office})[0]) for office in ("A", "B")
    )
    assert one == two


def test_a_pin_without_a_hash_of_the_edition_does_not_mention_it():
    assert "own" not in lock_text({"a.title": pin_of("A", "1")}).removeprefix(HEAD)
