"""
Cells put into Excel so that each stays what it is.

What is put into a cell is read by Excel as if it had been typed: `007` becomes 7 and `=1+1` a
formula, unless the cell has the format Text or the text is told to be one by an apostrophe,
which Excel keeps apart from it. And a date is a date by its format only.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import groupby
from typing import TypeAlias, TypeVar
from unicodedata import normalize

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.excel.cells import FIRST_DAY, MARCH, early_serial
from xlfunnel.excel.journal import Journal
from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell, CellError, shown

T = TypeVar("T")
Entry: TypeAlias = bool | float | str | datetime | None
TEXT, GENERAL = "@", "General"
_DATE, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_LONG_TO_MATCH = 100  # characters; what is as long and starts with a letter is nothing but a text
_LONG = 8_000  # characters; a block that holds a text of 8,204 is refused by Excel

# Letters and ideographs only, and no word for true or false nor a date in Chinese numerals: what
# no Excel of whatever language takes for anything else.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ 、，。；：？！,;()（）\n])*")
_WORDS = re.compile(
    r"(?i)^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso)\s*$"
    r"|[〇零一二三四五六七八九十廿卅元]\s*[年月日号號时時点點分秒]"
)
_NO_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
_ELAPSED = re.compile(r"(?i)\[(?:h+|m+|s+)\]")


def enter(
    sheet: xw.Sheet, area: Area, values: Sequence[Cell], formats: "Formats", journal: Journal
) -> None:
    """
    Put *values* into the cells of *area*, one column, which hold no formulas.

    In blocks: one call for the values, and a few where a format must change for a value to stay
    what it is. Number formats stay, but for a date's where the cell shows none; *journal* gets
    to know how it was.
    """
    for start, end, code in formats.of(area, values):
        stretch = Area(area.top + start, area.left, area.top + end - 1, area.left)
        _enter_alike(sheet, stretch, values[start:end], code, journal)


def _enter_alike(
    sheet: xw.Sheet, area: Area, values: Sequence[Cell], code: str, journal: Journal
) -> None:
    """Put *values* into cells that all have the number format *code*."""
    wanted = [_format_for(value, code) for value in values]
    changed = [
        (native.range_of(sheet, run), new) for run, new in _runs(wanted, area) if new is not None
    ]
    for cells, new in changed:
        journal.note(partial(setattr, cells, "number_format", code))
        cells.number_format = new
    entries = [_entry(value, new or code) for value, new in zip(values, wanted, strict=True)]
    for run, is_long in _runs([_is_long(entry) for entry in entries], area):
        start, end = run.top - area.top, run.bottom - area.top + 1
        if is_long:
            for row, entry in enumerate(entries[start:end], run.top):
                _put(sheet, Area(row, run.left, row, run.left), [entry])
        else:
            _put(sheet, run, entries[start:end])
    for cells, new in changed:
        if new == GENERAL:  # a number stays one when its cell gets its format back
            cells.number_format = code


def _put(sheet: xw.Sheet, area: Area, entries: Sequence[Entry]) -> None:
    cells = native.range_of(sheet, area)
    if any(isinstance(entry, datetime) for entry in entries):
        cells.value = [[entry] for entry in entries]
    else:  # as it is, without the hundred calls by which xlwings finds out where it goes
        plain = ["" if entry is None else entry for entry in entries]
        cells.raw_value = [[entry] for entry in plain] if len(plain) > 1 else plain[0]


def _runs(marks: Sequence[T], area: Area) -> Iterator[tuple[Area, T]]:
    """Yield the stretches of *area* that have the same mark, and the mark."""
    top = area.top
    for mark, run in groupby(marks):
        bottom = top + sum(1 for _ in run) - 1
        yield Area(top, area.left, bottom, area.left), mark
        top = bottom + 1


def _format_for(value: Cell, code: str) -> str | None:
    """Return the format that a cell of format *code* needs for *value*, None when it has it."""
    if isinstance(value, datetime):
        if shows_day(code) or value < FIRST_DAY:
            return None
        return _MOMENT if value.hour or value.minute or value.second else _DATE
    is_text = value is None or isinstance(value, str)
    return None if is_text or code != TEXT else GENERAL


def _entry(value: Cell, code: str) -> Entry:
    """Return what is put into a cell of format *code* for *value*."""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, datetime) and FIRST_DAY <= value < MARCH:
        return early_serial(value)
    if isinstance(value, datetime) and value < FIRST_DAY:
        return "'" + shown(value)  # Excel has no such day; as a text it is at least not lost
    if isinstance(value, str) and (value[0] == "'" or (code != TEXT and not is_plain(value))):
        return "'" + value
    return value


def _is_long(entry: Entry) -> bool:
    return isinstance(entry, str) and len(entry) > _LONG


@cache
def _is_plain(text: str) -> bool:
    folded = normalize("NFKC", text)  # a full-width digit is a digit to Excel
    return _PLAIN.fullmatch(folded) is not None and _WORDS.search(folded) is None


def is_plain(text: str) -> bool:
    """
    Whether Excel takes *text* for a text wherever it is typed.

    >>> is_plain("华东科技"), is_plain("True"), is_plain("三月一日"), is_plain("007")
    (True, False, False, False)
    """
    return text[0].isalpha() if len(text) >= _LONG_TO_MATCH else _is_plain(text)


@cache
def shows_day(code: str) -> bool:
    """
    Whether number format *code* shows a number as a date.

    >>> shows_day("yyyy-mm-dd"), shows_day('0.0" day"'), shows_day("h:mm"), shows_day("[h]:mm")
    (True, False, False, False)
    """
    if _ELAPSED.search(code):
        return False
    letters = set(_NO_CODE.sub("", code.partition(";")[0].lower()))
    is_general = code.casefold() == GENERAL.casefold()
    has_day = bool(letters & {"y", "d"}) or ("m" in letters and not letters & {"h", "s"})
    return has_day and not is_general


class Formats:
    """The number formats of one column of a table, asked for only where they matter."""

    def __init__(self, sheet: xw.Sheet, column: Area) -> None:
        self._sheet = sheet
        self._column = column
        self._code: str | None = None
        self._is_asked = False

    def of(self, area: Area, values: Sequence[Cell]) -> list[tuple[int, int, str]]:
        """Return stretches of *area*, by first place and the one after the last, with formats."""
        if all(value is None or (isinstance(value, str) and is_plain(value)) for value in values):
            return [(0, len(values), TEXT)]  # as it is, whatever the format
        if not self._is_asked:
            self._is_asked = True
            self._code = _code_of(self._sheet, self._column)
        if self._code is not None:
            return [(0, len(values), self._code)]
        asked = _asker(self._sheet, area)
        return list(_split(asked, 0, len(values)))


def _asker(sheet: xw.Sheet, area: Area) -> Callable[[int, int], str | None]:
    def code_of(start: int, end: int) -> str | None:
        return _code_of(sheet, Area(area.top + start, area.left, area.top + end - 1, area.left))

    return code_of


def _code_of(sheet: xw.Sheet, area: Area) -> str | None:
    """Return the number format of *area*, None when its cells differ."""
    code = native.range_of(sheet, area).number_format
    return code if isinstance(code, str) else None


def _split(
    code_of: Callable[[int, int], str | None], start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of one format: halved until each is uniform, so that calls stay few."""
    code = code_of(start, end)
    if code is not None or end - start == 1:
        yield start, end, code or GENERAL
        return
    middle = (start + end) // 2
    yield from _split(code_of, start, middle)
    yield from _split(code_of, middle, end)
