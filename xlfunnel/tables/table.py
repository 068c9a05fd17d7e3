"""Where a table stands."""

from dataclasses import dataclass, field, replace

from xlfunnel.tables.areas import Area, cell_name

TABLE_STYLE = "TableStyleLight1"  # of tables that we make


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet; of a closed file also its part, its sheetId and its place among all sheets."""

    name: str
    part: str = ""
    number: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class TablePart:
    """
    An Excel Table as its part describes it.

    Attributes:
        name: As formulas use it.
        part: Name of its part, "" for a table that the file does not have yet.
        area: Header and totals row included.
        number: Its id, unique in the workbook.
        calculated: Column number to the formula of a calculated column.
    """

    name: str
    part: str
    sheet: Sheet
    area: Area
    headers: tuple[str, ...]
    number: int = 0
    has_header: bool = True
    has_totals: bool = False
    is_sorted: bool = False
    calculated: dict[int, str] = field(default_factory=dict)

    @property
    def first_row(self) -> int:
        """The first data row."""
        return self.area.top + (1 if self.has_header else 0)

    @property
    def last_row(self) -> int:
        """The last data row (a table always has one)."""
        return self.area.bottom - (1 if self.has_totals else 0)

    @property
    def columns(self) -> dict[str, int]:
        """Header to column number on the sheet."""
        return {header: self.area.left + n for n, header in enumerate(self.headers)}

    def place(self, header: str, ordinal: int) -> str:
        """Return `sheet!F12` for the cell of a data row, which counts from 0."""
        return f"{self.sheet.name}!{cell_name(self.first_row + ordinal, self.columns[header])}"

    def moved_to(self, area: Area) -> "TablePart":
        """Return it standing on *area*."""
        return replace(self, area=area)
