"""What a number format makes of a number when its value is asked for."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

GENERAL = "General"
TEXT = "@"

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)  # right from 1 March 1900 on: 1900 is no leap year
_LAST_DAY = 2_958_466  # 1 January 10000


@lru_cache(maxsize=1000)
def is_date(number_format: str) -> bool:
    """Return whether a format shows a day; one of hours only, `[h]:mm` too, does not."""
    shown = _without_literals(number_format)
    return bool(re.search(r"[yd]|e+(?![+-])|m{3}|^m+$", shown)) and "0" not in shown.split(".")[0]


@lru_cache(maxsize=1000)
def is_currency(number_format: str) -> bool:
    """Return whether a format shows money; such a value comes with four decimals at most."""
    return bool(re.search(r"[¥￥$€£]", re.sub(r"\[\$-[^\]]*\]", "", number_format)))


def _without_literals(number_format: str) -> str:
    """Return the first section without quoted text, escapes, colours and locales, lower case."""
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', "", number_format)
    return bare.split(";")[0].lower().removeprefix("general")


def as_com(number: float, number_format: str) -> float | datetime | Decimal:
    """Return a number as `Range.Value` gives it: a day as a time, money as a decimal."""
    if is_date(number_format) and 0 <= number < _LAST_DAY:
        return moment(number)
    if is_currency(number_format) and abs(number) < 922_337_203_685_477:
        return round(Decimal(number), 4)
    return number


def moment(serial: float) -> datetime:
    """Return the moment of a serial number, to the millisecond as pywin32 makes it."""
    day, part = divmod(serial, 1)  # COM counts from 30 December 1899, whatever Excel shows
    return _EPOCH + timedelta(days=day, milliseconds=round(part * 86_400_000))


def serial(when: datetime) -> float:
    """Return the serial number of a moment, whatever zone it says to be in."""
    gone = when.replace(tzinfo=UTC) - _EPOCH
    return gone.days + (gone.seconds + gone.microseconds / 1_000_000) / 86_400
