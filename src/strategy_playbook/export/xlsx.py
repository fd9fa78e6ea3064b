"""A sheet as an Excel workbook: items as a table with choices, other places, and a note to read.

In an edition each worksheet says whose it is, and one lists what the edition changed. Every text
is written as text, never as a formula, whatever it begins with. Answers are chosen from lists:
check boxes in cells are shown as zeros by other programs.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import xlsxwriter

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.archive import moment
from strategy_playbook.export.cells import Cells, height
from strategy_playbook.export.changed import MARKED, Changed, changed_on, meanings
from strategy_playbook.export.imprint import Imprint
from strategy_playbook.export.item_table import ItemTable
from strategy_playbook.export.qr import qr_png
from strategy_playbook.sheets import Part, Sheet, State

NAME_LIMIT = 31
"""How many characters the name of a worksheet may have."""

_TOP = 2  # the row below the title and the banner; an edition has one more for itself
_WIDE, _NARROW, _PAGE = 36, 18, 100  # in characters
_FOOT = 245  # characters that a footer may have, less some for what stands between
_A4 = 9


def sheet_xlsx(
    sheet: Sheet, catalogue: Catalogue, imprint: Imprint, *, state: State | None = None
) -> bytes:
    """Return a sheet as a workbook: the same bytes for the same sheet.

    Args:
        sheet: The checklist or form.
        catalogue: Where the records and words come from.
        imprint: What the workbook says of itself; with an address it bears a QR code.
        state: What is filled in, by key; without it the sheet is blank.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    _Workbook(book, sheet, catalogue, imprint, state or {}).write()
    book.close()
    return out.getvalue()


