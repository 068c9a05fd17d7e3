"""What is wrong with the dates of a lead: too early, too late, or not there (SPEC §3)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema import terms
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Status

TIME_FIELDS = ("registered_on", "won_on", "lost_on")
MILESTONES = ("intent_signed_on", "opportunity_on")

_TIMES = frozenset({Computation.CYCLE, Computation.CLOCK})
_CYCLE = frozenset({Computation.CYCLE})


def validate_times(leads: CheckedTable, as_of: datetime, is_won: Sequence[bool]) -> list[Problem]:
    """
    Return every problem with the dates of the leads.

    Args:
        leads: With the columns of dates and 状态.
        as_of: The moment that counts as now.
        is_won: Whether each lead is won: what stands in its 流失日期 has no part in its cycle.
    """
    return [
        *missing_registrations(leads),
        *registrations_in_the_future(leads, as_of),
        *wins_in_the_future(leads, as_of),
        *wins_before_registration(leads),
        *wins_without_a_date(leads),
        *losses_in_the_future(leads, as_of),
        *losses_before_registration(leads, is_won),
        *losses_of_open_leads(leads, is_won),
        *milestones_in_the_future(leads, as_of),
        *milestones_before_registration(leads),
        *unreadable_times(leads, is_won),
        *doubtful_times(leads),
    ]


def missing_registrations(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a lead without 登记日期: nobody knows when it came in. Blocks cycle and clocks."""
    for row in leads.blanks("registered_on"):
        yield leads.problem(
            "registration_missing", terms.WARNING, row, "registered_on", blocks=_TIMES
        )


def registrations_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell a 登记日期 after the as-of moment. Blocks cycle and clocks."""
    for row in _after(leads, "registered_on", as_of):
        yield leads.problem("registration_future", terms.ERROR, row, "registered_on", blocks=_TIMES)


def wins_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell a 成交日期 after the as-of moment: it counts as typed, but is worth a look."""
    for row in _after(leads, "won_on", as_of):
        yield leads.problem("win_future", terms.WARNING, row, "won_on")


def wins_before_registration(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a win on a day before the lead came in: it is won, but that is no cycle."""
    for row, registered in _before_registration(leads, "won_on"):
        yield leads.problem(
            "win_early", terms.ERROR, row, "won_on", blocks=_CYCLE, registered=registered
        )


def wins_without_a_date(leads: CheckedTable) -> Iterator[Problem]:
    """Tell 已转化 without 成交日期: it counts as won and is left out of the cycle."""
    statuses = leads.values("status")
    for row in leads.blanks("won_on"):
        if statuses and statuses[row] == terms.WON:
            yield leads.problem("win_undated", terms.WARNING, row, "won_on", blocks=_CYCLE)


def losses_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell a 流失日期 after the as-of moment: it counts as typed, but is worth a look."""
    for row in _after(leads, "lost_on", as_of):
        yield leads.problem("loss_future", terms.WARNING, row, "lost_on")


def losses_before_registration(leads: CheckedTable, is_won: Sequence[bool]) -> Iterator[Problem]:
    """Tell a loss on a day before the lead came in: it is lost, but that is no time to loss."""
    for row, registered in _before_registration(leads, "lost_on"):
        blocks = frozenset() if is_won[row] else _CYCLE
        yield leads.problem(
            "loss_early", terms.ERROR, row, "lost_on", blocks=blocks, registered=registered
        )


def losses_of_open_leads(leads: CheckedTable, is_won: Sequence[bool]) -> Iterator[Problem]:
    """Tell a 流失日期 beside a 状态 that is open: the status counts. Blocks nothing."""
    statuses = leads.values("status")
    doubted = {row for row, _ in leads.columns.doubts.get("lost_on", ())}
    for row, lost_on in enumerate(leads.values("lost_on") if statuses else ()):
        is_dated = lost_on is not None or row in doubted
        if is_dated and not is_won[row] and statuses[row] in (terms.WAITING, terms.FOLLOWING):
            yield leads.problem("loss_of_open", terms.INFO, row, "lost_on")


def milestones_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell 意向单签订日 or 转商机日 after the as-of moment. Blocks nothing."""
    for field in MILESTONES:
        for row in _after(leads, field, as_of):
            yield leads.problem("milestone_future", terms.WARNING, row, field)


def milestones_before_registration(leads: CheckedTable) -> Iterator[Problem]:
    """Tell 意向单签订日 or 转商机日 on a day before the lead came in. Blocks nothing."""
    for field in MILESTONES:
        for row, registered in _before_registration(leads, field):
            yield leads.problem("milestone_early", terms.WARNING, row, field, registered=registered)


def unreadable_times(leads: CheckedTable, is_won: Sequence[bool]) -> Iterator[Problem]:
    """
    Tell a date that is none; its row is kept out of every figure with a time in it.

    Not so for the 流失日期 of a won lead: no figure of its own reads it.
    """
    yield from leads.doubts(Status.UNREADABLE, terms.ERROR, ("registered_on", "won_on"), _TIMES)
    for problem in leads.doubts(Status.UNREADABLE, terms.ERROR, ("lost_on",), _TIMES):
        yield replace(problem, blocks=frozenset()) if is_won[problem.row] else problem


def doubtful_times(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a date that is incomplete or has two meanings. Blocks nothing."""
    yield from leads.doubts(Status.UNSURE, terms.WARNING, TIME_FIELDS)


def _after(leads: CheckedTable, field: str, as_of: datetime) -> Iterator[int]:
    for row, moment in enumerate(leads.values(field)):
        if moment is not None and moment > as_of:
            yield row


def _before_registration(leads: CheckedTable, field: str) -> Iterator[tuple[int, str]]:
    """Yield the rows whose *field* is a day before 登记日期, and that date as shown."""
    pairs = zip(leads.values("registered_on"), leads.values(field), strict=False)
    for row, (registered, moment) in enumerate(pairs):
        if registered and moment and moment.date() < registered.date():
            yield row, shown(registered)
