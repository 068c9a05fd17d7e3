"""Which rows and cells of a view people have edited since it was last written (SPEC §1 Views)."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from xlfunnel.actions.run import Job
from xlfunnel.actions.views.projection import View
from xlfunnel.actions.written import digest, digests, present
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed

MOST_DIFFERING = 8  # cells of a row that are tried; each more would double the work


def standing(job: Job, view: View) -> dict[str, Sequence[Cell]]:
    """Return the rows of *view* as they stand: field to cells, what the workbook has."""
    job.records.load(view.table)
    fields = present(job, view.table, dict.fromkeys(view.table.model_fields, ()))
    return {name: job.records.cells(view.table, name) for name in fields}


def edited_rows(there: Mapping[str, Sequence[Cell]], written: Collection[str]) -> list[int]:
    """Return which rows *there* are not as they were *written*; blank ones say nothing."""
    found = enumerate(digests(list(there.values())))
    edited = [row for row, said in found if said not in written]
    return [row for row in edited if any(typed(cells[row]) for cells in there.values())]


def differing(here: Mapping[str, Cell], now: Mapping[str, Cell]) -> list[str]:
    """Return the fields in which a row as it stands and as it would be written differ."""
    return [name for name, cell in here.items() if typed(cell) != typed(now[name])]


def persons_cells(
    here: Mapping[str, Cell], now: Mapping[str, Cell], written: Collection[str]
) -> list[str] | None:
    """
    Return which cells of a row a person edited; None when it cannot be told.

    The other cells that differ do so because the source has moved on. The fewest cells count
    with which put back the row is one that was written.

    Args:
        here: The row as it stands.
        now: The row as it would be written.
        written: Digests of the rows as last written.
    """
    names = differing(here, now)
    if not names:
        return []
    if not written or len(names) > MOST_DIFFERING:
        return None
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            before = {**here, **{name: now[name] for name in chosen}}
            if digest(before.values()) in written:
                return list(chosen)
    return None
