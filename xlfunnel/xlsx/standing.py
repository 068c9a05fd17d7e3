"""
Rows that stand in the file, many of them changed at once, column by column.

Rows of a table look alike: the same cells with other numbers in them. So rows are sorted
by their layout, their cells put into columns, and a written column replaced as a whole.
A row that looks odd in any way is left to the walk over single cells.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from typing import NamedTuple

from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.render import ROW, Renderer, kept_attributes
from xlfunnel.xlsx.rowformats import covering
from xlfunnel.xlsx.sheetxml import RowXml, Tags, columns_called
from xlfunnel.xlsx.tablecells import TableCells

_CUT = b"\1"  # no XML holds this byte either
_DIGITS = b"0123456789.-"
_MOST_LAYOUTS = 10_000


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns the cells of a row stand in, in order."""

    columns: tuple[int, ...]
    has_formula: bool

    def is_within(self, area: Area) -> bool:
        """Whether all of them are columns of *area*."""
        columns = self.columns
        return not columns or (area.left <= columns[0] and columns[-1] <= area.right)


class PlainRow(NamedTuple):
    """A row with `ROW` in the place of its number, in its attributes and in its cells."""

    number: int
    attributes: bytes
    content: bytes
    layout: Layout

    def at(self, number: int) -> "PlainRow":
        """Return it moved to row *number*."""
        return self._replace(number=number)


class StandingRows:
    """Changes rows of one worksheet."""

    def __init__(self, tags: Tags, renderer: Renderer) -> None:
        self._tags = tags
        self._renderer = renderer
        self._layouts: dict[bytes, Layout | None] = {b"": Layout((), has_formula=False)}

    def plain(self, row: RowXml) -> PlainRow | None:
        """Return *row* with its number taken out; None when its cells are not plain to see."""
        number = b"%d" % row.number
        content = (row.content or b"").replace(number + b'"', ROW + b'"')
        # cells that differ in their numbers only have one layout
        shape = content.translate(None, _DIGITS)
        if shape not in self._layouts:
            if len(self._layouts) > _MOST_LAYOUTS:
                self._layouts.clear()
            self._layouts[shape] = self._layout(content)
        layout = self._layouts[shape]
        attributes = row.attributes.replace(b' r="%s"' % number, b' r="%s"' % ROW)
        # a format may have the number of the row; then it is not plain which is which
        if layout is None or content.count(ROW) != len(layout.columns) or ROW not in attributes:
            return None
        return PlainRow(row.number, attributes, content, layout)

    def _layout(self, content: bytes) -> Layout | None:
        tags = self._tags
        before, *cells = content.split(tags.cell_opening)
        if before or tags.extension in content:
            return None
        if content.count(tags.cell_opening_loose) != len(cells):
            return None
        columns = columns_called(tuple([cell[: cell.find(ROW)] for cell in cells]))
        has_formula = b"<%s" % tags.name("f") in content
        return None if columns is None else Layout(columns, has_formula)

    def changed(
        self,
        rows: Sequence[PlainRow | None],
        table: TableCells | None,
        default: Mapping[int, bytes],
    ) -> list[bytes | None]:
        """
        Return *rows* with what *table* writes to them; None where there is None.

        *default* gives what a new cell of each column keeps.
        """
        alike: defaultdict[tuple[bytes, tuple[int, ...]], list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            if row is not None:
                alike[row.attributes, row.layout.columns].append(place)
        built: list[bytes | None] = [None] * len(rows)
        for (attributes, columns), places in alike.items():
            some = [row for place in places if (row := rows[place]) is not None]
            cells = self._written(some, columns, table, default)
            if cells is None:
                contents: list[Iterable[bytes]] = [[row.content for row in some]]
            else:
                columns = tuple(sorted(cells))
                contents = [cells[column] for column in columns]
            numbers = [row.number for row in some]
            made = self._renderer.rows(covering(attributes, columns), contents, numbers)
            for place, done in zip(places, made, strict=True):
                built[place] = done
        return built

    def _written(
        self,
        rows: Sequence[PlainRow],
        columns: tuple[int, ...],
        table: TableCells | None,
        default: Mapping[int, bytes],
    ) -> dict[int, Sequence[bytes]] | None:
        """
        Return by column the cells of *rows* as they shall be, None when all stay.

        All *rows* have cells in the same *columns*.
        """
        slots = [row.number - table.area.top for row in rows] if table is not None else []
        due = table.written_at(slots) if table is not None else {}
        if table is None or not due:
            return None
        cells = self._cut(rows, columns)
        for column, flags in due.items():
            olds = cells.get(column)
            values = list(map(table.columns[column].__getitem__, compress(slots, flags)))
            written = list(compress(olds, flags)) if olds is not None else None
            news = self._cells(column, values, written, default[column])
            if 0 not in flags:
                cells[column] = list(news)
            else:
                kept, new = repeat(b"", len(flags)) if olds is None else olds, iter(news)
                cells[column] = [
                    next(new) if is_due else old for is_due, old in zip(flags, kept, strict=True)
                ]
        return cells

    def _cut(
        self, rows: Sequence[PlainRow], columns: tuple[int, ...]
    ) -> dict[int, Sequence[bytes]]:
        """Return the cells of *rows* by column: row after row, each has one in every column."""
        opening = self._tags.cell_opening
        content = b"".join([row.content for row in rows])
        cells = content.replace(opening, _CUT + opening).split(_CUT)[1:]
        return {column: cells[n :: len(columns)] for n, column in enumerate(columns)}

    def _cells(
        self, column: int, values: Sequence[Cell], olds: Sequence[bytes] | None, default: bytes
    ) -> Iterable[bytes]:
        """Return the cells holding *values* in the place of *olds*."""
        if olds is None:
            return self._renderer.column(column, default).all(values)
        start = olds[0].index(ROW) + 2
        said = [old[start : old.index(b">", start)] for old in olds]
        kinds = {one: self._renderer.column(column, kept_attributes(one)) for one in set(said)}
        if len(kinds) == 1:
            return kinds[said[0]].all(values)
        return [kinds[one].of(value) for one, value in zip(said, values, strict=True)]
