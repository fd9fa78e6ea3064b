"""The agenda of a workshop with its clock: when each session and each pause begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_playbook.models import Workshop


@dataclass(frozen=True, slots=True)
class Time:
    """A part of an agenda.

    Attributes:
        day: The day, counted from 1.
        begins: When it begins, as hours and minutes.
        ends: When it ends.
        minutes: How long it takes.
        session: The id of the session, or None for a pause.
        pause: What a pause is called, or None for a session.
    """

    day: int
    begins: str
    ends: str
    minutes: int
    session: str | None
    pause: str | None


def agenda(workshop: Workshop) -> Iterator[Time]:
    """Yield the parts of a workshop in order, each with its time."""
    for number, day in enumerate(workshop.days, 1):
        hours, minutes = day.start.split(":")
        clock = int(hours) * 60 + int(minutes)
        for slot in day.slots:
            begins, clock = clock, clock + slot.minutes
            times = _clock(begins), _clock(clock)
            yield Time(number, *times, slot.minutes, slot.session, slot.pause)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
