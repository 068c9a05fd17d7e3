"""今天要做 on 首页: the first ten of 待办提醒, if they are late or due today."""

from collections.abc import Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.key_figures.formulas import TODAY_FIELDS, TODAY_ROWS, today_name
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.template.highlights import is_due_today, look_of
from xlfunnel.template.home.grid import LEFT, TODAY
from xlfunnel.template.home.writing import heading, write
from xlfunnel.template.looks import AMBER, HAIRLINE, RED, SLATE, Pill

# Field to first and last column; a long text is written smaller, not cut.
_LETTERS = dict(zip(TODAY_FIELDS, "BCFG", strict=True))
_ENDS = dict(zip(TODAY_FIELDS, "BEFG", strict=True))
_SHRUNK = Alignment(vertical="center", shrink_to_fit=True)
_HEADERS, _FIRST = TODAY + 1, TODAY + 2


def write_today(sheet: Worksheet, formulas: Mapping[str, str], language: Language) -> None:
    """Write the heading, the headers and the ten rows."""
    heading(sheet, TODAY, LEFT, say("home.today", language), language)
    write(sheet, f"C{TODAY}", f"={formulas['today_note']}", language, SLATE, plus=-1)
    for field, letter in _LETTERS.items():
        is_due = field == "lateness"
        text = say("home.due", language) if is_due else WorkItem.column(field).header(language)
        write(sheet, f"{letter}{_HEADERS}", text, language, SLATE, plus=-1)
    for row in range(TODAY_ROWS):
        for letter in LEFT:
            sheet[f"{letter}{_FIRST + row}"].border = HAIRLINE
        for field, letter in _LETTERS.items():
            formula = formulas[today_name(row + 1, field)]
            cell = f"{letter}{_FIRST + row}"
            write(sheet, cell, f"={formula}", language).alignment = _SHRUNK
            if letter != _ENDS[field]:
                sheet.merge_cells(f"{cell}:{_ENDS[field]}{_FIRST + row}")
    _highlight(sheet)


def _highlight(sheet: Worksheet) -> None:
    """Let what is late stand out from what is due today."""
    letter = _LETTERS["lateness"]
    first = f"{letter}{_FIRST}"
    cells = f"{first}:{letter}{_FIRST + TODAY_ROWS - 1}"
    rules: tuple[tuple[str, Pill], ...] = (
        (is_due_today(first), AMBER),
        (f"LEN({first})>0", RED),
    )
    for formula, pill in rules:
        rule = Rule("expression", dxf=look_of(pill), formula=[formula], stopIfTrue=True)
        sheet.conditional_formatting.add(cells, rule)
