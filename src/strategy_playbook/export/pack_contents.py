"""What a workshop pack holds, in order: whatever format it is made in, it holds the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from strategy_playbook.agenda import Time, agenda
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.models import Example, Record, Session, SheetRecord, Workshop
from strategy_playbook.models.training import Question
from strategy_playbook.sheets import Sheet, State

PER_PAGE = 4
"""How many cards stand on a page."""


@dataclass(frozen=True, slots=True)
class Run:
    """A session with the times at which it runs."""

    session: Session
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack holds.

    Attributes:
        workshop: The workshop.
        example: The example whose entries fill the sheets, or None if they are blank.
        mark: What every sheet that is filled in says of the example; empty without one.
        days: The agenda, a tuple of times for each day.
        runs: The sessions in the order in which they first run.
        sheets: The sheets that the sessions use, each once, with what is filled in.
        decks: The records of which cards are laid out, kind by kind.
        questions: The quiz.
    """

    workshop: Workshop
    example: Example | None
    mark: str
    days: tuple[tuple[Time, ...], ...]
    runs: tuple[Run, ...]
    sheets: tuple[tuple[Sheet, State], ...]
    decks: tuple[tuple[Record, ...], ...]
    questions: tuple[Question, ...]

    def pages_of_cards(self) -> Iterator[tuple[Record, ...]]:
        """Yield the cards page by page; no page mixes kinds."""
        for deck in self.decks:
            for first in range(0, len(deck), PER_PAGE):
                yield deck[first : first + PER_PAGE]


def pack_contents(
    catalogue: Catalogue, workshop: Workshop, example: Example | None = None
) -> Contents:
    """Return what the pack of a workshop holds.

    Args:
        catalogue: The records and the words.
        workshop: The workshop.
        example: The example with which sheets are filled in; a sheet that it lacks stays blank.
    """
    times = tuple(agenda(workshop))
    ids = dict.fromkeys(time.session for time in times if time.session)
    runs = tuple(
        Run(session, tuple(time for time in times if time.session == id_))
        for id_ in ids
        if isinstance(session := catalogue.get(id_), Session)
    )
    sheets = dict.fromkeys(id_ for run in runs for id_ in run.session.sheets)
    decks = dict.fromkeys(plural for run in runs for plural in run.session.cards)
    mark = catalogue.labels.printing.invented.format(country=example.country) if example else ""
    entries = example.entries if example else {}
    return Contents(
        workshop=workshop,
        example=example,
        mark=mark,
        days=tuple(tuple(day) for _, day in groupby(times, lambda time: time.day)),
        runs=runs,
        sheets=tuple(
            (_marked(catalogue.sheet(record), mark), entries.get(id_, {}))
            for id_ in sheets
            if isinstance(record := catalogue.get(id_), SheetRecord)
        ),
        decks=tuple(tuple(catalogue.of_kind(plural)) for plural in decks),
        questions=tuple(q for q in catalogue.of_kind("questions") if isinstance(q, Question)),
    )


def _marked(sheet: Sheet, mark: str) -> Sheet:
    """Return a sheet with a mark in its title, which every format repeats on every page."""
    if not mark:
        return sheet
    title = f"{sheet.record.title} · {mark}"
    return replace(sheet, record=sheet.record.model_copy(update={"title": title}))
