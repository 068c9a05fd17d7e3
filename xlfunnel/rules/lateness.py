"""How late something is (逾期12小时, 逾期3天), and how long a customer waits (SPEC §4)."""

from datetime import datetime, timedelta
from typing import NamedTuple

from xlfunnel.values.moments import end_of

HOURS = "hours"
DAYS = "days"
TODAY = "today"

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class Lateness(NamedTuple):
    """How late: a number of HOURS or DAYS; TODAY is not late yet."""

    unit: str
    number: int = 0


class Wait(NamedTuple):
    """How long a customer has waited: a number of HOURS or DAYS."""

    unit: str
    number: int


def lateness(due: datetime, as_of: datetime) -> Lateness | None:
    """
    Return how late something *due* is; None when there is time until another day.

    A midnight stands for its day: due on the 3rd is late from the 4th on, by days as people
    count them. A moment is late once it is over, in full hours during the first day (less
    than one counts as one) and in full days from then on.
    """
    if as_of <= due:
        return Lateness(TODAY) if due.date() == as_of.date() else None
    if end_of(due) > due:
        days = (as_of.date() - due.date()).days
        return Lateness(DAYS, days) if days else Lateness(TODAY)
    late = as_of - due
    return Lateness(DAYS, late // _DAY) if late >= _DAY else Lateness(HOURS, max(1, late // _HOUR))


def waited(since: datetime, until: datetime) -> Wait:
    """
    Return how long it is from *since* to *until*, as people count it.

    By the day where one of the two stands for a whole day; else in full hours during the
    first day and in full days from then on. What ends before it begins took no time.
    """
    if end_of(since) > since or end_of(until) > until:
        return Wait(DAYS, max(0, (until.date() - since.date()).days))
    time = max(until - since, timedelta())
    return Wait(DAYS, time // _DAY) if time >= _DAY else Wait(HOURS, time // _HOUR)
