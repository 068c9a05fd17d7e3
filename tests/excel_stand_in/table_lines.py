# ruff: noqa: N802, N803
"""`ListRows` and `ListColumns`: the lines of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.shifting import DOWN, UP, delete_cells, insert_cells

if TYPE_CHECKING:
    from tests.excel_stand_in import ranges
    from tests.excel_stand_in.table_cells import TableCells


class ListRow(ComObject):
    """A data row."""

    def __init__(self, excel: Excel, table: TableCells, index: int) -> None:
        super().__init__(excel)
        self._table = table
        self._index = index

    def _area(self) -> Area:
        whole = self._table._area
        return whole._replace(row=whole.row + self._index, height=1)

    @property
    def Index(self) -> int:
        return self._index

    @property
    def Range(self) -> ranges.Range:
        found = self._table._range_of(self._area())
        assert found is not None
        return found

    def Delete(self) -> None:
        """Take the row out; in the columns of the table what stands below comes up."""
        delete_cells(self._table._sheet, self._area(), UP)


class ListRows(ComObject):
    """The data rows of a table; only the columns of the table move when one comes or goes."""

    def __init__(self, excel: Excel, table: TableCells) -> None:
        super().__init__(excel)
        self._table = table

    @property
    def Count(self) -> int:
        body = self._table._body()
        return body.height if body else 0

    def __iter__(self) -> Iterator[ListRow]:
        return (ListRow(self._excel, self._table, n) for n in range(1, self.Count + 1))

    def Item(self, Index: int) -> ListRow:
        if not 1 <= Index <= self.Count:
            raise refusal("Subscript out of range", -2147352565)
        return ListRow(self._excel, self._table, Index)

    def Add(self, Position: int | None = None, AlwaysInsert: bool = False) -> ListRow:
        """Add a blank row; at the end it takes the row below if that is blank."""
        table, count = self._table, self.Count
        table._sheet._refuse_protected()
        position = Position or count + 1
        if not 1 <= position <= count + 1 or table._is_filtered():
            raise refusal("Subscript out of range")
        if table._is_empty:
            table._after_growth(table._area)
            return ListRow(self._excel, table, 1)
        new = table._area._replace(row=table._area.row + position, height=1)
        is_last = position > count and not table._has_totals
        free = table._sheet._cells.is_blank(new) and table._is_free(table._with(new))
        if is_last and free and not AlwaysInsert:
            table._area = table._with(new)
            table._after_growth(new)
            return ListRow(self._excel, table, position)
        insert_cells(table._sheet, new, DOWN, None)
        if is_last:
            table._area = table._with(new)
            table._after_growth(new)
        return ListRow(self._excel, table, position)


class ListColumn(ComObject):
    """A column of a table."""

    def __init__(self, excel: Excel, table: TableCells, index: int) -> None:
        super().__init__(excel)
        self._table = table
        self._index = index

    @property
    def Index(self) -> int:
        return self._index

    @property
    def Name(self) -> str:
        return self._table._column_names()[self._index - 1]

    @property
    def Range(self) -> ranges.Range:
        whole = self._table._area
        found = self._table._range_of(
            whole._replace(column=whole.column + self._index - 1, width=1)
        )
        assert found is not None
        return found

    @property
    def DataBodyRange(self) -> ranges.Range | None:
        body = self._table._body()
        return self._table._range_of(
            body and body._replace(column=body.column + self._index - 1, width=1)
        )


class ListColumns(ComObject):
    """The columns of a table."""

    def __init__(self, excel: Excel, table: TableCells) -> None:
        super().__init__(excel)
        self._table = table

    @property
    def Count(self) -> int:
        return self._table._area.width

    def __iter__(self) -> Iterator[ListColumn]:
        return (ListColumn(self._excel, self._table, n) for n in range(1, self.Count + 1))

    def __call__(self, Index: str | int) -> ListColumn:
        return self.Item(Index)

    def Item(self, Index: str | int) -> ListColumn:
        for number, name in enumerate(self._table._column_names(), 1):
            if number == Index or name.lower() == str(Index).lower():
                return ListColumn(self._excel, self._table, number)
        raise refusal("Subscript out of range", -2147352565)
