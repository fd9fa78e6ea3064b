"""The items of a sheet as a table of a workbook: what they say, who says so, what is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.cells import Cells, height, written_at
from strategy_playbook.export.changed import MARKED, Changed, changed_on, concerns, told
from strategy_playbook.export.imprint import citations
from strategy_playbook.sheets import Line, Part, Place, Sheet, State

_WIDTHS = {"choice": 12, "scale": 9, "date": 12, "line": 20, "lines": 26, "sign": 20}
_FROZEN = 2  # columns that stay when one moves to the right: the section and the code

Column = tuple[str, int]
"""A column of places: their label, and how often the label stood before in the same line."""


@dataclass(frozen=True)
class ItemTable:
    """The table of the items of a sheet, a line each.

    Attributes:
        sheet: The checklist.
        catalogue: Where the records and words come from.
        state: What is filled in, by key.
    """

    sheet: Sheet
    catalogue: Catalogue
    state: State

    def write(self, worksheet: Any, cells: Cells, top: int) -> None:
        """Write the table to a worksheet.

        Args:
            worksheet: The worksheet.
            cells: What writes its cells.
            top: The row of the headings.
        """
        heads = [*self._told, *(label for label, _ in self._columns)]
        widths = [*self._told.values(), *self._columns.values()]
        if any(line.ticked for _, line in self._lines):
            heads.append(self.catalogue.labels.printing.done)
            widths.append(8)
        head = cells.format("head")
        columns = [{"header": name, "header_format": head} for name in _unlike(heads)]
        area = (top, 0, top + len(self._lines), len(heads) - 1)
        worksheet.add_table(*area, {"style": None, "columns": columns})
        worksheet.set_row(top, height(heads, widths))
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        for row, (part, line) in enumerate(self._lines, top + 1):
            self._write(worksheet, cells, row, part, line, len(heads))
            filled = [str(self.state.get(place.key, "")) for place in line.places]
            places = [self._columns[name] for name, _ in _columns(line)]
            texts = [*self._texts(part, line).values(), *filled]
            worksheet.set_row(row, height(texts, [*self._told.values(), *places]))
            if line.after:
                code, answers = line.after
                above = next(r for r, found in enumerate(self._lines) if _is(found, part, code))
                choice = written_at(top + 1 + above, self._asked(self._lines[above][1]))
                cells.grey(worksheet, row, len(heads) - 1, choice, answers)
        worksheet.freeze_panes(top + 1, _FROZEN)
        worksheet.repeat_rows(top)

    def _write(
        self, worksheet: Any, cells: Cells, row: int, part: Part, line: Line, end: int
    ) -> None:
        texts = self._texts(part, line)
        basis = self.catalogue.labels.printing.basis
        for column, head in enumerate(self._told):
            marked = head == basis and line.basis in MARKED
            cells.text(worksheet, row, column, texts[head], "marked" if marked else "text")
        for column in range(len(self._told), end):
            cells.none(worksheet, row, column)
        for name, place in _columns(line):
            column = self._column(name)
            cells.place(worksheet, row, column, place)
            if place.when:
                choice = written_at(row, self._asked(line))
                cells.call(worksheet, row, column, choice, place.when)
        if line.ticked:
            words = self.catalogue.labels.printing
            done = words.yes if self.state.get(line.key) is True else ""
            cells.choice(worksheet, row, end - 1, (words.yes, words.no), done)

    @cached_property
    def _lines(self) -> list[tuple[Part, Line]]:
        return [(part, line) for part in self.sheet.parts for line in part.lines]

    @cached_property
    def _told(self) -> dict[str, int]:
        """The headings and widths of what is told of an item; details only if any item has some."""
        words, printing = self.catalogue.labels.words, self.catalogue.labels.printing
        found = {words.section: 14, words.code: 8, printing.item: 36, printing.details: 36}
        found |= {printing.citation: 18, printing.basis: 11}
        if not any(self._details(line) for _, line in self._lines):
            del found[printing.details]
        if self.catalogue.edition:
            found[self.catalogue.labels.editions.changed_here] = 24
            found[words.code] = max(8, *(len(line.code) + 1 for _, line in self._lines))
        return found

    @cached_property
    def _columns(self) -> dict[Column, int]:
        """The columns of places in the order in which they first occur, with their widths."""
        found: dict[Column, int] = {}
        for _, line in self._lines:
            for name, place in _columns(line):
                found.setdefault(name, _WIDTHS[place.type])
        return found

    def _column(self, name: Column) -> int:
        return len(self._told) + list(self._columns).index(name)

    def _asked(self, line: Line) -> int:
        """Return the column of the choice on which other places and items depend."""
        return self._column(next(name for name, place in _columns(line) if place.type == "choice"))

    def _texts(self, part: Part, line: Line) -> dict[str, str]:
        words, printing = self.catalogue.labels.words, self.catalogue.labels.printing
        told = {
            words.section: part.title,
            words.code: line.code,
            printing.item: line.text,
            printing.details: self._details(line),
            printing.citation: citations(line.source, self.catalogue),
            printing.basis: getattr(words, line.basis),
            self.catalogue.labels.editions.changed_here: self._changed(part, line),
        }
        return {head: told[head] for head in self._told}

    def _changed(self, part: Part, line: Line) -> str:
        """Return what was changed; of a sheet added as a whole, no item need say so again."""
        found = (one for one in self._changes if concerns(one, part, line, self.sheet))
        return told([one for one in found if one.path or line.record])

    @cached_property
    def _changes(self) -> list[Changed]:
        return changed_on(self.sheet, self.catalogue)

    def _details(self, line: Line) -> str:
        words, found = self.catalogue.labels.printing, [*line.details]
        if line.note:
            found.append(line.note)
        if line.after:
            code, answers = line.after
            found.insert(0, words.only_after.format(code=code, answers=", ".join(answers)))
        for place in line.places:
            if place.when:
                when = words.if_answer.format(answers=", ".join(place.when))
                found.append(f"{when}: {place.label}")
        return "\n".join(found)


def _is(found: tuple[Part, Line], part: Part, code: str) -> bool:
    return found[0] is part and found[1].code == code


def _columns(line: Line) -> list[tuple[Column, Place]]:
    labels = [place.label for place in line.places]
    return [
        ((place.label, labels[:index].count(place.label)), place)
        for index, place in enumerate(line.places)
    ]


def _unlike(heads: list[str]) -> list[str]:
    """Return headings of which no two are the same, as a table asks."""
    found: list[str] = []
    for head in heads:
        name, number = head, 1
        while name.lower() in [other.lower() for other in found]:
            number += 1
            name = f"{head} {number}"
        found.append(name)
    return found
