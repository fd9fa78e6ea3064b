"""What records are made of: links, the outline of a source, and our guidance with all its parts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Basis,
    Count,
    Level,
    Model,
    Name,
    PagePath,
    Paragraph,
    RecordId,
    Relation,
    Sector,
    ShortName,
    StandsFor,
    Text,
    Title,
    form,
)

Names = Annotated[tuple[Name, ...], Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Paragraphs = Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class Link(Model):
    """A link to another record. Only one of the two writes it; the site shows it on both."""

    to: RecordId = Field(description="The id of the other record.")
    relation: Annotated[Relation, StandsFor("relations")] = Field(
        description="How this record stands to the other."
    )
    basis: Basis = Field(description="text if a paper makes the link, editorial if we do.")


class PageLink(Model):
    """A link to a page that somebody wrote."""

    title: Title
    page: PagePath


class Section(Model):
    """A section of a source, by its first and last paragraph."""

    number: ShortName
    title: Title
    first: Count
    last: Count


class Listing(Model):
    """What a paragraph lists: how many items, under which letters.

    Either ``items`` (a plain list), or ``letters``: for each letter the number of items under it.
    With 1, a citation ends at the letter.
    """

    what: Text
    items: Count | None = None
    letters: dict[Annotated[str, form(r"^[a-z]$", "a")], Count] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _either(self) -> Listing:
        if (self.items is None) == (not self.letters):
            raise ValueError("needs either items or letters")
        return self


class Guidance(Model):
    """Our own advice on a record. It is always editorial: no paper says it."""

    why: Paragraph = Field(description="Why this matters, in one paragraph.")
    actions: Texts = Field(description="What to do, one step an item.")
    questions: Texts = Field(description="Questions to ask at the table.")


class Needs(Model):
    """What an objective or a tool takes."""

    lead: Text = Field(description="The office that usually answers for it.")
    partners: Texts = Field(description="Who else takes part, and with what.")
    sectors: tuple[Sector, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = Field(min_length=1)
    preconditions: Texts = Field(
        description="What must be in place first: law, data, money, people."
    )


class Watch(Model):
    """What can go wrong for people, and what to do about it."""

    rights: Text = Field(description="Human rights at stake, and the safeguard.")
    gender: Text = Field(description="How women, men, girls and boys may be affected differently.")
    displacement: Text = Field(description="Where crime may move: to a place, a sector, a method.")
    safety: Text = Field(
        description="Who may be endangered by taking part, and what protects them."
    )


class Indicator(Model):
    """An example of how to see whether something works."""

    measure: Text = Field(description="What is counted, or what is described.")
    type: Annotated[Literal["quantitative", "qualitative"], StandsFor("types")]
    evidence: Text = Field(description="Who holds the evidence, or how it is gathered.")
    outside: StrictBool = Field(description="Whether it comes from outside criminal justice.")


class PracticalGuidance(Guidance):
    """Our advice on an objective or a tool, as deep as a drafter needs it."""

    needs: Needs | None = Field(default=None, description="What it takes.")
    watch: Watch | None = Field(default=None, description="What to watch.")
    indicators: tuple[Indicator, ...] = Field(default=(), description="Example indicators.")

    @model_validator(mode="after")
    def _beyond_criminal_justice(self) -> PracticalGuidance:
        if self.indicators and not any(indicator.outside for indicator in self.indicators):
            raise ValueError("needs an indicator from outside criminal justice (outside: true)")
        return self


class EvidenceGuidance(Guidance):
    """Our advice on a dimension of analysis: where to look, and what one does not find there."""

    evidence: Texts = Field(description="Where evidence may be found, one source an item.")
    gap: Paragraph = Field(description="What these sources usually leave out, and how to say so.")


class RiskGuidance(Guidance):
    """Our advice on a risk: how it shows."""

    signs: Texts = Field(description="Early signs, one an item.")


class RuleGuidance(Guidance):
    """Our advice on a rule of monitoring, with an example put right."""

    weak: Text = Field(description="An indicator or a sentence that falls short of the rule.")
    better: Text = Field(description="The same, put right.")


class Answer(Model):
    """A possible answer to an enquiry, and what to do then."""

    answer: Name
    then: Text


class EnquiryGuidance(Guidance):
    """Our advice on an enquiry: what follows from each answer."""

    answers: tuple[Answer, ...] = Field(min_length=2, description="What to do after each answer.")
