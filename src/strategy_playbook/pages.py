"""The pages that nobody writes: one for each record, as front matter and a macro call.

An address that was once given out goes on to work: where a record was renamed, retired or hidden by
an edition stands a page that says so and leads on.

A page is a path below docs/ and a text, so any engine that reads Markdown files can use it. The
site's plugin adds them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import MADE
from strategy_playbook.labels import Labels
from strategy_playbook.models import KINDS, Record
from strategy_playbook.prose import anchors_of, title_of
from strategy_playbook.render import Renderer

PLURALS = {model.kind: plural for plural, model in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page.

    Attributes:
        path: Its path below docs/, with forward slashes.
        text: Its Markdown.
        apart: Whether it stands in place of another page, so that no navigation names it.
    """

    path: str
    text: str
    apart: bool = False


def path_of(record: Record) -> str:
    """Return the path of a record's page below docs/."""
    return f"{record.plural}/{record.id}.md"


def pages(renderer: Renderer) -> Iterator[Page]:
    """Yield the page of every record, in reading order, and what stands in place of others."""
    for record in renderer.catalogue.records.values():
        yield Page(path_of(record), renderer.page(record))
    yield from _of_retired(renderer)
    edition = renderer.catalogue.edition
    if edition is None:
        return
    for hidden in edition.hidden.values():
        path = f"{hidden.plural}/{hidden.id}.md"
        plural = hidden.plural
        text = renderer.notice(path, "left_out", hidden.title, hidden.why, plural=plural)
        yield Page(path, text, apart=True)
    for one in edition.pages():
        if one.change.operation == "hide" and one.lost is None:
            path, why = one.change.id, one.change.why
            title, anchors = title_of(one.base) or path, anchors_of(one.base)
            text = renderer.notice(path, "page_left_out", title, why, anchors=anchors)
            yield Page(path, text, apart=True)
    for name, path in MADE.items():
        yield Page(path, renderer.edition_page(name))


def _of_retired(renderer: Renderer) -> Iterator[Page]:
    catalogue = renderer.catalogue
    hidden = catalogue.edition.hidden if catalogue.edition else {}
    for gone in catalogue.retired:
        id_ = gone.successor or ""
        successor = catalogue.records.get(id_) or hidden.get(id_)
        plural = PLURALS.get(gone.kind or "", successor.plural if successor else None)
        if plural:
            kind = "moved" if gone.renamed else "replaced" if successor else "retired"
            title = successor.title if successor and gone.renamed else gone.code
            path = f"{plural}/{gone.id}.md"
            text = renderer.notice(path, kind, title, gone.why, plural=plural, record=successor)
            yield Page(path, text, apart=True)


def edition_pages(renderer: Renderer) -> list[tuple[str, str]]:
    """Return the titles and paths of the pages about an edition itself."""
    titles = renderer.catalogue.labels.editions.pages
    return [(getattr(titles, name), path) for name, path in MADE.items()]


def banner(edition: Edition, labels: Labels) -> dict[str, Any]:
    """Return what every page of an edition says at its head.

    Returns:
        ``text``, and ``label`` for a link to ``page``; under ``own``, by their paths, what is said
        on pages that the edition wrote, behind the mark ``mark``. Of a page that the base has no
        more, nobody but the edition says anything.
    """
    words = labels.editions
    return {
        "text": words.banner,
        "label": words.differs,
        "page": MADE["about"],
        "mark": words.states.regional,
        "own": {
            one.change.id: getattr(words.own_pages, "add" if one.lost else one.change.operation)
            for one in edition.pages()
            if one.change.operation in ("add", "replace")
        },
    }
