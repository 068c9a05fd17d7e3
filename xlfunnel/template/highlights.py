"""
Conditional formats: which words stand out, and how.

Actions write values only; the colours are here. A word counts in all three languages, so
that a workbook keeps its colours when its language is changed. Formulas use A1 references:
Excel takes no structured ones here.
"""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from xlfunnel.schema import terms
from xlfunnel.template.looks import AMBER, GREEN, HIGH, LOW, MEDIUM, RED, Pill
from xlfunnel.template.tables import PlacedTable
from xlfunnel.values.terms import Terms

_WORDS: dict[str, dict[str, Pill]] = {
    terms.GRADES.name: {terms.HIGH: HIGH, terms.MEDIUM: MEDIUM, terms.LOW: LOW},
    terms.FORECASTS.name: dict(zip(terms.FORECASTS.names, (HIGH, MEDIUM, LOW), strict=True)),
    terms.STATUSES.name: {terms.FOLLOWING: MEDIUM, terms.WON: GREEN, terms.LOST: LOW},
    terms.COMPLETIONS.name: {terms.DONE: GREEN, terms.CANCELLED: LOW},
    terms.SEVERITIES.name: {terms.ERROR: RED, terms.WARNING: AMBER, terms.INFO: MEDIUM},
    terms.SCREENING_RESULTS.name: {
        terms.QUALIFIED: GREEN,
        terms.NOT_QUALIFIED: RED,
        terms.TO_CONFIRM: AMBER,
    },
}
# Columns that hold something only when there is something to say.
_ANYTHING = {"lateness": RED, "problems": AMBER}


def highlight(placed: PlacedTable) -> None:
    """Add the conditional formats of every column of a table."""
    for letter, column in placed.columns():
        cell = f"{letter}{placed.top + 1}"
        words = column.type.terms
        if words is not None:
            for name, pill in _WORDS.get(words.name, {}).items():
                _add(placed, letter, _is_one_of(cell, _spellings(words, name)), pill)
        if column.field in _ANYTHING:
            _add(placed, letter, f"LEN({cell})>0", _ANYTHING[column.field])


def _spellings(words: Terms, name: str) -> list[str]:
    term = next(term for term in words.terms if term.name.zh_cn == name)
    return list(dict.fromkeys(term.name))


def _is_one_of(cell: str, spellings: list[str]) -> str:
    tests = [f'{cell}="{spelling}"' for spelling in spellings]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _add(placed: PlacedTable, letter: str, formula: str, pill: Pill) -> None:
    look = DifferentialStyle(
        font=Font(color=pill.text), fill=PatternFill("solid", bgColor=pill.cell)
    )
    rule = Rule("expression", dxf=look, formula=[formula])
    placed.sheet.conditional_formatting.add(placed.cells(letter), rule)
