"""What is said of an assignment: who got which lead and why, and the fairness ledger."""

from dataclasses import dataclass

from xlfunnel.actions.assigning_people import people_of, usable_team
from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.actions.workload_figures import in_hand
from xlfunnel.rules.assignment import Assigned, Person
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import excerpt, shown
from xlfunnel.values.text import fold, typed

_CHOICES_TOLD = 20


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """
    One person after an assignment.

    Attributes:
        person: With the new leads of the month, those just given included.
        given: Leads just given.
        left: How many more the month has room for; None for no limit.
        open_leads: Open leads in hand.
        high: Those of them that are 高意向.
        load: Touches a month that the clocks ask for: what the open leads weigh by their grade.
        credit: Turns the person is owed; below zero those had in advance.
        is_away: Whether on leave.
    """

    person: Person
    given: int
    left: float | None
    open_leads: int
    high: int
    load: float
    credit: float
    is_away: bool


def ledger(job: Job, assigned: Assigned) -> list[LedgerRow]:
    """Return a row for each person who has not left, as *assigned* and written leaves them."""
    has = in_hand(job, job.records.derived(usable_team))
    today = job.run.as_of.date()
    return [
        LedgerRow(
            person=person,
            given=assigned.given[person.name],
            left=None if person.capacity is None else max(person.capacity - person.taken, 0.0),
            open_leads=has.open_leads[fold(person.name)],
            high=has.high[fold(person.name)],
            load=has.load[fold(person.name)],
            credit=assigned.credits.get(person.name, 0.0),
            is_away=person.is_away(today),
        )
        for person in people_of(job)
        if not person.is_left
    ]


def choice_lines(job: Job, assigned: Assigned) -> list[str]:
    """Return who gets which lead and why, of the first ones; 分配依据 says it of all."""
    ids, names, bases = (
        cells(job.records, Lead, name) for name in ("lead_id", "customer_name", "assignment_basis")
    )
    lines = [
        job.say(
            "assignment.choice" if choice.name else "assignment.no_choice",
            lead=shown(ids[choice.row]),
            customer=excerpt(typed(names[choice.row])),
            name=choice.name,
            basis=shown(bases[choice.row]),
        )
        for choice in assigned.choices[:_CHOICES_TOLD]
    ]
    more = len(assigned.choices) - len(lines)
    return [*lines, job.say("assignment.more_choices", count=more)] if more else lines


def ledger_lines(job: Job, rows: list[LedgerRow]) -> list[str]:
    """Return *rows* as sentences, those who got most first."""
    return [_line(job, row) for row in _by_given(rows)]


def given_lines(job: Job, rows: list[LedgerRow]) -> list[str]:
    """Return of *rows* only who gets how many, those who get most first."""
    return [
        job.say("assignment.given", name=row.person.name, away=_away(job, row), count=row.given)
        for row in _by_given(rows)
    ]


def _by_given(rows: list[LedgerRow]) -> list[LedgerRow]:
    return sorted(rows, key=lambda row: (-row.given, fold(row.person.name)))


def _away(job: Job, row: LedgerRow) -> str:
    return job.say("assignment.is_away") if row.is_away else ""


def _line(job: Job, row: LedgerRow) -> str:
    facts = {
        "name": row.person.name,
        "given": row.given,
        "taken": row.person.taken,
        "open": row.open_leads,
        "high": row.high,
        "load": round(row.load),
        "credit": f"{round(row.credit, 2) or 0.0:+.2f}",
    }
    away = _away(job, row)
    if row.left is None:
        return job.say("assignment.ledger_unlimited", away=away, **facts)
    capacity, left = f"{row.person.capacity:g}", f"{row.left:g}"
    return job.say("assignment.ledger", away=away, capacity=capacity, left=left, **facts)
