"""
Filling 日历 with the holidays of mainland China (SPEC §4).

Clocks look only at the table: what is written here can be changed there, and a day that is
there already is a person's choice and stays. The library knows a year once the State Council
has announced it, in the autumn before, and a newer release of it has come out.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import chinese_calendar

from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Action, Job
from xlfunnel.actions.vocabulary import joined
from xlfunnel.errors import UsageError
from xlfunnel.language import Language, Text
from xlfunnel.messages import MESSAGES, say
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell, midnight

_SATURDAY = 5
_NAMES = {
    "New Year's Day": Text("元旦", "元旦", "New Year's Day"),
    "Spring Festival": Text("春节", "春節", "Spring Festival"),
    "Tomb-sweeping Day": Text("清明节", "清明節", "Tomb-sweeping Day"),
    "Labour Day": Text("劳动节", "勞動節", "Labour Day"),
    "Dragon Boat Festival": Text("端午节", "端午節", "Dragon Boat Festival"),
    "National Day": Text("国庆节", "國慶節", "National Day"),
    "Mid-autumn Festival": Text("中秋节", "中秋節", "Mid-Autumn Festival"),
    "Anti-Fascist 70th Day": Text("抗战胜利纪念日", "抗戰勝利紀念日", "Victory Day"),
}


def fill_calendar_action(years: Sequence[int]) -> Action:
    """Return the action that adds the holidays of *years* to 日历; `known_years` has them."""
    title, explained = (MESSAGES[f"action.calendar.{part}"] for part in ("title", "help"))
    steps = (partial(fill_calendar, years=years), note_owners, record, remember)
    return Action("calendar", title, explained, steps)


def known_years() -> range:
    """Return the years whose holidays the library knows, without a gap."""
    years = {day.year for day in chinese_calendar.holidays}
    return range(min(years), max(years) + 1)


def holidays_around(day: date, language: Language) -> dict[type[Row], list[dict[str, Cell]]]:
    """
    Return 日历 as a new workbook of *day* has it: the known ones of last year, this and the next.

    Only for zh-CN: who writes otherwise may well work where other days are off.
    """
    years = [year for year in (day.year - 1, day.year, day.year + 1) if year in known_years()]
    return {CalendarDay: calendar_rows(years, language)} if language == "zh-CN" else {}


def calendar_rows(years: Sequence[int], language: Language) -> list[dict[str, Cell]]:
    """
    Return the rows of 日历 for *years*, by date: field to cell, in *language*.

    Only days unlike an ordinary week from Monday to Friday: a holiday on a weekday is 休, a
    weekend day that is worked instead is 班.

    Raises:
        UsageError: The library does not know one of the years.
    """
    return [
        {
            "day": midnight(day),
            "kind": terms.DAY_KINDS.label(kind, language),
            "name": _name(day, kind, language),
        }
        for day, kind in _unlike_days(years).items()
    ]


def fill_calendar(job: Job, years: Sequence[int]) -> None:
    """Append to 日历 the days of *years* that it lacks, and tell where it says otherwise."""
    records = job.records
    language = records.binding(CalendarDay).language
    official = _unlike_days(years)
    there: dict[date, str | None] = {}
    for row in records.rows(CalendarDay).rows:
        if row.day is not None and row.day.year in years:
            there.setdefault(row.day.date(), row.kind)
    rows = calendar_rows(years, language)
    new = [row for row, day in zip(rows, official, strict=True) if day not in there]
    records.append(CalendarDay, new)
    differing = sum(kind != official.get(day, _usual(day)) for day, kind in there.items())
    job.counts |= {"days_added": float(len(new)), "days_differing": float(differing)}
    said = joined(map(str, sorted(set(years))), job.run.language)
    off = sum(official[day] == terms.DAY_OFF for day in official if day not in there)
    facts = {"years": said, "count": len(new), "off": off, "worked": len(new) - off}
    job.summary.append(job.say("calendar.filled" if new else "calendar.nothing_new", **facts))
    if differing:
        job.summary.append(job.say("calendar.differing", count=differing))
    if language == "zh-TW":
        job.summary.append(job.say("calendar.mainland"))


def _unlike_days(years: Sequence[int]) -> dict[date, str]:
    """Return the days of *years* unlike their weekday, by date, and which kind each is."""
    known = known_years()
    if unknown := sorted(set(years).difference(known)):
        facts = {"years": ", ".join(map(str, unknown)), "first": known[0], "last": known[-1]}
        raise UsageError("calendar.unknown_years", **facts)
    kinds = {
        **dict.fromkeys(chinese_calendar.holidays, terms.DAY_OFF),
        **dict.fromkeys(chinese_calendar.workdays, terms.WORKDAY),
    }
    return {
        day: kind
        for day, kind in sorted(kinds.items())
        if day.year in years and kind != _usual(day)
    }


def _usual(day: date) -> str:
    return terms.DAY_OFF if day.weekday() >= _SATURDAY else terms.WORKDAY


def _name(day: date, kind: str, language: Language) -> str:
    if kind == terms.DAY_OFF:
        return _holiday(chinese_calendar.holidays[day]).to(language)
    made_up_for = _holiday(chinese_calendar.workdays[day]).to(language)
    return say("calendar.worked_for", language, holiday=made_up_for)


def _holiday(name: str) -> Text:
    """Return what a holiday is called; one that the library has added since, as it says it."""
    return _NAMES.get(name, Text(name, name, name))
