"""A Word document of a sheet holds every item and place, in controls that work, and looks alike."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from strategy_playbook.export.docx import add_sheet, finished, new_document, sheet_docx
from strategy_playbook.export.imprint import citations, imprint_of
from strategy_playbook.models import Checklist, SheetRecord
from strategy_playbook.sheets import lay_out

ADDRESS = "https://example.org/playbook"
CHOICE = {"id": "answer", "label": "Answer", "type": "choice", "options": ["Yes", "No", "Unknown"]}
COLUMNS = ["line", "lines", "date", "choice", "scale", "sign", "line"]
SHEET = {
    "id": "all-of-it",
    "code": "CL99",
    "title": "All of it",
    "summary": "Has everything that a sheet can have.",
    "source": ["ctoc-2018:27"],
    "basis": "editorial",
    "use": "Tests read it.",
    "sections": [
        {"id": "ticks", "title": "To tick", "note": "Mind.", "items": [{"all": "stages"}]},
        {
            "id": "asked",
            "title": "To answer",
            "each": [CHOICE],
            "items": [
                {"code": "CL99-1", "text": "One?", "basis": "editorial", "note": "Ask twice."},
                {
                    "code": "CL99-2",
                    "text": "Two?",
                    "basis": "text",
                    "source": ["ctoc-2018:27"],
                    "after": {"item": "CL99-1", "answers": ["Yes", "No"]},
                    "blanks": [
                        {"id": "step", "label": "Step", "type": "lines", "when": ["Unknown"]}
                    ],
                },
            ],
            "blanks": [
                {"id": "by", "label": "By", "type": "date"},
                {"id": "head", "label": "Head", "type": "sign"},
                {"id": "sure", "label": "How sure", "type": "scale"},
            ],
        },
        {
            "id": "rows",
            "title": "Rows",
            "rows": 3,
            "blanks": [
                {"id": f"c{number}", "label": f"Column {number}", "type": type_}
                | ({"options": ["Low", "High"]} if type_ == "choice" else {})
                for number, type_ in enumerate(COLUMNS)
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def sheet(real):
    return lay_out(Checklist.model_validate(SHEET), real.records)


@pytest.fixture(scope="module")
def imprint(real):
    return imprint_of(real, ADDRESS)


@pytest.fixture(scope="module")
def blank(sheet, real, imprint):
    return opened(sheet_docx(sheet, real, imprint))


@pytest.fixture(scope="module")
def filled(sheet, real, imprint):
    state = {
        next(sheet.lines()).key: True,
        "asked.CL99-1.answer": "Unknown",
        "asked.CL99-2.step": "First this.\nThen that.",
        "asked.by": "2030-05-06",
        "rows.2.c2": "in spring",
        "rows.1.c4": "4",
    }
    return opened(sheet_docx(sheet, real, imprint, state=state))


def opened(data: bytes):
    return Document(io.BytesIO(data))


def words(element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def controls(document) -> dict:
    """Return each control by its tag."""
    found = list(document.element.body.iter(qn("w:sdt")))
    tagged = {sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): sdt for sdt in found}
    assert len(tagged) == len(found)
    return tagged


def kind(control) -> str:
    return control.find(qn("w:sdtPr"))[-1].tag.rpartition("}")[2]


def keys(sheet) -> set[str]:
    return {line.key for line in sheet.lines() if line.ticked} | {x.key for x in sheet.places()}


def test_every_box_and_place_of_a_sheet_is_a_control_with_its_key(blank, sheet):
    kinds = {"date": "date", "choice": "dropDownList", "scale": "dropDownList"}
    wanted = {line.key: "checkbox" for line in sheet.lines() if line.ticked}
    wanted |= {place.key: kinds.get(place.type, "text") for place in sheet.places()}
    assert {key: kind(control) for key, control in controls(blank).items()} == wanted
    assert set(wanted.values()) == {"checkbox", "dropDownList", "date", "text"}


def test_every_sheet_of_the_catalogue_becomes_a_document_with_all_its_places(real, imprint):
    sheets = [lay_out(r, real.records) for r in real.records.values() if isinstance(r, SheetRecord)]
    assert len(sheets) >= 5
    for sheet in sheets:
        document = opened(sheet_docx(sheet, real, imprint))
        assert set(controls(document)) == keys(sheet), sheet.record.id
        text = words(document.element.body)
        for line in sheet.lines():
            assert line.code in text
            assert line.text in text
            assert citations(line.source, real) in text


def test_nothing_is_filled_in_on_a_blank_sheet_and_each_place_says_what_to_enter(blank, real):
    printing = real.labels.printing
    found = {key: words(control) for key, control in controls(blank).items()}
    assert found["asked.CL99-1.answer"] == "Yes / No / Unknown"
    assert found["asked.sure"] == "1 / 2 / 3 / 4 / 5"
    assert found["asked.by"] == printing.day
    assert found["asked.head"] == printing.sign
    assert found["asked.CL99-2.step"] == printing.write
    for control in controls(blank).values():
        if kind(control) == "checkbox":
            assert words(control) == "☐"
        else:
            assert control.find(f".//{qn('w:showingPlcHdr')}") is not None


def test_what_is_filled_in_is_printed_and_nothing_else_is(filled, blank, sheet):
    found, before = controls(filled), controls(blank)
    first, second = [line.key for line in sheet.lines()][:2]
    assert [words(found[key]) for key in (first, second)] == ["☒", "☐"]
    states = [found[key].find(f".//{qn('w14:checked')}") for key in (first, second)]
    assert [state.get(qn("w14:val")) for state in states] == ["1", "0"]
    texts = {"asked.CL99-1.answer": "Unknown", "asked.by": "2030-05-06", "rows.1.c4": "4"}
    assert {key: words(found[key]) for key in texts} == texts
    step = found["asked.CL99-2.step"]
    assert words(step) == "First this.Then that."
    assert len(list(step.iter(qn("w:br")))) == 1
    changed = {key for key in found if words(found[key]) != words(before[key])}
    assert changed == {first, *texts, "asked.CL99-2.step", "rows.2.c2"}
    for key in changed - {first}:
        assert found[key].find(f".//{qn('w:showingPlcHdr')}") is None


def test_conditions_guidance_basis_and_citation_stand_beside_an_item_in_words(blank, real, imprint):
    table = next(table for table in blank.tables if "CL99-1" in words(table._tbl))
    one, two = (words(row._tr) for row in table.rows[1:])
    printing, marks = real.labels.printing, real.labels.words
    assert f"{marks.guidance} Ask twice." in one
    assert one.endswith(marks.editorial)
    assert printing.only_after.format(code="CL99-1", answers="Yes / No") in two
    assert printing.if_answer.format(answers="Unknown") in two
    assert f"{marks.text} · {printing.citation}: {citations(['ctoc-2018:27'], real)}" in two


def test_headings_are_headings_and_stand_above_tables_with_names_on_top(blank, sheet):
    found = [(p.style.name, p.text) for p in blank.paragraphs if p.style.name.startswith("Head")]
    titles = [("Heading 2", part.title) for part in sheet.parts]
    assert found == [("Heading 1", "CL99 All of it"), *titles]
    named = [
        table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in blank.tables
    ]
    assert named == [True, True, False, True]  # a list of blanks has its names at the left


def test_the_page_is_a4_and_lies_on_its_side_for_a_wide_table(blank, real, imprint):
    size = blank.sections[0].page_width.mm, blank.sections[0].page_height.mm
    assert [round(x) for x in size] == [297, 210]
    form = opened(sheet_docx(lay_out(real.get("follow-up-form"), real.records), real, imprint))
    size = form.sections[0].page_width.mm, form.sections[0].page_height.mm
    assert [round(x) for x in size] == [210, 297]


def test_header_and_footer_name_the_sheet_and_its_page(blank, real, imprint):
    header, footer = (
        words(x._element) for x in (blank.sections[0].header, blank.sections[0].footer)
    )
    sheet = real.labels.printing.sheet.format(code="CL99")
    assert header == f"All of it{sheet} · {imprint.edition}"
    assert footer.endswith(f"{ADDRESS}/checklists/all-of-it/")


def test_the_qr_code_says_where_it_leads_and_is_left_out_without_an_address(blank, sheet, real):
    (picture,) = blank.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr").endswith(f"{ADDRESS}/checklists/all-of-it/")
    without = opened(sheet_docx(sheet, real, imprint_of(real)))
    assert not list(without.element.body.iter(qn("wp:docPr")))
    relations = [*without.part.rels.values(), *without.sections[0].footer.part.rels.values()]
    assert not [relation for relation in relations if relation.is_external]


def test_the_same_sheet_gives_the_same_bytes(sheet, real, imprint):
    data = sheet_docx(sheet, real, imprint)
    assert data == sheet_docx(sheet, real, imprint)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_many_sheets_fit_into_one_document_each_on_a_new_page(sheet, real, imprint):
    document = new_document("Pack", imprint, real)
    for _ in range(2):
        add_sheet(document, sheet, real, imprint, level=2)
    whole = opened(finished(document))
    first, second = (p for p in whole.paragraphs if p.style.name == "Heading 2")
    assert not first.paragraph_format.page_break_before
    assert second.paragraph_format.page_break_before
    numbers = [x.find(qn("w:id")).get(qn("w:val")) for x in whole.element.iter(qn("w:sdtPr"))]
    assert len(numbers) == len(set(numbers)) == 2 * len(keys(sheet))
    pictures = [x.get("id") for x in whole.element.body.iter(qn("wp:docPr"))]
    assert len(set(pictures)) == 2
    assert words(whole.sections[0].header._element) == f"Pack{imprint.edition}"


def test_a_document_of_an_edition_says_whose_it_is_and_what_was_changed(lower):
    sheet, imprint = lower.sheet(lower.get("quay-check")), imprint_of(lower)
    document = Document(io.BytesIO(sheet_docx(sheet, lower, imprint)))
    about = document.core_properties
    assert about.author == "The river commission"
    assert about.comments == " ".join((lower.labels.printing.disclaimer, *imprint.notes))
    footer = "\n".join(p.text for p in document.sections[0].footer.paragraphs)
    head = "\n".join(p.text for p in document.paragraphs[:8])
    for note in imprint.notes:
        assert note in footer
        assert note in head
    assert "Made by: The river commission" in footer
    assert lower.labels.printing.disclaimer in head
    assert document.paragraphs[0].text.split() == ["CL1", "Quay", "check", "Adapted"]
    cells = [row.cells[2].paragraphs[0] for row in document.tables[0].rows[1:]]
    marked = {cell.text.split()[-1] for cell in cells if list(cell._p.iter(qn("w:bdr")))}
    assert marked == {"Adapted", "Regional"}
    assert sum(bool(list(cell._p.iter(qn("w:bdr")))) for cell in cells) == 4
    notes = [row.cells[2].text for row in document.tables[0].rows if "paint" in row.cells[2].text]
    assert "Guidance of this edition. Bring paint." in notes[0]
    changes = "\n".join(p.text for p in document.paragraphs).partition("What this edition")[2]
    assert "Text of the base: Every landing can be used without a bribe." in changes
    assert (
        "LR-GD-O1 Tides on every board. The commission's plan of 2030 asks for it.\nAdded."
        in changes
    )


def test_a_document_of_the_base_has_no_marks(small):
    sheet, imprint = small.sheet(small.get("quay-check")), imprint_of(small)
    document = Document(io.BytesIO(sheet_docx(sheet, small, imprint)))
    assert list(document.element.body.iter(qn("w:bdr"))) == []
    assert "edition" not in "\n".join(p.text for p in document.paragraphs)
    assert len(document.sections[0].footer.paragraphs) == 2
