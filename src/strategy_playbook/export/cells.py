"""The cells of a workbook: texts that are never formulas, places to fill in, lists, conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strategy_playbook.sheets import Place, State

CELL_LIMIT = 32_767
"""How many characters a cell holds."""

_ROW, _HIGHEST = 15, 409  # in points
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_INK, _GREY, _LINES, _HEAD, _CALL = "#1a1a1a", "#767676", "#8c8c8c", "#dfe7ee", "#fff2cc"
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINES}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "banner": {"bold": True, "font_color": "#9c1c1c"},
    "edition": {"bold": True, "font_color": _INK},
    "section": {"bold": True, "font_size": 12},
    "plain": {"text_wrap": True, "valign": "top"},
    "note": {"text_wrap": True, "valign": "top", "italic": True},
    "head": {**_CELL, "bold": True, "bg_color": _HEAD},
    "text": {**_CELL, "font_color": _INK},
    "entry": {**_CELL, "font_color": _INK, "num_format": "@"},
    "answer": {**_CELL, "font_color": _INK},
    "date": {**_CELL, "font_color": _INK, "num_format": "yyyy-mm-dd", "align": "left"},
    "marked": {**_CELL, "bold": True, "left": 5, "bg_color": "#ededed"},
    "none": {"bg_color": "#ededed", "border": 1, "border_color": _LINES},
    "grey": {"font_color": _GREY, "bg_color": "#ededed"},
    "call": {"bg_color": _CALL},
}

Validation = tuple[str, tuple[str, ...]]
"""What a cell takes: a choice of answers, or a date."""


class Cells:
    """Writes cells of one workbook and remembers what they take."""

    def __init__(self, book: Any, state: State) -> None:
        self._book = book
        self._state = state
        self._formats: dict[str, Any] = {}
        self._takes: dict[Validation, list[tuple[int, int]]] = {}
        self._lists: dict[tuple[str, ...], int] = {}

    def format(self, name: str) -> Any:
        """Return a format of the workbook by its name."""
        if name not in self._formats:
            self._formats[name] = self._book.add_format(_FORMATS[name])
        return self._formats[name]

    def text(self, worksheet: Any, row: int, column: int, text: str, form: str = "text") -> None:
        """Write text as text, whatever it begins with; a blank cell if there is none."""
        if text:
            worksheet.write_string(row, column, text[:CELL_LIMIT], self.format(form))
        else:
            worksheet.write_blank(row, column, None, self.format(form))

    def none(self, worksheet: Any, row: int, column: int) -> None:
        """Mark a cell as one that is not to be filled in."""
        worksheet.write_blank(row, column, None, self.format("none"))

    def place(self, worksheet: Any, row: int, column: int, place: Place) -> None:
        """Write a place to fill in, with what is filled in."""
        value = str(self._state.get(place.key, ""))
        if place.options:
            self.choice(worksheet, row, column, place.options, value)
        elif place.type == "date":
            self._takes.setdefault(("date", ()), []).append((row, column))
            try:
                day = date.fromisoformat(value)
            except ValueError:  # an example may say it in words
                self.text(worksheet, row, column, value, "date")
            else:
                worksheet.write_datetime(row, column, day, self.format("date"))
        else:
            self.text(worksheet, row, column, value, "entry")

    def choice(
        self, worksheet: Any, row: int, column: int, answers: Sequence[str], value: str
    ) -> None:
        """Write a cell that takes one of some answers."""
        self._takes.setdefault(("list", tuple(answers)), []).append((row, column))
        if value.isdecimal():  # what is chosen from a list of numbers is a number
            worksheet.write_number(row, column, int(value), self.format("answer"))
        else:
            self.text(worksheet, row, column, value, "answer")

    def grey(
        self, worksheet: Any, row: int, last: int, choice: str, answers: Sequence[str]
    ) -> None:
        """Grey a row out as long as a choice is none of some answers."""
        unlike = ",".join(f'{choice}&""<>{_quoted(answer)}' for answer in answers)
        rule = {"type": "formula", "criteria": f"=AND({unlike})", "format": self.format("grey")}
        worksheet.conditional_format(row, 0, row, last, rule)

    def call(
        self, worksheet: Any, row: int, column: int, choice: str, answers: Sequence[str]
    ) -> None:
        """Highlight a cell as long as it is empty although the choice calls for it."""
        like = ",".join(f'{choice}&""={_quoted(answer)}' for answer in answers)
        criteria = f"=AND(LEN(TRIM({written_at(row, column)}))=0,OR({like}))"
        rule = {"type": "formula", "criteria": criteria, "format": self.format("call")}
        worksheet.conditional_format(row, column, row, column, rule)

    def validate(self, worksheet: Any) -> None:
        """Tell a worksheet what its cells take; to be called when all of them are written."""
        for (kind, answers), cells in self._takes.items():
            first, *others = _ranges(cells)
            rule: dict[str, Any] = {"validate": kind, "other_cells": others}
            if kind == "list":
                rule["source"] = self._source(answers)
            else:  # a warning only, as a day may not be known yet
                between = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
                rule |= {**between, "error_type": "warning"}
            worksheet.data_validation(*first, rule)
        self._takes.clear()

    def write_lists(self) -> None:
        """Write the answers that cannot stand in a cell's rule to a hidden worksheet."""
        if not self._lists:
            return
        worksheet = self._book.add_worksheet(_LISTS)
        for answers, column in self._lists.items():
            for row, answer in enumerate(answers):
                worksheet.write_string(row, column, answer)
        worksheet.very_hidden()

    def _source(self, answers: tuple[str, ...]) -> list[str] | str:
        if not any(mark in answer for answer in answers for mark in ',"'):
            return list(answers)
        column = self._lists.setdefault(answers, len(self._lists))
        first, last = written_at(0, column), written_at(len(answers) - 1, column)
        return f"={_LISTS}!{first}:{last}"


_LISTS = "_lists"


def written_at(row: int, column: int) -> str:
    """Return how a formula names a cell, wherever it stands itself."""
    name, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return f"${name}${row + 1}"


def height(texts: Sequence[str], widths: Sequence[int], least: int = 1) -> int:
    """Return the height that texts in cells of some widths take, as not all programs see to it."""
    lines = [
        sum(1 + int(len(paragraph) * 1.15 / width) for paragraph in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    ]
    return min(_ROW * max(least, *lines), _HIGHEST)


def _ranges(cells: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return cells as ranges, each a run of cells below one another."""
    ranges: list[list[int]] = []
    for column, row in sorted((column, row) for row, column in cells):
        if ranges and ranges[-1][1:] == [column, row - 1, column]:
            ranges[-1][2] = row
        else:
            ranges.append([row, column, row, column])
    return ranges


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
