"""One table as read, with the changes that wait to be written."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlfunnel.values.cell import Cell


@dataclass(slots=True)
class StagedTable:
    """
    Columns by field name, changes included.

    Attributes:
        ordinals: Of the rows the workbook has; rows beyond them are to be appended.
        count: Number of rows, appended ones included.
        cells: Field to cells; loaded as they are asked for.
        before: Field to cells as the workbook has them, for the fields that were set.
        formulas: Field to the positions that hold a formula; they are never set.
    """

    ordinals: list[int]
    count: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    before: dict[str, list[Cell]] = field(default_factory=dict)
    formulas: dict[str, frozenset[int]] = field(default_factory=dict)
    _changed: dict[str, Sequence[int]] = field(default_factory=dict)

    def set(self, name: str, cells: Mapping[int, Cell] | Sequence[Cell]) -> int:
        """Note the *cells*, by position or all, that differ; return how many do."""
        column, formulas = self.cells[name], self.formulas.get(name, frozenset())
        items = cells.items() if isinstance(cells, Mapping) else enumerate(cells)
        before = self.before.get(name) or column[: len(self.ordinals)]
        changed = 0
        for position, new in items:
            if not same(column[position], new) and position not in formulas:
                column[position] = new
                changed += 1
        if changed:
            self.before[name] = before
            self._changed.pop(name, None)
        return changed

    def append(self, rows: Sequence[Mapping[str, Cell]]) -> None:
        """Note new *rows*; all columns must be loaded."""
        for name, column in self.cells.items():
            column += [row.get(name) for row in rows]
        self.count += len(rows)

    def add_column(self, name: str, cells: Sequence[Cell], formulas: Collection[int] = ()) -> None:
        """Add a column as the workbook has it, *formulas* by ordinal; blank in appended rows."""
        blanks: list[Cell] = [None] * (self.count - len(self.ordinals))
        self.cells[name] = [*cells, *blanks]
        if formulas:
            held = (n for n, ordinal in enumerate(self.ordinals) if ordinal in formulas)
            self.formulas[name] = frozenset(held)

    @property
    def size(self) -> int:
        """How many cells and new rows there are to write."""
        changed = (len(self.changed(name)) for name in self.before)
        return sum(changed) + self.count - len(self.ordinals)

    def changed(self, name: str) -> Sequence[int]:
        """Return the positions of the cells of a column that differ from the workbook."""
        if name not in self.before:
            return ()
        if name not in self._changed:
            pairs = enumerate(zip(self.before[name], self.cells[name], strict=False))
            differing = [n for n, (old, new) in pairs if not same(old, new)]
            self._changed[name] = array("I", differing)
        return self._changed[name]

    def writes(self) -> Iterator[tuple[str, dict[int, Cell]]]:
        """Yield the changed cells, a field with ordinal to value at a time: they are many."""
        for name in self.before:
            if changed := self.changed(name):
                cells = self.cells[name]
                yield name, {self.ordinals[n]: cells[n] for n in changed}

    def new_rows(self) -> list[dict[str, Cell]]:
        """Return the rows to append: field to value, blanks left out."""
        return [
            {name: column[n] for name, column in self.cells.items() if column[n] is not None}
            for n in range(len(self.ordinals), self.count)
        ]


def same(old: Cell, new: Cell) -> bool:
    """Return whether two cells are the same value of the same kind (1.0 is not TRUE)."""
    return old is new or (old == new and isinstance(old, bool) == isinstance(new, bool))
