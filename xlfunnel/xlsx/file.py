"""The port on a closed .xlsx or .xlsm file; nothing touches the disk before `save`."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from xlfunnel.errors import FileRefusedError, NoRoomError
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say
from xlfunnel.tables.adapter import TableAdapter
from xlfunnel.tables.areas import MAX_ROWS, cell_name, letters
from xlfunnel.tables.state import TableState, is_same, stored
from xlfunnel.tables.table import TablePart
from xlfunnel.values.cell import Cell, excerpt
from xlfunnel.workbook import TableInfo
from xlfunnel.xlsx.adopting import HeaderRows, recreated
from xlfunnel.xlsx.evaluating import Calculated, Left, evaluate
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.results import Results
from xlfunnel.xlsx.save import Receipt, save
from xlfunnel.xlsx.saving import changed_parts, verified
from xlfunnel.xlsx.sheetxml import OddShapeError
from xlfunnel.xlsx.structure import read_structure


class FileWorkbook(TableAdapter):
    """
    A closed workbook behind the port of `xlfunnel.workbook`.

    Attributes:
        messages: What was reported, in order.
        progress: Is told what is being done, and how far (0 to 1) the run has come.
        language: Language of the reports.
        not_calculated: The formulas that the last calculation has left as they are.
    """

    def __init__(self, package: Package, language: Language = DEFAULT_LANGUAGE) -> None:
        self.package = package
        self.language = language
        self.messages: list[str] = []
        self.progress: Callable[[str, float], None] = _nobody_watches
        self.structure = read_structure(package)
        self.loader = Loader(package, self.structure)
        self.results = Results(self.loader)
        self._header_rows = HeaderRows(self.loader)
        self.states: dict[str, TableState] = {}
        self._looked_at: dict[str, TableState] = {}  # read, but by nobody who works on it
        self.cell_edits: dict[str, dict[tuple[int, int], Cell]] = {}
        self.not_calculated: tuple[Left, ...] = ()
        self._reasons_told: set[str] = set()

    @classmethod
    def open(cls, path: Path, language: Language = DEFAULT_LANGUAGE) -> "FileWorkbook":
        """Return the workbook at *path*; FileRefusedError when it cannot be read safely."""
        return cls(Package.open(path), language)

    def tables(self) -> dict[str, TableInfo]:
        """Return every table that has a header row, by name."""
        parts = {name: part for name, part in self.structure.tables.items() if part.has_header}
        parts |= {name: state.part for name, state in self.states.items()}
        return {
            name: TableInfo(name, part.sheet.name, part.headers, part.is_sorted)
            for name, part in parts.items()
        }

    def adopt(self, name: str, headers: Collection[str]) -> TableInfo | None:
        """Make a table over a header row without one; the part is made when saving."""
        taken = {*self.structure.names, *self.structure.tables, *self.states}
        if name.casefold() in {other.casefold() for other in taken}:
            return None
        part = self._header_rows.find(name, headers)
        if part is None:
            return None
        state = recreated(self.loader, part)
        self.states[name] = state
        self._say("sheet.recreated", sheet=part.sheet.name, table=name)
        return TableInfo(name, part.sheet.name, part.headers)

    def show(self, values: Mapping[str, Cell]) -> None:
        """Note what formulas give; see the port. Without a save nobody sees it, `read` neither."""
        self.results.show(values)

    def calculate(
        self, functions: Mapping[str, Callable[..., Any]], as_of: datetime | None = None
    ) -> Calculated:
        """
        Calculate the formulas that call one of *functions*, and have the results stored.

        *as_of* is the moment that TODAY and NOW tell; without it formulas with them are left.
        `read` sees them from now on. A row that is new gets its formulas when it is saved:
        calculate once more before that, because they depend on what has been written. What
        cannot be calculated keeps its value and is told.
        """
        calculated = evaluate(self, self.results, functions, as_of)
        self.not_calculated = calculated.left
        by_reason: dict[str, list[Left]] = {}
        for left in calculated.left:
            by_reason.setdefault(left.key, []).append(left)
        for key, (first, *others) in by_reason.items():
            if key not in self._reasons_told:  # once is enough
                self._reasons_told.add(key)
                self._say(
                    "sheet.not_calculated",
                    place=first.place,
                    formula=excerpt(first.formula),
                    reason=say(key, self.language),
                    count=1 + len(others),
                )
        return calculated

    def looked_at(self, table: str) -> TableState:
        """Return the state of *table* for looking at: rows below it are not taken in for that."""
        if table in self.states:
            return self.states[table]
        if table not in self._looked_at:
            self._looked_at[table] = self.loader.load(self.structure.tables[table])
        return self._looked_at[table]

    def report(self, message: str, done: float | None = None) -> None:
        """Keep *message* for whoever shows the outcome; progress is told at once."""
        if done is None:
            self.messages.append(message)
        else:
            self.progress(message, done)

    def write_cells(self, sheet: str, cells: Mapping[tuple[int, int], Cell]) -> None:
        """
        Note values by (row, column) on a sheet, for cells that are in no table.

        As in `write`, values that are there already change nothing, and formulas are left
        and told.
        """
        part = self.structure.sheets[sheet].part
        held, formulas = self.loader.values_at(part, cells), self.loader.formulas_of(part)
        news = {at: value for at, value in cells.items() if not is_same(held[at], stored(value))}
        left = {place: news.pop(place) for place in list(news) if formulas.is_taken(*place)}
        self.cell_edits.setdefault(sheet, {}).update(news)
        for row, column in list(left)[:1]:
            place = f"{sheet}!{cell_name(row, column)}"
            self._say("sheet.formulas_left", place=place, column=letters(column), count=len(left))

    @property
    def is_changed(self) -> bool:
        """Whether saving would write anything."""
        is_edited = any(self.cell_edits.values())
        return (
            is_edited
            or any(state.is_changed for state in self.states.values())
            or self.results.is_any_stale()
        )

    def save(self, target: Path | None = None, *, backup: bool = True) -> Receipt:
        """
        Write the changes to *target* (the file itself by default), all or nothing.

        Open the file anew to go on working with it. FileRefusedError when it cannot be
        written safely; the file is then as it was.
        """
        while True:
            try:
                return self._save(target or self.package.path, backup=backup)
            except OddShapeError as odd:
                # seen only now that its cells were looked at; once more, brought into shape
                if not self.loader.note_odd(odd.part):
                    raise FileRefusedError("sheet.odd", part=odd.part) from odd

    def _save(self, target: Path, *, backup: bool) -> Receipt:
        changes = changed_parts(self) if self.is_changed else {}
        return save(
            self.package,
            target,
            changes,
            backup=backup,
            verify=lambda written: verified(written, changes, self.package),
        )

    def _part(self, table: str) -> TablePart:
        if table in self.states:
            return self.states[table].part
        part = self.structure.tables[table]
        if not part.has_header:
            raise KeyError(table)
        return part

    def _known_state(self, table: str) -> TableState | None:
        return self.states.get(table)

    def _load_state(self, table: str) -> TableState:
        state = self._looked_at.pop(table, None) or self.loader.load(self._part(table))
        self.states[table] = state
        return state

    def _check_room(self, state: TableState, count: int) -> None:
        if count - (state.part.last_row - state.part.first_row + 1) > state.room:
            raise _no_room(state)

    def _tell_limits(self, state: TableState) -> None:
        super()._tell_limits(state)
        if state.is_protected and state.is_changed:
            self._say("sheet.is_protected", sheet=state.part.sheet.name)
            state.is_protected = False  # said once is enough


def _no_room(state: TableState) -> NoRoomError:
    """Return what to tell when the table cannot grow: what stands in its way, and where."""
    part, row = state.part, state.part.last_row + state.room + 1
    facts = {"sheet": part.sheet.name, "table": part.name}
    if part.has_totals:
        return NoRoomError("sheet.has_totals", **facts)
    if row > MAX_ROWS:
        return NoRoomError("sheet.full", **facts)
    return NoRoomError("sheet.no_room", **facts, cell=cell_name(row, part.area.left))


def _nobody_watches(message: str, done: float) -> None:
    pass
