"""规则设置: the rules tables below each other, each with what it is for and room to grow."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.schema.declare import Row, Tab
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.settings import Setting
from xlfunnel.template.highlights import highlight
from xlfunnel.template.limits import add_limits
from xlfunnel.template.line_breaks import in_lines
from xlfunnel.template.looks import (
    HAIRLINE,
    LINE_HEIGHT,
    SLATE,
    TEAL,
    WRITER_COLOURS,
    as_text,
    as_value,
)
from xlfunnel.template.rules_grid import (
    FIRST_COLUMN,
    MARGIN,
    Block,
    by_use,
    floors,
    open_width,
    widths,
)
from xlfunnel.template.rules_index import index_rows, write_index
from xlfunnel.template.rules_paper import print_whole_floors
from xlfunnel.template.rules_settings import group_settings
from xlfunnel.template.sheets import set_page
from xlfunnel.template.tables import GivenRows, PlacedTable, place
from xlfunnel.values.text_width import lines_of
from xlfunnel.xlsx.rowheights import CELL_MARGIN, height_of

_TITLE_HEIGHT, _PURPOSE_HEIGHT = 26, 18  # points


def fill_rules(book: Workbook, given: GivenRows, language: Language) -> list[PlacedTable]:
    """Add the sheet with all rules tables."""
    sheet: Worksheet = book.create_sheet(RULES_SHEET.to(language))
    set_page(sheet, Tab.CONFIGURATION, language)
    standing = floors(given)
    grid = widths([block for floor in standing for block in floor], given, language)
    for number, width in enumerate((MARGIN, *grid), FIRST_COLUMN - 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    placed: dict[type[Row], PlacedTable] = {}
    names: dict[type[Row], str] = {}
    reached: list[tuple[int, int]] = []
    top = index_rows(len(given)) + 1
    for floor in standing:
        header = top + 1 + _write_purposes(sheet, floor, grid, top, language)
        below = header
        for block in floor:
            table = _put(sheet, block, given, header, language)
            last = table.last_row + block.room_below(len(given[block.row]))
            placed[block.row], below = table, max(below, last + 1)
            names[block.row] = _name(book, table, top, last)
        reached.append((top, below - 1))
        top = below
    write_index(sheet, {row: names[row] for row in by_use(given)}, len(grid), language)
    print_whole_floors(sheet, MARGIN + sum(grid), reached)
    return [placed[row] for row in given]


def _write_purposes(
    sheet: Worksheet, floor: Sequence[Block], grid: Sequence[float], top: int, language: Language
) -> int:
    """Write title and purpose of each table of a floor; return the lines the purposes take."""
    sheet.row_dimensions[top].height = _TITLE_HEIGHT
    most = 0
    for block in floor:
        column = FIRST_COLUMN + block.first
        title = sheet.cell(top, column)
        title.value = title_of(block.row).to(language)
        as_text(title, language, TEAL, bold=True, plus=2)
        room = sum(grid[block.first : block.end])
        lines = in_lines(block.row.table.help.to(language), room)
        for number, line in enumerate(lines, top + 1):
            sheet.row_dimensions[number].height = _PURPOSE_HEIGHT
            sheet.cell(number, column).value = line
            as_text(sheet.cell(number, column), language, SLATE)
        most = max(most, len(lines))
    return most


def _put(
    sheet: Worksheet, block: Block, given: GivenRows, header: int, language: Language
) -> PlacedTable:
    """Write the table of a block, and dress the cells below it for rows to come."""
    row, left = block.row, FIRST_COLUMN + block.first
    placed = place(sheet, row, given[row], language, top=header, left=left, has_filter=False)
    last = placed.last_row + block.room_below(len(given[row])) - 1  # the next title stands off
    for number in range(placed.last_row + 1, last + 1):
        for letter, column in placed.columns():
            as_value(sheet[f"{letter}{number}"], language, column.type)
            if block.is_ruled:
                sheet[f"{letter}{number}"].border = HAIRLINE
    ruled = last if block.is_ruled else placed.last_row
    if block.is_open:
        _let_run_on(placed, block, ruled, open_width(block, given, language))
    _fit_heights(placed)
    if row is Setting:
        group_settings(placed, language)
    highlight(placed)
    add_limits(placed, language)
    return placed


def _let_run_on(placed: PlacedTable, block: Block, bottom: int, needed: float) -> None:
    """Let the texts of the last column run on over the free cells beside it, as far as needed."""
    sheet = placed.sheet
    letter, column = placed.columns()[-1]
    for number in range(placed.top + 1, bottom + 1):
        sheet[f"{letter}{number}"].alignment = Alignment(vertical="center")
    width = sheet.column_dimensions[letter].width
    for number in range(FIRST_COLUMN + block.last + 1, FIRST_COLUMN + block.end):
        if width >= needed:
            break
        width += sheet.column_dimensions[get_column_letter(number)].width
        fill = PatternFill("solid", fgColor=WRITER_COLOURS[column.writer])
        sheet.cell(placed.top, number).fill = fill
        for line in range(placed.top + 1, bottom + 1):
            sheet.cell(line, number).border = HAIRLINE


def _fit_heights(placed: PlacedTable) -> None:
    """Make rows as high as their wrapped texts; what runs on beside the table is one line."""
    for letter, column in placed.columns():
        width = placed.sheet.column_dimensions[letter].width - CELL_MARGIN
        for number, values in enumerate(placed.given, placed.top + 1):
            text = values.get(column.field)
            cell = placed.sheet[f"{letter}{number}"]
            if isinstance(text, str) and cell.alignment.wrap_text:
                lines = lines_of(text, width)
                row = placed.sheet.row_dimensions[number]
                if lines > 1:
                    row.height = max(row.height or 0, height_of(lines, LINE_HEIGHT))


def _name(book: Workbook, placed: PlacedTable, top: int, last: int) -> str:
    """Name a block from its title to the end of its room; return the name."""
    name = f"rule_{placed.row.table.name}"
    right = placed.area.split(":")[1].rstrip("0123456789")
    area = f"{get_column_letter(placed.left)}{top}:{right}{last}"
    place = f"{quote_sheetname(placed.sheet.title)}!{absolute_coordinate(area)}"
    book.defined_names[name] = DefinedName(name, attr_text=place)
    return name
