"""Areas of cells and how they are written: `$A$1:$B$2,$D$4`."""

from __future__ import annotations

import re
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

_CELLS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?(\d+):\$?(\d+)")


class Area(NamedTuple):
    """A block of cells; rows and columns count from 1."""

    row: int
    column: int
    height: int
    width: int

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.row + self.height - 1

    @property
    def right(self) -> int:
        """The last column."""
        return self.column + self.width - 1

    @property
    def is_entire_rows(self) -> bool:
        """Whether it is as wide as the sheet."""
        return self.width == MOST_COLUMNS

    @property
    def is_entire_columns(self) -> bool:
        """Whether it is as high as the sheet."""
        return self.height == MOST_ROWS

    def rows(self) -> range:
        """Return the numbers of its rows."""
        return range(self.row, self.bottom + 1)

    def columns(self) -> range:
        """Return the numbers of its columns."""
        return range(self.column, self.right + 1)

    def moved(self, rows: int, columns: int = 0) -> Area:
        """Return the area as large, so many rows and columns further."""
        return self._replace(row=self.row + rows, column=self.column + columns)

    def meets(self, other: Area) -> Area | None:
        """Return the cells that both have; None without any."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        height = min(self.bottom, other.bottom) - row + 1
        width = min(self.right, other.right) - column + 1
        return Area(row, column, height, width) if height > 0 and width > 0 else None

    def holds(self, other: Area) -> bool:
        """Return whether all of *other* is in it."""
        return self.meets(other) == other

    def spanning(self, other: Area) -> Area:
        """Return the smallest area that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        bottom, right = max(self.bottom, other.bottom), max(self.right, other.right)
        return Area(row, column, bottom - row + 1, right - column + 1)

    def written(self, absolute_rows: bool = True, absolute_columns: bool = True) -> str:
        """Return it as Excel writes it."""
        down, across = "$" * absolute_rows, "$" * absolute_columns
        letters = [f"{across}{get_column_letter(n)}" for n in (self.column, self.right)]
        numbers = [f"{down}{n}" for n in (self.row, self.bottom)]
        if self.is_entire_columns:
            return ":".join(letters)
        if self.is_entire_rows:
            return ":".join(numbers)
        corners = [letter + number for letter, number in zip(letters, numbers, strict=True)]
        return corners[0] if self.height == self.width == 1 else ":".join(corners)


def parsed(text: str) -> list[Area] | None:
    """Return the areas that an address names, None if it is no address."""
    areas = [_parsed_one(part.strip()) for part in text.split(",")]
    return [area for area in areas if area] if all(areas) else None


def _parsed_one(text: str) -> Area | None:
    if cells := _CELLS.fullmatch(text):
        left, top, right, bottom = cells.groups()
        return _between(top, left, bottom or top, right or left)
    if columns := _COLUMNS.fullmatch(text):
        return _between(1, columns[1], MOST_ROWS, columns[2])
    if rows := _ROWS.fullmatch(text):
        return _between(rows[1], "A", rows[2], get_column_letter(MOST_COLUMNS))
    return None


def _between(top: str | int, left: str, bottom: str | int, right: str) -> Area | None:
    columns = sorted(map(column_index_from_string, (left.upper(), right.upper())))
    rows = sorted((int(top), int(bottom)))
    if rows[0] < 1 or rows[1] > MOST_ROWS or columns[1] > MOST_COLUMNS:
        return None
    return Area(rows[0], columns[0], rows[1] - rows[0] + 1, columns[1] - columns[0] + 1)
