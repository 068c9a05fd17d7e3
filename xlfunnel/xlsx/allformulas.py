"""Formulas over all worksheets, found without reading the sheets that have none."""

import re

from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.formulas import NO_FORMULAS, SheetFormulas
from xlfunnel.xlsx.loading import Loader

_LONGEST_TAG = 100  # bytes of an opening `<f`, its prefix included
_STARTS = (b"<f", b":f")  # looked for first: the pattern takes a hundred times as long
_FORMULA = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")


class AllFormulas:
    """
    The formulas of a workbook, those of a sheet found when asked for.

    Attributes:
        unreadable: Worksheet parts found to be such that nobody can tell their formulas.
    """

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self.unreadable: set[str] = set()
        self._without: set[str] = set()  # parts known to hold no formula

    @property
    def parts(self) -> list[str]:
        """The worksheet parts in the order of the workbook."""
        return [sheet.part for sheet in self._loader.structure.sheets.values()]

    def is_any(self) -> bool:
        """Whether there is a formula, or a table that gives its new rows some."""
        structure, known = self._loader.structure, self._loader.formulas
        if structure.calc_chain_part or self.are_calculated_columns():
            return True
        parts = self.parts
        return any(known[part].cells for part in parts if part in known) or any(
            self._is_mentioned(part) for part in parts if part not in known
        )

    def are_calculated_columns(self) -> bool:
        """Whether a table gives its new rows formulas."""
        return any(table.calculated for table in self._loader.structure.tables.values())

    def of(self, part: str) -> SheetFormulas:
        """Return the formulas of the worksheet *part*; none where nobody can tell."""
        try:
            if part in self._loader.formulas or self._is_mentioned(part):
                return self._loader.formulas_of(part)
        except FileRefusedError:  # as long as it is not changed, what is odd in it is no matter
            self.unreadable.add(part)
        return NO_FORMULAS

    def _is_mentioned(self, part: str) -> bool:
        """Whether a worksheet that nobody has read holds a formula."""
        if part in self._without:
            return False
        before = b""
        for chunk in self._loader.package.chunks(part):
            text = before + chunk.replace(b"\0", b"")  # UTF-16 reads like UTF-8 then
            if any(start in text for start in _STARTS) and _FORMULA.search(text):
                return True
            before = text[-_LONGEST_TAG:]
        self._without.add(part)
        return False
