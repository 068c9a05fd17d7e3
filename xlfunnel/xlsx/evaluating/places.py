"""What a reference in a formula says: cells, columns of a table, or a defined name."""

import re
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from xlfunnel.tables.areas import MAX_COLUMNS, MAX_ROWS, Area, column_number
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason

_AREA = re.compile(
    r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7}))?"
)
_COLUMNS = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
_NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*")
_SHEET = re.compile(r"'((?:[^']|'')*)'!|([^!']*)!")
_IN_BRACKETS = re.compile(r"\s*(@|,|:|\[((?:[^'\[\]]|'.)*)\])\s*", re.S)
_ESCAPED = re.compile(r"'(.)", re.S)
_PLAIN = re.compile(r"(?:[^'\[\]]|'.)*", re.S)


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: its number when `is_fixed`, else how far it is from the formula's."""

    number: int
    is_fixed: bool

    def seen_from(self, here: int, most: int) -> int:
        """Return its number for a formula in row or column *here*."""
        number = self.number if self.is_fixed else here + self.number
        if not 1 <= number <= most:
            raise NotEvaluatedError(Reason.REFERENCE)
        return number


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """A cell or an area (two opposite corners) of the sheet named, or of the formula's own."""

    sheet: str
    rows: tuple[Line, Line]
    columns: tuple[Line, Line]
    is_one_cell: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same from everywhere in one sheet."""
        return all(line.is_fixed for line in (*self.rows, *self.columns))

    def area(self, row: int, column: int) -> Area:
        """Return what it is for a formula in *row* and *column*."""
        top, bottom = sorted(line.seen_from(row, MAX_ROWS) for line in self.rows)
        left, right = sorted(line.seen_from(column, MAX_COLUMNS) for line in self.columns)
        return Area(top, left, bottom, right)


@dataclass(frozen=True, slots=True)
class TablePlaces:
    """
    A part of a table.

    Attributes:
        table: Its name, "" for the table that the formula stands in.
        items: Which rows: of "#all", "#data", "#headers", "#totals", "#this row".
        columns: Headers of the first and last column; None for all of them.
    """

    table: str
    items: frozenset[str]
    columns: tuple[str, str] | None

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same from everywhere."""
        return bool(self.table) and not self.is_this_row

    @property
    def is_this_row(self) -> bool:
        """Whether only the row of the formula is meant."""
        return "#this row" in self.items

    @property
    def is_one_cell(self) -> bool:
        """Whether it is one cell by the way it is written."""
        is_one_column = self.columns is not None and self.columns[0] == self.columns[1]
        return self.is_this_row and is_one_column


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """A defined name, of the workbook or of the sheet before it."""

    sheet: str
    name: str
    is_fixed: ClassVar[bool] = True
    is_one_cell: ClassVar[bool] = True  # where it names one


Places: TypeAlias = CellPlaces | TablePlaces | NamedPlaces


def parse_places(text: str, brackets: str, origin: tuple[int, int]) -> Places:
    """
    Return what an operand refers to; NotEvaluatedError when nobody can tell.

    Args:
        text: The operand up to its brackets.
        brackets: What follows it in brackets, these included; "" without.
        origin: Row and column of the formula.
    """
    if brackets:
        if text and not _NAME.fullmatch(text):
            raise NotEvaluatedError(Reason.REFERENCE)
        return _table_places(text, brackets)
    sheet = ""
    if found := _SHEET.match(text):
        sheet = found[1].replace("''", "'") if found[1] is not None else found[2]
        text = text[found.end() :]
        if not sheet or any(sign in sheet for sign in ":[]") or not sheet.isprintable():
            raise NotEvaluatedError(Reason.REFERENCE)  # another file, or several sheets
    if places := _cell_places(sheet, text, origin):
        return places
    if _NAME.fullmatch(text):
        return NamedPlaces(sheet, text)
    raise NotEvaluatedError(Reason.REFERENCE)


def _cell_places(sheet: str, text: str, origin: tuple[int, int]) -> CellPlaces | None:
    row, column = origin
    if found := _AREA.fullmatch(text):
        rows = _row(found[3], found[4], row), _row(found[7], found[8], row)
        columns = _column(found[1], found[2], column), _column(found[5], found[6], column)
        if found[6] is None:
            return CellPlaces(sheet, (rows[0],) * 2, (columns[0],) * 2, is_one_cell=True)
        return CellPlaces(sheet, rows, columns)
    if found := _COLUMNS.fullmatch(text):
        columns = _column(found[1], found[2], column), _column(found[3], found[4], column)
        return CellPlaces(sheet, (Line(1, True), Line(MAX_ROWS, True)), columns)
    if found := _ROWS.fullmatch(text):
        rows = _row(found[1], found[2], row), _row(found[3], found[4], row)
        return CellPlaces(sheet, rows, (Line(1, True), Line(MAX_COLUMNS, True)))
    return None


def _row(fixed: str | None, number: str | None, here: int) -> Line:
    value = int(number or 0)
    return Line(value, True) if fixed else Line(value - here, False)


def _column(fixed: str | None, name: str | None, here: int) -> Line:
    value = column_number(name.upper()) if name else 0
    return Line(value, True) if fixed else Line(value - here, False)


def _table_places(table: str, brackets: str) -> TablePlaces:
    inner = brackets[1:-1]
    if _PLAIN.fullmatch(inner):  # `[列]`, `[@列]`, `[#All]`, `[@]`, `[]`
        marked = ["@"] if inner.startswith("@") else []
        return _from_groups(table, [*marked, *_one_group(inner.removeprefix("@"))])
    groups, at = [], 0
    while at < len(inner):
        found = _IN_BRACKETS.match(inner, at)
        if found is None:
            raise NotEvaluatedError(Reason.REFERENCE)
        groups.append(found[1] if found[2] is None else "[" + found[2])
        at = found.end()
    return _from_groups(table, groups)


def _one_group(inner: str) -> list[str]:
    return ["[" + inner] if inner.strip() else []


def _from_groups(table: str, groups: list[str]) -> TablePlaces:
    """Return what brackets say: `@`, `,`, `:`, and `[` with what stood in inner ones."""
    items = {group[1:].strip().casefold() for group in groups if group.startswith("[#")}
    columns = [
        _ESCAPED.sub(r"\1", group[1:])
        for group in groups
        if group.startswith("[") and not group.startswith("[#")
    ]
    signs = [group for group in groups if not group.startswith("[")]
    if "@" in signs:
        items.add("#this row")
    is_range = ":" in signs
    if signs.count(":") > 1 or len(columns) != (2 if is_range else min(len(columns), 1)):
        raise NotEvaluatedError(Reason.REFERENCE)
    if not items <= {"#all", "#data", "#headers", "#totals", "#this row"}:
        raise NotEvaluatedError(Reason.REFERENCE)
    ends = (columns[0], columns[-1]) if columns else None
    return TablePlaces(table, frozenset(items), ends)
