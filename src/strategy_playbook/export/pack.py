"""Workshop packs: all that a facilitator prints, edits and lays out for a workshop.

A pack is one PDF file to print, one Word document to edit, and a zip archive with both and with
every sheet, the quiz and its key by themselves.
"""

from __future__ import annotations

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.archive import zipped
from strategy_playbook.export.docx import sheet_docx
from strategy_playbook.export.imprint import Imprint
from strategy_playbook.export.pack_contents import Contents, pack_contents
from strategy_playbook.export.pack_docx import pack_docx
from strategy_playbook.export.pdf import Paper, html_pdf, print_environment, sheet_pdf
from strategy_playbook.export.xlsx import sheet_xlsx
from strategy_playbook.models import Example, Workshop
from strategy_playbook.names import names_of, names_of_pack

_LARGE = {"A4": "A3", "Letter": "ledger"}
"""The paper of twice the size, for what hangs on a wall."""


def pack_files(
    catalogue: Catalogue, imprint: Imprint, workshop: Workshop, example: Example | None = None
) -> dict[str, bytes]:
    """Return the files of a pack by name: the PDF, the Word document and the archive.

    Args:
        catalogue: The records and the words.
        imprint: Where the files come from.
        workshop: The workshop.
        example: The example with which the sheets are filled in.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 or PB603 if something is missing.
    """
    names = names_of_pack(workshop, example)
    pack = pack_contents(catalogue, workshop, example)
    both = {
        names["pack_pdf"]: pack_pdf(pack, catalogue, imprint),
        names["pack_docx"]: pack_docx(pack, catalogue, imprint),
    }
    return {**both, names["pack_zip"]: zipped({**both, **_alone(pack, catalogue, imprint)})}


def pack_pdf(
    pack: Contents, catalogue: Catalogue, imprint: Imprint, *, paper: Paper = "A4"
) -> bytes:
    """Return the whole pack as one tagged PDF file to print, with pages of two sizes.

    Args:
        pack: What it holds.
        catalogue: The records and the words.
        imprint: Where the file comes from.
        paper: The size of the pages; matrices for the wall are twice as large.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 or PB603 if something is missing.
    """
    return _printed("pack", pack, catalogue, imprint, paper)


def quiz_pdf(
    pack: Contents,
    catalogue: Catalogue,
    imprint: Imprint,
    *,
    key: bool = False,
    paper: Paper = "A4",
) -> bytes:
    """Return the quiz of a pack by itself as a PDF file, or its key.

    Args:
        pack: What the pack holds.
        catalogue: The records and the words.
        imprint: Where the file comes from.
        key: Whether to return the key, which nobody should see before the quiz.
        paper: The size of the pages.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 or PB603 if something is missing.
    """
    return _printed("pack_key" if key else "pack_quiz", pack, catalogue, imprint, paper)


def _printed(
    name: str, pack: Contents, catalogue: Catalogue, imprint: Imprint, paper: Paper
) -> bytes:
    template = print_environment(catalogue, imprint).get_template(f"print/{name}.html.j2")
    html = template.render(pack=pack, paper=paper, large=_LARGE[paper])
    return html_pdf(html, pack.workshop.id)


def _alone(pack: Contents, catalogue: Catalogue, imprint: Imprint) -> dict[str, bytes]:
    """Return what a pack holds as files of their own, by their names in the archive."""
    files = {
        "quiz.pdf": quiz_pdf(pack, catalogue, imprint),
        "quiz-key.pdf": quiz_pdf(pack, catalogue, imprint, key=True),
    }
    for sheet, state in pack.sheets:
        names = names_of(sheet.record)
        about = (sheet, catalogue, imprint)
        files[f"sheets/{names['pdf_a4']}"] = sheet_pdf(*about, state=state)
        files[f"sheets/{names['docx']}"] = sheet_docx(*about, state=state)
        files[f"sheets/{names['xlsx']}"] = sheet_xlsx(*about, state=state)
    return files
