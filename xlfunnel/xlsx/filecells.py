"""Formula cells as the file has them: what they hold, and what reading a result would give."""

from collections.abc import Collection
from datetime import datetime

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.state import stored
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.rawcells import raw_cells
from xlfunnel.xlsx.render import moment, serial
from xlfunnel.xlsx.resultcells import with_result
from xlfunnel.xlsx.sheetxml import CellXml, Tags, parse_attributes

_At = tuple[int, int]  # row and column


class FileCells:
    """Some cells of the worksheets of one file."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader
        self.is_1904 = loader.structure.is_1904
        self._tags: dict[str, Tags] = {}
        self._looked: dict[str, set[_At]] = {}
        self._raw: dict[str, dict[_At, bytes]] = {}

    def look_up(self, part: str, places: Collection[_At]) -> None:
        """Find the cells at *places*; none of them is known where the sheet cannot be read."""
        if part in self._tags and self._looked[part].issuperset(places):
            return
        try:
            self._tags[part], self._raw[part] = self.loader.in_shape(
                part, lambda xml: (xml.tags, raw_cells(xml, places))
            )
            self._looked[part] = set(places)
        except FileRefusedError:
            self._raw[part] = {}

    def has(self, part: str, at: _At) -> bool:
        """Whether the cell was found: not on a damaged sheet, nor in a row of another number."""
        return at in self._raw[part]

    def differs(self, part: str, at: _At, value: Cell) -> bool:
        """Whether the formula cell has another result than *value*, or none."""
        raw = self._raw[part][at]
        return with_result(raw, self._tags[part], value, is_1904=self.is_1904) != raw

    def held(self, part: str, at: _At) -> Cell:
        """Return what a cell holds."""
        cell = self._cell(part, at)
        return self.loader.scanner().value(cell) if cell is not None else None

    def as_read(self, part: str, at: _At, value: Cell) -> Cell:
        """Return what the cell would be read as, were *value* its result."""
        if isinstance(value, str):
            return stored(value)
        if value is None or isinstance(value, bool | CellError):
            return value
        number = self.as_stored(value)
        if not isinstance(number, float):
            return number
        cell = self._cell(part, at)
        is_moment = cell is not None and self.loader.styles.shows_moment(cell.style)
        return moment(number, is_1904=self.is_1904) if is_moment else number

    def as_stored(self, value: Cell) -> Cell:
        """Return *value* as a cell holds it whatever its format: a date is a number."""
        return serial(value, is_1904=self.is_1904) if isinstance(value, datetime) else value

    def _cell(self, part: str, at: _At) -> CellXml | None:
        raw = self._raw[part].get(at)
        found = self._tags[part].cell.match(raw) if raw else None
        return CellXml(parse_attributes(found[1]), found[2] or b"") if found is not None else None
