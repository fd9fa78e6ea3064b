"""Checks of names and marks that keep an edition's words apart from those of the base.

They are run with those of `rules`, which explains what a rule is.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_playbook.context import Context
from strategy_playbook.errors import Issue
from strategy_playbook.models import Item, Record, SheetRecord
from strategy_playbook.overlay import Steps


def codes_bear_the_prefix(context: Context) -> Iterator[Issue]:
    """PB320: the code of an edition's own record or item begins with its prefix, in capitals.

    A later version of the base may take every code that has none.
    """
    prefix = f"{context.prefix.upper()}-"
    for record, entry in context.records if context.prefix else ():
        for path, code, basis in _codes(record):
            if basis == "regional" and not code.startswith(prefix):
                message = f'the code "{code}" does not begin with "{prefix}"'
                yield Issue("PB320", message, entry.locate(path), f'write "{prefix}{code}"')


def the_base_is_not_regional(context: Context) -> Iterator[Issue]:
    """PB321: only an edition writes ``basis: regional``."""
    for record, entry in context.records:
        for path, basis in _bases(record, alone=not context.prefix):
            if basis == "regional" and not context.is_regional(record):
                message, hint = '"regional" is for editions only', "write text or editorial"
                yield Issue("PB321", message, entry.locate(path), hint)


RULES = (codes_bear_the_prefix, the_base_is_not_regional)


def _bases(record: Record, *, alone: bool) -> Iterator[tuple[Steps, str | None]]:
    """Yield each place that says on whose word something stands; an edition adds some to others."""
    yield ("basis",), record.basis
    if alone:
        yield from ((("links", at, "basis"), link.basis) for at, link in enumerate(record.links))
        yield from (((*path, "basis"), item.basis) for path, item in _items(record))


def _codes(record: Record) -> Iterator[tuple[Steps, str, str | None]]:
    yield ("code",), record.code, record.basis
    for path, item in _items(record):
        if item.code:
            yield (*path, "code"), item.code, item.basis


def _items(record: Record) -> Iterator[tuple[Steps, Item]]:
    for number, section in enumerate(record.sections if isinstance(record, SheetRecord) else ()):
        for index, item in enumerate(section.items):
            yield ("sections", number, "items", index), item
