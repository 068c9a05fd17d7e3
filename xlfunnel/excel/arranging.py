"""Rows of a table in Excel put in another order, with all that is in and on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import xlwings as xw

from xlfunnel.errors import ExcelError
from xlfunnel.excel import native
from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import TablePart

_LABEL = re.compile(r"r\d{7}\.(\d+)")


@dataclass(slots=True)
class Standing:
    """
    A table of Excel while it is being changed.

    Attributes:
        size: How many data rows it has now.
        at: Per row, the slot it had when it was read; a higher number for a row added since.
        is_filter_lifted: Whether a filter of the user's had to go.
    """

    sheet: xw.Sheet
    part: TablePart
    size: int
    at: list[int] = field(default_factory=list)
    is_filter_lifted: bool = False

    @property
    def table(self) -> xw.main.Table:
        """The table itself."""
        return self.sheet.tables[self.part.name]

    def rows(self, start: int, end: int, columns: range | None = None) -> xw.Range:
        """Return the cells of the rows from *start* up to but not including *end*."""
        return native.range_of(self.sheet, self.area(start, end, columns))

    def area(self, start: int, end: int, columns: range | None = None) -> Area:
        """Return where those rows stand; *columns* counts from the table's first, None for all."""
        left, first = self.part.area.left, self.part.first_row
        some = columns if columns is not None else range(len(self.part.headers))
        return Area(first + start, left + some[0], first + end - 1, left + some[-1])

    def resize(self, size: int) -> None:
        """Let the table end after *size* rows; what stands below it stays."""
        part = self.part
        bottom = part.first_row + size - 1 + (1 if part.has_totals else 0)
        area = Area(part.area.top, part.area.left, bottom, part.area.right)
        self.table.resize(native.range_of(self.sheet, area))
        self.size = size

    def follow(self, model: int, end: int, what: str, columns: range | None = None) -> None:
        """Let the rows below row *model*, up to *end*, take over *what* it has: as xlwings says."""
        if end == model + 1:
            return
        source, target = self.rows(model, model + 1, columns), self.rows(model, end, columns)
        try:
            source.autofill(target, what)
        except Exception:  # a row that a filter hides cannot be dragged
            if not native.is_filtered(self.table):
                raise
            lift_filter(self)
            source.autofill(target, what)


class Order(NamedTuple):
    """
    How rows get into a new order.

    Attributes:
        kept_first: Slots of the rows that stay, in their new order, then of those that go.
        final: The rows that the table shall have, new ones where they shall stand.
        kept: How many stay.
    """

    kept_first: list[int]
    final: list[int]
    kept: int


def order_of(origin: Sequence[int | None], count: int) -> Order:
    """
    Return the order for *origin* (per new row its old slot or None) of *count* old rows.

    New rows take the places of those that go; a table grows by what is missing only.
    """
    staying = [slot for slot in origin if slot is not None]
    going = sorted(set(range(count)) - set(staying))
    kept_first = [*staying, *going] if going else list(range(count))
    grown = range(count, count + len(origin))
    free = iter([*kept_first[len(staying) :], *grown])
    final = [next(free) if slot is None else slot for slot in origin]
    return Order(kept_first, final, len(staying))


def arrange(standing: Standing, order: Sequence[int], column: int) -> bool:
    """
    Let Excel sort the rows of the table into *order* of their slots; rows not named come last.

    Excel's own sort takes values, formulas, formats and notes along; heights of rows stay. It
    sorts by labels put into *column* (counted from the table's first), which must hold no
    formula and is to be written anew afterwards.

    Returns:
        Whether anything moved, so that the column holds labels now.

    Raises:
        ExcelError: Excel has not put the rows in order.
    """
    named = set(order)
    wanted = [*order, *(slot for slot in standing.at if slot not in named)]
    if wanted == standing.at:
        return False
    rank = {slot: number for number, slot in enumerate(wanted)}
    standing.rows(0, standing.size, range(column, column + 1)).raw_value = [
        [f"r{rank[slot]:07d}.{slot}"] for slot in standing.at
    ]
    table = standing.table
    keys = native.sort_keys(table)
    for _ in range(2):
        table.sort(column + 1)
        native.set_sort_keys(table, keys)
        look_up(standing, column)
        if standing.at == wanted:
            return True
        standing.rows(0, standing.size).rows.hidden = False  # hidden rows do not take part
    raise ExcelError("excel.no_order", sheet=standing.part.sheet.name)


def look_up(standing: Standing, column: int) -> None:
    """Find out where each row is now, if *column* holds the labels of `arrange`."""
    cells = standing.rows(0, standing.size, range(column, column + 1))
    labels = [_LABEL.fullmatch(str(text)) for text in cells.options(ndim=1).value]
    slots = [int(label[1]) for label in labels if label is not None]
    if len(slots) == standing.size:
        standing.at = slots


def lift_filter(standing: Standing) -> None:
    """Show what a filter hides, which Excel would not sort."""
    if native.is_filtered(standing.table):
        native.show_all_rows(standing.table)
        standing.is_filter_lifted = True
