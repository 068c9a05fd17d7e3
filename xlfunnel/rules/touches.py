"""
Which follow-ups are touches, and which are plans that have been missed (SPEC §1, FollowUps).

Both count from one moment. A date without a time counts by the day: it has come as soon as
its day has, and has passed only when its day is over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.schema import terms
from xlfunnel.values.moments import end_of

_PLANNED = (terms.NOT_STARTED, terms.CANCELLED)


@dataclass(frozen=True, slots=True)
class FollowUps:
    """
    What the follow-ups say, one entry per row.

    Attributes:
        moments: 跟进日期; midnight stands for the whole day.
        is_written: Whether 沟通内容 is filled.
        completions: 完成状态; None where it is blank or not understood.
        channels: 跟进方式.
        leads: Row of the lead; None where it is not known.
    """

    moments: Sequence[datetime | None]
    is_written: Sequence[bool]
    completions: Sequence[str | None]
    channels: Sequence[str | None]
    leads: Sequence[int | None]


def touches(
    follow_ups: FollowUps,
    as_of: datetime,
    grades: Sequence[str | None] = (),
    pushed_grades: Collection[str] = (terms.LOW,),
) -> list[bool]:
    """
    Return whether each follow-up is a touch.

    It is one when its date has come, 沟通内容 is filled and 完成状态 is neither 未开始 nor
    已取消; a blank one says nothing against it. 资讯推送 is one for *pushed_grades* only.

    Args:
        follow_ups: The rows.
        as_of: The moment that counts as now.
        grades: 意向等级 of each lead.
        pushed_grades: Grades whose leads are kept in touch with by 资讯推送.

    Source: SPEC §1 FollowUps; SPEC §4 (资讯推送).
    """
    rows = zip(
        follow_ups.moments,
        follow_ups.is_written,
        follow_ups.completions,
        follow_ups.channels,
        follow_ups.leads,
        strict=True,
    )
    return [
        moment is not None
        and is_written
        and moment <= as_of
        and completion not in _PLANNED
        and (channel != terms.NEWS_PUSH or (lead is not None and grades[lead] in pushed_grades))
        for moment, is_written, completion, channel, lead in rows
    ]


def missed_plans(follow_ups: FollowUps, as_of: datetime) -> list[int]:
    """
    Return the rows that are 计划已过期未执行: the date has passed, and nothing was done.

    Not those that are 已取消 or 已完成, nor those that say what was talked about and are not
    已取消 or 未开始: the first is no plan any more, the others have been carried out.

    Source: SPEC §1 FollowUps.
    """
    rows = zip(follow_ups.moments, follow_ups.is_written, follow_ups.completions, strict=True)
    return [
        row
        for row, (moment, is_written, completion) in enumerate(rows)
        if moment is not None
        and completion not in (terms.CANCELLED, terms.DONE)
        and (not is_written or completion == terms.NOT_STARTED)
        and end_of(moment) <= as_of
    ]


def first_and_last(
    follow_ups: FollowUps, is_touch: Sequence[bool]
) -> tuple[dict[int, datetime], dict[int, datetime]]:
    """Return the first and the last touch of each lead that has one, by the row of the lead."""
    first: dict[int, datetime] = {}
    last: dict[int, datetime] = {}
    for moment, lead, counts in zip(follow_ups.moments, follow_ups.leads, is_touch, strict=True):
        if counts and moment is not None and lead is not None:
            if lead not in first or moment < first[lead]:
                first[lead] = moment
            if lead not in last or moment > last[lead]:
                last[lead] = moment
    return first, last
