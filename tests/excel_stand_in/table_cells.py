"""What a table is made of, and what becomes of it when cells are written or moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import ComObject
from tests.excel_stand_in.entry import Value
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.filtering import Criterion

if TYPE_CHECKING:
    from tests.excel_stand_in import ranges
    from tests.excel_stand_in.sheets import Worksheet


class TableCells(ComObject):
    """
    A table over cells: a header row, data rows, and a totals row when it is shown.

    Attributes:
        _area: All of it; an empty table has one blank row, which is no data row.
        _is_empty: Whether that row is all there is.
        _calculated: Formulas that a new row gets, by number of the column on the sheet.
        _totals: What the totals row held when it was last taken away: formulas and values.
    """

    def __init__(self, excel: Excel, sheet: Worksheet, name: str, area: Area) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._name = name
        self._area = area
        self._has_totals = False
        self._is_empty = False
        self._shows_filter = True
        self._filter: dict[int, Criterion] = {}
        self._calculated: dict[int, str] = {}
        self._totals: dict[int, tuple[str | None, Value]] = {}
        self._style = "TableStyleMedium2"

    def _headers(self) -> Area:
        return self._area._replace(height=1)

    def _is_header(self, row: int) -> bool:
        return row == self._area.row

    def _body(self) -> Area | None:
        if self._is_empty:
            return None
        height = self._area.height - 1 - self._has_totals
        return self._area._replace(row=self._area.row + 1, height=height)

    def _insert_row(self) -> Area:
        """Return the first row below the headers, all that an empty table has."""
        return self._area._replace(row=self._area.row + 1, height=1)

    def _column_names(self) -> list[str]:
        values = self._sheet._cells.values
        return [str(values.get(self._area.row, column)) for column in self._area.columns()]

    def _referred(self, reference: str) -> Area | None:
        """Return what `Leads`, `Leads[#All]` or `Leads[编号]` means; None for other tables."""
        found = re.fullmatch(r"([^\[]+)(?:\[([^\[\]]*)\])?", reference)
        if not found or found[1].lower() != self._name.lower():
            return None
        part = (found[2] or "").lower()
        areas = {"": self._body(), "#data": self._body(), "#all": self._area,
                 "#headers": self._headers()}  # fmt: skip
        names = [name.lower() for name in self._column_names()]
        body = self._body()
        if part in names and body:
            return body._replace(column=body.column + names.index(part), width=1)
        return areas.get(part)

    def _range_of(self, area: Area | None) -> ranges.Range | None:
        from tests.excel_stand_in.ranges import Range

        return Range(self._excel, self._sheet, [area]) if area else None

    def _rename_column(self, column: int, text: str, only_before: bool = False) -> None:
        """Name a column: always by text, unlike the others (or those before it), never blank."""
        values = self._sheet._cells.values
        others = {
            str(values.get(self._area.row, other)).lower()
            for other in self._area.columns()
            if other < column or (other > column and not only_before)
        }
        wanted = text or f"列{column - self._area.column + 1}"
        name, number = wanted, 2
        while name.lower() in others:
            name, number = f"{wanted}{number}", number + 1
        values.put(self._area.row, column, name)

    def _after_write(self, area: Area) -> None:
        """Take in what was written into the row of an empty table, or right below, and fill."""
        cells = self._sheet._cells
        if self._is_empty:
            self._is_empty = cells.is_blank(self._insert_row())
        below = self._area._replace(row=self._area.bottom + 1, height=1)
        if self._excel.expands_tables and area.row == below.row and not self._has_totals:
            grown = self._area._replace(height=self._area.height + area.height)
            if area.meets(below) and not cells.is_blank(area) and self._is_free(grown):
                self._area = grown
        self._fill_formulas(area)

    def _fill_formulas(self, area: Area) -> None:
        """Fill a column of which one cell got a formula while the others are blank."""
        body = self._body()
        if not body or not self._excel.fills_formulas or body.height < 2:
            return
        formulas, values = self._sheet._cells.formulas, self._sheet._cells.values
        for column in area.columns():
            written = area._replace(column=column, width=1).meets(body)
            if written is None or written.height > 1:
                continue
            formula = formulas.get(written.row, column)
            others = [row for row in body.rows() if row != written.row]
            if formula and all(
                values.get(row, column) is None and formulas.get(row, column) is None
                for row in others
            ):
                self._calculated[column] = formula
                for row in others:
                    formulas.put(row, column, formula)
                    values.put(row, column, self._excel.evaluate(formula))

    def _rename_cleared(self, area: Area) -> None:
        """Give columns a name again whose header was cleared."""
        cleared = area.meets(self._headers())
        for column in cleared.columns() if cleared else ():
            self._rename_column(column, "")

    def _after_growth(self, area: Area) -> None:
        """Give new rows the formulas of the calculated columns, where they are blank."""
        self._is_empty = False
        cells = self._sheet._cells
        body = self._body()
        new = body and area.meets(body)
        for column, formula in self._calculated.items() if new else ():
            for row in new.rows() if new else ():
                if cells.values.get(row, column) is None:
                    cells.formulas.put(row, column, formula)
                    cells.values.put(row, column, self._excel.evaluate(formula))

    def _is_free(self, area: Area) -> bool:
        return not any(
            table is not self and table._area.meets(area) for table in self._sheet._tables
        )

    def _is_filtered(self) -> bool:
        return bool(self._filter)

    def _set_filter(self, field: int, first: Any, operator: int, second: Any) -> None:
        self._sheet._refuse_protected()
        self._filter.pop(field, None)
        if first is not None:
            self._filter[field] = Criterion(first, operator, second)
        self._show_rows()

    def _show_rows(self) -> None:
        """Hide the rows that a criterion leaves out, show the others."""
        body = self._body()
        if body is None:
            return
        values = self._sheet._cells.values
        hidden = {
            row
            for row in body.rows()
            if not all(
                criterion.keeps(values.get(row, body.column + field - 1))
                for field, criterion in self._filter.items()
            )
        }
        self._sheet._hidden_rows = self._sheet._hidden_rows - set(body.rows()) | hidden

    def _with(self, row: Area) -> Area:
        return self._area._replace(height=row.bottom - self._area.row + 1)
