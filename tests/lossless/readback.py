"""Values read back by others: calamine (Rust), openpyxl, and the port itself."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine

from tests.lossless.areas import Address, place
from tests.lossless.cells import walk
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Package, parse
from xlfunnel.values.cell import Cell, CellError, midnight

MOST_CELLS = 3_000_000
_TIMES = (date, time, timedelta)
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


def read_back(before: Path, after: Path, expected: ExpectedChanges) -> tuple[list[Loss], list[str]]:
    """
    Return what other readers find wrong, and notes on readers that cannot read the original.

    A reader that could read the file before must read it after; it must find the written
    values, and calamine must find every other cell of the written sheets as it was.
    """
    losses: list[Loss] = []
    notes: list[str] = []
    for name, check in (("calamine", _calamine), ("openpyxl", _openpyxl)):
        try:
            _refuse_sprawl(before, expected)
            if name == "calamine" and (reason := _misread_by_calamine(before)):
                notes.append(f"calamine misreads the original: {reason}")
                continue
            check(before, before, expected)  # what it finds there does not matter
        except Exception as error:
            notes.append(f"{name} cannot read the original: {type(error).__name__}")
            continue
        try:
            losses += check(before, after, expected)
        except Exception as error:
            losses.append(Loss(Kind.READER, name, "", "", f"{type(error).__name__}: {error}"))
    return losses, notes


def _misread_by_calamine(path: Path) -> str:
    """Return which of the things that calamine is known to misread the original has."""
    package = Package.read(path)
    sheets = [package.parts[sheet.part] for sheet in package.worksheets]
    if any(data[:2] in (b"\xff\xfe", b"\xfe\xff") for data in sheets):
        return "UTF-16 reads as blanks"
    if any(b"<![CDATA[" in data for data in sheets):
        return "CDATA reads as blanks"
    for name, data in package.parts.items():
        if name.endswith("styles.xml") and b"AlternateContent" in data.partition(b"cellXfs")[2]:
            return "a format in two versions counts twice"
    return ""


def _refuse_sprawl(path: Path, expected: ExpectedChanges) -> None:
    """Raise MemoryError for a sheet whose full grid would not fit: calamine would abort."""
    package = Package.read(path)
    for sheet in package.worksheets:
        cells = [cell for cell, _ in walk(parse(package.parts[sheet.part]))]
        cells += expected.cells.get(sheet.name, {})
        rows, columns = zip(*cells, strict=True) if cells else ((0,), (0,))
        if max(rows) * max(columns) > MOST_CELLS:
            raise MemoryError(sheet.name)


def _calamine(before: Path, after: Path, expected: ExpectedChanges) -> list[Loss]:
    old = python_calamine.CalamineWorkbook.from_path(str(before))
    new = python_calamine.CalamineWorkbook.from_path(str(after))
    losses = []
    for sheet, cells in expected.cells.items():
        was, now = _grid(old, sheet), _grid(new, sheet)
        losses += [
            Loss(
                Kind.READER, "calamine", f"{sheet}!{place(cell)}", repr(value), repr(now.get(cell))
            )
            for cell, value in cells.items()
            if not _calamine_agrees(value, now.get(cell, ""))
        ]
        rows = {row for lines in expected.appended.values() for row in lines}
        losses += [
            Loss(
                Kind.READER,
                "calamine",
                f"{sheet}!{place(cell)}",
                repr(was.get(cell)),
                repr(now.get(cell)),
            )
            for cell in was.keys() | now.keys()
            if cell not in cells and cell[0] not in rows
            if was.get(cell, "") != now.get(cell, "")
        ]
    return losses


def _grid(book: python_calamine.CalamineWorkbook, name: str) -> dict[Address, Any]:
    sheet = book.get_sheet_by_name(name)
    left = sheet.start[1] if sheet.start else 0
    return {
        (row, left + column): value
        for row, values in enumerate(sheet.iter_rows(), start=1)
        for column, value in enumerate(values, start=1)
        if value != ""
    }


def _calamine_agrees(expected: Cell, found: Any) -> bool:
    if expected is None or isinstance(expected, CellError):
        return bool(found == "")  # calamine shows no error values
    if isinstance(expected, datetime):
        return _moment(found) == expected
    if isinstance(expected, float) and isinstance(found, _TIMES):
        return True  # a number in a cell that shows times
    return type(found) is type(expected) and bool(found == expected)


def _openpyxl(before: Path, after: Path, expected: ExpectedChanges) -> list[Loss]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(after, read_only=True)
        try:
            return [
                Loss(Kind.READER, "openpyxl", f"{sheet}!{place(cell)}", repr(value), repr(found))
                for sheet, cells in expected.cells.items()
                for cell, value, kind, found in _found(book[sheet], cells)
                if not _openpyxl_agrees(value, kind, found)
            ]
        finally:
            book.close()


def _found(sheet: Any, cells: dict[Address, Cell]) -> Iterator[tuple[Address, Cell, str, Any]]:
    """Yield each written cell with what openpyxl found there."""
    left = dict(cells)
    rows, columns = zip(*cells, strict=True) if cells else ((1,), (1,))
    for row in sheet.iter_rows(min_row=min(rows), max_row=max(rows), max_col=max(columns)):
        for cell in row:
            where = (getattr(cell, "row", 0), getattr(cell, "column", 0))
            if where in left:
                yield where, left.pop(where), str(cell.data_type), cell.value
    for where, value in left.items():
        yield where, value, "n", None


def _openpyxl_agrees(expected: Cell, kind: str, found: Any) -> bool:
    if isinstance(expected, str):
        # openpyxl leaves escapes as they are, or undoes them by half
        if _ESCAPE.search(expected) or any(c < " " and c not in "\t\n" for c in expected):
            return kind in ("s", "inlineStr") and isinstance(found, str)
        return kind in ("s", "inlineStr") and found == expected
    if isinstance(expected, CellError):
        return kind == "e" and found == expected.code
    if isinstance(expected, datetime):
        # openpyxl looks for the formats at one place only; without them it shows numbers
        return _moment(found) == expected or isinstance(found, (int, float))
    if isinstance(expected, float) and (isinstance(found, _TIMES) or found == "#VALUE!"):
        return True  # a number in a cell that shows dates; large ones are none
    if expected is None:
        return found in (None, "")
    return type(found) in (type(expected), int) and bool(found == expected)


def _moment(found: Any) -> datetime | None:
    if isinstance(found, datetime):
        return found
    return midnight(found) if isinstance(found, date) else None
