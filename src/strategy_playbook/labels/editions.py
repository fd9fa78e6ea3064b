"""The words about an edition: its marks, what it changed, and what changed underneath it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from strategy_playbook.labels.places import check_places
from strategy_playbook.models import Model, Text

_PLACES = {"base_version": {"version"}, "before": {"title"}, "after": {"title"}}
"""What is put into a text, between braces."""


class States(Model):
    """Where a record comes from, in a word and in a sentence."""

    base: Text
    adapted: Text
    regional: Text


class Deeds(Model):
    """What an edition does, as said to readers."""

    add: Text
    set: Text
    append: Text
    remove: Text
    hide: Text
    move: Text
    replace: Text


class Drifts(Model):
    """What can have happened underneath an edition."""

    changed: Text
    converged: Text
    gone: Text
    unpinned: Text
    renamed: Text


class Pages(Model):
    """The pages about an edition itself."""

    about: Text
    drift: Text


class Notices(Model):
    """What is said where a record or a page was."""

    moved: Text
    replaced: Text
    retired: Text
    left_out: Text
    page_left_out: Text


class OwnPages(Model):
    """What a page says of itself that an edition adds, or puts in the place of the base's."""

    add: Text
    replace: Text


class Index(Model):
    """The page that leads to the base and all editions."""

    title: Text
    intro: Text
    base: Text
    everybody: Text
    records: Text
    language: Text
    languages: Annotated[dict[Text, Text], Field(description="Languages by their codes.")]


class Editions(Model):
    """Words for editions of a region."""

    states: States
    meanings: States
    deeds: Deeds
    drifts: Drifts
    group: Annotated[Text, Field(description="The tab of pages that only an edition has.")]
    pages: Pages
    intros: Pages
    none: Text
    edition: Text
    changed_here: Text
    base_text: Text
    new_text: Text
    nothing_there: Text
    reason: Text
    reviewed: Text
    region: Text
    authority: Text
    version: Text
    base_version: Text
    added: Text
    adapted: Text
    hidden: Text
    pages_changed: Text
    words_changed: Text
    then: Text
    then_now: Text
    now: Text
    yours: Text
    in_step: Text
    how_to_review: Text
    notices: Notices
    index: Index
    banner: Text
    own_pages: OwnPages
    differs: Text
    legend: Text
    guidance: Text
    guidance_note: Text
    elements: Text
    source: Text
    new_items: Text
    removed_items: Text
    before: Text
    after: Text
    affirmed: Text
    denied: Text
    place: Text
    fields: Annotated[
        dict[Text, Text],
        Field(description="Names of fields for which there is no fitting word among words."),
    ]

    @model_validator(mode="after")
    def _places(self) -> Editions:
        check_places(self, _PLACES)
        return self
