"""From a table in Excel to its state in Python: everything read once, in blocks."""

from dataclasses import dataclass, replace

import xlwings as xw

from xlfunnel.errors import NoRoomError
from xlfunnel.excel import native, reading
from xlfunnel.excel.cells import Column, is_blank
from xlfunnel.excel.talking import talking
from xlfunnel.tables.areas import MAX_ROWS, Area, cell_name
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import TablePart
from xlfunnel.values.cell import Cell

_ROWS_BELOW = 1_000  # read at once of what was typed below a table


@dataclass(slots=True)
class Loaded:
    """
    A table as it was read and as it shall be.

    Attributes:
        part: The table as Excel has it; of one yet to be made, header row and first row.
        as_read: Its columns down to the last row taken in, in sheet order.
        state: The same with all changes.
        are_notes_known: Whether it is known which rows carry a note.
    """

    part: TablePart
    as_read: list[Column]
    state: TableState
    are_notes_known: bool = False

    @property
    def rows(self) -> Area:
        """The data rows as they were read, those taken in included."""
        part = self.state.part
        return Area(part.first_row, part.area.left, part.last_row, part.area.right)

    def columns_of_formulas(self) -> list[int]:
        """Return the columns that hold a formula in every filled row, by their number."""
        rows = zip(*(column.cells for column in self.as_read), strict=True)
        filled = [slot for slot, row in enumerate(rows) if row.count(None) < len(row)]
        return [
            number
            for number, column in enumerate(self.as_read)
            if filled and all(slot in column.formulas for slot in filled)
        ]

    def due(self) -> int:
        """Return how many cells are to be written."""
        return sum(sum(flags) for flags in self.state.written.values())


def load(book: xw.Book, part: TablePart, others: list[Area], *, is_new: bool = False) -> Loaded:
    """
    Return *part* with all its rows, and the filled ones right below it.

    One block holds the table and the row below it, so most tables take two calls.

    Args:
        book: The open workbook.
        part: The table; it may have no table in Excel yet.
        others: Where other tables stand on its sheet.
        is_new: Whether the table is yet to be made.
    """
    with talking(book):
        sheet = book.sheets[part.sheet.name]
    last = max(part.last_row, part.first_row)
    rows = Area(part.first_row, part.area.left, last, part.area.right)
    more = 0 if part.has_totals or last == MAX_ROWS or _meet(rows, last + 1, others) else 1
    columns = reading.read(sheet, rows.down_to(last + more))
    size = last - part.first_row + 1
    taken_in = _taken_in(sheet, rows, columns, others) if more else 0
    for column in columns:
        _cut(column, size + taken_in)
    return Loaded(part, columns, _state(part, columns, size, taken_in, is_new=is_new))


def _taken_in(sheet: xw.Sheet, rows: Area, columns: list[Column], others: list[Area]) -> int:
    """Return how many rows right below *rows* can join: filled, and none of merged cells."""
    filled = _filled_below(sheet, rows, columns, others)
    if not filled:
        return 0
    with talking(sheet):
        below = Area(rows.bottom + 1, rows.left, rows.bottom + filled, rows.right)
        return native.rows_before_merged(sheet, below)


def _filled_below(sheet: xw.Sheet, rows: Area, columns: list[Column], others: list[Area]) -> int:
    """Return how many filled rows stand right below *rows*; *columns* grow by them."""
    size = rows.bottom - rows.top + 1
    while not any(_is_blank_row(columns, slot) for slot in range(size, len(columns[0].cells))):
        bottom = rows.top + len(columns[0].cells) - 1
        end = min([bottom + _ROWS_BELOW, MAX_ROWS, *_tops(rows, bottom + 1, others)])
        if end <= bottom:
            return bottom - rows.bottom
        for column, more in zip(
            columns,
            reading.read(sheet, Area(bottom + 1, rows.left, end, rows.right)),
            strict=True,
        ):
            start = len(column.cells)
            column.cells += more.cells
            column.formulas |= {start + place: text for place, text in more.formulas.items()}
    slots = range(size, len(columns[0].cells))
    return next(slot for slot in slots if _is_blank_row(columns, slot)) - size


def _is_blank_row(columns: list[Column], slot: int) -> bool:
    return all(column.cells[slot] is None for column in columns)


def _meet(rows: Area, row: int, others: list[Area]) -> bool:
    below = Area(row, rows.left, row, rows.right)
    return any(other.meets(below) for other in others)


def _tops(rows: Area, row: int, others: list[Area]) -> list[int]:
    """Return the rows above other tables that stand below *row*."""
    below = Area(row, rows.left, MAX_ROWS, rows.right)
    return [other.top - 1 for other in others if other.meets(below)]


def _cut(column: Column, count: int) -> None:
    del column.cells[count:]
    column.formulas = {slot: text for slot, text in column.formulas.items() if slot < count}


def _state(
    part: TablePart, columns: list[Column], size: int, taken_in: int, *, is_new: bool
) -> TableState:
    count = size + taken_in
    cells: dict[str, list[Cell]] = {
        header: list(column.cells) for header, column in zip(part.headers, columns, strict=True)
    }
    return TableState(
        part=replace(part, area=part.area.down_to(part.area.bottom + taken_in)),
        filled=[row.count(None) < len(row) for row in zip(*cells.values(), strict=True)],
        columns=cells,
        origin=list(range(count)),
        formulas={
            (slot, header)
            for header, column in zip(part.headers, columns, strict=True)
            for slot in column.formulas
        },
        noted=frozenset(),
        taken_in=taken_in,
        room=0,
        is_recreated=is_new,
    )


def check_room(book: xw.Book, part: TablePart, more: int, others: list[Area]) -> None:
    """Raise NoRoomError unless *part* can grow by *more* rows into blank cells, not merged."""
    facts = {"sheet": part.sheet.name, "table": part.name}
    if part.has_totals:
        raise NoRoomError("sheet.has_totals", **facts)
    below = Area(part.last_row + 1, part.area.left, part.last_row + more, part.area.right)
    if below.bottom > MAX_ROWS:
        raise NoRoomError("sheet.full", **facts)
    rows = [other.top for other in others if other.meets(below)]
    end = min([below.bottom, *(row - 1 for row in rows)])
    if end >= below.top:
        with talking(book):
            sheet = book.sheets[part.sheet.name]
        columns = reading.read(sheet, Area(below.top, below.left, end, below.right))
        if not is_blank(columns):
            rows.append(below.top + _first_filled(columns))
        with talking(sheet):
            free = native.rows_before_merged(sheet, replace(below, bottom=end))
        if free <= end - below.top:
            rows.append(below.top + free)
    if rows:
        raise NoRoomError("sheet.no_room", **facts, cell=cell_name(min(rows), part.area.left))


def _first_filled(columns: list[Column]) -> int:
    return min(
        slot
        for column in columns
        for slot, cell in enumerate(column.cells)
        if cell is not None or slot in column.formulas
    )
