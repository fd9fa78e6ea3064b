"""What an edition changed, in words that fit a file: what, where, why, and what the base says."""

import shutil
from pathlib import Path

from strategy_playbook import load
from strategy_playbook.export.changed import (
    by_reason,
    changed,
    changed_on,
    concerns,
    meaning,
    meanings,
    told,
)


def found(catalogue, id_):
    return [(one.what, one.before, one.after) for one in changed(catalogue.get(id_), catalogue)]


def test_a_change_says_what_was_done_and_what_the_base_says_there(lower):
    assert found(lower, "open-crossings") == [
        ("Replaced: Summary", "Every landing can be used without a bribe.", "")
    ]
    (one,) = changed(lower.get("open-crossings"), lower)
    assert one.why == "Below the bridge the tide decides when a landing can be used."
    assert one.reviewed == "2031-03-04"
    assert found(lower, "lit-quays") == [
        ("Extended: Questions to ask", "", "Which lamp is under water at high tide?")
    ]
    assert found(lower, "what-the-river-carries") == [
        ("Shortened: What the paper names", "timber", "")
    ]
    assert found(lower, "lr-tide-board") == [("Added", "", "")]


def test_items_and_citations_are_shown_as_readers_know_them(lower):
    asked, aims = found(lower, "boat-log")
    assert asked == ("Shortened: The evening", "Weather", "")
    assert aims == ("Extended: Source", "", "tide rules, art. 4")
    assert found(lower, "harbour-master") == [
        ("Extended: Steps", "", "Read the tide. High water comes twice a day.")
    ]


def test_a_value_that_stands_for_something_is_shown_as_readers_know_it(base):
    """A word of a fixed list by its label, a record by its title, and any other text as it is."""
    cases = Path(__file__).parents[2] / "cases" / "editions" / "valid"
    edition = cases / "values-that-stand-for-something" / "edition"
    folder = base.parent / "xx"
    shutil.copytree(cases.parent / "common" / "edition", folder)
    shutil.copytree(edition, folder, dirs_exist_ok=True)
    catalogue = load(base, edition=folder)
    tool = {what.partition(": ")[2]: after for what, _, after in found(catalogue, "fare-boards")}
    assert tool["Who"] == "Civil society"
    assert tool["Where it is from"] == "tide rules, art. 4"
    assert tool["Links"] == "GD-O2 Light the quays"
    before = [text for _, text, _ in found(catalogue, "quay-check")]
    assert before[:2] == ["ST1 Look at the river before you act", "date"]
    assert [text for _, text, _ in found(catalogue, "treaty-7")] == ["Cooperation"]


def test_a_reason_stands_once_for_all_that_was_done_for_it(lower):
    changes = changed(lower.get("quay-check"), lower)
    assert [len(group) for group in by_reason(changes)] == [2]
    assert told(changes) == (
        "Replaced: How to use this sheet; Extended: Aims. High tide hides half of a quay."
    )
    both = [*changes, *changed(lower.get("lit-quays"), lower)]
    assert [len(group) for group in by_reason(both)] == [2, 1]
    assert told([]) == ""


def test_fields_of_sheets_and_links_are_named_as_readers_know_them(lower):
    use, aims = found(lower, "quay-check")
    assert use[0] == "Replaced: How to use this sheet"
    assert aims == ("Extended: Aims", "", "Is the tide mark painted afresh?")
    (link,) = found(lower, "fare-boards")
    assert link[2] == "LR-GD-O1 Tides on every board"
    (shorter,) = found(lower, "walk-the-quay")
    assert shorter[0] == "Replaced: If time is short"


def test_nothing_was_changed_in_the_base(small):
    assert [one for record in small.records.values() for one in changed(record, small)] == []
    sheet = small.sheet(small.get("quay-check"))
    assert changed_on(sheet, small) == []
    assert [mark for mark, _ in meanings(small)] == ["From the paper", "Added by us"]


def test_a_sheet_brings_along_the_changes_of_what_it_lists_but_not_of_links(lower):
    sheet = lower.sheet(lower.get("quay-check"))
    ids = [one.record.id for one in changed_on(sheet, lower)]
    assert ids == ["quay-check", "quay-check", "open-crossings", "lit-quays", "lr-tide-board"]
    assert "fare-boards" in [line.record.id for line in sheet.lines() if line.record]


def test_a_change_is_told_with_the_items_that_it_concerns(lower):
    sheet = lower.sheet(lower.get("quay-check"))
    changes = changed_on(sheet, lower)
    aims = sheet.parts[0]
    told = {
        line.code: [one.what for one in changes if concerns(one, aims, line, sheet)]
        for line in aims.lines
    }
    assert told == {
        "GD-O1": ["Replaced: Summary"],
        "GD-O2": ["Extended: Questions to ask"],
        "LR-GD-O1": ["Added"],
        "GD-T1": [],
        "CL1-1": [],
        "LR-CL1-1": ["Extended: Aims"],
    }
    assert not any(concerns(one, aims, None, sheet) for one in changes)
    log = lower.sheet(lower.get("lr-tide-log"))
    (added,) = changed_on(log, lower)
    assert concerns(added, log.parts[0], None, log)


def test_marks_are_explained_for_paper(lower):
    states = lower.labels.editions.meanings
    assert meaning("adapted", lower) == f"{states.adapted}."
    assert meaning("regional", lower) == f"{states.regional}."
    assert meaning("text", lower) == lower.labels.basis.text.full
    assert [mark for mark, _ in meanings(lower)][2:] == [
        "Adapted by this edition",
        "Added by this edition",
    ]
