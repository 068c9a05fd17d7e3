"""
What formulas of ours give, and in which cells of a closed file that is still to be stored.

A program that does not calculate shows what is stored beside a formula. One that does
is asked to calculate when the workbook holds other formulas as well, because those may
depend on what has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.allformulas import AllFormulas
from xlfunnel.xlsx.filecells import FileCells
from xlfunnel.xlsx.formulas import SheetFormulas, shape, translated
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.patch import SheetPatch
from xlfunnel.xlsx.render import Formula
from xlfunnel.xlsx.resultcells import with_result
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml

_Place = tuple[int, int]  # row and column


@dataclass(slots=True)
class _AtPlaces:
    """
    Results in the cells of one worksheet.

    Attributes:
        here: Beside formulas of the file, by place in the file.
        stale: Those of them that have another result now, or none.
        new: Beside formulas that new rows take over, by place after the save.
        filled: In cells that a formula elsewhere fills, where they differ.
    """

    here: dict[_Place, Cell] = field(default_factory=dict)
    stale: set[_Place] = field(default_factory=set)
    new: dict[_Place, Cell] = field(default_factory=dict)
    filled: dict[_Place, Cell] = field(default_factory=dict)


_NOWHERE = _AtPlaces()


class Results:
    """
    Results by formula text or by place, and where they belong.

    Attributes:
        formulas: All formulas of the workbook.
        file_cells: Those of them that are calculated, as the file has them.
    """

    def __init__(self, loader: Loader) -> None:
        self.formulas = AllFormulas(loader)
        self._loader = loader
        self._values: dict[str, Cell] = {}
        self._shapes: set[str] = set()
        self._stale: dict[str, set[_Place]] = {}  # by worksheet part
        self.file_cells = FileCells(loader)
        self._at: dict[str, _AtPlaces] = {}
        self._texts: set[str] = set()

    def show(self, values: Mapping[str, Cell]) -> None:
        """Take the results of more formulas, by their text."""
        self._values.update(values)
        self._shapes.update(map(shape, values))
        self._stale.clear()

    def forget_places(self) -> None:
        """Drop all results by place, before they are found anew."""
        self._at.clear()
        self._texts.clear()

    def note(self, part: str, place: _Place, value: Cell, *, is_stale: bool) -> None:
        """Take the result of the formula that the file has at *place* of a worksheet."""
        at = self._places_of(part)
        at.here[place] = value
        if is_stale:
            at.stale.add(place)

    def note_new(self, part: str, place: _Place, value: Cell) -> None:
        """Take the result of a formula that a new row takes over, *place* being its own."""
        self._places_of(part).new[place] = value

    def note_filled(self, part: str, place: _Place, value: Cell) -> None:
        """Take what a formula elsewhere gives in a cell that holds something else."""
        self._places_of(part).filled[place] = value

    def note_texts(self, texts: Iterable[str]) -> None:
        """Take the formulas whose every cell has its result noted."""
        self._texts.update(texts)

    def _places_of(self, part: str) -> _AtPlaces:
        return self._at.setdefault(part, _AtPlaces())

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return not self._values and not self._at

    @property
    def stale_cells(self) -> int:
        """How many cells of the file do not hold what a formula of ours gives now."""
        return sum(len(at.stale) + len(at.filled) for at in self._at.values())

    def is_any_stale(self) -> bool:
        """Whether a formula has another result stored beside it, or none."""
        if any(at.stale or at.filled for at in self._at.values()):
            return True
        return bool(self._values) and any(map(self._stale_of, self.formulas.parts))

    def are_others_carried_on(self) -> bool:
        """Whether a table gives its new rows formulas whose results are not all known."""
        tables = self._loader.structure.tables.values()
        return any(t not in self._texts for table in tables for t in table.calculated.values())

    def stage(self, part: str, patch: SheetPatch) -> bool:
        """
        Note in *patch*, which holds all else that changes the sheet, what is to be stored.

        Return whether every formula of the sheet gives a result of ours, and only that.
        """
        stale, formulas = self._stale_of(part), self.formulas.of(part)
        at = self._at.get(part, _NOWHERE)
        are_all_ours = part not in self.formulas.unreadable
        for old, new in _places_after(formulas, patch):
            if old in at.here:
                if old != new or old in at.stale:
                    _put(patch, new, at.here[old])
                continue
            text = self._text(formulas, old, new)
            if text is None or formulas.cells[old].fills_others:
                are_all_ours = False
            # beside a formula that moves the result is compared when its cell is built
            if text is not None and (old != new or old in stale):
                _put(patch, new, self._values[text])
        for place, formula in _taken_over(patch):
            if place in at.new:
                _put(patch, place, at.new[place])
            elif formula.text in self._values:
                _put(patch, place, self._values[formula.text])
            else:
                are_all_ours = False
        for place, value in at.filled.items():
            patch.set(*place, value)
        return are_all_ours

    def _stale_of(self, part: str) -> set[_Place]:
        """Return the cells of a worksheet whose formula has another result, or none."""
        if part not in self._stale:
            formulas = self.formulas.of(part)
            texts = {place: self._text(formulas, place, place) for place in formulas.cells}
            wanted = {p: self._values[text] for p, text in texts.items() if text is not None}
            self._stale[part] = self._compared(part, wanted) if wanted else set()
        return self._stale[part]

    def _compared(self, part: str, wanted: Mapping[_Place, Cell]) -> set[_Place]:
        """Return the places of a worksheet that do not hold what is *wanted* there."""
        try:
            return self._loader.in_shape(part, partial(self._differing, wanted=wanted))
        except FileRefusedError:  # as long as nothing else of it changes, it is left alone
            self.formulas.unreadable.add(part)
            return set()

    def _differing(self, sheet: SheetXml, wanted: Mapping[_Place, Cell]) -> set[_Place]:
        is_1904 = self._loader.structure.is_1904
        rows = {row for row, _ in wanted}
        cells = {
            (row.number, column): cell.raw
            for row in sheet.rows()
            if row.number in rows
            for column, cell in sheet.cells(row)[0].items()
        }
        if not wanted.keys() <= cells.keys():  # a cell that stands in another row than it says
            raise OddShapeError
        return {
            place
            for place, value in wanted.items()
            if with_result(cells[place], sheet.tags, value, is_1904=is_1904) != cells[place]
        }

    def _text(self, formulas: SheetFormulas, old: _Place, new: _Place) -> str | None:
        """Return what the formula at *old* reads at *new*, None when that is none of ours."""
        formula = formulas.cells[old]
        if old == new and formula.text:
            return formula.text if formula.text in self._values else None
        if formulas.shape_at(*old) not in self._shapes:  # far quicker than to move it
            return None
        text = formulas.text_at(*old)
        moved = translated(text, old, new) if text is not None and old != new else text
        return moved if moved in self._values else None


def _put(patch: SheetPatch, place: _Place, value: Cell) -> None:
    patch.results.setdefault(place[0], {})[place[1]] = value


def _places_after(formulas: SheetFormulas, patch: SheetPatch) -> Iterable[tuple[_Place, _Place]]:
    """Return where each formula of a sheet stands and where it will, for those that stay."""
    after = {place: place for place in formulas.cells}
    for change in patch.rearranged:
        rows = change.destinations()
        for row, column in [place for place in formulas.cells if change.area.holds(*place)]:
            if row in rows:
                after[row, column] = rows[row], column
            else:
                del after[row, column]
    return after.items()


def _taken_over(patch: SheetPatch) -> Iterator[tuple[_Place, Formula]]:
    """Yield the formulas that new rows take over from the row above."""
    for row, cells in patch.edits.items():
        for column, value in cells.items():
            if isinstance(value, Formula):
                yield (row, column), value
