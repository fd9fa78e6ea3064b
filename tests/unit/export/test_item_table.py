"""The table of items: columns are shared where labels are the same, and headings never are."""

import io

import xlsxwriter
from openpyxl import load_workbook

from strategy_playbook.export.cells import Cells
from strategy_playbook.export.item_table import ItemTable
from strategy_playbook.sheets import Line, Part, Place, Sheet


def heads(small, *lines):
    part = Part("part", "Part", None, lines, ())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        table = ItemTable(Sheet(small.get("quay-check"), (part,)), small, {})
        table.write(book.add_worksheet("One"), Cells(book, {}), 0)
    return [cell.value for cell in load_workbook(out).worksheets[0][1]]


def line(code, *labels, ticked=True, details=()):
    places = tuple(Place(f"{code}.{n}", label, "line") for n, label in enumerate(labels))
    return Line(code, code, code, details, None, None, "editorial", (), ticked, places, None)


FIRST = ["Section", "Code", "Item", "Source", "Where it comes from"]


def test_places_of_one_label_share_a_column(small):
    assert heads(small, line("A", "Who", "When"), line("B", "When")) == [
        *FIRST,
        *("Who", "When", "Done"),
    ]


def test_no_two_headings_are_the_same(small):
    found = heads(small, line("A", "Who", "Who", "code"), line("B", "Who 2"))
    assert found == [*FIRST, "Who", "Who 2", "code 2", "Who 2 2", "Done"]


def test_columns_that_would_stay_empty_are_left_out(small):
    assert heads(small, line("A", ticked=False)) == FIRST
    assert "Details" in heads(small, line("A", details=("More.",)), line("B"))
