"""The words that templates print around records, as data/labels.yml holds them.

Every word has a field of its own, so that one that is missing or misspelt is found when the
catalogue is loaded, not when a reader meets the page.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from strategy_playbook.labels.editions import Editions
from strategy_playbook.labels.printing import Printing
from strategy_playbook.labels.scripts import Course, Filling, Quiz
from strategy_playbook.labels.words import Words
from strategy_playbook.models import Icon, Level, Model, Name, Sector, ShortName, Text


class Wording(Model):
    """The same words for one thing and for many."""

    one: Name
    many: Name
    intro: Text


class Directions(Model):
    """A relation in words, read from either end."""

    out: Name
    back: Name


class Mark(Model):
    """The two forms of a mark: on a chip, and in full."""

    short: ShortName
    full: Text


class BasisMarks(Model):
    """A mark for each basis."""

    text: Mark
    editorial: Mark
    adapted: Mark
    regional: Mark


class UnitMarks(Model):
    """The words for what a source is divided into."""

    paragraph: Mark
    article: Mark


class Purposes(Model):
    """What an article obliges States parties to do."""

    criminalization: Text
    cooperation: Text
    proceeds: Text
    investigation: Text
    protection: Text
    prevention: Text
    knowledge: Text


class Sign(Model):
    """A name with an icon of Material Design Icons."""

    name: Name
    icon: Icon


class Concerns(Model):
    """What to watch in any measure."""

    rights: Sign
    gender: Sign
    displacement: Sign
    safety: Sign


class Types(Model):
    """The two types of indicator."""

    quantitative: Name
    qualitative: Name


class Labels(Model):
    """data/labels.yml: every word that templates print and no record holds."""

    kinds: dict[Text, Wording]
    relations: dict[Text, Directions]
    basis: BasisMarks
    units: UnitMarks
    purposes: Purposes
    sectors: Annotated[dict[Sector, Name], Field(min_length=3, description="Each sector in words.")]
    levels: Annotated[dict[Level, Name], Field(min_length=3, description="Each level in words.")]
    watch: Concerns
    months: Annotated[tuple[ShortName, ...], Field(min_length=12, max_length=12)]
    types: Types
    quiz: Quiz
    course: Course
    filling: Filling
    printing: Printing
    editions: Editions
    words: Words
