"""What a workshop is made of: sessions, and agendas that give them a time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from strategy_playbook.models.forms import (
    Count,
    Model,
    Name,
    RecordId,
    StandsFor,
    Text,
    coded,
    form,
)
from strategy_playbook.models.parts import Texts
from strategy_playbook.models.records import Record


class Session(Record):
    """A session of a workshop, as the facilitator needs it on a card."""

    kind = "session"
    plural = "sessions"

    code: Annotated[str, coded(r"WS[0-9]+", "WS1")]
    aim: Text = Field(description="What the group can do or has decided at the end.")
    steps: Texts = Field(description="What to do in the room, one step an item.")
    shorter: Text | None = Field(default=None, description="What to leave out if time is short.")
    material: Texts = Field(description="What to bring and to put on the tables.")
    output: Text = Field(description="What exists afterwards that did not before.")
    safety: Text | None = Field(default=None, description="What to mind for those in the room.")
    records: tuple[RecordId, ...] = Field(default=(), description="The records that it works with.")
    sheets: tuple[RecordId, ...] = Field(default=(), description="The sheets that are filled in.")
    cards: tuple[Annotated[Literal["objectives", "tools"], StandsFor("kinds")], ...] = Field(
        default=(), description="Of which records cards are laid out."
    )


class Slot(Model):
    """A part of an agenda: a session, or a pause."""

    session: RecordId | None = None
    pause: Name | None = Field(default=None, description="What a pause is called.")
    minutes: Count

    @model_validator(mode="after")
    def _either(self) -> Slot:
        if (self.session is None) == (self.pause is None):
            raise ValueError("needs either session or pause")
        return self


class Day(Model):
    """A day of an agenda."""

    start: Annotated[str, form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "09:00")]
    slots: tuple[Slot, ...] = Field(min_length=1)


class Workshop(Record):
    """A workshop: its agenda, day by day."""

    kind = "workshop"
    plural = "workshops"

    code: Annotated[str, coded(r"WP[0-9]+", "WP1")]
    length: Annotated[str, form(r"^[0-9]+(\.5)?$", "0.5")] = Field(
        description="How many days it takes; the command names the workshop by it."
    )
    days: tuple[Day, ...] = Field(min_length=1)
    prepare: Texts = Field(description="What to do before the day, one step an item.")
