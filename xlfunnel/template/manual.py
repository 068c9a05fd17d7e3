"""
使用说明: how to start, everyday tasks, colours, then every sheet and what its columns mean.

A newcomer sees the first three and the list of sheets; the columns of a sheet are folded
below its name.
"""

from collections.abc import Sequence

from openpyxl.styles import PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language, Text
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import DEFAULT_MODULES
from xlfunnel.schema.declare import Row, Tab, Writer
from xlfunnel.schema.first_steps import (
    COLOURS,
    COLOURS_TITLE,
    DUE_WORDS,
    INTRODUCTION,
    TASK_HEADERS,
    TASKS,
)
from xlfunnel.schema.guide import (
    GUIDE_HEADERS,
    GUIDE_SHEET,
    LIST_HINT,
    LIST_TITLE,
    SHEET_PURPOSES,
    WRITERS,
    GuideLine,
    lines_of_table,
    sheets,
)
from xlfunnel.schema.home_sheet import HOME_SHEET
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.template.looks import (
    AMBER,
    GREEN,
    HAIRLINE,
    HEADER_HEIGHT,
    HIGH,
    LINE_HEIGHT,
    LOW,
    MEDIUM,
    RED,
    SLATE,
    TEAL,
    WRITER_COLOURS,
    Pill,
    as_header,
    as_text,
)
from xlfunnel.template.sheets import set_page
from xlfunnel.values.text_width import SMALL_LETTER, lines_of, width_of
from xlfunnel.xlsx.rowheights import height_of

_ROW_HEIGHT = 16  # points; starts, tasks, colours and the list of sheets fit on one page
_GAP = 7
_LETTERS = "ABCDE"  # of the columns of GUIDE_HEADERS
_WIDTHS = (18, 20, 24, 80, 30)
_HELP_WIDTH = 77  # of a line of the widest column, with some to spare for every font
_TO_THE_END = 107  # the same, where the last column is free


