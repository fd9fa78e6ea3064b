"""A workshop pack as one Word document to edit."""

from __future__ import annotations

from string import ascii_uppercase

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from strategy_playbook.agenda import Time
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.changed import MARKED, changed, meanings
from strategy_playbook.export.docx import add_sheet
from strategy_playbook.export.docx_changes import add_changes, add_mark
from strategy_playbook.export.docx_document import finished, new_document, room
from strategy_playbook.export.docx_tables import add_row, add_table, shade
from strategy_playbook.export.imprint import Imprint, citations
from strategy_playbook.export.pack_contents import Contents, Run
from strategy_playbook.models import Record, Session
from strategy_playbook.models.training import Question

_CARD = Mm(108)
_NARROW = Mm(25), Mm(20), Mm(20)


def pack_docx(pack: Contents, catalogue: Catalogue, imprint: Imprint) -> bytes:
    """Return the pack of a workshop as a Word document.

    Args:
        pack: What it holds.
        catalogue: The records and the words.
        imprint: Where the file comes from.
    """
    workshop = pack.workshop
    title = f"{workshop.title} · {pack.mark}" if pack.mark else workshop.title
    address = imprint.page(workshop)
    document = new_document(title, imprint, catalogue, code=workshop.code, address=address)
    _Writer(document, pack, catalogue, imprint).write()
    return finished(document)


