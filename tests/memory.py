"""The port in plain memory: what the other adapters do with files, in as few lines as can be."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from openpyxl.utils import get_column_letter

from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import Rows, TableInfo


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula, and the value last shown for it."""

    text: str
    value: Cell = None


Content: TypeAlias = Cell | Formula


@dataclass
class Grid:
    """
    A header row and the rows under it, as they stand on a sheet.

    Attributes:
        below: How many of the last rows stand under the table instead of in it.
        is_table: Whether an Excel table lies over it; without one it waits for `adopt`.
        is_sorted: Whether the user has sorted it.
        lines: The rows as header to content; made from `rows`.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[Content]] = ()
    below: int = 0
    is_table: bool = True
    is_sorted: bool = False
    sheet: str = ""
    lines: list[dict[str, Content]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = [dict(zip(self.headers, row, strict=True)) for row in self.rows]


class MemoryWorkbook:
    """
    Keeps every promise of `xlfunnel.workbook`.

    Attributes:
        messages: What `report` was told.
        results: What `show` was told, the formulas that no grid holds included.
    """

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self.grids = dict(grids)
        self.messages: list[str] = []
        self.links: dict[tuple[str, str], int] = {}
        self.results: dict[str, Cell] = {}
        for name, grid in self.grids.items():
            if grid.below:
                self.report(f"{name}: {grid.below} rows below the table taken in")

    def tables(self) -> dict[str, TableInfo]:
        return {name: self._info(name) for name, grid in self.grids.items() if grid.is_table}

    def adopt(self, name: str, headers: Collection[str]) -> TableInfo | None:
        for old, grid in self.grids.items():
            found = len(set(headers) & set(grid.headers))
            if not grid.is_table and found >= 0.8 * len(headers):
                grid.is_table = True
                self.grids[name] = self.grids.pop(old)
                return self._info(name)
        return None

    def read(self, table: str, headers: Iterable[str]) -> Rows:
        lines = self._grid(table).lines
        ordinals = [n for n, line in enumerate(lines) if _is_filled(line)]
        columns = {header: self._column(table, header) for header in headers}
        formulas = {h: frozenset(n for n in ordinals if isinstance(lines[n][h], Formula))
                    for h in columns}  # fmt: skip
        cells = {h: [column[n] for n in ordinals] for h, column in columns.items()}
        return Rows(ordinals, cells, {h: found for h, found in formulas.items() if found})

    def write(self, table: str, columns: Mapping[str, Mapping[int, Cell]]) -> None:
        for header, cells in columns.items():
            self._column(table, header)
            for ordinal, cell in cells.items():
                line = self._grid(table).lines[ordinal]
                if isinstance(line[header], Formula):
                    self.report(f"{self.place(table, header, ordinal)} holds a formula: left")
                else:
                    line[header] = _checked(cell)

    def append(self, table: str, rows: Sequence[Mapping[str, Cell]]) -> None:
        grid = self._grid(table)
        while grid.lines and not _is_filled(grid.lines[-1]):
            grid.lines.pop()
        grid.lines += [_line(grid.headers, row) for row in rows]

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Mapping[str, Sequence[Cell]],
        keep: Collection[str] = (),
    ) -> None:
        grid = self._grid(table)
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        ours = set(key).union(*rows) if rows else set(grid.headers)
        theirs = set(grid.headers) - ours | set(keep)
        old = _by_key([line for line in grid.lines if _is_filled(line)], key)
        new = _by_key([dict.fromkeys(ours) | dict(row) for row in rows], key)
        merged = {k: _line(grid.headers, row, old.get(k)) for k, row in new.items()}
        kept = {
            k: line
            for k, line in old.items()
            if k not in new and any(_is_human(line[h]) for h in theirs)
        }
        if grid.is_sorted:
            merged = {k: merged[k] for k in old if k in merged} | merged
        grid.lines = [*merged.values(), *map(dict, kept.values())]

    def link(self, table: str, header: str, most: int) -> None:
        self._column(table, header)
        self.links[table, header] = most

    def show(self, values: Mapping[str, Cell]) -> None:
        self.results.update({text: _checked(value) for text, value in values.items()})
        for line in (line for grid in self.grids.values() for line in grid.lines):
            for header, content in line.items():
                if isinstance(content, Formula) and content.text.removeprefix("=") in values:
                    value = self.results[content.text.removeprefix("=")]
                    line[header] = Formula(content.text, value)

    def place(self, table: str, header: str, ordinal: int) -> str:
        column = get_column_letter(list(self._grid(table).headers).index(header) + 1)
        return f"{self._info(table).sheet}!{column}{ordinal + 2}"

    def report(self, message: str, done: float | None = None) -> None:
        if done is None:
            self.messages.append(message)

    def _grid(self, table: str) -> Grid:
        if not self.grids[table].is_table:
            raise KeyError(table)
        return self.grids[table]

    def _info(self, name: str) -> TableInfo:
        grid = self.grids[name]
        return TableInfo(name, grid.sheet or name, tuple(grid.headers), grid.is_sorted)

    def _column(self, table: str, header: str) -> list[Cell]:
        grid = self._grid(table)
        if header not in grid.headers:
            raise KeyError(header)
        return [_value(line[header]) for line in grid.lines]


def _value(content: Content) -> Cell:
    """Return what is read there: an empty text is a blank, as it is in a file."""
    cell = content.value if isinstance(content, Formula) else content
    return None if cell == "" else cell


def _is_human(content: Content) -> bool:
    """Whether somebody has typed it, as a formula that fills a column need not have been."""
    return content not in (None, "") and not isinstance(content, Formula)


def _is_filled(line: Mapping[str, Content]) -> bool:
    return any(content not in (None, "") for content in line.values())


def _by_key(
    lines: Sequence[Mapping[str, Content]], key: Sequence[str]
) -> dict[tuple[Cell, ...], Mapping[str, Content]]:
    """Map the lines by their key and how often it has come before."""
    seen: Counter[tuple[Cell, ...]] = Counter()
    keyed = {}
    for line in lines:
        values = tuple(_value(line[header]) for header in key)
        keyed[(*values, float(seen[values]))] = line
        seen[values] += 1
    return keyed


def _line(
    headers: Sequence[str], row: Mapping[str, Content], old: Mapping[str, Content] | None = None
) -> dict[str, Content]:
    unknown = set(row) - set(headers)
    if unknown:
        raise KeyError(unknown)
    line: dict[str, Content] = dict(old) if old else dict.fromkeys(headers)
    formulas = {header for header, content in line.items() if isinstance(content, Formula)}
    return line | {h: _checked(_value(cell)) for h, cell in row.items() if h not in formulas}


def _checked(cell: Cell) -> Cell:
    """Refuse what is not a cell: an int, a NaN or a numpy number would be lost on the way."""
    if type(cell) not in (type(None), bool, float, str, datetime, CellError) or cell != cell:
        raise TypeError(f"{cell!r} is not a cell")
    return cell or None if cell == "" else cell
