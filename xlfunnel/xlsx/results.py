"""
What formulas of ours give, and in which cells of a closed file that is still to be stored.

A program that does not calculate shows what is stored beside a formula. One that does
is asked to calculate when the workbook holds other formulas as well, because those may
depend on what has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.allformulas import AllFormulas
from xlfunnel.xlsx.formulas import SheetFormulas, shape, translated
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.patch import SheetPatch
from xlfunnel.xlsx.render import Formula
from xlfunnel.xlsx.resultcells import with_result
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml

_Place = tuple[int, int]  # row and column


class Results:
    """
    Results by formula text, and where they belong.

    Attributes:
        formulas: All formulas of the workbook.
    """

    def __init__(self, loader: Loader) -> None:
        self.formulas = AllFormulas(loader)
        self._loader = loader
        self._values: dict[str, Cell] = {}
        self._shapes: set[str] = set()
        self._stale: dict[str, set[_Place]] = {}  # by worksheet part

    def show(self, values: Mapping[str, Cell]) -> None:
        """Take the results of more formulas, by their text."""
        self._values.update(values)
        self._shapes.update(map(shape, values))
        self._stale.clear()

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return not self._values

    def is_any_stale(self) -> bool:
        """Whether a formula has another result stored beside it, or none."""
        return not self.is_empty and any(map(self._stale_of, self.formulas.parts))

    def stage(self, part: str, patch: SheetPatch) -> bool:
        """
        Note in *patch*, which holds all else that changes the sheet, what is to be stored.

        Return whether every formula of the sheet gives a result of ours, and only that.
        """
        stale, formulas = self._stale_of(part), self.formulas.of(part)
        are_all_ours = part not in self.formulas.unreadable
        for old, new in _places_after(formulas, patch):
            text = self._text(formulas, old, new)
            if text is None or formulas.cells[old].fills_others:
                are_all_ours = False
            # beside a formula that moves the result is compared when its cell is built
            if text is not None and (old != new or old in stale):
                patch.results.setdefault(new[0], {})[new[1]] = self._values[text]
        for place, formula in _taken_over(patch):
            if formula.text in self._values:
                patch.results.setdefault(place[0], {})[place[1]] = self._values[formula.text]
            else:
                are_all_ours = False
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
