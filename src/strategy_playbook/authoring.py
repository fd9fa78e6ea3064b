"""The macros that page authors use, and where in a page a mistake with one of them stands.

`Words` holds the macros without any engine; macros/ registers them. `render_page` runs a page
through a Jinja environment and reports every mistake with its line and column, not only the first.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, meta
from jinja2.nodes import Name

from strategy_playbook.editions.changes import unknown_variable
from strategy_playbook.editions.results import Hidden
from strategy_playbook.errors import CatalogueError, Issue, Location, did_you_mean
from strategy_playbook.escaping import escape
from strategy_playbook.models import Record
from strategy_playbook.render import Renderer

_MOST_MISTAKES = 100


class Words:
    """The macros: each takes ids and returns Markdown."""

    def __init__(self, renderer: Renderer) -> None:
        self._catalogue = renderer.catalogue
        self._render = renderer

    def record(self, id: str) -> str:
        """Show a whole record, as on its own page: summary, guidance and linked records."""
        found = self._get(id)
        if isinstance(found, Hidden):
            return self._render.left_out(found)
        return self._render.record(found)

    def cards(self, kind: str, principle: str | None = None) -> str:
        """Show the records of a kind as cards; `kind` is a plural such as `tools`."""
        return self._render.cards(self._of_kind(kind, principle))

    def table(self, kind: str, *columns: str, principle: str | None = None) -> str:
        """Show the records of a kind as a table with these fields as its columns."""
        return self._render.table(self._of_kind(kind, principle), columns)

    def link(self, id: str) -> str:
        """Link to a record: its title, with its code behind it."""
        return self._render.link(self._get(id))

    def field(self, id: str, name: str) -> str:
        """Show one field of a record; a field in a field is written as `guidance.why`."""
        found = self._get(id)
        if isinstance(found, Hidden):
            return self._render.left_out(found)
        return self._render.field(found, name)

    def term(self, id: str, words: str | None = None) -> str:
        """Link words to the glossary's explanation of them; without words, the term's title."""
        return self._render.term(self._get(id), words)

    def cite(self, citation: str) -> str:
        """Show a citation in words, linked to its source."""
        return self._render.citation(citation)

    def count(self, kind: str, principle: str | None = None) -> int:
        """Count the records of a kind, without those that an edition adds."""
        found = self._of_kind(kind, principle)
        return sum(record.basis != "regional" for record in found)

    def variable(self, name: str) -> str:
        """Show a variable of the edition, such as `hotline`; only pages of an edition have them."""
        edition = self._catalogue.edition
        variables = edition.file.variables if edition else {}
        if name not in variables:
            message, hint = unknown_variable(str(name), variables)
            issue = Issue("PB712", message, hint=hint if edition else "the base has no variables")
            raise CatalogueError([issue])
        return escape(variables[name])

    def view(self, name: str, **values: Any) -> str:
        """Show a view of the catalogue, such as `matrix`: any template in `templates/views/`."""
        return self._render.view(name, **values)

    def _get(self, id: str) -> Record | Hidden:
        """Return a record, or what is left of it: pages of the base name some that are hidden."""
        edition = self._catalogue.edition
        hidden = edition.hidden.get(id) if edition else None
        return hidden or self._catalogue.get(id)

    def _of_kind(self, kind: str, principle: str | None) -> list[Record]:
        if principle is not None and isinstance(self._get(principle), Hidden):
            return []
        return self._catalogue.of_kind(kind, principle)

    def macros(self) -> dict[str, Any]:
        """Return every macro by its name, in the order of this class."""
        names = [name for name in vars(type(self)) if not name.startswith("_")]
        return {name: getattr(self, name) for name in names if name != "macros"}


def page_environment(macros: Mapping[str, Any]) -> Environment:
    """Return what `render_page` needs where no engine brings an environment of its own."""
    # Pages are our own Markdown, and what macros return is escaped already.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701
    environment.globals.update(macros)
    return environment


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
    text = text.replace("\r\n", "\n")
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        place = Location(start.path, start.line + error.lineno - 1)
        words = re.sub(r" at \d+$", "", error.message or "")  # an offset that helps nobody
        return text, [Issue("PB405", f"macro call not understood: {words}", place)]
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
    for offset, kind, piece in _tokens(environment, text):
        if kind == "name" and previous != "." and piece in unknown:
            message = f'unknown macro or variable "{piece}"'
            yield Issue("PB401", message, _place(text, offset, start), did_you_mean(piece, known))
        if kind != "whitespace":
            previous = piece


def _collect(
    environment: Environment, variables: Mapping[str, Any], text: str, start: Location
) -> list[Issue]:
    """Render; at a mistake, note it, blank that expression and try again, to find the others."""
    issues: list[Issue] = []
    while len(issues) < _MOST_MISTAKES:
        spread, tags = _spread(environment, text)
        try:
            environment.from_string(spread).render(**variables)
            break
        except Exception as error:
            line = _template_line(error)
            tag = next((tag for tag in reversed(tags) if tag.line <= line), None)
            issues += _described(error, _place(text, tag.begin if tag else 0, start))
            if tag is None or tag.end is None:
                break
            blank = "".join(c if c == "\n" else " " for c in text[tag.begin : tag.end])
            text = text[: tag.begin] + blank + text[tag.end :]
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


@dataclass(frozen=True, slots=True)
class _Tag:
    """A ``{{ }}`` or ``{% %}``: its line in spread text, and its offsets in the page's own text."""

    line: int
    begin: int
    end: int | None


def _spread(environment: Environment, text: str) -> tuple[str, list[_Tag]]:
    """Break the line inside each tag, so that Jinja's line numbers tell the tags apart."""
    pieces, tags, done, begin = [], list[_Tag](), 0, 0
    for offset, kind, piece in _tokens(environment, text):
        end = offset + len(piece)
        if kind in ("variable_begin", "block_begin"):
            pieces.append(text[done:end])
            done, begin = end, offset
            tags.append(_Tag(text.count("\n", 0, end) + len(tags) + 2, begin, None))
        elif kind == "variable_end":
            tags[-1] = replace(tags[-1], end=end)
    return "\n".join([*pieces, text[done:]]), tags


def _tokens(environment: Environment, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each token as (offset, type, text), read by Jinja's own lexer."""
    offset = 0
    for _, kind, piece in environment.lexer.tokeniter(text, None):
        offset = text.index(piece, offset)  # the lexer leaves out spaces that a tag strips
        yield offset, kind, piece
        offset += len(piece)


def _place(text: str, offset: int, start: Location) -> Location:
    line = text.count("\n", 0, offset)
    return Location(start.path, start.line + line, offset - text.rfind("\n", 0, offset))
