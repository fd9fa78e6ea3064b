"""PDF files of sheets: what a screen reader, a printer and a form viewer find in them."""

from __future__ import annotations

import io
import re
import shutil
import sys
from dataclasses import replace

import pikepdf
import pytest

from strategy_playbook import Catalogue
from strategy_playbook.export import pdf as module
from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.manifest import Choice
from strategy_playbook.export.pdf import html_pdf, print_environment, sheet_pdf
from strategy_playbook.export.takeaway import make
from strategy_playbook.models import Form
from strategy_playbook.sheets import lay_out

pytestmark = pytest.mark.pango
IMPRINT = Imprint("Base edition", "1.2.3", "https://example.org/playbook/")
FORM = {
    "id": "every-kind",
    "code": "F9",
    "title": "Every kind",
    "summary": "Has a place of every kind.",
    "source": ["paper:9"],
    "basis": "editorial",
    "use": "Fill in everything.",
    "sections": [
        {
            "id": "items",
            "title": "Items",
            "items": [
                {"code": "F9-1", "text": "First", "basis": "editorial"},
                {"code": "F9-2", "text": "Second", "basis": "editorial", "note": "Slowly."},
            ],
            "blanks": [
                {"id": "line", "label": "A line", "type": "line"},
                {"id": "lines", "label": "Some lines", "type": "lines"},
                {"id": "date", "label": "A date", "type": "date"},
                {"id": "sign", "label": "A hand", "type": "sign"},
            ],
        },
        {
            "id": "asked",
            "title": "Asked",
            "each": [
                {"id": "answer", "label": "Answer", "type": "choice", "options": ["Yes", "No"]},
                {"id": "why", "label": "Why not", "type": "line", "when": ["No"]},
            ],
            "items": [
                {"code": "F9-3", "text": "Third", "basis": "editorial"},
                {
                    "code": "F9-4",
                    "text": "Fourth",
                    "basis": "editorial",
                    "after": {"item": "F9-3", "answers": ["Yes"]},
                },
            ],
        },
        {
            "id": "table",
            "title": "Table",
            "rows": 3,
            "blanks": [
                {"id": "what", "label": "What", "type": "line"},
                {"id": "how", "label": "How well", "type": "scale"},
            ],
        },
    ],
}
STATE = {
    "items.F9-1": True,
    "items.line": "Written by hand",
    "asked.F9-3.answer": "No",
    "table.2.what": "In a cell",
}


@pytest.fixture(scope="module")
def form():
    return lay_out(Form.model_validate(FORM), {})


@pytest.fixture(scope="module")
def made(form, small, tmp_path_factory):
    """Give the sheet blank, on Letter, filled in, fillable, and fillable with entries."""
    wanted = {
        "blank": {},
        "letter": {"paper": "Letter"},
        "filled": {"state": STATE},
        "fillable": {"fillable": True},
        "begun": {"fillable": True, "state": STATE},
    }
    folder = tmp_path_factory.mktemp("pdf")
    for name, options in wanted.items():
        (folder / name).write_bytes(sheet_pdf(form, small, IMPRINT, **options))
    pdfs = {name: pikepdf.open(folder / name) for name in wanted}
    yield pdfs
    for pdf in pdfs.values():
        pdf.close()


def structure(pdf):
    """Return the structure elements in reading order."""
    found = []

    def visit(node):
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            for kid in node.K:
                visit(kid)

    visit(pdf.Root.StructTreeRoot.K[0])
    return found


def tags(pdf):
    return [str(node.S).removeprefix("/") for node in structure(pdf)]


def text(pdf):
    """Return the words of all pages, found through the characters of each font."""
    words = []
    for page in pdf.pages:
        maps = {name: _characters(font) for name, font in page.Resources.Font.items()}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                known = maps[str(operands[0])]
            elif str(operator) == "TJ":
                codes = b"".join(bytes(o) for o in operands[0] if isinstance(o, pikepdf.String))
                pairs = zip(codes[::2], codes[1::2], strict=True)
                words.append("".join(known.get(a << 8 | b, "") for a, b in pairs))
    return " ".join(words)


def _characters(font):
    found = {}
    for operands, operator in pikepdf.parse_content_stream(font.ToUnicode):
        if str(operator) == "endbfchar":
            pairs = zip(operands[::2], operands[1::2], strict=True)
            found |= {int.from_bytes(bytes(a)): bytes(b).decode("utf-16-be") for a, b in pairs}
    return found


def fields(pdf):
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


@pytest.mark.parametrize("name", ["blank", "letter", "filled", "fillable", "begun"])
def test_pdf_is_tagged(made, name):
    pdf = made[name]
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo.Title == "Every kind (F9)"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_structure_has_headings_in_order_lists_and_headed_tables(made):
    found = tags(made["blank"])
    assert [tag for tag in found if tag in ("H1", "H2", "H3")] == ["H1", "H2", "H2", "H2"]
    assert [tag for tag in found if tag in ("L", "LI")] == ["L", "LI", "LI"] * 2
    assert found.count("TH") == 3 + 3
    cells = [node for node in structure(made["blank"]) if node.S == "/TD"]
    assert len(cells) == 6
    assert all(len(cell.A.Headers) == 2 for cell in cells)


