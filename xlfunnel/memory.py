"""
What the workbook remembers between runs, packed into the very hidden table Memory.

Each memory has a name and is a JSON value, compressed and written as text in cells of at
most `PIECE` characters: the state of 100,000 leads takes some hundred cells instead of a
million. Nothing in it is secret: it repeats what stands in the workbook.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from xlfunnel.records import Records
from xlfunnel.schema.memory import Memo
from xlfunnel.values.cell import Cell, CellError

PIECE = 32_000  # a cell holds 32,767

_MARK = "@"  # starts what JSON has no word for, and text that starts with it


class Memory:
    """
    The memories of one workbook; nothing is remembered where its table is missing.

    Attributes:
        damaged: Names of memories that could not be unpacked and count as forgotten.
    """

    def __init__(self, records: Records) -> None:
        self.damaged: set[str] = set()
        self._records = records
        self._packed: dict[str, list[str]] | None = None
        self._known: dict[str, Any] = {}
        self._before: dict[str, Any] = {}
        self._columns: dict[str, dict[str, list[Cell]]] = {}

    def recall(self, name: str) -> Any:
        """Return what is remembered under *name*; None when nothing is. Do not change it."""
        if name not in self._known:
            pieces = self._pieces().get(name)
            self._known[name] = self._unpacked(name, pieces) if pieces else None
        return self._known[name]

    def keep(self, name: str, value: Any) -> None:
        """Remember the JSON *value* under *name*, None to forget; the same again is no change."""
        if not self._records.has(Memo) or self.recall(name) == value:
            return
        self._before.setdefault(name, self._known[name])
        self.put(name, value)

    def put(self, name: str, value: Any) -> None:
        """Remember *value* without looking at what was there; for one that is always new."""
        if not self._records.has(Memo):
            return
        self._known[name] = value
        self._columns.pop(name, None)
        pieces = self._pieces()
        pieces.pop(name, None)
        if value is not None:
            pieces[name] = _packed(value)
        rows = [(n, float(at), piece) for n in sorted(pieces) for at, piece in enumerate(pieces[n])]
        columns = zip(*rows, strict=True) if rows else ((), (), ())
        self._records.replace(Memo, dict(zip(("name", "part", "content"), columns, strict=True)))

    def recall_before(self, name: str) -> Any:
        """Return what was remembered under *name* when the run began. Do not change it."""
        return self._before[name] if name in self._before else self.recall(name)

    def recall_columns(self, name: str) -> dict[str, list[Cell]]:
        """Return the columns remembered under *name*, {} for none; unpacked once per run."""
        if name not in self._columns:
            self._columns[name] = columns_from_json(self.recall(name) or {})
        return self._columns[name]

    def keep_columns(self, name: str, columns: Mapping[str, Sequence[Cell]]) -> None:
        """Remember *columns* of cells under *name*; the same again is no change."""
        self.keep(name, columns_to_json(columns))

    def changed(self) -> set[str]:
        """Return the names of the memories that this run has changed."""
        return set(self._before)

    def _pieces(self) -> dict[str, list[str]]:
        if self._packed is None:
            found: dict[str, list[tuple[float, str]]] = {}
            for row in self._records.rows(Memo).rows:
                if row.name and row.content:
                    found.setdefault(row.name, []).append((row.part or 0.0, row.content))
            self._packed = {name: [text for _, text in sorted(p)] for name, p in found.items()}
        return self._packed

    def _unpacked(self, name: str, pieces: Iterable[str]) -> Any:
        try:
            return json.loads(zlib.decompress(base64.b64decode("".join(pieces), validate=True)))
        except (ValueError, zlib.error):  # somebody's hand was in it
            self.damaged.add(name)
            return None


def _packed(value: Any) -> list[str]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(text.encode(errors="surrogatepass"))).decode()
    return [packed[at : at + PIECE] for at in range(0, len(packed), PIECE)]


def to_json(cell: Cell) -> bool | float | str | None:
    """Return *cell* as JSON holds it; `from_json` gives the cell back."""
    if isinstance(cell, datetime):
        return _MARK + cell.isoformat()
    if isinstance(cell, CellError):
        return _MARK + cell.code
    return _MARK * 2 + cell[1:] if isinstance(cell, str) and cell.startswith(_MARK) else cell


def from_json(value: bool | float | str | None) -> Cell:
    """Return the cell that `to_json` made *value* of."""
    if not isinstance(value, str) or not value.startswith(_MARK):
        return float(value) if type(value) is int else value
    rest = value.removeprefix(_MARK)
    if rest.startswith(_MARK):
        return rest
    return CellError(rest) if rest.startswith("#") else datetime.fromisoformat(rest)


def columns_to_json(columns: Mapping[str, Sequence[Cell]]) -> dict[str, Any]:
    """
    Return *columns* as JSON holds them: the cells there are, and which of them each row has.

    100,000 rows hold a few dozen words, so a column is those words and a text with one
    character per row. That is a quarter of a list of numbers to pack, and the time of it.
    """
    return {name: _lettered(column) for name, column in columns.items()}


def columns_from_json(value: Mapping[str, Any]) -> dict[str, list[Cell]]:
    """Return the columns that `columns_to_json` made *value* of."""
    columns: dict[str, list[Cell]] = {}
    for name, (distinct, rows) in value.items():
        cells = [from_json(item) for item in distinct]
        if isinstance(rows, int):
            columns[name] = cells * rows
        else:
            by_letter = dict(zip(_letters(), cells, strict=False))
            columns[name] = cells if rows is None else [by_letter[letter] for letter in rows]
    return columns


def _lettered(column: Sequence[Cell]) -> list[Any]:
    """
    Return the distinct cells, and a letter per row for one of them.

    Instead of letters there is how many rows there are, when they are all the same, or
    nothing when there are more different cells than half of them.
    """
    column = list(column)
    if column and column.count(column[0]) == len(column) and bool not in set(map(type, column)):
        return [[to_json(column[0])], len(column)]
    has_booleans = bool in set(map(type, column))  # True is equal to 1.0, but not the same cell
    keys: list[Any] = [(cell, type(cell)) for cell in column] if has_booleans else column
    letters = dict(zip(dict.fromkeys(keys), _letters(), strict=False))
    if 2 * len(letters) > len(column) or len(letters) == len(_letters()):
        return [_all_to_json(column), None]
    distinct = [key[0] for key in letters] if has_booleans else list(letters)
    return [_all_to_json(distinct), "".join(map(letters.__getitem__, keys))]


def _all_to_json(cells: list[Any]) -> list[Any]:
    """Return each cell as `to_json` does; most columns are as JSON holds them already."""
    kinds = set(map(type, cells))
    if not kinds & {datetime, CellError} and (
        str not in kinds or not any(type(c) is str and c[:1] == _MARK for c in cells)
    ):
        return cells
    return list(map(to_json, cells))


@cache
def _letters() -> str:
    """Return the characters that JSON and UTF-8 hold as they are, the short ones first."""
    found = (*range(0x20, 0x7F), *range(0xA0, 0xD800))
    return "".join(map(chr, found)).replace('"', "").replace("\\", "")
