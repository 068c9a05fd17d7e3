"""
What open-source xlwings has no word for, asked of Excel itself: all `.api` and `.impl` is here.

Windows speaks COM (`.api` of xlwings' objects), macOS AppleScript, whose dictionary lacks some
of it: there the answer is the one that does no harm, and each function says which. What a
stand-in for Excel has to offer on `.api` is the COM half of this module, no more:

- App: `Ready`, `ProtectedViewWindows` (iterable, each with `Workbook.Name`),
  `AutoCorrect.AutoFillFormulasInLists` (read and set), `GetOpenFilename(…)`;
- Book: `ReadOnly`; Sheet: `ProtectContents`;
- ListObject: `Sort.SortFields` (`Count`, `Clear()`, `Add(Key, SortOn, Order)`, iterable, each
  with `Key.Column`, `SortOn` and `Order`), `ListColumns(number).Range`, `AutoFilter` (None
  without arrows) with `FilterMode` and `ShowAllData()`, `Unlist()`;
- Range: `Areas` (iterable, each with `Address`), `ClearHyperlinks()`, `Font` with `Name`,
  `Size`, `Color` and `Underline`; Sheet: `Hyperlinks.Add(Anchor, Address, SubAddress)`,
  `Cells(row, column)`.

Sorting, resizing, autofilling of formats and notes are xlwings' own (`Table.sort`,
`Table.resize`, `Range.merge_cells`, `Range.autofill`, `Sheet.notes`, `Sheet.comments`,
`Range.get_special_cells`).
"""

import sys
from bisect import bisect_left
from contextlib import suppress
from typing import Any, NamedTuple

import xlwings as xw

from xlfunnel.tables.areas import Area

_IS_MAC = sys.platform == "darwin"
_FONT = ("Name", "Size", "Color", "Underline")
_MOST_ATTEMPTS = 10_000  # some seconds: more than Excel is busy with what is not the user's


def limit_attempts(windows: Any) -> None:
    """
    Let *windows*, xlwings' half for Windows, raise when Excel rejects a call time and again.

    By itself it asks for ever: whoever is editing a cell would wait for us, and we for them.
    """
    windows.N_COM_ATTEMPTS = _MOST_ATTEMPTS


if hasattr(xw, "_xlwindows"):
    limit_attempts(xw._xlwindows)


class SortKey(NamedTuple):
    """What a table is sorted by: a column of the sheet, and Excel's own numbers for how."""

    column: int
    on: int
    order: int


def range_of(sheet: xw.Sheet, area: Area) -> xw.Range:
    """Return the cells of *area*, which xlwings then needs not ask Excel about."""
    height, width = area.bottom - area.top + 1, area.right - area.left + 1
    return xw.Range(impl=sheet.impl.range((area.top, area.left, height, width)))


def rows_before_merged(sheet: xw.Sheet, area: Area) -> int:
    """Return how many of the first rows of *area* touch no merged cells."""

    def is_merged(count: int) -> bool:  # None, on macOS another word, where only some are
        return range_of(sheet, area.down_to(area.top + count - 1)).merge_cells is not False

    rows = area.bottom - area.top + 1
    return bisect_left(range(1, rows + 1), True, key=is_merged) if is_merged(rows) else rows


def selection(app: xw.App) -> xw.Range | None:
    """Return the selected cells, however many: `App.selection` fails to count a whole sheet."""
    found = app.impl.selection
    return xw.Range(impl=found) if found is not None else None


def ask_for_file(app: xw.App, kinds: str, title: str) -> str | None:
    """
    Let the user choose a file of *kinds* (`CSV (*.csv),*.csv`); None when cancelled.

    Windows only: on macOS Excel's own dialogue knows no kinds of files.
    """
    chosen = app.api.GetOpenFilename(kinds, 1, title)  # False when cancelled
    return chosen if isinstance(chosen, str) and chosen else None


def is_ready(app: xw.App) -> bool:
    """Whether Excel takes commands: no cell is being edited; on macOS not known, so true."""
    return True if _IS_MAC else bool(app.api.Ready)


def is_read_only(book: xw.Book) -> bool:
    """Whether *book* was opened read-only."""
    return bool(book.api.read_only.get() if _IS_MAC else book.api.ReadOnly)


