"""
Conditional formats: which words stand out, and how.

Actions write values only; the colours are here. A word counts in all three languages, so
that a workbook keeps its colours when its language is changed. Formulas use A1 references:
Excel takes no structured ones here.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.schema.workload import RepLoad
from xlfunnel.template.looks import AMBER, FADED, GREEN, HIGH, LOW, MEDIUM, RED, RED_TEXT, Pill
from xlfunnel.template.tables import PlacedTable
from xlfunnel.values.terms import Terms

_WORDS: dict[str, dict[str, Pill]] = {
    terms.GRADES.name: {terms.HIGH: HIGH, terms.MEDIUM: MEDIUM, terms.LOW: LOW},
    terms.FORECASTS.name: dict(zip(terms.FORECASTS.names, (HIGH, MEDIUM, LOW), strict=True)),
    terms.STATUSES.name: {terms.FOLLOWING: MEDIUM, terms.WON: GREEN, terms.LOST: LOW},
    terms.COMPLETIONS.name: {terms.DONE: GREEN, terms.CANCELLED: LOW},
    terms.SEVERITIES.name: {terms.ERROR: RED, terms.WARNING: AMBER, terms.INFO: MEDIUM},
    terms.ON_OFF.name: {terms.OFF: AMBER},
    terms.PROPOSALS.name: {terms.BACK_TO_POOL: AMBER},
    terms.SCREENING_RESULTS.name: {
        terms.QUALIFIED: GREEN,
        terms.NOT_QUALIFIED: RED,
        terms.TO_CONFIRM: AMBER,
    },
    terms.VERDICTS.name: {terms.ENOUGH_DATA: GREEN, terms.LITTLE_DATA: LOW},
}
# Words about what is still to come: of no interest once a lead is closed.
_OF_OPEN_LEADS = {terms.GRADES.name, terms.FORECASTS.name}
# Columns that hold something only when there is something to say.
_ANYTHING = {"lateness": RED, "problems": AMBER}
# Columns of one table, each with the test of a cell: what a manager has to see to.
_OF_TABLES: dict[type[Row], dict[str, tuple[str, Pill]]] = {
    RepLoad: {"overdue": ("N({cell})>0", RED_TEXT), "advice": ("LEN({cell})>0", AMBER)},
}
_DUE_TODAY = "clocks.late_today"
_LATE = "lateness"
# A date that looks as late as the column beside it says it is.
_DUE = "due_at"
_DAY = NumberFormat(numFmtId=200, formatCode="yyyy-mm-dd")  # a number of no built-in format


def highlight(placed: PlacedTable) -> None:
    """Add the conditional formats of a table; of two on one cell the first one counts."""
    cells = {column.field: f"${letter}{placed.top + 1}" for letter, column in placed.columns()}
    for letter, column in placed.columns():
        if column.type.terms is not None:
            is_open = _is_open(cells) if column.type.terms.name in _OF_OPEN_LEADS else ""
            _highlight_words(placed, letter, column.type.terms, is_open)
        if column.field == _LATE:
            _add(placed, letter, is_due_today(cells[_LATE]), AMBER)
        if column.field == _DUE and _LATE in cells:
            _highlight_due(placed, letter, cells[_LATE])
        if column.field in _ANYTHING:
            _add(placed, letter, f"LEN({cells[column.field]})>0", _ANYTHING[column.field])
        if found := _OF_TABLES.get(placed.row, {}).get(column.field):
            test, pill = found
            _add(placed, letter, test.format(cell=cells[column.field]), pill)
    if "status" in cells and "customer_name" in cells:
        _fade_closed(placed, _is_closed(cells["status"]))


def _highlight_words(placed: PlacedTable, letter: str, words: Terms, if_also: str) -> None:
    """Let the words of a column stand out, in rows for which *if_also* holds ("": in all)."""
    cell = f"${letter}{placed.top + 1}"
    for name, pill in _WORDS.get(words.name, {}).items():
        formula = _is_one_of(cell, _spellings(words, name))
        _add(placed, letter, f"AND({formula},{if_also})" if if_also else formula, pill)


def _highlight_due(placed: PlacedTable, letter: str, late: str) -> None:
    """
    Let a due date look as late as *late* says it is, and a whole day like a date.

    Each rule says all that holds of its cells: of two that apply, some programs take one.
    """
    cell = f"${letter}{placed.top + 1}"
    is_whole_day = f"AND(ISNUMBER({cell}),MOD({cell},1)=0)"
    for formula, pill in ((is_due_today(late), AMBER), (f"LEN({late})>0", _ANYTHING[_LATE])):
        _add(placed, letter, f"AND({formula},{is_whole_day})", pill, _DAY)
        _add(placed, letter, formula, pill)
    look = DifferentialStyle(numFmt=_DAY)
    rule = Rule("expression", dxf=look, formula=[is_whole_day])
    placed.sheet.conditional_formatting.add(placed.cells(letter), rule)


def is_due_today(late: str) -> str:
    """Return the formula that asks whether the cell *late* says so, in any language."""
    return _is_one_of(late, [say(_DUE_TODAY, language) for language in LANGUAGES])


def _is_closed(status: str) -> str:
    closed = (_spellings(terms.STATUSES, name) for name in terms.CLOSED_STATUSES)
    return _is_one_of(status, chain.from_iterable(closed))


def _is_open(cells: Mapping[str, str]) -> str:
    return f"NOT({_is_closed(cells['status'])})" if "status" in cells else ""


def _fade_closed(placed: PlacedTable, is_closed: str) -> None:
    """Write leads that are won or lost in grey, so that the open ones stand out."""
    look = DifferentialStyle(font=Font(color=FADED))
    rule = Rule("expression", dxf=look, formula=[is_closed])
    placed.sheet.conditional_formatting.add(placed.data_area, rule)


def _spellings(words: Terms, name: str) -> list[str]:
    term = next(term for term in words.terms if term.name.zh_cn == name)
    return list(dict.fromkeys(term.name))


def _is_one_of(cell: str, spellings: Iterable[str]) -> str:
    tests = [f'{cell}="{spelling}"' for spelling in dict.fromkeys(spellings)]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def look_of(pill: Pill, number_format: NumberFormat | None = None) -> DifferentialStyle:
    """Return how a conditional format shows what stands out."""
    return DifferentialStyle(
        numFmt=number_format,
        font=Font(color=pill.text, bold=pill.is_bold or None),
        fill=PatternFill("solid", bgColor=pill.cell) if pill.cell else None,
    )


def _add(
    placed: PlacedTable,
    letter: str,
    formula: str,
    pill: Pill,
    number_format: NumberFormat | None = None,
) -> None:
    rule = Rule("expression", dxf=look_of(pill, number_format), formula=[formula])
    placed.sheet.conditional_formatting.add(placed.cells(letter), rule)
