"""The rows of 改进行动表 that the diagnosis wrote, as it finds them again."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from xlfunnel.actions.diagnosing_questions import HIGH_GRADE, SLOW_SOURCE, SOURCE
from xlfunnel.actions.run import Job
from xlfunnel.schema import terms
from xlfunnel.schema.improvements import Improvement
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold, typed

# The dictionary that the groups of a rule are words of; owners are in none.
_WORDS_OF: dict[str, Terms] = {
    HIGH_GRADE: terms.GRADES,
    SOURCE: terms.SOURCES,
    SLOW_SOURCE: terms.SOURCES,
}


@dataclass(frozen=True, slots=True)
class SystemRow:
    """
    A row that the diagnosis wrote.

    Attributes:
        position: In the table.
        month: The month that was diagnosed.
        rule: What was found.
        group: In which group; "" for all leads.
    """

    position: int
    month: pd.Period
    rule: str
    group: str


def system_rows(job: Job) -> list[SystemRow]:
    """Return the rows with a rule and a month that is one; the others are people's own."""
    names = ("month", "rule_id", "group")
    cells = zip(*(job.records.cells(Improvement, name) for name in names), strict=True)
    return [
        SystemRow(position, found, typed(rule), typed(group))
        for position, (month, rule, group) in enumerate(cells)
        if typed(rule) and (found := _month(month)) is not None
    ]


def same_problem(job: Job, rule: str, group: str) -> tuple[str, str]:
    """Return what is equal for one problem, in whatever language or spelling its group stands."""
    words = _WORDS_OF.get(rule)
    known = job.words[words.name].read(group).value if words else None
    return rule, fold(known or group)


def _month(cell: Cell) -> pd.Period | None:
    """Return the month in *cell*; Excel makes a date of 2024-03 that somebody typed anew."""
    if isinstance(cell, datetime):
        return pd.Period(cell, "M")
    try:
        return pd.Period(datetime.strptime(typed(cell), "%Y-%m"), "M")
    except ValueError:
        return None
