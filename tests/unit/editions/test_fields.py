"""What a name with dots leads to, what an edition may write there, and when a value is the same."""

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.fields import base_of, meant, same, says, write
from strategy_playbook.overlay import ABSENT, Entry, Origin
from strategy_playbook.source import parse

TEXT = """\
- id: boards
  title: Boards
  guidance:
    actions: [Paint, Mend, Paint]
  links:
    - {to: quays, relation: serves, basis: text}
  sections:
    - id: aims
      items:
        - {record: lamps, note: Old}
        - {code: CL1-1, text: "Lit?", source: ["paper:1"], basis: text}
"""
LINK = {"to": "quays", "relation": "serves", "basis": "text"}
ITEM = {"code": "CL1-1", "text": "Lit?", "source": ["paper:1"], "basis": "text"}


@pytest.fixture
def base():
    document = parse(TEXT, "base.yml")
    return Entry("checklists", document.value[0], Origin(document, (0,)))


def said(*operations, file="edition.yml"):
    """Return the changes of one record; the first operation stands in line 3."""
    lines = ["boards:", "  why: Why", *(f"  {operation}" for operation in operations)]
    changes, issues = changes_of("checklists", parse("\n".join(lines), file), {})
    assert issues == []
    return changes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("guidance.actions", ["Paint", "Mend", "Paint"]),
        ("links.quays.relation", "serves"),
        ("sections.aims.items.lamps.note", "Old"),
        ("sections.aims.items.CL1-1", ITEM),
        ("sections.aims.items.CL1-1.note", ABSENT),
        ("sections.Old.items", ABSENT),
        ("guidance.actions.Paint", ABSENT),
        ("guidance.watch.rights", ABSENT),
        ("title.Boards", ABSENT),
    ],
)
def test_an_item_is_named_by_its_id_its_code_or_the_record_it_leads_to(base, name, value):
    (change,) = said(f"set: {{{name}: New}}")
    assert base_of(base, change) == value


def test_what_is_written_stands_in_the_edition_and_all_beside_it_in_the_base(base):
    entry, met, issues = write(base, said("set: {sections.aims.items.CL1-1.note: New}"), set())
    assert entry.fields["sections"][0]["items"] == [
        {"record": "lamps", "note": "Old"},
        {**ITEM, "note": "New"},
    ]
    items = ("sections", 0, "items")
    places = [str(entry.locate((*items, *path))) for path in ((0, "note"), (1, "note"), (1,))]
    assert places == ["base.yml:10:33", "edition.yml:3:41", "base.yml:11:11"]
    assert ([(one.base, one.lost) for one in met], issues) == ([(ABSENT, None)], [])


def test_every_change_meets_the_base_and_not_what_another_change_made_of_it(base):
    changes = said("append: {guidance.actions: [Hang]}", "remove: {guidance.actions: [Paint]}")
    entry, met, issues = write(base, changes, set())
    assert entry.fields["guidance"]["actions"] == ["Mend", "Paint", "Hang"]
    assert [one.base for one in met] == [["Paint", "Mend", "Paint"]] * 2
    assert issues == []
    assert base.fields == parse(TEXT, "base.yml").value[0], "the base stays as it was"
    places = [str(entry.locate(("guidance", "actions", index))) for index in range(3)]
    assert places == ["base.yml:4:22", "base.yml:4:28", "edition.yml:3:31"]


@pytest.mark.parametrize(
    ("operation", "what"),
    [
        ("set: {id: new}", 'the field "id" is'),
        ("set: {code: T2}", 'the field "code" is'),
        ("set: {basis.more: ours}", 'the field "basis" is'),
        ("set: {links.quays.basis: text}", 'the field "basis" is'),
        ("set: {source: []}", 'the field "source" is'),
        ("set: {sections.aims.items.CL1-1.text: Dark}", "the words of an item are"),
        ("set: {sections.aims.items.CL1-1.source: []}", "the words of an item are"),
        ("set: {sections.aims.items.CL1-1.code: CL1-2}", "the words of an item are"),
    ],
)
def test_a_field_that_never_changes_is_refused_reviewed_or_not(base, operation, what):
    changes = said(operation)
    for reviewed in (set(), {changes[0].key}):
        entry, met, (issue,) = write(base, changes, reviewed)
        assert (entry, met, str(issue.location)) == (base, [], "edition.yml:3:9")
        assert (issue.id, issue.message) == ("PB707", f"{what} not for an edition to change")


def test_what_a_record_cites_can_be_appended_to_and_nothing_else(base):
    entry, _, issues = write(base, said("append: {source: [handbook]}"), set())
    assert (entry.fields["source"], issues) == (["handbook"], [])
    _, _, (issue,) = write(base, said("remove: {source: [handbook]}"), set())
    assert (issue.id, str(issue.location)) == ("PB707", "edition.yml:3:12")


@pytest.mark.parametrize(
    ("operation", "column", "message", "hint"),
    [
        ("set: {guide.a.b: c}", 9, 'there is no field "guide"', 'did you mean "guidance"?'),
        ("set: {sections.goals.a: b}", 9, '"sections" has no item "goals"', "items: aims"),
        ("set: {links.quay.a: b}", 9, '"links" has no item "quay"', 'did you mean "quays"?'),
        ("append: {title.a: [b]}", 12, '"title" has no fields', 'write "title"'),
        ("append: {title: [b]}", 12, '"title" is not a list', "use set to write it anew"),
        ("remove: {title: [b]}", 12, '"title" is not a list', "use set to write it anew"),
    ],
)
def test_a_place_that_is_not_there_is_a_mistake_unless_it_was_there_at_the_last_review(
    base, operation, column, message, hint
):
    changes = said(operation)
    entry, _, issues = write(base, changes, set())
    assert (entry, list(map(str, issues))) == (
        base,
        [f"edition.yml:3:{column}: PB707 {message} ({hint})"],
    )
    entry, (met,), issues = write(base, changes, {changes[0].key})
    assert (entry, met.lost, issues) == (base, message, [])


