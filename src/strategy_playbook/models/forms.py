"""What single values may look like: texts, ids, dates, codes, and the base of every model.

A text in a fixed form is entered in `FORMS` with an example, so that a message can show one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.types import StrictInt

FORMS: dict[str, str] = {}
"""What a text in a fixed form looks like, by the pattern that it must match."""


def form(pattern: str, like: str, longest: int = 60) -> StringConstraints:
    """Return the constraint to a pattern, and enter an example of it in `FORMS`.

    Args:
        pattern: The regular expression that the whole text must match.
        like: A text that matches, for messages.
        longest: The greatest number of characters.
    """
    FORMS[pattern] = like
    return StringConstraints(pattern=pattern, max_length=longest)


def coded(pattern: str, like: str) -> StringConstraints:
    """Return the constraint to codes of one kind, which an edition puts its own prefix before.

    Args:
        pattern: The regular expression of a code of the base, without its anchors.
        like: A code of the base, for messages.
    """
    return form(rf"^([A-Z][A-Z0-9]{{1,7}}-)?{pattern}$", like)


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


@dataclass(frozen=True, slots=True)
class StandsFor:
    """Marks a value that stands for something with a name, which readers are shown instead.

    Attributes:
        what: ``records`` for the id of a record, ``citation``, or the part of the labels that has
            a word for each value.
    """

    what: str


CITATION = r"^[a-z0-9-]+(:[0-9]+(\.[a-z])?(\.[0-9]+)?)?$"


def text(longest: int) -> StringConstraints:
    """Return the constraint to texts that are not empty and have at most so many characters."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


# How long a text may be is decided here and nowhere else, by the places where it is printed. Each
# limit leaves a third above the longest text of the base, as other languages need more letters.
Code = Annotated[str, text(60)]
"""What is printed on paper to find a record by; its kind gives it a form."""
ShortName = Annotated[str, text(40)]
"""A word or three: on a chip, in the picture of the cycle, in a narrow column."""
Name = Annotated[str, text(120)]
"""A name, or the label of a place to fill in: one line of a form, a heading of a table."""
Title = Annotated[str, text(160)]
"""A title: on a card, in the tab of a browser, two lines at the head of a printed page."""
OfficialTitle = Annotated[str, text(300)]
"""The title of a document or a book as it was published, which nobody can shorten."""
Text = Annotated[str, text(500)]
"""A sentence or two: an item of a list, a cell of a table."""
Paragraph = Annotated[str, text(1000)]
"""A paragraph: what a record is, why, and how to use it."""
Slug = Annotated[
    str,
    form(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "open-the-registers"),
    AfterValidator(_not_index),
]
RecordId = Annotated[Slug, StandsFor("records")]
Icon = Annotated[str, form(r"^[a-z0-9]+(-[a-z0-9]+)*$", "shield-account")]
PagePath = Annotated[str, form(r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$", "tools/index.md")]
"""A page that somebody wrote, by its file below docs/."""
Citation = Annotated[str, form(CITATION, "ctoc-2022:12.a.1"), StandsFor("citation")]
Count = Annotated[StrictInt, Field(ge=1)]
Rows = Annotated[StrictInt, Field(ge=1, le=60)]
"""Rows of a table to fill in; more would not be a form any longer."""
Date = Annotated[date, Strict(), BeforeValidator(_iso_date)]
Address = Annotated[str, text(300), AfterValidator(_https)]
Basis = Annotated[
    Literal["text", "editorial", "regional"],
    WithJsonSchema({"enum": ["text", "editorial"], "type": "string"}),
]
"""Who says so: the papers, we, or an edition of a region. Editors do not offer the last, as nobody
writes it."""
Standing = Literal["text", "editorial", "adapted", "regional"]
"""What a reader is told of a record: its basis, or that an edition changed what it says."""
Sector = Annotated[Literal["public", "private", "civil society"], StandsFor("sectors")]
Level = Annotated[Literal["local", "national", "international"], StandsFor("levels")]
Relation = Literal[
    "serves",
    "applies",
    "concerns",
    "advances",
    "raises",
    "informs",
    "meets",
    "builds-on",
    "related",
]


class Model(BaseModel):
    """What all parts of the catalogue share: no field may be misspelt, nothing changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid")
