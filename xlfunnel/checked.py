"""What a rule that checks is given: a table by columns, and how to name a problem in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlfunnel.problem import Computation, Problem
from xlfunnel.schema.declare import Row
from xlfunnel.schema.reading import Columns
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.reading import Status

_NOTHING: frozenset[Computation] = frozenset()
_NO_FACTS: Mapping[str, str] = {}  # one for all: there may be a problem in every row


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """
    A table as rules see it: columns by field, one entry per row.

    Attributes:
        table: Its declaration.
        cells: What stands in the cells.
        columns: What it means; a field whose column is missing is in neither.
    """

    table: type[Row]
    cells: Mapping[str, Sequence[Cell]]
    columns: Columns

    def values(self, field: str) -> Sequence[Any]:
        """Return the values of *field*; nothing at all where its column is missing."""
        return self.columns.values.get(field, ())

    def problem(
        self,
        rule: str,
        severity: str,
        row: int,
        field: str,
        *,
        other: int | None = None,
        blocks: frozenset[Computation] = _NOTHING,
        **facts: str,
    ) -> Problem:
        """Return a problem with the cell of *field* in *row*."""
        text = shown(self.cells[field][row])
        said = facts or _NO_FACTS
        return Problem(rule, severity, self.table, row, field, text, said, other, blocks)

    def doubts(
        self,
        status: Status,
        severity: str,
        fields: Sequence[str],
        blocks: frozenset[Computation] = _NOTHING,
    ) -> Iterator[Problem]:
        """Yield a problem for every cell of *fields* read with *status*, in its reader's words."""
        for field in fields:
            for row, reading in self.columns.doubts.get(field, ()):
                if reading.status is status:
                    yield self.problem(
                        reading.note, severity, row, field, blocks=blocks, hint=reading.hint
                    )

    def blanks(self, field: str) -> Iterator[int]:
        """Yield the rows where *field* says nothing: blank, or an honest 待定."""
        doubted = {row for row, _ in self.columns.doubts.get(field, ())}
        for row, value in enumerate(self.values(field)):
            if value is None and row not in doubted:
                yield row
