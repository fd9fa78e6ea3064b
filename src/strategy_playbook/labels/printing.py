"""The words on what is taken away: printed sheets, documents, tables, the book and the pack."""

from __future__ import annotations

from pydantic import model_validator

from strategy_playbook.labels.places import check_places
from strategy_playbook.models import Model, Text


class Volume(Model):
    """Words of the playbook as a book."""

    name: Text
    about: Text
    imprint: Text
    licence: Text
    reading: Text
    papers: Text
    ours: Text
    joined: Text
    coded: Text
    sheets_apart: Text
    at: Text
    used: Text
    ways: Text
    strategy: Text
    training: Text
    take_away: Text
    group: Text
    reference: Text


_PLACES = {
    "version": {"version"},
    "page": {"number", "total"},
    "sheet": {"code"},
    "only_after": {"code", "answers"},
    "if_answer": {"answers"},
    "address": {"address"},
    "invented": {"country"},
}
"""What is put into a text, between braces."""


class Printing(Model):
    """Words that stand on every kind of file."""

    base: Text
    version: Text
    page: Text
    sheet: Text
    banner: Text
    disclaimer: Text
    only_after: Text
    if_answer: Text
    item: Text
    done: Text
    citation: Text
    basis: Text
    sign: Text
    address: Text
    files: Text
    pdf_a4: Text
    pdf_letter: Text
    pdf_form: Text
    docx: Text
    xlsx: Text
    csv: Text
    pack_pdf: Text
    pack_docx: Text
    pack_zip: Text
    book: Text
    volume: Volume
    rules: Text
    invented: Text
    use: Text
    contents: Text
    codes: Text
    row: Text
    read_me: Text
    details: Text
    blanks: Text
    write: Text
    day: Text
    key: Text
    entry: Text
    yes: Text
    no: Text
    offline: tuple[Text, ...]

    @model_validator(mode="after")
    def _places(self) -> Printing:
        check_places(self, _PLACES)
        return self
