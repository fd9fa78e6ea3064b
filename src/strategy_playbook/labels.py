"""The words that templates print around records, as data/labels.yml holds them.

Every word has a field of its own, so that one that is missing or misspelt is found when the
catalogue is loaded, not when a reader meets the page.
"""

from __future__ import annotations

from strategy_playbook.models import Model, Text


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


class Words(Model):
    """Every other word that templates print."""

    actions: Text
    addressee: Text
    aim: Text
    basis: Text
    code: Text
    date: Text
    document: Text
    extent: Text
    guidance: Text
    guidance_note: Text
    item: Text
    listed: Text
    lists: Text
    meeting: Text
    next: Text
    outline: Text
    paragraph: Text
    paragraphs: Text
    previous: Text
    principle: Text
    proposed: Text
    purpose: Text
    questions: Text
    section: Text
    source: Text
    status: Text
    strength: Text
    summary: Text
    title: Text
    what: Text
    why: Text


class Labels(Model):
    """data/labels.yml: every word that templates print and no record holds."""

    kinds: dict[Text, Wording]
    relations: dict[Text, Directions]
    basis: BasisMarks
    units: UnitMarks
    purposes: Purposes
    words: Words