def is_in_protected_view(book: xw.Book) -> bool:
    """Whether *book* is shown in Protected View, which macOS does not have."""
    if _IS_MAC:
        return False
    return any(window.Workbook.Name == book.name for window in book.app.api.ProtectedViewWindows)


def is_protected(sheet: xw.Sheet) -> bool:
    """
    Whether the cells of *sheet* are protected.

    Where it is from people only (UserInterfaceOnly), programs may write, but no table grows.
    """
    return bool(sheet.api.protect_contents.get() if _IS_MAC else sheet.api.ProtectContents)


def is_sorted(table: xw.main.Table) -> bool:
    """Whether the user has sorted *table*; macOS does not tell, so false."""
    return False if _IS_MAC else int(table.api.Sort.SortFields.Count) > 0


def sort_keys(table: xw.main.Table) -> list[SortKey]:
    """Return by what the user has sorted *table*; macOS does not tell, so nothing."""
    if _IS_MAC:
        return []
    fields = table.api.Sort.SortFields
    return [SortKey(field.Key.Column, field.SortOn, field.Order) for field in fields]


def set_sort_keys(table: xw.main.Table, keys: list[SortKey]) -> None:
    """Let *table* look sorted by *keys*, or unsorted without; its rows stay."""
    if _IS_MAC:
        table.api.sort_object.sortfieldset.clear_sortfieldset()
        return
    fields = table.api.Sort.SortFields
    fields.Clear()
    for key in keys:
        column = table.api.ListColumns(key.column - table.range.column + 1)
        fields.Add(Key=column.Range, SortOn=key.on, Order=key.order)


def is_filtered(table: xw.main.Table) -> bool:
    """Whether a filter hides rows of *table*; macOS does not tell, so false."""
    if _IS_MAC:
        return False
    autofilter = table.api.AutoFilter
    return autofilter is not None and bool(autofilter.FilterMode)


def show_all_rows(table: xw.main.Table) -> None:
    """Take the conditions off the filter of *table*; its arrows stay."""
    if not _IS_MAC:
        table.api.AutoFilter.ShowAllData()


def unlist(table: xw.main.Table) -> None:
    """Turn *table* into plain cells."""
    if _IS_MAC:
        table.api.unlist()
    else:
        table.api.Unlist()


def addresses(cells: xw.Range) -> list[str]:
    """Return the address of each area of *cells*: a whole address is cut off at 255 characters."""
    if _IS_MAC:
        return str(cells.address).split(",")
    return [str(area.Address) for area in cells.api.Areas]


def font_of(cells: xw.Range) -> dict[str, object]:
    """Return how the texts of *cells* look, as far as a hyperlink changes it; None where mixed."""
    return {} if _IS_MAC else {name: getattr(cells.api.Font, name) for name in _FONT}


def set_font(cells: xw.Range, font: dict[str, object]) -> None:
    """Let the texts of *cells* look as `font_of` has told."""
    for name, value in font.items():
        if value is not None:
            setattr(cells.api.Font, name, value)


def commented(sheet: xw.Sheet) -> list[str]:
    """Return the addresses of the cells of *sheet* that carry a note or a comment thread."""
    found = [note.location.address for note in sheet.notes]
    with suppress(Exception):  # older Excels and macOS know no threads
        found += [comment.location.address for comment in sheet.comments]
    return found


def clear_links(cells: xw.Range) -> None:
    """Take the hyperlinks off *cells*, which keep their looks; on macOS they stay."""
    if not _IS_MAC:
        cells.api.ClearHyperlinks()


def add_link(sheet: xw.Sheet, row: int, column: int, place: str) -> None:
    """Let a cell lead to *place* (`'sheet'!A1`) of its workbook; on macOS nothing happens."""
    if not _IS_MAC:
        cell = sheet.api.Cells(row, column)
        sheet.api.Hyperlinks.Add(Anchor=cell, Address="", SubAddress=place)


def fills_formulas(app: xw.App) -> bool:
    """Whether a formula put into one cell of a table fills the column; on macOS not known."""
    return False if _IS_MAC else bool(app.api.AutoCorrect.AutoFillFormulasInLists)


def set_fills_formulas(app: xw.App, value: bool) -> None:
    """Switch it on or off; on macOS it stays."""
    if not _IS_MAC:
        app.api.AutoCorrect.AutoFillFormulasInLists = value
