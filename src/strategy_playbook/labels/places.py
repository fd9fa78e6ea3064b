"""Words with places in braces, into which a number or a title is put later."""

from __future__ import annotations

import re
from collections.abc import Mapping

from strategy_playbook.models import Model


def check_places(labels: Model, wanted: Mapping[str, set[str]]) -> None:
    """Check that words have the places that the code fills, and no others.

    Args:
        labels: The words.
        wanted: Fields of these words, each with the names that stand in braces there.

    Raises:
        ValueError: if a field has other places.
    """
    for name, places in wanted.items():
        if set(re.findall(r"{(.*?)}", getattr(labels, name))) != places:
            needed = ", ".join(f"{{{place}}}" for place in sorted(places))
            raise ValueError(f"needs {needed} in {name}, and nothing else in braces")
