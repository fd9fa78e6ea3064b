"""A workshop pack as a Word document."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.pack_contents import pack_contents
from strategy_playbook.export.pack_docx import pack_docx

IMPRINT = Imprint("Base edition", "1.2.3", "https://example.org/playbook/")


@pytest.fixture(scope="module")
def made(small):
    workshop, example = small.get("an-evening"), small.get("reedland")
    packs = {
        "blank": pack_contents(small, workshop),
        "example": pack_contents(small, workshop, example),
    }
    return {
        name: docx.Document(io.BytesIO(pack_docx(pack, small, IMPRINT)))
        for name, pack in packs.items()
    }


def heads(document, level):
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def test_parts_stand_in_order_and_each_begins_a_page(made):
    assert heads(made["blank"], 1) == [
        *("Rules on data", "Before the day", "Agenda", "WS1 Walk the quay"),
        *("CL1 Quay check", "F1 Boat log", "Cards to lay out", "Quiz", "Key to the quiz"),
    ]
    for paragraph in made["blank"].paragraphs:
        if paragraph.style.name == "Heading 1" and paragraph.text != "Rules on data":
            assert paragraph.paragraph_format.page_break_before, paragraph.text


def test_agenda_has_a_row_for_each_session_and_pause(made):
    agenda = made["blank"].tables[0]
    rows = [[cell.text for cell in row.cells] for row in agenda.rows][1:]
    assert rows == [
        ["17:30–19:00", "90", "WS1 Walk the quay", "Everyone has seen the dark spots.", "CL1 F1"],
        ["19:00–19:30", "30", "Soup", "", ""],
    ]


def test_session_says_all_that_a_facilitator_needs(made):
    text = "\n".join(p.text for p in made["blank"].paragraphs)
    card = text[text.index("WS1 Walk the quay") : text.index("CL1 Quay check\n")]
    for words in (
        *("17:30–19:00 · Minutes: 90", "Aim: Everyone has seen", "You end with: A map of dark"),
        *("2.\tMark each dark spot.", "Walk one half.", "Nobody walks alone.", "A lamp for two"),
        *(
            "Cards to lay out: Objectives",
            "CL1 Quay check; F1 Boat log",
            "Light the quays (river paper",
        ),
    ):
        assert words in card, words


def test_cards_stand_two_by_two(made, small):
    names = {record.title for record in small.of_kind("objectives")}
    tables = [t for t in made["blank"].tables if len(t.columns) == 2 and t.rows[0].height]
    cells = [cell for t in tables for row in t.rows for cell in row.cells]
    found = [p.text for cell in cells for p in cell.paragraphs if p.text in names]
    assert found == [record.title for record in small.of_kind("objectives")]


def test_quiz_does_not_give_its_key_away(made, small):
    question = small.get("who-may-cross")
    document = made["blank"]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert f"B {question.options[1].text} (Right)" in cells
    assert question.options[1].why in cells
    text = "\n".join(p.text for p in document.paragraphs)
    quiz = text[text.index("\nQuiz\n") : text.index("\nKey to the quiz\n")]
    assert f"B\t{question.options[1].text}" in quiz
    assert "Right" not in quiz


def test_sheets_can_be_filled_in_and_the_example_is(made):
    for name, filled in (("blank", False), ("example", True)):
        controls = made[name].element.body.iter(qn("w:sdt"))
        tags = {x.find(f".//{qn('w:tag')}").get(qn("w:val")): x for x in controls}
        words = [t.text for t in tags["asked.E1.action"].iter(qn("w:t"))]
        assert (words == ["Ask the village."]) is filled


def test_example_is_marked_on_every_page(made):
    header = made["example"].sections[0].header.paragraphs[0].text
    assert "Invented example of Reedland" in header
    assert len(made["example"].sections) == 1
    assert "Invented" not in made["blank"].sections[0].header.paragraphs[0].text
    assert "Reedland lies on both banks of a slow river." in [
        p.text for p in made["example"].paragraphs
    ]


def test_same_bytes_twice(small):
    pack = pack_contents(small, small.get("an-evening"), small.get("reedland"))
    about = (pack, small, IMPRINT)
    assert pack_docx(*about) == pack_docx(*about)


def framed(paragraphs):
    """Return the words in frames, with the words before them."""
    found = [p for p in paragraphs if list(p._p.iter(qn("w:bdr")))]
    return [" ".join(p.text.split()) for p in found]


def test_a_pack_of_an_edition_marks_what_is_not_the_base(lower):
    pack = pack_contents(lower, lower.get("an-evening"))
    cited = "(river paper, para. 3 (a), item 2)"
    document = docx.Document(io.BytesIO(pack_docx(pack, lower, imprint_of(lower))))
    assert framed(document.paragraphs) == [
        *("WS1 Walk the quay Adapted", f"GD-O2 Light the quays Adapted {cited}"),
        *(
            "CL1 Quay check Adapted",
            "F1 Boat log Adapted",
            "Q1 Who may cross Adapted",
            "Q1 Who may cross Adapted",
        ),
    ]
    texts = [p.text for p in document.paragraphs]
    rules = texts[texts.index("Rules on data") : texts.index("Before the day")]
    assert rules.index(lower.labels.printing.disclaimer) < rules.index(
        "The commission answers for what it changed."
    )
    assert any(text.startswith("Adapted by this edition: ") for text in rules)
    cards = [cell for cell in document.tables[-2]._cells if cell.text]
    marks = [framed(cell.paragraphs) for cell in cards]
    assert marks == [["GD-O1 Adapted"], ["GD-O2 Adapted"], ["LR-GD-O1 Regional"]]
    assert cards[2].paragraphs[-1].text.endswith("Added by this edition · Lower river edition")
    key = "\n".join(texts).rpartition("Key to the quiz")[2]
    assert "Text of the base: It speaks of goods, not of boats." in key
    assert "Text of the base: It speaks" not in "\n".join(texts).rpartition("Key to the quiz")[0]


def test_a_pack_of_the_base_has_no_marks(made):
    for document in made.values():
        assert list(document.element.body.iter(qn("w:bdr"))) == []
        assert not any("this edition" in p.text for p in document.paragraphs)
