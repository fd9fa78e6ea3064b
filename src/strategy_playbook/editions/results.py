"""What comes of laying an edition over the base: what each change met, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.errors import Issue, Location
from strategy_playbook.overlay import ABSENT, Entry


@dataclass(frozen=True, slots=True)
class Applied:
    """A change, and what it met.

    Attributes:
        change: The change.
        base: What the base says in this place; `ABSENT` if nothing.
        lost: Why the change could not be carried out, if so.
        aside: Whether it still has its place, but does not fit what the base says by now.
        elsewhere: Links of it that the base wrote on the other record in the meantime.
    """

    change: Change
    base: Any = ABSENT
    lost: str | None = None
    aside: bool = False
    elsewhere: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """A record that an edition leaves out."""

    plural: str
    id: str
    code: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A reference of the edition's own that was left out, as its record is not there any more."""

    to: str
    place: Location


@dataclass
class Laid:
    """What comes of laying changes over entries.

    Attributes:
        entries: The records of the edition, in order.
        applied: Every change with what it met.
        hidden: What is left out.
        dropped: What the edition wrote and nobody can follow any more.
        issues: Mistakes in the overlay (PB704 to PB711).
    """

    entries: list[Entry] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Review:
    """What an edition has reviewed, and what of it no longer fits.

    Attributes:
        same: The keys of changes that are still written as they were at the last review. They
            fitted the base then, so if one does not now, the base has changed, and nobody made a
            mistake.
        aside: Of these, the keys of changes that are to be left out, with the reason.
    """

    same: frozenset[str] = frozenset()
    aside: dict[str, str] = field(default_factory=dict)
