"""A sheet as a workbook: what stands where, what cells take, and that no text becomes a formula."""

import io
import warnings
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.xlsx import NAME_LIMIT, sheet_xlsx, worksheet_name
from strategy_playbook.models import SheetRecord
from strategy_playbook.sheets import lay_out

IMPRINT = Imprint("Harbour & quay edition", "1.2", "https://harbour.example/")


def made(catalogue, id_, state=None, imprint=IMPRINT):
    sheet = lay_out(catalogue.get(id_), catalogue.records)
    return sheet_xlsx(sheet, catalogue, imprint, state=state)


def workbook(*args, **options):
    return load_workbook(io.BytesIO(made(*args, **options)))


def values(worksheet):
    return [[cell.value for cell in row] for row in worksheet.iter_rows()]


def row_of(worksheet, code):
    return next(row for row in worksheet.iter_rows() if code in [cell.value for cell in row])


def cell(worksheet, code, head):
    heads = [cell.value for cell in worksheet[3]]
    return row_of(worksheet, code)[heads.index(head)]


def takes(worksheet, address):
    """Return what the list of a cell offers; its type if it is no list."""
    (rule,) = [v for v in worksheet.data_validations.dataValidation if address in v.sqref]
    return rule.formula1.strip('"').split(",") if rule.type == "list" else rule.type


def test_the_items_are_a_table_to_filter(small):
    book = workbook(small, "quay-check")
    assert book.sheetnames == ["CL1 Quay check", "To fill in", "Read me"]
    items = book.worksheets[0]
    (table,) = items.tables.values()
    assert table.autoFilter.ref == table.ref
    assert table.ref.startswith("A3:")
    assert items.freeze_panes == "C4"
    assert items.print_title_rows == "$3:$3"
    heads = [cell.value for cell in items[3]]
    assert heads[:6] == ["Section", "Code", "Item", "Details", "Source", "Where it comes from"]
    assert heads[6:] == ["Answer", "Why", "What to do", "Done"]
    row = [found.value for found in row_of(items, "CL1-1")]
    assert row[:4] == [
        "Aims",
        "CL1-1",
        "Is there a lamp at each landing?",
        "Count them by daylight.",
    ]
    assert "2" in row[4]
    assert row[5] == small.labels.words.text


def test_answers_are_chosen_from_lists(small):
    items = workbook(small, "quay-check").worksheets[0]
    assert takes(items, cell(items, "E1", "Answer").coordinate) == ["Yes", "No", "Unknown"]
    assert takes(items, cell(items, "CL1-1", "Done").coordinate) == ["Yes", "No"]
    places = workbook(small, "boat-log").worksheets[0]
    assert takes(places, "C6") == "date"
    assert takes(places, "C7") == ["Clear", "Fog"]
    assert takes(places, "D11") == ["1", "2", "3", "4", "5"]


def test_conditions_colour_cells(small):
    items = workbook(small, "quay-check").worksheets[0]
    answer = cell(items, "E1", "Answer")
    written = f"${answer.column_letter}${answer.row}"
    found = {
        str(area.sqref): rule.formula[0]
        for area in items.conditional_formatting
        for rule in area.rules
    }
    grey = cell(items, "E2", "Section").row
    assert found.pop(f"A{grey}:J{grey}") == f'AND({written}&""<>"Yes",{written}&""<>"Unknown")'
    called = cell(items, "E1", "What to do")
    assert list(found) == [called.coordinate]
    assert found[called.coordinate].endswith(f'OR({written}&""="Unknown"))')
    assert "Only if E1 is answered: Yes, Unknown" in cell(items, "E2", "Details").value


def test_what_is_filled_in_is_there(small):
    state = {
        "aims.CL1-1": True,
        "aims.night": "2031-05-06",
        "asked.E1.answer": "Unknown",
        "asked.E1.why": "Nobody\nwrote",
    }
    book = workbook(small, "quay-check", state)
    items, places, _ = book.worksheets
    assert cell(items, "CL1-1", "Done").value == "Yes"
    assert cell(items, "E1", "Answer").value == "Unknown"
    assert cell(items, "E1", "Why").value == "Nobody\nwrote"
    night = next(row for row in places.iter_rows() if row[0].value == "Night")[2]
    assert (night.is_date, night.value.date().isoformat()) == (True, "2031-05-06")
    log = {"boats.1.sure": "4", "boats.3.time": "late", "evening.date": "in spring"}
    places = workbook(small, "boat-log", log).worksheets[0]
    assert [places["D11"].value, places["B13"].value, places["C6"].value] == [
        4,
        "late",
        "in spring",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "{=1}", "https://x.example", "12", "'x"]
)
def test_no_text_becomes_a_formula_or_a_link(small, text):
    state = {"boats.1.time": text, "evening.date": text}
    places = workbook(small, "boat-log", state).worksheets[0]
    for found in (places["B11"], places["C6"]):
        assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


