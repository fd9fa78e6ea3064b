"""What every record has, and the kinds any paper may need: sources, proposals, articles, terms.

Rules that need a second record are in `rules`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Address,
    Basis,
    Citation,
    Code,
    Count,
    Date,
    Model,
    Name,
    OfficialTitle,
    Paragraph,
    Slug,
    StandsFor,
    Text,
    Title,
    coded,
    form,
)
from strategy_playbook.models.parts import Guidance, Link, Listing, Names, Section


class Record(Model):
    """What every record has, whatever its kind."""

    kind: ClassVar[str]
    plural: ClassVar[str]

    id: Slug = Field(description="A readable name, unique in the catalogue, never changed.")
    code: Code = Field(description="The short code printed on paper, unique, never used again.")
    title: Title
    summary: Paragraph = Field(description="What the record is, in a sentence or two.")
    source: tuple[Citation, ...] = Field(
        min_length=1, description="Citations such as ctoc-2022:12.a.1, checked on the outline."
    )
    basis: Basis = Field(description="text if the source says it, editorial if we add it.")
    links: tuple[Link, ...] = ()


class Advised(Record):
    """A record that comes with our guidance."""

    guidance: Guidance = Field(description="Our own advice; the site marks it as such.")


class Retired(Model):
    """What is left of a record that is not in the catalogue any more: its names stay taken."""

    id: Slug
    code: Code
    kind: Name | None = Field(
        default=None, description="Of which kind it was, if not that of its successor."
    )
    successor: Slug | None = Field(default=None, description="The id of the record to use now.")
    renamed: StrictBool = Field(
        default=False, description="Whether the successor is the same record under another id."
    )
    why: Paragraph = Field(description="Why it was retired.")

    @model_validator(mode="after")
    def _to_what(self) -> Retired:
        if self.renamed and self.successor is None:
            raise ValueError("is renamed, so successor must say to what")
        return self


def plurals() -> list[str]:
    """Return the plural of every kind there is."""
    found, front = list[str](), [Record]
    while front:
        model = front.pop(0)
        front += model.__subclasses__()
        found += [model.plural] if hasattr(model, "plural") else []
    return sorted(found)


class Source(Record):
    """A document that records cite, with the outline against which citations are checked."""

    kind = "source"
    plural = "sources"

    code: Annotated[str, coded(r"S[0-9A-Z]+", "S22")]
    title: OfficialTitle
    source: tuple[Citation, ...] = ()
    name: Name = Field(description="The short name used in citations.")
    document: Name = Field(description="What sort of document it is.")
    date: Date
    meeting: Text | None = Field(default=None, description="For which meeting it was written.")
    adopted: Text | None = Field(default=None, description="By which resolution it was adopted.")
    in_force: Date | None = Field(default=None, description="Since when it has been in force.")
    symbol: Name | None = Field(default=None, description="The document symbol, where known.")
    address: Address | None = Field(default=None, description="Where the document can be read.")
    unit: Annotated[Literal["paragraph", "article"], StandsFor("units")]
    units: Count | None = Field(
        default=None, description="How many paragraphs or articles it has, if they can be cited."
    )
    sections: tuple[Section, ...] = ()
    lists: dict[Annotated[str, form(r"^[0-9]+$", "12")], Listing] = Field(default_factory=dict)
    whole: StrictBool = Field(
        default=False, description="Whether the catalogue must carry every paragraph and item."
    )

    @model_validator(mode="after")
    def _within(self) -> Source:
        last = max([section.last for section in self.sections] + [int(n) for n in self.lists] + [0])
        if self.units is None and (last or self.whole):
            raise ValueError(
                f"has an outline or whole: true, so units must say how many {self.unit}s"
            )
        if self.units is not None and last > self.units:
            raise ValueError(
                f"has an outline that names {self.unit} {last}, but there are {self.units}"
            )
        return self


class Topic(Advised):
    """A topic put to the Working Group for its discussion."""

    kind = "topic"
    plural = "topics"

    code: Annotated[str, coded(r"T[0-9]{2}-[A-Z]", "T22-A")]


class Recommendation(Advised):
    """A proposed recommendation, with the addressee and the verb as strong as the paper has it."""

    kind = "recommendation"
    plural = "recommendations"

    code: Annotated[str, coded(r"R[0-9]{2}-[A-Z]", "R22-A")]
    addressee: Literal["States", "UNODC"]
    strength: Literal[
        "should",
        "should consider",
        "may wish to",
        "may wish to consider",
        "may consider",
        "should continue",
    ]
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")


class Article(Record):
    """An article of the Convention: one that a paper names, or one that we add."""

    kind = "article"
    plural = "articles"

    code: Annotated[str, coded(r"A[0-9]+", "A5")]
    number: Count
    purpose: Annotated[
        Literal[
            "criminalization",
            "cooperation",
            "proceeds",
            "investigation",
            "protection",
            "prevention",
            "knowledge",
        ],
        StandsFor("purposes"),
    ] = Field(description="What it is about, to sort the map of the Convention.")
    use: Paragraph | None = Field(
        default=None, description="Our advice on how to use it in a draft."
    )


class Term(Record):
    """A word of the field, explained."""

    kind = "term"
    plural = "terms"

    code: Annotated[str, coded(r"G[0-9]+", "G1")]
    forms: Names = Field(description="How it is written in texts; the first use is linked.")
    note: Paragraph | None = Field(default=None, description="What to mind when using it.")
