"""Some cells of a worksheet as they stand in the file."""

from collections import defaultdict
from collections.abc import Collection

from xlfunnel.tables.areas import letters
from xlfunnel.xlsx.sheetxml import RowXml, SheetXml


def raw_cells(sheet: SheetXml, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """Return (row, column) to the `<c>` element, for those of *places* that the sheet has."""
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for number, column in places:
        wanted[number].append(column)
    found: dict[tuple[int, int], bytes] = {}
    for row in sheet.rows():
        if row.number not in wanted:
            continue
        cells = [_at_a_glance(sheet, row, column) for column in wanted[row.number]]
        if all(cells):
            found.update(
                ((row.number, column), cell)
                for column, cell in zip(wanted[row.number], cells, strict=True)
            )
        else:
            known = sheet.cells(row)[0]
            found.update(
                ((row.number, column), known[column].raw)
                for column in wanted[row.number]
                if column in known
            )
    return found


def _at_a_glance(sheet: SheetXml, row: RowXml, column: int) -> bytes:
    """Return a cell that is written as nearly every program does, else b""."""
    opening = b'%s%s%d"' % (sheet.tags.cell_opening, letters(column).encode(), row.number)
    content = row.content or b""
    start = content.find(opening)
    found = sheet.tags.cell.match(content, start) if start >= 0 else None
    return found[0] if found is not None else b""
