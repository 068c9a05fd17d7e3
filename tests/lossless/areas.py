"""Addresses and rectangles of cells."""

import re
from dataclasses import dataclass

Address = tuple[int, int]
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?(\d+)")


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(text: str) -> Address:
    """Return (row, column) of `B3` or `$B$3`; ValueError for anything else."""
    found = _CELL.fullmatch(text)
    if not found:
        raise ValueError(f"not a cell address: {text!r}")
    return int(found[2]), column_number(found[1])


def place(cell: Address) -> str:
    """Return `B3` for (3, 2)."""
    return f"{column_letters(cell[1])}{cell[0]}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, both ends included; empty when bottom is above top."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> "Area":
        """Read `A1`, `A1:B3`, `A:C` or `1:3`; ValueError for anything else."""
        first, _, last = text.partition(":")
        last = last or first
        if _CELL.fullmatch(first) and _CELL.fullmatch(last):
            (top, left), (bottom, right) = address(first), address(last)
            return cls(top, left, bottom, right)
        if _COLUMN.fullmatch(first) and _COLUMN.fullmatch(last):
            letters = first.strip("$"), last.strip("$")
            return cls(1, column_number(letters[0]), LAST_ROW, column_number(letters[1]))
        if _ROW.fullmatch(first) and _ROW.fullmatch(last):
            return cls(int(first.strip("$")), 1, int(last.strip("$")), LAST_COLUMN)
        raise ValueError(f"not an area: {text!r}")

    def __contains__(self, cell: Address) -> bool:
        return self.top <= cell[0] <= self.bottom and self.left <= cell[1] <= self.right

    def covers(self, other: "Area") -> bool:
        """Say whether every cell of *other* is in this area."""
        return (
            self.top <= other.top
            and self.left <= other.left
            and self.bottom >= other.bottom
            and self.right >= other.right
        )

    def within_columns_of(self, other: "Area") -> bool:
        """Say whether this area's columns are all columns of *other*."""
        return other.left <= self.left and self.right <= other.right


def sqref(text: str) -> list[Area]:
    """Read a blank-separated list of areas."""
    return [Area.parse(part) for part in text.split()]
