"""A time of day as people write it: 14:30, 下午2点半, 9:05:30 am."""

import re
from datetime import timedelta

HALF_DAY = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|早|晚|am|pm|a\\.m\\.|p\\.m\\."
TIME_OF_DAY = rf"""
    (?:(?P<half>{HALF_DAY})\s*)?
    (?P<hour>\d{{1,2}})
    (?:
        :(?P<minute>\d{{1,2}})(?::(?P<second>\d{{1,2}}(?:\.\d{{1,9}})?))?
      | [点时](?:
            (?P<quarter>半|[一1]刻|[三3]刻|整|钟)
          | (?P<minutes>\d{{1,2}})分?(?:(?P<seconds>\d{{1,2}})秒)?
        )?
      | (?=\s*[ap]\.?m)
    )
    (?:\s*(?P<suffix>am|pm|a\.m\.|p\.m\.))?
"""
_TIME = re.compile(TIME_OF_DAY, re.VERBOSE)
_HALF = re.compile(HALF_DAY)

_MINUTES = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45}
_MORNING = {"凌晨", "清晨", "早上", "早晨", "上午", "早", "am", "a.m."}
_NIGHT = {"晚上", "夜里", "夜间", "晚"}
MIDNIGHT = timedelta()


def read_time(text: str) -> timedelta | None:
    """
    Return the time since midnight that the folded *text* says; None when it says none.

    A bare half of the day (上午) is no exact time, so it counts as the day alone. 24:00 and
    晚上12点 are the midnight that ends the day.

    >>> read_time("下午2点半")
    datetime.timedelta(seconds=52200)
    """
    if not text or _HALF.fullmatch(text):
        return MIDNIGHT
    found = _TIME.fullmatch(text)
    return _time(found) if found else None


def time_at(text: str, position: int) -> tuple[timedelta, int] | None:
    """Return the time of day at *position* of the folded *text*, and where it ends."""
    found = _TIME.match(text, position)
    time = _time(found) if found else None
    return (time, found.end()) if found and time is not None else None


def _time(found: re.Match[str]) -> timedelta | None:
    minute = found["minute"] or found["minutes"] or _MINUTES.get(found["quarter"], 0)
    second = float(found["second"] or found["seconds"] or 0)
    hour = _hour(int(found["hour"]), found["half"] or found["suffix"] or "")
    time = timedelta(hours=hour, minutes=int(minute), seconds=second)
    is_real = int(minute) < 60 and second < 60 and time <= timedelta(days=1)
    return time if is_real else None


def _hour(hour: int, half: str) -> int:
    """Return *hour* on the 24-hour clock: 下午2 is 14, 上午12 is 0, 晚上12 is 24, 晚上1 is 25."""
    if half in _MORNING:
        return 0 if hour == 12 else hour
    if half in _NIGHT:
        return hour + 24 if hour < 5 else hour + 12 if hour <= 12 else hour
    if half == "中午":
        return hour + 12 if hour < 3 else hour
    return hour + 12 if half and hour < 12 else hour
