# ruff: noqa: N802
"""`Font`: how the text of cells looks, which making a link changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.excel_stand_in.cells import PLAIN_FONT
from tests.excel_stand_in.com import ComObject
from tests.excel_stand_in.excel import Excel

if TYPE_CHECKING:
    from tests.excel_stand_in.range_contents import RangeContents


class Font(ComObject):
    """The font of a range; each member is None where the cells do not agree."""

    def __init__(self, excel: Excel, cells: RangeContents) -> None:
        super().__init__(excel)
        self._range = cells

    def _get(self, name: str) -> Any:
        fonts = self._range._sheet._cells.fonts
        return self._range._shared(lambda r, c: getattr(fonts.get(r, c) or PLAIN_FONT, name))

    def _set(self, **looks: Any) -> None:
        self._range._sheet._refuse_protected()
        fonts = self._range._sheet._cells.fonts
        for area in self._range._areas:
            for cell in self._range._cells_of(area):
                fonts.put(*cell, replace(fonts.get(*cell) or PLAIN_FONT, **looks))

    @property
    def Name(self) -> str | None:
        name: str | None = self._get("name")
        return name

    @Name.setter
    def Name(self, value: str) -> None:
        self._set(name=value)

    @property
    def Size(self) -> float | None:
        size: float | None = self._get("size")
        return size

    @Size.setter
    def Size(self, value: float) -> None:
        self._set(size=float(value))

    @property
    def Bold(self) -> bool | None:
        is_bold: bool | None = self._get("is_bold")
        return is_bold

    @Bold.setter
    def Bold(self, value: bool) -> None:
        self._set(is_bold=bool(value))

    @property
    def Italic(self) -> bool | None:
        is_italic: bool | None = self._get("is_italic")
        return is_italic

    @Italic.setter
    def Italic(self, value: bool) -> None:
        self._set(is_italic=bool(value))

    @property
    def Color(self) -> float | None:
        """Blue, green and red as one number, which COM gives as a float."""
        color: int | None = self._get("color")
        return None if color is None else float(color)

    @Color.setter
    def Color(self, value: float) -> None:
        self._set(color=int(value))

    @property
    def Underline(self) -> int | None:
        underline: int | None = self._get("underline")
        return underline

    @Underline.setter
    def Underline(self, value: int) -> None:
        self._set(underline=int(value))
