"""What people fill in, on paper or on screen: checklists and forms, and examples filled in.

Both are sheets: sections with items to go through, blanks to fill in, or both. `sheets` lays a
sheet out, with every reference and query resolved; these models only say how it is written.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Basis,
    Citation,
    Code,
    Model,
    Name,
    Paragraph,
    RecordId,
    Rows,
    Slug,
    StandsFor,
    Text,
    Title,
    coded,
)
from strategy_playbook.models.parts import Names, Paragraphs
from strategy_playbook.models.records import Record


class Blank(Model):
    """A place to fill in."""

    id: Slug = Field(description="Its name in what readers save; unique where it stands.")
    label: Name
    type: Literal["line", "lines", "date", "choice", "scale", "sign"]
    options: tuple[Name, ...] = Field(default=(), description="What to choose from.")
    when: tuple[Name, ...] = Field(
        default=(), description="For a blank of an item: the answers that call for it."
    )

    @model_validator(mode="after")
    def _options(self) -> Blank:
        if (self.type == "choice") != bool(self.options):
            raise ValueError("needs options if it is a choice, and only then")
        return self


class Condition(Model):
    """When an item is to be answered at all."""

    item: Code = Field(description="The code of an item above in the same section.")
    answers: Names = Field(description="The answers to it that call for this item.")


class Item(Model):
    """A line of a checklist: a record, all records that a query finds, or words of our own."""

    record: RecordId | None = Field(default=None, description="The id of a record.")
    all: Annotated[Name, StandsFor("kinds")] | None = Field(
        default=None, description="The plural of a kind, for a query."
    )
    where: dict[Name, Annotated[Name, StandsFor("records")]] = Field(
        default_factory=dict, description="Values that fields of the records must have."
    )
    code: Annotated[str, coded(r"(CL|F)[0-9]+-[0-9]+", "CL1-4")] | None = Field(
        default=None, description="The short code of an item of our own."
    )
    text: Text | None = Field(default=None, description="Its words, or other words for a record.")
    basis: Basis | None = Field(default=None, description="Who says so, for words of our own.")
    source: tuple[Citation, ...] = ()
    note: Paragraph | None = Field(default=None, description="Guidance on this item.")
    after: Condition | None = None
    blanks: tuple[Blank, ...] = ()

    @model_validator(mode="after")
    def _one_of(self) -> Item:
        if sum(value is not None for value in (self.record, self.all, self.code)) != 1:
            raise ValueError("needs either record, or all, or code with text")
        if self.code and not (self.text and self.basis):
            raise ValueError("has a code of its own, so it needs text and basis")
        if not self.code and (self.basis not in (None, "regional") or self.source):
            raise ValueError("takes basis and source from its record; remove them here")
        if self.basis == "text" and not self.source:
            raise ValueError("has basis: text, so source must say where")
        if self.all and (self.text or self.note or self.after or self.blanks):
            raise ValueError("stands for several records, so it takes nothing but where")
        if self.where and not self.all:
            raise ValueError("has where, which belongs to a query (all)")
        return self


class SheetSection(Model):
    """A part of a sheet."""

    id: Slug = Field(description="Its name in what readers save; unique on the sheet.")
    title: Title
    note: Paragraph | None = Field(default=None, description="Guidance on the section.")
    items: tuple[Item, ...] = ()
    show: Literal["title", "summary", "questions", "actions", "elements"] = Field(
        default="summary", description="What to print below the title of a record."
    )
    each: tuple[Blank, ...] = Field(
        default=(),
        description="What to fill in at each item; a choice takes the place of the box to tick.",
    )
    blanks: tuple[Blank, ...] = Field(default=(), description="What to fill in after the items.")
    rows: Rows = Field(default=1, description="How often the blanks are repeated, as a table.")

    @model_validator(mode="after")
    def _something(self) -> SheetSection:
        if not (self.items or self.blanks):
            raise ValueError("needs items or blanks")
        if self.each and not self.items:
            raise ValueError("has each, but no items")
        if any(blank.when for blank in self.blanks):
            raise ValueError("has blanks with when, which is for blanks of an item")
        for blanks in (self.each, self.blanks, *(self.each + i.blanks for i in self.items)):
            names = [blank.id for blank in blanks]
            for name in names:
                if names.count(name) > 1:
                    raise ValueError(f'has two blanks with the id "{name}"')
        return self


class SheetRecord(Record):
    """What is filled in: what all checklists and forms have."""

    stage: RecordId | None = Field(default=None, description="The stage it belongs to, if it does.")
    use: Paragraph = Field(
        description="Our advice on who fills it in, when, and what becomes of it."
    )
    sections: tuple[SheetSection, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sections(self) -> SheetRecord:
        names = [section.id for section in self.sections]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f'has two sections with the id "{name}"')
        return self


class Checklist(SheetRecord):
    """A checklist: items of the catalogue and of our own to go through."""

    kind = "checklist"
    plural = "checklists"

    code: Annotated[str, coded(r"CL[0-9]+", "CL1")]


class Form(SheetRecord):
    """A form to fill in, on paper or on screen."""

    kind = "form"
    plural = "forms"

    code: Annotated[str, coded(r"F[0-9]+", "F1")]


class Example(Record):
    """Sheets filled in for a fictitious country, to show what a good entry looks like."""

    kind = "example"
    plural = "examples"

    code: Annotated[str, coded(r"EX[0-9]+", "EX1")]
    country: Name = Field(description="The name of the fictitious country.")
    about: Paragraphs = Field(description="What one must know of it, a paragraph an item.")
    entries: dict[Slug, dict[Name, StrictBool | Paragraph]] = Field(
        description="For each sheet by its id: what is filled in, by the key of the place."
    )
