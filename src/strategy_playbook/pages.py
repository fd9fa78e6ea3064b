"""The pages that nobody writes: one for each record, as front matter and a macro call.

An address that was once given out goes on to work: where a record was renamed, retired or hidden by
an edition stands a page that says so and leads on.

A page is a path below docs/ and a text, so any engine that reads Markdown files can use it. The
site's plugin adds them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_playbook.models import KINDS, Record
from strategy_playbook.render import Renderer

EDITION = "edition"
"""The folder of the pages about an edition itself."""
EDITION_PAGES = ("about", "drift")

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
    catalogue = renderer.catalogue
    for record in catalogue.records.values():
        yield Page(path_of(record), renderer.page(record))
    for gone in catalogue.retired:
        successor = catalogue.records.get(gone.successor or "")
        plural = PLURALS.get(gone.kind or "", successor.plural if successor else None)
        if plural:
            text = renderer.notice(gone.id, gone.why, successor)
            yield Page(f"{plural}/{gone.id}.md", text, apart=True)
    if catalogue.edition is None:
        return
    for hidden in catalogue.edition.hidden.values():
        text = renderer.notice(hidden.title, hidden.why)
        yield Page(f"{hidden.plural}/{hidden.id}.md", text, apart=True)
    for change in (one.change for one in catalogue.edition.pages()):
        if change.operation == "hide":
            text = renderer.notice(catalogue.labels.editions.hidden, change.why)
            yield Page(change.id, text, apart=True)
    for name in EDITION_PAGES:
        yield Page(f"{EDITION}/{name}.md", renderer.edition_page(name))


def edition_pages(renderer: Renderer) -> list[tuple[str, str]]:
    """Return the titles and paths of the pages about an edition itself."""
    titles = renderer.catalogue.labels.editions.pages
    return [(getattr(titles, name), f"{EDITION}/{name}.md") for name in EDITION_PAGES]
