"""What a button needs of Excel and of whoever has clicked; the tests have their own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from xlfunnel.language import Language
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook


class Selection(Protocol):
    """The rows of a table that the user's selection touches."""

    @property
    def table(self) -> str:
        """The table's name in the workbook."""

    @property
    def ordinals(self) -> Sequence[int]:
        """The rows, as the port counts them."""

    @property
    def is_one_cell(self) -> bool:
        """Whether nothing is selected but the cell that the cursor rests in."""


class OpenWorkbook(Workbook, Protocol):
    """A workbook that somebody looks at: the port, and where they are in it."""

    language: Language
    messages: list[str]

    def commit(self) -> int:
        """Bring everything written into Excel at once; return how many cells."""

    def selected(self) -> Selection | None:
        """Return the rows that are selected; None when those of no table are."""

    def cells(
        self, table: str, ordinals: Sequence[int], headers: Sequence[str]
    ) -> Mapping[str, Sequence[Cell]]:
        """Return what some rows hold under each of *headers*, without reading the others."""

    def go_to(self, table: str, header: str, ordinal: int) -> None:
        """Put the cursor into a cell."""

    def go_to_sheet(self, name: str) -> None:
        """Show a sheet."""


class User(Protocol):
    """Whoever has clicked."""

    def confirms(self, text: str, title: str) -> bool:
        """Ask whether to go on."""

    def csv_file(self, title: str) -> Path | None:
        """Ask for a CSV; None when the user thinks better of it."""

    def copy(self, text: str) -> None:
        """Put *text* onto the clipboard; XlfunnelError where there is none."""
