"""
What the touches say of how leads are followed up: too late written, too often, by two (SPEC §3).

| rule | severity | what it blocks |
|---|---|---|
| recorded_late | info | nothing |
| disturbed | warning | nothing |
| followed_twice | warning | nothing |

The last two look at the last days only, and at open leads: what is older, or settled,
nobody can mend.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import takewhile
from typing import TypeAlias

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.values.moments import end_of

_Touch: TypeAlias = tuple[datetime, int, frozenset[str]]  # when, in which row, by whom


@dataclass(frozen=True, slots=True)
class Conduct:
    """
    What has to be known beside the rows themselves.

    Attributes:
        as_of: The moment that counts as now.
        is_touch: Whether each follow-up is a touch.
        leads: Row of the lead of each follow-up, None where it is not known.
        is_open: Whether each lead is open.
        grades: 意向等级 of each lead.
        customers: A number per lead, the same for leads of one customer.
        runs: The moments of the earlier runs, in the order in which they ran.
        people: A cell of 跟进人 to the folded names of those it names who have not left.
    """

    as_of: datetime
    is_touch: Sequence[bool]
    leads: Sequence[int | None]
    is_open: Sequence[bool]
    grades: Sequence[str | None]
    customers: Sequence[int]
    runs: Sequence[datetime]
    people: Callable[[str], frozenset[str]]


def recorded_late(rows: CheckedTable, known: Conduct, within_hours: float) -> Iterator[Problem]:
    """
    Tell a touch that was written down too late, as far as anybody can know.

    It was first seen more than *within_hours* after 跟进日期 (a day counts from its end),
    and a run of between, later than that too, had not seen it: a workbook that nobody has
    refreshed for a week proves nothing against the touches of that week. Neither does a run
    that came after the one which saw the row, whatever moment it counted as now.

    It blocks nothing. Source: S0 模板2 (within 24 hours); SPEC §3.
    """
    limit = timedelta(hours=within_hours)

    @cache
    def last_run_before(first_seen: datetime) -> datetime:
        earlier = takewhile(lambda run: run != first_seen, known.runs)
        return max((run for run in earlier if run < first_seen), default=datetime.min)

    @cache
    def is_late(moment: datetime, first_seen: datetime) -> bool:
        return last_run_before(first_seen) > end_of(moment) + limit

    moments, first_seen_at = rows.values("followed_up_on"), rows.values("first_seen_at")
    triples = zip(moments, first_seen_at, known.is_touch, strict=False)
    for row, (moment, first_seen, is_touch) in enumerate(triples):
        if is_touch and first_seen is not None and is_late(moment, first_seen):
            yield rows.problem(
                "recorded_late", terms.INFO, row, "followed_up_on", hours=f"{within_hours:g}"
            )


def disturbed_customers(
    rows: CheckedTable, known: Conduct, days: float, most: float
) -> Iterator[Problem]:
    """
    Tell the last of too many touches on an open 低意向 lead in the last *days*.

    资讯推送 is not counted: it is the light touch that S2 asks for with such leads (慢触达、
    轻培育, one push a month); what it warns of is calling and visiting them too often.

    It blocks nothing. Source: S2 (避免过度打扰导致客户反感); SPEC §3.
    """
    since = known.as_of - timedelta(days=days)
    recent: defaultdict[int, list[int]] = defaultdict(list)
    moments, channels = rows.values("followed_up_on"), rows.values("channel")
    for row in _touches_since(rows, known, since):
        lead = known.leads[row]
        is_push = bool(channels) and channels[row] == terms.NEWS_PUSH
        if lead is not None and known.grades[lead] == terms.LOW and not is_push:
            recent[lead].append(row)
    for touches in recent.values():
        if len(touches) > most:
            last = max(touches, key=lambda row: (moments[row], row))
            yield rows.problem(
                "disturbed", terms.WARNING, last, "followed_up_on",
                count=str(len(touches)), days=f"{days:g}", most=f"{most:g}",
            )  # fmt: skip


def customers_followed_twice(rows: CheckedTable, known: Conduct, days: float) -> Iterator[Problem]:
    """
    Tell a touch within *days* of another person's on the same customer.

    Told is the later touch, as long as it lies in the last *days*, with the nearest earlier one;
    a person who has left is no rival, but was replaced, and colleagues who go together
    share the customer.

    It blocks nothing. Source: S2 (避免重复跟进); SPEC §3.
    """
    span = timedelta(days=days)
    moments, owners = rows.values("followed_up_on"), rows.values("owner")
    if not owners:
        return
    by_customer: defaultdict[int, list[_Touch]] = defaultdict(list)
    for row in _touches_since(rows, known, known.as_of - 2 * span):
        lead = known.leads[row]
        people = known.people(owners[row]) if owners[row] else None
        if lead is not None and people:
            by_customer[known.customers[lead]].append((moments[row], row, people))
    for touches in by_customer.values():
        for earlier, later in _pairs(sorted(touches)):
            if later[0] >= known.as_of - span and later[0] - earlier[0] <= span:
                yield rows.problem(
                    "followed_twice", terms.WARNING, later[1], "owner",
                    other=earlier[1], first=owners[earlier[1]], days=f"{days:g}",
                )  # fmt: skip


def _pairs(touches: Sequence[_Touch]) -> Iterator[tuple[_Touch, _Touch]]:
    """Yield each touch that has one before it of none of its people, with the last such one."""
    last: dict[frozenset[str], _Touch] = {}  # of the same people; there are few of them
    for touch in touches:
        others = [earlier for people, earlier in last.items() if people.isdisjoint(touch[2])]
        if others:
            yield max(others, key=lambda earlier: earlier[:2]), touch
        last[touch[2]] = touch


def _touches_since(rows: CheckedTable, known: Conduct, since: datetime) -> list[int]:
    """Return the touches on open leads that are no older than *since*."""
    moments = rows.values("followed_up_on")
    return [
        row
        for row, (moment, is_touch, lead) in enumerate(
            zip(moments, known.is_touch, known.leads, strict=False)
        )
        if is_touch and moment >= since and lead is not None and known.is_open[lead]
    ]
