"""
The kinds of cells: how each is read, stored and shown.

An alias is used as the annotation of a field (`customer_name: types.Words = column(...)`):
its first half is the value in Python, its second half everything Excel needs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, TypeAlias

from xlfunnel.schema import terms
from xlfunnel.schema.declare import CellType
from xlfunnel.schema.hours import read_hour
from xlfunnel.values.budget import Budget, read_budget
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.contact import Contact, read_contact
from xlfunnel.values.cycle import read_cycle
from xlfunnel.values.interval import Interval
from xlfunnel.values.lasting_dates import read_lasting_date
from xlfunnel.values.numbers import read_count, read_days, read_money, read_number, read_rate
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import read_id, read_text


@dataclass(frozen=True, slots=True)
class DatedType(CellType):
    """
    A kind of cell whose words may count from a date: 3月1日, Q3, 年底前.

    Attributes:
        read_from: Cell and that date to Reading; total. Without the date it is `read`.
        counted_from: Field of the same row with the date; "" means the as-of date.
    """

    read_from: Callable[[Cell, date | None], Reading[Any]] | None = None
    counted_from: str = ""


def read_yes_no(cell: Cell) -> Reading[bool]:
    """Return whether *cell* says yes, in any of the dictionary's words."""
    word = terms.YES_NO.read(cell)
    value = None if word.value is None else word.value == terms.YES
    return Reading(word.text, word.status, value, word.note, word.hint)


def read_anything(cell: Cell) -> Reading[Cell]:
    """Return *cell* as it stands: the key beside it says what it should be."""
    if cell is None:
        return Reading("", Status.BLANK)
    return Reading(shown(cell), Status.READ, cell)


def term_type(words: Terms, width: float = 12) -> CellType:
    """Return the type of a cell that holds a word of *words*."""
    return CellType(words.name, words.read, "@", width, words)


def _own_term(words: Terms, width: float = 14) -> CellType:
    """Return the type of a table's own word: one the dictionary knows, or a new one."""

    def read(cell: Cell) -> Reading[str]:
        known = words.read(cell)
        return known if known.status is Status.READ else read_text(cell)

    return CellType(words.name.removesuffix("s"), read, "@", width)


_right = partial(CellType, is_right_aligned=True)

# Kinds that settings have too, where they are never blank.
MOMENT = DatedType(
    "moment", read_lasting_date, "yyyy-mm-dd hh:mm", 16.5, read_from=read_lasting_date
)
HOUR = _right("hour", read_hour, "General", 9)
NUMBER = _right("number", read_number, "General", 10)
COUNT = _right("count", read_count, "#,##0", 9)
MONEY = _right("money", read_money, "#,##0", 13)
YES_NO = CellType("yes_no", read_yes_no, "@", 8, terms.YES_NO)

Id: TypeAlias = Annotated[str | None, CellType("id", read_id, "@", 15)]
Words: TypeAlias = Annotated[str | None, CellType("words", read_text, "@", 14)]
WrappedWords: TypeAlias = Annotated[
    str | None, CellType("words", read_text, "@", 14, is_wrapped=True)
]
Place: TypeAlias = Annotated[str | None, CellType("place", read_text, "@", 14, is_place=True)]
LongWords: TypeAlias = Annotated[
    str | None, CellType("long_words", read_text, "@", 28, is_wrapped=True)
]
Anything: TypeAlias = Annotated[Cell, CellType("anything", read_anything, width=20)]

Date: TypeAlias = Annotated[
    datetime | None,
    DatedType("date", read_lasting_date, "yyyy-mm-dd", 11, read_from=read_lasting_date),
]
Moment: TypeAlias = Annotated[datetime | None, MOMENT]
Hour: TypeAlias = Annotated[float | None, HOUR]

Number: TypeAlias = Annotated[float | None, NUMBER]
Count: TypeAlias = Annotated[float | None, COUNT]
Days: TypeAlias = Annotated[float | None, _right("days", read_days, "0.0", 9)]
Money: TypeAlias = Annotated[float | None, MONEY]
Rate: TypeAlias = Annotated[float | None, _right("rate", read_rate, "0.0%", 9)]

