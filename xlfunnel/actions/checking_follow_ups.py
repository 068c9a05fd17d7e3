"""Checking the follow-ups (SPEC §3): what is wrong in them, as data; it never stops a run."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from xlfunnel.actions.follow_ups import cells, follow_ups, is_open, touches_of, values
from xlfunnel.actions.run import Job
from xlfunnel.actions.same_customers import same_customers
from xlfunnel.actions.states import lead_states
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Problem
from xlfunnel.rules.follow_up_conduct import (
    Conduct,
    customers_followed_twice,
    disturbed_customers,
    recorded_late,
)
from xlfunnel.rules.follow_up_validation import (
    READ_FIELDS,
    TEXT_FIELDS,
    Known,
    validate_follow_ups,
)
from xlfunnel.rules.formula_text import formula_looking_text
from xlfunnel.rules.lead_owners import people_named
from xlfunnel.rules.linking import ids_by_name
from xlfunnel.rules.touches import FollowUps, missed_plans
from xlfunnel.schema import terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Run
from xlfunnel.schema.reps import Rep
from xlfunnel.values.blank import blank_rows
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import fold

# Read as values; the other columns are only looked at, and 300,000 texts are long to read.
_VALUES = (*READ_FIELDS, "owner", "first_seen_at")


def check_follow_ups(job: Job) -> None:
    """Find every problem of the follow-ups, by themselves and with their leads."""
    if not job.records.has(FollowUp):
        return
    table, rows, open_ones = _table(job), follow_ups(job), is_open(job)
    known = Known(
        as_of=job.run.as_of,
        leads=rows.leads,
        remembered=_remembered(job, rows.leads),
        is_written=rows.is_written,
        missed=missed_plans(rows, job.run.as_of),
        ids_by_name=_ids_by_name(job),
        registered=values(job.records, Lead, "registered_on"),
        is_open=open_ones,
    )
    job.problems += validate_follow_ups(table, known)
    job.problems += formula_looking_text(table, TEXT_FIELDS)
    job.problems += _conduct(job, table, rows, open_ones)


def _table(job: Job) -> CheckedTable:
    records = job.records
    names = [
        name for name in dict.fromkeys((*TEXT_FIELDS, *_VALUES)) if records.has(FollowUp, name)
    ]
    there = {name: records.cells(FollowUp, name) for name in names}
    return CheckedTable(FollowUp, there, records.columns(FollowUp, _VALUES))


def _ids_by_name(job: Job) -> dict[str, list[str]]:
    """Return whose leads could be meant by the rows that still have no id."""
    records = job.records
    names = cells(records, FollowUp, "customer_name")
    ids = records.cells(FollowUp, "lead_id")
    wanted = {names[row] for row in blank_rows(ids)}
    leads = cells(records, Lead, "customer_name")
    return ids_by_name(leads, records.cells(Lead, "lead_id"), wanted)


def _remembered(job: Job, leads: Sequence[int | None]) -> frozenset[str]:
    """Return the ids of every lead that was ever seen, where some are not known now."""
    return frozenset(id_keys(lead_states(job)["lead_id"]) if None in leads else ())


def _conduct(
    job: Job, table: CheckedTable, rows: FollowUps, open_ones: Sequence[bool]
) -> list[Problem]:
    said = job.parameters
    known = Conduct(
        as_of=job.run.as_of,
        is_touch=touches_of(job, rows),
        leads=rows.leads,
        is_open=open_ones,
        grades=values(job.records, Lead, "grade"),
        customers=job.records.derived(same_customers),
        runs=[moment for moment in _runs(job) if moment],
        people=_people(job),
    )
    return [
        *recorded_late(table, known, said.record_within_hours),
        *disturbed_customers(table, known, said.disturb_days, said.disturb_touches),
        *customers_followed_twice(table, known, said.double_follow_up_days),
    ]


def _runs(job: Job) -> Sequence[Any]:
    return values(job.records, Run, "as_of") if job.records.has(Run) else ()


def _people(job: Job) -> Callable[[str], frozenset[str]]:
    """Return what tells the people of a cell who have not left."""
    states = {fold(rep.name): rep.state for rep in rule_rows(job.records, Rep) if rep.name}

    @cache
    def people(owner: str) -> frozenset[str]:
        named = map(fold, people_named(owner, states))
        return frozenset(name for name in named if states.get(name) != terms.LEFT)

    return people
