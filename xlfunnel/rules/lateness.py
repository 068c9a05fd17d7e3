"""How late something is: 逾期12小时, 逾期3天, 今天到期, or nothing (SPEC §4)."""

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
