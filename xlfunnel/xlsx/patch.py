"""
Changes to one worksheet: cells replaced, rows added, rows rearranged; the rest as it was.

Everything outside the changed rows is copied byte for byte, and so is every cell of a
changed row that is not written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.formulas import moved_formula, with_formula
from xlfunnel.xlsx.render import Formula, Renderer, kept_of
from xlfunnel.xlsx.sheetxml import CellXml, RowXml, SheetXml, parse_attributes

Edits = dict[int, dict[int, Cell | Formula]]  # row to column to value

_PIECE_BYTES = 1 << 18

# what a new row does not take over from the one above it
_OF_ONE_ROW = (b"r", b"spans", b"hidden", b"collapsed", b"outlineLevel")


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

    def source(self, row: int) -> int:
        """Return the row of the file whose cells come to *row*; 0 when none do."""
        slot = row - self.area.top
        return (self.origin[slot] or 0) if slot < len(self.origin) else 0


@dataclass(frozen=True, slots=True)
class Model:
    """The row of the file whose formats a new row takes over, from column to column."""

    row: int
    left: int
    right: int


@dataclass(slots=True)
class SheetPatch:
    """
    All changes to one worksheet.

    Attributes:
        edits: Values by row and column.
        models: New row to the rows whose formats it takes over (one a table).
        rearranged: Tables whose rows change places (then edits count on the new places).
        expanded: Plain `<f>` elements for shared formulas written out, by row and column.
        tail: What follows the rows, when that changes.
    """

    edits: Edits = field(default_factory=dict)
    models: dict[int, list[Model]] = field(default_factory=dict)
    rearranged: list[Rearrangement] = field(default_factory=list)
    expanded: dict[int, dict[int, bytes]] = field(default_factory=dict)
    tail: bytes | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not (self.edits or self.rearranged) and self.tail is None

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
        self.column_styles = _ColumnStyles(sheet)
        self.model_formats: dict[Model, dict[int, bytes]] = {}
        wanted = {model.row for models in patch.models.values() for model in models}
        for change in patch.rearranged:
            wanted.update(range(change.area.top, change.area.bottom + 1))
        self.kept: dict[int, RowXml] = {}
        if wanted:
            self.kept = {row.number: row for row in sheet.rows() if row.number in wanted}
        self.due = self._changed_rows()

    def _changed_rows(self) -> list[int]:
        """Return the numbers of the rows to build, last first."""
        rows = set(self.patch.edits)
        for change in self.patch.rearranged:
            rows.update(range(change.area.top, change.last_row + 1))
        return sorted(rows | set(self.patch.expanded), reverse=True)

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
        body, copied = self.sheet.body, 0
        for row in self.sheet.rows():
            if not self.due or self.due[-1] > row.number:
                continue
            yield body[copied : row.start]
            copied = row.start
            while self.due and self.due[-1] < row.number:
                yield self._built(RowXml(self.due.pop(), b"", None))
            if self.due and self.due[-1] == row.number:
                self.due.pop()
                yield self._built(row)
                copied = row.end
        yield body[copied:]
        while self.due:
            yield self._built(RowXml(self.due.pop(), b"", None))
        yield self.patch.tail if self.patch.tail is not None else self.sheet.tail

    def _cells(self, row: RowXml) -> tuple[dict[int, CellXml], bytes]:
        """Return the cells of *row*, shared formulas that lose their master written out."""
        cells, rest = self.sheet.cells(row)
        for column, formula in self.patch.expanded.get(row.number, {}).items():
            cells[column] = with_formula(cells[column], self.sheet.tags, formula)
        return cells, rest

    def _built(self, row: RowXml) -> bytes:
        attributes, rendered, rest = self._as_it_stands(row)
        models = self.patch.models.get(row.number, ())
        if models and not attributes and models[0].row in self.kept:
            attributes = _row_attributes(self.kept[models[0].row].attributes, row.number)
        blanks = self._model_cells(models)
        for column, value in self.patch.edits.get(row.number, {}).items():
            old = rendered.get(column)
            kept = kept_of(old) if old else self._blank(column, attributes, blanks)
            rendered[column] = self.renderer.cell(row.number, column, value, kept)
        for column, kept in blanks.items():
            if column not in rendered:
                rendered[column] = self.renderer.cell(row.number, column, None, kept)
        return self._row(row.number, attributes, rendered, rest)

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
            source = self.kept.get(change.source(row.number))
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
        source = self.kept.get(change.source(number))
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
        source = self.kept.get(change.source(row.number))
        if source is not None:
            return _numbered(source.attributes, row.number)
        return _row_attributes(row.attributes, row.number) if row.attributes else b""

    def _model_cells(self, models: Iterable[Model]) -> dict[int, bytes]:
        """Return what the cells of a new row keep of the row it takes over formats from."""
        blanks: dict[int, bytes] = {}
        for model in models:
            if model.row not in self.kept:
                continue
            if model not in self.model_formats:
                cells = self.sheet.cells(self.kept[model.row])[0]
                self.model_formats[model] = {
                    column: b' s="%s"' % cell.attributes[b"s"]
                    for column, cell in cells.items()
                    if model.left <= column <= model.right and b"s" in cell.attributes
                }
            blanks |= self.model_formats[model]
        return blanks

    def _blank(self, column: int, attributes: bytes, blanks: Mapping[int, bytes]) -> bytes:
        """Return what a cell that is not in the file keeps: of model, row or column format."""
        if column in blanks:
            return blanks[column]
        style = _row_style(attributes) or self.column_styles[column]
        return b' s="%s"' % style if style else b""

    def _row(self, number: int, attributes: bytes, cells: dict[int, bytes], rest: bytes) -> bytes:
        tag = self.sheet.tags.name("row")
        columns = sorted(cells)
        content = b"".join([cells[column] for column in columns]) + rest
        if not content and not attributes:
            return b""
        attributes = _covering(attributes, columns) or b' r="%d"' % number
        if not content:
            return b"<%s%s/>" % (tag, attributes)
        return b"<%s%s>%s</%s>" % (tag, attributes, content, tag)

    def _head(self) -> bytes:
        """Return what precedes the rows, its dimension covering the changed cells."""
        columns = [c for row in self.patch.edits.values() for c in row]
        if not columns:
            return self.sheet.head
        rows = self.patch.edits
        return grown_dimension(
            self.sheet.head, Area(min(rows), min(columns), max(rows), max(columns))
        )


def _row_attributes(attributes: bytes, number: int) -> bytes:
    """Return the *attributes* of a row as a new row with that *number* takes them over."""
    kept = parse_attributes(attributes)
    said = [b' %s="%s"' % (k, v) for k, v in kept.items() if k not in _OF_ONE_ROW]
    return b"".join([b' r="%d"' % number, *said])


_NUMBER = re.compile(rb"""(^|\s)r\s*=\s*["']\d+["']""")


def _numbered(attributes: bytes, number: int) -> bytes:
    """Return row *attributes* with another row number."""
    return _NUMBER.sub(lambda m: m[1] + b'r="%d"' % number, attributes)


def _row_style(attributes: bytes) -> bytes | None:
    """Return the format of the blank cells of a row, when it has one of its own."""
    if b"customFormat" not in attributes:
        return None
    said = parse_attributes(attributes)
    style = said.get(b"s", b"") if said.get(b"customFormat") in (b"1", b"true") else b""
    return style if style.isdigit() else None


_SPANS = re.compile(rb"""(\sspans\s*=\s*["'])(\d+):(\d+)(["'])""")


def _covering(attributes: bytes, columns: Sequence[int]) -> bytes:
    """Return row *attributes* with their spans ("1:14", a hint) covering sorted *columns*."""
    found = _SPANS.search(attributes)
    if found is None or not columns:
        return attributes
    low, high = min(int(found[2]), columns[0]), max(int(found[3]), columns[-1])
    if (low, high) == (int(found[2]), int(found[3])):
        return attributes
    return _SPANS.sub(lambda m: m[1] + b"%d:%d" % (low, high) + m[4], attributes)


_DIMENSION = re.compile(rb"""<(?:[\w.\-]+:)?dimension\s[^>]*?\bref\s*=\s*["']([^"']*)["']""")


def grown_dimension(head: bytes, area: Area) -> bytes:
    """Return *head* with its `<dimension>` (a hint) covering *area* too."""
    found = _DIMENSION.search(head)
    old = Area.parse(found[1].decode()) if found else None
    if found is None or old is None:
        return head
    grown = Area(
        min(old.top, area.top), min(old.left, area.left),
        max(old.bottom, area.bottom), max(old.right, area.right),
    )  # fmt: skip
    if grown == old:
        return head
    return head[: found.start(1)] + str(grown).encode() + head[found.end(1) :]


class _ColumnStyles(dict[int, bytes | None]):
    """Column number to the format of its blank cells, None without one."""

    def __init__(self, sheet: SheetXml) -> None:
        super().__init__()
        columns = (
            parse_attributes(found[1])
            for found in re.finditer(
                rb"<%s\s([^>]*)>" % re.escape(sheet.tags.name("col")), sheet.head
            )
        )
        self._ranges = [
            (int(column[b"min"]), int(column[b"max"]), column[b"style"])
            for column in columns
            if column.keys() >= {b"min", b"max"} and column.get(b"style", b"").isdigit()
        ]

    def __missing__(self, column: int) -> bytes | None:
        found = (style for first, last, style in self._ranges if first <= column <= last)
        self[column] = next(found, None)
        return self[column]
