"""Checklists and forms as Word documents to edit and to fill in, alone or many in one document."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.changed import changed_on, meaning
from strategy_playbook.export.docx_changes import add_changes, add_mark
from strategy_playbook.export.docx_controls import add_link, check_box, entry, part
from strategy_playbook.export.docx_document import finished, new_document, room
from strategy_playbook.export.docx_tables import add_row, add_table, keep_end, shade
from strategy_playbook.export.imprint import Imprint, citations
from strategy_playbook.export.qr import qr_png
from strategy_playbook.models import Standing
from strategy_playbook.sheets import Line, Part, Place, Sheet, State

__all__ = ["add_sheet", "finished", "new_document", "sheet_docx"]

_BLANK: State = MappingProxyType({})
_QR = Mm(24)
_TICK, _CHOICE, _CODE = Mm(15), Mm(27), Mm(19)
# How wide a column of a table to fill in is, beside the others, and how tall a row must be.
_WIDE = {"line": 6, "lines": 8, "date": 5, "choice": 5, "scale": 4, "sign": 7}
_TALL = {"lines": Mm(24), "sign": Mm(12)}
_LOW = Mm(9)
_MANY = 6


def sheet_docx(
    sheet: Sheet, catalogue: Catalogue, imprint: Imprint, *, state: State = _BLANK
) -> bytes:
    """Return a checklist or form as a Word document.

    Args:
        sheet: The sheet.
        catalogue: The catalogue that it belongs to.
        imprint: Where the file comes from.
        state: What is filled in.
    """
    record = sheet.record
    document = new_document(
        record.title,
        imprint,
        catalogue,
        code=record.code,
        address=imprint.page(record),
        wide=any(len(row) > _MANY for part in sheet.parts for row in part.rows[1:]),
    )
    add_sheet(document, sheet, catalogue, imprint, state)
    return finished(document)


def add_sheet(
    document: Document,
    sheet: Sheet,
    catalogue: Catalogue,
    imprint: Imprint,
    state: State = _BLANK,
    level: int = 1,
) -> None:
    """Add a checklist or form to a document, on a new page unless it is the first thing there.

    Args:
        document: From `new_document`.
        sheet: The sheet.
        catalogue: The catalogue that it belongs to.
        imprint: Where the file comes from.
        state: What is filled in.
        level: The level of its heading.
    """
    _Writer(document, catalogue, imprint, state).sheet(sheet, level)


class _Writer:
    """Writes sheets to the end of one document."""

    def __init__(
        self, document: Document, catalogue: Catalogue, imprint: Imprint, state: State
    ) -> None:
        self._document, self._catalogue = document, catalogue
        self._imprint, self._state = imprint, state
        self._labels = catalogue.labels
        self._words = catalogue.labels.printing

    def sheet(self, sheet: Sheet, level: int) -> None:
        record, document = sheet.record, self._document
        started = len(document.element.body) > 1
        heading = document.add_heading(f"{record.code} {record.title}", level)
        heading.paragraph_format.page_break_before = started
        said = self._catalogue.standing(record)
        add_mark(heading, said, self._catalogue)
        self._picture(self._imprint.page(record))
        document.add_paragraph(record.summary, "Body Text")
        use = document.add_paragraph(style="Body Text")
        use.add_run(self._words.use).bold = True
        use.add_run().add_break()
        use.add_run(record.use)
        cited = citations(record.source, self._catalogue)
        document.add_paragraph(meaning(said, self._catalogue), "Caption")
        if cited:
            document.add_paragraph(f"{self._words.citation}: {cited}", "Caption")
        for text in (self._words.disclaimer, *self._imprint.notes):
            document.add_paragraph(text, "Caption")
        for section in sheet.parts:
            self._part(section, level + 1, said)
        if changes := changed_on(sheet, self._catalogue):
            document.add_heading(self._labels.editions.changed_here, level + 1)
            add_changes(document, changes, self._catalogue)

    def _picture(self, address: str) -> None:
        """Add a QR code at the right, beside the paragraphs that follow."""
        if not address:
            return
        picture = qr_png(address, scale=8, border=1)
        paragraph = self._document.add_paragraph()
        shape = paragraph.add_run().add_picture(picture, width=_QR)
        shape._inline.docPr.set("descr", self._words.address.format(address=address))
        frame = part("w:framePr", hSpace="170", wrap="around", vAnchor="text", hAnchor="margin")
        frame.set(qn("w:xAlign"), "right")
        frame.set(qn("w:y"), "1")
        paragraph._p.get_or_add_pPr().insert(0, frame)

    def _whose(self, said: Standing) -> str:
        """Return whose guidance a note is."""
        labels = self._labels
        return labels.editions.guidance if said == "regional" else labels.words.guidance

    def _part(self, section: Part, level: int, said: Standing) -> None:
        document = self._document
        document.add_heading(section.title, level)
        if section.note:
            note = document.add_paragraph(style="Body Text")
            note.paragraph_format.keep_with_next = True
            if section.lines:
                note.add_run(f"{self._whose(said)} ").bold = True
            note.add_run(section.note)
        if section.lines:
            self._items(section.lines)
        if len(section.rows) > 1:
            self._columns(section.rows)
        elif section.rows:
            self._blanks(section.rows[0], bool(section.lines))

    def _items(self, lines: Sequence[Line]) -> None:
        """Add the items as a table: box or choice, code, words, and what to fill in beside them."""
        ticked = lines[0].ticked
        more = any(len(line.places) > (not ticked) for line in lines)
        lead = _TICK if ticked else _CHOICE
        longest = max(len(line.code) for line in lines) if self._catalogue.edition else 0
        codes = max(_CODE, Mm(4 + 2.2 * longest))
        left = room(self._document) - lead - codes
        widths = [lead, codes, *([left * 6 // 10, left * 4 // 10] if more else [left])]
        names = [self._words.done if ticked else _lead(lines[0]).label]
        names += [self._labels.words.code, self._words.item, self._words.blanks][: len(widths) - 1]
        table = add_table(self._document, widths, names)
        for line in lines:
            lead_place = None if line.ticked else _lead(line)
            places = [place for place in line.places if place is not lead_place]
            cells = add_row(
                table, max((_TALL.get(place.type, _LOW) for place in places), default=None)
            )
            first = cells[0].paragraphs[0]
            title = f"{line.code} {line.text}"
            if lead_place is None:
                box = check_box(line.key, title, self._state.get(line.key) is True)
                first._p.append(box)
            else:
                self._entry(first, lead_place, f"{line.code} {lead_place.label}")
            address = self._imprint.page(line.record) if line.record else ""
            add_link(cells[1].paragraphs[0], line.code, address)
            self._item(cells[2], line)
            for number, place in enumerate(places):
                last = cells[3]
                self._labelled(last.add_paragraph() if number else last.paragraphs[0], place, line)
        keep_end(table)

    def _item(self, cell: _Cell, line: Line) -> None:
        words = cell.paragraphs[0]
        words.add_run(line.text).bold = True
        add_mark(words, line.basis, self._catalogue)
        if line.after:
            code, answers = line.after
            text = self._words.only_after.format(code=code, answers=" / ".join(answers))
            cell.add_paragraph().add_run(text).italic = True
        style = "List Bullet" if len(line.details) > 1 else "Normal"
        for text in line.details:
            cell.add_paragraph(text, style)
        if line.note:
            note = cell.add_paragraph()
            note.add_run(f"{self._whose(line.basis)} ").bold = True
            note.add_run(line.note)
        said = [getattr(self._labels.words, line.basis)]
        if cited := citations(line.source, self._catalogue):
            said.append(f"{self._words.citation}: {cited}")
        cell.add_paragraph(" · ".join(said), "Caption")

    def _labelled(self, paragraph: Paragraph, place: Place, line: Line) -> None:
        if place.when:
            answers = " / ".join(place.when)
            paragraph.add_run(self._words.if_answer.format(answers=answers)).italic = True
            paragraph.add_run().add_break()
        paragraph.add_run(place.label).bold = True
        paragraph.add_run().add_break()
        self._entry(paragraph, place, f"{line.code} {place.label}")

    def _blanks(self, places: Sequence[Place], apart: bool) -> None:
        """Add places to fill in once: a row each, what is asked at the left."""
        if apart:
            self._document.add_paragraph()
        whole = room(self._document)
        table = add_table(self._document, [whole * 4 // 10, whole * 6 // 10], [])
        for place in places:
            left, right = add_row(table, _TALL.get(place.type, _LOW))
            left.paragraphs[0].add_run(place.label).bold = True
            shade(left)
            self._entry(right.paragraphs[0], place, place.label)
        keep_end(table)

    def _columns(self, rows: Sequence[Sequence[Place]]) -> None:
        """Add places to fill in several times: a column each."""
        whole = room(self._document)
        shares = [_WIDE[place.type] for place in rows[0]]
        widths = [whole * share // sum(shares) for share in shares]
        table = add_table(self._document, widths, [place.label for place in rows[0]])
        for places in rows:
            cells = add_row(table, Mm(12))
            for place, cell in zip(places, cells, strict=True):
                self._entry(cell.paragraphs[0], place, place.label)
        keep_end(table)

    def _entry(self, paragraph: Paragraph, place: Place, title: str) -> None:
        value = self._state.get(place.key)
        filled = value if isinstance(value, str) else ""
        paragraph._p.append(entry(place, title, filled, self._labels))


def _lead(line: Line) -> Place:
    """Return the choice that takes the place of the box to tick."""
    return next(place for place in line.places if place.type == "choice")
