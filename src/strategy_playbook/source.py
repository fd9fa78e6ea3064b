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
from strategy_playbook.syntax import in_plain_words, is_at_its_beginning
from strategy_playbook.textfile import MAYBE_DEEP, SIZE_LIMIT, decode, hazards, may_nest_deeply

DEPTH_LIMIT = 16
"""Levels of lists and mappings inside one another; records need about five."""

_MAYBE_ANCHOR = re.compile(r"[&*](?<!\w[&*])[^\s\[\]{},]")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
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
        missing = node.start_mark.index == node.end_mark.index
        if missing and node.start_mark.line != place.start_mark.line:
            key = True  # a value that is not there has no place; the parser puts it further down
        return _location(self.path, place if key else node)

    def covers(self, path: Path_, place: Location) -> bool:
        """Return whether a place lies in the value at ``path``, or is its key."""
        node, key = self._walk(path)
        end = _mark(self.path, node.end_mark)
        return _location(self.path, key) <= place and (place < end or place == self.locate(path))

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


def read(file: Path, name: str, most: int = SIZE_LIMIT) -> Document:
    """Read one YAML file.

    Args:
        file: The file.
        name: How messages name it.
        most: How many bytes it may have.

    Raises:
        CatalogueError: with every problem found in the file (PB101 to PB112).
    """
    return parse(decode(file, name, most), name)


def parse(text: str, name: str) -> Document:
    """Turn YAML text into a located document; raises as `read` does."""
    issues = [*hazards(text, name)] or [*_events(text, name)]
    if issues:
        raise CatalogueError(issues)
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise CatalogueError([_syntax_issue(error, name, text)]) from error
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


def _events(text: str, name: str) -> Iterator[Issue]:
    """Find anchors, aliases and great depth from the parser's events, which it yields in a loop.

    That is slow, so it is skipped where the text can hold none of them.
    """
    if not (_MAYBE_ANCHOR.search(text) or may_nest_deeply(text)):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if anchor := getattr(event, "anchor", None):
                sign = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
                message = f"{sign}{shortened(anchor)} is not allowed"
                place = _mark(name, event.start_mark)
                yield Issue("PB107", message, place, "write the value out; quote text with & or *")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAYBE_DEEP:
                yield _too_deep(_mark(name, event.start_mark))
                return
    except yaml.MarkedYAMLError as error:
        yield _syntax_issue(error, name, text)


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


def _syntax_issue(error: yaml.MarkedYAMLError, name: str, text: str) -> Issue:
    problem, context = error.problem or "", error.context or ""
    end, begin = error.problem_mark or error.context_mark, error.context_mark
    mark = end
    if end and begin and is_at_its_beginning(context, lines=end.line - begin.line):
        mark = begin
    lines = text.splitlines()
    if mark is None:
        place = Location(name)
    elif mark.line < len(lines):
        place = _mark(name, mark)
    else:  # the parser found out after the end
        place = Location(name, len(lines), len(lines[-1]) + 1)
    if "single document" in context:
        message = "the file holds more than one YAML document"
        return Issue("PB111", message, place, "remove the line ---")
    message, hint = in_plain_words(problem, context)
    return Issue("PB104", message, place, hint)


def _too_deep(place: Location) -> Issue:
    message = f"lists and fields are nested more than {DEPTH_LIMIT} levels deep"
    return Issue("PB103", message, place, "check the brackets and the indentation")


def _location(name: str, node: Node) -> Location:
    return _mark(name, node.start_mark)


def _mark(name: str, mark: Any) -> Location:
    return Location(name, mark.line + 1, mark.column + 1)


def dumped(value: Any) -> str:
    """Return plain values as YAML that reads back as the same; long lines stay whole."""
    plain = yaml.dump(
        value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100_000
    )
    return str(plain).removesuffix("...\n")
