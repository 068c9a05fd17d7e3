"""
The cells that a chart shows: where they are, and what is in them.

A chart keeps a copy of what it shows, its cache, for programs that do not look. A refresh
keeps it up (`xlsx/charts.py`), in the same form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.render import number_text


@dataclass(frozen=True, slots=True)
class CellsShown:
    """Cells of a sheet, such as `'图表数据'!$C$2:$C$10`, and what is in them."""

    reference: str
    cells: Sequence[Cell]


def texts(shown: CellsShown) -> str:
    """Return the reference to cells that hold words."""
    return f"<c:strRef><c:f>{escape(shown.reference)}</c:f>{_cache('str', shown)}</c:strRef>"


def numbers(shown: CellsShown) -> str:
    """Return the reference to cells that hold counts."""
    return f"<c:numRef><c:f>{escape(shown.reference)}</c:f>{_cache('num', shown)}</c:numRef>"


def _cache(kind: str, shown: CellsShown) -> str:
    """Return what the cells hold; blanks have no point."""
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(_written(cell))}</c:v></c:pt>'
        for index, cell in enumerate(shown.cells)
        if cell is not None
    )
    count = f'<c:ptCount val="{len(shown.cells)}"/>'
    return f"<c:{kind}Cache>{code}{count}{points}</c:{kind}Cache>"


def _written(cell: Cell) -> str:
    return number_text(cell) if isinstance(cell, float) else str(cell)