def test_prints_on_a4_with_running_heads(small):
    for worksheet in workbook(small, "quay-check").worksheets:
        page = worksheet.page_setup
        assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
        assert "CL1 Quay check" in worksheet.oddHeader.left.text
        assert "Harbour && quay edition, Version 1.2" in worksheet.oddHeader.right.text
        assert "Page &P of &N" in worksheet.oddFooter.right.text
        assert small.labels.printing.banner in values(worksheet)[1]
    *long, last = workbook(small, "quay-check").worksheets
    assert [worksheet.page_setup.fitToHeight for worksheet in (*long, last)] == [0, 0, None]


def test_the_last_worksheet_says_what_it_is(small):
    last = workbook(small, "quay-check").worksheets[-1]
    text = "\n".join(str(row[0]) for row in values(last))
    record = small.get("quay-check")
    assert record.use in text
    assert "Leave names out." not in text  # it stands above the places of its section
    assert "https://harbour.example/checklists/quay-check/" in text
    assert len(last._images) == 1
    last = workbook(small, "quay-check", imprint=Imprint("Edition", "1")).worksheets[-1]
    assert last._images == []


def test_the_same_sheet_gives_the_same_bytes(small):
    assert made(small, "quay-check") == made(small, "quay-check")
    assert workbook(small, "quay-check").properties.created.year == 1980


def test_every_sheet_of_the_catalogue_can_be_made(real):
    sheets = [r for r in real.records.values() if isinstance(r, SheetRecord)]
    assert len(sheets) >= 5
    with warnings.catch_warnings(action="error"):  # how the library says that it left something out
        for record in sheets:
            book = workbook(real, record.id)
            texts = [x for worksheet in book.worksheets for row in values(worksheet) for x in row]
            sheet = lay_out(record, real.records)
            assert {line.code for line in sheet.lines()} <= set(texts)
            told = "\n".join(text for text in texts if isinstance(text, str))
            assert all(part.note in told for part in sheet.parts if part.note)


def test_names_of_worksheets_are_legal():
    assert worksheet_name("CL1 What: who/where? [a*b] \\c") == "CL1 What who where a b c"
    assert worksheet_name("x" * 40) == "x" * NAME_LIMIT
    assert worksheet_name("'CL1 It is 'quoted'") == "CL1 It is 'quoted"


def test_a_workbook_of_an_edition_says_whose_it_is_and_what_was_changed(lower):
    sheet, imprint = lower.sheet(lower.get("quay-check")), imprint_of(lower)
    book = load_workbook(io.BytesIO(sheet_xlsx(sheet, lower, imprint)))
    changes = "What this edition changed here"
    assert book.sheetnames == ["CL1 Quay check", "To fill in", changes, "Read me"]
    assert book.properties.creator == "The river commission"
    for worksheet in book.worksheets:
        line = str(worksheet["A3"].value)
        assert line.startswith("Adapted by this edition · Lower river edition, Version 2031.2")
        assert "Made by: The river commission" in line
        assert lower.labels.printing.disclaimer in worksheet.oddFooter.left.text
        assert imprint.notes[0] in worksheet.oddFooter.left.text
    items = book.worksheets[0]
    heads = [cell.value for cell in items[4]]
    basis, told = heads.index("Where it comes from"), heads.index(changes)
    found = {row[1].value: row for row in items.iter_rows(min_row=5)}
    assert found["GD-O1"][basis].value == "Adapted by this edition"
    assert found["LR-CL1-1"][basis].value == "Added by this edition"
    assert {code for code, row in found.items() if row[basis].font.bold} == {
        *("GD-O1", "GD-O2", "LR-GD-O1", "LR-CL1-1")
    }
    assert "The commission's plan of 2030 asks for it." in found["LR-GD-O1"][told].value
    assert found["CL1-1"][told].value is None
    rows = values(book[changes])
    assert rows[3][:4] == ["Code", "Title", changes, "Why"]
    assert ["GD-O1", "Open the crossings", "Replaced: Summary"] in [row[:3] for row in rows]
    assert "Every landing can be used without a bribe." in [row[5] for row in rows]
    assert "Which lamp is under water at high tide?" in [row[6] for row in rows]
    text = "\n".join(str(row[0]) for row in values(book["Read me"]))
    for expected in (*imprint.notes, *imprint.made, lower.labels.printing.disclaimer):
        assert expected in text


def test_conditions_of_an_edition_stand_in_their_rows(lower):
    sheet = lower.sheet(lower.get("quay-check"))
    made = sheet_xlsx(sheet, lower, imprint_of(lower))
    items = load_workbook(io.BytesIO(made)).worksheets[0]
    grey = row_of(items, "E2")[0].row
    areas = [str(area.sqref) for area in items.conditional_formatting]
    assert f"A{grey}:K{grey}" in areas


def test_long_notes_fit_the_foot(lower):
    imprint = replace(imprint_of(lower), notes=("A & B. " * 90,))
    with warnings.catch_warnings(action="error"):
        made = sheet_xlsx(lower.sheet(lower.get("lr-tide-log")), lower, imprint)
    first = load_workbook(io.BytesIO(made)).worksheets[0]
    assert first.oddFooter.left.text.endswith("…")
    assert "Regional" not in str(first["A1"].value)
    assert str(first["A3"].value).startswith("Added by this edition")
