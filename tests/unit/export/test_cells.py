"""Cells of a workbook: lists that cannot stand in a rule, names of cells, heights."""

import io

import pytest
import xlsxwriter
from openpyxl import load_workbook

from strategy_playbook.export.cells import Cells, height, written_at
from strategy_playbook.sheets import Place


def written(answers, state=None, count=1):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        cells, worksheet = Cells(book, state or {}), book.add_worksheet("One")
        for row in range(count):
            cells.place(worksheet, row, 0, Place(f"a.{row}", "A", "choice", answers))
        cells.validate(worksheet)
        cells.write_lists()
    return load_workbook(out)


@pytest.mark.parametrize("answers", [("Yes, in part", "No"), ('The "old" one', "New")])
def test_answers_with_marks_that_a_rule_cannot_hold_are_listed_apart(answers):
    book = written(answers)
    hidden = book.worksheets[1]
    assert hidden.sheet_state == "veryHidden"
    assert tuple(row[0].value for row in hidden.iter_rows()) == answers
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert rule.formula1 == f"{hidden.title}!$A$1:$A$2"


def test_plain_answers_stand_in_the_rule_once_for_all_cells():
    book = written(("Yes", "No"), {"a.1": "No"}, 3)
    assert len(book.worksheets) == 1
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("A1:A3", '"Yes,No"')
    assert book.worksheets[0]["A2"].value == "No"


def test_a_cell_is_named_as_formulas_do():
    names = [written_at(0, column) for column in (0, 25, 26, 701, 702)]
    assert names == ["$A$1", "$Z$1", "$AA$1", "$ZZ$1", "$AAA$1"]


def test_a_row_is_as_high_as_its_longest_text():
    assert height(["short", "also short"], [20, 20]) == height([""], [20])
    assert height(["short", "word " * 20], [20, 20]) == 6 * height([""], [20])
    assert height(["a\nb"], [20]) == height(["", ""], [20, 20], 2)
    assert height(["word " * 9999], [20]) == 409
