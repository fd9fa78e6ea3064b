"""What the base said when an edition last reviewed each of its changes, in overlay.lock.yml.

The file holds the text itself, so that years later the maintainers can see, word by word, what
changed underneath. Only `playbook pin` writes it. Two texts that differ in spaces or line ends only
are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from strategy_playbook.editions.changes import Change
from strategy_playbook.errors import Issue
from strategy_playbook.models.editions import Pin
from strategy_playbook.overlay import ABSENT, Entry, Origin, value_at
from strategy_playbook.source import Document, dumped
from strategy_playbook.validate import fit

HEAD = (
    "# Written by `playbook pin`: the text of the base that each change was reviewed against.\n"
    "# `playbook drift` compares it with the base as it is now. Do not edit it by hand.\n"
)


def text_of(value: Any) -> str:
    """Return a value of the base as readable text: plain text as it is, all else as YAML."""
    if value is ABSENT:
        return ""
    return value if isinstance(value, str) else dumped(value)


def sha_of(text: str) -> str:
    """Return the hash of a text, whatever its spaces and line ends: 12 hexadecimal digits."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def pin_of(value: Any, version: str, own: str = "") -> Pin:
    """Return what to note of the base's value.

    Args:
        value: What the base says.
        version: The version of the base.
        own: The hash of what the edition writes.
    """
    text = text_of(value)
    return Pin(base=version, sha=sha_of(text), text=text, own=own)


def written_of(changes: Iterable[Change]) -> dict[str, str]:
    """Return for the key of each change the hash of what the overlay says there, as it stands."""
    found: dict[str, list[Any]] = {}
    for change in changes:
        value = value_at(change.origin.document.value, change.origin.path)
        found.setdefault(change.key, []).append([change.operation, value])
    return {key: sha_of(json.dumps(values, default=str)) for key, values in found.items()}


def reviewed(pins: Mapping[str, Pin], written: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of changes that are still written as they were at their last review."""
    return frozenset(
        key for key, pin in pins.items() if key in written and pin.own in ("", written[key])
    )


def read_pins(document: Document | None) -> tuple[dict[str, Pin], list[Issue]]:
    """Return the pins of a lock file by their keys, and the issues (PB203, PB720)."""
    if document is None:
        return {}, []
    if not isinstance(document.value, dict):
        place, hint = document.locate(()), "delete it, and run playbook pin"
        return {}, [Issue("PB720", "the lock is not one that playbook pin wrote", place, hint)]
    pins, issues = {}, list[Issue]()
    for key, value in document.value.items():
        origin = Origin(document, (key,))
        fields = value if isinstance(value, dict) else {}
        pin, wrong = fit(Pin, fields, Entry("lock", fields, origin))
        issues += wrong
        if pin is not None:
            pins[key] = pin
    return pins, issues


def lock_text(pins: Mapping[str, Pin]) -> str:
    """Return the text of a lock file: the same bytes for the same pins."""
    values = {key: pins[key].model_dump(exclude_defaults=True) for key in sorted(pins)}
    return HEAD + dumped(values) if values else HEAD + "{}\n"
