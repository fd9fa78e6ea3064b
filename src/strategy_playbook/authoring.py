"""The macros that page authors use, and where in a page a mistake with one of them stands.

`Words` holds the macros without any engine; macros/ registers them. `render_page` runs a page
through a Jinja environment and reports every mistake with its line and column, not only the first.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta
from jinja2.nodes import Name

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.errors import CatalogueError, Issue, Location, did_you_mean
from strategy_playbook.render import Renderer

_MOST_MISTAKES = 100


class Words:
    """The macros: each takes ids and returns Markdown."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._render = Renderer(catalogue)

    def record(self, id: str) -> str:
        """Show a whole record, as on its own page: summary, guidance and linked records."""
        return self._render.record(self._catalogue.get(id))

    def cards(self, kind: str, principle: str | None = None) -> str:
        """Show the records of a kind as cards; `kind` is a plural such as `tools`."""
        return self._render.cards(self._catalogue.of_kind(kind, principle))

    def table(self, kind: str, *columns: str, principle: str | None = None) -> str:
        """Show the records of a kind as a table with these fields as its columns."""
        return self._render.table(self._catalogue.of_kind(kind, principle), columns)

    def link(self, id: str) -> str:
        """Link to a record: its title, with its code behind it."""
        return self._render.link(self._catalogue.get(id))

    def field(self, id: str, name: str) -> str:
        """Show one field of a record; a field in a field is written as `guidance.why`."""
        return self._render.field(self._catalogue.get(id), name)

    def cite(self, citation: str) -> str:
        """Show a citation in words, linked to its source."""
        return self._render.citation(citation)

    def count(self, kind: str, principle: str | None = None) -> int:
        """Count the records of a kind."""
        return len(self._catalogue.of_kind(kind, principle))

    def macros(self) -> dict[str, Any]:
        """Return every macro by its name, in the order of this class."""
        names = [name for name in vars(type(self)) if not name.startswith("_")]
        return {name: getattr(self, name) for name in names if name != "macros"}


def render_page(
    environment: Environment, variables: Mapping[str, Any], text: str, start: Location
) -> tuple[str, list[Issue]]:
    """Run the macros of a page.

    Args:
        environment: Holds the macros and filters; its undefined type should be strict.
        variables: The variables that the page may use.
        text: The page's Markdown, without front matter.
        start: The place of the text's first character in its file.

    Returns:
        The text with macros replaced, and the issues (PB401 to PB406). With issues the text is
        of no use.
    """
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        place = Location(start.path, start.line + error.lineno - 1)
        return text, [Issue("PB405", f"macro call not understood: {error.message}", place)]
    known = {*environment.globals, *variables}
    if any(name.name not in known for name in tree.find_all(Name)):
        unknown = meta.find_undeclared_variables(tree) - known
        if unknown:
            return text, list(_unknown(environment, text, start, unknown, known))
    try:
        code = environment.compile(tree)
        template = environment.template_class.from_code(
            environment, code, environment.make_globals(None)
        )
        return template.render(**variables), []
    except Exception:
        return text, _collect(environment, variables, text, start)


def _unknown(
    environment: Environment, text: str, start: Location, unknown: set[str], known: set[str]
) -> Iterator[Issue]:
    previous = ""
    for _, line, column, kind, piece in _pieces(environment, text):
        if kind == "name" and previous != "." and piece in unknown:
            place = Location(start.path, start.line + line - 1, column)
            message = f'unknown macro or variable "{piece}"'
            yield Issue("PB401", message, place, did_you_mean(piece, known))
        if kind != "whitespace":
            previous = piece


def _collect(
    environment: Environment, variables: Mapping[str, Any], text: str, start: Location
) -> list[Issue]:
    """Render; at a mistake, note it, blank that expression and try again, to find the others."""
    issues: list[Issue] = []
    while len(issues) < _MOST_MISTAKES:
        try:
            environment.from_string(text).render(**variables)
            break
        except Exception as error:
            line = _template_line(error)
            spans = [span for span in _spans(environment, text) if span[0] <= line <= span[1]]
            column = spans[0][2] if spans else 1
            place = Location(start.path, start.line + line - 1, column)
            issues += _described(error, place)
            if not spans:
                break
            text = _blank(text, spans[0][3], spans[0][4])
    return issues


def _described(error: Exception, place: Location) -> Iterator[Issue]:
    if isinstance(error, CatalogueError):
        for issue in error.issues:
            yield Issue(issue.id, issue.message, place, issue.hint)
    elif isinstance(error, TemplateError):
        yield Issue("PB401", f"unknown name: {error.message}", place)
    else:
        words = str(error).replace("Words.", "")
        yield Issue("PB406", f"the macro call failed: {words}", place, "see the page on macros")


def _template_line(error: Exception) -> int:
    """Return the line of the page at which rendering failed, from Jinja's own traceback."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if "__jinja_exception__" in frame.f_globals:
            return line
    return 1


def _pieces(environment: Environment, text: str) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield each token as (offset, line, column, type, text), read by Jinja's own lexer."""
    offset = 0
    for _, kind, piece in environment.lexer.tokeniter(text, None):
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        yield offset, line, column, kind, piece
        offset += len(piece)


def _spans(environment: Environment, text: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield each {{ expression }} as (first line, last line, column, begin, end)."""
    first = (0, 0, 0)
    for offset, line, column, kind, piece in _pieces(environment, text):
        if kind == "variable_begin":
            first = (line, column, offset)
        elif kind == "variable_end":
            yield first[0], line, first[1], first[2], offset + len(piece)


def _blank(text: str, begin: int, end: int) -> str:
    return text[:begin] + "".join(c if c == "\n" else " " for c in text[begin:end]) + text[end:]
