"""The people leads can go to, what each has got this month, and whose turn was put off."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.run import Job
from xlfunnel.actions.team import Team
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.records import Records
from xlfunnel.rules.assignment import Person
from xlfunnel.rules.leaves import leave_of
from xlfunnel.schema import terms
from xlfunnel.schema.dictionaries import listed
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import AssignmentCredit
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold


def people_of(job: Job, exclude: Iterable[str] = ()) -> list[Person]:
    """Return the people of 人员, of two with one name the first; *exclude* count as left."""
    left = set(map(fold, exclude))
    taken = new_this_month(job)
    today = job.run.as_of.date()
    return [
        Person(
            name=rep.name or "",
            industries=folded(rep.industries),
            regions=folded(rep.regions),
            seniority=rep.seniority,
            capacity=rep.monthly_capacity,
            taken=taken[key],
            is_left=rep.state == terms.LEFT or key in left,
            leave=leave_of(rep, today),
        )
        for key, rep in job.records.derived(usable_team).reps.items()
    ]


def folded(words: str | None) -> frozenset[str]:
    """Return the words of a cell that lists several, as they are compared."""
    return frozenset(map(fold, listed(words)))


def new_this_month(job: Job) -> Counter[str]:
    """
    Return how many leads each got in the month of the run, by folded name.

    A lead came when it was assigned; where nobody knows, when it was registered. It counts
    for everybody its owner cell names, be it open or closed by now.
    """
    month = _month(job.run.as_of)
    named = job.records.derived(usable_team).named
    columns = (values(job.records, Lead, n) for n in ("owner", "assigned_at", "registered_on"))
    found: Counter[str] = Counter()
    for owner, assigned_at, registered_on in zip(*columns, strict=True):
        came = assigned_at or registered_on
        if owner and came and _month(came) == month:
            found.update(named(owner))
    return found


def usable_team(records: Records) -> Team:
    """Return the people of 人员 as far as their rows can be used; for `records.derived`."""
    return Team(rule_rows(records, Rep))


def known_credits(job: Job, people: Iterable[Person]) -> dict[str, float]:
    """Return what each of *people* is owed, as far as the workbook remembers it."""
    rows = job.records.rows(AssignmentCredit).rows
    known = {fold(row.rep): row.credit for row in rows if row.rep and row.credit is not None}
    return {p.name: known[fold(p.name)] for p in people if fold(p.name) in known}


def keep_credits(job: Job, credits: dict[str, float]) -> None:
    """Remember what each is owed: of those in *credits*, and whoever was only passed over."""
    if job.records.has(AssignmentCredit):
        here = [person for person in people_of(job) if not person.is_left]
        credits = known_credits(job, here) | credits
        names = sorted(credits, key=lambda name: (fold(name), name))
        columns: dict[str, list[Cell]] = {
            "rep": list(names),
            "credit": [float(credits[name]) for name in names],
        }
        job.records.replace(AssignmentCredit, columns)


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
