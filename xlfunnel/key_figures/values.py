"""
What the formulas of 首页 give, for programs that show a file without calculating it.

Computed as Excel would: words are counted as they stand in the cells, and a text that looks
like a date or a number is neither.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import compress
from typing import TypeAlias

from xlfunnel.key_figures.formulas import (
    NO_RATE,
    TODAY_FIELDS,
    TODAY_ROWS,
    due_today_words,
    spellings,
    start_of,
    today_name,
)
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.declare import Row
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.switches import Switch
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.terms import Terms

# Table and field to the cells of that column, as they are stored.
Cells: TypeAlias = Callable[[type[Row], str], Sequence[Cell]]

_ZERO = datetime(1899, 12, 30)  # of serial numbers


def values(cells: Cells, language: Language) -> dict[str, Cell]:
    """
    Return what the formulas give, by the names of `formulas`.

    Args:
        cells: The columns as the workbook holds them.
        language: Of the words in the formulas.
    """
    as_of = _as_of(cells)
    month = _month_of(as_of or _newest(cells(Lead, "registered_on")))
    statuses = cells(Lead, "status")
    are_leads = _are_leads(cells)
    leads = sum(are_leads)
    closed = _count_words(statuses, terms.STATUSES, *terms.CLOSED_STATUSES)
    waiting = _count_words(statuses, terms.STATUSES, terms.WAITING)
    waiting += sum(map(_is_empty, compress(statuses, are_leads)))
    won_days = [month.holds(cell) for cell in cells(Lead, "won_on")]
    amounts = cells(Lead, "won_amount")
    won_amount = _sum(cell for cell in compress(amounts, won_days) if isinstance(cell, float))
    new = sum(month.holds(cell) for cell in cells(Lead, "registered_on"))
    won, counted, still_open = (
        _sum(cells(Conversion, field)) for field in ("won", "leads", "open_leads")
    )
    due = [shown(cell) for cell in cells(WorkItem, "lateness") if isinstance(cell, str) and cell]
    today = {word.casefold() for word in due_today_words()}

    def sentence(key: str, /, **numbers: float) -> str:
        return say(key, language, **{name: _rounded(n) for name, n in numbers.items()})

    parts = {"won": won, "leads": counted}
    is_off = say("home.is_off", language)
    is_listed = not _is_off(cells, terms.REMINDERS)
    if _is_off(cells, terms.ANALYSIS):
        rate_note = is_off
    elif counted > leads:
        rate_note = sentence("home.rate_note_deleted", **parts, deleted=counted - leads)
    else:
        rate_note = sentence("home.rate_note", **parts, open=still_open)
    return {
        "as_of": as_of or 0.0,
        "month": month.first or 0.0,
        "leads": float(leads),
        "leads_note": sentence("home.leads_note", count=new),
        "open": float(leads - closed),
        "open_note": sentence("home.open_note", count=waiting),
        "won": float(sum(won_days)),
        "won_note": sentence("home.won_note", amount=won_amount),
        "rate": won / counted if counted else NO_RATE,
        "rate_note": rate_note,
        "overdue": float(sum(said.casefold() not in today for said in due)),
        "overdue_note": sentence("home.overdue_note", count=len(due)) if is_listed else is_off,
        "today_note": say("home.today_more", language) if is_listed else is_off,
        "problems": _problems(cells, terms.ERROR) + _problems(cells, terms.WARNING),
        "problems_note": sentence(
            "home.problems_note",
            errors=_problems(cells, terms.ERROR),
            warnings=_problems(cells, terms.WARNING),
        ),
        "no_charts": "" if leads else say("home.no_charts", language),
        **dict(_today(cells, as_of, language)),
    }


def _rounded(number: float) -> str:
    """Return *number* as `#,##0` shows it: a half goes up, away from zero."""
    whole = Decimal(repr(number)).to_integral_value(ROUND_HALF_UP)  # of any size
    return f"{whole:,f}"


@dataclass(frozen=True, slots=True)
class _Month:
    """A month by its first moment and the first one after it; none at all before any lead."""

    first: datetime | None
    end: datetime | None

    def holds(self, cell: Cell) -> bool:
        day = _moment(cell)
        if self.first is None or self.end is None:  # as Excel: from 0 up to 31 January 1900
            return False
        return day is not None and self.first <= day < self.end


def _month_of(day: datetime | None) -> _Month:
    if day is None:
        return _Month(None, None)
    months = day.year * 12 + day.month
    first, end = (datetime(n // 12, n % 12 + 1, 1) for n in (months - 1, months))
    return _Month(first, end)


def _as_of(cells: Cells) -> datetime | None:
    """Return the stamp: the first setting that is called so, in whatever language."""
    names = next(parameter.names for parameter in parameters() if parameter.is_stamp)
    wanted = {name.casefold() for name in names}
    pairs = zip(cells(Setting, "key"), cells(Setting, "value"), strict=True)
    return next((_moment(cell) for key, cell in pairs if shown(key).casefold() in wanted), None)


def _moment(cell: Cell) -> datetime | None:
    """Return the date that a number is to Excel; a text is none."""
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, float) and 1 <= cell < 2_958_466:
        return _ZERO + timedelta(cell)
    return None


def _newest(cells: Iterable[Cell]) -> datetime | None:
    return max((day for cell in cells if (day := _moment(cell))), default=None)


def _is_off(cells: Cells, part: str) -> bool:
    parts, off = (
        {word.casefold() for word in spellings(dictionary, name)}
        for dictionary, name in ((terms.FEATURES, part), (terms.ON_OFF, terms.OFF))
    )
    pairs = zip(cells(Switch, "feature"), cells(Switch, "state"), strict=True)
    return any(shown(a).casefold() in parts and shown(b).casefold() in off for a, b in pairs)


def _are_leads(cells: Cells) -> list[bool]:
    pairs = zip(cells(Lead, "lead_id"), cells(Lead, "customer_name"), strict=True)
    return [not (_is_empty(number) and _is_empty(customer)) for number, customer in pairs]


def _is_empty(cell: Cell) -> bool:
    return cell is None or cell == ""


def _count_words(cells: Iterable[Cell], dictionary: Terms, *names: str) -> int:
    words = {word.casefold() for word in spellings(dictionary, *names)}
    return sum(isinstance(cell, str) and cell.casefold() in words for cell in cells)


def _sum(cells: Iterable[Cell]) -> float:
    """Return the sum of the numbers, 0 where there is an error among them."""
    numbers = list(cells)
    if any(isinstance(cell, CellError) for cell in numbers):
        return 0.0
    return sum((cell for cell in numbers if isinstance(cell, float)), start=0.0)


def _problems(cells: Cells, severity: str) -> float:
    words = {word.casefold() for word in spellings(terms.SEVERITIES, severity)}
    pairs = zip(cells(Issue, "severity"), cells(Issue, "count"), strict=True)
    return _sum(count for said, count in pairs if shown(said).casefold() in words)


def _today(cells: Cells, as_of: datetime | None, language: Language) -> Iterator[tuple[str, Cell]]:
    columns = {field: cells(WorkItem, field) for field in TODAY_FIELDS}
    late = [shown(cell) for cell in cells(WorkItem, "lateness")]
    for row in range(1, TODAY_ROWS + 1):
        is_due = row <= len(late) and late[row - 1] != ""
        for field, column in columns.items():
            said = shown(column[row - 1]) if is_due else ""
            if (row, field) == (1, TODAY_FIELDS[0]) and not any(late):
                said = say("home.nothing", language)
            if as_of is None:
                said = start_of(row, field, language) or said
            yield today_name(row, field), said
