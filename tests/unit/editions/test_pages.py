"""What overlay/pages.yml says, compared with the pages that there are."""

from datetime import date
from pathlib import Path

import pytest

from strategy_playbook.editions.pages import meet_pages, page_changes
from strategy_playbook.editions.results import Review
from strategy_playbook.models.editions import NewPage
from strategy_playbook.overlay import ABSENT
from strategy_playbook.source import parse

DOCS = Path("docs")


def changes_in(text):
    changes, issues = page_changes(parse(text, "pages.yml"), {"office": "Mud office"})
    assert issues == []
    return changes


MADE = {"edition/about.md": "leave it", "tools/harbour.md": "change the record"}


def met(text, own=(), base=(), reviewed=()):
    """Compare pages.yml with pages, whose texts are their paths in capitals."""
    texts = {path: path.upper() for path in base}
    changes = changes_in(text)
    applied, issues = meet_pages(changes, DOCS, own, texts, MADE, Review(frozenset(reviewed)))
    assert all(one.change in changes for one in applied)
    return applied, [str(issue) for issue in issues]


def test_an_edition_without_the_file_changes_no_page():
    assert page_changes(None, {}) == ([], [])


def test_each_page_is_one_change_with_its_reason_and_place():
    new, other, gone = changes_in(
        "mud.md:\n  why: Mud.\n  add: {title: Mud, after: about.md}\n"
        'about.md:\n  why: Us.\n  reviewed: "2031-05-01"\n  replace: true\n'
        "sea/tides.md: {why: No tides., hide: true}\n"
    )
    assert (new.plural, new.id, new.operation, new.field) == ("pages", "mud.md", "add", "")
    assert (new.value, new.why, new.reviewed) == (
        NewPage(title="Mud", after="about.md"),
        "Mud.",
        None,
    )
    assert (other.operation, other.value, other.reviewed) == ("replace", None, date(2031, 5, 1))
    assert (gone.key, gone.operation, gone.why) == ("sea/tides.md.hide", "hide", "No tides.")
    places = [str(change.origin.locate(key=True)) for change in (new, other, gone)]
    assert places == ["pages.yml:3:3", "pages.yml:7:3", "pages.yml:8:32"]


def test_a_page_that_is_misshapen_keeps_no_other_from_being_read():
    text = "a.md: {hide: true}\nb.md:\nc.md: {why: w, hide: true}\nd.md: {why: w, hide: 1}\n"
    changes, issues = page_changes(parse(text, "pages.yml"), {"office": "Mud office"})
    assert [change.id for change in changes] == ["c.md"]
    assert [str(issue).partition(" (")[0] for issue in issues] == [
        'pages.yml:1:7: PB202 the field "why" is missing',
        'pages.yml:2:6: PB202 the field "why" is missing',
        "pages.yml:4:22: PB203 hide must be true or false, not the number 1",
    ]


def test_a_reason_is_plain_text():
    _, issues = page_changes(parse('a.md: {why: "<b>Mud</b>", hide: true}\n', "pages.yml"), {})
    assert [str(issue).partition(" (")[0] for issue in issues] == [
        "pages.yml:1:13: PB206 HTML is not allowed in text: <b>"
    ]


def test_variables_are_filled_in_where_readers_see_them():
    (new,) = changes_in('a.md: {why: "{office}", add: {title: "The {office}"}}\n')
    assert (new.why, new.value.title) == ("Mud office", "The Mud office")
    text = 'a.md: {why: "{ofice}", add: {title: "The {post}"}}\n'
    _, issues = page_changes(parse(text, "pages.yml"), {"office": "Mud office"})
    assert [str(issue) for issue in issues] == [
        'pages.yml:1:13: PB712 there is no variable {ofice} (did you mean "office"?)',
        "pages.yml:1:37: PB712 there is no variable {post} (variables in edition.yml: office)",
    ]


def test_a_title_is_plain_text():
    text = 'a.md: {why: w, add: {title: "<b>{office}</b>"}}\n'
    _, issues = page_changes(parse(text, "pages.yml"), {"office": "Mud office"})
    assert [str(issue).partition(" (")[0] for issue in issues] == [
        "pages.yml:1:29: PB206 HTML is not allowed in text: <b>"
    ]


def test_a_change_knows_what_the_base_has_in_its_place():
    applied, issues = met(
        "c.md: {why: w, add: {title: C}}\n"
        "b.md: {why: w, hide: true}\n"
        "a.md: {why: w, replace: true}\n",
        own=["a.md", "c.md"],
        base=["a.md", "b.md"],
    )
    assert issues == []
    found = [(one.change.id, one.base, one.lost) for one in applied]
    assert found == [("c.md", ABSENT, None), ("b.md", "B.MD", None), ("a.md", "A.MD", None)]


def test_an_empty_page_of_the_base_is_there():
    changes = changes_in("a.md: {why: w, hide: true}\n")
    (one,), issues = meet_pages(changes, DOCS, [], {"a.md": ""}, {}, Review())
    assert (one.base, one.lost, issues) == ("", None, [])


