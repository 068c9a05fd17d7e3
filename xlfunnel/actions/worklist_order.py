"""In which order 待办提醒 tells what is to be done (SPEC §1 Worklist, §10)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from xlfunnel.actions.worklist_times import OpenLead
from xlfunnel.rules.clocks import Deadline
from xlfunnel.rules.lateness import Lateness
from xlfunnel.values.cell import midnight

_EVERY = 3  # of the pressing tasks one in so many is there for its age


class Task(NamedTuple):
    """One thing to do: for which lead, by when, how late it is, and what is at stake in 元."""

    lead: OpenLead
    deadline: Deadline
    late: Lateness | None
    amount: float | None


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """
    Return *tasks* the most pressing first.

    What is late or due today comes first, most money at stake on top. But every third place
    is for what has waited longest: a lead whose budget nobody has asked for would never be
    seen among the first. What is to come follows day by day, most money on top.
    """
    by_money = sorted(tasks, key=_by_money)
    pressing = [task for task in by_money if task.late]
    coming = [task for task in by_money if not task.late]
    return [*_mixed(pressing), *sorted(coming, key=_day)]


def _mixed(by_money: Sequence[Task]) -> Iterator[Task]:
    """Yield each task once, every third one by its age."""
    richest = iter(range(len(by_money)))
    oldest = iter(sorted(range(len(by_money)), key=lambda n: by_money[n].deadline.ends))
    is_told = [False] * len(by_money)
    for place in range(1, len(by_money) + 1):
        left = oldest if place % _EVERY == 0 else richest
        n = next(n for n in left if not is_told[n])
        is_told[n] = True
        yield by_money[n]


def _by_money(task: Task) -> tuple[float, datetime, int]:
    return -(task.amount or 0.0), task.deadline.ends, task.lead.row


def _day(task: Task) -> datetime:
    return midnight(task.deadline.due.date())
