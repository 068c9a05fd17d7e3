"""
What numbers a cell of the rules takes: a validation that says the range.

Checked when somebody types; what was pasted stays, and is told in 问题清单. Money may be
typed as 5万, so there the message only warns; everything else must be a number.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from openpyxl.worksheet.datavalidation import DataValidation

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema import types
from xlfunnel.schema.calendar import WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import CellType, Row
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.template.tables import PlacedTable
from xlfunnel.values.cell import shown

_Operator: TypeAlias = Literal["greaterThanOrEqual", "lessThanOrEqual", "between"]
_MIDNIGHT = 24.0
# What is said beside the range, by the name of the kind of cell.
_HINTS = {types.HOUR.name: "hours", types.COUNT.name: "whole", types.MONEY.name: "money"}


class Limit(NamedTuple):
    """The least and the most a number may be; None is no limit."""

    least: float | None
    most: float | None = None


# A duration of 0 means "on the day", which the next step may have.
_COLUMNS: dict[type[Row], dict[str, Limit]] = {
    Rep: {"monthly_capacity": Limit(0)},
    Source: {"cost": Limit(0)},
    GradeRule: {"rank": Limit(0), "cycle_from_days": Limit(0), "cycle_to_days": Limit(0)},
    ClockRule: {"duration": Limit(0)},
    WeekHours: dict.fromkeys(
        ("opens_at", "lunch_from", "lunch_to", "closes_at"), Limit(0, _MIDNIGHT)
    ),
}


def add_limits(placed: PlacedTable, language: Language) -> None:
    """Let each cell with a limit say so when somebody types what is beyond it."""
    for cells, kind, limit in _limited(placed):
        placed.sheet.add_data_validation(_validation(cells, kind, limit, language))


def _limited(placed: PlacedTable) -> Iterator[tuple[str, CellType, Limit]]:
    """Yield cells, what they hold and their limit."""
    limits = _COLUMNS.get(placed.row, {})
    for letter, column in placed.columns():
        if column.field in limits:
            yield placed.cells(letter), column.type, limits[column.field]
        elif placed.row is Setting and column.field == "value":
            yield from _limited_settings(placed, letter)


def _limited_settings(placed: PlacedTable, letter: str) -> Iterator[tuple[str, CellType, Limit]]:
    declared = {name: setting for setting in parameters() for name in setting.names}
    for number, values in enumerate(placed.given, placed.top + 1):
        setting = declared.get(str(values.get("key")))
        if setting is not None and (setting.least is not None or setting.most is not None):
            yield f"{letter}{number}", setting.type, Limit(setting.least, setting.most)


def _validation(cells: str, kind: CellType, limit: Limit, language: Language) -> DataValidation:
    operator, first, second, said = _range(limit)
    validation = DataValidation(
        "whole" if kind.name == types.COUNT.name else "decimal",
        operator=operator,
        formula1=first,
        formula2=second,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning" if kind.name == types.MONEY.name else "stop",
        errorTitle=say("template.out_of_range", language),
        sqref=cells,
    )
    example = say(f"template.range_{_HINTS.get(kind.name, 'number')}", language)
    least, most = (shown(number) if number is not None else "" for number in limit)
    validation.error = say(said, language, least=least, most=most) + example
    return validation


def _range(limit: Limit) -> tuple[_Operator, str, str | None, str]:
    """Return operator, formulas and message of a limit that has at least one end."""
    if limit.most is None:
        return "greaterThanOrEqual", shown(limit.least), None, "template.at_least"
    if limit.least is None:
        return "lessThanOrEqual", shown(limit.most), None, "template.at_most"
    return "between", shown(limit.least), shown(limit.most), "template.between"
