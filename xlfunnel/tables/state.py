"""
One table of a workbook: its values as read, and the changes waiting to be written.

Rows are counted by slot, the distance from the first data row. Reading and writing
work on slots; only saving, or Excel, turns them into rows of the sheet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import ne

from xlfunnel.tables.celltext import MAX_CELL_TEXT, storable
from xlfunnel.tables.table import TablePart
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Rows

_TEXTS_AT_ONCE = 10_000


@dataclass(slots=True)
class TableState:
    """
    A table with its loaded columns and pending changes.

    Attributes:
        part: The table as the workbook has it, rows taken in from below included.
        filled: Per slot, whether any cell of the row holds something.
        columns: Loaded columns, header to cells, as they are with all changes.
        origin: Per slot, the slot it had when it was read; None for a new row.
        written: Header to one byte per slot: whether its cell is to be saved.
        formulas: Places as read (slot, header) that hold a formula.
        noted: Slots, as read, that carry a cell note.
        taken_in: How many filled rows below the table were taken in.
        room: How many rows the table can grow below `part.last_row`; of a closed file only,
            Excel is asked when it comes to that.
        is_recreated: Whether there is only its header row; saving makes the table.
        is_protected: Whether the sheet is protected, which a closed file cannot enforce.
        texts_cut: How many texts were longer than a cell can hold.
        links: Header of a column that says places to how many of its cells lead there.
    """

    part: TablePart
    filled: list[bool]
    columns: dict[str, list[Cell]]
    origin: list[int | None]
    formulas: set[tuple[int, str]]
    noted: frozenset[int]
    taken_in: int
    room: int = 0
    written: dict[str, bytearray] = field(default_factory=dict)
    is_rearranged: bool = False
    is_recreated: bool = False
    is_protected: bool = False
    texts_cut: int = 0
    links: dict[str, int] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Whether saving would write anything for it."""
        return bool(self.written or self.is_rearranged or self.taken_in or self.is_recreated)

    def rows(self, headers: Collection[str]) -> Rows:
        """Return the filled rows of the loaded columns *headers*."""
        ordinals = [slot for slot, is_filled in enumerate(self.filled) if is_filled]
        formulas = self._formulas_in(headers)
        if len(ordinals) == len(self.filled):
            columns = {header: list(self.columns[header]) for header in headers}
        else:
            columns = {header: [self.columns[header][s] for s in ordinals] for header in headers}
        return Rows(ordinals, columns, formulas)

    def _formulas_in(self, headers: Collection[str]) -> dict[str, frozenset[int]]:
        if not self.formulas:
            return {}
        place = {origin: slot for slot, origin in enumerate(self.origin) if origin is not None}
        found: defaultdict[str, set[int]] = defaultdict(set)
        for origin, header in self.formulas:
            if origin in place:
                found[header].add(place[origin])
        return {header: frozenset(found[header]) for header in headers if header in found}

    def holds_formula(self, slot: int, header: str) -> bool:
        """Whether the cell holds a formula, wherever its row has moved."""
        origin = self.origin[slot]
        return origin is not None and (origin, header) in self.formulas

    def write(self, header: str, slots: Sequence[int], cells: Sequence[Cell]) -> list[int]:
        """Store *cells* at *slots* where they differ; return the slots of formulas left."""
        column, filled = self.columns[header], self.filled
        values = self._storable(cells)
        changed = list(compress(zip(slots, values, strict=True), _differing(column, slots, values)))
        left = [slot for slot, _ in changed if self.formulas and self.holds_formula(slot, header)]
        if left:
            formulas = set(left)
            changed = [(slot, new) for slot, new in changed if slot not in formulas]
        if not changed:
            return left
        written = self.written.setdefault(header, bytearray(len(filled)))
        for slot, new in changed:
            column[slot] = new
            written[slot] = 1
            if new is not None:
                filled[slot] = True
        return left

    def _storable(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Return *cells* as the file will give them back; count the texts that are cut."""
        if all_storable(cells):
            return cells
        values = [stored(cell) for cell in cells]
        for given, value in zip(cells, values, strict=True):
            if isinstance(value, str) and isinstance(given, str):
                self.texts_cut += len(value) < len(given)
        return values

    @property
    def next_slot(self) -> int:
        """The slot of the first row to append: below the last filled one."""
        for slot in range(len(self.filled) - 1, -1, -1):
            if self.filled[slot]:
                return slot + 1
        return 0

    def grow_to(self, count: int) -> None:
        """Give the table *count* slots, the new ones blank."""
        more = count - len(self.filled)
        if more > 0:
            self.filled += [False] * more
            self.origin += [None] * more
            for column in self.columns.values():
                column += [None] * more
            for written in self.written.values():
                written += bytes(more)

    def rearrange(self, order: Sequence[int | None]) -> None:
        """Put the rows in *order*: for each new slot the slot it has now, None for a blank row."""
        if list(order) == list(range(len(self.filled))):
            return
        self.is_rearranged = True
        self.filled = [s is not None and self.filled[s] for s in order]
        self.origin = [None if s is None else self.origin[s] for s in order]
        for header, column in self.columns.items():
            self.columns[header] = [None if s is None else column[s] for s in order]
        for header, written in list(self.written.items()):
            moved = bytearray(0 if s is None else written[s] for s in order)
            self.written[header] = moved
        self.written = {header: moved for header, moved in self.written.items() if any(moved)}

    def is_noted(self, slot: int) -> bool:
        """Whether a cell of the row carries a note."""
        return self.origin[slot] in self.noted


def _differing(
    column: Sequence[Cell], slots: Sequence[int], news: Sequence[Cell]
) -> Iterable[bool]:
    """Return for each of *slots* whether `is_same` would not hold; told for all at once."""
    olds = list(map(column.__getitem__, slots))
    if bool in set(map(type, olds)) | set(map(type, news)):
        return [
            old != new or isinstance(old, bool) != isinstance(new, bool)
            for old, new in zip(olds, news, strict=True)
        ]
    return map(ne, olds, news)


def stored(given: Cell) -> Cell:
    """Return *given* as a file can hold it: an empty text is a blank, a long one is cut."""
    return storable(given) or None if isinstance(given, str) else given


def all_storable(cells: Sequence[Cell]) -> bool:
    """Whether `stored` would return every one of *cells* as it is; told for all at once."""
    texts = [cell for cell in cells if type(cell) is str]
    if not texts:
        return True
    if "" in texts or max(map(len, texts)) > MAX_CELL_TEXT // 2:
        return False
    try:
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            "".join(texts[start : start + _TEXTS_AT_ONCE]).encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def is_same(old: Cell, new: Cell) -> bool:
    """Whether the two cells are the same value of the same kind (1.0 is not TRUE)."""
    if isinstance(new, int) and not isinstance(new, bool):
        new = float(new)
    return old == new and isinstance(old, bool) == isinstance(new, bool)
