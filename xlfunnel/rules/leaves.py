"""When the people who follow a lead are away, so that nobody serves its customer (SPEC §4)."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from xlfunnel.schema import terms
from xlfunnel.schema.reps import Rep

Leave: TypeAlias = tuple[date, date]  # the first day and the last

# What people write for no end, 9999-12-31, has no next working day; a year before it has.
_LATEST = date(9998, 12, 31)


def leave_of(rep: Rep, today: date) -> Leave | None:
    """
    Return the leave of *rep*; None without one, or with one that ends before it begins.

    Without a first day it has lasted for ever. Without a last one it lasts until *today*,
    and has not begun before: nobody knows how much longer. What falls into it is due on the
    next working day, and so again tomorrow: it never gets late, and never leaves the list.
    """
    if rep.leave_from is None and rep.leave_to is None:
        return None
    first = rep.leave_from.date() if rep.leave_from else date.min
    last = min(rep.leave_to.date(), _LATEST) if rep.leave_to else today
    return (first, last) if first <= last else None


def is_away(rep: Rep, day: date) -> bool:
    """Return whether a person is on leave on *day*; a leave without an end goes on."""
    leave = leave_of(rep, day)
    return leave is not None and leave[0] <= day <= leave[1]


def leave_of_all(people: Iterable[Rep], today: date) -> Leave | None:
    """
    Return when none of *people* is there: the days that all their leaves have in common.

    Whoever has left serves nobody, so they are not asked; when all have, there is no leave.
    """
    leaves = [leave_of(rep, today) for rep in people if rep.state != terms.LEFT]
    known = [leave for leave in leaves if leave]
    if not known or len(known) < len(leaves):
        return None
    first, last = max(first for first, _ in known), min(last for _, last in known)
    return (first, last) if first <= last else None
