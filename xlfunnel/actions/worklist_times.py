"""What the clocks of each lead count from, gathered from leads and follow-ups."""

from collections.abc import Container, Sequence
from datetime import datetime
from itertools import compress
from typing import Any, NamedTuple

from xlfunnel.actions.follow_ups import (
    follow_ups,
    is_open,
    leads_with_one_id,
    touches_of,
    values,
)
from xlfunnel.actions.run import Job
from xlfunnel.rules.clocks import PLAN, LeadTimes
from xlfunnel.rules.clocks_events import Events, Log, events
from xlfunnel.schema import terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import midnight


class OpenLead(NamedTuple):
    """
    An open lead, by its row, with what its clocks count from.

    Attributes:
        row: Of the lead.
        times: What its clocks count from.
        step: Row of the follow-up that names its next step.
        plan: Row of the follow-up that is planned next.
        is_in_hand: Whether something is planned or agreed on for today or later.
        visit: Row of the follow-up that is the next visit planned.
    """

    row: int
    times: LeadTimes
    step: int | None = None
    plan: int | None = None
    is_in_hand: bool = False
    visit: int | None = None

    def plan_behind(self, clause: str) -> int | None:
        """Return the row of the follow-up that plans what *clause* asks for."""
        return {PLAN: self.plan, terms.VISIT_CONFIRMATION: self.visit}.get(clause)


def open_leads(job: Job) -> list[OpenLead]:
    """Return every lead that has an id and is neither won nor lost."""
    same = enumerate(leads_with_one_id(job.records))
    open_ones = [(row, of) for row, of in compress(same, is_open(job)) if of is not None]
    rows, first = [row for row, _ in open_ones], [of for _, of in open_ones]
    said = _events(job, frozenset(first))
    steps, plans, visits = (
        list(map(found.get, first)) for found in (said.step, said.plan, said.visit)
    )
    steps_due = _follow_up_values(job, "next_step_due_on")
    planned = _follow_up_values(job, "followed_up_on")
    of_leads = (values(job.records, Lead, "grade"), values(job.records, Lead, "source"))
    next_steps = [None if step is None else steps_due[step] for step in steps]
    today = midnight(job.run.as_of.date())
    is_agreed = (due is not None and due >= today for due in next_steps)
    in_hand = (lead in said.ahead or agreed for lead, agreed in zip(first, is_agreed, strict=True))
    times = map(
        LeadTimes,
        *([column[row] for row in rows] for column in (*of_leads, _starts(job))),
        map(said.first_touch.get, first),
        map(said.last_touch.get, first),
        map(said.invited.get, first),
        map(said.proposed.get, first),
        next_steps,
        (None if plan is None else planned[plan] for plan in plans),
        (None if visit is None else planned[visit] for visit in visits),
    )
    return list(map(OpenLead, rows, times, steps, plans, in_hand, visits))


def _starts(job: Job) -> list[datetime | None]:
    """Return when the clocks of each lead start; a registration still to come starts none."""
    registered = _come(job, "registered_on")
    if job.parameters.clock_start != terms.FROM_ASSIGNMENT:
        return registered
    return [at or day for at, day in zip(_come(job, "assigned_at"), registered, strict=True)]


def _come(job: Job, name: str) -> list[datetime | None]:
    as_of = job.run.as_of
    moments = values(job.records, Lead, name)
    return [None if moment is None or moment > as_of else moment for moment in moments]


def _events(job: Job, wanted: Container[int]) -> Events:
    """Return what the follow-ups tell; without their table, what the leads themselves do."""
    records = job.records
    if not records.has(FollowUp):
        first, last = (_touched(job, name) for name in ("first_follow_up", "last_follow_up"))
        return Events(last | first, first | last, {}, {}, {}, {})
    rows = follow_ups(job)
    log = Log(
        leads=rows.leads,
        moments=rows.moments,
        is_touch=touches_of(job, rows),
        is_written=rows.is_written,
        completions=rows.completions,
        channels=rows.channels,
        outcomes=values(records, FollowUp, "outcome"),
        steps_due=values(records, FollowUp, "next_step_due_on"),
    )
    return events(log, values(records, Lead, "registered_on"), job.run.as_of, wanted)


def _touched(job: Job, name: str) -> dict[int, datetime]:
    return {row: moment for row, moment in enumerate(_come(job, name)) if moment is not None}


def _follow_up_values(job: Job, name: str) -> Sequence[Any]:
    return values(job.records, FollowUp, name) if job.records.has(FollowUp) else ()
