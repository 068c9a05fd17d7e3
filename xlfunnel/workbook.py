"""
The port: the few things an action needs of a workbook.

Cells are addressed by table, header and the ordinal of the read; there are no
addresses, no DataFrames and no `save` here. Three adapters keep the same promises
(one contract test runs over all of them): Excel (`excel/`), the closed file
(`xlsx/`) and plain memory (`tests/memory.py`).

Promises:
- A read after a write sees what was written.
- Text is stored as text, whatever it looks like; nothing ever becomes a formula.
- A cell that holds a formula is not overwritten by `write`; it is left and told by `report`.
- An empty text is read as a blank (None).
- A wholly blank row is no row: it is never read, and `append` may fill it.
- Filled rows directly below a table belong to it; the adapter takes them in and tells so.
- Rows, columns, sheets and notes that are not ours stay as they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from xlfunnel.values.cell import Cell


@dataclass(frozen=True, slots=True)
class TableInfo:
    """
    A table as the workbook has it.

    Attributes:
        name: By which the other methods know it.
        sheet: The sheet it is on.
        headers: In sheet order, as they are shown.
        is_sorted: Whether the user has sorted it; `replace` then keeps that order.
    """

    name: str
    sheet: str
    headers: tuple[str, ...]
    is_sorted: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """
    Columns of one table, row by row in sheet order.

    Attributes:
        ordinals: One per row: how far below the first row of the table it stands, blank rows
            counted. Appended rows follow the last one; the rows of a replacement have no
            blank ones among them.
        columns: Header to cells, each list as long as `ordinals`.
        formulas: Header to the ordinals of cells that hold a formula, which `write` leaves.
    """

    ordinals: list[int]
    columns: dict[str, list[Cell]]
    formulas: dict[str, frozenset[int]] = field(default_factory=dict)


def by_header(rows: Sequence[Mapping[str, Cell]]) -> dict[str, list[Cell]]:
    """Return *rows* as columns; a row without one of the headers is blank there."""
    headers = dict.fromkeys(header for row in rows for header in row)
    return {header: [row.get(header) for row in rows] for header in headers}


class Workbook(Protocol):
    """A workbook that an action reads and writes."""

    def tables(self) -> dict[str, TableInfo]:
        """Return every table of the workbook by its name."""
        ...

    def adopt(self, name: str, headers: Collection[str]) -> TableInfo | None:
        """
        Make a table *name* where a header row stands without one.

        The first row in the workbook that holds at least 80 % of *headers*, outside any
        table, becomes the header row. None when there is no such row.
        """
        ...

    def read(self, table: str, headers: Iterable[str]) -> Rows:
        """Return the named columns of *table*; KeyError for an unknown table or header."""
        ...

    def write(self, table: str, columns: Mapping[str, Mapping[int, Cell]]) -> None:
        """Store cells: header to ordinal to value. Cells not named stay as they are."""
        ...

    def append(self, table: str, rows: Sequence[Mapping[str, Cell]]) -> None:
        """Add *rows* (header to value) below the last filled row; NoRoomError if blocked."""
        ...

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Mapping[str, Sequence[Cell]],
        keep: Collection[str] = (),
    ) -> None:
        """
        Replace the rows of a system table, keeping what people added to it.

        *columns* gives header to cells, all of one length; the headers in *key* are among
        them and match the rows. Columns that are not named, cell notes and row formats stay
        with their key. An old row whose key is not among the new ones goes, unless one of
        the *keep* columns or a column of the user's holds something: then it stays below;
        without new rows nobody can tell which columns are the user's, so *keep* has to name
        them. The order is that of *columns*, except in a table that the user has sorted:
        there old rows keep their order and new ones follow.
        """
        ...

    def link(self, table: str, header: str, most: int) -> None:
        """
        Let the first *most* cells of a column lead to the place they say, as `place` says it.

        It goes with a change of the table: links alone are no reason to write. In an open
        Excel, where each costs a call, there may be fewer.
        """
        ...

    def show(self, values: Mapping[str, Cell]) -> None:
        """
        Store what formulas of ours give beside them, for programs that do not calculate.

        *values* gives formula text, as the file has it without the leading `=`, to its
        result; None and "" are an empty text. The result goes with every formula of the
        workbook that reads exactly so, on whichever sheet; one that reads otherwise is the
        user's and is left. A program that calculates has no need of it and does nothing.
        """
        ...

    def place(self, table: str, header: str, ordinal: int) -> str:
        """Return where a cell is, as a person says it: `线索登记表!F12`."""
        ...

    def report(self, message: str, done: float | None = None) -> None:
        """Tell the user something; *done* (0 to 1) is how far a long run has come."""
        ...
