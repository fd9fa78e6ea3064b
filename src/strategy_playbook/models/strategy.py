"""The kinds of which a strategy is made: stages, what a paper says at each, what is chosen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic.types import StrictBool

from strategy_playbook.errors import did_you_mean
from strategy_playbook.models.forms import (
    Icon,
    Name,
    Paragraph,
    RecordId,
    ShortName,
    StandsFor,
    Text,
    coded,
)
from strategy_playbook.models.parts import (
    EnquiryGuidance,
    EvidenceGuidance,
    PageLink,
    PracticalGuidance,
    RiskGuidance,
    RuleGuidance,
)
from strategy_playbook.models.records import Advised, Record, plurals


def _known_kind(value: str) -> str:
    if value not in plurals():
        hint = did_you_mean(value, plurals()) or f"kinds: {', '.join(plurals())}"
        raise ValueError(f"is no kind; {hint}")
    return value


class Stage(Advised):
    """A stage of the work on a strategy; what belongs to it is shown on its page."""

    kind = "stage"
    plural = "stages"

    code: Annotated[str, coded(r"ST[0-9]+", "ST1")]
    name: ShortName = Field(
        description="The title in one to three words, for the picture of the cycle."
    )
    question: Text = Field(description="The question that the stage answers.")
    product: Text = Field(description="What a drafter holds in hand at its end.")
    icon: Icon | None = Field(default=None, description="A name from Material Design Icons.")
    cycle: Literal["strategy", "training"] = Field(
        default="strategy", description="Which work it is a stage of."
    )
    throughout: StrictBool = Field(
        default=False, description="Whether it has no turn of its own but goes with all others."
    )
    worksheets: tuple[PageLink, ...] = Field(default=(), description="The pages to work with.")
    kinds: tuple[Annotated[Name, AfterValidator(_known_kind), StandsFor("kinds")], ...] = Field(
        default=(), description="The kinds of record that belong to it."
    )


class Point(Record):
    """A statement of a paper that is none of the other kinds."""

    kind = "point"
    plural = "points"

    code: Annotated[str, coded(r"P[0-9]{2}-[0-9]+[A-Z]", "P22-7A")]
    stage: RecordId
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")
    use: Paragraph | None = Field(
        default=None, description="Our advice on how to use it in a draft."
    )


class Dimension(Advised):
    """A dimension that an analysis covers."""

    kind = "dimension"
    plural = "dimensions"

    code: Annotated[str, coded(r"D[0-9]+", "D1")]
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")
    guidance: EvidenceGuidance


class Risk(Advised):
    """A risk that an intervention brings with it."""

    kind = "risk"
    plural = "risks"

    code: Annotated[str, coded(r"K[0-9]+", "K1")]
    guidance: RiskGuidance


class Principle(Advised):
    """One of the overarching principles under which a strategy arranges its objectives."""

    kind = "principle"
    plural = "principles"

    code: Annotated[str, coded(r"[A-Z]{2}", "PV")]
    aim: Text = Field(description="What the principle seeks to bring about.")
    icon: Icon | None = Field(default=None, description="A name from Material Design Icons.")


class Objective(Advised):
    """An illustrative objective under a principle."""

    kind = "objective"
    plural = "objectives"

    code: Annotated[str, coded(r"[A-Z]{2}-O[0-9]+", "PV-O1")]
    principle: RecordId
    guidance: PracticalGuidance


class Tool(Advised):
    """An illustrative tool or approach under a principle."""

    kind = "tool"
    plural = "tools"

    code: Annotated[str, coded(r"[A-Z]{2}-T[0-9]+", "PV-T1")]
    principle: RecordId
    guidance: PracticalGuidance


class Structure(Advised):
    """A structure that carries a strategy out."""

    kind = "structure"
    plural = "structures"

    code: Annotated[str, coded(r"U[0-9]+", "U1")]
    elements: tuple[Text, ...] = Field(default=(), description="What the paper lists there.")


class IndicatorRule(Advised):
    """A rule of monitoring and evaluation."""

    kind = "indicator-rule"
    plural = "indicator-rules"

    code: Annotated[str, coded(r"M[0-9]+", "M1")]
    guidance: RuleGuidance


class Enquiry(Advised):
    """A question on rights and gender with which a strategy and its measures are screened."""

    kind = "enquiry"
    plural = "enquiries"

    code: Annotated[str, coded(r"E[0-9]+", "E1")]
    depends_on: RecordId | None = Field(
        default=None, description="The enquiry that must be answered first."
    )
    guidance: EnquiryGuidance
