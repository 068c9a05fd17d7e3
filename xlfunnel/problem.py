"""What the rules find: a problem with one cell, as data; it never stops a run."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from xlfunnel.schema.declare import Row


class Computation(Enum):
    """What a problem can keep a row out of; counting the row is never among it (SPEC §3)."""

    CYCLE = auto()  # figures with a time in them: cycle, survival
    CLOCK = auto()  # due times
    CONTACT = auto()  # screening and assignment


WHOLE_TABLE = -1  # as the row of a problem with no row in particular


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing to mend.

    Attributes:
        rule: Id of the rule; `rules.<rule>.what` and `.fix` are its messages.
        severity: A word of `terms.SEVERITIES`.
        table: Where the row is.
        row: Position of the row in its table, from 0; WHOLE_TABLE for none in particular.
        field: Which column.
        value: What stands there, as typed.
        facts: What the messages need besides the value and the column.
        other: Position of a second row that the first disagrees with.
        blocks: The computations the row is left out of.
    """

    rule: str
    severity: str
    table: type[Row]
    row: int
    field: str
    value: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    other: int | None = None
    blocks: frozenset[Computation] = frozenset()


def blocked_rows(
    problems: Iterable[Problem], table: type[Row], computation: Computation
) -> Collection[int]:
    """Return the positions of the rows of *table* that *problems* keep out of *computation*."""
    return {p.row for p in problems if p.table is table and computation in p.blocks}