def test_pictures_say_what_they_show(made):
    blank, filled = (
        [str(node.Alt) for node in structure(made[name]) if node.S == "/Figure"]
        for name in ("blank", "filled")
    )
    assert len(blank) == 1
    assert "https://example.org/playbook/forms/every-kind/" in blank[0]
    assert len(filled) == 1 + 2


@pytest.mark.parametrize(("name", "size"), [("blank", (595, 842)), ("letter", (612, 792))])
def test_page_has_the_size_of_the_paper(made, name, size):
    for page in made[name].pages:
        assert tuple(round(float(n)) for n in page.MediaBox[2:]) == size


def test_page_says_everything(made):
    found = text(made["blank"])
    for words in ("F9", "F9-1", "F9-2", "F9-3", "F9-4", "Fourth", "Slowly.", "Fill in everything."):
        assert words in found
    assert "Only if F9-3 is answered: Yes" in found
    assert "(If the answer is No)" in found
    assert "Base edition" in found
    assert "Version 1.2.3" in found
    assert f"Page 1 of {len(made['blank'].pages)}" in found


def test_address_is_a_link(made):
    links = [a.A.URI for a in made["blank"].pages[0].Annots if a.Subtype == "/Link"]
    assert links == ["https://example.org/playbook/forms/every-kind/"]


def test_without_an_address_there_is_no_link(form, small):
    environment = print_environment(small, Imprint("Base edition", "1.2.3"))
    template = environment.get_template("print/sheet.html.j2")
    html = template.render(sheet=form, paper="A4", fillable=False, state={})
    assert "<img" not in html
    assert "<a " not in html


def test_entries_are_printed(made):
    assert "Written by hand" not in text(made["blank"])
    assert "Written by hand" in text(made["filled"])
    assert "In a cell" in text(made["filled"])


def test_only_a_fillable_file_has_fields(made, form):
    assert "/AcroForm" not in made["blank"].Root
    expected = {line.key for line in form.lines() if line.ticked}
    assert set(fields(made["fillable"])) == expected | {place.key for place in form.places()}
    assert "/NeedAppearances" not in made["fillable"].Root.AcroForm


def test_every_field_says_what_it_asks(made):
    asked = {key: str(field.TU) for key, field in fields(made["fillable"]).items()}
    assert all(asked.values())
    assert asked["items.F9-1"] == "F9-1 First"
    assert asked["asked.F9-4.answer"] == "F9-4 Answer"
    assert asked["table.2.what"] == "What, Row 2"
    for field in fields(made["fillable"]).values():
        assert all(kid.TU == field.TU and "/T" not in kid for kid in field.get("/Kids", []))


def test_fields_hold_the_entries(made):
    found = fields(made["begun"])
    assert found["items.F9-1"].V != "/Off"
    assert found["items.F9-2"].V == "/Off"
    assert found["items.line"].V == "Written by hand"
    group = found["asked.F9-3.answer"]
    assert group.Opt[int(str(group.V)[1:])] == "No"
    assert found["asked.F9-4.answer"].V == "/Off"


@pytest.mark.parametrize("fillable", [False, True])
def test_same_bytes_twice(form, small, fillable):
    first, second = (sheet_pdf(form, small, IMPRINT, fillable=fillable) for _ in range(2))
    assert first == second


def test_file_is_small(form, small):
    assert len(sheet_pdf(form, small, IMPRINT)) < 40_000


@pytest.mark.parametrize("address", ["https://example.org/a.png", "file:///etc/passwd"])
def test_document_fetches_nothing(address):
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError, match="fetches nothing"):
        html_pdf(f'<html lang="en"><title>T</title><img alt="a" src="{address}">', "a page")


def test_sign_that_no_font_has(form, small, problems):
    found = problems(sheet_pdf, form, small, IMPRINT, state={"items.line": "written 行 so"})
    assert len(found) == 1
    assert found[0].startswith('PB601 "every-kind" cannot be printed: no font has the sign "行"')
    assert "U+884C" in found[0]
    assert "written 行 so" in found[0]


def test_sign_that_the_font_of_fields_lacks(form, small, problems):
    state = {"items.line": "Право"}
    sheet_pdf(form, small, IMPRINT, state=state)
    assert "U+041F" in problems(sheet_pdf, form, small, IMPRINT, state=state, fillable=True)[0]


def test_sign_that_no_font_has_is_quoted_without_markup(problems):
    html = '<html lang="en"><title>T</title><p>one <b>&#x884C;</b> two</p>'
    (found,) = problems(html_pdf, html, "a-book")
    assert found.startswith('PB601 "a-book" cannot be printed: no font has the sign "行"')
    assert "one 行 two" in found


