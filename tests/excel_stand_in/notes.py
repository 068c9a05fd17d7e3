# ruff: noqa: N802, N803
"""`Comment` (a note) and `Hyperlinks`: what is attached to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.cells import LINK_FONT, Link
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel

if TYPE_CHECKING:
    from tests.excel_stand_in.ranges import Range
    from tests.excel_stand_in.sheets import Worksheet


class Comment(ComObject):
    """The note of one cell."""

    def __init__(self, excel: Excel, sheet: Worksheet, row: int, column: int) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._place = (row, column)

    def Text(self, Text: str | None = None) -> str:
        note = self._sheet._cells.notes.get(*self._place)
        if note is None:
            raise refusal("Object required")
        if Text is not None:
            self._sheet._refuse_protected()
            note.text = Text
        return note.text

    @property
    def Author(self) -> str:
        note = self._sheet._cells.notes.get(*self._place)
        return note.author if note else ""

    @property
    def Parent(self) -> Range:
        from tests.excel_stand_in.ranges import Range

        return Range(self._excel, self._sheet, [Area(*self._place, 1, 1)])

    def Delete(self) -> None:
        self._sheet._refuse_protected()
        self._sheet._cells.notes.put(*self._place, None)


class Hyperlink(ComObject):
    """The link of one cell."""

    def __init__(self, excel: Excel, link: Link) -> None:
        super().__init__(excel)
        self._link = link

    @property
    def Address(self) -> str:
        return self._link.address

    @property
    def SubAddress(self) -> str:
        return self._link.place


class SheetHyperlinks(ComObject):
    """Where links are added."""

    def __init__(self, excel: Excel, sheet: Worksheet) -> None:
        super().__init__(excel)
        self._sheet = sheet

    def Add(
        self,
        Anchor: Range,
        Address: str,
        SubAddress: str = "",
        ScreenTip: str = "",
        TextToDisplay: str | None = None,
    ) -> Hyperlink:
        """Link the first cell: it looks like a link, and a blank one shows where it leads."""
        row, column = Anchor._areas[0][:2]
        self._sheet._refuse_locked(Area(row, column, 1, 1))
        if Address and SubAddress.startswith("#"):
            raise refusal("Invalid procedure call or argument")
        link = Link(Address, SubAddress, ScreenTip)
        cells = self._sheet._cells
        cells.links.put(row, column, link)
        cells.fonts.put(row, column, LINK_FONT)
        if TextToDisplay is not None:
            cells.values.put(row, column, TextToDisplay)
        elif cells.values.get(row, column) is None:
            cells.values.put(row, column, Address or SubAddress)
        return Hyperlink(self._excel, link)


class RangeHyperlinks(ComObject):
    """The links of a range."""

    def __init__(self, excel: Excel, cells: Range) -> None:
        super().__init__(excel)
        self._range = cells

    def _links(self) -> list[Link]:
        plane = self._range._sheet._cells.links
        return [link for area in self._range._areas for _, _, link in plane.within(area)]

    @property
    def Count(self) -> int:
        return len(self._links())

    def __call__(self, index: int) -> Hyperlink:
        links = self._links()
        if not 1 <= index <= len(links):
            raise refusal("Subscript out of range")
        return Hyperlink(self._excel, links[index - 1])

    def Delete(self) -> None:
        """Take the links off, and with them the formats of their cells."""
        for area in self._range._areas:
            self._range._sheet._refuse_locked(area)
            self._range._sheet._cells.links.clear(area)
            self._range._sheet._cells.formats.clear(area)
            self._range._sheet._cells.fonts.clear(area)
