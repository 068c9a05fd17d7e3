"""The leads that wait for an owner, as the rule of assignment wants them."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlfunnel.actions.assigning_people import usable_team
from xlfunnel.actions.follow_ups import cells, is_open, values
from xlfunnel.actions.run import Job
from xlfunnel.actions.same_customers import same_customers
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.rules.assignment import Person, Waiting
from xlfunnel.rules.assignment_obstacles import obstacles
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold, typed

_IDENTITY = ("lead_id", "customer_name", "contact", "need")
# What tells two leads apart that came at once, under one name.
_CONTENT = ("contact", "need", "contact_person", "source", "industry", "region", "grade")
_RUNS = re.compile(r"[0-9]+|[^0-9]+")


def waiting_rows(job: Job) -> list[int]:
    """Return the open leads that nobody follows; a formula for the owner is a person's choice."""
    records = job.records
    if not records.has(Lead, "owner"):
        return []
    owners, formulas = records.cells(Lead, "owner"), records.formulas(Lead, "owner")
    identity = [cells(records, Lead, name) for name in _IDENTITY]
    return [
        row
        for row, is_open_one in enumerate(is_open(job))
        if is_open_one
        and is_blank(owners[row])
        and row not in formulas
        and not all(is_blank(column[row]) for column in identity)
    ]


def obstacles_of(job: Job) -> list[str]:
    """Return what keeps each lead from being assigned, "" for nothing; no column, no obstacle."""
    records = job.records
    there: list[Any] = [""] * records.count(Lead)
    contact, name, need = (
        values(records, Lead, field) if records.has(Lead, field) else there
        for field in ("contact", "customer_name", "need")
    )
    results = values(records, Lead, "screening_result")
    return list(obstacles(contact, name, need, [word == terms.NOT_QUALIFIED for word in results]))


def waiting_leads(
    job: Job, rows: Sequence[int], people: Sequence[Person], obstacle: Mapping[int, str]
) -> list[Waiting]:
    """Return the leads of *rows* as the rule wants them."""
    records = job.records
    customers = records.derived(same_customers)
    owners = _followed_by(job, {customers[row] for row in rows}, people)
    wanted = {rule.grade: rule.seniority for rule in rule_rows(records, GradeRule)}
    wanted[terms.UNGRADED] = terms.ASSISTANT
    grades, industries, regions = (
        values(records, Lead, name) for name in ("grade", "industry", "region")
    )
    orders = _orders(job, rows)
    return [
        Waiting(
            row=row,
            order=orders[row],
            seniority=wanted.get(grades[row] or terms.UNGRADED),
            industry=fold(industries[row] or ""),
            region=fold(regions[row] or ""),
            customer=customers[row],
            same_customer_owner=owner,
            is_customer_back=not is_followed,
            obstacle=obstacle.get(row, ""),
        )
        for row in rows
        for owner, is_followed in [owners.get(customers[row], (None, True))]
    ]


def _followed_by(
    job: Job, customers: Collection[int], people: Sequence[Person]
) -> dict[int, tuple[str, bool]]:
    """
    Return who follows each of *customers* already: of those who are there, of the latest lead.

    An open lead goes before those that are won or lost: two people on one customer are to be
    avoided. The latest is the one that was assigned last, or registered where nobody knows;
    of several the one whose id comes last. With the name comes whether that lead is open.
    """
    today = job.run.as_of.date()
    there = _there(people, today)
    named = job.records.derived(usable_team).named
    names = ("owner", "assigned_at", "registered_on", "lead_id")
    columns = zip(*(values(job.records, Lead, name) for name in names), strict=True)
    found: dict[int, tuple[bool, datetime, tuple[Any, ...], str]] = {}
    for customer, is_open_one, (owner, assigned_at, registered_on, lead_id) in zip(
        job.records.derived(same_customers), is_open(job), columns, strict=True
    ):
        if not owner or customer not in customers:
            continue
        name = next((there[key] for key in named(owner) if key in there), None)
        if name is not None:
            came = assigned_at or registered_on or datetime.min
            latest = (is_open_one, came, natural(lead_id or ""), name)
            found[customer] = max(found.get(customer, latest), latest)
    return {customer: (name, is_followed) for customer, (is_followed, *_, name) in found.items()}


def _there(people: Sequence[Person], today: date) -> dict[str, str]:
    return {fold(p.name): p.name for p in people if not (p.is_left or p.is_away(today))}


def _orders(job: Job, rows: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """
    Return by what each of *rows* is taken: when it came, its id, then all that it says.

    An id that this run has given it does not count: that goes by the place of the row.
    """
    records = job.records
    registered = values(records, Lead, "registered_on")
    ids: Sequence[Cell] = ()
    if records.has(Lead, "lead_id"):
        ids = records.cells_before(Lead, "lead_id")
    names = [fold(name or "") for name in values(records, Lead, "customer_name")]
    content = [cells(records, Lead, name) for name in _CONTENT]
    return {
        row: (
            registered[row] or datetime.max,
            natural(typed(ids[row])) if row < len(ids) else (),
            names[row],
            tuple(typed(column[row]) for column in content),
        )
        for row in rows
    }


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """
    Return what orders ids as people do, by the numbers in them.

    >>> sorted(["L10", "L9", "L09"], key=natural)
    ['L09', 'L9', 'L10']
    """
    runs = _RUNS.findall(fold(text))
    numbered = tuple((int(run), "") if run.isdecimal() else (-1, run) for run in runs)
    return (*numbered, (-1, fold(text)))  # ids of one number are still not the same
