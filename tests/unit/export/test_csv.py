"""A sheet as CSV: a row for each place, under the keys of the screen, and no formulas."""

import csv
import io

import pytest

from strategy_playbook.export.csv import guarded, sheet_csv
from strategy_playbook.models import SheetRecord
from strategy_playbook.sheets import lay_out

CODES = ("GD-O1", "LR-GD-O1", "LR-CL1-1", "CL1-1")


def rows(catalogue, id_, state=None):
    text = sheet_csv(lay_out(catalogue.get(id_), catalogue.records), catalogue, state)
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_each_place_has_a_row_under_its_key(real):
    sheets = [r for r in real.records.values() if isinstance(r, SheetRecord)]
    assert len(sheets) >= 5
    for record in sheets:
        sheet = lay_out(record, real.records)
        keys = {line.key for line in sheet.lines() if line.ticked}
        keys |= {place.key for place in sheet.places()}
        found = [row["Key"] for row in rows(real, record.id)]
        assert len(found) == len(keys)
        assert set(found) == keys


def test_a_row_says_what_is_asked_and_who_says_so(small):
    found = {row["Key"]: row for row in rows(small, "quay-check", {"aims.CL1-1": True})}
    assert found["asked.E1.answer"]["Answers offered"] == "Yes; No; Unknown"
    lamp = found["aims.CL1-1"]
    assert (lamp["Section"], lamp["Code"]) == ("Aims", "CL1-1")
    assert lamp["Item"] == "Is there a lamp at each landing?"
    assert lamp["Where it comes from"] == small.labels.words.text
    assert (lamp["To fill in"], lamp["Entry"]) == ("Done", "Yes")
    log = {row["Key"]: row for row in rows(small, "boat-log", {"boats.2.time": "late"})}
    assert (log["boats.2.time"]["Item"], log["boats.2.time"]["Entry"]) == ("2", "late")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "\r=1", "'=1", "'"])
def test_what_could_be_a_formula_is_guarded_and_can_be_got_back(small, text):
    entry = guarded(text)
    assert entry == f"'{text}"
    assert entry.removeprefix("'") == text
    (found,) = {r["Entry"] for r in rows(small, "boat-log", {"boats.1.time": "=1"})} - {""}
    assert found == "'=1"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1 - 2"])
def test_other_text_stays_as_it_is(text):
    assert guarded(text) == text


def test_lines_and_commas_stay_in_their_cell(small):
    text = sheet_csv(
        lay_out(small.get("boat-log"), small.records), small, {"boats.1.seen": 'a, "b"\nc'}
    )
    found = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True)))
    assert 'a, "b"\nc' in [cell for row in found for cell in row]


def test_rows_of_an_edition_say_whose_they_are_and_what_was_changed(lower):
    text = sheet_csv(lower.sheet(lower.get("quay-check")), lower)
    found = {r["Key"]: r for r in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))}
    assert len(found) == 13
    assert {row["Edition"].partition(";")[0] for row in found.values()} == {"Lower river edition"}
    assert "Version 2031.2" in found["aims.CL1-1"]["Edition"]
    assert "Made by: The river commission" in found["aims.CL1-1"]["Edition"]
    told = ("Where it comes from", "What this edition changed here", "Text of the base")
    lines = {key: tuple(found[f"aims.{key}"][name] for name in told) for key in CODES}
    assert lines == {
        "GD-O1": (
            "Adapted by this edition",
            "Replaced: Summary. Below the bridge the tide decides when a landing can be used.",
            "Every landing can be used without a bribe.",
        ),
        "LR-GD-O1": (
            "Added by this edition",
            "Added. The commission's plan of 2030 asks for it.",
            "",
        ),
        "LR-CL1-1": (
            "Added by this edition",
            "Extended: Aims. High tide hides half of a quay.",
            "",
        ),
        "CL1-1": ("From the paper", "", ""),
    }


def test_a_table_of_the_base_says_its_version_and_nothing_of_changes(small):
    text = sheet_csv(small.sheet(small.get("quay-check")), small)
    head, first, *_ = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head[-3:] == ["Key", "Entry", "Edition"]
    assert first[-1] == "Base edition; Version 1.2.3 (2022-02-25)"