def worksheet_name(text: str) -> str:
    """Return a name that a worksheet may have: some signs are taken out, and it is cut."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", text).split())
    return plain[:NAME_LIMIT].strip(" '")


@dataclass(frozen=True)
class _Workbook:
    """One workbook while it is written."""

    book: Any
    sheet: Sheet
    catalogue: Catalogue
    imprint: Imprint
    state: State

    @cached_property
    def title(self) -> str:
        return f"{self.sheet.record.code} {self.sheet.record.title}"

    @cached_property
    def version(self) -> str:
        words = self.catalogue.labels.printing
        return f"{self.imprint.edition}, {words.version.format(version=self.imprint.version)}"

    @cached_property
    def top(self) -> int:
        return _TOP + bool(self.imprint.made)

    @cached_property
    def cells(self) -> Cells:
        return Cells(self.book, self.state)

    def write(self) -> None:
        words = self.catalogue.labels.printing
        created = datetime.combine(moment().date(), datetime.min.time())
        about = {"title": self.title, "created": created, "author": self.imprint.authority}
        self.book.set_properties({name: value for name, value in about.items() if value})
        names = [self.title, words.blanks]
        if any(self.sheet.lines()):
            worksheet = self._worksheet(names.pop(0))
            ItemTable(self.sheet, self.catalogue, self.state).write(worksheet, self.cells, self.top)
            self.cells.validate(worksheet)
        if any(part.rows for part in self.sheet.parts):
            worksheet = self._worksheet(names.pop(0))
            self._blanks(worksheet)
            self.cells.validate(worksheet)
        if changes := changed_on(self.sheet, self.catalogue):
            self._changes(self._worksheet(self.catalogue.labels.editions.changed_here), changes)
        self._read_me(self._worksheet(words.read_me))
        self.cells.write_lists()

    def _worksheet(self, name: str) -> Any:
        """Add a worksheet, set up for printing and headed by the title."""
        words = self.catalogue.labels.printing
        worksheet = self.book.add_worksheet(worksheet_name(name))
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        worksheet.fit_to_pages(1, 0)
        page = _shown(words.page).format(number="&P", total="&N")
        worksheet.set_header(f"&L&9 {_shown(self.title)}&R&9 {_shown(self.version)}")
        left, right = f"&L&9 {_shown(words.disclaimer)}", f"&R&9 {page}"
        if notes := " ".join(self.imprint.notes):  # the whole stands in the worksheet to read
            room = _FOOT - len(left) - len(right) - notes.count("&")
            left += f"\n&9 {_shown(notes, room)}"
        worksheet.set_footer(left + right)
        worksheet.write_string(0, 0, self.title, self.cells.format("title"))
        worksheet.write_string(1, 0, words.banner, self.cells.format("banner"))
        if self.imprint.made:
            mark = self.catalogue.standing(self.sheet.record)
            said = [getattr(self.catalogue.labels.words, mark)] if mark in MARKED else []
            text = " · ".join((*said, self.version, *self.imprint.made))
            worksheet.write_string(_TOP, 0, text, self.cells.format("edition"))
        return worksheet

    def _changes(self, worksheet: Any, changes: list[Changed]) -> None:
        """Write what the edition changed, a row each, with what the base says there."""
        words, said = self.catalogue.labels.words, self.catalogue.labels.editions
        heads = (words.code, words.title, said.changed_here, said.reason, said.reviewed)
        widths = [8, 24, 24, 30, 12, 40, 40]
        for column, head in enumerate((*heads, said.base_text, said.new_items)):
            self.cells.text(worksheet, self.top, column, head, "head")
            worksheet.set_column(column, column, widths[column])
        for row, one in enumerate(changes, self.top + 1):
            texts = (one.record.code, one.record.title, one.what, one.why, one.reviewed)
            for column, text in enumerate((*texts, one.before, one.after)):
                self.cells.text(worksheet, row, column, text)
            worksheet.set_row(row, height((*texts, one.before, one.after), widths))
        worksheet.freeze_panes(self.top + 1, 0)
        worksheet.repeat_rows(self.top)

    def _blanks(self, worksheet: Any) -> None:
        """Write the places outside items: one below the other, or as a table of several rows."""
        parts = [part for part in self.sheet.parts if part.rows]
        most = max(2, *(len(part.rows[0]) for part in parts if len(part.rows) > 1), 0)
        widths = [5, _WIDE, _WIDE, *([_NARROW] * (most - 2))]
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        row = self.top + 1
        for part in parts:
            worksheet.write_string(row, 0, part.title, self.cells.format("section"))
            row += 1
            if part.note:
                worksheet.merge_range(row, 0, row, 2, "", self.cells.format("note"))
                worksheet.write_string(row, 0, part.note, self.cells.format("note"))
                worksheet.set_row(row, height([part.note], [2 * _WIDE]))
                row += 1
            if len(part.rows) > 1:
                row = self._table(worksheet, part, row, widths) + 1
            else:
                row = self._list(worksheet, part, row) + 1
        worksheet.freeze_panes(self.top, 0)

    def _list(self, worksheet: Any, part: Part, row: int) -> int:
        for place in part.rows[0]:
            worksheet.merge_range(row, 0, row, 1, "", self.cells.format("head"))
            worksheet.write_string(row, 0, place.label, self.cells.format("head"))
            self.cells.place(worksheet, row, 2, place)
            texts = [place.label, str(self.state.get(place.key, ""))]
            least = 4 if place.type == "lines" else 2
            worksheet.set_row(row, height(texts, [_WIDE, _WIDE], least))
            row += 1
        return row

    def _table(self, worksheet: Any, part: Part, row: int, widths: list[int]) -> int:
        labels = ["", *(place.label for place in part.rows[0])]
        worksheet.set_row(row, height(labels, widths))
        for column, label in enumerate(labels):
            self.cells.text(worksheet, row, column, label, "head")
        for number, places in enumerate(part.rows, 1):
            worksheet.write_number(row + number, 0, number, self.cells.format("text"))
            filled = [str(self.state.get(place.key, "")) for place in places]
            worksheet.set_row(row + number, height(filled, widths[1:], 2))
            for column, place in enumerate(places, 1):
                self.cells.place(worksheet, row + number, column, place)
        return row + len(part.rows) + 1

    def _read_me(self, worksheet: Any) -> None:
        """Write what the workbook is, how it is used, and where it comes from."""
        labels, record = self.catalogue.labels, self.sheet.record
        words, address = labels.printing, self.imprint.page(record)
        texts = [record.summary, f"{words.use}: {record.use}"]
        unseen = (part for part in self.sheet.parts if part.note and not part.rows)
        texts += [f"{part.title}: {part.note}" for part in unseen]
        texts += [f"{mark}: {text}" for mark, text in meanings(self.catalogue)]
        texts += [words.disclaimer, *self.imprint.notes, self.version, *self.imprint.made]
        if address:
            texts.append(words.address.format(address=address))
        worksheet.fit_to_pages(1, 1)
        worksheet.set_column(0, 0, _PAGE)
        for row, text in enumerate(texts, self.top + 1):
            worksheet.write_string(row, 0, text, self.cells.format("plain"))
            worksheet.set_row(row, height([text], [_PAGE]) + 6)
        if address:
            options = {"image_data": qr_png(address, scale=4, border=4), "description": address}
            worksheet.insert_image(self.top + 1, 1, "qr.png", options)


def _shown(text: str, most: int = _PAGE) -> str:
    """Return text as a header or footer shows it, in which an ampersand begins a command."""
    return (text if len(text) <= most else f"{text[: most - 1]}…").replace("&", "&&")
