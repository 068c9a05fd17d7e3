"""
The clocks of a lead: by when it has to be followed up, and by which limit (SPEC §4).

Each row of 时限规则 counts from something that has happened with the lead; of all that
apply the strictest counts. A lead that is won or lost has no clocks, so none is asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from xlfunnel.schema import terms
from xlfunnel.schema.clocks import TRIGGERS, ClockRule
from xlfunnel.values.moments import end_of

PLAN = "跟进计划"  # what a person has planned for a day: of no rule

# When a limit from a moment is due: moment, time and unit.
Due: TypeAlias = Callable[[datetime, float, str], datetime]

_STRICTEST = itemgetter(0, 1)  # of deadlines

_PRESETS = {
    terms.STANDARD: {terms.STANDARD},
    terms.RELAXED: {terms.RELAXED},
    terms.STRICTEST: {terms.STANDARD, terms.RELAXED},
    terms.CUSTOM: {terms.CUSTOM},
}

# What is done by getting in touch, the most definite first: one call does all that is late.
_CONTACTS = {
    clause: rank
    for rank, clause in enumerate(
        (
            terms.NEXT_STEP,
            PLAN,
            terms.PROPOSAL_OPINION,
            terms.INVITATION,
            terms.FIRST_RESPONSE,
            terms.FIRST_WINDOW,
            terms.PROPOSAL_RHYTHM,
            terms.RHYTHM,
        )
    )
}
_NAMED = (terms.NEXT_STEP, PLAN)  # what somebody has said they will do on a day


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
    """

    def __init__(self, rules: Iterable[ClockRule], preset: str, due: Due) -> None:
        presets = {None, *_PRESETS[preset]}
        self._rules = [rule for rule in rules if rule.preset in presets]
        self._due = due
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
        rules = [rule for rule in self._rules if _applies(rule, grade, source)]
        starts = dict(_STARTS)
        if any(rule.clause == terms.FIRST_RESPONSE for rule in rules):
            starts[terms.RHYTHM] = _after_the_last_touch
        return [_Limit(rule, self._due, starts[rule.clause or ""]) for rule in rules]


def to_do(deadlines: Sequence[Deadline], as_of: datetime) -> list[Deadline]:
    """
    Return what there is to do for one lead, given its *deadlines*, the strictest first.

    One call does all that is late, so that is one thing: the most definite, and of what any
    call does the strictest, so that nobody looks less neglected than they are. Nobody has to
    call just to keep in touch with a customer who is called for something else before, or on
    that day.
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
    for one in coming:
        is_called = found or any(day <= one.due.date() for day in named_days)
        if one.clause in _NAMED or not is_called:
            found.append(one)
    return found + [one for clause, one in strictest.items() if clause not in _CONTACTS]


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
        self._due = due

    def __missing__(self, start: datetime) -> Deadline:
        rule = self._rule
        due = self._due(start, rule.duration or 0.0, rule.time_unit or terms.DAYS)
        deadline = self[start] = Deadline.of(due, rule.clause or "", rule)
        return deadline


def _applies(rule: ClockRule, grade: str | None, source: str | None) -> bool:
    """Return whether *rule* is for leads of the *grade* and *source*."""
    if rule.clause == terms.COMPLETE_GRADE and grade != terms.UNGRADED:
        return False
    return rule.grade in (None, grade) and rule.source in (None, source)


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
