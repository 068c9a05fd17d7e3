"""A moment that may stand for its whole day (SPEC §4: a date without a time)."""

from datetime import datetime, timedelta

_DAY = timedelta(days=1)
_LAST_DAY = datetime(9999, 12, 31)


def end_of(moment: datetime) -> datetime:
    """
    Return when *moment* is over: a midnight stands for its day, in the favour of people.

    >>> end_of(datetime(2024, 3, 1)), end_of(datetime(2024, 3, 1, 14, 30))
    (datetime.datetime(2024, 3, 2, 0, 0), datetime.datetime(2024, 3, 1, 14, 30))
    """
    is_day = not (moment.hour or moment.minute or moment.second or moment.microsecond)
    return moment + _DAY if is_day and moment < _LAST_DAY else moment
