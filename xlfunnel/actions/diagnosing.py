"""
The monthly diagnosis: what holds up in the last closed month goes to 改进行动表 (SPEC §6).

Each closed month is diagnosed once, by the first run after its end, over the leads of the
last months as they stood on its last day; whoever runs it later gets the same. Rows once
written are people's, but for 改后: that goes on telling what became of the problem. One that
is still there gets no second row while it has one from the last three months.
"""

from collections.abc import Sequence

import pandas as pd

from xlfunnel.actions.diagnosing_findings import (
    TARGET,
    Found,
    is_enough_for_anything,
    problems_that_hold_up,
    terms_of,
)
from xlfunnel.actions.diagnosing_leads import last_closed_month, leads_until
from xlfunnel.actions.diagnosing_progress import tell_progress
from xlfunnel.actions.diagnosing_rows import SystemRow, same_problem, system_rows
from xlfunnel.actions.diagnosing_words import figure, measure, problem
from xlfunnel.actions.run import Job
from xlfunnel.schema.improvements import Improvement
from xlfunnel.values.cell import Cell

NAME = "diagnosed"  # in Memory: the last month diagnosed, yyyy-mm

_REMEMBERED = ("after", "rule_id", "group")  # without them nobody knows what was found before
_OPEN_MONTHS = 3


def diagnose(job: Job) -> None:
    """Diagnose the last closed month, unless that has been done, and say what came of it."""
    if not job.records.has(Improvement, *_REMEMBERED):
        return
    month = last_closed_month(job.run.as_of)
    rows = system_rows(job)
    if _is_diagnosed(job, month, rows):
        return
    known = leads_until(job, month)
    if known.empty:
        return
    since = month - (int(job.parameters.diagnosis_months) - 1)
    leads = known.loc[known["registered"] >= since].reset_index(drop=True)
    found = problems_that_hold_up(leads, terms_of(job), job.parameters)
    open_rows = [row for row in rows if row.month >= month - _OPEN_MONTHS]
    new = [item for item in found if not _is_told(job, item, open_rows)]
    tell_progress(job, known, month, rows)
    job.records.append(Improvement, [_row(job, month, item) for item in new])
    job.memory.keep(NAME, str(month))
    _say(job, month, leads, len(found), len(new))


def _is_diagnosed(job: Job, month: pd.Period, rows: Sequence[SystemRow]) -> bool:
    remembered = job.memory.recall(NAME)
    is_remembered = isinstance(remembered, str) and remembered >= str(month)
    return is_remembered or any(row.month >= month for row in rows)


def _is_told(job: Job, found: Found, rows: Sequence[SystemRow]) -> bool:
    told = same_problem(job, found.rule, found.group)
    return any(same_problem(job, row.rule, row.group) == told for row in rows)


def _row(job: Job, month: pd.Period, found: Found) -> dict[str, Cell]:
    return {
        "month": str(month),
        "problem": problem(job, found),
        "measure": measure(job, found),
        "before": figure(job, found.rule, found.figure),
        "rule_id": found.rule,
        "group": found.group if found.rule != TARGET else None,
    }


def _say(job: Job, month: pd.Period, leads: pd.DataFrame, found: int, new: int) -> None:
    job.counts["diagnosed_problems"] = float(found)
    sheet = job.records.workbook.tables()[job.records.binding(Improvement).table_name].sheet
    facts = {"month": month, "sheet": sheet, "count": new or found}
    if new:
        key = "found"
    elif found:
        key = "still"
    else:
        key = "nothing" if is_enough_for_anything(leads, terms_of(job)) else "too_early"
    job.summary.append(job.say(f"diagnosis.{key}", **facts))
