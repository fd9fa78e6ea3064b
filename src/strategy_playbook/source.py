"""YAML text in, plain values out, and for each value its line and column.

The only module that knows YAML. It accepts the small part of it that people need in a catalogue
(mappings, lists, text, true/false, null, decimal numbers) and refuses the rest with a located
issue: tags, anchors, aliases and merge keys can run code or blow up, and `no`, `on`, `012` or a
date turning into something else than text surprises everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from strategy_playbook.errors import CatalogueError, Issue, Location, shortened
from strategy_playbook.textfile import decode, hazards

DEPTH_LIMIT = 16
"""Levels of lists and mappings inside one another; records need about five."""

# The sign comes first in the pattern, and what may not stand before it second: that is faster.
_MAYBE_ANCHOR = re.compile(r"[&*](?<![^\s\[\]{},][&*])[^\s\[\]{},]")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
# What the parser says, what we say instead, and what to do; the first that fits counts.
_SYNTAX = (
    ("escape", "a backslash means something else in double quotes", "use single quotes"),
    ("while scanning a quoted", "this quotation has no end", "close it as it was opened"),
    ("while parsing a flow", "a bracket has no end, or a comma is missing", None),
    ("while scanning an alias", "text cannot begin with *", "put the text in quotes"),
    ("while scanning an anchor", "text cannot begin with &", "put the text in quotes"),
    ("tag handle", "text cannot begin with !", "put the text in quotes"),
    ("cannot start any token", "text cannot begin with this sign", "put the text in quotes"),
    (
        "mapping values are not allowed",
        "there is a second colon in this line, or the line is indented too far",
        "put text with a colon in quotes",
    ),
    ("while scanning a simple key", "this line is not a field", "write it as name: value"),
    (
        "while parsing a block",
        "this line does not fit those above it",
        "begin the fields of a record in one column; put a whole text in quotes, not a part",
    ),
)

_AT_ITS_BEGINNING = ("while scanning a simple key", "while scanning an a")  # alias, anchor
_WHEN_UNCLOSED = ("while scanning a quoted", "while parsing a flow")

Path_ = Sequence[str | int]


class _Composer(yaml.CSafeLoader):
    """The C parser without PyYAML's guesses about types: an untagged node has the tag ``""``.

    Only its nodes are used; `_construct` turns them into values, so no tag is ever acted on.
    """

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node that has none."""
        return ""


@dataclass(frozen=True)
class Document:
    """One YAML file: its values, and where each of them stands.

    Places are found by structure, on the parser's nodes. These are made again when the first place
    is asked for: most files have no mistake, and to keep all nodes costs more than to read twice.

    Attributes:
        path: The file's name as it is printed in messages, with forward slashes.
        text: The file's text.
        value: What the file says, as lists, dicts with text keys, text, numbers, booleans, None.
    """

    path: str
    text: str
    value: Any

    def locate(self, path: Path_, *, key: bool = False) -> Location:
        """Return where the value at ``path`` (keys and indexes from the root) stands.

        With ``key`` it is the place of the key itself. A path that leads further than the file
        does gives the last place on the way: for a missing field that is its mapping.
        """
        node, place = self._walk(path)
        return _location(self.path, place if key else node)

    def written(self, path: Path_) -> str | None:
        """Return a scalar as its author wrote it (``1.10``, not 1.1), or None for others."""
        node, _ = self._walk(path)
        return node.value if isinstance(node, ScalarNode) else None

    @cached_property
    def _root(self) -> Node:
        root: Node = _compose(self.text)
        return root

    def _walk(self, path: Path_) -> tuple[Node, Node]:
        node = place = self._root
        for step in path:
            pair = _step(node, step)
            if pair is None:
                break
            place, node = pair
        return node, place


