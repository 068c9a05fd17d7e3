"""Tables as a formula is given them, and columns as it sees them."""

from collections.abc import Iterable, Mapping

from xlfunnel.formulas import Argument
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook


def upright(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Return *cells* as a column."""
    return [[cell] for cell in cells]


def cells_of(result: Argument) -> list[Cell]:
    """Return the cells of a column that a function gave."""
    assert isinstance(result, list), result
    return [row[0] for row in result]


def all_of(workbook: Workbook, table: str) -> list[list[Cell]]:
    """Return `Table[#All]` of a table in a workbook."""
    headers = list(workbook.tables()[table].headers)
    columns = workbook.read(table, headers).columns
    return [[*headers], *map(list, zip(*columns.values(), strict=True))]


def shipped(row: type[Row], language: Language = DEFAULT_LANGUAGE) -> list[list[Cell]]:
    """Return `Table[#All]` of a rule table as a new workbook has it."""
    return of_fields(row, shipped_rows(row, language), language)


def of_fields(
    row: type[Row],
    rows: Iterable[Mapping[str, Cell]],
    language: Language = DEFAULT_LANGUAGE,
) -> list[list[Cell]]:
    """Return *rows* (field to cell) with every header of the table above them."""
    columns = row.columns()
    headers: list[Cell] = [column.header(language) for column in columns]
    return [headers, *([line.get(column.field) for column in columns] for line in rows)]
