"""
Changes to one worksheet: cells replaced, rows added, rows rearranged; the rest as it was.

Everything outside the changed rows is copied byte for byte, and so is every cell of a
changed row that is not written.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlfunnel.tables.areas import MAX_COLUMNS, MAX_ROWS, Area
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.formulas import moved_formula, with_formula
from xlfunnel.xlsx.newrows import NewRows
from xlfunnel.xlsx.render import ROW, Formula, Renderer, kept_of
from xlfunnel.xlsx.resultcells import with_result
from xlfunnel.xlsx.rowformats import (
    covering,
    grown_dimension,
    numbered,
    row_attributes,
)
from xlfunnel.xlsx.rowheights import Heights
from xlfunnel.xlsx.sheetxml import CellXml, RowXml, SheetXml
from xlfunnel.xlsx.standing import PlainRow, StandingRows
from xlfunnel.xlsx.tablecells import TableCells

Edits = dict[int, dict[int, Cell | Formula]]  # row to column to value

_PIECE_BYTES = 1 << 18
_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """
    New places for the data rows of one table.

    Attributes:
        area: The data rows as they stand in the file.
        origin: For each data row from the first, the row it comes from, or None for a new one.
    """

    area: Area
    origin: tuple[int | None, ...]

    @property
    def last_row(self) -> int:
        """The last row either arrangement reaches."""
        return max(self.area.bottom, self.area.top + len(self.origin) - 1)

    @property
    def reach(self) -> Area:
        """The cells either arrangement has."""
        return self.area.down_to(self.last_row)

    def destinations(self) -> dict[int, int]:
        """Return row in the file to row after the change, for the rows that stay."""
        return {row: self.area.top + n for n, row in enumerate(self.origin) if row is not None}

    def source(self, row: int) -> int:
        """Return the row of the file whose cells come to *row*; 0 when none do."""
        slot = row - self.area.top
        return (self.origin[slot] or 0) if slot < len(self.origin) else 0


@dataclass(slots=True)
class SheetPatch:
    """
    All changes to one worksheet.

    Attributes:
        edits: Values by row and column, for single cells.
        tables: What tables write; where both name a cell, `edits` count.
        rearranged: Tables whose rows change places (then edits count on the new places).
        expanded: Plain `<f>` elements for shared formulas written out, by row and column.
        results: What formulas give, by row and column where they stand after the change.
        tail: What follows the rows, when that changes.
    """

    edits: Edits = field(default_factory=dict)
    tables: list[TableCells] = field(default_factory=list)
    rearranged: list[Rearrangement] = field(default_factory=list)
    expanded: dict[int, dict[int, bytes]] = field(default_factory=dict)
    results: dict[int, dict[int, Cell]] = field(default_factory=dict)
    tail: bytes | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        changes = (self.edits, self.tables, self.rearranged, self.results)
        return not any(changes) and self.tail is None

    def set(self, row: int, column: int, value: Cell | Formula) -> None:
        """Note that a cell shall hold *value*."""
        self.edits.setdefault(row, {})[column] = value

    def apply(self, sheet: SheetXml, renderer: Renderer) -> Iterator[bytes]:
        """Yield the worksheet part with the changes in it."""
        return _Application(self, sheet, renderer).parts()


class _Application:
    """One walk over the rows of a worksheet."""

    def __init__(self, patch: SheetPatch, sheet: SheetXml, renderer: Renderer) -> None:
        self.patch = patch
        self.sheet = sheet
        self.renderer = renderer
        self.models = {table.model for table in patch.tables}
        self.starts: dict[int, int] = {}  # of the rows that others take after
        # no method of ours: in a cycle the whole worksheet would wait for the collector
        self.new_rows = NewRows(sheet, renderer, self.starts)
        if patch.rearranged:
            wanted = self.models.union(*(change.origin for change in patch.rearranged))
            self.starts.update(
                (row.number, row.start) for row in sheet.rows() if row.number in wanted
            )
        self.due = self._changed_rows()
        self.standing = StandingRows(sheet.tags, renderer)
        self.heights = Heights(sheet, renderer.styles, patch.tables)
        self.alone = {*patch.edits, *patch.expanded, *patch.results}
        self.singles = sorted(self.alone)

    def _changed_rows(self) -> list[int]:
        """Return the numbers of the rows to build, last first."""
        rows = {*self.patch.edits, *self.patch.expanded, *self.patch.results}
        for change in self.patch.rearranged:
            rows.update(range(change.area.top, change.last_row + 1))
        for table in self.patch.tables:
            rows.update(table.due())
        return sorted(rows, reverse=True)

    def parts(self) -> Iterator[bytes]:
        """Yield the part in pieces large enough to be packed without fuss."""
        waiting: list[bytes] = []
        size = 0
        for piece in self._pieces():
            waiting.append(piece)
            size += len(piece)
            if size > _PIECE_BYTES:
                yield b"".join(waiting)
                waiting, size = [], 0
        yield b"".join(waiting)

    def _pieces(self) -> Iterator[bytes]:
        yield self._head()
        body, copied = self.sheet.data, self.sheet.start
        standing: list[tuple[bytes, RowXml]] = []  # rows to change, after what precedes them
        for row in self.sheet.rows():
            if row.number in self.models:  # new rows of a table stand below their model
                self.starts[row.number] = row.start
            if not self.due or self.due[-1] > row.number:
                continue
            if self.due[-1] < row.number or len(standing) == _ROWS_AT_ONCE:
                yield from self._changed(standing)
                yield body[copied : row.start]
                standing, copied = [], row.start
                yield from self._rows_before(row.number)
            if self.due and self.due[-1] == row.number:
                self.due.pop()
                standing.append((body[copied : row.start], row))
                copied = row.end
        yield from self._changed(standing)
        yield body[copied : self.sheet.end]
        yield from self._rows_before(MAX_ROWS + 1)
        yield self.patch.tail if self.patch.tail is not None else self.sheet.tail

    def _changed(self, standing: Sequence[tuple[bytes, RowXml]]) -> Iterator[bytes]:
        """Yield rows that stand in the file with their changes, and what precedes each."""
        built = self._by_column([row for _, row in standing])
        for (before, row), done in zip(standing, built, strict=True):
            yield before
            yield self.heights.fitted(row.number, self._built(row) if done is None else done)

    def _by_column(self, rows: Sequence[RowXml]) -> Sequence[bytes | None]:
        """Return those of *rows* that can be changed column by column, None for the others."""
        nothing = [None] * len(rows)
        if not rows:
            return nothing
        reach = Area(rows[0].number, 1, rows[-1].number, MAX_COLUMNS)
        tables = [table for table in self.patch.tables if table.area.meets(reach)]
        changes = [c for c in self.patch.rearranged if c.reach.meets(reach)]
        areas = [*(table.area for table in tables), *(change.reach for change in changes)]
        if len({area.left for area in areas}) != 1 or len(tables) > 1:
            return nothing
        if not all(a.top <= reach.top and reach.bottom <= a.bottom for a in areas):
            return nothing
        plain = [self._plain(row, tables, changes) for row in rows]
        default = {c: self.new_rows.blank(c, b"", {}) for table in tables for c in table.written}
        return self.standing.changed(plain, tables[0] if tables else None, default)

    def _plain(
        self, row: RowXml, tables: Sequence[TableCells], changes: Sequence[Rearrangement]
    ) -> PlainRow | None:
        """Return *row* as whole columns can change it; None when it takes a longer look."""
        number = row.number
        if number in self.alone or b"customFormat" in row.attributes:
            return None
        if tables and tables[0].is_new(number):
            return None
        plain = self.standing.plain(row)
        if not changes or plain is None:
            return plain
        source = self.new_rows.source(changes[0].source(number))
        if source is None:
            return None
        area = changes[0].area
        moved = plain if source.number == number else self.standing.plain(source)
        if moved is None or moved.layout.has_formula or not plain.layout.is_within(area):
            return None
        return moved.at(number) if moved.layout.is_within(area) else None

    def _rows_before(self, end: int) -> Iterator[bytes]:
        """Yield the rows to build before row *end* that the file does not have."""
        while self.due and self.due[-1] < end:
            number = self.due[-1]
            count = min(self._rows_alike(number), end - number)
            if count > 1:
                del self.due[-count:]
                table = next(t for t in self.patch.tables if t.is_new(number))
                yield from self.new_rows.rows(table, range(number, number + count), self.heights)
            else:
                self.due.pop()
                yield self.heights.fitted(number, self._built(RowXml(number, b"", None)))

    def _rows_alike(self, number: int) -> int:
        """Return how many rows from *number* on are new rows of one table and nothing else."""
        tables = [t for t in self.patch.tables if t.area.top <= number <= t.area.bottom]
        if len(tables) != 1:
            return 0
        table = tables[0]
        ends = [number + table.new_rows_from(number)]
        ends += [t.area.top for t in self.patch.tables if t.area.top > number]
        for change in self.patch.rearranged:
            if change.area.left != table.area.left and change.last_row >= number:
                ends.append(max(change.area.top, number))
        ends += self.singles[bisect_left(self.singles, number) :][:1]
        return min(ends) - number

    def _cells(self, row: RowXml) -> tuple[dict[int, CellXml], bytes]:
        """Return the cells of *row*, shared formulas that lose their master written out."""
        cells, rest = self.sheet.cells(row)
        for column, formula in self.patch.expanded.get(row.number, {}).items():
            cells[column] = with_formula(cells[column], self.sheet.tags, formula)
        return cells, rest

    def _built(self, row: RowXml) -> bytes:
        attributes, rendered, rest = self._as_it_stands(row)
        new = [table for table in self.patch.tables if table.is_new(row.number)]
        if new and not attributes:
            attributes = self.new_rows.model_attributes(new[0])
        blanks = self.new_rows.model_cells(new)
        for column, value in self._written(row.number):
            old = rendered.get(column)
            if old is None and value is None and new:
                continue  # nothing is not written to a new row
            kept = kept_of(old) if old else self.new_rows.blank(column, attributes, blanks)
            rendered[column] = self.renderer.column(column, kept).of(value)
        for column, kept in blanks.items():
            if column not in rendered:
                rendered[column] = self.renderer.column(column, kept).of(None)
        for column, value in self.patch.results.get(row.number, {}).items():
            rendered[column] = with_result(
                rendered[column], self.sheet.tags, value, is_1904=self.renderer.is_1904
            )
        return self._row(row.number, attributes, rendered, rest)

    def _written(self, row: int) -> Iterable[tuple[int, Cell | Formula]]:
        """Return the columns written in *row* with their values."""
        cells: list[tuple[int, Cell | Formula]] = []
        for table in self.patch.tables:
            cells += table.cells_of(row)
        cells += self.patch.edits.get(row, {}).items()
        return cells

    def _as_it_stands(self, row: RowXml) -> tuple[bytes, dict[int, bytes], bytes]:
        """Return attributes, cells and what follows them, before any value is written."""
        changes = [
            change
            for change in self.patch.rearranged
            if change.area.top <= row.number <= change.last_row
        ]
        # tables side by side share their rows; the first one carries the formats of rows
        attributes = self._row_moved_in(changes[0], row) if changes else row.attributes
        pieces = self._pieces_moved_in(changes, row)
        if pieces is not None:
            return attributes, pieces, b""
        cells, rest = self._cells(row)
        for change in changes:
            cells = self._moved_in(change, row.number, cells)
        rendered = {
            c: cell.raw or self.renderer.raw(row.number, c, cell) for c, cell in cells.items()
        }
        return attributes, rendered, rest

    def _pieces_moved_in(
        self, changes: Iterable[Rearrangement], row: RowXml
    ) -> dict[int, bytes] | None:
        """
        Return the cells of *row* after *changes* brought others to it, without reading them.

        None when they must be read: a formula, say, is another one in another row.
        """
        pieces = self._plain_pieces(row)
        for change in changes:
            left, right = change.area.left, change.area.right
            source = self.new_rows.source(change.source(row.number))
            moved = self._plain_pieces(source) if source is not None else {}
            if pieces is None or moved is None:
                return None
            pieces = {c: piece for c, piece in pieces.items() if not left <= c <= right}
            for column, piece in moved.items():
                if source is not None and left <= column <= right:
                    pieces[column] = self.sheet.readdressed(piece, source.number, row.number)
        return pieces

    def _plain_pieces(self, row: RowXml) -> dict[int, bytes] | None:
        if row.number in self.patch.expanded:
            return None
        is_moving = bool(self.patch.rearranged)
        if is_moving and row.content and b"<%s" % self.sheet.tags.name("f") in row.content:
            return None
        return self.sheet.pieces(row)

    def _moved_in(
        self, change: Rearrangement, number: int, cells: dict[int, CellXml]
    ) -> dict[int, CellXml]:
        """Return the cells of row *number* after *change* brought others to it."""
        left, right = change.area.left, change.area.right
        after = {c: cell for c, cell in cells.items() if not left <= c <= right}
        source = self.new_rows.source(change.source(number))
        if source is not None:
            for column, cell in self._cells(source)[0].items():
                if left <= column <= right:
                    after[column] = self._moved(cell, source.number, number)
        return after

    def _moved(self, cell: CellXml, old: int, new: int) -> CellXml:
        if old == new:
            return cell
        if b"<%s" % self.sheet.tags.name("f") in cell.content:
            return moved_formula(cell, self.sheet.tags, old, new)
        return CellXml(cell.attributes, cell.content)

    def _row_moved_in(self, change: Rearrangement, row: RowXml) -> bytes:
        """Return the attributes of *row* after *change* brought another one to it."""
        source = self.new_rows.source(change.source(row.number))
        if source is not None:
            return numbered(source.attributes, row.number)
        return row_attributes(row.attributes, ROW) if row.attributes else b""

    def _row(self, number: int, attributes: bytes, cells: dict[int, bytes], rest: bytes) -> bytes:
        tag = self.sheet.tags.name("row")
        columns = sorted(cells)
        content = b"".join([cells[column] for column in columns]) + rest
        if not content and not attributes:
            return b""
        attributes = covering(attributes, columns) or b' r="%s"' % ROW
        if not content:
            return (b"<%s%s/>" % (tag, attributes)).replace(ROW, b"%d" % number)
        row = b"<%s%s>%s</%s>" % (tag, attributes, content, tag)
        return row.replace(ROW, b"%d" % number)

    def _head(self) -> bytes:
        """Return what precedes the rows, its dimension covering the changed cells."""
        head, edits = self.sheet.head, self.patch.edits
        if columns := [c for row in edits.values() for c in row]:
            area = Area(min(edits), min(columns), max(edits), max(columns))
            head = grown_dimension(head, area)
        for table in self.patch.tables:
            head = grown_dimension(head, table.area)
        return head