@pytest.fixture
def no_pango(monkeypatch):
    """Let weasyprint fail as where Pango is missing: with a text of its own, and an error."""

    class Broken:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                print("WeasyPrint could not import some external libraries.")
                raise OSError("cannot load library 'libpango-1.0-0'.  Additionally, more\nmore")

    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])


def test_missing_library(no_pango, form, small, problems, capfd):
    found = problems(sheet_pdf, form, small, IMPRINT)
    assert len(found) == 1
    assert found[0].startswith(
        "PB603 PDF files cannot be made, as a library is missing: "
        "cannot load library 'libpango-1.0-0' (Debian and Ubuntu: apt install libpango-1.0-0 "
    )
    assert capfd.readouterr() == ("", "")


def test_missing_library_is_found_before_all_files_are_begun(no_pango, base, problems, capfd):
    found = problems(make, Choice(base), base.parent / "downloads", print, jobs=2)
    assert len(found) == 1
    assert found[0].startswith("PB603 ")
    assert capfd.readouterr() == ("", "")
    assert not (base.parent / "downloads").exists()


def test_words_cannot_leave_a_style(small):
    environment = print_environment(small, IMPRINT)
    made = environment.from_string("{{ words | css }}").render(words='"</style> & é\n')
    assert not set(made) & set('"<>&\n')
    assert "é" in made


def html_of(catalogue, id_, monkeypatch, **options):
    monkeypatch.setattr(module, "html_pdf", lambda html, name, fillable: html.encode())
    sheet = catalogue.sheet(catalogue.get(id_))
    return sheet_pdf(sheet, catalogue, imprint_of(catalogue), **options).decode()


@pytest.mark.parametrize("fillable", [False, True])
def test_a_sheet_of_an_edition_says_whose_it_is_and_marks_what_is_not_the_base(
    lower, monkeypatch, fillable
):
    html = html_of(lower, "quay-check", monkeypatch, fillable=fillable)
    assert '<meta name="author" content="The river commission">' in html
    assert '<img class="logo" src="data:image/svg+xml;base64,' in html
    assert "background: #1d4757" in html  # a logo is drawn for the dark head of the site
    assert "<strong>Lower river edition</strong> · Version 2031.2" in html
    assert "Made by: The river commission" in html
    (title,) = re.findall("<h1>.*</h1>", html)
    assert "Adapted" in title
    foot = html.partition("@bottom-left")[2].partition("}")[0]
    assert foot.index("Not an official publication") < foot.index("The commission answers")
    assert foot.index("The commission answers") < foot.index("In danger, call")
    items = re.findall(
        r'<li class="item([^"]*)">(.*?)</li>\s*(?=<li class="item|</ul>)', html, re.DOTALL
    )
    marks = {
        re.search('"code">(.*?)<', text)[1]: (
            "marked-" in look,
            "".join(re.findall('badge-[a-z]*">(.*?)<', text)),
        )
        for look, text in items
    }
    assert marks == {
        "GD-O1": (True, "Adapted"),
        "GD-O2": (True, "Adapted"),
        "LR-GD-O1": (True, "Regional"),
        "LR-CL1-1": (True, "Regional"),
        **dict.fromkeys(("GD-T1", "CL1-1", "E1", "E2"), (False, "")),
    }
    changes = html.partition('<section class="changes">')[2]
    assert "Every landing can be used without a bribe." in changes
    assert "The commission&#39;s plan of 2030 asks for it." in changes


def test_a_regional_sheet_names_paragraphs_as_related_only(lower, monkeypatch):
    html = html_of(lower, "lr-tide-log", monkeypatch)
    assert "Regional" in re.findall("<h1>.*</h1>", html)[0]
    assert "Related paragraphs: river paper, para. 9 · <em>Added by this edition</em>" in html


def test_a_sheet_of_the_base_bears_no_mark_of_an_edition(small, monkeypatch):
    html = html_of(small, "quay-check", monkeypatch)
    body = html.partition("<body>")[2]
    assert '<article class="sheet"' in body
    for mark in ('"badge', '"maker"', '"logo"', '"changes"', "marked"):
        assert mark not in body
    assert 'name="author"' not in html
    assert "margin: 19mm 16mm 22.0mm" in html


def test_the_foot_grows_with_what_an_edition_adds(lower):
    imprint = replace(imprint_of(lower), notes=("Word " * 500,))
    sheet = lower.sheet(lower.get("lr-tide-log"))
    with pikepdf.open(io.BytesIO(sheet_pdf(sheet, lower, imprint))) as made:
        assert len(made.pages) == 1


def test_an_edition_may_bring_its_own_print_templates(lower, tmp_path):
    folder = tmp_path / "edition"
    shutil.copytree(lower.edition.folder, folder)
    (folder / "overrides" / "print").mkdir(parents=True)
    (folder / "overrides" / "print" / "sheet.html.j2").write_text("Ours: {{ imprint.edition }}")
    edition = replace(lower.edition, folder=folder)
    own = Catalogue(list(lower.records.values()), lower.labels, lower.release, edition)
    template = print_environment(own, IMPRINT).get_template("print/sheet.html.j2")
    assert template.render() == "Ours: Base edition"
