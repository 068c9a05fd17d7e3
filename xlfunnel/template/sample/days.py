"""The days of the sample, counted back from one day, and how people write them."""

from datetime import date, timedelta
from random import Random

from xlfunnel.language import Text

_SATURDAY, _SUNDAY = 5, 6
_WEEKDAYS = (
    Text("周一", "週一", "Monday"),
    Text("周二", "週二", "Tuesday"),
    Text("周三", "週三", "Wednesday"),
    Text("周四", "週四", "Thursday"),
    Text("周五", "週五", "Friday"),
)
_SOON = range(2, 10)  # days that people count: within 3 days
_NOTHING = {"by": Text("", "", ""), "on": Text("", "", "")}


def day_back(as_of: date, ago: int) -> date:
    """
    Return the working day *ago* days before *as_of*; later *ago*, earlier day.

    A Saturday is its Friday; a Sunday is its Monday, unless that has not come yet.
    """
    day = as_of - timedelta(ago)
    if day.weekday() == _SATURDAY:
        return day - timedelta(1)
    if day.weekday() == _SUNDAY:
        return day + timedelta(1) if day < as_of else day - timedelta(2)
    return day


def day_ahead(as_of: date, days: int) -> date:
    """Return the first working day that is *days* after *as_of*, or later."""
    day = as_of + timedelta(days)
    return day + timedelta(max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)


def working_days(as_of: date, first: int, last: int) -> list[date]:
    """Return the working days from *first* to *last* days before *as_of*, latest first."""
    days = (as_of - timedelta(ago) for ago in range(first, last + 1))
    return [day for day in days if day.weekday() < _SATURDAY]


def said_day(seen_from: date, day: date | None, chance: Random) -> dict[str, Text]:
    """
    Return *day* as people write it into a next step: by then, and on it.

    Args:
        seen_from: The day on which it is written, before *day*.
        day: What is meant; for None nothing is said.
        chance: Which of the ways: 3月5日前, 3/5前, 3天内, 下周三前.
    """
    style = chance.randrange(4)
    if day is None:
        return _NOTHING
    ahead = (day - seen_from).days
    weeks = (_monday(day) - _monday(seen_from)).days // 7
    if style == 2 and ahead in _SOON:
        by = Text(f"{ahead}天内", f"{ahead}天內", f"within {ahead} days")
        return {"by": by, "on": _date(day)["on"]}
    if style == 3 and weeks in (0, 1) and day.weekday() < _SATURDAY:
        return _weekday(_WEEKDAYS[day.weekday()], is_next=weeks == 1)
    return _short(day) if style == 1 else _date(day)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _date(day: date) -> dict[str, Text]:
    chinese, english = f"{day.month}月{day.day}日", f"{day:%Y-%m-%d}"
    return {
        "by": Text(f"{chinese}前", f"{chinese}前", f"by {english}"),
        "on": Text(chinese, chinese, f"on {english}"),
    }


def _short(day: date) -> dict[str, Text]:
    chinese, english = f"{day.month}/{day.day}", f"{day:%B} {day.day}"
    on = _date(day)["on"]
    return {
        "by": Text(f"{chinese}前", f"{chinese}前", f"by {english}"),
        "on": Text(on.zh_cn, on.zh_tw, f"on {english}"),
    }


def _weekday(day: Text, *, is_next: bool) -> dict[str, Text]:
    if is_next:
        day = Text(f"下{day.zh_cn}", f"下{day.zh_tw}", f"next {day.en}")
    return {
        "by": Text(f"{day.zh_cn}前", f"{day.zh_tw}前", f"by {day.en}"),
        "on": Text(day.zh_cn, day.zh_tw, day.en if is_next else f"on {day.en}"),
    }
