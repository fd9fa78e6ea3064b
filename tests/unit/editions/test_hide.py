"""A record is hidden with what leads to it, and not while another cannot be without it."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.hide import hide
from strategy_playbook.editions.results import Hidden, Laid, Review
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

BASE = """\
principles:
  - {id: guard, code: GD, title: Guard, summary: Boats are safe.}
tools:
  - id: boards
    code: T1
    title: Boards
    summary: Fares to read.
    principle: guard
    links: [{to: asked, relation: raises}]
enquiries:
  - {id: asked, code: E1, title: Asked, summary: Who was asked?}
  - {id: done, code: E2, title: Done, summary: What was done?, depends_on: asked}
checklists:
  - id: check
    sections:
      - items:
          - {record: asked}
          - {record: done, after: {item: E1, answers: [No]}}
"""


def entries_in(text, file="base.yml"):
    document = parse(text, file)
    return [
        Entry(plural, fields, Origin(document, (plural, index)))
        for plural, records in document.value.items()
        for index, fields in enumerate(records)
    ]


@pytest.fixture
def laid():
    """Give a function that hides records; each argument is a file of the overlay."""

    def call(*, reviewed=(), base=BASE, own=(), **overlay):
        entries = entries_in(base)
        result = Laid([*entries, *own])
        changes = []
        for plural, text in overlay.items():
            more, issues = changes_of(plural, parse(text, f"{plural}.yml"), {})
            assert issues == []
            changes += more
        keys = frozenset(f"{id_}.hide" for id_ in reviewed)
        hide(result, changes, {entry.id: entry for entry in entries}, Review(keys))
        return result

    return call


def ids(laid):
    return [entry.id for entry in laid.entries]


def bases(laid):
    return [(one.change.id, one.base) for one in laid.applied]


def test_a_hidden_record_goes_with_all_that_leads_to_it(laid):
    found = laid(enquiries="asked: {why: Nobody asks., hide: true, unlink: true}")
    assert found.issues == []
    assert found.hidden == [Hidden("enquiries", "asked", "E1", "Asked", "Nobody asks.")]
    assert bases(found) == [("asked", "Asked\nWho was asked?")]
    fields = {entry.id: entry.fields for entry in found.entries}
    assert list(fields) == ["guard", "boards", "done", "check"]
    assert fields["boards"]["links"] == []
    assert "depends_on" not in fields["done"]
    assert fields["check"]["sections"] == [{"items": [{"record": "done"}]}]


def test_a_list_that_is_empty_then_is_laid_to_the_edition(laid):
    found = laid(enquiries="asked: {why: x, hide: true, unlink: true}")
    boards = found.entries[1]
    assert str(boards.locate(("links",), key=True)) == "enquiries.yml:1:17"


def test_a_list_that_several_hidden_records_empty_is_laid_to_the_last(laid):
    found = laid(
        enquiries="done: {why: x, hide: true, unlink: true}\n"
        "asked: {why: x, hide: true, unlink: true}\n"
    )
    (check,) = (entry for entry in found.entries if entry.id == "check")
    assert check.fields["sections"] == [{"items": []}]
    assert str(check.locate(("sections", 0, "items"), key=True)) == "enquiries.yml:1:16"


@pytest.mark.parametrize(
    ("text", "reviewed", "refused"),
    [
        ("hide: true", (), True),
        ("hide: true, unlink: true", (), False),
        ("hide: true", ("asked",), False),
    ],
)
def test_links_are_left_out_if_the_edition_says_so_or_has_reviewed_it(
    laid, text, reviewed, refused
):
    found = laid(enquiries=f"asked: {{why: x, {text}}}", reviewed=reviewed)
    assert ("asked" in ids(found), found.hidden == []) == (refused, refused)
    assert [str(issue) for issue in found.issues] == [
        'enquiries.yml:1:17: PB710 other records lead to "asked": boards, done, check'
        " (add unlink: true to leave these links out)"
    ] * refused


def test_nothing_follows_from_what_is_refused(laid):
    found = laid(
        principles="guard: {why: x, hide: true, unlink: true}",
        enquiries="done: {why: x, hide: true, unlink: true}",
    )
    assert [str(issue) for issue in found.issues] == [
        'principles.yml:1:17: PB710 "guard" cannot be hidden alone: it holds boards'
        " (hide these, too)"
    ]
    assert ids(found) == ["guard", "boards", "asked", "check"]
    assert [one.id for one in found.hidden] == ["done"]
    assert [id_ for id_, _ in bases(found)] == ["guard", "done"]


def test_records_that_are_hidden_together_hold_each_other_no_more(laid):
    found = laid(
        principles="guard: {why: Fog, hide: true}",
        tools="boards: {why: Mud, hide: true}",
    )
    assert found.issues == []
    assert ids(found) == ["asked", "done", "check"]
    assert [(one.id, one.why) for one in found.hidden] == [("guard", "Fog"), ("boards", "Mud")]
    assert [base for _, base in bases(found)] == [
        "Guard\nBoats are safe.",
        "Boards\nFares to read.",
    ]


def test_what_the_base_has_put_under_a_hidden_record_since_is_hidden_with_it(laid):
    found = laid(principles="guard: {why: Fog, hide: true}", reviewed=["guard"])
    assert found.issues == []
    assert ids(found) == ["asked", "done", "check"]
    assert found.hidden == [
        Hidden("principles", "guard", "GD", "Guard", "Fog"),
        Hidden("tools", "boards", "T1", "Boards", "Fog"),
    ]
    assert bases(found) == [("guard", "Guard\nBoats are safe.\nBoards")], "shown as drift"


def test_links_to_what_is_hidden_with_another_go_as_well(laid):
    base = BASE.replace("{record: asked}", "{record: boards}")
    found = laid(base=base, principles="guard: {why: x, hide: true}", reviewed=["guard"])
    (check,) = (entry for entry in found.entries if entry.id == "check")
    assert [item["record"] for item in check.fields["sections"][0]["items"]] == ["done"]


def test_a_record_of_the_edition_is_never_hidden_with_another(laid):
    own = entries_in("tools: [{id: xx-mud, principle: guard}]", "tools.yml")
    found = laid(own=own, principles="guard: {why: x, hide: true}", reviewed=["guard"])
    assert "xx-mud" in ids(found)
    assert [str(issue) for issue in found.issues] == [
        'principles.yml:1:17: PB710 "guard" cannot be hidden alone: it holds xx-mud'
        " (hide these, too)"
    ]


@pytest.mark.parametrize("plural", ["sources", "stages"])
def test_what_nothing_can_be_built_without_is_not_hidden_after_a_review_either(laid, plural):
    base = f"{plural}: [{{id: paper, code: S1, title: Paper}}]"
    overlay = {plural: "paper: {why: x, hide: true, unlink: true}"}
    found = laid(base=base, reviewed=["paper"], **overlay)
    assert (ids(found), found.hidden) == (["paper"], [])
    assert list(map(str, found.issues)) == [f"{plural}.yml:1:17: PB710 {plural} cannot be hidden"]


@pytest.mark.parametrize(("count", "end"), [(10, "t8, t9"), (12, "t8, t9 and 2 more")])
def test_at_most_ten_records_are_listed(laid, count, end):
    tools = ", ".join(f"{{id: t{number}, principle: guard}}" for number in range(count))
    base = f"principles: [{{id: guard}}]\ntools: [{tools}]\n"
    (issue,) = laid(base=base, principles="guard: {why: x, hide: true}").issues
    assert issue.message.endswith(f": it holds t0, t1, t2, t3, t4, t5, t6, t7, {end}")
