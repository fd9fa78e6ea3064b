"""The names of the files that readers take away; pages link to them, so they never change."""

from __future__ import annotations

from strategy_playbook.models import Example, SheetRecord, Workshop

_PACK = "workshop-"
_SMALL = ("-a4.pdf", ".docx", ".xlsx", ".csv")

BOOK = "strategy-playbook.pdf"
"""The playbook as a book."""


def names_of(record: SheetRecord) -> dict[str, str]:
    """Return the names of a sheet's files, by the label of their format."""
    return {
        "pdf_a4": f"{record.id}-a4.pdf",
        "pdf_letter": f"{record.id}-letter.pdf",
        "pdf_form": f"{record.id}-form.pdf",
        "docx": f"{record.id}.docx",
        "xlsx": f"{record.id}.xlsx",
        "csv": f"{record.id}.csv",
    }


def names_of_pack(workshop: Workshop, example: Example | None = None) -> dict[str, str]:
    """Return the names of a workshop pack's files, by the label of their format.

    Args:
        workshop: The workshop.
        example: The example that fills the sheets in, for the pack that has one.
    """
    stem = f"{_PACK}{workshop.length}-days{'-example' if example else ''}"
    return {"pack_pdf": f"{stem}.pdf", "pack_docx": f"{stem}.docx", "pack_zip": f"{stem}.zip"}


def goes_offline(name: str) -> bool:
    """Return whether a file goes into the offline copy, which must stay small.

    Of each sheet one PDF and what can be edited do. The packs have zips of their own.
    """
    return name.endswith(_SMALL) and not name.startswith(_PACK)
