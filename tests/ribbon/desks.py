"""A desk without Excel: a workbook in memory with a cursor, and a user who is decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.memory import Content, Grid, MemoryWorkbook
from tests.support import Tables, workbook_with
from xlfunnel.errors import UsageError
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.ribbon import Desk, Told, pressed
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Rows

AS_OF = datetime(2024, 3, 12, 18, 0)


class Selected(NamedTuple):
    """Rows of a table."""

    table: str
    ordinals: tuple[int, ...]
    is_one_cell: bool = False


class BookOnScreen(MemoryWorkbook):
    """A workbook in memory with what ExcelWorkbook has beside the port."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        super().__init__(grids)
        self.language: Language = DEFAULT_LANGUAGE
        self.selection: Selected | None = None
        self.cursor: tuple[str, str, int] | str = ""
        self.commits = 0
        self.read_tables: list[str] = []

    def commit(self) -> int:
        self.commits += 1
        return 0

    def read(self, table: str, headers: object) -> Rows:
        self.read_tables.append(table)
        return super().read(table, headers)  # type: ignore[arg-type]

    def selected(self) -> Selected | None:
        return self.selection

    def cells(
        self, table: str, ordinals: Sequence[int], headers: Sequence[str]
    ) -> dict[str, list[Cell]]:
        rows = super().read(table, headers)
        places = {ordinal: place for place, ordinal in enumerate(rows.ordinals)}
        return {
            header: [column[places[n]] if n in places else None for n in ordinals]
            for header, column in rows.columns.items()
        }

    def go_to(self, table: str, header: str, ordinal: int) -> None:
        assert header in self.grids[table].headers
        assert 0 <= ordinal < len(self.grids[table].lines)
        self.cursor = (table, header, ordinal)

    def go_to_sheet(self, name: str) -> None:
        self.cursor = name


class Somebody:
    """A user: says yes or no, has chosen a CSV, and has a clipboard."""

    def __init__(self, *, agrees: bool = True, csv: Path | None = None) -> None:
        self.agrees = agrees
        self.csv = csv
        self.asked: list[str] = []
        self.clipboard: str | None = None
        self.has_clipboard = True

    def confirms(self, text: str, title: str) -> bool:
        self.asked.append(text)
        return self.agrees

    def csv_file(self, title: str) -> Path | None:
        return self.csv

    def copy(self, text: str) -> None:
        if not self.has_clipboard:
            raise UsageError("ribbon.no_clipboard")
        self.clipboard = text


class Screen(NamedTuple):
    """What a test looks at: the workbook, who clicks, and the desk between them."""

    book: BookOnScreen
    user: Somebody
    desk: Desk

    def press(self, button: str) -> Told:
        return pressed(button, self.desk)

    def select(self, table: str, *ordinals: int) -> None:
        self.book.selection = Selected(table, tuple(sorted(ordinals)))

    def rest(self, table: str, ordinal: int) -> None:
        self.book.selection = Selected(table, (ordinal,), is_one_cell=True)

    def rows(self, table: str, *headers: str) -> list[tuple[Cell, ...]]:
        columns = self.book.read(table, headers).columns
        return list(zip(*(columns[header] for header in headers), strict=True))


def screen(
    *leads: Mapping[str, Content],
    tables: Tables | None = None,
    user: Somebody | None = None,
    sheets: Sequence[str] | None = None,
    language: Language = DEFAULT_LANGUAGE,
) -> Screen:
    """Return a workbook as `xlfunnel new` makes it on a screen, nothing selected."""
    return shown(workbook_with(*leads, tables=tables, language=language), user, sheets)


def shown(
    workbook: MemoryWorkbook, user: Somebody | None = None, sheets: Sequence[str] | None = None
) -> Screen:
    """Return *workbook* on a screen; its sheets are those of its tables unless said."""
    book, user = BookOnScreen(workbook.grids), user or Somebody()
    names = sheets if sheets is not None else [grid.sheet for grid in book.grids.values()]
    return Screen(book, user, Desk(book, user, AS_OF, name="线索.xlsx", sheets=lambda: names))
