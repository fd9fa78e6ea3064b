"""A timed plan of a course from themes and methods; docs/assets/course.js follows the same rules.

The rules are ours. A course opens with the rules on data, lets participants say what they think
before new content, never runs long without a break, and ends with evaluation. Themes that must be
in come first. Of the others as many are taken, in their order, as fit. If not even the least of
them fits, there is no plan.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from strategy_playbook.models import Method, Theme

OPENING, CLOSING, BREAK, LUNCH = 10, 20, 15, 60
"""How many minutes these take."""
STRETCH = 120
"""How many minutes may pass without a break, unless one theme takes longer by itself. What ends the
course counts with the part before it, so that no break stands between the two."""
DAY = 360
"""How many minutes a day has unless asked otherwise, short breaks included and lunch left out."""
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
    """A course.

    Attributes:
        slots: Its parts in order; none if the time is too short.
        left_out: The themes for which there was no room.
        least: The themes of the shortest course that was asked for: those that must be in, or else
            the one that takes least.
        fixed: How many minutes a course without a theme takes.
        needed: How many minutes a course with the least takes.
    """

    slots: tuple[Slot, ...]
    left_out: tuple[Theme, ...]
    least: tuple[Theme, ...]
    fixed: int
    needed: int


def plan(
    themes: Iterable[Theme],
    methods: Sequence[Method],
    minutes: int,
    start: int = 9 * 60,
    *,
    day: int = DAY,
    must: Collection[Theme] = (),
) -> Plan:
    """Lay out a course.

    Args:
        themes: What to teach, in this order.
        methods: How to teach it; each with its ``when`` and its minutes.
        minutes: How long the course may take, short breaks included and lunch left out.
        start: When each day begins, in minutes after midnight.
        day: How long a day may take, short breaks included and lunch left out.
        must: Those of the themes that must not be left out.
    """
    wanted = list(themes)
    by_time = {when: [m for m in methods if m.when == when] for when in ("start", "during", "end")}
    first = [Slot("opening", OPENING), *(_method(m) for m in by_time["start"])]
    last = [*(_method(m) for m in by_time["end"]), Slot("closing", CLOSING)]
    ways = by_time["during"]
    length = day if minutes > day else math.inf  # what fits into one day is not spread over two

    def course(chosen: Sequence[Theme]) -> tuple[list[Slot], int]:
        taught = [
            Slot("theme", theme.guidance.minutes, theme, ways[n % len(ways)] if ways else None)
            for n, theme in enumerate(chosen)
        ]
        return _lay([*first, *taught, *last], start, length)

    least = [theme for theme in wanted if theme in must]
    if wanted and not least:
        least = [min(wanted, key=lambda theme: course([theme])[1])]
    fixed, needed = course([])[1], course(least)[1]
    if needed > minutes:
        return Plan((), tuple(wanted), tuple(least), fixed, needed)
    taken = [theme for theme in wanted if theme in must]
    for theme in wanted:
        more = [other for other in wanted if other in taken or other is theme]
        if course(more)[1] <= minutes:
            taken = more
    left_out = tuple(theme for theme in wanted if theme not in taken)
    return Plan(tuple(course(taken)[0]), left_out, tuple(least), fixed, needed)


def _method(method: Method) -> Slot:
    return Slot("method", method.minutes or 0, method)


def _lay(parts: Sequence[Slot], start: int, length: float) -> tuple[list[Slot], int]:
    """Give each part its day and time, with breaks between; return them and the minutes used."""
    laid: list[Slot] = []
    day, clock, worked, since, total, lunched = 1, start, 0, 0, 0, False
    for number, part in enumerate(parts, 1):
        ends = number == len(parts)
        block = part.minutes + (parts[-1].minutes if number == len(parts) - 1 else 0)
        tired = bool(since) and since + block > STRETCH and not ends
        lunch = tired and clock >= NOON and not lunched
        rest = BREAK if tired and not lunch else 0
        if worked and worked + rest + block > length:
            day, clock, worked, since, lunched = day + 1, start, 0, 0, False
        elif tired:
            pause = Slot("lunch", LUNCH) if lunch else Slot("break", BREAK)
            laid.append(Slot(pause.kind, pause.minutes, day=day, clock=clock))
            clock += pause.minutes
            lunched = lunched or lunch
            worked += rest
            total += rest
            since = 0
        laid.append(Slot(part.kind, part.minutes, part.record, part.method, day, clock))
        clock += part.minutes
        worked += part.minutes
        since += part.minutes
        total += part.minutes
    return laid, total
