"""
New rows of a table: many at once, column by column.

A new row takes over formats from the row above it, its model, and a height chosen for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from xlfunnel.xlsx.render import ROW, Renderer
from xlfunnel.xlsx.rowformats import ColumnStyles, row_attributes, row_style
from xlfunnel.xlsx.rowheights import Heights
from xlfunnel.xlsx.sheetxml import RowXml, SheetXml
from xlfunnel.xlsx.tablecells import TableCells

_ROWS_AT_ONCE = 2_000


class NewRows:
    """Makes new rows of one worksheet."""

    def __init__(self, sheet: SheetXml, renderer: Renderer, starts: Mapping[int, int]) -> None:
        """Take the worksheet, what writes its cells, and where the rows taken after start."""
        self._sheet = sheet
        self._renderer = renderer
        self._starts = starts
        self._column_styles = ColumnStyles(sheet)
        self._model_formats: dict[int, dict[int, bytes]] = {}

    def source(self, number: int) -> RowXml | None:
        """Return row *number* of the file: one that others take after."""
        return self._sheet.row_at(self._starts[number]) if number in self._starts else None

    def rows(self, table: TableCells, rows: range, heights: Heights) -> Iterator[bytes]:
        """Yield new rows of *table* that stand alone: by column, far quicker than by row."""
        attributes = self.model_attributes(table) or b' r="%s"' % ROW
        blanks = self.model_cells([table])
        for start in range(rows[0], rows[-1] + 1, _ROWS_AT_ONCE):
            some = range(start, min(start + _ROWS_AT_ONCE, rows[-1] + 1))
            cells = self._cells(table, some, attributes, blanks)
            made = self._renderer.rows(attributes, cells, some)
            yield b"".join(map(heights.fitted, some, made))

    def _cells(
        self, table: TableCells, rows: range, attributes: bytes, blanks: Mapping[int, bytes]
    ) -> list[Iterable[bytes]]:
        """Return the cells of new *rows* of *table*, column by column."""
        slots = slice(rows[0] - table.area.top, rows[-1] + 1 - table.area.top)
        columns: list[Iterable[bytes]] = []
        for column in sorted({*table.written, *blanks}):
            kept = self.blank(column, attributes, blanks)
            cells = self._renderer.column(column, kept)
            nothing = cells.of(None) if column in blanks else b""
            values = table.columns[column][slots] if column in table.written else ()
            if values.count(None) == len(values):
                columns.append(repeat(nothing, len(rows)))
            else:
                found = cells.all(values)
                if not nothing and kept:
                    found = [
                        b"" if v is None else cell for v, cell in zip(values, found, strict=True)
                    ]
                columns.append(found)
        return columns

    def model_attributes(self, table: TableCells) -> bytes:
        """Return the attributes of a new row of *table*, `ROW` in the place of its number."""
        model = self.source(table.model)
        return b"" if model is None else row_attributes(model.attributes, ROW)

    def model_cells(self, tables: Iterable[TableCells]) -> dict[int, bytes]:
        """Return what the cells of a new row keep of the rows it takes over formats from."""
        blanks: dict[int, bytes] = {}
        for table in tables:
            if table.area.left not in self._model_formats:
                self._model_formats[table.area.left] = self._formats_of_model(table)
            blanks |= self._model_formats[table.area.left]
        return blanks

    def _formats_of_model(self, table: TableCells) -> dict[int, bytes]:
        model = self.source(table.model)
        cells = self._sheet.cells(model)[0] if model is not None else {}
        return {
            column: b' s="%s"' % cell.attributes[b"s"]
            for column, cell in cells.items()
            if table.area.left <= column <= table.area.right and b"s" in cell.attributes
        }

    def blank(self, column: int, attributes: bytes, blanks: Mapping[int, bytes]) -> bytes:
        """Return what a cell that is not in the file keeps: of model, row or column format."""
        if column in blanks:
            return blanks[column]
        style = row_style(attributes) or self._column_styles[column]
        return b' s="%s"' % style if style else b""
