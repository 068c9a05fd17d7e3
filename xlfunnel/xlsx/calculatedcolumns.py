"""Columns of a table whose formula goes on in new rows."""

from xlfunnel.tables.table import TablePart
from xlfunnel.xlsx.formulas import SheetFormulas, translated
from xlfunnel.xlsx.render import Formula


def calculated_columns(table: TablePart, formulas: SheetFormulas) -> dict[int, Formula]:
    """
    Return column number to the formula that new rows of *table* take over from its last row.

    Some programs do not note that a column is calculated; there a formula goes on that
    stands in the last two rows alike.
    """
    last = table.last_row
    found: dict[int, Formula] = {}
    for column in range(table.area.left, table.area.right + 1):
        text, noted = formulas.text_at(last, column), table.calculated.get(column)
        above = formulas.text_at(last - 1, column)
        goes_on = above and translated(above, (last - 1, column), (last, column)) == text
        if text and (noted or goes_on):
            cell = formulas.cells[last, column]
            found[column] = Formula(text, cell.kind == "array", cell.metadata)
        elif noted:
            found[column] = Formula(noted)
    return found
