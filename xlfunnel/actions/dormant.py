"""沉睡线索: open leads that nobody has touched for long, and what is proposed (SPEC §4)."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.noted_rows import with_noted_rows
from xlfunnel.actions.run import Job
from xlfunnel.actions.team import Team
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.worklist_amounts import amounts
from xlfunnel.actions.worklist_times import OpenLead, open_leads
from xlfunnel.rules.dormancy import Dormancy, SilentLead, dormancy, rhythm_days
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.ids import id_keys

_COPIED = ("customer_name", "owner", "last_follow_up")  # of leads


class _Dormant(NamedTuple):
    """An open lead that sleeps, and how fast."""

    lead: OpenLead
    silent: SilentLead
    found: Dormancy


def list_dormant(job: Job) -> None:
    """
    List the open leads that sleep, most money at stake first, then the longest silence.

    It comes after `follow_leads`, as the clocks do, and writes nothing but its own table:
    whether a lead goes back to the pool is for people to say.
    """
    records = job.records
    if not records.has(DormantLead):
        return
    at_stake = amounts(records)
    keys = id_keys(records.cells(Lead, "lead_id"))
    found = sorted(
        _found(job),
        key=lambda one: (
            -(at_stake[one.lead.row] or 0.0),
            -one.found.days,
            keys[one.lead.row],
            one.lead.row,
        ),
    )
    columns = _columns(job, found, at_stake)
    says = {"reason": job.say("dormant.over")}
    kept = ("lead_id", "customer_name", "owner")
    records.replace(DormantLead, with_noted_rows(job, DormantLead, columns, kept, says))
    job.counts["dormant"] = float(len(found))
    if found:
        pool = sum(one.found.proposal == terms.BACK_TO_POOL for one in found)
        job.summary.append(job.say("dormant.listed", count=len(found), pool=pool))


def _found(job: Job) -> Iterator[_Dormant]:
    """Yield the leads that sleep; not one of which somebody has something in hand."""
    rhythm = rhythm_days(rule_rows(job.records, ClockRule), job.parameters.clock_preset)
    limits = job.parameters.dormant_rhythms, job.parameters.pool_rhythms
    owners, given = (values(job.records, Lead, name) for name in ("owner", "assigned_at"))
    has_left, as_of = _has_left(job), job.run.as_of
    for lead in open_leads(job):
        days = rhythm(lead.times.grade, lead.times.source)
        since = lead.times.last_touch or lead.times.start
        if lead.is_in_hand or days is None or since is None:
            continue
        owner, owned_since = owners[lead.row], given[lead.row]
        if owned_since is not None and owned_since > as_of:
            owned_since = None
        silent = SilentLead(since, days, owner is not None, has_left(owner), owned_since)
        sleeps = dormancy(silent, as_of, *limits)
        if sleeps:
            yield _Dormant(lead, silent, sleeps)


def _has_left(job: Job) -> Callable[[str | None], bool]:
    """Return a function that says whether everybody whom a 跟进人 names has left."""
    team = Team(rule_rows(job.records, Rep))
    left = {key for key, rep in team.reps.items() if rep.state == terms.LEFT}
    return lambda owner: left.issuperset(team.named(owner))


def _columns(
    job: Job, found: Sequence[_Dormant], at_stake: Sequence[float | None]
) -> dict[str, list[Cell]]:
    """Return the rows of the table as columns."""
    rows = [one.lead.row for one in found]
    ids = job.records.cells(Lead, "lead_id")
    columns = {name: values(job.records, Lead, name) for name in _COPIED}
    copied = {name: [column[row] for row in rows] for name, column in columns.items()}
    owners = copied["owner"]
    return {
        "lead_id": [ids[row] for row in rows],
        **copied,
        "grade": [_label(job, one.lead.times.grade) for one in found],
        "silent_days": [float(one.found.days) for one in found],
        "cycles": [_shown_rhythms(one.found) for one in found],
        "amount": [at_stake[row] for row in rows],
        "proposal": [terms.PROPOSALS.label(o.found.proposal, job.run.language) for o in found],
        "reason": [_why(job, one, owner) for one, owner in zip(found, owners, strict=True)],
    }


def _why(job: Job, one: _Dormant, owner: str | None) -> str:
    """Return in words how long a lead has been silent, what that is, and what is proposed."""
    is_new = one.lead.times.last_touch is None
    grade = _label(job, one.lead.times.grade)
    why = job.say(
        "dormant.why",
        silent=job.say("dormant.never" if is_new else "dormant.silent", days=one.found.days),
        cycles=shown(_shown_rhythms(one.found)),
        grade=job.say("dormant.of_grade", grade=grade) if grade else "",
        rhythm=shown(round(one.silent.rhythm, 1)),
    )
    if not one.silent.is_owned:
        return job.say("dormant.unassigned", why=why)
    if one.silent.has_owner_left:
        return job.say("dormant.left", why=why, owner=owner)
    if one.found.proposal == terms.CONTACT_AGAIN:
        return job.say("dormant.again", why=why)
    return job.say("dormant.pool", why=why, limit=shown(job.parameters.pool_rhythms))


def _shown_rhythms(found: Dormancy) -> float:
    """Return how many rhythms, to a tenth; rounded down: what is shown has been reached."""
    return math.floor(found.rhythms * 10) / 10


def _label(job: Job, grade: str | None) -> str | None:
    words = job.words.get(terms.GRADES.name, terms.GRADES)
    return words.label(grade, job.run.language) if grade else None
