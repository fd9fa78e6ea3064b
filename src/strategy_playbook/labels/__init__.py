"""The words that templates print around records, as data/labels.yml holds them.

Every word has a field of its own, so that one that is missing or misspelt is found when the
catalogue is loaded, not when a reader meets the page.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from strategy_playbook.labels.parts import (
    BasisMarks,
    Concerns,
    Directions,
    Purposes,
    Types,
    UnitMarks,
    Wording,
)
from strategy_playbook.labels.printing import Printing
from strategy_playbook.labels.scripts import Course, Filling, Quiz
from strategy_playbook.labels.words import Words
from strategy_playbook.models import Level, Model, Sector, Text


class Labels(Model):
    """data/labels.yml: every word that templates print and no record holds."""

    kinds: dict[Text, Wording]
    relations: dict[Text, Directions]
    basis: BasisMarks
    units: UnitMarks
    purposes: Purposes
    sectors: Annotated[dict[Sector, Text], Field(min_length=3, description="Each sector in words.")]
    levels: Annotated[dict[Level, Text], Field(min_length=3, description="Each level in words.")]
    watch: Concerns
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    types: Types
    quiz: Quiz
    course: Course
    filling: Filling
    printing: Printing
    words: Words
