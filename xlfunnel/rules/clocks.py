"""
The clocks of a lead: by when it has to be followed up, and by which limit (SPEC §4).

Each row of 时限规则 counts from something that has happened with the lead; of all that
apply the strictest counts. A lead that is won or lost has no clocks, so none is asked for.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from xlfunnel.schema import terms
from xlfunnel.schema.clocks import TRIGGERS, ClockRule, applies, rules_of
from xlfunnel.values.cell import midnight
from xlfunnel.values.days import EARLIEST
from xlfunnel.values.moments import end_of

PLAN = "跟进计划"  # what a person has planned for a day: of no rule

# When a limit from a moment is due: moment, time and unit.
Due: TypeAlias = Callable[[datetime, float, str], datetime]

_STRICTEST = itemgetter(0, 1)  # of deadlines

# What is done by getting in touch, the most definite first: one call does all that is late.
_CONTACTS = {
    clause: rank
    for rank, clause in enumerate(
        (
            terms.NEXT_STEP,
            PLAN,
            terms.VISIT_CONFIRMATION,
            terms.PROPOSAL_OPINION,
            terms.INVITATION,
            terms.FIRST_RESPONSE,
            terms.FIRST_WINDOW,
            terms.PROPOSAL_RHYTHM,
            terms.RHYTHM,
        )
    )
}
# What is done on a day for something that somebody has said.
_NAMED = (terms.NEXT_STEP, PLAN, terms.VISIT_CONFIRMATION)


class LeadTimes(NamedTuple):
    """
    What the clocks of an open lead count from; a midnight stands for its day.

    Attributes:
        grade: 意向等级.
        source: 线索来源.
        start: When it came in, or was assigned, as 计时起点 says.
        first_touch: Of its touches the first,
        last_touch: and the last.
        invited: When it was last invited to a seminar or a demo.
        proposed: When it last was sent a proposal.
        step_due: 下一步截止日 of a next step that is still to be done.
        planned: When a person means to follow up.
        visit: When the next visit is planned that is still to come.
    """

    grade: str | None = None
    source: str | None = None
    start: datetime | None = None
    first_touch: datetime | None = None
    last_touch: datetime | None = None
    invited: datetime | None = None
    proposed: datetime | None = None
    step_due: datetime | None = None
    planned: datetime | None = None
    visit: datetime | None = None


class Deadline(NamedTuple):
    """
    When something has to be done, and why; several sort by `ends` and `rank`.

    Attributes:
        ends: When it is over.
        rank: Of two that end together the more definite comes first.
        due: When it is to be done; midnight stands for the whole day.
        clause: The clause of the rule, or PLAN.
        rule: The limit behind it; None for a person's own plan.
    """

    ends: datetime
    rank: int
    due: datetime
    clause: str
    rule: ClockRule | None = None

    @classmethod
    def of(cls, due: datetime, clause: str, rule: ClockRule | None = None) -> "Deadline":
        """Return the deadline at *due*."""
        return cls(end_of(due), _CONTACTS.get(clause, len(_CONTACTS)), due, clause, rule)

    def is_late(self, as_of: datetime) -> bool:
        """Return whether it is over, and nothing was done."""
        return as_of > self.due and as_of >= self.ends


class Clocks:
    """
    The limits of a team, by which the deadlines of each lead are found.

    Args:
        rules: 时限规则, those rows that can be used.
        preset: A word of 时限预设; rows without a preset always apply.
        due: How a limit is counted.
        today: The day that counts as now; what counts back from a day is not due before.
    """

    def __init__(
        self, rules: Iterable[ClockRule], preset: str, due: Due, today: date = EARLIEST
    ) -> None:
        self._rules = rules_of(rules, preset)
        self._due = due
        self._today = today
        self._of_kind: dict[tuple[str | None, str | None], Sequence[_Limit]] = {}

    def deadlines(self, lead: LeadTimes) -> list[Deadline]:
        """Return every deadline of an open lead, the strictest first."""
        kind = lead.grade, lead.source
        limits = self._of_kind.get(kind)
        if limits is None:
            limits = self._of_kind[kind] = self._limits(*kind)
        found = [
            limit[start]
            for limit in limits
            if (start := limit.start(lead, limit.trigger)) is not None
        ]
        if lead.planned is not None:
            found.append(Deadline.of(lead.planned, PLAN))
        found.sort(key=_STRICTEST)
        return found

    def _limits(self, grade: str | None, source: str | None) -> list["_Limit"]:
        """Return the limits of such leads; a rhythm waits where a first response is asked for."""
        rules = [rule for rule in self._rules if applies(rule, grade, source)]
        starts = dict(_STARTS)
        if any(rule.clause == terms.FIRST_RESPONSE for rule in rules):
            starts[terms.RHYTHM] = _after_the_last_touch
        return [
            _LimitBefore(rule, self._due, self._today)
            if rule.clause == terms.VISIT_CONFIRMATION
            else _Limit(rule, self._due, starts[rule.clause or ""])
            for rule in rules
        ]


def to_do(deadlines: Sequence[Deadline], as_of: datetime) -> list[Deadline]:
    """
    Return what there is to do for one lead, given its *deadlines*, the strictest first.

    One call does all that is late, so that is one thing: the most definite, and of what any
    call does the strictest, so that nobody looks less neglected than they are. Nobody has to
    call just to keep in touch with a customer who is called for something else before, or on
    that day. On a day that something is planned for, a visit needs no call of its own.
    """
    if len(deadlines) == 1:
        return [*deadlines]
    strictest: dict[str, Deadline] = {}
    for one in deadlines:
        strictest.setdefault(one.clause, one)
    late: list[Deadline] = []
    coming: list[Deadline] = []
    for clause, one in strictest.items():
        if clause in _CONTACTS:
            (late if one.is_late(as_of) else coming).append(one)
    named_days = [one.due.date() for one in coming if one.clause in _NAMED]
    found = [min(late, key=_definiteness)] if late else []
    plan = strictest.get(PLAN)
    for one in coming:
        if one.clause == terms.VISIT_CONFIRMATION and plan and _are_of_one_day(plan, one):
            continue
        is_called = found or any(day <= one.due.date() for day in named_days)
        if one.clause in _NAMED or not is_called:
            found.append(one)
    return found + [one for clause, one in strictest.items() if clause not in _CONTACTS]


def _are_of_one_day(one: Deadline, other: Deadline) -> bool:
    return one.due.date() == other.due.date()


def _definiteness(deadline: Deadline) -> int:
    return min(deadline.rank, _CONTACTS[terms.INVITATION])


class _Limit(dict[datetime, Deadline]):
    """
    One rule for leads of one kind: the moment it counts from to the deadline.

    Each is worked out when it is first asked for; leads of one day share theirs.
    """

    def __init__(self, rule: ClockRule, due: Due, start: "_Start") -> None:
        super().__init__()
        self.trigger = rule.trigger or TRIGGERS[rule.clause or ""][0]
        self.start = start
        self._rule = rule
        self._count = due

    def __missing__(self, start: datetime) -> Deadline:
        rule = self._rule
        deadline = self[start] = Deadline.of(self._due(start), rule.clause or "", rule)
        return deadline

    def _due(self, start: datetime) -> datetime:
        rule = self._rule
        return self._count(start, rule.duration or 0.0, rule.time_unit or terms.DAYS)


class _LimitBefore(_Limit):
    """
    A rule that counts back from a visit: it is due on the first day from which it reaches it.

    One working day from Friday reaches Monday, and from Thursday does not. So a touch from
    which it reaches the visit has confirmed it: the customer was spoken to on the day this
    was due, or later. Nobody is late with it: once its day is over, a visit is still to be
    confirmed when it begins.
    """

    def __init__(self, rule: ClockRule, due: Due, today: date) -> None:
        super().__init__(rule, due, self._unconfirmed)
        self._today = today.toordinal()

    def _unconfirmed(self, lead: LeadTimes, trigger: str) -> datetime | None:
        visit, touch = lead.visit, lead.last_touch
        is_confirmed = visit and touch and self._reaches(touch.toordinal(), visit)
        return None if is_confirmed else visit

    def _due(self, start: datetime) -> datetime:
        days = range(self._today - 1, start.toordinal())  # from yesterday to the day before
        first = bisect_left(days, True, key=lambda day: self._reaches(day, start))
        is_none_left = not first or first == len(days)
        return start if is_none_left else midnight(date.fromordinal(days[first]))

    def _reaches(self, day: int, visit: datetime) -> bool:
        return super()._due(midnight(date.fromordinal(day))).date() >= visit.date()


def _before_the_first_touch(lead: LeadTimes, trigger: str) -> datetime | None:
    return lead.start if lead.last_touch is None else None


def _after_each_touch(lead: LeadTimes, trigger: str) -> datetime | None:
    """Return also where a lead starts: without a touch, 中 and 低 are due a rhythm later."""
    return lead.last_touch or lead.start


def _after_the_last_touch(lead: LeadTimes, trigger: str) -> datetime | None:
    return lead.last_touch


def _after_each_invitation(lead: LeadTimes, trigger: str) -> datetime | None:
    """Before the first one it counts from the first touch: an invitation is none itself."""
    return lead.invited or (lead.start if trigger == terms.FROM_REGISTRATION else lead.first_touch)


def _from_the_start(lead: LeadTimes, trigger: str) -> datetime | None:
    return lead.start


def _after_the_proposal(lead: LeadTimes, trigger: str) -> datetime | None:
    """Until the next touch: that one asks for the opinion."""
    return lead.proposed if lead.proposed == lead.last_touch else None


def _since_the_proposal(lead: LeadTimes, trigger: str) -> datetime | None:
    if trigger == terms.FROM_PROPOSAL:
        return _after_the_proposal(lead, trigger)
    return lead.proposed and lead.last_touch


def _by_the_next_step(lead: LeadTimes, trigger: str) -> datetime | None:
    return lead.step_due


# From which moment of a lead a rule with that trigger counts; None for from none.
_Start: TypeAlias = Callable[[LeadTimes, str], datetime | None]

_STARTS: Mapping[str, _Start] = {
    terms.FIRST_RESPONSE: _before_the_first_touch,
    terms.FIRST_WINDOW: _before_the_first_touch,
    terms.RHYTHM: _after_each_touch,
    terms.INVITATION: _after_each_invitation,
    terms.COMPLETE_GRADE: _from_the_start,
    terms.PROPOSAL_OPINION: _after_the_proposal,
    terms.PROPOSAL_RHYTHM: _since_the_proposal,
    terms.NEXT_STEP: _by_the_next_step,
}
