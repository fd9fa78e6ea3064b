"""The whole playbook as one PDF: cover, contents, every record in reading order, index of codes.

A record stands there once. Where another one names it, its code, title and page are printed. Pages
are known only when all is laid out, so the book is made twice: to leave it to the styles to print
the numbers takes several times as long, and much more memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from strategy_playbook.agenda import agenda
from strategy_playbook.catalogue import Catalogue, Connection
from strategy_playbook.context import MADE_OF
from strategy_playbook.export.changed import changed
from strategy_playbook.export.imprint import Imprint
from strategy_playbook.export.pdf import Paper, html_pdf, print_environment
from strategy_playbook.models import Basis, Record
from strategy_playbook.names import BOOK

PARTS: dict[str, tuple[str, ...]] = {
    "ways": ("roles",),
    "strategy": (
        "stages",
        "dimensions",
        "risks",
        "principles",
        "objectives",
        "tools",
        "structures",
        "indicator-rules",
        "enquiries",
    ),
    "training": ("stages", "themes", "practices", "methods", "questions"),
    "take_away": ("checklists", "forms", "sessions", "workshops", "examples"),
    "group": ("topics", "recommendations"),
    "reference": ("articles", "terms", "works"),
}
"""The kinds of each part of the book; a part's title is among the words of the book."""

WITHIN = {"points": "within", "concepts": "taught"}
"""Kinds that have no chapter, by the relation to the record that they are printed with."""

_TRIES = 4
"""How often the book is made at most. Twice is enough, as space is kept for the numbers."""

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records that stand under one heading.

    Attributes:
        id: Its name in links.
        title: Its heading.
        intro: What the records are, in a sentence.
        records: The records.
    """

    id: str
    title: str
    intro: str
    records: tuple[Record, ...]

    @property
    def plural(self) -> str:
        """The plural of the kind."""
        return self.records[0].plural


@dataclass(frozen=True, slots=True)
class Division:
    """A part of the book.

    Attributes:
        id: Its name in links, and among the words of the book.
        title: Its heading.
        chapters: Its chapters; none is empty.
    """

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Companions:
    """Records that stand to another one in the same way.

    Attributes:
        words: How they stand to it.
        basis: Whether the paper joins them or we do.
        records: The records, in reading order.
    """

    words: str
    basis: Basis
    records: tuple[Record, ...]


def book_pdf(catalogue: Catalogue, imprint: Imprint, *, paper: Paper = "A4") -> bytes:
    """Return the playbook as a PDF file.

    Args:
        catalogue: The records and the words.
        imprint: Where the file comes from.
        paper: The size of the paper.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 or PB603 if something is missing.
    """
    pages: dict[str, int] = {}
    for _ in range(_TRIES):
        made = html_pdf(book_html(catalogue, imprint, pages, paper=paper), BOOK)
        before, pages = pages, _pages_of(made)
        if before == pages:
            break
    return made


def book_html(
    catalogue: Catalogue,
    imprint: Imprint,
    pages: Mapping[str, int] | None = None,
    *,
    paper: Paper = "A4",
) -> str:
    """Return the playbook as the HTML from which the PDF is made.

    Args:
        catalogue: The records and the words.
        imprint: Where the file comes from.
        pages: The page where each target of a link stands; without them, space is kept.
        paper: The size of the paper.
    """
    pages = pages or {}
    environment = print_environment(catalogue, imprint)
    environment.globals.update(
        agenda=agenda,
        companions=partial(companions, catalogue),
        pages=pages,
        within=partial(_within, catalogue),
    )
    template = environment.get_template("print/book.html.j2")
    return template.render(
        divisions=divisions(catalogue),
        differing=[record for record in catalogue.records.values() if changed(record, catalogue)],
        index=sorted(catalogue.records.values(), key=_by_code),
        paper=paper,
    )


def divisions(catalogue: Catalogue) -> list[Division]:
    """Return the parts of the book that have something to say, in reading order."""
    found = []
    for name, plurals in PARTS.items():
        chapters = tuple(c for plural in plurals for c in _chapters(catalogue, name, plural))
        if chapters:
            title = getattr(catalogue.labels.printing.volume, name)
            found.append(Division(f"part-{name}", title, chapters))
    return found


def companions(catalogue: Catalogue, record: Record) -> list[Companions]:
    """Return the records linked to one, but those that its entry in the book shows anyway."""
    groups: dict[tuple[str, Basis], list[Record]] = {}
    for end in _connections(catalogue, record):
        if not _is_shown(record, end):
            if end.relation in MADE_OF:
                words = catalogue.labels.printing.volume.used
            else:
                words = getattr(catalogue.labels.relations[end.relation], end.direction)
            records = groups.setdefault((words, end.basis), [])
            if end.record not in records:
                records.append(end.record)
    return [Companions(*key, tuple(records)) for key, records in groups.items()]


def _pages_of(made: bytes) -> dict[str, int]:
    """Return the page of each place in a PDF file that links lead to, and of its end."""
    import pikepdf

    with pikepdf.open(BytesIO(made)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places: Any = pikepdf.NameTree(pdf.Root.Names.Dests)
        found = {name: numbers[place[0].objgen] for name, place in places.items()}
        return found | {"end": len(pdf.pages)}


def _chapters(catalogue: Catalogue, part: str, plural: str) -> Iterator[Chapter]:
    """Yield the chapters of a kind: one, or one for each addressee of recommendations."""
    groups: dict[str, list[Record]] = {}
    for record in catalogue.of_kind(plural):
        if getattr(record, "cycle", part) == part:
            groups.setdefault(getattr(record, "addressee", ""), []).append(record)
    for number, (addressee, records) in enumerate(groups.items(), 1):
        labels = catalogue.labels.kinds[records[0].kind]
        title = f"{labels.many}: {addressee}" if addressee else labels.many
        yield Chapter(f"{part}-{plural}-{number}", title, labels.intro, tuple(records))


def _within(catalogue: Catalogue, record: Record) -> list[Record]:
    """Return the records that have no chapter of their own but stand with this one."""
    ends = _connections(catalogue, record)
    return [end.record for end in ends if end.direction == "back" and _belongs(end.record, end)]


def _connections(catalogue: Catalogue, record: Record) -> list[Connection]:
    return [end for ends in catalogue.connections(record).values() for end in ends]


def _belongs(record: Record, end: Connection) -> bool:
    return WITHIN.get(record.plural) == end.relation


def _is_shown(record: Record, end: Connection) -> bool:
    if end.direction == "back":
        return _belongs(end.record, end)
    return end.relation in MADE_OF | {"under"} or _belongs(record, end)


def _by_code(record: Record) -> list[tuple[int, str]]:
    """Return what puts codes in order: numbers in them by size."""
    pieces = _DIGITS.split(record.code)
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces if piece]
