# ruff: noqa: N802
"""`AutoFilter`: the arrows of a table's headers and what they hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.entry import Value
from tests.excel_stand_in.excel import Excel

if TYPE_CHECKING:
    from tests.excel_stand_in.tables import ListObject

VALUES = 7


class Criterion(NamedTuple):
    """What one column is filtered by: one of several texts, or `=x`, `<>x`."""

    first: Any
    operator: int = 1
    second: Any = None

    def keeps(self, value: Value) -> bool:
        """Return whether a cell that holds *value* stays to be seen."""
        shown = "" if value is None else f"{value:g}" if type(value) is float else str(value)
        if self.operator == VALUES:
            return shown in {str(text) for text in self.first}
        if self.second is not None or not str(self.first).startswith(("=", "<>")):
            raise NotImplementedError(f"the stand-in does not filter by {self}")
        wanted = str(self.first).removeprefix("=").removeprefix("<>")
        return (shown == wanted) != str(self.first).startswith("<>")


class AutoFilter(ComObject):
    """The filter of a table."""

    def __init__(self, excel: Excel, table: ListObject) -> None:
        super().__init__(excel)
        self._table = table

    @property
    def FilterMode(self) -> bool:
        return self._table._is_filtered()

    def ShowAllData(self) -> None:
        """Refused when nothing is filtered, as Excel does."""
        if not self._table._is_filtered():
            raise refusal("ShowAllData method of AutoFilter class failed")
        self._table._filter.clear()
        self._table._show_rows()
