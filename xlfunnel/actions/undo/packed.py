"""How the journal holds positions and keys: a column of 100,000 rows as a few runs of them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import islice, pairwise
from operator import sub
from typing import Any, NamedTuple, cast

from xlfunnel.memory import columns_from_json, columns_to_json
from xlfunnel.records import Records
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell, shown


def runs(positions: Sequence[int]) -> list[list[int]]:
    """
    Return ascending *positions* as runs: where each begins and how long it is.

    >>> runs([0, 1, 2, 7])
    [[0, 3], [7, 1]]
    """
    if not positions:
        return []
    if positions[-1] - positions[0] + 1 == len(positions):
        return [[positions[0], len(positions)]]
    steps = map(sub, islice(positions, 1, None), positions)
    gaps = [n for n, step in enumerate(steps, 1) if step != 1]
    edges = pairwise([0, *gaps, len(positions)])
    return [[positions[start], end - start] for start, end in edges]


def positions(found: Iterable[Sequence[int]]) -> list[int]:
    """
    Return the positions that `runs` made *found* of.

    >>> positions([[0, 3], [7, 1]])
    [0, 1, 2, 7]
    """
    return [at for first, count in found for at in range(first, first + count)]


def key_columns(records: Records, table: type[Row]) -> dict[str, Sequence[Cell]]:
    """Return the key columns of *table* that the workbook has."""
    return {name: records.cells(table, name) for name in records.key(table)}


def row_ids(columns: Mapping[str, Sequence[Cell]], count: int) -> list[Hashable]:
    """
    Return the identity of each of *count* rows with these key *columns*.

    It is the key; where the key has come before, the key and how often it has: of several
    rows with one key the first is the first, as a replacement by the port has it.
    """
    keys = _keys(columns, count)
    if len(set(keys)) == len(keys):
        return keys
    seen: Counter[Hashable] = Counter()
    found: list[Hashable] = []
    for key in keys:
        found.append(_Again(key, seen[key]) if seen[key] else key)
        seen[key] += 1
    return found


def ids_to_json(ids: Sequence[Hashable]) -> list[Any]:
    """Return identities as JSON holds them: columns of keys, and which have come before."""
    again = {str(n): id_.nth for n, id_ in enumerate(ids) if type(id_) is _Again}
    keys = [id_.key if type(id_) is _Again else id_ for id_ in ids] if again else ids
    is_single = not keys or not isinstance(keys[0], tuple)
    columns: Iterable[Sequence[Any]] = [keys] if is_single else zip(*keys, strict=True)
    packed = columns_to_json({str(n): column for n, column in enumerate(columns)})
    return [is_single, packed, again]


def ids_from_json(packed: Sequence[Any], count: int) -> list[Hashable]:
    """Return the *count* identities that `ids_to_json` packed."""
    is_single, columns, again = packed
    cells = columns_from_json(columns)
    keys: list[Hashable] = list(cells["0"]) if is_single else _keys(cells, count)
    for n, nth in again.items():
        keys[int(n)] = _Again(keys[int(n)], nth)
    return keys


def key_text(row_id: Hashable) -> str:
    """Return the key of a row as a person would type it, its first column where it has more."""
    key = row_id.key if type(row_id) is _Again else row_id
    first = key[0] if isinstance(key, tuple) and key else key
    return "" if first == () else shown(cast(Cell, first))


class _Again(NamedTuple):
    """The identity of a row whose key has come before."""

    key: Hashable
    nth: int


def _keys(columns: Mapping[str, Sequence[Cell]], count: int) -> list[Hashable]:
    """Return the key of each row: a tuple, or the cell itself where a single one makes it."""
    if len(columns) == 1:
        return list(next(iter(columns.values())))
    return list(zip(*columns.values(), strict=True)) if columns else [()] * count
