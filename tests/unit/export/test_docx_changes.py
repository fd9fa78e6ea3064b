"""Marks in a Word document: in a frame, in words, and only where an edition wrote."""

import pytest
from docx import Document
from docx.oxml.ns import qn

from strategy_playbook.export.changed import changed
from strategy_playbook.export.docx_changes import add_changes, add_mark


@pytest.mark.parametrize(("said", "text"), [("adapted", "Adapted"), ("regional", "Regional")])
def test_a_mark_is_a_word_in_a_frame(lower, said, text):
    paragraph = Document().add_paragraph("Title")
    add_mark(paragraph, said, lower)
    assert paragraph.text.split() == ["Title", text]
    frames = list(paragraph._p.iter(qn("w:bdr")))
    assert [frame.get(qn("w:val")) for frame in frames] == ["single"]


@pytest.mark.parametrize("said", ["text", "editorial"])
def test_what_the_base_says_has_no_mark(lower, said):
    paragraph = Document().add_paragraph("Title")
    add_mark(paragraph, said, lower)
    assert paragraph.text == "Title"


def test_a_change_stands_there_with_its_reason_and_the_base(lower):
    document = Document()
    add_changes(document, changed(lower.get("open-crossings"), lower), lower)
    (paragraph,) = document.paragraphs
    assert paragraph.text == (
        "GD-O1 Open the crossings. Below the bridge the tide decides when a landing can be used. "
        "(Reviewed: 2031-03-04)\n"
        "Replaced: Summary. Text of the base: Every landing can be used without a bribe."
    )
