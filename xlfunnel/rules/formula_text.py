"""Text that another program could take for a formula (SPEC §3), in whatever table it stands."""

from collections.abc import Iterator, Sequence

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.values.formula import formula_like


def formula_looking_text(rows: CheckedTable, fields: Sequence[str]) -> Iterator[Problem]:
    """
    Tell text from outside that another program could take for a formula; blocks nothing.

    Args:
        rows: The table.
        fields: Those that take free text; one whose column is missing is passed over.
    """
    for field in fields:
        for row in formula_like(rows.cells.get(field, ())):
            yield rows.problem("formula_text", terms.WARNING, row, field)
