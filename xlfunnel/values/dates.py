"""Reading a date, with or without a time of day, as people and programs write it."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TypeAlias

from xlfunnel.values.cell import Cell, midnight, shown
from xlfunnel.values.clock import read_time
from xlfunnel.values.date_forms import find_day, yearless
from xlfunnel.values.days import EARLIEST, LATEST
from xlfunnel.values.digits import arabic
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread

CHINA = timezone(timedelta(hours=8), "UTC+08:00")

# Day 0 of the serial numbers. Excel's 1900 calendar has a 29 February 1900 that never was,
# so from March 1900 on, all that is read here, its day 0 is one day earlier.
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_MILLISECONDS_A_DAY = 86_400_000
_BEYOND_SERIALS = 100_000
_DAY_AS_NUMBER = (19_900_101, 21_001_231)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MONTH_AND_DAY = re.compile(r"(1?\d)\.(\d\d?)")

_UNKNOWN = re.compile("待定|待确认|未定|不详|未知|暂无|无|不确定|长期|tbd|n/a|-+")
_WEEKDAY = re.compile(
    r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\([一二三四五六日]\)"
    r"|\(?\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\)?[.,]?"
)
_ABOUT = re.compile(r"^(?:大?约|大概|预计|about )|(?:左右|前后|[以之]?前)$")
_AROUND_MARK = re.compile(r" ?([-/年月日号]) ?|(?<=\d) ?(\.) ?(?=\d)")
_DIGITS_ONLY = re.compile(r"^(\d{8})(?:t| )?(\d\d)(\d\d)(?=\d\d|z|\+|$)(\d\d)?")
_ZONE = re.compile(
    r"(?<=[\d\s])(?:z|utc|gmt|(?:utc|gmt)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?)"
    r"(?: ?\(.*\))?$"
)

_Outcome: TypeAlias = tuple[datetime | None, str, str]  # the moment, its note and hint


def read_date(
    cell: Cell,
    reference: date | None = None,
    *,
    is_1904: bool = False,
    zone: tzinfo = CHINA,
) -> Reading[datetime]:
    """
    Return the moment in *cell*; a date without a time is its midnight (SPEC §2).

    Args:
        cell: A datetime, a serial number or a text.
        reference: Day that 3月1日 (its nearest one) and 昨天 are seen from; without it they
            are UNREADABLE.
        is_1904: Whether the workbook counts days from 1904.
        zone: Whose clock the workbook's times are; a text with a zone is converted to it.
    """
    text = shown(cell)
    if isinstance(cell, datetime):
        return Reading(text, Status.READ, _local(cell, zone))
    if isinstance(cell, float):
        return _reading(text, *_from_number(cell, reference, is_1904))
    missing = unread(cell)
    if missing:
        return missing
    folded = fold(typed(cell))
    if _UNKNOWN.fullmatch(folded):
        return Reading(text, Status.UNKNOWN)
    if not isinstance(cell, str):
        return _reading(text, None, "date.not_a_date")
    if _SERIAL.fullmatch(folded):
        return _reading(text, *_from_number(float(folded), reference, is_1904))
    return _reading(text, *_from_text(folded, reference, zone))


def _reading(
    text: str, moment: datetime | None, note: str = "", hint: str = ""
) -> Reading[datetime]:
    if moment is None:
        return Reading(text, Status.UNREADABLE, note=note, hint=hint)
    return Reading(text, Status.UNSURE if note else Status.READ, moment, note, hint)


def _from_number(number: float, reference: date | None, is_1904: bool) -> _Outcome:
    """Read a serial number, 20240301, or a 3.1 that Excel has made a number of."""
    if _DAY_AS_NUMBER[0] <= number <= _DAY_AS_NUMBER[1] and number.is_integer():
        return _from_text(str(int(number)), reference, CHINA)
    if 0 <= number < _BEYOND_SERIALS:
        milliseconds = round(number * _MILLISECONDS_A_DAY)
        moment = _EPOCHS[is_1904] + timedelta(milliseconds=milliseconds)
        if EARLIEST <= moment.date() <= LATEST:
            return moment, "", ""
    month_and_day = _MONTH_AND_DAY.fullmatch(shown(number))
    if not month_and_day:
        return None, "date.not_a_date", ""
    found = yearless(int(month_and_day[1]), int(month_and_day[2]), reference)
    if found.day is None:
        return None, found.note, ""
    return midnight(found.day), "date.decimal", str(found.day)


def _from_text(text: str, reference: date | None, zone: tzinfo) -> _Outcome:
    plain = _ABOUT.sub("", _WEEKDAY.sub(" ", text).strip())
    written = _AROUND_MARK.sub(r"\1\2", _DIGITS_ONLY.sub(_spaced, arabic(plain)))
    found = find_day(written, reference)
    if found is None:
        return None, "date.not_a_date", ""
    day, rest = found
    if day.day is None:
        return None, day.note, day.hint
    moment = _at(day.day, rest.lstrip("t, "), zone)
    if moment is None:
        return None, "date.not_a_date", ""
    is_about = _ABOUT.search(text) and not day.note
    return moment, "date.about" if is_about else day.note, day.hint


def _spaced(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]}:{found[3]}:{found[4] or '00'}"


def _at(day: date, rest: str, zone: tzinfo) -> datetime | None:
    """Return *day* at the time of day that *rest* says, on the clock of *zone*."""
    there = _ZONE.search(rest) if ":" in rest else None
    time = read_time((rest[: there.start()] if there else rest).strip())
    if time is None:
        return None
    moment = midnight(day) + time
    if there is None:
        return moment
    minutes = int(there["hours"] or 0) * 60 + int(there["minutes"] or 0)
    ahead = timedelta(minutes=-minutes if there["sign"] == "-" else minutes)
    return _local((moment - ahead).replace(tzinfo=UTC), zone)


def _local(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
