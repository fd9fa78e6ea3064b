"""Records in, Markdown or plain text out, by the templates beside this module.

Every value that a template prints is escaped unless a template made it, so text from the
catalogue is never taken for markup. Templates of an edition win over ours.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from strategy_playbook.agenda import agenda
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.course import RULES, plan
from strategy_playbook.editions.drift import drift
from strategy_playbook.editions.fields import meant
from strategy_playbook.editions.marks import Marks, marks_of
from strategy_playbook.editions.results import Hidden
from strategy_playbook.editions.wording import compare
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean
from strategy_playbook.escaping import escape
from strategy_playbook.field_types import FieldType, field_type
from strategy_playbook.figures import ring
from strategy_playbook.glossary import Glossary
from strategy_playbook.models import KINDS, Record
from strategy_playbook.names import BOOK, names_of, names_of_pack
from strategy_playbook.outline import check_citation, parse_citation
from strategy_playbook.overlay import ABSENT
from strategy_playbook.prose import title_of
from strategy_playbook.values import in_words, unshown, value_of


class Renderer:
    """Renders the records of one catalogue.

    Args:
        catalogue: The records.
        folders: Folders of templates that are searched before the package's own.
        root: The way from a page to the folder of all pages, as links begin with it: ``/`` where
            the engine reads a link from there, ``../`` for a page one folder down.
        files: The names of the files to take away that pages may link to, below files/.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Sequence[Path] = (),
        root: str = "/",
        files: Collection[str] = (),
    ) -> None:
        self.catalogue = catalogue
        self._folders = folders
        self.files = files
        self._glossary = Glossary(catalogue.of_kind("terms"))
        own = PackageLoader("strategy_playbook", "templates")
        loader = ChoiceLoader([FileSystemLoader(list(folders)), own])
        options: dict[str, Any] = {
            "loader": loader,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "auto_reload": False,  # a renderer lives for one build; preview makes a new one
        }
        self._markdown = Environment(autoescape=True, finalize=escape, **options)
        self._text = Environment(autoescape=False, **options)  # noqa: S701 # for a terminal
        for environment in (self._markdown, self._text):
            own_root = Markup(root)  # noqa: S704 # ours, not a value of the catalogue
            environment.globals.update(catalogue=catalogue, labels=catalogue.labels, root=own_root)
            environment.globals.update(words=catalogue.labels.words, ring=ring, plan=plan)
            environment.globals.update(names_of=names_of, names_of_pack=names_of_pack, book=BOOK)
            environment.globals.update(rules=RULES, files=files, agenda=agenda, kinds=KINDS)
            environment.globals.update(provenance=catalogue.provenance, said=catalogue.standing)
            environment.globals.update(marks=self._marks, drift=drift, compare=compare, meant=meant)
            environment.globals.update(title_of=title_of, absent=ABSENT, sheet=catalogue.sheet)
            environment.globals.update(field_type=field_type, text_field=FieldType())
            environment.filters["told"] = catalogue.standing
            environment.filters["place"] = self._place
            environment.filters["prose"] = self._prose
            environment.filters["in_words"] = partial(in_words, catalogue=catalogue)
            environment.tests["citation"] = lambda it: not check_citation(it, catalogue.sources)
            environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    def at(self, root: str) -> Renderer:
        """Return a renderer of the same catalogue whose links begin with another root."""
        return Renderer(self.catalogue, self._folders, root, self.files)

    def record(self, record: Record) -> str:
        """Return the body of a record's page, heading included, as Markdown."""
        before, after = self.catalogue.neighbours(record)
        return self._render(
            [f"records/{record.kind}.md.j2", "records/record.md.j2"],
            record=record,
            connections=unshown(self.catalogue, record),
            before=before,
            after=after,
            explained={record.id},
        )

    def page(self, record: Record) -> str:
        """Return the page of a record: front matter and the macro call that fills it."""
        return self._render(["page.md.j2"], record=record)

    def notice(
        self,
        path: str,
        kind: str,
        title: str,
        why: str,
        *,
        plural: str = "",
        record: Record | Hidden | None = None,
        anchors: Sequence[str] = (),
    ) -> str:
        """Return the page that stands where a record or a page was: why it went, where to go on.

        Args:
            path: The page's own path below docs/; it runs no macros, so its links begin there.
            kind: What happened, as in the labels: ``moved``, ``retired``, ``left_out`` and so on.
            title: What stood there.
            why: Why it went.
            plural: The plural of the record's kind.
            record: The record that a reader should see now.
            anchors: Those of the page that stood there.
        """
        values = {"kind": kind, "title": title, "why": why, "plural": plural, "record": record}
        root = Markup("../" * path.count("/"))  # noqa: S704 # ours, not a value of the catalogue
        return self._render(["notice.md.j2"], root=root, anchors=anchors, **values)

    def edition_page(self, name: str) -> str:
        """Return a page about the edition itself: front matter and the view that fills it."""
        return self._render(["edition.md.j2"], name=name)

    def style(self) -> str:
        """Return the style sheet with the colours of the catalogue's edition."""
        edition = self.catalogue.edition
        brand = edition.file.brand if edition else None
        return self._text.get_template("edition.css.j2").render(brand=brand)

    def cards(self, records: Sequence[Record]) -> str:
        """Return records as cards that link to their pages."""
        return self._render(["cards.md.j2"], records=records)

    def views(self) -> list[str]:
        """Return the names of all views."""
        names = self._markdown.list_templates(filter_func=_is_view)
        return [name.removeprefix("views/").removesuffix(".md.j2") for name in names]

    def view(self, name: str, **values: Any) -> str:
        """Return a view of the catalogue: a matrix, a board, a map, or whatever has a template.

        Args:
            name: The template's name in templates/views/, without its ending.
            values: What the template asks for.

        Raises:
            CatalogueError: PB407 if there is no such view.
        """
        known = self.views()
        if name not in known:
            hint = did_you_mean(name, known) or f"views: {', '.join(known)}"
            raise CatalogueError([Issue("PB407", f'there is no view "{name}"', hint=hint)])
        return self._render([f"views/{name}.md.j2"], explained=set(), **values)

    def table(self, records: Sequence[Record], columns: Sequence[str]) -> str:
        """Return records as a table; raises CatalogueError (PB403) for an unknown column."""
        rows = [[self._cell(record, column) for column in columns] for record in records]
        for column in columns:
            if not hasattr(self.catalogue.labels.words, column):
                message = f'the column "{column}" has no heading'
                hint = "add it to words in labels.yml"
                raise CatalogueError([Issue("PB403", message, hint=hint)])
        pairs = list(zip(records, rows, strict=True))
        return self._render(["table.md.j2"], pairs=pairs, columns=columns)

    def link(self, record: Record | Hidden) -> str:
        """Return a link to a record's page: its title, with the code behind it."""
        return self._render(["link.md.j2"], record=record).strip()

    def left_out(self, hidden: Hidden) -> str:
        """Return what stands where a page wants to show a record that the edition leaves out."""
        return self._render(["left_out.md.j2"], record=hidden).strip()

    def term(self, record: Record | Hidden, words: str | None = None) -> str:
        """Return a link to a term on these words, or on its title; for a hidden one, the words."""
        return self._render(["term.md.j2"], record=record, words=words or record.title).strip()

    def citation(self, citation: str) -> str:
        """Return a citation in words, linked to its source.

        Raises:
            CatalogueError: PB307 if the outline has no such place.
        """
        if problem := check_citation(citation, self.catalogue.sources):
            raise CatalogueError([Issue("PB307", f'the citation "{citation}" {problem}')])
        return self._render(["citation.md.j2"], citation=citation).strip()

    def field(self, record: Record, name: str) -> str:
        """Return one field of a record as Markdown: text on one line, a list as a list.

        Args:
            record: The record.
            name: The field, or a field in a field, such as ``guidance.why``.

        Raises:
            CatalogueError: PB403 if the record has no such field.
        """
        value = value_of(record, name)
        if isinstance(value, tuple):
            return self._render(["list.md.j2"], record=record, name=name, items=value)
        if value is None:
            return ""
        return self._render(["field.md.j2"], record=record, name=name, value=value).strip()

    def plain(self, record: Record) -> str:
        """Return a record as plain text for a terminal."""
        template = self._text.get_template("show.txt.j2")
        return template.render(record=record, connections=unshown(self.catalogue, record))

    def _cell(self, record: Record, column: str) -> Markup:
        value = value_of(record, column)
        if isinstance(value, tuple):
            return Markup("; ").join(escape(item) for item in value)
        return escape("" if value is None else value)

    def _marks(self, record: Record) -> Marks:
        return marks_of(self.catalogue.provenance(record))

    def _render(self, names: list[str], **values: Any) -> str:
        return self._markdown.select_template(names).render(**values)

    @pass_context
    def _prose(self, context: Context, text: str) -> Markup:
        """Escape text, and link each term of the glossary where the page first uses it."""
        pieces = [
            escape(piece) if record is None else self.term(record, piece)
            for piece, record in self._glossary.split(text, context["explained"])
        ]
        return Markup("".join(pieces))  # noqa: S704 # escaped piece by piece

    def _place(self, citation: str) -> dict[str, Any]:
        place = parse_citation(citation)
        source = self.catalogue.sources[place.source]
        return {"source": source, "unit": place.unit, "letter": place.letter, "item": place.item}


def _is_view(name: str) -> bool:
    return name.startswith("views/") and name.endswith(".md.j2")
