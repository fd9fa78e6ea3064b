"""The kinds of record: one frozen, typed class each, with the fields it has and what they may hold.

No input or output, no Markdown and no rule that needs a second record: those are in `rules`. A new
kind of record starts here, as a class entered in `KINDS`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    model_validator,
)
from pydantic.types import StrictInt

FORMS: dict[str, str] = {}
"""What a text in a fixed form looks like, by the pattern that it must match."""


def _form(pattern: str, like: str, longest: int = 60) -> StringConstraints:
    FORMS[pattern] = like
    return StringConstraints(pattern=pattern, max_length=longest)


def _iso_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise ValueError("is not a date such as 2022-02-25")
    return found


def _not_index(value: str) -> str:
    if value == "index":
        raise ValueError("is the name of the page that lists the records")
    return value


def _https(value: str) -> str:
    if not value.startswith("https://"):
        raise ValueError("must start with https://")
    return value


CITATION = r"^[a-z0-9-]+(:[0-9]+(\.[a-z])?(\.[0-9]+)?)?$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[
    str,
    _form(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "open-the-registers"),
    AfterValidator(_not_index),
]
Citation = Annotated[str, _form(CITATION, "ctoc-2022:12.a.1")]
Count = Annotated[StrictInt, Field(ge=1)]
Date = Annotated[date, Strict(), BeforeValidator(_iso_date)]
Address = Annotated[Text, AfterValidator(_https)]
Basis = Literal["text", "editorial"]
Relation = Literal["serves", "applies", "concerns", "advances", "builds-on", "related"]


class Model(BaseModel):
    """What all parts of the catalogue share: no field may be misspelt, nothing changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Model):
    """A link to another record. Only one of the two writes it; the site shows it on both."""

    to: Slug = Field(description="The id of the other record.")
    relation: Relation = Field(description="How this record stands to the other.")
    basis: Basis = Field(description="text if a paper makes the link, editorial if we do.")


class Guidance(Model):
    """Our own advice on a record. It is always editorial: no paper says it."""

    why: Text = Field(description="Why this matters, in one paragraph.")
    actions: tuple[Text, ...] = Field(min_length=1, description="What to do, one step an item.")
    questions: tuple[Text, ...] = Field(min_length=1, description="Questions to ask at the table.")


class Record(Model):
    """What every record has, whatever its kind."""

    kind: ClassVar[str]
    plural: ClassVar[str]

    id: Slug = Field(description="A readable name, unique in the catalogue, never changed.")
    code: Text = Field(description="The short code printed on paper, unique, never used again.")
    title: Text
    summary: Text = Field(description="What the record is, in a sentence or two.")
    source: tuple[Citation, ...] = Field(
        min_length=1, description="Citations such as ctoc-2022:12.a.1, checked on the outline."
    )
    basis: Basis = Field(description="text if the source says it, editorial if we add it.")
    links: tuple[Link, ...] = ()


class Advised(Record):
    """A record that comes with our guidance."""

    guidance: Guidance = Field(description="Our own advice; the site marks it as such.")


class Section(Model):
    """A section of a source, by its first and last paragraph."""

    number: Text
    title: Text
    first: Count
    last: Count


class Listing(Model):
    """What a paragraph lists: how many items, under which letters.

    Either ``items`` (a plain list), or ``letters``: for each letter the number of items under it.
    With 1, a citation ends at the letter.
    """

    what: Text
    items: Count | None = None
    letters: dict[Annotated[str, _form(r"^[a-z]$", "a")], Count] = {}

    @model_validator(mode="after")
    def _either(self) -> Listing:
        if (self.items is None) == (not self.letters):
            raise ValueError("needs either items or letters")
        return self


class Source(Record):
    """A document that records cite, with the outline against which citations are checked."""

    kind = "source"
    plural = "sources"

    code: Annotated[str, _form(r"^S[0-9A-Z]+$", "S22")]
    source: tuple[Citation, ...] = ()
    name: Text = Field(description="The short name used in citations.")
    document: Text = Field(description="What sort of document it is.")
    date: Date
    meeting: Text | None = Field(default=None, description="For which meeting it was written.")
    symbol: Text | None = Field(default=None, description="The document symbol, where known.")
    address: Address | None = Field(default=None, description="Where the document can be read.")
    unit: Literal["paragraph", "article"]
    units: Count = Field(description="How many paragraphs or articles it has.")
    sections: tuple[Section, ...] = ()
    lists: dict[Annotated[str, _form(r"^[0-9]+$", "12")], Listing] = {}

    @model_validator(mode="after")
    def _within(self) -> Source:
        last = max([section.last for section in self.sections] + [int(n) for n in self.lists] + [0])
        if last > self.units:
            raise ValueError(f"outline names {self.unit} {last}, but there are {self.units}")
        return self


class Principle(Advised):
    """One of the overarching principles under which a strategy arranges its objectives."""

    kind = "principle"
    plural = "principles"

    code: Annotated[str, _form(r"^[A-Z]{2}$", "PV")]
    aim: Text = Field(description="What the principle seeks to bring about.")


class Objective(Advised):
    """An illustrative objective under a principle."""

    kind = "objective"
    plural = "objectives"

    code: Annotated[str, _form(r"^[A-Z]{2}-O[0-9]+$", "PV-O1")]
    principle: Slug


class Tool(Advised):
    """An illustrative tool or approach under a principle."""

    kind = "tool"
    plural = "tools"

    code: Annotated[str, _form(r"^[A-Z]{2}-T[0-9]+$", "PV-T1")]
    principle: Slug


class Topic(Advised):
    """A topic put to the Working Group for its discussion."""

    kind = "topic"
    plural = "topics"

    code: Annotated[str, _form(r"^T[0-9]{2}-[A-Z]$", "T22-A")]


class Recommendation(Advised):
    """A proposed recommendation, with the addressee and the verb as strong as the paper has it."""

    kind = "recommendation"
    plural = "recommendations"

    code: Annotated[str, _form(r"^R[0-9]{2}-[A-Z]$", "R22-A")]
    addressee: Literal["States", "UNODC"]
    strength: Literal["should", "should consider", "may wish to consider", "should continue"]


class Article(Record):
    """An article of the Convention that a source names."""

    kind = "article"
    plural = "articles"

    code: Annotated[str, _form(r"^A[0-9]+$", "A5")]
    number: Count
    purpose: Literal["criminalization", "cooperation"] = Field(
        description="Whether it obliges States parties to establish an offence or to cooperate."
    )


KINDS: dict[str, type[Record]] = {
    model.plural: model
    for model in (Source, Principle, Objective, Tool, Topic, Recommendation, Article)
}
"""Every kind by its plural, which is also its file or folder in data/, in the order of reading."""


def schema_of(model: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a data file that lists records of this kind."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    definitions[model.__name__] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.plural,
        "type": "array",
        "items": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": definitions,
    }
