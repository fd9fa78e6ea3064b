"""Tables of a Word document: columns of a fixed width, rows that no page break splits."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Length
from docx.table import Table, _Cell

from strategy_playbook.export.docx_controls import part

_HEAD = "E8EDF3"
_RULE = "8A94A0"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(document: Document, widths: Sequence[int], names: Sequence[str] = ()) -> Table:
    """Add a table without rows to the end of a document.

    Args:
        document: The document.
        widths: How wide each column is.
        names: What stands above the columns, as a row that each page repeats; empty for none.
    """
    table: Table = document.add_table(0, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
    look = table._tblPr
    rules = (part(f"w:{side}", val="single", sz="4", space="0", color=_RULE) for side in _SIDES)
    gaps = (part(f"w:{side}", w="50", type="dxa") for side in ("top", "bottom"))
    look.insert_element_before(part("w:tblBorders", *rules), "w:tblLayout", "w:tblLook")
    look.insert_element_before(part("w:tblCellMar", *gaps), "w:tblLook")
    if names:
        cells = add_row(table)
        for name, cell in zip(names, cells, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            shade(cell)
        table.rows[0]._tr.get_or_add_trPr().append(part("w:tblHeader"))
    return table


def add_row(table: Table, height: Length | None = None) -> tuple[_Cell, ...]:
    """Add an empty row to a table and return its cells.

    Args:
        table: The table.
        height: How tall the row is at least; without it, as tall as a line.
    """
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(part("w:cantSplit"))
    if height:
        row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
    cells: tuple[_Cell, ...] = row.cells
    return cells


def shade(cell: _Cell) -> None:
    """Give a cell the ground of cells that say what others hold."""
    cell._tc.get_or_add_tcPr().append(part("w:shd", val="clear", color="auto", fill=_HEAD))


def keep_end(table: Table) -> None:
    """Keep the last two rows of a table on one page, so that none is left over by itself."""
    for row in table.rows[-2:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
