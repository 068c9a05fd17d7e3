"""改后: what became of the problems found in earlier months (S2's monthly review, S3's PDCA)."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from xlfunnel.actions.diagnosing_findings import SLOW, TARGET, Figure, below_target, terms_of
from xlfunnel.actions.diagnosing_questions import questions, stretch_of
from xlfunnel.actions.diagnosing_rows import SystemRow, same_problem
from xlfunnel.actions.diagnosing_words import figure
from xlfunnel.actions.run import Job
from xlfunnel.analysis.diagnosis import excesses
from xlfunnel.schema.improvements import Improvement
from xlfunnel.values.text import typed

NAME = "diagnosed_after"  # in Memory: row key to the system's last words in 改后


def tell_progress(
    job: Job, leads: pd.DataFrame, month: pd.Period, rows: Sequence[SystemRow]
) -> None:
    """
    Write what leads registered since have come to, where nobody wrote something else.

    A cell is a person's when it holds other words than the system's last ones. Rows older
    than the months that a diagnosis looks at stay as they are.

    Args:
        job: The run.
        leads: All that are known, as `leads_until` returns them for *month*.
        month: The month that is diagnosed.
        rows: The rows of earlier diagnoses.
    """
    oldest = month - int(job.parameters.diagnosis_months)
    cells = job.records.cells(Improvement, "after")
    last = job.memory.recall(NAME) or {}
    said = {_key(row): last[_key(row)] for row in rows if _key(row) in last}
    ours = [r for r in rows if typed(cells[r.position]) in ("", last.get(_key(r)))]
    new = {}
    for since in sorted({row.month for row in ours if oldest <= row.month < month}):
        later = leads.loc[leads["registered"] > since].reset_index(drop=True)
        figures = _figures(job, later)
        for row in (row for row in ours if row.month == since):
            told = figures.get(same_problem(job, row.rule, row.group))
            text = _words(job, row, told)
            new[row.position] = said[_key(row)] = job.say(
                "diagnosis.after", since=since, month=month, figure=text
            )
    job.records.set(Improvement, "after", new)
    job.memory.keep(NAME, said or None)


def _figures(job: Job, leads: pd.DataFrame) -> dict[tuple[str, str], Figure]:
    """Return the figures of every group by problem, however few leads it has."""
    if leads.empty:
        return {}
    on = replace(terms_of(job), least_leads=1, least_wins=1)
    stretch = stretch_of(leads)
    found: dict[tuple[str, str], Figure] = {
        same_problem(job, told.question.rule, told.name): told
        for question in questions(leads, on)
        for told in excesses(question, stretch, job.parameters.prior_weight)
    }
    if short := below_target(leads, job.parameters):
        found[same_problem(job, TARGET, "")] = short
    return found


def _words(job: Job, row: SystemRow, told: Figure | None) -> str:
    least = job.parameters.enough_wins if row.rule in SLOW else job.parameters.diagnosis_leads
    leads = told.leads if told else 0
    if told is None or leads < max(least, 2) or told.gap != told.gap:  # nobody to compare with
        return job.say("diagnosis.too_few", leads=leads)
    return figure(job, row.rule, told, with_range=True)


def _key(row: SystemRow) -> str:
    return "|".join((str(row.month), row.rule, row.group))
