"""规则设置: the rules tables side by side, short ones above long ones, with room to grow."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Column, Row, Tab
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.template.highlights import highlight
from xlfunnel.template.looks import LINE_HEIGHT, SLATE, TEAL, as_text, as_value
from xlfunnel.template.sheets import column_width, set_page
from xlfunnel.template.tables import GivenRow, GivenRows, PlacedTable, place
from xlfunnel.template.texts import lines_of, width_of

# Each band is a block of columns with one or two tables; a table that is not named here gets
# a band of its own at the end. What grows long stands at the bottom of its band.
_BANDS: tuple[tuple[type[Row], ...], ...] = (
    (Rep,),
    (GradeRule, ClockRule),
    (Source,),
    (WeekHours, ScreeningRule),
    (WinReason, LossReason),
    (RequiredField,),
    (Keyword,),
    (CalendarDay,),
    (Setting,),
)
_ROOM = 8  # blank rows below an upper table
_PAGE = 115  # width that fits on a printed page at full size, in any font
_LARGEST_SCALE = 80  # per cent
_FIRST_TITLE = 2
_WIDEST = 90  # column
_GAP = 3  # width of the column between two bands


def fill_rules(book: Workbook, given: GivenRows, language: Language) -> list[PlacedTable]:
    """Add the sheet with all rules tables."""
    sheet: Worksheet = book.create_sheet(RULES_SHEET.to(language))
    set_page(sheet, Tab.CONFIGURATION, language)
    bands = list(_bands(given))
    titles = (_FIRST_TITLE, _second_title(bands, given))
    placed: list[PlacedTable] = []
    widths: list[float] = []
    left = 2
    sheet.column_dimensions["A"].width = _GAP
    for band in bands:
        widths.append(_set_widths(sheet, band, left, given, language))
        for row, title in zip(band, titles, strict=False):
            placed.append(_put(sheet, row, given[row], language, title, left))
        left += max(len(row.columns()) for row in band)
        sheet.column_dimensions[get_column_letter(left)].width = _GAP
        left += 1
    _print_whole_bands(sheet, bands, widths)
    return placed


def _bands(given: GivenRows) -> Iterator[list[type[Row]]]:
    """Yield the bands of the tables there are."""
    named = {row for band in _BANDS for row in band}
    for band in (*_BANDS, *((row,) for row in given if row not in named)):
        if present := [row for row in band if row in given]:
            yield present


def _second_title(bands: Sequence[Sequence[type[Row]]], given: GivenRows) -> int:
    """Return the row where the lower tables begin: the same in all bands."""
    upper = (max(1, len(given[band[0]])) for band in bands if len(band) > 1)
    return _FIRST_TITLE + 2 + max(upper, default=0) + _ROOM + 2


def _set_widths(
    sheet: Worksheet,
    band: Sequence[type[Row]],
    left: int,
    given: GivenRows,
    language: Language,
) -> float:
    """Make each column of *band* wide enough for all its tables; return the band's width."""
    widths: dict[str, float] = {}
    for row in band:
        for number, column in enumerate(row.columns(), left):
            letter = get_column_letter(number)
            wanted = max(column_width(column, language), _longest(column, given[row]))
            widths[letter] = max(widths.get(letter, 0), wanted)
            if len(band) == 1:
                as_value(sheet.column_dimensions[letter], language, column.type)
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    return sum(widths.values())


def _longest(column: Column, given: Sequence[GivenRow]) -> int:
    """Return the width that shows every text of *column* in one line, within reason."""
    texts = (values.get(column.field) for values in given)
    longest = max((width_of(text) for text in texts if isinstance(text, str)), default=0)
    return min(longest + 2, _WIDEST)


def _put(
    sheet: Worksheet,
    row: type[Row],
    given: Sequence[GivenRow],
    language: Language,
    top: int,
    left: int,
) -> PlacedTable:
    """Write a title, what the table is for, and the table; return the table."""
    title, purpose = sheet.cell(top, left), sheet.cell(top + 1, left)
    title.value = title_of(row).to(language)
    as_text(title, language, TEAL, bold=True, plus=2)
    sheet.row_dimensions[top].height = 24
    purpose.value = row.table.help.to(language)
    as_text(purpose, language, SLATE, wrapped=True)
    letters = [get_column_letter(number) for number in range(left, left + len(row.columns()))]
    sheet.merge_cells(f"{letters[0]}{top + 1}:{letters[-1]}{top + 1}")
    width = sum(sheet.column_dimensions[letter].width for letter in letters)
    height = LINE_HEIGHT * lines_of(str(purpose.value), width) + 4
    below = sheet.row_dimensions[top + 1]
    below.height = max(below.height or 0, height)
    placed = place(sheet, row, given, language, top=top + 2, left=left, has_filter=False)
    highlight(placed)
    return placed


def _print_whole_bands(
    sheet: Worksheet, bands: Sequence[Sequence[type[Row]]], widths: Sequence[float]
) -> None:
    """Print as large as the widest band allows, with page breaks between bands only."""
    scale = min(_LARGEST_SCALE, int(100 * _PAGE / (max(widths) + _GAP)))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = scale
    right, filled = 1, 0.0
    for band, width in zip(bands, widths, strict=True):
        if filled and filled + _GAP + width > 100 * _PAGE / scale:
            sheet.col_breaks.append(Break(id=right))
            filled = 0
        filled += _GAP + width
        right += max(len(row.columns()) for row in band) + 1