ContactCell: TypeAlias = Annotated[
    tuple[Contact, ...] | None, CellType("contact", read_contact, "@", 18, is_wrapped=True)
]
BudgetCell: TypeAlias = Annotated[
    Budget | None, CellType("budget", read_budget, "@", 11, is_wrapped=True)
]
CycleCell: TypeAlias = Annotated[
    Interval | None,
    DatedType(
        "cycle",
        read_cycle,
        "@",
        11,
        is_wrapped=True,
        read_from=read_cycle,
        counted_from="registered_on",
    ),
]

SourceName: TypeAlias = Annotated[str | None, _own_term(terms.SOURCES)]
GradeName: TypeAlias = Annotated[str | None, _own_term(terms.GRADES, 10)]
LossReasonName: TypeAlias = Annotated[str | None, _own_term(terms.LOSS_REASONS, 16)]
WinReasonName: TypeAlias = Annotated[str | None, _own_term(terms.WIN_REASONS, 16)]

YesNo: TypeAlias = Annotated[bool | None, YES_NO]
SourceCell: TypeAlias = Annotated[str | None, term_type(terms.SOURCES, 13)]
StatusCell: TypeAlias = Annotated[str | None, term_type(terms.STATUSES, 8)]
GradeCell: TypeAlias = Annotated[str | None, term_type(terms.GRADES, 10)]
GradedByCell: TypeAlias = Annotated[str | None, term_type(terms.GRADED_BY, 10)]
AssignedByCell: TypeAlias = Annotated[str | None, term_type(terms.ASSIGNED_BY, 10)]
ClarityCell: TypeAlias = Annotated[str | None, term_type(terms.CLARITIES)]
BudgetConditionCell: TypeAlias = Annotated[str | None, term_type(terms.BUDGET_CONDITIONS)]
ChannelCell: TypeAlias = Annotated[str | None, term_type(terms.CHANNELS, 11)]
OutcomeCell: TypeAlias = Annotated[str | None, term_type(terms.OUTCOMES, 11)]
CompletionCell: TypeAlias = Annotated[str | None, term_type(terms.COMPLETIONS, 10)]
ForecastCell: TypeAlias = Annotated[str | None, term_type(terms.FORECASTS, 8)]
LossReasonCell: TypeAlias = Annotated[str | None, term_type(terms.LOSS_REASONS, 16)]
WinReasonCell: TypeAlias = Annotated[str | None, term_type(terms.WIN_REASONS, 14)]
SeverityCell: TypeAlias = Annotated[str | None, term_type(terms.SEVERITIES, 8)]
ClauseCell: TypeAlias = Annotated[str | None, term_type(terms.CLOCK_CLAUSES)]
TriggerCell: TypeAlias = Annotated[str | None, term_type(terms.CLOCK_TRIGGERS, 14)]
TimeUnitCell: TypeAlias = Annotated[str | None, term_type(terms.TIME_UNITS, 9)]
PresetCell: TypeAlias = Annotated[str | None, term_type(terms.PRESETS)]
SeniorityCell: TypeAlias = Annotated[str | None, term_type(terms.SENIORITIES, 10)]
RepStateCell: TypeAlias = Annotated[str | None, term_type(terms.REP_STATES, 8)]
DayKindCell: TypeAlias = Annotated[str | None, term_type(terms.DAY_KINDS, 8)]
WeekdayCell: TypeAlias = Annotated[str | None, term_type(terms.WEEKDAYS, 10)]
ScreeningCell: TypeAlias = Annotated[str | None, term_type(terms.SCREENING_RESULTS, 10)]
ComparisonCell: TypeAlias = Annotated[str | None, term_type(terms.COMPARISONS)]
DimensionCell: TypeAlias = Annotated[str | None, term_type(terms.DIMENSIONS, 14)]
ProposalCell: TypeAlias = Annotated[str | None, term_type(terms.PROPOSALS, 10)]
