"""What labels are made of: words in two forms, marks, names with an icon."""

from __future__ import annotations

from strategy_playbook.models import Icon, Model, Text


class Wording(Model):
    """The same words for one thing and for many."""

    one: Text
    many: Text
    intro: Text


class Directions(Model):
    """A relation in words, read from either end."""

    out: Text
    back: Text


class Mark(Model):
    """The two forms of a mark: on a chip, and in full."""

    short: Text
    full: Text


class BasisMarks(Model):
    """A mark for each basis."""

    text: Mark
    editorial: Mark


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

    name: Text
    icon: Icon


class Concerns(Model):
    """What to watch in any measure."""

    rights: Sign
    gender: Sign
    displacement: Sign
    safety: Sign


class Types(Model):
    """The two types of indicator."""

    quantitative: Text
    qualitative: Text
