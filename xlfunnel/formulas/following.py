"""
FOLLOWUP_DUE, FOLLOWUP_OVERDUE and FOLLOWUP_REASON: the clocks of a lead, for cells (SPEC §4).

They know of a lead what their arguments say, so of the clocks they keep those that need no
more: the first response, the first window, the rhythm and 补全评级. A row's 最晚跟进时间 is
the earliest of these and of what the follow-ups say, with the leave of its owner in it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from xlfunnel.actions.clock_words import limit_in_words
from xlfunnel.formulas.function import Given
from xlfunnel.formulas.office_hours import calendar_of
from xlfunnel.formulas.reading import complaint, complaints, read
from xlfunnel.formulas.tables import Tables
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.clocks import Clocks, Deadline, LeadTimes
from xlfunnel.rules.counting import Counting
from xlfunnel.rules.lateness import HOURS, lateness
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.moments import as_of_moment

_CLAUSES = (terms.FIRST_RESPONSE, terms.FIRST_WINDOW, terms.RHYTHM, terms.COMPLETE_GRADE)
_HOURS_A_DAY = 24


class _Watched(NamedTuple):
    """A row: when it was looked at, and what is due; in place of both what is wrong with it."""

    as_of: datetime | None
    deadline: Deadline | None
    wrong: str = ""


def followup_due(given: Given) -> list[Cell]:
    """Return by when each lead has to be followed up; midnight stands for the whole day."""
    return [row.wrong or (row.deadline and row.deadline.due) for row in _watched(given)]


def followup_overdue(given: Given) -> list[Cell]:
    """Return how many days late each lead is: 0 when it is not, hours as part of a day."""

    def days(row: _Watched) -> Cell:
        if row.wrong:
            return row.wrong
        if row.as_of is None:
            return None
        late = row.deadline and lateness(row.deadline.due, row.as_of)
        if not late:
            return 0.0
        return late.number / _HOURS_A_DAY if late.unit == HOURS else float(late.number)

    return list(map(days, _watched(given)))


def followup_reason(given: Given) -> list[Cell]:
    """Return the limit behind what is due, in the words of 逾期原因."""

    @cache
    def words(rule: int) -> str:
        return rules[rule].reason or limit_in_words(rules[rule], given.tables.words, given.language)

    rules: dict[int, ClockRule] = {}

    def why(row: _Watched) -> Cell:
        rule = row.deadline and row.deadline.rule
        if row.wrong or rule is None or row.as_of is None:
            return row.wrong or None
        rules[id(rule)] = rule
        return words(id(rule))

    return list(map(why, _watched(given)))


def _watched(given: Given) -> Iterator[_Watched]:
    """Yield the strictest deadline of each row, seen from its as-of moment if it has one."""
    of_leads = {"grade": "grade", "source": "source", "registered": "registered_on"}
    said = read(given, **of_leads, last_touch="last_follow_up")
    wrong = complaints(given, said, "registered_on", "last_follow_up")
    deadlines = _clocks(given.tables).deadlines
    names = ("grade", "source", "registered_on", "last_follow_up")
    moment = cache(lambda cell: _moment(given, cell))
    looked_at = given.rows.get("as_of")
    for row, lead in enumerate(zip(*map(said.values.__getitem__, names), strict=True)):
        grade, source, registered, touched = lead
        as_of = moment(looked_at[row]) if looked_at and (registered or touched) else None
        if (row in wrong and touched is None) or isinstance(as_of, str):
            yield _Watched(None, None, wrong.get(row) or str(as_of))
        else:
            found = deadlines(_times(grade, source, registered, touched, as_of))
            yield _Watched(as_of, found[0] if found else None)


def _times(
    grade: str | None,
    source: str | None,
    registered: datetime | None,
    touched: datetime | None,
    as_of: datetime | None,
) -> LeadTimes:
    """Return what the clocks count from, as `worklist_times` and `clocks_events` have it."""
    if as_of is not None:
        registered = None if registered and registered > as_of else registered
        touched = None if touched and touched > as_of else touched
    if registered and touched and touched.date() < registered.date():
        touched = registered
    return LeadTimes(grade, source, registered, first_touch=touched, last_touch=touched)


def _moment(given: Given, cell: Cell) -> datetime | str | None:
    """Return an as-of moment; a bare date means the end of that day."""
    reading = read_date(cell)
    if reading.value is None:
        return complaint(given, reading) if reading.note else None
    return as_of_moment(reading.value)


def _clocks(tables: Tables) -> Clocks:
    rules = [rule for rule in tables.rows(ClockRule) if rule.clause in _CLAUSES]
    said = tables.configuration.parameters
    preset = tables.presets.get("clocks", said.clock_preset)
    return Clocks(rules, preset, _counting(tables))


def _counting(tables: Tables) -> Callable[[datetime, float, str], datetime]:
    """Return how time is counted: in literal hours where there is no calendar."""
    if not (tables.has("calendar") or tables.has("hours")):
        return Counting(Calendar(()), terms.LITERAL_HOURS).due
    said = tables.configuration.parameters
    return Counting(calendar_of(tables), said.clock_mode, said.postpone_hour).due
