"""Citations such as ``ctoc-2022:12.a.1``: are they in the outline, and how are they printed.

A citation is ``source[:paragraph[.letter][.item]]``. The outline in data/sources.yml says how many
paragraphs a source has and what they list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_playbook.models import CITATION, FORMS, Source


@dataclass(frozen=True, slots=True)
class Place:
    """A citation in its parts; parts that it does not name are None."""

    source: str
    unit: int | None = None
    letter: str | None = None
    item: int | None = None


def parse_citation(citation: str) -> Place:
    """Split a well-formed citation into its parts."""
    source, _, locator = citation.partition(":")
    unit, letter, item = None, None, None
    for part in filter(None, locator.split(".")):
        if unit is None:
            unit = int(part)
        elif part.isdigit():
            item = int(part)
        else:
            letter = part
    return Place(source, unit, letter, item)


def check_citation(citation: str, sources: Mapping[str, Source]) -> str | None:
    """Return what is wrong with a citation as the end of a sentence, or None if it is right."""
    if not re.fullmatch(CITATION, citation):
        return f"is not written like {FORMS[CITATION]}"
    place = parse_citation(citation)
    source = sources.get(place.source)
    if source is None:
        return "names no known source"
    if place.unit is None:
        return None
    if source.units is None:
        return "names a place, but the source has no outline: cite it as a whole"
    if not 1 <= place.unit <= source.units:
        return f"is outside the outline: there are {source.units} {source.unit}s"
    listing = source.lists.get(str(place.unit))
    where = f"{source.unit} {place.unit}"
    items = listing.items if listing else None
    if place.letter is not None:
        letters = listing.letters if listing else {}
        if place.letter not in letters:
            return f"is outside the outline: {where} has no letter {place.letter}"
        items = letters[place.letter] if letters[place.letter] > 1 else None
        where += f" ({place.letter})"
    if place.item is None:
        return None
    if items is None:
        return f"is outside the outline: {where} lists no items"
    if not 1 <= place.item <= items:
        return f"is outside the outline: {where} lists {items} items"
    return None
