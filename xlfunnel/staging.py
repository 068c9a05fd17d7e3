"""One table as read, with the changes that wait to be written."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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


def same_columns(there: Mapping[str, Sequence[Cell]], wanted: Mapping[str, Sequence[Cell]]) -> bool:
    """Return whether both hold the same cells in the same places."""
    return all(_same_column(there[name], cells) for name, cells in wanted.items())


def _same_column(there: Sequence[Cell], wanted: Sequence[Cell]) -> bool:
    if len(there) != len(wanted) or list(there) != list(wanted):
        return False
    kinds = set(map(type, there)) | set(map(type, wanted))
    return bool not in kinds or [type(c) is bool for c in there] == [
        type(c) is bool for c in wanted
    ]


def lacks_rows(there: Mapping[str, Sequence[Cell]], wanted: Mapping[str, Sequence[Cell]]) -> bool:
    """
    Return whether some wanted row is surely missing, as a look at each column shows.

    It is when there are fewer rows than wanted, or as many with other cells. False says
    nothing: the same cells may stand in other rows.
    """
    for name, cells in wanted.items():
        if len(cells) != len(there[name]):
            return len(cells) > len(there[name])
        if list(cells) != there[name] and dict(Counter(cells)) != dict(Counter(there[name])):
            return True
    return False


def spare_rows(
    there: Iterable[Sequence[Cell]], wanted: Iterable[Sequence[Cell]]
) -> list[int] | None:
    """
    Return which rows *there* are not among *wanted*; None when some wanted one is missing.

    The order of the rows does not count: it may be the user's.
    """
    open_ones = Counter(map(_keyed, wanted))
    spare = []
    for position, row in enumerate(map(_keyed, there)):
        if open_ones[row] > 0:
            open_ones[row] -= 1
        else:
            spare.append(position)
    return None if open_ones.total() else spare


def _keyed(row: Sequence[Cell]) -> tuple[object, ...]:
    """Return *row* such that True is not 1.0."""
    if bool in map(type, row):
        return tuple((cell, isinstance(cell, bool)) for cell in row)
    return tuple(row)


def as_left(
    there: Sequence[Mapping[str, Cell]],
    wanted: Sequence[Mapping[str, Cell]],
    key: Sequence[str],
    formulas: Mapping[str, frozenset[int]],
) -> list[dict[str, Cell]]:
    """
    Return the rows *there* with what is wanted in the place of each formula.

    A replacement leaves formulas alone, so they are no reason to make one. Rows are
    matched by *key*, of several with one key the first to the first, as the port does.
    """
    places = frozenset[int]().union(*formulas.values())
    if not places:
        return [dict(row) for row in there]
    new = dict(zip(_keys(wanted, key), wanted, strict=True))
    rows = []
    for position, (found, row) in enumerate(zip(_keys(there, key), there, strict=True)):
        held = [name for name, positions in formulas.items() if position in positions]
        rows.append({**row, **{name: new.get(found, row)[name] for name in held}})
    return rows


def moved(
    there: Iterable[tuple[Cell, ...]],
    wanted: Iterable[tuple[Cell, ...]],
    origins: Sequence[int | None] = (),
    *,
    is_sorted: bool,
) -> list[int | None]:
    """
    Return where each row *there* stands after a replacement, None for one that goes.

    It says what the port does: of several rows with one key the first becomes the first,
    and a table that the user has sorted keeps its order, new rows last.

    Args:
        there: Keys of the rows there.
        wanted: Keys of the rows that replace them.
        origins: For each wanted row the one there that it goes on with, None for a new one;
            by the keys where that is not said.
        is_sorted: Whether the user has sorted the table.
    """
    olds, news = _numbered(there), _numbered(wanted)
    at = {key: n for n, key in enumerate(news)}
    if is_sorted:
        order = dict.fromkeys([*(key for key in olds if key in at), *news])
        at = {key: n for n, key in enumerate(order)}
    if not origins:
        return list(map(at.get, olds))
    found: list[int | None] = [None] * len(olds)
    for key, row in zip(news, origins, strict=True):
        if row is not None:
            found[row] = at[key]
    return found


def _keys(rows: Iterable[Mapping[str, Cell]], key: Sequence[str]) -> list[tuple[object, ...]]:
    return _numbered(tuple(row.get(name) for name in key) for row in rows)


def _numbered(keys: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return each of *keys* with how often it has come before."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: list[tuple[object, ...]] = []
    for key in keys:
        found.append((key, seen[key]))
        seen[key] += 1
    return found
