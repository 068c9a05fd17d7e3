"""How the rules sheet prints: as large as its width allows, no table cut in two by a page."""

from collections.abc import Iterable

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_PAGE_WIDTH = 125  # characters on a printed page at full size, in any font
_PAGE_HEIGHT = 510  # points
_LARGEST_SCALE = 78  # per cent
ROW_HEIGHT = 17  # of a row with one line: a little closer than on the sheets of one table


def print_whole_floors(sheet: Worksheet, width: float, floors: Iterable[tuple[int, int]]) -> None:
    """
    Set scale and page breaks.

    Breaks of one's own do not go with "fit to width": Excel leaves them out then.

    Args:
        sheet: The rules sheet.
        width: Of all its columns, in characters.
        floors: First and last row of each floor with its room; the index stands above.
    """
    sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    scale = min(_LARGEST_SCALE, int(100 * _PAGE_WIDTH / width))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = scale
    page = _PAGE_HEIGHT * 100 / scale
    filled, above = 0.0, 1  # points on the page, first row not counted yet
    for first, last in floors:
        filled += _height(sheet, above, first - 1)
        height = _height(sheet, first, last)
        if filled + height > page and above > 1:  # the index does not stand on a page alone
            sheet.row_breaks.append(Break(id=first - 1))
            filled = 0
        filled = (filled + height) % page
        above = last + 1


def _height(sheet: Worksheet, first: int, last: int) -> float:
    rows = (sheet.row_dimensions[number].height for number in range(first, last + 1))
    return sum(height or ROW_HEIGHT for height in rows)
