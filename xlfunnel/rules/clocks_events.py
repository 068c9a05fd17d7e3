"""What the follow-ups tell the clocks: what has happened, and what is still to be done."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import compress
from typing import cast

from xlfunnel.schema import terms
from xlfunnel.values.moments import end_of

_INVITING = frozenset({terms.SEMINAR_INVITATION, terms.DEMO})
_NO_PLAN = (terms.CANCELLED, terms.DONE)


@dataclass(frozen=True, slots=True)
class Log:
    """
    The follow-ups, one entry per row.

    Attributes:
        leads: Row of the lead; None where it is not known.
        moments: 跟进日期; midnight stands for the whole day.
        is_touch: Whether it is a touch.
        is_written: Whether 沟通内容 is filled.
        completions: 完成状态.
        channels: 跟进方式.
        outcomes: 跟进结果.
        steps_due: 下一步截止日.
    """

    leads: Sequence[int | None]
    moments: Sequence[datetime | None]
    is_touch: Sequence[bool]
    is_written: Sequence[bool]
    completions: Sequence[str | None]
    channels: Sequence[str | None]
    outcomes: Sequence[str | None]
    steps_due: Sequence[datetime | None]


@dataclass(frozen=True, slots=True)
class Events:
    """
    What has happened with each lead, by its row.

    Attributes:
        first_touch: When it was first followed up.
        last_touch: When it last was.
        invited: When it was last invited to a seminar or a demo.
        proposed: When a proposal was last sent.
        step: The follow-up, by its row, whose next step is still to be done.
        plan: The follow-up, by its row, that is planned next.
        ahead: The leads that one is planned for today or later, even if an earlier was missed.
        visit: The follow-up, by its row, that is the next visit planned, and still to come.
    """

    first_touch: dict[int, datetime]
    last_touch: dict[int, datetime]
    invited: dict[int, datetime]
    proposed: dict[int, datetime]
    step: Mapping[int, int]
    plan: Mapping[int, int]
    ahead: Container[int] = ()
    visit: Mapping[int, int] = field(default_factory=dict)


def events(
    log: Log, registered: Sequence[datetime | None], as_of: datetime, wanted: Container[int]
) -> Events:
    """
    Return what *log* tells of the leads that are *wanted*, by their rows.

    A touch from before 登记日期 is a touch, which the checks tell; but nobody owed anything
    before the lead came in, so it counts from that day.

    Args:
        log: The follow-ups.
        registered: 登记日期 of each lead.
        as_of: The moment that counts as now.
        wanted: Of which leads.
    """
    at, of = cast(Sequence[datetime], log.moments), cast(Sequence[int], log.leads)
    touches = _touches(log, wanted)
    first = {of[row]: at[row] for row in reversed(touches)}
    last = {of[row]: at[row] for row in touches}
    plans = _plans(log, as_of, wanted)
    unmet = [row for row in plans if of[row] not in last or not _is_met(at[row], last[of[row]])]
    visits = [
        row for row in unmet if log.channels[row] == terms.MEETING and as_of < end_of(at[row])
    ]
    said = Events(
        first_touch=first,
        last_touch=last,
        invited={of[row]: at[row] for row in touches if _is_invitation(log, row)},
        proposed={of[r]: at[r] for r in touches if log.outcomes[r] == terms.PROPOSAL_SENT},
        step=_steps(log, touches, last, as_of),
        plan={of[row]: row for row in reversed(unmet)},
        ahead={of[row] for row in plans if at[row].date() >= as_of.date()},
        visit={of[row]: row for row in reversed(visits)},
    )
    for lead, moment in first.items():
        came = registered[lead]
        if came is not None and moment < came <= as_of and moment.date() < came.date():
            _count_from(came, lead, said)
    return said


def _count_from(came: datetime, lead: int, said: Events) -> None:
    """Let what a *lead* was told of before the day it *came* in have happened then."""
    is_asked_for = said.proposed.get(lead) == said.last_touch[lead]
    for moments in (said.first_touch, said.last_touch, said.invited):
        if lead in moments and moments[lead].date() < came.date():
            moments[lead] = came
    if is_asked_for:
        said.proposed[lead] = said.last_touch[lead]


def _touches(log: Log, wanted: Container[int]) -> list[int]:
    """Return the rows of the touches in the order of time."""
    rows = [
        row for row in compress(range(len(log.leads)), log.is_touch) if log.leads[row] in wanted
    ]
    return sorted(rows, key=cast(Sequence[datetime], log.moments).__getitem__)


def _is_invitation(log: Log, row: int) -> bool:
    return log.channels[row] in _INVITING or log.outcomes[row] == terms.DEMO_BOOKED


def _steps(
    log: Log, touches: Sequence[int], last: Mapping[int, datetime], as_of: datetime
) -> dict[int, int]:
    """
    Return the follow-up whose next step is still to be done, of each lead that has one.

    The next step that was named last counts; of several named at once the earliest that is
    not done. One without a date takes no date back.
    """
    at, due = cast(Sequence[datetime], log.moments), cast(Sequence[datetime], log.steps_due)
    of = cast(Sequence[int], log.leads)
    named = [row for row in touches if log.steps_due[row] is not None]
    newest = {of[row]: at[row] for row in named}
    still_open = [
        row
        for row in named
        if at[row] == newest[of[row]] and _is_step_open(at[row], due[row], last[of[row]], as_of)
    ]
    still_open.sort(key=due.__getitem__, reverse=True)  # the earliest is told last, and stays
    return {of[row]: row for row in still_open}


def _is_step_open(named: datetime, due: datetime, last_touch: datetime, as_of: datetime) -> bool:
    """
    Return whether a next step is still to be done.

    It is not once the customer was followed up on its day or later, nor when its day is over
    and there was any touch since it was *named*: that one will have been for it.
    """
    return last_touch == named or (last_touch < due and as_of < end_of(due))


def _plans(log: Log, as_of: datetime, wanted: Container[int]) -> list[int]:
    """
    Return the rows that are plans, in the order of time.

    That is what has a date and is no touch, unless it is 已取消 or 已完成; what was written
    down and is past was done, and is only no touch (资讯推送 to a lead of a high grade).
    """
    rows = [
        row
        for row, (lead, moment, is_touch, is_written, completion) in enumerate(
            zip(log.leads, log.moments, log.is_touch, log.is_written, log.completions, strict=True)
        )
        if not is_touch
        and lead in wanted
        and moment is not None
        and completion not in _NO_PLAN
        and (not is_written or completion == terms.NOT_STARTED or moment > as_of)
    ]
    return sorted(rows, key=cast(Sequence[datetime], log.moments).__getitem__)


def _is_met(planned: datetime, last_touch: datetime) -> bool:
    """Return whether the touch came on the day that was *planned*, or later."""
    return planned <= last_touch or planned < end_of(last_touch)
