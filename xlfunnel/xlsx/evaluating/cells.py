"""The cells of a workbook whose formulas may be calculated, where they will stand."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from xlfunnel.tables.areas import Area, cell_name
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet
from xlfunnel.xlsx.allformulas import AllFormulas
from xlfunnel.xlsx.calculatedcolumns import calculated_columns
from xlfunnel.xlsx.evaluating.elsewhere import other_workbooks
from xlfunnel.xlsx.evaluating.parsing import Names, parse_formula
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.text import relative, without_texts
from xlfunnel.xlsx.evaluating.tree import Node, called
from xlfunnel.xlsx.evaluating.values import Book, Place
from xlfunnel.xlsx.formulas import SheetFormulas

_At = tuple[int, int]  # row and column
_MOST_FILLED = 2_000_000  # cells: what no team has, but a damaged file may say
_NAMED = r"(?:(?<![\w.])|_xl\w+[._])(?:{})\("


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """
    A cell with a formula that calls one of our functions, or else tells the time.

    Attributes:
        place: Where it stands when everything is saved.
        text: The formula, as the file has it for this cell or for those that share it.
        model: Row and column in the file of the cell, or of the one that a new row is like.
        is_ours: Whether it calls one of our functions. One that does not counts where one of
            ours refers to it: the time stored beside it is that of another day.
        is_new: Whether a new row takes the formula over.
        fills: What an array formula fills, None for one cell: so Excel stores most calls of ours.
    """

    place: Place
    text: str
    model: _At
    is_ours: bool
    is_new: bool = False
    fills: Area | None = None

    @property
    def area(self) -> Area:
        """What it fills: itself, if nothing else."""
        at = self.place
        return self.fills or Area(at.row, at.column, at.row, at.column)

    @property
    def name(self) -> str:
        """Where it is, as a person says it."""
        return f"{self.place.sheet}!{cell_name(self.place.row, self.place.column)}"


@dataclass(frozen=True, slots=True)
class Unit:
    """Formula cells with the same tree, calculated at once."""

    tree: Node
    cells: tuple[FormulaCell, ...]

    @property
    def is_ours(self) -> bool:
        """Whether one of our functions is called."""
        return self.cells[0].is_ours


@dataclass(frozen=True, slots=True)
class Left:
    """A formula that keeps the value it has: where it is, how it reads, and why."""

    place: str
    formula: str
    reason: Reason

    @property
    def key(self) -> str:
        """The message that says why."""
        return f"sheet.left.{self.reason.value}"


class FormulaCells:
    """Finds the formula cells of a workbook; a sheet without any costs a look at its bytes."""

    def __init__(
        self,
        book: Book,
        formulas: AllFormulas,
        functions: Collection[str],
        moments: Mapping[str, float],
    ) -> None:
        self.book = book
        self.formulas = formulas
        self.functions = functions
        self.moments = moments
        self.left: list[Left] = []
        self._ours, self._any = _mention(functions), _mention([*functions, *moments])
        self._mentions: dict[str, bool | None] = {}

    def units(self) -> list[Unit]:
        """Return the cells to calculate; those that cannot be are put to `left`."""
        groups: dict[tuple[str, str, object], tuple[_Written, list[FormulaCell]]] = {}
        for sheet in self.book.structure.sheets.values():
            found = self.formulas.of(sheet.part)
            for cell, written in (*self._standing(sheet, found), *self._taken_over(sheet, found)):
                try:
                    if cell.fills is not None and cell.fills.count > _MOST_FILLED:
                        raise NotEvaluatedError(Reason.TOO_MANY)
                    alike = relative(written.text, *written.at)
                except NotEvaluatedError as problem:
                    self._leave([cell], problem.reason)
                    continue
                alone = cell.place if cell.fills else None  # an array formula is its own unit
                groups.setdefault((sheet.name, alike, alone), (written, []))[1].append(cell)
        return [unit for written, cells in groups.values() for unit in self._unit(written, cells)]

    def _unit(self, written: "_Written", cells: list[FormulaCell]) -> Iterator[Unit]:
        try:
            tree = parse_formula(written.text, *written.at, self._names)
        except NotEvaluatedError as problem:
            self._leave(cells, problem.reason)
            return
        if called(tree) or not cells[0].is_ours:
            yield Unit(tree, tuple(cells))

    def _leave(self, cells: Iterable[FormulaCell], reason: Reason) -> None:
        self.left += [Left(cell.name, cell.text, reason) for cell in cells if cell.is_ours]

    @cached_property
    def _names(self) -> Names:
        return Names(self.functions, other_workbooks(self.book), self.moments)

    def _standing(
        self, sheet: Sheet, formulas: SheetFormulas
    ) -> Iterator[tuple[FormulaCell, "_Written"]]:
        """Yield the formulas that the file has, those of rows that go left out."""
        moved: dict[_At, _At | None] | None = None
        for at, formula in formulas.cells.items():
            written = formulas.as_written(*at)
            is_ours = self._is_ours(written[0])
            if formula.kind == "dataTable" or is_ours is None:
                continue
            if moved is None:
                moved = self._moved(sheet, formulas)
            now = moved.get(at, at)
            if now is not None:
                fills = formula.area if formula.fills_others else None
                cell = FormulaCell(Place(sheet.name, *now), written[0], at, is_ours, fills=fills)
                yield cell, _Written(*written)

    def _taken_over(
        self, sheet: Sheet, formulas: SheetFormulas
    ) -> Iterator[tuple[FormulaCell, "_Written"]]:
        """Yield the formulas that new rows take over from the last row of their table."""
        for state in self.book.states.values():
            table = self.book.structure.tables.get(state.part.name)
            if table is None or table.sheet.name != sheet.name or None not in state.origin:
                continue
            for column, formula in calculated_columns(table, formulas).items():
                is_ours = self._is_ours(formula.text)
                if is_ours is None:
                    continue
                model = (table.last_row, column)
                for slot in _blank_new_slots(state, table.headers[column - table.area.left]):
                    place = Place(sheet.name, table.first_row + slot, column)
                    cell = FormulaCell(place, formula.text, model, is_ours, is_new=True)
                    yield cell, _Written(formula.text, model)

    def _is_ours(self, text: str) -> bool | None:
        """Return whether a formula calls a function of ours; None if it tells no time either."""
        if text not in self._mentions:
            # most formulas are none of ours
            bare = without_texts(text) if self._any.search(text) else ""
            is_any = self._any.search(bare) is not None
            self._mentions[text] = self._ours.search(bare) is not None if is_any else None
        return self._mentions[text]

    def _moved(self, sheet: Sheet, formulas: SheetFormulas) -> dict[_At, _At | None]:
        """Return where formulas of tables whose rows change places will stand, None for gone."""
        moved: dict[_At, _At | None] = {}
        for state in self.book.states.values():
            part = state.part
            if part.sheet.name != sheet.name or not state.is_rearranged:
                continue
            first = part.first_row
            rows = {o + first: s + first for s, o in enumerate(state.origin) if o is not None}
            area = Area(first, part.area.left, part.last_row, part.area.right)
            for row, column in formulas.cells:
                if area.holds(row, column):
                    moved[row, column] = (rows[row], column) if row in rows else None
        return moved


def _mention(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_NAMED.format("|".join(map(re.escape, names))), re.I)


class _Written(NamedTuple):
    """A formula as the file has it, and the row and column where it does."""

    text: str
    at: _At


def _blank_new_slots(state: TableState, header: str) -> Iterator[int]:
    """Yield the slots of new rows where nothing was written to a column."""
    is_written = header in state.written
    cells = state.columns[header]
    for slot, origin in enumerate(state.origin):
        if origin is None and not (is_written and cells[slot] is not None):
            yield slot
