"""What a function is given: cells and columns made to fit together, and what does not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from xlfunnel.errors import XlfunnelError
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, CellError, midnight

Argument: TypeAlias = Cell | list[list[Cell]]

# A longer column is that of a whole sheet, which is blank below what the user has filled.
HALF_A_SHEET = 524_288

_PLAIN = frozenset({type(None), bool, float, str, datetime, CellError})


class BadArgumentError(XlfunnelError):
    """An argument that the function can do nothing with."""


def column_of(name: str, argument: Argument) -> list[Cell]:
    """
    Return the cells of a column, or of the one cell that *argument* is.

    Raises:
        BadArgumentError: It is more than one column.
    """
    if not isinstance(argument, (list, tuple)):
        return [plain(argument)]
    rows: Sequence[Any] = argument or [[None]]
    if not set(map(type, rows)) <= {list, tuple} or set(map(len, rows)) != {1}:
        raise BadArgumentError("functions.not_a_column", name=name)
    cells = [row[0] for row in rows]
    return cells if set(map(type, cells)) <= _PLAIN else list(map(plain, cells))


def plain(cell: Any) -> Cell:
    """Return *cell* as the project holds cells, whatever program it comes from."""
    if type(cell) in _PLAIN:
        known: Cell = cell
        return known
    if isinstance(cell, date):
        return midnight(cell)
    try:
        return float(cell)
    except (TypeError, ValueError, OverflowError):
        return str(cell)


def fitted(columns: Mapping[str, list[Cell]]) -> tuple[dict[str, list[Cell]], int]:
    """
    Return *columns* cut to what is filled of a whole sheet's, and how many rows they make.

    A column of one cell goes with every row of the others.

    Raises:
        BadArgumentError: Two are of different lengths.
    """
    lengths = {name: len(cells) for name, cells in columns.items() if len(cells) > 1}
    if len(set(lengths.values())) > 1:
        said = [f"{name} {length}" for name, length in lengths.items()]
        raise BadArgumentError("functions.lengths", lengths=" ≠ ".join(said))
    count = max(lengths.values(), default=1)
    if count <= HALF_A_SHEET:
        return dict(columns), count
    count = max(filled(columns[name]) for name in lengths) or 1
    return {name: cells[:count] for name, cells in columns.items()}, count


def filled(cells: Sequence[Cell]) -> int:
    """Return how many *cells* there are down to the last that is filled."""
    for row in range(len(cells) - 1, -1, -1):
        if cells[row] is not None and not is_blank(cells[row]):
            return row + 1
    return 0


def first_error(cells: Iterable[Cell]) -> CellError | None:
    """Return the first error value among *cells*."""
    return next((cell for cell in cells if isinstance(cell, CellError)), None)
