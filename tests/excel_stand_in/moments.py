"""Days and times as a Chinese Excel reads them when they are typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from tests.excel_stand_in.number_formats import serial

DATE = "yyyy/m/d"
MOMENT = "yyyy/m/d h:mm"

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = "(?P<m>(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)"
_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'
_DAYS = [
    (re.compile(pattern, re.ASCII), shown)
    for pattern, shown in (
        (r"(?P<y>\d{4}|\d\d)([-/])(?P<m>\d\d?)\2(?P<d>\d\d?)", DATE),
        (r"(?P<y>\d{4}|\d\d)年(?P<m>\d\d?)月(?P<d>\d\d?)[日号]", 'yyyy"年"m"月"d"日"'),
        (r"(?P<y>\d{4})[-/](?P<m>\d\d?)", _YEAR_MONTH),
        (r"(?P<y>\d{4})年(?P<m>\d\d?)月", _YEAR_MONTH),
        (r"(?P<m>\d\d?)[-/](?P<d>\d\d?)", _MONTH_DAY),
        (r"(?P<m>\d\d?)月(?P<d>\d\d?)[日号]", _MONTH_DAY),
        (rf"(?P<d>\d\d?)[- /]{_MONTH}[- /](?P<y>\d{{4}}|\d\d)", "d-mmm-yy"),
        (rf"(?P<d>\d\d?)[- /]?{_MONTH}", "d-mmm"),
        (rf"{_MONTH}[- /]?(?P<d>\d\d?)", "d-mmm"),
        (rf"{_MONTH} (?P<d>\d\d?),? (?P<y>\d{{4}})", "d-mmm-yy"),
        (rf"{_MONTH}[- /](?P<y>\d{{4}})", "mmm-yy"),
    )
]
_TIME = re.compile(
    r"(?P<h>\d{1,4})(?::(?P<m>\d\d?)(?::(?P<s>\d\d?(?:\.\d+)?))?)?(?: ?(?P<half>[AaPp][Mm]?))?"
    r"|(?P<zh>上午|下午)?(?P<hh>\d\d?)[时時](?P<mm>\d\d?)分(?:(?P<ss>\d\d?)秒)?",
    re.ASCII,
)
_NUMERALS = "〇一二三四五六七八九"


def moment_typed(text: str, year: int) -> tuple[float, str] | None:
    """Return the number and the format of a day, a time, or both; None for anything else."""
    alone = _time(text) or _day(_in_digits(text), year)
    if alone is not None:
        return alone
    for space in (place for place, sign in enumerate(text) if sign == " "):
        day, clock = _day(_in_digits(text[:space]), year), _time(text[space + 1 :])
        if day is not None and clock is not None and clock[0] < 1:
            return day[0] + clock[0], MOMENT
    return None


def _in_digits(text: str) -> str:
    """Return a date in Chinese numerals, 二〇二四年三月十五日, in digits."""
    return re.sub(r"[〇零一二三四五六七八九十]+(?=[年月日号])", _digits, text)


def _digits(found: re.Match[str]) -> str:
    numeral = found[0].replace("零", "〇")
    if "十" not in numeral:
        return "".join(str(_NUMERALS.index(sign)) for sign in numeral)
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return numeral
    return str(10 * (_NUMERALS.index(tens) if tens else 1) + (_NUMERALS.find(ones) if ones else 0))


def _day(text: str, year: int) -> tuple[float, str] | None:
    for pattern, shown in _DAYS:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        name = parts["m"].lower()[:3]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else int(parts["m"])
        years = _full_year(parts["y"]) if parts.get("y") else year
        try:
            day = date(years, month, int(parts.get("d") or 1))
        except ValueError:
            continue
        if 1900 <= day.year <= 9999:
            return serial(datetime.combine(day, time())), shown
    return None


def _full_year(digits: str) -> int:
    """Return the year of two digits or four: 00 to 29 are in this century."""
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 30 else 1900)


def _time(text: str) -> tuple[float, str] | None:
    found = _TIME.fullmatch(text)
    if not found or not (found["m"] or found["half"] or found["hh"]):
        return None
    hours, minutes = int(found["h"] or found["hh"]), int(found["m"] or found["mm"] or 0)
    seconds = float(found["s"] or found["ss"] or 0)
    half = found["half"] or found["zh"] or ""
    if minutes > 59 or seconds >= 60 or (half and hours > 12):
        return None
    if half:
        hours = hours % 12 + 12 * (half[0] in "Pp下")
    shown = "h:mm" + ":ss" * bool(seconds) + " AM/PM" * bool(found["half"])
    shown = "[h]:mm:ss" if hours > 23 else shown
    return (hours * 3600 + minutes * 60 + seconds) / 86_400, shown
