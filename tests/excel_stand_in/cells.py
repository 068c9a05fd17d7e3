"""What the cells of one sheet hold, each kind of content in a plane of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.entry import Value
from tests.excel_stand_in.number_formats import GENERAL

T = TypeVar("T")


@dataclass
class NoteText:
    """A note on a cell."""

    text: str
    author: str = ""


@dataclass
class Link:
    """A hyperlink of a cell: to an address, a place in the workbook, or both."""

    address: str = ""
    place: str = ""
    tip: str = ""


@dataclass(frozen=True)
class FontLooks:
    """A font; the colour is blue, green and red in one number, the underline one of Excel's."""

    name: str = "等线"
    size: float = 11.0
    is_bold: bool = False
    is_italic: bool = False
    color: int = 0
    underline: int = -4142  # none


PLAIN_FONT = FontLooks()
LINK_FONT = FontLooks(color=0xC16305, underline=2)


class Plane(Generic[T]):
    """One thing per cell; a cell that is not there has none."""

    def __init__(self) -> None:
        self.columns: defaultdict[int, dict[int, T]] = defaultdict(dict)

    def get(self, row: int, column: int) -> T | None:
        """Return what the cell has."""
        cells = self.columns.get(column)
        return cells.get(row) if cells else None

    def put(self, row: int, column: int, thing: T | None) -> None:
        """Give the cell something, or nothing."""
        if thing is not None:
            self.columns[column][row] = thing
        elif column in self.columns:
            self.columns[column].pop(row, None)

    def within(self, area: Area) -> Iterator[tuple[int, int, T]]:
        """Yield row, column and thing of the cells in *area* that have one, row by row."""
        found = [
            (row, column, thing)
            for column in sorted(self.columns)
            if area.column <= column <= area.right
            for row, thing in self.columns[column].items()
            if area.row <= row <= area.bottom
        ]
        yield from sorted(found, key=lambda cell: cell[:2])

    def clear(self, area: Area) -> None:
        """Take away what the cells in *area* have."""
        for column in self._columns(area):
            cells = self.columns[column]
            if area.height < len(cells):
                for row in area.rows():
                    cells.pop(row, None)
            else:
                for row in [row for row in cells if area.row <= row <= area.bottom]:
                    del cells[row]

    def shift(self, area: Area, by: int) -> None:
        """Move what stands in the columns of *area* from its first row on down by *by* rows."""
        for column in self._columns(area):
            cells = self.columns[column]
            self.columns[column] = {
                row + by if row >= area.row else row: thing for row, thing in cells.items()
            }

    def shift_across(self, area: Area, by: int) -> None:
        """Move what stands in the rows of *area* from its first column on right by *by*."""
        moved = [
            (row, column, thing)
            for column, cells in self.columns.items()
            if column >= area.column
            for row, thing in cells.items()
            if area.row <= row <= area.bottom
        ]
        for row, column, _ in moved:
            del self.columns[column][row]
        for row, column, thing in moved:
            self.columns[column + by][row] = thing

    def reorder(self, area: Area, order: Sequence[int]) -> None:
        """Put the rows of *area* in another order: the n-th becomes what row *order[n]* was."""
        for column in self._columns(area):
            cells = self.columns[column]
            old = {row: cells.pop(row) for row in area.rows() if row in cells}
            for place, source in enumerate(order):
                if area.row + source in old:
                    cells[area.row + place] = old[area.row + source]

    def _columns(self, area: Area) -> list[int]:
        return [column for column in self.columns if area.column <= column <= area.right]


class Cells:
    """
    The cells of a sheet.

    Attributes:
        values: What is shown; of a formula its last result.
        formulas: With their `=`.
        prefixed: True where an apostrophe marks text.
        formats: Number formats other than `General`.
        column_formats: What whole columns have, where a cell has none of its own.
        fonts: Where it is another than the plain one.
        unlocked: True where protection lets people write.
        notes, links: What is attached to a cell.
    """

    def __init__(self) -> None:
        self.values: Plane[Value] = Plane()
        self.formulas: Plane[str] = Plane()
        self.prefixed: Plane[bool] = Plane()
        self.formats: Plane[str] = Plane()
        self.fonts: Plane[FontLooks] = Plane()
        self.unlocked: Plane[bool] = Plane()
        self.notes: Plane[NoteText] = Plane()
        self.links: Plane[Link] = Plane()
        self.column_formats: dict[int, str] = {}

    def number_format(self, row: int, column: int) -> str:
        """Return the number format of a cell."""
        own = self.formats.get(row, column)
        return own or self.column_formats.get(column, GENERAL)

    def is_blank(self, area: Area) -> bool:
        """Return whether nothing is written in *area*."""
        return not any(
            area.row <= row <= area.bottom
            for plane in (self.values, self.formulas)
            for column in plane.columns
            if area.column <= column <= area.right
            for row in plane.columns[column]
        )

    def used(self) -> Area:
        """Return the smallest area that holds all that is written or formatted."""
        planes: list[Plane[Any]] = [self.values, self.formulas, self.formats, self.notes]
        rows = [row for plane in planes for cells in plane.columns.values() for row in cells]
        columns = [column for plane in planes for column, cells in plane.columns.items() if cells]
        if not rows:
            return Area(1, 1, 1, 1)
        top, left = min(rows), min(columns)
        return Area(top, left, max(rows) - top + 1, max(columns) - left + 1)

    def clear_contents(self, area: Area) -> None:
        """Take values and formulas away; formats, notes and links stay."""
        for plane in (self.values, self.formulas, self.prefixed):
            plane.clear(area)

    def planes(self) -> list[Plane[Any]]:
        """Return all of what travels with a cell."""
        return [
            self.values, self.formulas, self.prefixed, self.formats, self.fonts, self.unlocked,
            self.notes, self.links,
        ]  # fmt: skip

    def insert(self, area: Area, copied_from: int) -> None:
        """Make room at *area*; what stood there goes down, formats come from a row."""
        for plane in self.planes():
            plane.shift(area, area.height)
        looks: list[Plane[Any]] = [self.formats, self.fonts, self.unlocked]
        for plane in looks:
            for column in plane._columns(area):
                thing = plane.get(copied_from, column)
                for row in area.rows() if thing is not None else ():
                    plane.put(row, column, thing)

    def delete(self, area: Area) -> None:
        """Take *area* out; what stands below comes up."""
        for plane in self.planes():
            plane.clear(area)
            plane.shift(area, -area.height)
