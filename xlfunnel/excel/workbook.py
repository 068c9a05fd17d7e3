"""The port on a workbook that is open in Excel; nothing reaches Excel before `commit`."""

from collections.abc import Collection, Mapping, Sequence

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.excel.checking import check
from xlfunnel.excel.committing import Committing
from xlfunnel.excel.finding import Top, find_header_row, tables_of, tops_of
from xlfunnel.excel.loading import Loaded, check_room, load
from xlfunnel.excel.quieting import quiet
from xlfunnel.excel.reading import read_rows
from xlfunnel.excel.selecting import Selection, selected
from xlfunnel.excel.talking import talking
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.tables.adapter import TableAdapter
from xlfunnel.tables.areas import Area
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import TablePart
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import TableInfo


class ExcelWorkbook(TableAdapter):
    """
    A workbook open in Excel behind the port of `xlfunnel.workbook`.

    Attributes:
        messages: What was reported, in order.
        language: Language of the reports.
    """

    def __init__(self, book: xw.Book, language: Language = DEFAULT_LANGUAGE) -> None:
        self.book = book
        self.language = language
        self.messages: list[str] = []
        self._parts: dict[str, TablePart] | None = None
        self._tops: list[Top] | None = None
        self._loaded: dict[str, Loaded] = {}

    def tables(self) -> dict[str, TableInfo]:
        """Return every table that has a header row, by name."""
        return {
            name: TableInfo(name, part.sheet.name, part.headers, part.is_sorted)
            for name, part in self._parts_now().items()
        }

    def adopt(self, name: str, headers: Collection[str]) -> TableInfo | None:
        """Let a header row without a table have one; Excel makes it when the run is written."""
        taken = self._parts_now()
        if name.casefold() in {other.casefold() for other in taken}:
            return None
        if self._tops is None:  # one reading for all tables that are looked for
            self._tops = tops_of(self.book)
        part = find_header_row(self._tops, name, headers, taken.values())
        if part is None:
            return None
        self._loaded[name] = load(self.book, part, self._others(part), is_new=True)
        self._say("sheet.recreated", sheet=part.sheet.name, table=name)  # with all rows below
        return TableInfo(name, part.sheet.name, part.headers)

    def cells(
        self, table: str, ordinals: Sequence[int], headers: Sequence[str]
    ) -> dict[str, list[Cell]]:
        """
        Return what the rows *ordinals* hold, straight from Excel: there may be 100,000 others.

        What has been written since and is not committed does not show.
        """
        part = self._part(table)
        places = {header: part.headers.index(header) for header in headers}
        with talking(self.book):
            sheet = self.book.sheets[part.sheet.name]
        data = Area(part.first_row, part.area.left, part.last_row, part.area.right)
        rows = read_rows(sheet, data, ordinals)
        return {header: [rows[n][place] for n in ordinals] for header, place in places.items()}

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Mapping[str, Sequence[Cell]],
        keep: Collection[str] = (),
    ) -> None:
        """Replace a system table's rows; see the port."""
        self._state(table, {*columns, *key, *keep})
        self._look_for_notes(self._loaded[table])
        super().replace(table, key, columns, keep)

    def show(self, values: Mapping[str, Cell]) -> None:
        """Do nothing: Excel calculates."""

    def report(self, message: str, done: float | None = None) -> None:
        """Keep *message* for whoever shows the outcome; progress goes to the status bar."""
        if done is None:
            self.messages.append(message)
            return
        with talking(self.book):
            self.book.app.status_bar = f"{message} {done:.0%}"

    def commit(self) -> int:
        """
        Write all changes, or nothing, and return how many cells were written.

        Afterwards everything is read from Excel anew.

        Raises:
            ExcelError: The workbook cannot be written, or was changed since it was read, or a
                write failed and what had been written was put back.
            NoRoomError: Something has come to stand below a table that must grow.
        """
        changed = [loaded for loaded in self._loaded.values() if loaded.state.is_changed]
        if changed:
            others = {one.part.name: self._others(one.part) for one in changed}
            check(self.book, changed, others)
            with talking(self.book):
                app = self.book.app
            with quiet(app):
                Committing(self.book, self.language, self.report).write(changed)
        self._parts = self._tops = None
        self._loaded.clear()
        return sum(loaded.due() for loaded in changed)

    def selected(self) -> Selection | None:
        """Return the rows of a table that the user has selected; hidden ones do not count."""
        with talking(self.book):
            return selected(self.book, self._found())

    def go_to(self, table: str, header: str, ordinal: int) -> None:
        """Put the cursor into a cell."""
        part = self._part(table)
        with talking(self.book):
            sheet = self.book.sheets[part.sheet.name]
            sheet.activate()
            sheet.range((part.first_row + ordinal, part.columns[header])).select()

    def go_to_sheet(self, name: str) -> None:
        """Show the sheet *name*."""
        with talking(self.book):
            self.book.sheets[name].activate()

    # --- tables ---

    def _found(self) -> dict[str, TablePart]:
        if self._parts is None:
            self._parts = tables_of(self.book)
        return self._parts

    def _parts_now(self) -> dict[str, TablePart]:
        """Return all tables as they shall stand: grown, or yet to be made."""
        return self._found() | {name: one.state.part for name, one in self._loaded.items()}

    def _part(self, table: str) -> TablePart:
        return self._parts_now()[table]

    def _known_state(self, table: str) -> TableState | None:
        loaded = self._loaded.get(table)
        return loaded.state if loaded else None

    def _load_state(self, table: str) -> TableState:
        part = self._part(table)
        loaded = self._loaded[table] = load(self.book, part, self._others(part))
        return loaded.state

    def _others(self, part: TablePart) -> list[Area]:
        return [
            other.area
            for other in self._parts_now().values()
            if other.sheet.name == part.sheet.name and other.name != part.name
        ]

    def _check_room(self, state: TableState, count: int) -> None:
        more = count - (state.part.last_row - state.part.first_row + 1)
        if more > 0:
            check_room(self.book, state.part, more, self._others(state.part))

    def _look_for_notes(self, loaded: Loaded) -> None:
        """Find out which rows carry a note, once: only `replace` has to know."""
        if loaded.are_notes_known:
            return
        rows = loaded.rows
        with talking(self.book):
            texts = native.commented(self.book.sheets[loaded.part.sheet.name])
        places = [place for text in texts if (place := Area.parse(text)) is not None]
        loaded.state.noted = frozenset(
            place.top - rows.top for place in places if rows.holds(place.top, place.left)
        )
        loaded.are_notes_known = True
