"""New rows for a system table: whether they are a change, and where they put the old ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xlfunnel.staging import StagedTable
from xlfunnel.values.cell import Cell


@dataclass(slots=True)
class Replacement:
    """
    The rows that a table shall have, waiting to be written.

    Attributes:
        columns: Field to cells.
        origins: Positions of the rows that the new ones go on with, where the key alone
            does not say it.
        links: Field to how many of its cells lead to the place they say.
    """

    columns: dict[str, Sequence[Cell]]
    origins: Sequence[int | None] = ()
    links: dict[str, int] = field(default_factory=dict)
    _is_change: bool | None = None
    _places: list[int | None] | None = None

    def compared(self, key: Sequence[str]) -> Sequence[str]:
        """Return the fields that tell whether it is a change; without rows those of *key*."""
        return list(self.columns) if any(self.columns.values()) else key

    def is_change(
        self, staged: StagedTable, key: Sequence[str], users_rows: Callable[[], frozenset[int]]
    ) -> bool:
        """
        Return whether the rows there are not already these; found out once.

        Args:
            staged: The table with the fields `compared`.
            key: Fields that identify a row.
            users_rows: Gives the positions of rows that stay for a word of the user's.
        """
        if self._is_change is None:
            self._is_change = self._compare(staged, key, users_rows)
        return self._is_change

    def places(
        self, staged: StagedTable, key: Sequence[str], *, is_sorted: bool
    ) -> list[int | None]:
        """Return where each row that is there stands afterwards; see `moved`."""
        if self._places is None:
            olds = zip(*(staged.cells[name] for name in key), strict=True)
            news = zip(*(self.columns.get(name, ()) for name in key), strict=True)
            self._places = moved(olds, news, self.origins, is_sorted=is_sorted)
        return self._places

    def _compare(
        self, staged: StagedTable, key: Sequence[str], users_rows: Callable[[], frozenset[int]]
    ) -> bool:
        fields, wanted = self.compared(key), self.columns
        has_rows = any(wanted.values())
        there = {name: staged.cells[name] for name in fields}
        if has_rows and same_columns(there, wanted):
            return False
        formulas = {name: staged.formulas[name] for name in fields if name in staged.formulas}
        if has_rows and not formulas and lacks_rows(there, wanted):
            return True
        left: Iterable[Sequence[Cell]] = zip(*there.values(), strict=True)
        if formulas:
            rows = as_left(_rows(there), _rows(wanted), key, formulas)
            left = (tuple(row.values()) for row in rows)
        spare = spare_rows(left, zip(*wanted.values(), strict=True))
        if not spare:
            return spare is None
        return not users_rows().issuperset(spare)


def _rows(columns: Mapping[str, Sequence[Cell]]) -> list[dict[str, Cell]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


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
