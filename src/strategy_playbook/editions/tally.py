"""How much an edition changes, in numbers, for lists of editions."""

from __future__ import annotations

from collections.abc import Iterable

from strategy_playbook.editions.edition import Edition
from strategy_playbook.models import Record


def tally(edition: Edition | None, records: Iterable[Record]) -> dict[str, int]:
    """Return how many records an edition adds, adapts and hides, and how many pages it changes.

    Args:
        edition: The edition; None for the base, which changes nothing.
        records: The records of the catalogue over which it was laid.
    """
    states = [edition.provenance(record).state for record in records] if edition else []
    return {
        "added": states.count("regional"),
        "adapted": states.count("adapted"),
        "hidden": len(edition.hidden) if edition else 0,
        "pages": len(edition.pages()) if edition else 0,
    }