@pytest.mark.parametrize("does", ["replace", "hide"])
def test_a_page_that_has_gone_since_the_review_is_no_mistake(does):
    text, own = f"a.md: {{why: w, {does}: true}}\n", ["a.md"] if does == "replace" else []
    (one,), issues = met(text, own, reviewed=[f"a.md.{does}"])
    assert one.lost == "the base does not have this page any more"
    assert (one.base, issues) == (ABSENT, [])
    applied, issues = met(text, own, reviewed=["b.md.hide"])
    assert (applied, issues) == ([], ['pages.yml:1:1: PB714 the base has no page "a.md"'])


def test_a_page_that_the_base_has_since_the_review_is_no_mistake():
    text = "a.md: {why: w, add: {title: A}}\n"
    (one,), issues = met(text, ["a.md"], ["a.md"], reviewed=["a.md.add"])
    assert (one.base, one.lost, issues) == ("A.MD", None, [])
    applied, issues = met(text, ["a.md"], ["a.md"])
    assert applied == []
    assert issues == [
        'pages.yml:1:1: PB714 the base has a page "a.md" (write replace: true, or rename yours)'
    ]


def test_a_review_does_not_make_up_for_a_page_that_the_edition_lacks():
    applied, issues = met("a.md: {why: w, replace: true}\n", base=["a.md"], reviewed=["a.md"])
    assert applied == []
    assert issues == ['pages.yml:1:1: PB714 the edition has no page "a.md" (write it as docs/a.md)']


@pytest.mark.parametrize("path", ["index.md", "about.md"])
def test_pages_that_every_page_leads_to_are_kept(path):
    key = f"{path}.hide"
    applied, issues = met(f"{path}: {{why: w, hide: true}}\n", base=[path], reviewed=[key])
    assert applied == []
    assert [issue.partition(" (")[0] for issue in issues] == [
        f'pages.yml:1:1: PB714 "{path}" cannot be hidden'
    ]
    applied, issues = met(f"{path}: {{why: w, replace: true}}\n", own=[path], base=[path])
    assert ([one.base for one in applied], issues) == ([path.upper()], [])


def test_a_page_stands_after_one_that_is_there():
    text = "b.md: {why: w, add: {title: B, after: quay.md}}\n"
    for own, base in ((["b.md"], ["quay.md"]), (["b.md", "quay.md"], [])):
        more = "quay.md: {why: w, add: {title: Q}}\n" if "quay.md" in own else ""
        assert met(text + more, own, base)[1] == []
    applied, issues = met(text, ["b.md"], ["index.md"])
    assert len(applied) == 1
    assert issues == ['pages.yml:1:39: PB714 there is no page "quay.md"']
    assert met(text, ["b.md"], ["index.md"], reviewed=["b.md.add"])[1] == []


@pytest.mark.parametrize(
    ("after", "lines"),
    [({"b": "b"}, [1]), ({"b": "c", "c": "b"}, [1, 2]), ({"b": "c", "c": "d", "d": "c"}, [2, 3])],
)
def test_a_page_does_not_stand_after_itself(after, lines):
    names = [*after]
    text = "".join(
        f"{x}.md: {{why: w, add: {{title: T, after: {y}.md}}}}\n" for x, y in after.items()
    )
    _, issues = met(text, [f"{name}.md" for name in names])
    hint = "(leave after out of one of these pages)"
    pages = [(line, f'the page "{names[line - 1]}.md"') for line in lines]
    assert issues == [
        f"pages.yml:{line}:39: PB714 {page} would stand after itself {hint}" for line, page in pages
    ]


@pytest.mark.parametrize(("path", "hint"), MADE.items())
@pytest.mark.parametrize("does", ["hide: true", "replace: true"])
def test_a_page_that_is_made_from_the_catalogue_is_not_written(path, hint, does):
    own = [] if does.startswith("hide") else [path]
    applied, issues = met(f"{path}: {{why: w, {does}}}\n", own, [path], [f"{path}.add"])
    message = f'the page "{path}" is made from the catalogue'
    assert (applied, issues) == ([], [f"pages.yml:1:1: PB714 {message} ({hint})"])


@pytest.mark.parametrize("folder", ["tools", "terms", "edition"])
def test_a_new_page_is_in_no_folder_where_pages_are_made(folder):
    """A later version of the base could have a record of its name."""
    path = f"{folder}/xx-own.md"
    applied, issues = met(f"{path}: {{why: w, add: {{title: T}}}}\n", [path])
    message = f'the folder "{folder}" is for pages that are made from the catalogue'
    problem = f"pages.yml:1:1: PB714 {message} (put the page in another folder)"
    assert (applied, issues) == ([], [problem])
    assert met("tools.md: {why: w, add: {title: T}}\n", ["tools.md"])[1] == []


def test_a_page_may_stand_after_one_that_is_made():
    text = "b.md: {why: w, add: {title: B, after: tools/harbour.md}}\n"
    assert met(text, ["b.md"])[1] == []


def test_an_edition_names_each_of_its_pages():
    """To hide a page does not name one, so nobody has both without a word."""
    _, issues = met("b.md: {why: w, hide: true}\n", own=["sea/a.md", "b.md"], base=["b.md"])
    assert [issue.partition(" (")[0] for issue in issues] == [
        "docs/sea/a.md:1:1: PB714 overlay/pages.yml does not name this page",
        "docs/b.md:1:1: PB714 overlay/pages.yml does not name this page",
    ]
