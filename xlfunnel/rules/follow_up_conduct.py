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

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.values.moments import end_of
from xlfunnel.values.text import fold


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
        customer: Lead to what its customer is known by: the same for leads of one customer.
        runs: When there were earlier runs, ascending.
        left: Folded names of the people who have left.
    """

    as_of: datetime
    is_touch: Sequence[bool]
    leads: Sequence[int | None]
    is_open: Sequence[bool]
    grades: Sequence[str | None]
    customer: Callable[[int], str]
    runs: Sequence[datetime]
    left: frozenset[str]


def recorded_late(rows: CheckedTable, known: Conduct, within_hours: float) -> Iterator[Problem]:
    """
    Tell a touch that was written down too late, as far as anybody can know.

    It was first seen more than *within_hours* after 跟进日期 (a day counts from its end),
    and a run of between, later than that too, had not seen it: a workbook that nobody has
    refreshed for a week proves nothing against the touches of that week.

    It blocks nothing. Source: S0 模板2 (within 24 hours); SPEC §3.
    """
    limit = timedelta(hours=within_hours)

    @cache
    def is_late(moment: datetime, first_seen: datetime) -> bool:
        next_run = bisect_right(known.runs, end_of(moment) + limit)
        return next_run < len(known.runs) and known.runs[next_run] < first_seen

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

    The same customer is the same lead, or another lead with the same folded name. Told is
    the later touch, as long as it lies in the last *days*, with the nearest earlier one;
    a person who has left is no rival, but was replaced.

    It blocks nothing. Source: S2 (避免重复跟进); SPEC §3.
    """
    span = timedelta(days=days)
    moments, owners = rows.values("followed_up_on"), rows.values("owner")
    if not owners:
        return
    people = cache(fold)
    by_customer: defaultdict[str, list[tuple[datetime, int, str]]] = defaultdict(list)
    for row in _touches_since(rows, known, known.as_of - 2 * span):
        lead = known.leads[row]
        owner = people(owners[row] or "")
        if lead is not None and owner and owner not in known.left:
            by_customer[known.customer(lead)].append((moments[row], row, owner))
    for touches in by_customer.values():
        for earlier, later in _pairs(sorted(touches)):
            if later[0] >= known.as_of - span and later[0] - earlier[0] <= span:
                yield rows.problem(
                    "followed_twice", terms.WARNING, later[1], "owner",
                    other=earlier[1], first=owners[earlier[1]], days=f"{days:g}",
                )  # fmt: skip


def _pairs(
    touches: Sequence[tuple[datetime, int, str]],
) -> Iterator[tuple[tuple[datetime, int, str], tuple[datetime, int, str]]]:
    """Yield each touch but the first ones, with the last before it by another person."""
    others: tuple[datetime, int, str] | None = None
    for earlier, later in pairwise(touches):
        others = earlier if earlier[2] != later[2] else others
        if others:
            yield others, later


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
