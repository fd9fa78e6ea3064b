"""The words that templates print around records, as data/labels.yml holds them.

Every word has a field of its own, so that one that is missing or misspelt is found when the
catalogue is loaded, not when a reader meets the page.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from strategy_playbook.models import Icon, Level, Model, Sector, Text


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


class Quiz(Model):
    """The words of the quiz player."""

    all: Text
    answer: Text
    check: Text
    choose: Text
    denied: Text
    forget: Text
    keep: Text
    next: Text
    one: Text
    previous: Text
    progress: Text
    retry: Text
    right: Text
    score: Text
    wrong: Text


class Course(Model):
    """The words of a course plan and of its builder."""

    audience: Text
    build: Text
    clock: Text
    closing: Text
    copied: Text
    take: Text
    day: Text
    half: Text
    how: Text
    left: Text
    lunch: Text
    methods: Text
    minutes: Text
    none: Text
    one: Text
    opening: Text
    pause: Text
    plan: Text
    print: Text
    start: Text
    themes: Text
    two: Text
    what: Text


class Words(Model):
    """Every other word that templates print."""

    action: Text
    actions: Text
    address: Text
    addressee: Text
    adopted: Text
    aim: Text
    answers: Text
    article: Text
    authors: Text
    basis: Text
    better: Text
    carried_by: Text
    cited: Text
    classification: Text
    code: Text
    cycle: Text
    date: Text
    dated: Text
    disaggregation: Text
    document: Text
    editorial: Text
    element: Text
    elements: Text
    evidence: Text
    evidence_where: Text
    extent: Text
    findings: Text
    first: Text
    forms: Text
    gap: Text
    gaps: Text
    guidance: Text
    guidance_note: Text
    in_force: Text
    indicators: Text
    inside: Text
    item: Text
    key: Text
    kind: Text
    lead: Text
    levels: Text
    linked: Text
    links: Text
    listed: Text
    lists: Text
    measure: Text
    meeting: Text
    minutes: Text
    more: Text
    needs: Text
    next: Text
    note: Text
    options: Text
    outcomes: Text
    outline: Text
    outside: Text
    owner: Text
    paragraph: Text
    paragraphs: Text
    partners: Text
    preconditions: Text
    previous: Text
    principle: Text
    prior: Text
    product: Text
    proposed: Text
    published: Text
    purpose: Text
    question: Text
    questions: Text
    quiz: Text
    reason: Text
    records: Text
    related_source: Text
    right: Text
    section: Text
    sectors: Text
    serves: Text
    settled: Text
    signs: Text
    source: Text
    stage: Text
    status: Text
    status_choice: Text
    strength: Text
    summary: Text
    teach: Text
    text: Text
    title: Text
    tool: Text
    training_cycle: Text
    type: Text
    use: Text
    use_of_form: Text
    watch: Text
    weak: Text
    what: Text
    why: Text
    worksheets: Text
    year: Text


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
    words: Words
