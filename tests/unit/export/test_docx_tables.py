"""Tables have columns of the widths asked for, and no page break splits a row."""

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from strategy_playbook.export.docx_tables import add_row, add_table, keep_end, shade

WIDTHS = [Mm(20), Mm(50)]


@pytest.fixture
def table():
    table = add_table(Document(), WIDTHS, ["Code", "Item"])
    add_row(table)
    add_row(table, Mm(24))
    return table


def has(row, name: str) -> bool:
    return row._tr.find(f".//{qn(name)}") is not None


def test_every_cell_has_the_width_of_its_column(table):
    for row in table.rows:
        assert [round(cell.width.mm) for cell in row.cells] == [20, 50]
    assert not table.autofit


def test_names_stand_on_top_on_a_ground_and_are_repeated_on_each_page(table):
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Item"]
    assert [has(row, "w:tblHeader") for row in table.rows] == [True, False, False]
    assert [has(row, "w:shd") for row in table.rows] == [True, False, False]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[0].cells)


def test_no_row_is_split_and_one_to_write_in_is_tall(table):
    assert all(has(row, "w:cantSplit") for row in table.rows)
    assert [row.height and round(row.height.mm) for row in table.rows] == [None, None, 24]


def test_a_table_without_names_begins_with_what_is_added():
    table = add_table(Document(), WIDTHS)
    left, right = add_row(table)
    shade(left)
    assert [has(row, "w:tblHeader") for row in table.rows] == [False]
    assert [cell._tc.find(f".//{qn('w:shd')}") is not None for cell in (left, right)] == [
        True,
        False,
    ]


def test_the_last_row_is_not_left_alone():
    table = add_table(Document(), WIDTHS)
    for _ in range(3):
        add_row(table)
    keep_end(table)
    kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [None, True, None]