class _Writer:
    """Writes a pack into one document."""

    def __init__(
        self, document: Document, pack: Contents, catalogue: Catalogue, imprint: Imprint
    ) -> None:
        self._document, self._pack = document, pack
        self._catalogue, self._imprint = catalogue, imprint
        self._labels, self._words = catalogue.labels, catalogue.labels.words

    def write(self) -> None:
        self._front()
        self._agenda()
        for run in self._pack.runs:
            self._session(run)
        for sheet, state in self._pack.sheets:
            add_sheet(self._document, sheet, self._catalogue, self._imprint, state)
        for number, cards in enumerate(self._pack.pages_of_cards()):
            self._cards(cards, number == 0)
        self._quiz()
        self._key()

    def _front(self) -> None:
        document, pack, workshop = self._document, self._pack, self._pack.workshop
        title = document.add_paragraph(workshop.title, "Title")
        self._mark(title, workshop)
        document.add_paragraph(workshop.summary, "Body Text")
        if pack.example:
            document.add_heading(pack.mark, 2)
            for text in (pack.example.summary, *pack.example.about):
                document.add_paragraph(text, "Body Text")
        document.add_heading(self._labels.printing.rules, 1)
        document.add_paragraph().add_run(self._labels.printing.banner).bold = True
        for text in (self._labels.printing.disclaimer, *self._imprint.notes):
            document.add_paragraph(text)
        for mark, meant in meanings(self._catalogue) if self._imprint.made else ():
            self._named(mark, meant)
        self._new_page(self._words.prepare)
        self._items(workshop.prepare)
        self._origin(workshop)
        self._changed(workshop)

    def _agenda(self) -> None:
        self._new_page(self._words.agenda)
        for number, day in enumerate(self._pack.days):
            heading = self._document.add_heading(self._day_of(day[0]), 2)
            heading.paragraph_format.page_break_before = number > 0
            self._day(day)

    def _day(self, times: tuple[Time, ...]) -> None:
        course = self._labels.course
        left = room(self._document) - sum(_NARROW)
        clock, minutes, codes = _NARROW
        widths = [clock, minutes, left * 45 // 100, left * 55 // 100, codes]
        names = [course.clock, self._words.minutes, course.what, self._words.aim]
        table = add_table(self._document, widths, [*names, self._words.sheets])
        for time in times:
            cells = add_row(table)
            cells[0].text, cells[1].text = f"{time.begins}–{time.ends}", str(time.minutes)
            if time.session and isinstance(found := self._catalogue.get(time.session), Session):
                cells[2].paragraphs[0].add_run(found.code).bold = True
                cells[2].paragraphs[0].add_run(f" {found.title}")
                cells[3].paragraphs[0].add_run(found.aim).font.size = Pt(9)
                cells[4].text = " ".join(self._catalogue.get(id_).code for id_ in found.sheets)
            else:
                cells[2].text = time.pause or ""
                for cell in cells:
                    shade(cell)

    def _session(self, run: Run) -> None:
        session, words = run.session, self._words
        self._new_page(f"{session.code} {session.title}", session)
        for time in run.times:
            clock = f"{time.begins}–{time.ends} · {words.minutes}: {time.minutes}"
            if len(self._pack.days) > 1:
                clock = f"{self._day_of(time)}, {clock}"
            self._document.add_paragraph().add_run(clock).bold = True
        self._named(words.aim, session.aim)
        self._named(words.product, session.output)
        self._document.add_heading(words.actions, 3)
        for number, step in enumerate(session.steps, 1):
            line = self._document.add_paragraph(f"{number}.\t{step}")
            line.paragraph_format.left_indent = Mm(7)
            line.paragraph_format.first_line_indent = -Mm(7)
        if session.shorter:
            self._named(words.shorter.rstrip(":"), session.shorter)
        if session.safety:
            self._named(self._labels.watch.safety.name, session.safety)
        cards = (self._catalogue.of_kind(plural)[0].kind for plural in session.cards)
        decks = [f"{words.cards}: {self._labels.kinds[kind].many}" for kind in cards]
        self._document.add_heading(words.material, 3)
        self._items((*session.material, *decks))
        if session.sheets:
            sheets = map(self._catalogue.get, session.sheets)
            self._named(words.sheets, "; ".join(f"{x.code} {x.title}" for x in sheets))
        self._records(words.works_with, session.records)
        self._origin(session)
        self._changed(session)

    def _records(self, title: str, ids: tuple[str, ...]) -> None:
        if ids:
            self._document.add_heading(title, 3)
        for record in map(self._catalogue.get, ids):
            line = self._document.add_paragraph(style="List Bullet")
            line.add_run(record.code).bold = True
            line.add_run(f" {record.title}")
            self._mark(line, record)
            said = f" ({citations(record.source, self._catalogue)})"
            line.add_run(said).font.size = Pt(8)

    def _cards(self, cards: tuple[Record, ...], first: bool) -> None:
        """Add a page of cards, two by two."""
        if first:
            self._new_page(self._words.cards)
        else:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        table = add_table(self._document, [room(self._document) // 2] * 2)
        for start in range(0, len(cards), 2):
            for card, cell in zip(cards[start : start + 2], add_row(table, _CARD), strict=False):
                self._card(cell, card)

    def _card(self, cell: _Cell, card: Record) -> None:
        principle = self._catalogue.get(getattr(card, "principle", ""))
        lines = (
            (principle.title, 13, True),
            (card.code, 22, True),
            (card.title, 18, True),
            (card.summary, 13, False),
        )
        for number, (text, size, bold) in enumerate(lines):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(0 if number else 8)
            paragraph.paragraph_format.space_after = Pt(8)
            run = paragraph.add_run(text)
            run.bold, run.font.size = bold, Pt(size)
            if number == 1:
                self._mark(paragraph, card)
        said = [citations(card.source, self._catalogue)]
        if self._catalogue.edition:
            said += [self._said(card), self._imprint.edition]
        cell.add_paragraph(" · ".join(filter(None, said)), "Caption")

    def _quiz(self) -> None:
        self._new_page(self._words.quiz)
        for question in self._pack.questions:
            self._question(question)
            self._document.add_paragraph(question.summary).paragraph_format.keep_with_next = True
            for letter, option in zip(ascii_uppercase, question.options, strict=False):
                self._document.add_paragraph(f"{letter}\t{option.text}")
            self._origin(question)

    def _key(self) -> None:
        self._new_page(self._words.key)
        width = room(self._document)
        for question in self._pack.questions:
            self._question(question)
            names = [self._words.options, self._words.reason]
            table = add_table(self._document, [width * 3 // 10, width * 7 // 10], names)
            for letter, option in zip(ascii_uppercase, question.options, strict=False):
                left, right = add_row(table)
                mark = f" ({self._words.right})" if option.right else ""
                run = left.paragraphs[0].add_run(f"{letter} {option.text}{mark}")
                run.bold = option.right
                right.text = option.why
            article = self._catalogue.get(question.article)
            self._named(self._words.settled, f"{article.code} {article.title}, {question.place}")
            if question.note:
                self._named(self._words.note, question.note)
            self._changed(question)

    def _day_of(self, time: Time) -> str:
        return self._labels.course.day.format(number=time.day)

    def _question(self, question: Question) -> None:
        self._mark(self._document.add_heading(f"{question.code} {question.title}", 2), question)

    def _new_page(self, title: str, record: Record | None = None) -> None:
        heading = self._document.add_heading(title, 1)
        heading.paragraph_format.page_break_before = True
        if record:
            self._mark(heading, record)

    def _named(self, name: str, text: str) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(text)

    def _items(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            self._document.add_paragraph(text, "List Bullet")

    def _origin(self, record: Record) -> None:
        said, cited = self._said(record), citations(record.source, self._catalogue)
        self._document.add_paragraph(f"{cited} · {said}" if cited else said, "Caption")

    def _changed(self, record: Record) -> None:
        if self._catalogue.standing(record) in MARKED:
            self._document.add_heading(self._labels.editions.changed_here, 3)
            add_changes(self._document, changed(record, self._catalogue), self._catalogue)

    def _said(self, record: Record) -> str:
        text: str = getattr(self._words, self._catalogue.standing(record))
        return text

    def _mark(self, paragraph: Paragraph, record: Record) -> None:
        add_mark(paragraph, self._catalogue.standing(record), self._catalogue)
