"""What an edition changed, in a Word document: marks beside words, and the changes with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.changed import MARKED, Changed, by_reason
from strategy_playbook.export.docx_controls import part
from strategy_playbook.models import Standing


def add_mark(paragraph: Paragraph, said: Standing, catalogue: Catalogue) -> None:
    """Add a word in a frame to the end of a paragraph, if an edition changed or added its words."""
    if said in MARKED:
        paragraph.add_run(" ")
        text = getattr(catalogue.labels.editions.states, said)
        run = paragraph.add_run(f"\u00a0{text}\u00a0")
        run.bold, run.font.size = True, Pt(9)
        frame = part("w:bdr", val="single", sz="8", space="0", color="auto")
        run._r.get_or_add_rPr().append(frame)


def add_changes(document: Document, changes: Sequence[Changed], catalogue: Catalogue) -> None:
    """Add what an edition changed to the end of a document, with what the base says there."""
    said = catalogue.labels.editions
    for group in by_reason(changes):
        first = group[0]
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{first.record.code} {first.record.title}.").bold = True
        paragraph.add_run(f" {first.why}")
        if first.reviewed:
            paragraph.add_run(f" ({said.reviewed}: {first.reviewed})")
        for one in group:
            paragraph.add_run().add_break()
            paragraph.add_run(f"{one.what}.")
            for name, text in ((said.base_text, one.before), (said.new_items, one.after)):
                if text:
                    paragraph.add_run(f" {name}: ").italic = True
                    paragraph.add_run(text)
