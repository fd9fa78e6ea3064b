"""What the files of an edition look like: who makes it, what it changes, and what it has reviewed.

An edition is a folder over the base. These models say how its files are written; `editions` reads
them and lays them over the records.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic.types import StrictBool

from strategy_playbook.models.forms import (
    Date,
    Model,
    Name,
    Paragraph,
    ShortName,
    Slug,
    Text,
    Title,
    form,
)
from strategy_playbook.models.parts import Paragraphs

EDITION_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Prefix = Annotated[str, form(r"^[a-z][a-z0-9]{1,7}$", "xx", 8)]
"""What ids of regional records begin with; their codes begin with the same in capitals."""
Variable = Annotated[str, form(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "focal_point")]
Color = Annotated[str, form(r"^#[0-9a-fA-F]{6}$", "#0b5563")]
Picture = Annotated[
    str, form(r"^brand/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png)$", "brand/logo.svg")
]


class Brand(Model):
    """How an edition looks, and what it adds at the foot of each page."""

    logo: Picture | None = Field(default=None, description="A picture below brand/, SVG or PNG.")
    favicon: Picture | None = Field(default=None, description="The small sign of a browser's tab.")
    primary: Color | None = Field(default=None, description="The colour of the head of each page.")
    accent: Color | None = Field(default=None, description="The colour of links and buttons.")
    footer: Text | None = Field(default=None, description="A line for the foot of each page.")
    disclaimer: Text | None = Field(
        default=None, description="What stands behind the base's own disclaimer, which stays."
    )


class EditionFile(Model):
    """edition.yml: who makes an edition, for whom, and what it calls things."""

    name: Name = Field(description="The name of the edition, on every page and sheet.")
    region: Name = Field(description="For whom it is made.")
    authority: Name = Field(description="Who makes it and answers for it.")
    version: ShortName = Field(description="The edition's own version, in quotes, such as 2026.1.")
    date: Date | None = Field(default=None, description="The day of that version.")
    prefix: Prefix = Field(description="What the ids of regional records begin with.")
    about: Paragraphs = Field(description="Why there is an edition, a paragraph an item.")
    variables: dict[Variable, Text] = Field(
        default_factory=dict, description="Names for texts that are used in several places."
    )
    brand: Brand = Brand()


class Operations(Model):
    """What an edition does with one record, and why."""

    why: Paragraph = Field(description="Why, in words for readers; shown on the page.")
    reviewed: Date | None = Field(default=None, description="When somebody last looked at it.")
    add: dict[Text, Any] | None = Field(default=None, description="A new record: its fields.")
    set: dict[Text, Any] = Field(
        default_factory=dict, description="Fields to write anew, such as guidance.why."
    )
    append: dict[Text, list[Any]] = Field(
        default_factory=dict, description="Items to put at the end of a list."
    )
    remove: dict[Text, list[Any]] = Field(
        default_factory=dict, description="Items to take out of a list, written as they stand."
    )
    hide: StrictBool = Field(default=False, description="Leave the record out.")
    unlink: StrictBool = Field(
        default=False, description="With hide: leave out what leads to the record, too."
    )
    after: Slug | None = Field(default=None, description="The record to stand after.")
    before: Slug | None = Field(default=None, description="The record to stand before.")

    @model_validator(mode="after")
    def _fit_together(self) -> Operations:
        writes = bool(self.set or self.append or self.remove)
        moves = bool(self.after or self.before)
        if not (self.add or writes or self.hide or moves):
            raise ValueError("says why, but changes nothing")
        if self.add is not None and (writes or self.hide):
            raise ValueError("has add, so all fields belong there; remove set, append and so on")
        if self.hide and (writes or moves):
            raise ValueError("is hidden, so nothing else can be done with it")
        if self.unlink and not self.hide:
            raise ValueError("has unlink, which belongs to hide")
        if self.after and self.before:
            raise ValueError("takes either after or before")
        return self


class NewPage(Model):
    """How an edition's own page stands in the navigation."""

    title: Title
    after: Text | None = Field(
        default=None, description="The page to stand after; without it, the edition's own group."
    )


class PageOperations(Model):
    """What an edition does with one page, and why."""

    why: Paragraph = Field(description="Why, in words for readers.")
    reviewed: Date | None = Field(default=None, description="When somebody last looked at it.")
    add: NewPage | None = Field(default=None, description="A page that the base does not have.")
    replace: StrictBool = Field(
        default=False, description="The edition's page stands in its place."
    )
    hide: StrictBool = Field(default=False, description="Leave the page out.")

    @model_validator(mode="after")
    def _one(self) -> PageOperations:
        if sum((self.add is not None, self.replace, self.hide)) != 1:
            raise ValueError("needs one of add, replace and hide")
        return self


class Pin(Model):
    """The text of the base that somebody had before them when they reviewed a change."""

    base: ShortName = Field(description="The version of the base.")
    sha: Annotated[str, form(r"^[0-9a-f]{12}$", "395fc5da1128")]
    text: str
    own: Annotated[str, form(r"^([0-9a-f]{12})?$", "395fc5da1128")] = Field(
        default="", description="The hash of what the edition wrote then."
    )
