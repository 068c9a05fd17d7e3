"""Assigning leads (SPEC §4 Owner): the rule decides, here it meets the cells."""

from collections.abc import Iterable, Mapping, Sequence

from xlfunnel.actions.assigning_leads import obstacles_of, waiting_leads, waiting_rows
from xlfunnel.actions.assigning_ledger import choice_lines, ledger, ledger_lines
from xlfunnel.actions.assigning_people import keep_credits, known_credits, people_of
from xlfunnel.actions.assigning_words import Words
from xlfunnel.actions.run import Job
from xlfunnel.rules.assignment import ROOM, TURN, Assigned, assign
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead


def assign_leads(job: Job) -> None:
    """Give every open lead without an owner to somebody; say who, why, and who has how much."""
    assigned = _assign_waiting(job)
    job.summary += choice_lines(job, assigned)
    if assigned.choices and assigned.credits:
        job.summary += ledger_lines(job, ledger(job, assigned))


def assign_on_refresh(job: Job) -> None:
    """Do the same, briefly, for a team that wants it with every refresh."""
    if job.parameters.assigns_on_refresh:
        _assign_waiting(job)


def choose(
    job: Job,
    rows: Sequence[int],
    exclude: Iterable[str] = (),
    obstacles: Mapping[int, str] | None = None,
) -> Assigned:
    """
    Return who gets which of the leads in *rows*, without writing anything.

    Args:
        job: The run.
        rows: Positions of leads, whoever follows them now.
        exclude: Names that get none and are nobody's owner to go by, such as whoever leaves.
        obstacles: What keeps some of them where they are.
    """
    people = people_of(job, exclude)
    leads = waiting_leads(job, rows, people, obstacles or {})
    return assign(leads, people, known_credits(job, people), job.run.as_of.date())


def write_choices(job: Job, assigned: Assigned, by: str) -> None:
    """
    Write who got which lead, when, how and why, and keep the credits.

    Args:
        job: The run.
        assigned: What `choose` returned.
        by: A word of `terms.ASSIGNED_BY`. Of a lead that nobody gets only why is written.
    """
    given = {c.row: c.name for c in assigned.choices if c.name is not None}
    now = job.run.minute
    label = terms.ASSIGNED_BY.label(by, job.run.language)
    words = Words(job)
    job.records.put(Lead, "assignment_basis", {c.row: words.basis(c) for c in assigned.choices})
    job.records.put(Lead, "owner", given)
    job.records.put(Lead, "assigned_at", dict.fromkeys(given, now))
    job.records.put(Lead, "assigned_by", dict.fromkeys(given, label))
    if any(choice.why in (TURN, ROOM) for choice in assigned.choices):
        keep_credits(job, assigned.credits)


def _assign_waiting(job: Job) -> Assigned:
    rows = waiting_rows(job)
    obstacles = obstacles_of(job)
    assigned = choose(job, rows, obstacles={row: obstacles[row] for row in rows})
    write_choices(job, assigned, terms.BY_SYSTEM)
    given = sum(assigned.given.values())
    left = len(rows) - given
    job.counts |= {"assigned": float(given), "unassigned": float(left)}
    key = "none" if not rows else "all" if not left else "some"
    column = Lead.column("assignment_basis").header(job.run.language)
    said = job.say(f"assignment.assigned_{key}", given=given, left=left, column=column)
    job.summary.append(said)
    return assigned
