"""The kinds of which training is made: themes and their contents, methods, questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Address,
    Count,
    Model,
    Name,
    OfficialTitle,
    PagePath,
    Paragraph,
    RecordId,
    ShortName,
    Text,
    Title,
    coded,
)
from strategy_playbook.models.parts import Guidance, Texts
from strategy_playbook.models.records import Advised, Record


class TeachingGuidance(Guidance):
    """Our advice on teaching a theme."""

    outcomes: Texts = Field(description="What participants can do afterwards, one thing an item.")
    prior: Text = Field(description="What to ask before new content, to hear prior views.")
    minutes: Count = Field(description="How many minutes the theme takes, discussion included.")


class Theme(Advised):
    """A theme of teaching on organized crime."""

    kind = "theme"
    plural = "themes"

    code: Annotated[str, coded(r"H[0-9]+", "H1")]
    guidance: TeachingGuidance


class Concept(Record):
    """Something that a theme teaches: a component, a perspective, a model, a technique."""

    kind = "concept"
    plural = "concepts"

    code: Annotated[str, coded(r"C[0-9]+", "C1")]
    theme: RecordId
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")
    use: Paragraph | None = Field(default=None, description="Our advice on how to teach it.")


class Practice(Advised):
    """A good practice in delivering training."""

    kind = "practice"
    plural = "practices"

    code: Annotated[str, coded(r"TP[0-9]+", "TP1")]


class Method(Advised):
    """A principle of learning, or a method of teaching."""

    kind = "method"
    plural = "methods"

    code: Annotated[str, coded(r"L[0-9]+", "L1")]
    group: Literal["principle", "method"] = Field(description="Whether it is a principle.")
    minutes: Count | None = Field(default=None, description="How many minutes a method takes.")
    when: Literal["start", "during", "end"] | None = Field(
        default=None, description="When in a course it has its place; only then a plan takes it."
    )
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")

    @model_validator(mode="after")
    def _timed(self) -> Method:
        if self.when and not self.minutes:
            raise ValueError(
                "has a place in a course (when), so minutes must say how long it takes"
            )
        return self


class Option(Model):
    """An answer that a question offers."""

    text: Text
    right: StrictBool = False
    why: Text = Field(description="Why it is right or fails; our explanation.")


class Question(Record):
    """A question of a quiz. The question is the paper's, the key is ours."""

    kind = "question"
    plural = "questions"

    code: Annotated[str, coded(r"Q[0-9]+", "Q1")]
    options: tuple[Option, ...] = Field(min_length=2)
    article: RecordId = Field(description="The article of the Convention that settles the answer.")
    place: Name = Field(description="Where in the article the answer stands, as readers cite it.")
    note: Paragraph | None = Field(default=None, description="What to mind when discussing it.")

    @model_validator(mode="after")
    def _one_right(self) -> Question:
        if sum(option.right for option in self.options) != 1:
            raise ValueError("needs one option, and only one, with right: true")
        return self


class Work(Record):
    """A book, an article or a report that a paper cites."""

    kind = "work"
    plural = "works"

    code: Annotated[str, coded(r"B[0-9]+", "B1")]
    title: OfficialTitle
    theme: RecordId | None = Field(default=None, description="The theme for which it is cited.")
    authors: tuple[Name, ...] = ()
    year: ShortName | None = None
    published: Text = Field(description="Where it appeared: journal, book, publisher, number.")
    address: Address | None = Field(default=None, description="Where it can be read, if printed.")


class Step(Model):
    """A step of a role's way through the playbook."""

    title: Title
    text: Text
    page: PagePath | None = Field(default=None, description="The page to open.")
    records: tuple[RecordId, ...] = Field(default=(), description="The records it needs.")


class Role(Record):
    """A reader's role, and the way of a working day through the playbook."""

    kind = "role"
    plural = "roles"

    code: Annotated[str, coded(r"W[0-9]+", "W1")]
    steps: tuple[Step, ...] = Field(min_length=1)
