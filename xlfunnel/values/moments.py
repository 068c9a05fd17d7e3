"""A moment that may stand for its whole day (SPEC §4: a date without a time)."""

from datetime import datetime, time, timedelta

_DAY = timedelta(days=1)
_LAST_DAY = datetime(9999, 12, 31)
_LAST_MINUTE = time(23, 59)


def end_of(moment: datetime) -> datetime:
    """
    Return when *moment* is over: a midnight stands for its day, in the favour of people.

    >>> end_of(datetime(2024, 3, 1)), end_of(datetime(2024, 3, 1, 14, 30))
    (datetime.datetime(2024, 3, 2, 0, 0), datetime.datetime(2024, 3, 1, 14, 30))
    """
    is_day = not (moment.hour or moment.minute or moment.second or moment.microsecond)
    return moment + _DAY if is_day and moment < _LAST_DAY else moment


def as_of_moment(moment: datetime) -> datetime:
    """
    Return the moment that counts as now: a bare date means the last minute of that day.

    >>> as_of_moment(datetime(2024, 3, 1)), as_of_moment(datetime(2024, 3, 1, 9))
    (datetime.datetime(2024, 3, 1, 23, 59), datetime.datetime(2024, 3, 1, 9, 0))
    """
    return datetime.combine(moment, _LAST_MINUTE) if moment.time() == time() else moment
