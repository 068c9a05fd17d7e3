"""待办提醒, and by when each lead has to be followed up (SPEC §1 Worklist, §4 Clocks)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from typing import NamedTuple

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.run import CHECK, Job
from xlfunnel.actions.worklist_amounts import amounts
from xlfunnel.actions.worklist_clocks import TeamClocks
from xlfunnel.actions.worklist_edits import replace_worklist
from xlfunnel.actions.worklist_order import Task, in_order
from xlfunnel.actions.worklist_times import OpenLead, open_leads
from xlfunnel.actions.worklist_words import Words
from xlfunnel.rules.clocks import Deadline, to_do
from xlfunnel.rules.lateness import Lateness, lateness
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import Cell, midnight

_OF_LEADS = ("due_at", "lateness", "lateness_reason")


class Due(NamedTuple):
    """An open lead with all its deadlines, the strictest first."""

    lead: OpenLead
    deadlines: list[Deadline]


def build_worklist(job: Job) -> None:
    """
    Write by when each open lead has to be followed up, and list what is to be done soon.

    It comes after `follow_leads`: clocks go by the grades and touches of this run. Leads
    that are closed have no clocks.
    """
    clocks = TeamClocks(job)
    leads = ((lead, clocks.deadlines(lead)) for lead in open_leads(job))
    found = [Due(lead, theirs) for lead, theirs in leads if theirs]
    late, words = cache(partial(lateness, as_of=job.run.as_of)), Words(job, clocks)
    _write_leads(job, found, late, words)
    tasks = in_order(_tasks(job, found, late))
    today = sum(late is not None and not late.number for _, _, late, _ in tasks)
    overdue = sum(late is not None for _, _, late, _ in tasks) - today
    job.counts |= {"overdue": float(overdue), "due_today": float(today)}
    if job.records.has(WorkItem):
        replace_worklist(job, _columns(job, tasks, words))
        if job.action.name != CHECK:
            job.summary.append(job.say("clocks.listed", count=len(tasks), overdue=overdue))


def _write_leads(
    job: Job, found: Sequence[Due], late: Callable[[datetime], Lateness | None], words: Words
) -> None:
    """Write the strictest deadline of each lead; a lead without one is cleared."""
    columns: dict[str, list[Cell]] = {n: [None] * job.records.count(Lead) for n in _OF_LEADS}
    dues, lates, reasons = columns.values()
    for lead, (strictest, *_) in found:
        how_late = late(strictest.due)
        dues[lead.row] = strictest.due
        lates[lead.row] = words.how_late(how_late)
        reasons[lead.row] = words.why(lead, strictest, how_late)
    for name, cells in columns.items():
        job.records.put(Lead, name, cells)


def _tasks(
    job: Job, found: Sequence[Due], late: Callable[[datetime], Lateness | None]
) -> Iterator[Task]:
    """Yield what is overdue, due today, or due within the days that the list looks ahead."""
    days = int(job.parameters.remind_days or 0)
    until = midnight(job.run.as_of.date()) + timedelta(days + 1)
    at_stake = amounts(job.records)
    for lead, deadlines in found:
        if deadlines[0].due < until:
            for one in to_do(deadlines, job.run.as_of):
                if one.due < until:
                    yield Task(lead, one, late(one.due), at_stake[lead.row])


def _columns(job: Job, tasks: Sequence[Task], words: Words) -> dict[str, list[Cell]]:
    """Return the rows of the list as columns."""
    rows = [lead.row for lead, *_ in tasks]
    ids = job.records.cells(Lead, "lead_id")
    names = values(job.records, Lead, "customer_name")
    owners = values(job.records, Lead, "owner")
    return {
        "owner": [words.who_does_it(t.lead, t.deadline, owners[t.lead.row]) for t in tasks],
        "lead_id": [ids[row] for row in rows],
        "customer_name": [names[row] for row in rows],
        "action": [words.what_to_do(lead, deadline) for lead, deadline, _, _ in tasks],
        "reason": [words.why(lead, deadline, late) for lead, deadline, late, _ in tasks],
        "due_at": [deadline.due for _, deadline, _, _ in tasks],
        "lateness": [words.how_late(late) for _, _, late, _ in tasks],
        "amount": [amount for *_, amount in tasks],
    }
