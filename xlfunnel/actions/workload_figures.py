"""How much each person has in hand, counted from the leads and follow-ups of this run."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import compress

from xlfunnel.actions.follow_ups import follow_ups, is_open, touches_of, values
from xlfunnel.actions.run import Job
from xlfunnel.actions.team import Team
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.worklist_clocks import TeamClocks
from xlfunnel.actions.worklist_times import open_leads
from xlfunnel.rules.clocks import to_do
from xlfunnel.rules.dormancy import rhythm_days
from xlfunnel.rules.lateness import lateness
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import midnight

AHEAD = 7  # days
_MONTH = 30  # days, as the rhythms count them
WEEKS = 4  # that real touches are averaged over


@dataclass(frozen=True, slots=True)
class Figures:
    """
    What each person has, by folded name; a lead with several owners counts for each.

    What has no owner counts for NOBODY.

    Attributes:
        open_leads: Leads that are neither won nor lost.
        high: Those of them that are 高意向.
        load: Touches a month that the clocks ask for.
        overdue: Leads that are overdue.
        due: What 待办提醒 would list if it looked `AHEAD` days ahead.
        touches: Real touches in the last `WEEKS` weeks.
    """

    open_leads: Counter[str] = field(default_factory=Counter)
    high: Counter[str] = field(default_factory=Counter)
    load: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    overdue: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    touches: Counter[str] = field(default_factory=Counter)


def figures(job: Job, team: Team) -> Figures:
    """Return what everybody has at the moment of the run."""
    found, owners = in_hand(job, team), values(job.records, Lead, "owner")
    _count_deadlines(job, team, owners, found)
    _count_touches(job, team, owners, found)
    return found


def in_hand(job: Job, team: Team) -> Figures:
    """Return the open leads of everybody and what they weigh; nothing else is counted yet."""
    found = Figures()
    owners, grades, sources = (
        values(job.records, Lead, name) for name in ("owner", "grade", "source")
    )
    touches = touches_a_month(job)
    kinds = Counter(compress(zip(owners, grades, sources, strict=True), is_open(job)))
    for (owner, grade, source), leads in sorted(kinds.items(), key=str):  # sums go by the order
        for person in team.named(owner):
            found.open_leads[person] += leads
            found.high[person] += leads if grade == terms.HIGH else 0
            found.load[person] += leads * touches(grade, source)
    return found


def touches_a_month(job: Job) -> Callable[[str | None, str | None], float]:
    """Return a function of grade and source: how many touches the clocks ask for in a month."""
    rhythm = rhythm_days(rule_rows(job.records, ClockRule), job.parameters.clock_preset)

    def touches(grade: str | None, source: str | None) -> float:
        days = rhythm(grade, source)
        return _MONTH / days if days else 0.0

    return touches


def _count_deadlines(job: Job, team: Team, owners: Sequence[str | None], found: Figures) -> None:
    """Count what is overdue, and what is due until the end of the last day ahead."""
    as_of = job.run.as_of
    until = midnight(as_of.date()) + timedelta(AHEAD + 1)
    planners = values(job.records, FollowUp, "owner") if job.records.has(FollowUp) else ()
    clocks = TeamClocks(job)
    for lead in open_leads(job):
        deadlines = clocks.deadlines(lead)
        if not deadlines or deadlines[0].due >= until:
            continue
        people = team.named(owners[lead.row])
        late = lateness(deadlines[0].due, as_of)
        if late and late.number:
            found.overdue.update(people)
        for task in to_do(deadlines, as_of):
            if task.due < until:
                plan = lead.plan_behind(task.clause)
                planner = None if plan is None else planners[plan]
                found.due.update(team.named(planner) if planner else people)


def _count_touches(job: Job, team: Team, owners: Sequence[str | None], found: Figures) -> None:
    """Count the touches of the last weeks for who made them; where nobody is named, the owner."""
    if not job.records.has(FollowUp):
        return
    rows, since = follow_ups(job), job.run.as_of - timedelta(weeks=WEEKS)
    is_touch, makers = touches_of(job, rows), values(job.records, FollowUp, "owner")
    for row, moment in enumerate(rows.moments):
        if is_touch[row] and moment is not None and moment > since:
            lead = rows.leads[row]
            maker = makers[row] or (None if lead is None else owners[lead])
            found.touches.update(team.named(maker))
