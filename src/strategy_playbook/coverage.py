"""Which records carry which paragraph and item of a source, found from the source's outline.

A record carries a place if it cites it and says of itself that it is the source's (basis: text).
What we add never counts, nor does the source itself, nor a term or a work, which restate nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_playbook.models import Record, Source, Term, Work
from strategy_playbook.outline import parse_citation


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a source, and the records that carry it.

    Attributes:
        citation: The place, written as records cite it.
        records: What carries it, in reading order. For a paragraph: all that cite it or any part.
        items: The places that the outline lists below a paragraph; an item has none.
    """

    citation: str
    records: tuple[Record, ...]
    items: tuple[Place, ...] = ()


def coverage(source: Source, records: Iterable[Record]) -> list[Place]:
    """Return every paragraph (or article) of a source, with its items and what carries them."""
    exact: dict[str, list[Record]] = {}
    below: dict[int | None, list[Record]] = {}
    for record in records:
        if record.basis != "text" or isinstance(record, Source | Term | Work):
            continue
        for citation in record.source:
            place = parse_citation(citation)
            if place.source == source.id:
                exact.setdefault(citation, []).append(record)
                unit = below.setdefault(place.unit, [])
                if record not in unit[-1:]:
                    unit.append(record)
    return [
        Place(
            f"{source.id}:{unit}",
            tuple(below.get(unit, ())),
            tuple(Place(item, tuple(exact.get(item, ()))) for item in _items(source, unit)),
        )
        for unit in range(1, (source.units or 0) + 1)
    ]


def _items(source: Source, unit: int) -> list[str]:
    listing = source.lists.get(str(unit))
    if listing is None:
        return []
    start = f"{source.id}:{unit}"
    if listing.items:
        return [f"{start}.{item}" for item in range(1, listing.items + 1)]
    return [
        f"{start}.{letter}.{item}" if count > 1 else f"{start}.{letter}"
        for letter, count in listing.letters.items()
        for item in range(1, count + 1)
    ]
