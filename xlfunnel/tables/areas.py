"""Cell addresses and rectangular areas, as files and Excel write them (`B2:D9`, `$B$2:$D$9`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_COLUMNS = re.compile(r"^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$")
_ROWS = re.compile(r"^\$?(\d{1,7}):\$?(\d{1,7})$")


@cache
def letters(column: int) -> str:
    """Return the letters of the 1-based *column*: 1 is A."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, len(_ALPHABET))
        text = _ALPHABET[rest] + text
    return text


@cache
def column_number(text: str) -> int:
    """Return the 1-based number of column *text*: A is 1."""
    number = 0
    for letter in text:
        number = number * len(_ALPHABET) + _ALPHABET.index(letter) + 1
    return number


def cell_name(row: int, column: int) -> str:
    """Return the A1 name of a cell; both numbers count from 1."""
    return f"{letters(column)}{row}"


def split_cell(name: str) -> tuple[int, int] | None:
    """Return (row, column) of an A1 name, or None when it is none."""
    found = _CELL.match(name)
    if not found:
        return None
    row, column = int(found[2]), column_number(found[1].upper())
    return (row, column) if 1 <= row <= MAX_ROWS and column <= MAX_COLUMNS else None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> "Area | None":
        """Return the area written as *text* (`B2`, `B2:D9`, `B:D`, `2:9`), or None."""
        if whole := _COLUMNS.match(text):
            left, right = column_number(whole[1].upper()), column_number(whole[2].upper())
            return cls(1, min(left, right), MAX_ROWS, max(left, right))
        if whole := _ROWS.match(text):
            top, bottom = int(whole[1]), int(whole[2])
            return cls(min(top, bottom), 1, max(top, bottom), MAX_COLUMNS)
        first, _, second = text.partition(":")
        start, end = split_cell(first), split_cell(second or first)
        if start is None or end is None:
            return None
        return cls(
            min(start[0], end[0]), min(start[1], end[1]),
            max(start[0], end[0]), max(start[1], end[1]),
        )  # fmt: skip

    def __str__(self) -> str:
        start = cell_name(self.top, self.left)
        if (self.top, self.left) == (self.bottom, self.right):
            return start
        return f"{start}:{cell_name(self.bottom, self.right)}"

    def absolute(self) -> str:
        """Return it with dollar signs, as charts and defined names write it."""
        start = f"${letters(self.left)}${self.top}"
        if (self.top, self.left) == (self.bottom, self.right):
            return start
        return f"{start}:${letters(self.right)}${self.bottom}"

    @property
    def count(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def covers(self, other: "Area") -> bool:
        """Whether all cells of *other* lie in it."""
        return self.holds(other.top, other.left) and self.holds(other.bottom, other.right)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield (row, column) of every cell in it, row by row."""
        return product(range(self.top, self.bottom + 1), range(self.left, self.right + 1))

    def meets(self, other: "Area") -> bool:
        """Whether the two have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def overlap(self, other: "Area") -> "Area | None":
        """Return the cells the two have in common, None when there are none."""
        if not self.meets(other):
            return None
        return Area(
            max(self.top, other.top), max(self.left, other.left),
            min(self.bottom, other.bottom), min(self.right, other.right),
        )  # fmt: skip

    def down_to(self, bottom: int) -> "Area":
        """Return it ending at row *bottom* (never above its own top)."""
        return replace(self, bottom=max(bottom, self.top))


def stretches(numbers: Iterable[int]) -> list[range]:
    """
    Return *numbers*, in whatever order and each once, as runs without a gap, ascending.

    >>> stretches([7, 3, 4, 3])
    [range(3, 5), range(7, 8)]
    """
    found: list[range] = []
    for number in sorted(set(numbers)):
        if found and found[-1].stop == number:
            found[-1] = range(found[-1].start, number + 1)
        else:
            found.append(range(number, number + 1))
    return found
