"""
What the workbook remembers between runs, packed into the very hidden table Memory.

Each memory has a name and is a JSON value, compressed and written as text in cells of at
most `PIECE` characters: the state of 100,000 leads takes some hundred cells instead of a
million. Nothing in it is secret: it repeats what stands in the workbook.
"""

import base64
import json
import zlib
from collections.abc import Iterable
from datetime import datetime
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
        self._known[name] = value
        pieces = self._pieces()
        pieces.pop(name, None)
        if value is not None:
            pieces[name] = _packed(value)
        rows = [(n, float(at), piece) for n in sorted(pieces) for at, piece in enumerate(pieces[n])]
        columns = zip(*rows, strict=True) if rows else ((), (), ())
        self._records.replace(Memo, dict(zip(("name", "part", "content"), columns, strict=True)))

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