@pytest.mark.parametrize(
    ("operation", "column", "item", "hint"),
    [
        ("remove: {guidance.actions: [Mend, Pain]}", 37, "Pain", 'did you mean "Paint"?'),
        (
            "remove: {links: [{to: x, note: y}]}",
            20,
            "to: x, note: y",
            "write it as it stands there",
        ),
    ],
)
def test_an_item_that_is_not_there_is_a_mistake_unless_it_was_there_at_the_last_review(
    base, operation, column, item, hint
):
    changes = said(operation)
    entry, _, (issue,) = write(base, changes, set())
    message = f'PB708 "{changes[0].field}" has no such item: {item} ({hint})'
    assert (entry, str(issue)) == (base, f"edition.yml:3:{column}: {message}")
    _, (met,), issues = write(base, changes, {changes[0].key})
    assert (met.lost, issues) == (f"the list has no such item any more: {item}", [])


def test_a_list_that_is_not_there_is_begun(base):
    entry, _, issues = write(base, said("append: {guidance.needs: [Rope, Nails]}"), set())
    assert (entry.fields["guidance"]["needs"], issues) == (["Rope", "Nails"], [])
    paths = (("guidance", "needs"), ("guidance", "needs", 1))
    assert [str(entry.locate(path)) for path in paths] == ["edition.yml:3:28", "edition.yml:3:35"]


def test_what_the_list_says_already_is_not_said_again(base):
    changes = said('append: {sections.aims.items: [{code: XX-1, text: "Lit?"}, {record: quays}]}')
    entry, _, _ = write(base, changes, set())
    assert entry.fields["sections"][0]["items"][1:] == [ITEM, {"record": "quays"}]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("set: {guidance.actions: []}", "append: {guidance.actions: [New]}", "guidance.actions"),
        ("set: {title: New}", "set: {title: Newer}", "title"),
        ("append: {links: []}", "append: {links: []}", "links"),
        ("set: {guidance: {}}", "remove: {guidance.actions: [Mend]}", "guidance.actions"),
        ("remove: {guidance.actions: [Mend]}", "set: {guidance: {}}", "guidance"),
    ],
)
def test_two_changes_of_one_place_exclude_each_other(base, first, second, name):
    changes = [*said(first, file="a.yml"), *said(second, file="b.yml")]
    _, _, issues = write(base, changes, set())
    columns = [len(operation.partition(":")[0]) + 6 for operation in (first, second)]
    assert [str(issue) for issue in issues if issue.id == "PB709"] == [
        f'b.yml:3:{columns[1]}: PB709 "boards" has two changes of "{name}"'
        f" (first at a.yml:3:{columns[0]}; keep one)"
    ]


@pytest.mark.parametrize(
    "operations",
    [
        ("remove: {links: [{to: quays}]}", "append: {links: [{to: lamps}]}"),
        ("set: {sections.aims.items.lamps.note: New}", "append: {sections.aims.items: []}"),
        ("set: {guidance.why: New}", "append: {guidance.actions: [New]}"),
        ("set: {guidance.act: New}", "append: {guidance.actions: [New]}"),
    ],
)
def test_items_come_and_go_beside_what_is_written(base, operations):
    assert write(base, said(*operations), set())[2] == []


@pytest.mark.parametrize(
    ("value", "item", "is_same", "is_said"),
    [
        ("Paint", "Paint", True, True),
        ("Paint", "paint", False, False),
        ({"to": "quays"}, LINK, True, True),
        ({"to": "quays", "basis": "regional"}, LINK, True, True),
        ({"to": "quays", "relation": "related"}, LINK, False, False),
        ({"to": "quays", "note": None}, LINK, False, False),
        ({"basis": "regional"}, {"basis": "regional"}, False, False),
        ({}, LINK, False, False),
        ({"code": "XX-1", "text": "Lit?", "basis": "regional"}, ITEM, False, True),
        ({"code": "XX-1", "text": "Lit?", "note": "Look."}, ITEM, False, False),
        ({"code": "XX-1", "text": "Lit?"}, {**ITEM, "note": "Look."}, False, False),
        ({"text": "Lit?"}, "Lit?", False, False),
    ],
)
def test_a_value_means_the_items_that_say_all_that_it_says(value, item, is_same, is_said):
    assert (same(value, item), says(value, item)) == (is_same, is_said)


@pytest.mark.parametrize(
    ("items", "base", "found"),
    [
        ([{"to": "quays"}, "Paint"], [LINK, "Paint"], [LINK, "Paint"]),
        ([{"code": "CL1-1"}], [{"code": "CL1-2"}, ITEM], [ITEM]),
        ([{"code": "CL1-3"}], [ITEM], [{"code": "CL1-3"}]),
        (["Mend"], ABSENT, ["Mend"]),
    ],
)
def test_what_was_taken_out_is_shown_as_it_stands_in_the_base(items, base, found):
    assert meant(items, base) == found
