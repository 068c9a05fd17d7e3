"""Rows of a system table that are over, and beside which somebody has a word of their own."""

from collections.abc import Collection, Mapping, Sequence

from xlfunnel.actions.run import Job
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell


def with_noted_rows(
    job: Job,
    table: type[Row],
    columns: Mapping[str, Sequence[Cell]],
    kept: Collection[str],
    says: Mapping[str, str],
) -> dict[str, list[Cell]]:
    """
    Return *columns* with the rows that stay only for what people wrote beside them.

    Such a row keeps the fields in *kept*, by the first of which it is known, and *says* that it
    is over; its figures go, for they would pass for new ones.
    """
    records = job.records
    key, *_ = kept
    known = set(columns[key])
    there = {name: records.cells(table, name) for name in kept if records.has(table, name)}
    over = [n for n in sorted(records.users_rows(table)) if there[key][n] not in known]
    return {
        name: [
            *cells,
            *(there[name][n] if name in there else says.get(name) for n in over),
        ]
        for name, cells in columns.items()
    }
