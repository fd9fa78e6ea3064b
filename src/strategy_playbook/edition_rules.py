"""Checks of names and marks that keep an edition's words apart from those of the base.

They are run with those of `rules`, which explains what a rule is.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_playbook.context import Context
from strategy_playbook.errors import Issue, Location
from strategy_playbook.models import Record


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
        if record.basis == "regional" and not context.is_regional(record):
            yield _regional(entry.locate(("basis",)))
        for index, link in enumerate(record.links if not context.prefix else ()):
            if link.basis == "regional":
                yield _regional(entry.locate(("links", index, "basis")))


RULES = (codes_bear_the_prefix, the_base_is_not_regional)


def _codes(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    yield ("code",), record.code, record.basis
    for number, section in enumerate(getattr(record, "sections", ())):
        for index, item in enumerate(getattr(section, "items", ())):
            if item.code:
                yield ("sections", number, "items", index, "code"), item.code, item.basis


def _regional(place: Location) -> Issue:
    return Issue("PB321", '"regional" is for editions only', place, "write text or editorial")
