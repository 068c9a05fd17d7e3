"""人员负荷: who has how much, who can take more, and what next week brings (SPEC §4, §10)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from xlfunnel.actions.assigning_people import new_this_month
from xlfunnel.actions.noted_rows import with_noted_rows
from xlfunnel.actions.run import Job
from xlfunnel.actions.team import NOBODY, Team
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.actions.workload_figures import AHEAD, WEEKS, figures
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.leaves import is_away
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.memory import AssignmentCredit
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.workload import RepLoad
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold, typed


def list_workload(job: Job) -> None:
    """
    Write how much everybody has, so that the figures add up with the leads and 待办提醒.

    The people of 人员 come in their order, those who have left only while something of theirs
    is open; then names that follow leads without being in 人员, and last what has no owner.
    It comes after `build_worklist` and goes by the same deadlines.
    """
    if not job.records.has(RepLoad):
        return
    load = _Load(job)
    rows = [load.row(key) for key in load.people()]
    fields = [column.field for column in RepLoad.columns()]
    columns = {name: [row.get(name) for row in rows] for name in fields}
    says = {"advice": job.say("workload.over")}
    job.records.replace(RepLoad, with_noted_rows(job, RepLoad, columns, ("rep",), says))


class _Load:
    """Makes the row of each person, known by their folded name."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._team = Team(job.records.rows(Rep).rows)
        self._has = figures(job, self._team)
        self._new = new_this_month(job)
        self._credits = _credits(job)
        days = rule_rows(job.records, CalendarDay)
        calendar = Calendar(rule_rows(job.records, WeekHours), days)
        week = (job.run.as_of.date() + timedelta(n) for n in range(1, AHEAD + 1))
        self._workdays = [day for day in week if calendar.is_working_day(day)]

    def people(self) -> Iterator[str]:
        """Yield who has a row, in order."""
        reps, has_work = self._team.reps, self._has.open_leads | self._has.due
        for key, rep in reps.items():
            if rep.state != terms.LEFT or has_work[key]:
                yield key
        yield from sorted(has_work.keys() - reps.keys() - {NOBODY})
        if has_work[NOBODY]:
            yield NOBODY

    def row(self, key: str) -> Mapping[str, Cell]:
        """Return the figures of a person, or of what has no owner, and what they mean."""
        has = self._has
        counted: dict[str, Cell] = {
            "open_leads": float(has.open_leads[key]),
            "load": has.load[key],
            "overdue": float(has.overdue[key]),
            "due_next_week": float(has.due[key]),
        }
        if key == NOBODY:
            waits = self._job.say("workload.waits", count=has.open_leads[key])
            return {**counted, "rep": self._job.say("clocks.unassigned"), "advice": waits}
        theirs: dict[str, Cell] = {
            "rep": self._team.names[key],
            "assigned_in_month": float(self._new[key]),
            "touches_a_week": has.touches[key] / WEEKS,
            "credit": self._credits.get(key),
            **counted,
        }
        rep = self._team.reps.get(key)
        if rep is None:
            unknown = (self._job.say(f"workload.{name}") for name in ("unknown", "unknown_advice"))
            return {**theirs, **dict(zip(("situation", "advice"), unknown, strict=True))}
        return {**theirs, **self._of_rep(key, rep)}

    def _of_rep(self, key: str, rep: Rep) -> Mapping[str, Cell]:
        """Return what else is known of a person of 人员."""
        capacity, taken = rep.monthly_capacity, self._new[key]
        room = None if capacity is None else max(capacity - taken, 0.0)
        between = " " if self._job.run.language == "en" else ""
        can_do = float(int(self._days_at_work(rep) * (self._job.parameters.touches_per_day or 0)))
        return {
            "situation": self._situation(rep, room),
            "monthly_capacity": capacity,
            "capacity_left": 0.0 if rep.state == terms.LEFT else room,
            "can_do_next_week": can_do,
            "advice": between.join(self._advice(key, rep, room, can_do)) or None,
        }

    def _situation(self, rep: Rep, room: float | None) -> str:
        say = self._job.say
        if rep.state == terms.LEFT:
            return terms.REP_STATES.label(terms.LEFT, self._job.run.language)
        if is_away(rep, self._job.run.as_of.date()):
            until = rep.leave_to
            if until is None:
                return say("workload.away")
            return say("workload.away_until", month=until.month, day=until.day, date=until.date())
        if room == 0:
            return say("workload.full")
        return terms.REP_STATES.label(terms.ACTIVE, self._job.run.language)

    def _advice(self, key: str, rep: Rep, room: float | None, can_do: float) -> Iterator[str]:
        """Yield what somebody should see to; nothing when all is well."""
        say, has = self._job.say, self._has
        if rep.state == terms.LEFT:
            yield say("workload.hand_over", count=has.open_leads[key] or has.due[key])
            return
        if is_away(rep, self._job.run.as_of.date()):
            counts = {"high": has.high[key], "overdue": has.overdue[key]}
            leads = [
                say(f"workload.{kind}", count=count) for kind, count in counts.items() if count
            ]
            if leads:
                yield say("workload.away_with", leads=joined(leads, self._job.run.language))
        elif room == 0:
            yield say("workload.full_with", count=self._new[key])
        if has.due[key] > can_do:
            is_gone = self._workdays and not self._days_at_work(rep)
            which = "nobody_there" if is_gone else "too_much"
            yield say(f"workload.{which}", due=has.due[key], can_do=int(can_do), days=AHEAD)

    def _days_at_work(self, rep: Rep) -> int:
        if rep.state == terms.LEFT:
            return 0
        return sum(not is_away(rep, day) for day in self._workdays)


def _credits(job: Job) -> dict[str, float]:
    """Return what each is owed, by folded name: as this run leaves it if it has assigned leads."""
    records = job.records
    if not records.has(AssignmentCredit):
        return {}
    there = {name: records.cells(AssignmentCredit, name) for name in ("rep", "credit")}
    replaced = (new for table, new in records.replacements() if table is AssignmentCredit)
    columns = next(replaced, there)
    pairs = zip(columns["rep"], columns["credit"], strict=True)
    return {fold(typed(rep)): credit for rep, credit in pairs if isinstance(credit, float)}
