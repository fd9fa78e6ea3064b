"""A sheet as a plain table, for spreadsheets and for programs that gather filled-in sheets.

A row for each place to fill in, under the key that the screen and its saved files use, so that
tables of many offices can be laid on top of one another.

The text begins with a byte order mark: without it Excel takes UTF-8 for the code page of the
computer and spoils every letter outside ASCII. Programs read it as `utf-8-sig`.

Each row says of which edition and version it is, since rows of many may end up in one table. In an
edition of a region it also says what the edition changed, and what the base says there.

A cell that a spreadsheet could take for a formula is given an apostrophe in front. So is a cell
that begins with an apostrophe: to get the text back, take away one apostrophe where there is one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.changed import changed_on, concerns, told
from strategy_playbook.export.imprint import citations, imprint_of
from strategy_playbook.sheets import Line, Part, Place, Sheet, State

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def sheet_csv(sheet: Sheet, catalogue: Catalogue, state: State | None = None) -> str:
    """Return a sheet as a table of comma-separated values.

    Args:
        sheet: The checklist or form.
        catalogue: Where the records and words come from.
        state: What is filled in, by key; without it the sheet is blank.

    Returns:
        The text, from the byte order mark on; lines end as RFC 4180 asks.
    """
    words, printing = catalogue.labels.words, catalogue.labels.printing
    head: tuple[str, ...] = (
        *(words.section, words.code, printing.item, printing.citation, printing.basis),
        *(printing.blanks, words.options, printing.key, printing.entry),
    )
    if catalogue.edition:
        said = catalogue.labels.editions
        head = (*head, said.changed_here, said.base_text)
    head = (*head, catalogue.labels.editions.edition)
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    for row in (head, *_rows(sheet, catalogue, state or {})):
        writer.writerow(guarded(cell) for cell in row)
    return out.getvalue()


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def _rows(sheet: Sheet, catalogue: Catalogue, state: State) -> Iterator[tuple[str, ...]]:
    words, printing = catalogue.labels.words, catalogue.labels.printing
    comes = _comes(sheet, catalogue)

    def filled(place: Place) -> tuple[str, ...]:
        return place.label, "; ".join(place.options), place.key, str(state.get(place.key, ""))

    for part in sheet.parts:
        for line in part.lines:
            said = citations(line.source, catalogue), getattr(words, line.basis)
            about = (part.title, line.code, line.text, *said)
            if line.ticked:
                done = printing.yes if state.get(line.key) is True else ""
                answers = f"{printing.yes}; {printing.no}"
                yield (*about, printing.done, answers, line.key, done, *comes(part, line))
            for place in line.places:
                yield (*about, *filled(place), *comes(part, line))
        for number, row in enumerate(part.rows, 1):
            about = (part.title, "", str(number) if len(part.rows) > 1 else "", "", "")
            for place in row:
                yield (*about, *filled(place), *comes(part, None))


def _comes(sheet: Sheet, catalogue: Catalogue) -> Callable[[Part, Line | None], tuple[str, ...]]:
    """Return what gives the last cells of a row: what an edition changed, and who made it."""
    imprint, changes = imprint_of(catalogue), changed_on(sheet, catalogue)
    version = catalogue.labels.printing.version.format(version=imprint.version)
    made = "; ".join((imprint.edition, version, *imprint.made))
    if not catalogue.edition:
        return lambda part, line: (made,)

    def comes(part: Part, line: Line | None) -> tuple[str, ...]:
        found = [one for one in changes if concerns(one, part, line, sheet)]
        return told(found), "\n".join(one.before for one in found if one.before), made

    return comes
