"""What was written, read back: Excel may have taken a cell for something else."""

from xlfunnel.excel import reading
from xlfunnel.excel.storing import Storing


def differing(stored: Storing) -> dict[int, list[int]]:
    """Return the columns of a table, by number, to the slots that do not hold what was written."""
    found: dict[int, list[int]] = {}
    standing = stored.standing
    for number in range(len(standing.part.headers)):
        runs = stored.runs(number)
        if not runs:
            continue
        start, end = runs[0][0], runs[-1][1]
        area = standing.area(start, end, range(number, number + 1))
        (column,) = reading.read(standing.sheet, area)
        wanted = stored.cells(number)
        slots = [
            slot
            for first, last in runs
            for slot in range(first, last)
            if column.cells[slot - start] != wanted[slot]
        ]
        if slots:
            found[number] = slots
    return found
