"""One table of the schema as an Excel table: header, rows, formats and notes."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TypeAlias

from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.schema.declare import CellType, Column, Row
from xlfunnel.schema.guide import WRITERS, help_of
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.template.folding import folded_note
from xlfunnel.template.looks import (
    HAIRLINE,
    HEADER_HEIGHT,
    WRITER_COLOURS,
    as_header,
    as_value,
)
from xlfunnel.values.cell import Cell
from xlfunnel.values.text_width import lines_of

GivenRow: TypeAlias = Mapping[str, Cell]
GivenRows: TypeAlias = Mapping[type[Row], Sequence[GivenRow]]

_Looks: TypeAlias = dict[CellType, StyleArray]  # of one column

NOTE_WIDTH = 36  # characters to a line


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """
    A table where it stands.

    Attributes:
        row: Its declaration.
        sheet: Its worksheet.
        top: Row of its header.
        left: Its first column.
        given: The rows it holds; one blank row stands for none.
    """

    row: type[Row]
    sheet: Worksheet
    top: int
    left: int
    given: Sequence[GivenRow]

    @property
    def last_row(self) -> int:
        """The last data row."""
        return self.top + max(1, len(self.given))

    @property
    def area(self) -> str:
        """The whole table, such as `A1:N2`."""
        return self._from(self.top)

    @property
    def data_area(self) -> str:
        """All of the data cells, such as `A2:N2`."""
        return self._from(self.top + 1)

    def _from(self, row: int) -> str:
        right = get_column_letter(self.left + len(self.row.columns()) - 1)
        return f"{get_column_letter(self.left)}{row}:{right}{self.last_row}"

    def columns(self) -> list[tuple[str, Column]]:
        """Return the columns, each with its letter on the sheet."""
        columns = enumerate(self.row.columns(), self.left)
        return [(get_column_letter(number), column) for number, column in columns]

    def cells(self, letter: str) -> str:
        """Return the data cells of a column, such as `C2:C9`."""
        return f"{letter}{self.top + 1}:{letter}{self.last_row}"


def place(
    sheet: Worksheet,
    row: type[Row],
    given: Sequence[GivenRow],
    language: Language,
    *,
    top: int = 1,
    left: int = 1,
    has_filter: bool = True,
) -> PlacedTable:
    """Write table *row* with its header at (*top*, *left*)."""
    placed = PlacedTable(row, sheet, top, left, given)
    for letter, column in placed.columns():
        _write_header(sheet[f"{letter}{top}"], row, column, language)
        looks: _Looks = {}
        for number in range(top + 1, placed.last_row + 1):
            values = given[number - top - 1] if given else {}
            _write_value(sheet[f"{letter}{number}"], placed, column, values, language, looks)
    sheet.row_dimensions[top].height = HEADER_HEIGHT
    sheet.add_table(_table(placed, language, has_filter=has_filter))
    return placed


def _table(placed: PlacedTable, language: Language, *, has_filter: bool) -> Table:
    name = placed.row.table.name
    table = Table(displayName=name, name=name, ref=placed.area, totalsRowShown=False)
    table.tableColumns = [
        TableColumn(id=number, name=column.header(language))
        for number, column in enumerate(placed.row.columns(), 1)
    ]
    if has_filter:
        table.autoFilter = AutoFilter(ref=placed.area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return table


def _write_header(cell: SheetCell, row: type[Row], column: Column, language: Language) -> None:
    write_text(cell, column.header(language))
    as_header(
        cell,
        language,
        WRITER_COLOURS[column.writer],
        is_right_aligned=column.type.is_right_aligned,
        after_number=follows_number(row, column),
    )
    said = (
        WRITERS[column.writer].to(language),
        help_of(column, language),
        folded_note(row, column, language),
    )
    note = "\n".join(filter(None, said))
    lines = sum(lines_of(line, NOTE_WIDTH) for line in note.splitlines())
    cell.comment = Comment(note, "xlfunnel", height=20 * lines + 16, width=270)


def _write_value(
    cell: SheetCell,
    placed: PlacedTable,
    column: Column,
    values: GivenRow,
    language: Language,
    looks: _Looks,
) -> None:
    """Write a cell; cells of a kind share their look, which takes long to put together."""
    value, kind = values.get(column.field), kind_of(placed.row, column, values)
    if isinstance(value, str):
        write_text(cell, value)
    elif isinstance(value, bool | float | datetime):
        cell.value = value
    if kind not in looks:
        as_value(cell, language, kind, after_number=follows_number(placed.row, column))
        cell.border = HAIRLINE
        looks[kind] = cell._style  # type: ignore[attr-defined]  # the stubs lack it
    cell._style = copy(looks[kind])  # type: ignore[attr-defined]


def follows_number(row: type[Row], column: Column) -> bool:
    """Return whether the column to the left holds numbers, which stand at its right edge."""
    columns = row.columns()
    place = columns.index(column)
    return place > 0 and columns[place - 1].type.is_right_aligned


def write_text(cell: SheetCell, text: str) -> None:
    """Store *text* as text; openpyxl would make a formula of =1+1."""
    if text:
        cell.value = text
        cell.data_type = "s"


def kind_of(row: type[Row], column: Column, values: GivenRow) -> CellType:
    """Return the kind of a cell: its column's, but of a setting's value that of the setting."""
    if row is Setting and column.field == "value":
        return _kinds_of_settings().get(str(values.get("key")), column.type)
    return column.type


@cache
def _kinds_of_settings() -> dict[str, CellType]:
    """Return the kinds by the settings' names; all on one side, for they share a column."""
    return {
        name: replace(declared.type, is_right_aligned=False)
        for declared in parameters()
        for name in declared.names
    }