def fill_manual(sheet: Worksheet, modules: tuple[str, ...], language: Language) -> None:
    """Write the sheet from what the schema says of itself."""
    for letter, width in zip(_LETTERS, _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
    sheet.sheet_format.outlineLevelRow = 1
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    _write(sheet, "A1", GUIDE_SHEET.to(language), language, TEAL, bold=True, plus=6)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    for row, text in enumerate(INTRODUCTION, 2):
        _write(sheet, f"A{row}", text.to(language), language)
        sheet.row_dimensions[row].height = _ROW_HEIGHT
    top = len(INTRODUCTION) + 2
    for write in (_write_tasks, _write_colours):
        sheet.row_dimensions[top].height = _GAP
        top = write(sheet, top + 1, language)
    sheet.row_dimensions[top].height = _GAP
    _write_list(sheet, top + 1, (*DEFAULT_MODULES, *modules), language)
    sheet.freeze_panes = "A2"
    set_page(sheet, Tab.CONFIGURATION, language)


def _write_tasks(sheet: Worksheet, top: int, language: Language) -> int:
    """Write what is done every day and how; return the first row below."""
    titles = [header.to(language) for header in TASK_HEADERS]
    _write_header(sheet, top, [titles[0], "", titles[1], titles[2], ""], language)
    for row, task in enumerate(TASKS, top + 1):
        how = task.how.to(language)
        _write(sheet, f"A{row}", task.title.to(language), language, bold=True)
        _write(sheet, f"C{row}", str(task.clicks), language)
        _write_help(sheet, row, how, language)
        _underline(sheet, row)
    return top + 1 + len(TASKS)


def _write_colours(sheet: Worksheet, top: int, language: Language) -> int:
    """Write samples of the colours beside what they say; return the first row below."""
    _write(sheet, f"A{top}", COLOURS_TITLE.to(language), language, TEAL, bold=True, plus=2)
    headers = [
        (WRITERS[writer], Pill("FFFFFF", WRITER_COLOURS[writer]))
        for writer in (Writer.PERSON, Writer.SYSTEM, Writer.SHARED)
    ]
    grades = [
        (Text(*(terms.GRADES.label(grade, to) for to in ("zh-CN", "zh-TW", "en"))), pill)
        for grade, pill in ((terms.HIGH, HIGH), (terms.MEDIUM, MEDIUM), (terms.LOW, LOW))
    ]
    due = list(zip(DUE_WORDS, (RED, AMBER, GREEN), strict=True))
    for row, (said, samples) in enumerate(
        zip(COLOURS, (headers, grades, due), strict=True), top + 1
    ):
        for letter, (word, pill) in zip(_LETTERS, samples, strict=False):
            cell = sheet[f"{letter}{row}"]
            _write(sheet, cell.coordinate, word.to(language), language, pill.text, bold=True)
            cell.fill = PatternFill("solid", fgColor=pill.cell)
        _write_help(sheet, row, said.to(language), language)
    return top + 1 + len(COLOURS)


def _write_list(sheet: Worksheet, top: int, modules: tuple[str, ...], language: Language) -> None:
    """Write every sheet as a band that leads there, its columns folded below."""
    _write(sheet, f"A{top}", LIST_TITLE.to(language), language, TEAL, bold=True, plus=2)
    _write(sheet, f"D{top}", LIST_HINT.to(language), language, SLATE)
    row = top + 1
    for title, tables in sheets(modules).items():
        row = _write_section(sheet, row, title, tables, language)


def _write_section(
    sheet: Worksheet, row: int, title: Text, tables: Sequence[type[Row]], language: Language
) -> int:
    """Write the section of a sheet from *row* on; return the first row below."""
    lines = [list(lines_of_table(table, language)) for table in tables]
    if title in SHEET_PURPOSES:
        band = GuideLine(title.to(language), "", "", SHEET_PURPOSES[title].to(language), "")
    else:
        band = lines[0].pop(0)  # the sheet is its one table
    target = _place(sheet, title, tables)
    _write_band(sheet, row, band, target, language)
    sheet.row_dimensions[row].collapsed = bool(lines)
    first = row + 1
    _write_header(sheet, first, [header.to(language) for header in GUIDE_HEADERS], language)
    below = first + 1
    for table, some in zip(tables, lines, strict=True):
        for line in some:
            if line.column:
                _write_line(sheet, below, line, language)
            else:
                _write_band(sheet, below, line, _place_of(table, target), language)
            below += 1
    for number in range(first, below):
        sheet.row_dimensions[number].outlineLevel = 1
        sheet.row_dimensions[number].hidden = True
    return below


def _place(sheet: Worksheet, title: Text, tables: Sequence[type[Row]]) -> str:
    """Return the defined name of a sheet; the front page names all but itself."""
    if title == RULES_SHEET:
        return "go_rules"
    if title != HOME_SHEET:
        return f"go_{tables[0].table.name}"
    book = sheet.parent
    assert book is not None
    place = f"{quote_sheetname(book.worksheets[0].title)}!$A$1"
    book.defined_names["go_home"] = DefinedName("go_home", attr_text=place)
    return "go_home"


def _place_of(table: type[Row], target: str) -> str:
    """Return the defined name of one of several tables of the sheet that *target* names."""
    return f"rule_{table.table.name}" if table.table.sheet == RULES_SHEET else target


def _write_band(
    sheet: Worksheet, row: int, line: GuideLine, target: str, language: Language
) -> None:
    """Write what a sheet or table is for, and the link to it."""
    _write(sheet, f"A{row}", line.table, language, TEAL, bold=True)
    sheet[f"A{row}"].hyperlink = Hyperlink(f"A{row}", location=target)
    _write_help(sheet, row, line.help, language)
    for letter in _LETTERS:
        sheet[f"{letter}{row}"].fill = PatternFill("solid", fgColor=LOW.cell)
    _underline(sheet, row)


def _write_line(sheet: Worksheet, row: int, line: GuideLine, language: Language) -> None:
    """Write what one column means."""
    for letter, text in zip(
        "ABCE", (line.table, line.column, line.writer, line.source), strict=True
    ):
        _write(sheet, f"{letter}{row}", text, language, SLATE if letter == "A" else None)
    _write_help(sheet, row, line.help, language, is_last=False)
    _underline(sheet, row)


def _write_header(sheet: Worksheet, row: int, titles: Sequence[str], language: Language) -> None:
    for letter, title in zip(_LETTERS, titles, strict=True):
        cell = sheet[f"{letter}{row}"]
        cell.value = title or None
        as_header(cell, language, SLATE)


def _write_help(
    sheet: Worksheet, row: int, text: str, language: Language, *, is_last: bool = True
) -> None:
    """Write *text* into the widest column: in one line where it fits, else the row is higher."""
    cell = sheet[f"D{row}"]
    cell.value = text
    narrower = SMALL_LETTER if text.isascii() else 1
    runs_on = is_last and width_of(text) * narrower <= _TO_THE_END
    as_text(cell, language, wrapped=not runs_on)
    lines = 1 if runs_on else lines_of(text, _HELP_WIDTH)
    sheet.row_dimensions[row].height = _ROW_HEIGHT if lines == 1 else height_of(lines, LINE_HEIGHT)


def _write(
    sheet: Worksheet,
    place: str,
    text: str,
    language: Language,
    colour: str | None = None,
    *,
    bold: bool = False,
    plus: float = 0,
) -> None:
    sheet[place].value = text or None
    if colour is None:
        as_text(sheet[place], language, bold=bold, plus=plus)
    else:
        as_text(sheet[place], language, colour, bold=bold, plus=plus)


def _underline(sheet: Worksheet, row: int) -> None:
    for letter in _LETTERS:
        sheet[f"{letter}{row}"].border = HAIRLINE
