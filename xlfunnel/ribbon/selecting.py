"""The rows that the user has selected, as rows of our tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlfunnel.errors import UsageError
from xlfunnel.ribbon.desk import Desk
from xlfunnel.schema.declare import Row
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell, CellError


@dataclass(frozen=True, slots=True)
class Picked:
    """
    What is selected.

    Attributes:
        table: The declaration of the table that the rows are in.
        rows: Each selected row as field to cell, in sheet order; a blank row is none, and a
            field that the table has no column for is left out. An error value says nothing, so
            it is None.
        is_one_cell: Whether the cursor merely rests in a cell.
    """

    table: type[Row]
    rows: Sequence[Mapping[str, Cell]]
    is_one_cell: bool


def picked(desk: Desk, fields: Sequence[str]) -> Picked | None:
    """Return what the selected rows hold in *fields*; None when they are in no table of ours."""
    selection = desk.workbook.selected()
    found = (b for b in desk.bindings.values() if selection and b.table_name == selection.table)
    binding = next(found, None)
    if selection is None or binding is None:
        return None
    headers = {field: binding.headers[field] for field in fields if field in binding.headers}
    columns = desk.workbook.cells(selection.table, selection.ordinals, list(headers.values()))
    rows = [
        {field: _said(columns[header][n]) for field, header in headers.items()}
        for n in range(len(selection.ordinals))
    ]
    filled = [row for row in rows if any(cell is not None for cell in row.values())]
    return Picked(binding.row, filled, selection.is_one_cell)


def check_leads(desk: Desk) -> None:
    """
    Tell what is wrong with 线索登记表, which may be why no row of it is selected.

    Raises:
        MissingTableError, MissingColumnError: It is not there, or lacks what it is known by.
        UsageError: It has its headers, but is no table any more.
    """
    is_table = Lead in desk.bindings
    binding = desk.records().binding(Lead)  # this makes do without a table
    if not is_table:
        raise UsageError("ribbon.no_table_any_more", sheet=binding.sheet)


def _said(cell: Cell) -> Cell:
    return None if isinstance(cell, CellError) else cell
