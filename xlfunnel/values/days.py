"""Arithmetic of days that the readers of dates and deadlines share."""

from calendar import monthrange
from datetime import date, timedelta

SUNDAY = 6

# Dates outside are typing errors or numbers that are no dates (SPEC §2).
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


def plus_days(day: date, days: int) -> date | None:
    """Return *day* moved by *days*; None beyond the last day Python knows."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """
    Return *day* moved by calendar months, clamped to the end of a shorter month.

    >>> plus_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_working_days(day: date, days: int) -> date | None:
    """Return the *days*-th Monday-to-Friday day after *day*; holidays are not known here."""
    weeks, rest = divmod(days, 5)
    since_friday = max(0, day.weekday() - 4)  # a Saturday counts on from its Friday
    weekends = 2 if day.weekday() - since_friday + rest > 4 else 0
    return plus_days(day, weeks * 7 + rest + weekends - since_friday)


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month; None when there is no such month."""
    if not (1 <= month <= 12 and date.min.year <= year <= date.max.year):
        return None
    return date(year, month, monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar does not have it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_in_week(day: date, weeks: int, weekday: int) -> date | None:
    """Return the *weekday* (Monday 0) of the week that is *weeks* after the one of *day*."""
    return plus_days(day, weeks * 7 + weekday - day.weekday())


def nearest_anniversary(month: int, day: int, reference: date) -> date | None:
    """Return the date with that month and day nearest to *reference* (the earlier on a tie)."""
    years = (reference.year - 1, reference.year, reference.year + 1)
    found = [moment for year in years if (moment := day_of(year, month, day))]
    return min(found, key=lambda moment: abs(moment - reference), default=None)
