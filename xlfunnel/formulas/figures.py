"""The functions about shares and days: conversion, its interval, the sales cycle (SPEC §6)."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from statistics import fmean, median
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from xlfunnel.analysis.proportions import wilson
from xlfunnel.analysis.survival import LOST, OPEN, WON, Incidence, cumulative_incidence
from xlfunnel.formulas.function import Given
from xlfunnel.formulas.reading import complaint, numbers
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_columns
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.text import fold, typed

_NO_DAY, _UNREADABLE = -1, -2
_LONGEST = 100_000  # days; nobody was watched that long

_Days: TypeAlias = npt.NDArray[np.int64]


def conversion_rate(given: Given) -> list[Cell]:
    """
    Return the share won, 0 to 1: of all leads, or of those with each key.

    A row is a lead when its status is filled, or its key where there are keys.
    """
    status, keys = given.columns["status"], given.columns["keys"]
    won = (name == terms.WON for name in read_columns(Lead, {"status": status}).values["status"])
    if all(map(is_blank, (*keys, *given.rows["key"]))):
        there = [is_won for is_won, cell in zip(won, status, strict=True) if not is_blank(cell)]
        return [_share(sum(there), len(there))] * given.count
    leads: Counter[str] = Counter()
    wins: Counter[str] = Counter()
    for is_won, cell in zip(won, keys, strict=True):
        key = fold(typed(cell))
        leads[key] += 1
        wins[key] += is_won
    asked = [fold(typed(cell)) for cell in given.rows["key"]]
    return [_share(wins[key], leads[key]) if key else None for key in asked]


def rate_low(given: Given) -> list[Cell]:
    """Return the lower end of the 95 % interval of a share, 0 to 1."""
    return _interval(given, 0)


def rate_high(given: Given) -> list[Cell]:
    """Return the upper end of the 95 % interval of a share, 0 to 1."""
    return _interval(given, 1)


def _interval(given: Given, end: int) -> list[Cell]:
    won, wrong_won = numbers(given, "won")
    total, wrong_total = numbers(given, "total")
    wrong = wrong_total | wrong_won

    def one(row: int, wins: float | None, leads: float | None) -> Cell:
        if row in wrong or wins is None or leads is None:
            return wrong.get(row)
        if not 0 <= wins <= leads or not (wins.is_integer() and leads.is_integer()):
            return given.wrong("functions.no_share")
        return wilson(wins, leads)[end] if leads else None

    return [one(row, *pair) for row, pair in enumerate(zip(won, total, strict=True))]


def avg_cycle(given: Given) -> list[Cell]:
    """Return the mean number of days from registration to the win."""
    return _cycle(given, fmean)


def median_cycle(given: Given) -> list[Cell]:
    """Return the median number of days from registration to the win."""
    return _cycle(given, median)


def _cycle(given: Given, figure: Callable[[list[float]], float]) -> list[Cell]:
    came, won = _days(given, "registered", "registered_on"), _days(given, "won", "won_on")
    pairs = zip(came, won, strict=True)
    days = [float(last - first) for first, last in pairs if _NO_DAY < first <= last]
    return [figure(days) if days else None] * given.count


def conversion_by(given: Given) -> list[Cell]:
    """
    Return the share won within so many days of registration, with losses competing.

    Leads without a registration that has come are left out, and won ones whose win lies
    before it or cannot be read. A loss that lies before it, or is still to come, has not
    happened: `watched` of the analysis says the same of a whole workbook.
    """
    came, won, lost = (
        np.array(_days(given, name, field), dtype=np.int64)
        for name, field in (("registered", "registered_on"), ("won", "won_on"), ("lost", "lost_on"))
    )
    horizons, wrong = numbers(given, "days")
    curves: dict[date, tuple[Incidence, int] | None] = {}

    def share(row: int, horizon: float | None, cell: Cell) -> Cell:
        seen = read_date(cell)
        if seen.value is None:
            return complaint(given, seen) if seen.note else None
        if row in wrong or horizon is None:
            return wrong.get(row)
        if horizon < 0:
            return given.wrong("functions.negative_days")
        today = seen.value.date()
        if today not in curves:
            curves[today] = _curve(came, won, lost, today.toordinal())
        known = curves[today]
        day = int(min(horizon, _LONGEST))
        if known is None or known[1] < day or not known[0].is_known(day):
            return say("functions.too_young", given.language, days=day)
        return known[0].won_by(day)

    rows = zip(horizons, given.rows["as_of"], strict=True)
    return [share(row, *pair) for row, pair in enumerate(rows)]


def _curve(came: _Days, won: _Days, lost: _Days, today: int) -> tuple[Incidence, int] | None:
    """Return what became of the leads by day, and the age of the oldest, in days."""
    age, is_won, is_lost = today - came, won > _NO_DAY, lost > _NO_DAY
    is_seen = (came > _NO_DAY) & (age >= 0) & (won != _UNREADABLE) & ~(is_won & (won < came))
    has_won = is_won & (won - came <= age)
    has_lost = ~is_won & is_lost & (lost >= came) & (lost <= today)
    spent = np.select([has_won, has_lost], [won - came, lost - came], age)
    outcome = np.select([has_won, has_lost], [WON, LOST], OPEN)
    if not is_seen.any():
        return None
    return cumulative_incidence(spent[is_seen], outcome[is_seen]), int(age[is_seen].max())


def _days(given: Given, name: str, field: str) -> list[int]:
    """Return the day of each date as a number; _NO_DAY or _UNREADABLE where there is none."""
    read = read_columns(Lead, {field: given.columns[name]})
    moments: Sequence[datetime | None] = read.values[field]
    days = [_NO_DAY if moment is None else moment.toordinal() for moment in moments]
    for row, reading in read.doubts[field]:
        if reading.value is None:
            days[row] = _UNREADABLE
    return days


def _share(won: int, leads: int) -> Cell:
    return won / leads if leads else None
