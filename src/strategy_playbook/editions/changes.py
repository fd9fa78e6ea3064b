"""The files of an overlay, as single changes: one record, one field, what to do, and why.

Names of variables in braces, as in ``{hotline}``, give way to their text here, so nothing that
comes later knows of them. Whatever an edition writes is marked as its own, never as the papers'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from strategy_playbook.errors import Issue, did_you_mean
from strategy_playbook.folder import LABELS
from strategy_playbook.models.editions import Operations
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import Document
from strategy_playbook.validate import fit, text_issues

Operation = Literal["add", "set", "append", "remove", "hide", "move", "replace"]

_VARIABLE = re.compile(r"{([^{}]*)}")
_OURS = ({"to", "relation"}, {"code", "text"}, {"record", "text"}, {"record", "note"})
"""What a link, and what an item of a checklist, is known by; these say on whose word they stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an edition does in one place.

    Attributes:
        plural: The plural of the record's kind, or ``labels`` or ``pages``.
        id: The record, or the path of a page.
        operation: What is done: a record added, hidden or moved, a field set, items of a list
            appended or removed, or a page replaced.
        field: The field, or a field in a field as in ``guidance.why``; empty for a whole record.
        value: What the edition writes; for a move, where to (``after`` or ``before``, and an id).
        why: Why, for readers.
        reviewed: When somebody last looked at it, if anybody said.
        origin: Where the value stands.
    """

    plural: str
    id: str
    operation: Operation
    field: str
    value: Any
    why: str
    reviewed: date | None
    origin: Origin

    @property
    def key(self) -> str:
        """The name under which the base's text is pinned."""
        return f"{self.id}.{self.field or self.operation}"


def changes_of(
    plural: str, document: Document, variables: Mapping[str, str]
) -> tuple[list[Change], list[Issue]]:
    """Split a file of an overlay into changes.

    Args:
        plural: What the file changes: the plural of a kind, or ``labels``.
        document: The file.
        variables: The edition's variables.

    Returns:
        The changes, in the order of the file, and the issues (PB201 to PB210, PB703, PB712).
    """
    if not isinstance(document.value, dict):
        hint = "begin each record with its id and a colon"
        message = "a file of an overlay is fields (id of a record: what to do)"
        return [], [Issue("PB203", message, document.locate(()), hint)]
    issues: list[Issue] = []
    whole = {LABELS: document.value} if plural == LABELS else document.value
    changes: list[Change] = []
    for id_, value in whole.items():
        origin = Origin(document, () if plural == LABELS else (id_,))
        if not isinstance(value, dict):
            hint = "write why, and what to do: set, append, remove, hide, add, after, before"
            issues.append(Issue("PB203", f"{id_} must be fields", origin.locate(), hint))
            continue
        operations, wrong = fit(Operations, value, Entry("overlay", value, origin))
        issues += wrong
        issues += text_issues(Entry("overlay", {"why": value.get("why")}, origin))
        if operations is None:
            continue
        if plural == LABELS and set(value) - {"why", "reviewed", "set"}:
            message = "labels can be set, and nothing else"
            issues.append(Issue("PB703", message, origin.locate()))
            continue
        if plural != LABELS:
            why = filled(operations.why, origin.below("why"), variables, issues)
            operations = operations.model_copy(update={"why": why})
        for change in _changes(plural, id_, operations, origin):
            own = change.value if plural == LABELS else _expanded(change, variables, issues)
            changes.append(replace(change, value=_marked(own, change.origin, issues)))
    return changes, issues


def _changes(plural: str, id_: str, does: Operations, origin: Origin) -> Iterator[Change]:
    def change(operation: Operation, field: str, value: Any, *path: str) -> Change:
        place = origin.below(*path)
        return Change(plural, id_, operation, field, value, does.why, does.reviewed, place)

    if does.add is not None:
        yield change("add", "", {**does.add}, "add")
    for operation, fields in (("set", does.set), ("remove", does.remove), ("append", does.append)):
        for field, value in fields.items():
            yield change(operation, field, value, operation, field)  # type: ignore[arg-type]
    for way in ("after", "before"):
        if anchor := getattr(does, way):
            yield change("move", "", (way, anchor), way)
    if does.hide:
        yield change("hide", "", does.unlink, "hide")


def expand(text: str, variables: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return a text with variables in place of their names, and the names that are unknown."""
    unknown = [name for name in _VARIABLE.findall(text) if name not in variables]
    return _VARIABLE.sub(lambda found: variables.get(found[1], found[0]), text), unknown


def unknown_variable(name: str, variables: Mapping[str, str]) -> tuple[str, str]:
    """Return a message and a hint for a name in braces that is no variable."""
    known = ", ".join(variables) or "none yet"
    hint = did_you_mean(name, variables) or f"variables in edition.yml: {known}"
    return f"there is no variable {{{name}}}", hint


def filled(text: str, origin: Origin, variables: Mapping[str, str], issues: list[Issue]) -> str:
    """Return a text with variables filled in; a name that is none is added to the issues (PB712).

    Args:
        text: The text.
        origin: Where it stands.
        variables: The edition's variables.
        issues: What was found so far.
    """
    result, unknown = expand(text, variables)
    for name in unknown:
        message, hint = unknown_variable(name, variables)
        issues.append(Issue("PB712", message, origin.locate(), hint))
    return result


def _expanded(change: Change, variables: Mapping[str, str], issues: list[Issue]) -> Any:
    def walk(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, str):
            return filled(value, change.origin.below(*path), variables, issues)
        if isinstance(value, list):
            return [walk(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, dict):
            return {name: walk(item, (*path, name)) for name, item in value.items()}
        return value

    return change.value if change.operation == "move" else walk(change.value, ())


def _marked(value: Any, origin: Origin, issues: list[Issue]) -> Any:
    """Return what an edition writes with its own mark on all that says on whose word it stands."""
    if isinstance(value, list):
        return [_marked(item, origin.below(index), issues) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    inner = {name: _marked(item, origin.below(name), issues) for name, item in value.items()}
    whole = origin.path[-1:] == ("add",)
    if value.get("basis", "regional") != "regional" and isinstance(value["basis"], str):
        message = f'an edition cannot say "basis: {value["basis"]}"'
        hint = "leave basis out; what an edition writes is marked as regional"
        issues.append(Issue("PB715", message, origin.locate(("basis",)), hint))
    elif whole or any(names <= set(value) for names in _OURS):
        inner["basis"] = "regional"
    return inner
