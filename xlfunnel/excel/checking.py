"""What must be true just before a run is written: nothing has been written if it is not."""

from collections.abc import Collection, Mapping

import xlwings as xw

from xlfunnel.errors import ExcelError
from xlfunnel.excel import native, reading
from xlfunnel.excel.cells import Column, is_blank
from xlfunnel.excel.finding import part_of
from xlfunnel.excel.loading import Loaded, check_room
from xlfunnel.excel.talking import is_ready, talking
from xlfunnel.tables.areas import Area, stretches


def check_writable(book: xw.Book) -> None:
    """Raise ExcelError when Excel is busy or *book*, whatever is written, cannot be."""
    if not is_ready(book):
        raise ExcelError("excel.busy")
    with talking(book):
        if native.is_in_protected_view(book):
            raise ExcelError("excel.protected_view", book=book.name)
        if native.is_read_only(book):
            raise ExcelError("excel.read_only", book=book.name)


def check(book: xw.Book, changed: Collection[Loaded], others: Mapping[str, list[Area]]) -> None:
    """
    Raise unless all of *changed* can be written and nothing of it was changed meanwhile.

    *others* gives for each of their names where other tables stand on its sheet.

    Raises:
        ExcelError: Excel is busy, the book is not writable, a sheet is protected, or somebody
            has changed a table since it was read.
        NoRoomError: Something has come to stand below a table that must grow.
    """
    check_writable(book)
    with talking(book):
        for name in dict.fromkeys(loaded.part.sheet.name for loaded in changed):
            if native.is_protected(_sheet(book, name)):
                raise ExcelError("excel.protected", sheet=name)
    for loaded in changed:
        _check_unchanged(_sheet(book, loaded.part.sheet.name), loaded)
        more = max(len(loaded.state.filled), 1) - len(loaded.as_read[0].cells)
        if more > 0:
            check_room(book, loaded.state.part, more, others[loaded.part.name])


def _sheet(book: xw.Book, name: str) -> xw.Sheet:
    with talking(book):
        try:
            return book.sheets[name]
        except Exception as error:
            if name in [sheet.name for sheet in book.sheets]:
                raise
            raise ExcelError("excel.changed_meanwhile", sheet=name) from error


def _check_unchanged(sheet: xw.Sheet, loaded: Loaded) -> None:
    """Raise when the table, its key column or a column to be written is not as it was read."""
    part = loaded.part
    with talking(sheet):
        tables = {table.name: table for table in sheet.tables}
        found = part_of(sheet, tables[part.name]) if part.name in tables else None
    if not loaded.state.is_recreated:
        is_same = found is not None and (found.area, found.headers) == (part.area, part.headers)
    else:
        header_row = Area(part.area.top, part.area.left, part.area.top, part.area.right)
        headers = [column.cells[0] for column in reading.read(sheet, header_row)]
        is_same = found is None and headers == list(part.headers)
    if not is_same or not _is_as_read(sheet, loaded):
        raise ExcelError("excel.changed_meanwhile", sheet=part.sheet.name)


def _is_as_read(sheet: xw.Sheet, loaded: Loaded) -> bool:
    rows, start = loaded.rows, _first_to_check(loaded)
    for run in stretches(_to_check(loaded)):
        left, right = rows.left + run.start, rows.left + run.stop - 1
        area = Area(rows.top + start, left, rows.bottom, right)
        for number, column in zip(run, reading.read(sheet, area), strict=True):
            if not _is_same(loaded.as_read[number].below(start), column):
                return False
    return True


def _first_to_check(loaded: Loaded) -> int:
    """Return the slot from which rows count: of a table that is only added to, the last filled."""
    state = loaded.state
    if state.is_rearranged or state.taken_in:
        return 0
    start = min((flags.find(1) for flags in state.written.values()), default=0)
    start = max(min(start, len(loaded.as_read[0].cells)) - 1, 0)
    return start if is_blank(column.below(start + 1) for column in loaded.as_read) else 0


def _to_check(loaded: Loaded) -> list[int]:
    """Return the columns whose cells count: all where rows move, else the first and the written."""
    headers = loaded.state.part.headers
    if loaded.state.is_rearranged:
        return list(range(len(headers)))
    return [n for n, header in enumerate(headers) if n == 0 or header in loaded.state.written]


def _is_same(old: Column, new: Column) -> bool:
    """Whether nobody has typed: formulas are the same, and so is what is not one."""
    if old.formulas != new.formulas:
        return False
    if not old.formulas:
        return old.cells == new.cells
    return all(
        slot in old.formulas or before == after
        for slot, (before, after) in enumerate(zip(old.cells, new.cells, strict=True))
    )
