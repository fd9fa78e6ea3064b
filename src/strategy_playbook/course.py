"""A timed plan of a course from themes and methods; docs/assets/course.js follows the same rules.

The rules are ours. A course opens with the rules on data, lets participants say what they think
before new content, never runs long without a break, and ends with evaluation. As many themes are
taken, in their order, as fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strategy_playbook.models import Method, Theme

OPENING, CLOSING, BREAK, LUNCH = 10, 20, 15, 60
"""How many minutes these take."""
STRETCH = 120
"""How many minutes may pass without a break, unless one theme takes longer by itself."""
DAY = 360
"""How many minutes a day has, short breaks included and lunch left out."""
NOON = 12 * 60
"""From when on a break is lunch, in minutes after midnight."""


RULES = {
    "opening": OPENING,
    "closing": CLOSING,
    "break": BREAK,
    "lunch": LUNCH,
    "stretch": STRETCH,
    "day": DAY,
    "noon": NOON,
}
"""The same numbers for the builder on the page, which must lay out what this module lays out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a course.

    Attributes:
        kind: ``opening``, ``method``, ``theme``, ``closing``, ``break`` or ``lunch``.
        minutes: How long it takes.
        record: The theme or method, if it is one.
        method: How a theme is taught, if a method was chosen for it.
        day: The day, counted from 1.
        clock: When it begins, in minutes after midnight.
    """

    kind: str
    minutes: int
    record: Theme | Method | None = None
    method: Method | None = None
    day: int = 0
    clock: int = 0

    @property
    def time(self) -> str:
        """When it begins, as hours and minutes."""
        return f"{self.clock // 60:02}:{self.clock % 60:02}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A course: its parts in order, and the themes for which there was no room."""

    slots: tuple[Slot, ...]
    left_out: tuple[Theme, ...]


def plan(
    themes: Iterable[Theme], methods: Sequence[Method], minutes: int, start: int = 9 * 60
) -> Plan:
    """Lay out a course.

    Args:
        themes: What to teach, in this order.
        methods: How to teach it; each with its ``when`` and its minutes.
        minutes: How long the course may take, short breaks included and lunch left out.
        start: When each day begins, in minutes after midnight.
    """
    by_time = {when: [m for m in methods if m.when == when] for when in ("start", "during", "end")}
    first = [Slot("opening", OPENING), *(_method(m) for m in by_time["start"])]
    last = [*(_method(m) for m in by_time["end"]), Slot("closing", CLOSING)]
    taken: list[Slot] = []
    left_out: list[Theme] = []
    ways = by_time["during"]
    for theme in themes:
        way = ways[len(taken) % len(ways)] if ways else None
        slot = Slot("theme", theme.guidance.minutes, theme, way)
        if _lay([*first, *taken, slot, *last], start)[1] <= minutes:
            taken.append(slot)
        else:
            left_out.append(theme)
    slots, _ = _lay([*first, *taken, *last], start)
    return Plan(tuple(slots), tuple(left_out))


def _method(method: Method) -> Slot:
    return Slot("method", method.minutes or 0, method)


def _lay(parts: Iterable[Slot], start: int) -> tuple[list[Slot], int]:
    """Give each part its day and time, with breaks between; return them and the minutes used."""
    laid: list[Slot] = []
    day, clock, worked, since, total, lunched = 1, start, 0, 0, 0, False
    for part in parts:
        if worked and worked + part.minutes > DAY:
            day, clock, worked, since, lunched = day + 1, start, 0, 0, False
        elif since and since + part.minutes > STRETCH:
            lunch = clock >= NOON and not lunched
            pause = Slot("lunch", LUNCH) if lunch else Slot("break", BREAK)
            laid.append(Slot(pause.kind, pause.minutes, day=day, clock=clock))
            clock += pause.minutes
            lunched = lunched or lunch
            worked += 0 if lunch else BREAK
            total += 0 if lunch else BREAK
            since = 0
        laid.append(Slot(part.kind, part.minutes, part.record, part.method, day, clock))
        clock += part.minutes
        worked += part.minutes
        since += part.minutes
        total += part.minutes
    return laid, total
