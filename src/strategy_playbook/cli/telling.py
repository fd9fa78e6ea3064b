"""What the commands for editions print: changes and drift, as text for people and as plain values.

Text is wrapped, and coloured only where a terminal shows it. A text of an edition or of its lock
can hold any character; none of them reaches the terminal as a command.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.drift import Drift
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import PAGES
from strategy_playbook.editions.pins import text_of
from strategy_playbook.editions.results import Applied
from strategy_playbook.editions.wording import compare
from strategy_playbook.folder import LABELS
from strategy_playbook.labels.editions import Editions
from strategy_playbook.models import Model
from strategy_playbook.overlay import ABSENT

_MARKS = {"out": ("[-", "-]", "red"), "in": ("{+", "+}", "green")}
_SIGNS = {"-": "red", "+": "green"}
_MOST_WORDS = 150
_HARMLESS = "\n\u200c\u200d\u200e\u200f"
"""Ends of lines, and what joins letters or says in which direction they run."""


def say(text: str, *, err: bool = False) -> None:
    """Print a line; in colour only on a terminal, and never if NO_COLOR is set."""
    click.echo(text, err=err, color=False if os.environ.get("NO_COLOR") else None)


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows in columns; whole numbers stand to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for cell, width in zip(row, widths, strict=True):
            gap = " " * (width - _width(cell))
            cells.append(gap + cell if cell.isdecimal() else cell + gap)
        yield "  ".join(cells).rstrip()


def harmless(text: str) -> str:
    """Return a text in which nothing can steer the terminal that shows it."""
    return "".join(c if c.isprintable() or c in _HARMLESS else _spelled_out(c) for c in text)


def differences(catalogue: Catalogue, edition: Edition) -> Iterator[str]:
    """Yield the lines that say what an edition changes, record by record."""
    words, titles = catalogue.labels.editions, _titles(catalogue, edition)
    shown = None
    for one in edition.applied:
        change = one.change
        if shown != (change.plural, change.id):
            yield ""
            yield click.style(harmless(titles.get(change.id, change.id)), bold=True)
            shown = (change.plural, change.id)
        deed = getattr(words.deeds, change.operation)
        yield f"  {deed} {change.field}".rstrip()
        yield from _wrapped(f"{words.reason}: {change.why}", "    ")
        if one.lost is not None:
            yield from _wrapped(f"{words.drifts.gone}: {one.lost}", "    ")
        for sign, value in _both(one):
            for line in _lines(value):
                yield from _wrapped(line, f"    {sign} ", _SIGNS[sign])


def differences_as_values(edition: Edition) -> list[dict[str, Any]]:
    """Return what an edition changes, for programs."""
    return [
        {
            "kind": one.change.plural,
            "id": one.change.id,
            "operation": one.change.operation,
            "field": one.change.field or None,
            "why": one.change.why,
            "reviewed": one.change.reviewed.isoformat() if one.change.reviewed else None,
            "base": None if one.base is ABSENT else one.base,
            "edition": _plain(one),
            "lost": one.lost,
            "place": str(one.change.origin.locate(key=True)),
        }
        for one in edition.applied
    ]


def drifted(one: Drift, words: Editions) -> Iterator[str]:
    """Yield the lines of one drift: the place, the base's words then and now, and the edition's."""
    yield harmless(str(one.issue()))
    if one.state == "changed":
        pieces = compare((one.was or "").strip(), (one.now or "").strip())
        marked = " ".join(_marked(kind, _cut(harmless(text))) for kind, text in pieces)
        yield from _said(words.now, marked, styled=True)
    elif one.now:
        yield from _said(words.now, _cut(one.now))
    elif one.was:
        yield from _said(words.then, _cut(one.was))
    if one.yours:
        yield from _said(words.yours, one.yours)


def drift_as_value(one: Drift) -> dict[str, Any]:
    """Return one drift, for programs."""
    issue = one.issue()
    return {
        "id": issue.id,
        "state": one.state,
        "key": one.key,
        "place": str(one.place),
        "was": one.was,
        "now": one.now,
        "yours": one.yours,
        "note": one.note,
    }


def _titles(catalogue: Catalogue, edition: Edition) -> Mapping[str, str]:
    hidden = {one.id: f"{one.code}  {one.title} ({one.id})" for one in edition.hidden.values()}
    records = catalogue.records.values()
    words = {LABELS: catalogue.labels.editions.words_changed}
    return hidden | {one.id: f"{one.code}  {one.title} ({one.id})" for one in records} | words


def _both(one: Applied) -> Iterator[tuple[str, Any]]:
    """Yield the base's value and the edition's, each with its sign."""
    operation, value = one.change.operation, one.change.value
    if operation in ("set", "hide") and one.change.plural != PAGES and one.base is not ABSENT:
        yield "-", one.base
    if operation == "remove":
        yield "-", value
    elif operation in ("set", "append"):
        yield "+", value
    elif operation in ("add", "move"):
        yield "+", _plain(one)


def _plain(one: Applied) -> Any:
    value = one.change.value
    if isinstance(value, Model):
        return {name: v for name, v in value.model_dump().items() if v is not None}
    if one.change.operation == "move":
        return {value[0]: value[1]}
    return None if one.change.operation in ("hide", "replace") else value


def _lines(value: Any) -> Iterator[str]:
    """Yield a value as lines: each text of a list is one, and what has fields is as in YAML."""
    for item in value if isinstance(value, list) else [value]:
        yield from text_of(item).rstrip("\n").split("\n")


def _said(what: str, text: str, *, styled: bool = False) -> Iterator[str]:
    """Yield a text behind a word that says whose it is; several lines stand below that word."""
    text = text.strip("\n")
    if "\n" not in text:
        yield from _wrapped(f"{what}: {text}", "    ", styled=styled)
        return
    yield f"    {what}:"
    yield from _wrapped(text, "      ", styled=styled)


def _marked(kind: str, text: str) -> str:
    if kind not in _MARKS:
        return text
    before, after, color = _MARKS[kind]
    return click.style(f"{before}{text}{after}", fg=color)


def _cut(text: str) -> str:
    """Return a text without its middle, if it is longer than anybody reads in a terminal."""
    words = re.findall(r"\S+\s*", text)
    if len(words) <= _MOST_WORDS:
        return text
    return "".join([*words[:30], "… ", *words[-10:]])


def _wrapped(
    text: str, indent: str, color: str | None = None, *, styled: bool = False
) -> Iterator[str]:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    under = " " * len(indent)
    for line in (text if styled else harmless(text)).split("\n"):
        inner = line[: len(line) - len(line.lstrip())]
        pieces = textwrap.wrap(
            line.strip(),
            max(width, 40),
            initial_indent=indent + inner,
            subsequent_indent=under + inner,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for piece in pieces:
            yield click.style(piece, fg=color) if color else piece


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)


def _spelled_out(character: str) -> str:
    return character.encode("unicode_escape").decode()
