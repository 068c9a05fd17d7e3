"""
How the rules tables stand: floors from top to bottom on one grid of columns.

A floor holds one table, or two narrow ones beside each other, and below them room to grow;
the tables of the last floor have nothing below and grow without end. All floors share their
columns, so nothing lies further to the right than a page is wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from xlfunnel.language import Language
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Column, Row
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.template.tables import GivenRow, GivenRows
from xlfunnel.values.text_width import SMALL_LETTER, width_of

FIRST_COLUMN = 2  # of the grid, on the sheet; a margin stands before it
MARGIN = 2
_ROOM = 8  # rows
_WIDEST = 22  # a column that has another one beside it
_SPARE = 1.5


@dataclass(frozen=True, slots=True)
class Block:
    """
    A table on its floor.

    Attributes:
        row: Its declaration.
        first: Its first column on the grid, from 0.
        end: The column of the grid where its space ends; its last text may run that far.
        room: Blank rows that are kept free below it.
        least: Rows it has place for with its room, however few it holds.
        is_ruled: Whether lines in its room invite to add rows.
    """

    row: type[Row]
    first: int
    end: int
    room: int = _ROOM
    least: int = 0
    is_ruled: bool = True

    def room_below(self, rows: int) -> int:
        """Return how many blank rows follow its *rows*; a table without any has one blank one."""
        return max(self.room, self.least - max(1, rows))

    @property
    def last(self) -> int:
        """Its last column on the grid."""
        return self.first + len(self.row.columns()) - 1

    @property
    def is_open(self) -> bool:
        """Whether its last column holds texts, which run on over the free cells beside it."""
        return not self.row.columns()[-1].type.is_right_aligned


_COLUMNS = 9  # of the grid
# Floors in the order of use; what grows without end stands on the last.
_FLOORS: tuple[tuple[Block, ...], ...] = (
    (Block(Rep, 0, _COLUMNS, least=24),),  # filled first, from nothing
    (Block(Source, 0, 3),),
    (Block(GradeRule, 0, _COLUMNS, room=5),),  # it has three to five rows
    (Block(ClockRule, 0, _COLUMNS),),
    (Block(Setting, 0, _COLUMNS, is_ruled=False),),
    (Block(RequiredField, 0, 2), Block(WeekHours, 3, _COLUMNS, is_ruled=False)),
    (Block(ScreeningRule, 0, 5), Block(WinReason, 6, _COLUMNS)),
    (Block(LossReason, 0, _COLUMNS),),
    (Block(Keyword, 0, 3), Block(CalendarDay, 4, _COLUMNS, least=30)),
)

# The order in which the index names them: what changes most often first.
_BY_USE: tuple[type[Row], ...] = (
    Rep,
    Source,
    GradeRule,
    ClockRule,
    Setting,
    RequiredField,
    ScreeningRule,
    Keyword,
    LossReason,
    WinReason,
    WeekHours,
    CalendarDay,
)


def by_use(given: GivenRows) -> list[type[Row]]:
    """Return the tables there are in the order of use."""
    return [
        *(row for row in _BY_USE if row in given),
        *(row for row in given if row not in _BY_USE),
    ]


def floors(given: GivenRows) -> list[list[Block]]:
    """Return the floors of the tables there are; one without a place gets a floor of its own."""
    named = {block.row for floor in _FLOORS for block in floor}
    others = [
        (Block(row, 0, max(_COLUMNS, len(row.columns()))),) for row in given if row not in named
    ]
    wanted = (*_FLOORS[:-1], *others, _FLOORS[-1])
    found = [[block for block in floor if block.row in given] for floor in wanted]
    return [floor for floor in found if floor]


def widths(blocks: Sequence[Block], given: GivenRows, language: Language) -> list[float]:
    """Return the width of each column of the grid: what its tables need."""
    found = [0.0] * max(block.end for block in blocks)
    for block in blocks:
        for place, column in enumerate(block.row.columns(), block.first):
            is_open = block.is_open and place == block.last
            needed = 0.0 if is_open else _column(column, given[block.row], language)
            found[place] = max(found[place], needed, _header(column, language))
    for block in blocks:
        if block.is_open:
            lacking = open_width(block, given, language) - sum(found[block.last : block.end])
            found[block.end - 1] += max(0, lacking)
    return [width or MARGIN for width in found]


def open_width(block: Block, given: GivenRows, language: Language) -> float:
    """Return how far the texts of the last column of a block run."""
    column = block.row.columns()[-1]
    return max(
        _longest(_texts(column, given[block.row])), _header(column, language), column.type.width
    )


def _column(column: Column, given: Sequence[GivenRow], language: Language) -> float:
    """Return the width of a column: as declared, or what its words and texts need, in reason."""
    texts = [] if column.type.is_wrapped else _texts(column, given)
    words = column.type.terms.labels(language) if column.type.terms else ()
    return max(column.width or column.type.width, min(_longest((*texts, *words)), _WIDEST))


def _longest(texts: Iterable[str]) -> float:
    """Return the width that shows each of *texts* in one line; letters are narrower than digits."""
    widths = (width_of(text) * (SMALL_LETTER if text.isascii() else 1) for text in texts)
    return round(max(widths, default=0) + _SPARE, 1)


def _header(column: Column, language: Language) -> float:
    """Return what a header in two lines needs; tables that share rows have no filter."""
    text = column.header(language)
    words = text.split(" ") if language == "en" else [text[: ceil(len(text) / 2)]]
    return max(*map(width_of, words), 4) + _SPARE + 1


def _texts(column: Column, given: Sequence[GivenRow]) -> list[str]:
    return [text for values in given if isinstance(text := values.get(column.field), str)]
