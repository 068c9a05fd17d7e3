"""What an adapter of the port does with its tables, whichever program holds the workbook."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.tables.replacing import replace_rows
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import TablePart
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Rows


class TableAdapter(ABC):
    """
    The part of `xlfunnel.workbook` that reads and changes tables as states in Python.

    Where a table stands, how it is loaded, and whether it can grow is the adapter's to say;
    so is when the changes are written.

    Attributes:
        messages: What was reported, in order.
        language: Language of the reports.
    """

    messages: list[str]
    language: Language

    @abstractmethod
    def _part(self, table: str) -> TablePart:
        """Return where *table* stands now; KeyError when there is none."""

    @abstractmethod
    def _known_state(self, table: str) -> TableState | None:
        """Return the state of *table*, None before it has been loaded."""

    @abstractmethod
    def _load_state(self, table: str) -> TableState:
        """Load *table*, and know its state from now on."""

    @abstractmethod
    def _check_room(self, state: TableState, count: int) -> None:
        """Raise NoRoomError when a table cannot have *count* rows."""

    @abstractmethod
    def report(self, message: str, done: float | None = None) -> None:
        """Tell the user something; see the port."""

    def read(self, table: str, headers: Iterable[str]) -> Rows:
        """Return the filled rows of the named columns."""
        wanted = list(headers)
        return self._state(table, wanted).rows(wanted)

    def write(self, table: str, columns: Mapping[str, Mapping[int, Cell]]) -> None:
        """Note the values that differ; formulas are left and told."""
        state = self._state(table, columns)
        for header, cells in columns.items():
            left = state.write(header, list(cells), list(cells.values()))
            self._tell_formulas(state, header, left)
        self._tell_limits(state)

    def append(self, table: str, rows: Sequence[Mapping[str, Cell]]) -> None:
        """Add rows below the last filled one; NoRoomError names what stands in the way."""
        if not rows:
            return
        state = self._state(table, {header for row in rows for header in row})
        start = state.next_slot
        self._check_room(state, start + len(rows))
        state.grow_to(start + len(rows))
        for header in state.columns:
            slots = [slot for slot, row in enumerate(rows, start) if header in row]
            cells = [row[header] for row in rows if header in row]
            self._tell_formulas(state, header, state.write(header, slots, cells))
        self._tell_limits(state)

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Mapping[str, Sequence[Cell]],
        keep: Collection[str] = (),
    ) -> None:
        """Replace a system table's rows; see the port."""
        state = self._state(table, {*columns, *key, *keep})
        self._check_room(state, len(next(iter(columns.values()), ())))
        left = replace_rows(state, key, columns, keep)
        self._check_room(state, len(state.filled))
        for header, slots in left.items():
            self._tell_formulas(state, header, slots)
        self._tell_limits(state)

    def link(self, table: str, header: str, most: int) -> None:
        """Let cells lead to the place they say; see the port."""
        self._state(table, [header]).links[header] = most

    def place(self, table: str, header: str, ordinal: int) -> str:
        """Return `sheet!F12` for a cell."""
        return self._part(table).place(header, ordinal)

    def _state(self, table: str, headers: Iterable[str]) -> TableState:
        """Return the state of *table*; KeyError when it lacks one of *headers*."""
        part = self._part(table)
        unknown = set(headers).difference(part.headers)
        if unknown:
            raise KeyError(*sorted(unknown))
        state = self._known_state(table)
        if state is None:
            state = self._load_state(table)
            if state.taken_in:
                self._say("sheet.rows_taken_in", sheet=part.sheet.name, count=state.taken_in)
        return state

    def _tell_formulas(self, state: TableState, header: str, slots: Sequence[int]) -> None:
        if slots:
            place = self.place(state.part.name, header, slots[0])
            self._say("sheet.formulas_left", place=place, column=header, count=len(slots))

    def _tell_limits(self, state: TableState) -> None:
        if state.texts_cut:
            self._say("sheet.text_cut", sheet=state.part.sheet.name, count=state.texts_cut)
            state.texts_cut = 0

    def _say(self, key: str, **facts: object) -> None:
        self.report(say(key, self.language, **facts))
