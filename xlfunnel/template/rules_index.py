"""What a manager wants to change and where it stands: links above the rules, always in sight."""

from collections.abc import Mapping
from math import ceil

from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.declare import Row
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.template.looks import LOW, SLATE, TEAL, as_text
from xlfunnel.template.rules_grid import FIRST_COLUMN

_GROUPS = ((0, 1), (2, 4), (5, 8))  # columns of the grid, first and last, that a link takes
_TITLE, _HOW, _FIRST_LINK = 1, 2, 3  # rows
_HEIGHTS = {_TITLE: 28, _HOW: 20}  # points
_LINK_HEIGHT = 18


def index_rows(tables: int) -> int:
    """Return how many rows the index takes when there are so many *tables*."""
    return _FIRST_LINK + ceil(tables / len(_GROUPS))


def write_index(
    sheet: Worksheet, targets: Mapping[type[Row], str], columns: int, language: Language
) -> None:
    """
    Write title, how to change a rule, and a link to each table; keep it all in sight.

    Args:
        sheet: The rules sheet.
        targets: Each table, in the order of use, with the defined name of its place.
        columns: Of the grid.
        language: What it is written in.
    """
    for line, height in _HEIGHTS.items():
        sheet.row_dimensions[line].height = height
    title, how = sheet.cell(_TITLE, FIRST_COLUMN), sheet.cell(_HOW, FIRST_COLUMN)
    title.value, how.value = RULES_SHEET.to(language), say("template.rules_how", language)
    as_text(title, language, TEAL, bold=True, plus=6)
    as_text(how, language, SLATE)
    below = index_rows(len(targets))
    for line in range(_FIRST_LINK, below):
        sheet.row_dimensions[line].height = _LINK_HEIGHT
        for column in range(FIRST_COLUMN, FIRST_COLUMN + columns):
            sheet.cell(line, column).fill = PatternFill("solid", fgColor=LOW.cell)
    for number, (row, target) in enumerate(targets.items()):
        _write_link(sheet, number, below - _FIRST_LINK, row, target, language)
    sheet.freeze_panes = f"A{below}"


def _write_link(
    sheet: Worksheet, number: int, lines: int, row: type[Row], target: str, language: Language
) -> None:
    """Write link *number*, the links read downwards in *lines* lines."""
    first, last = (FIRST_COLUMN + place for place in _GROUPS[number // lines])
    line = _FIRST_LINK + number % lines
    cell = sheet.cell(line, first)
    cell.value = f"{say(f'template.change.{row.table.name}', language)} → {_title(row, language)}"
    cell.hyperlink = Hyperlink(cell.coordinate, location=target)
    as_text(cell, language, TEAL)
    sheet.merge_cells(f"{cell.coordinate}:{get_column_letter(last)}{line}")


def _title(row: type[Row], language: Language) -> str:
    return title_of(row).to(language)
