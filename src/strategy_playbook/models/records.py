"""The kinds of record: one frozen, typed class each, with the fields it has and what they may hold.

A new kind of record starts here, as a class entered in `KINDS`. Rules that need a second record are
in `rules`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Address,
    Basis,
    Citation,
    Count,
    Date,
    Icon,
    Model,
    Slug,
    Text,
    form,
)
from strategy_playbook.models.parts import (
    EnquiryGuidance,
    EvidenceGuidance,
    Guidance,
    Link,
    Listing,
    PracticalGuidance,
    RiskGuidance,
    RuleGuidance,
    Section,
    Texts,
)


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


class Source(Record):
    """A document that records cite, with the outline against which citations are checked."""

    kind = "source"
    plural = "sources"

    code: Annotated[str, form(r"^S[0-9A-Z]+$", "S22")]
    source: tuple[Citation, ...] = ()
    name: Text = Field(description="The short name used in citations.")
    document: Text = Field(description="What sort of document it is.")
    date: Date
    meeting: Text | None = Field(default=None, description="For which meeting it was written.")
    adopted: Text | None = Field(default=None, description="By which resolution it was adopted.")
    in_force: Date | None = Field(default=None, description="Since when it has been in force.")
    symbol: Text | None = Field(default=None, description="The document symbol, where known.")
    address: Address | None = Field(default=None, description="Where the document can be read.")
    unit: Literal["paragraph", "article"]
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
        if last > (self.units or 0):
            raise ValueError(f"outline names {self.unit} {last}, but there are {self.units or 0}")
        return self


def _known_kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"is no kind; kinds: {', '.join(KINDS)}")
    return value


class Stage(Advised):
    """A stage of the work on a strategy; what belongs to it is shown on its page."""

    kind = "stage"
    plural = "stages"

    code: Annotated[str, form(r"^ST[0-9]+$", "ST1")]
    name: Text = Field(description="The title in one to three words, for the picture of the cycle.")
    question: Text = Field(description="The question that the stage answers.")
    product: Text = Field(description="What a drafter holds in hand at its end.")
    icon: Icon | None = Field(default=None, description="A name from Material Design Icons.")
    throughout: StrictBool = Field(
        default=False, description="Whether it has no turn of its own but goes with all others."
    )
    kinds: tuple[Annotated[str, AfterValidator(_known_kind)], ...] = Field(
        default=(), description="The kinds of record that belong to it."
    )


class Point(Record):
    """A statement of a paper that is none of the other kinds."""

    kind = "point"
    plural = "points"

    code: Annotated[str, form(r"^P[0-9]{2}-[0-9]+[A-Z]$", "P22-7A")]
    stage: Slug
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")
    use: Text | None = Field(default=None, description="Our advice on how to use it in a draft.")


class Dimension(Advised):
    """A dimension that an analysis covers."""

    kind = "dimension"
    plural = "dimensions"

    code: Annotated[str, form(r"^D[0-9]+$", "D1")]
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")
    guidance: EvidenceGuidance


class Risk(Advised):
    """A risk that an intervention brings with it."""

    kind = "risk"
    plural = "risks"

    code: Annotated[str, form(r"^K[0-9]+$", "K1")]
    guidance: RiskGuidance


class Principle(Advised):
    """One of the overarching principles under which a strategy arranges its objectives."""

    kind = "principle"
    plural = "principles"

    code: Annotated[str, form(r"^[A-Z]{2}$", "PV")]
    aim: Text = Field(description="What the principle seeks to bring about.")
    icon: Icon | None = Field(default=None, description="A name from Material Design Icons.")


class Objective(Advised):
    """An illustrative objective under a principle."""

    kind = "objective"
    plural = "objectives"

    code: Annotated[str, form(r"^[A-Z]{2}-O[0-9]+$", "PV-O1")]
    principle: Slug
    guidance: PracticalGuidance


class Tool(Advised):
    """An illustrative tool or approach under a principle."""

    kind = "tool"
    plural = "tools"

    code: Annotated[str, form(r"^[A-Z]{2}-T[0-9]+$", "PV-T1")]
    principle: Slug
    guidance: PracticalGuidance


class Structure(Advised):
    """A structure that carries a strategy out."""

    kind = "structure"
    plural = "structures"

    code: Annotated[str, form(r"^U[0-9]+$", "U1")]
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")


class IndicatorRule(Advised):
    """A rule of monitoring and evaluation."""

    kind = "indicator-rule"
    plural = "indicator-rules"

    code: Annotated[str, form(r"^M[0-9]+$", "M1")]
    guidance: RuleGuidance


class Enquiry(Advised):
    """A question on rights and gender with which a strategy and its measures are screened."""

    kind = "enquiry"
    plural = "enquiries"

    code: Annotated[str, form(r"^E[0-9]+$", "E1")]
    depends_on: Slug | None = Field(
        default=None, description="The enquiry that must be answered first."
    )
    guidance: EnquiryGuidance


class Topic(Advised):
    """A topic put to the Working Group for its discussion."""

    kind = "topic"
    plural = "topics"

    code: Annotated[str, form(r"^T[0-9]{2}-[A-Z]$", "T22-A")]


class Recommendation(Advised):
    """A proposed recommendation, with the addressee and the verb as strong as the paper has it."""

    kind = "recommendation"
    plural = "recommendations"

    code: Annotated[str, form(r"^R[0-9]{2}-[A-Z]$", "R22-A")]
    addressee: Literal["States", "UNODC"]
    strength: Literal["should", "should consider", "may wish to consider", "should continue"]


class Article(Record):
    """An article of the Convention: one that a paper names, or one that we add."""

    kind = "article"
    plural = "articles"

    code: Annotated[str, form(r"^A[0-9]+$", "A5")]
    number: Count
    purpose: Literal[
        "criminalization",
        "cooperation",
        "proceeds",
        "investigation",
        "protection",
        "prevention",
        "knowledge",
    ] = Field(description="What it is about, to sort the map of the Convention.")
    use: Text | None = Field(default=None, description="Our advice on how to use it in a draft.")


class Term(Record):
    """A word of the field, explained."""

    kind = "term"
    plural = "terms"

    code: Annotated[str, form(r"^G[0-9]+$", "G1")]
    forms: Texts = Field(description="How it is written in texts; the first use is linked.")
    note: Text | None = Field(default=None, description="What to mind when using it.")


KINDS: dict[str, type[Record]] = {
    model.plural: model
    for model in (
        Source,
        Stage,
        Point,
        Dimension,
        Risk,
        Principle,
        Objective,
        Tool,
        Structure,
        IndicatorRule,
        Enquiry,
        Topic,
        Recommendation,
        Article,
        Term,
    )
}
"""Every kind by its plural, which is also its file or folder in data/, in the order of reading."""