def _step(node: Node, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read(file: Path, name: str) -> Document:
    """Read one YAML file.

    Args:
        file: The file.
        name: How messages name it.

    Raises:
        CatalogueError: with every problem found in the file (PB101 to PB112).
    """
    return parse(decode(file, name), name)


def parse(text: str, name: str) -> Document:
    """Turn YAML text into a located document; raises as `read` does."""
    issues = [*hazards(text, name)] or [*_anchors(text, name)]
    if issues:
        raise CatalogueError(issues)
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise CatalogueError([_syntax_issue(error, name)]) from error
    if root is None:
        hint = "write at least one record, or delete the file"
        raise CatalogueError([Issue("PB105", "the file is empty", Location(name), hint)])
    value = _construct(root, 1, name, issues)
    if issues:
        raise CatalogueError(issues)
    return Document(name, text, value)


def _compose(text: str) -> Any:
    """Return the root node, or None for an empty file."""
    return _Composer(text).get_single_node()


def _anchors(text: str, name: str) -> Iterator[Issue]:
    """Find anchors and aliases from the parser's events; skipped where there can be none."""
    if not _MAYBE_ANCHOR.search(text):
        return
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if anchor := getattr(event, "anchor", None):
                sign = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
                place = _mark(name, event.start_mark)
                message = f"{sign}{anchor} is not allowed"
                yield Issue("PB107", message, place, "write the value out; quote text with & or *")
    except yaml.MarkedYAMLError as error:
        yield _syntax_issue(error, name)


def _construct(node: Node, depth: int, name: str, issues: list[Issue]) -> Any:
    if node.tag:
        message = (
            f"the tag {shortened(node.tag.replace('tag:yaml.org,2002:', '!!'))} is not allowed"
        )
        issues.append(Issue("PB108", message, _location(name, node), "quote text with !"))
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if depth > DEPTH_LIMIT:
        issues.append(_too_deep(_location(name, node)))
        return None
    if isinstance(node, SequenceNode):
        return [_construct(child, depth + 1, name, issues) for child in node.value]
    return _mapping(node, depth, name, issues)


def _mapping(node: Node, depth: int, name: str, issues: list[Issue]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.tag or not key.value:
            hint = "a field's name is a plain word; put text with { in quotes"
            issues.append(Issue("PB109", "a key must be text", _location(name, key), hint))
        elif key.value == "<<" and not key.style:
            hint = "write the fields out"
            issues.append(Issue("PB107", "merge key << is not allowed", _location(name, key), hint))
        elif key.value in result:
            message = f'the key "{shortened(key.value)}" is here twice'
            issues.append(Issue("PB106", message, _location(name, key), "keep one of them"))
        else:
            result[key.value] = _construct(value, depth + 1, name, issues)
    return result


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    if node.style:  # quoted or a block: what stands there is meant as text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789":
        # A number too long to be one (PyYAML and Python limit these) stays text.
        if _INTEGER.fullmatch(text) and len(text) < 19:
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


def _syntax_issue(error: yaml.MarkedYAMLError, name: str) -> Issue:
    problem, context = error.problem or "not valid YAML", error.context or ""
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    if (mark and began) and (
        context.startswith(_AT_ITS_BEGINNING)
        or (context.startswith(_WHEN_UNCLOSED) and mark.line > began.line)
    ):
        mark = began
    place = _mark(name, mark) if mark else Location(name)
    if "single document" in context:
        message = "the file holds more than one YAML document"
        return Issue("PB111", message, place, "remove the line ---")
    for sign, words, hint in _SYNTAX:
        if sign in f"{context} {problem}":
            return Issue("PB104", words, place, hint)
    return Issue("PB104", f"not valid YAML: {problem}", place)


def _too_deep(place: Location) -> Issue:
    message = f"lists and fields are nested more than {DEPTH_LIMIT} levels deep"
    return Issue("PB103", message, place, "check the brackets and the indentation")


def _location(name: str, node: Node) -> Location:
    return _mark(name, node.start_mark)


def _mark(name: str, mark: Any) -> Location:
    return Location(name, mark.line + 1, mark.column + 1)
