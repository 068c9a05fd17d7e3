"""Which row of the source a row of a view shows, also where several have one id."""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import ne
from typing import TypeAlias

from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

_MOST_COMPARED = 1_000_000  # pairs of rows with one id, beyond which nobody can tell them apart

Columns: TypeAlias = Mapping[str, Sequence[Cell]]
_Texts: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """
    What the rows of a view show.

    Attributes:
        sources: Position of the row in the source of each row of the view, None for none.
        unclear: Rows without one that may show any of those nobody else shows.
    """

    sources: list[int | None]
    unclear: set[int] = field(default_factory=set)


def matched(
    there: Columns, now: Columns, key: str, edited: Collection[int], ids: Collection[str] = ()
) -> Matched:
    """
    Return which row of the source each row of a view shows.

    The id says it. Where it stands more than once, here or there, all the cells do: the row
    that shows the same, or else the one row that differs in the fewest cells. Rows nobody
    has edited come first, so that a copy that was changed is not taken for its original.

    Args:
        there: The rows of the view as they stand.
        now: The rows of the source as the view would show them.
        key: Field of the id.
        edited: Rows of the view that a person has changed.
        ids: The folded ids that are asked for; none in particular for all.
    """
    rows, sources = _by_id(there[key], ids), _by_id(now[key], ids)
    found = Matched([None] * len(there[key]))
    for name in rows.keys() & sources.keys():
        some, theirs = rows[name], sources[name]
        if len(some) == len(theirs) == 1:
            found.sources[some[0]] = theirs[0]
        else:
            _match(found, _said(there, there, some), _said(now, there, theirs), edited)
    return found


def _by_id(cells: Sequence[Cell], ids: Collection[str]) -> dict[str, list[int]]:
    wanted = set(ids)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, name in enumerate(id_keys(cells)):
        if name and (not wanted or name in wanted):
            found[name].append(row)
    return found


def _said(columns: Columns, fields: Iterable[str], rows: Iterable[int]) -> dict[int, _Texts]:
    cells = [columns[name] for name in fields]
    return {row: tuple(typed(column[row]) for column in cells) for row in rows}


def _match(
    found: Matched,
    rows: Mapping[int, _Texts],
    sources: Mapping[int, _Texts],
    edited: Collection[int],
) -> None:
    """Match *rows* and *sources* with one id by what they say."""
    alike: defaultdict[_Texts, deque[int]] = defaultdict(deque)
    for source, said in sources.items():
        alike[said].append(source)
    at: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: row in edited):
        if same := alike[rows[row]]:
            at[row] = same.popleft()
    rest = [row for row in rows if row not in at]
    if len(rest) * len(sources) <= _MOST_COMPARED:
        nearest = {row: _nearest(rows[row], sources) for row in rest}
        _claim(at, {row: nearest[row] for row in rest if row not in edited})
        often = Counter(nearest[row] for row in rest if row in edited)
        _claim(at, {r: s for r, s in nearest.items() if r in edited and often[s] == 1})
    for row, source in at.items():
        found.sources[row] = source
    if len(at) < len(rows) and len(set(at.values())) < len(sources):
        found.unclear.update(row for row in rest if row in edited and row not in at)


def _nearest(said: _Texts, sources: Mapping[int, _Texts]) -> int | None:
    """Return the source that differs in the fewest cells; None when two do."""
    counts = {source: sum(map(ne, said, texts)) for source, texts in sources.items()}
    fewest = min(counts.values())
    found = [source for source, count in counts.items() if count == fewest]
    return found[0] if len(found) == 1 else None


def _claim(at: dict[int, int], wanted: Mapping[int, int | None]) -> None:
    """Give each row the source it is *wanted* for, if that is still free."""
    taken = set(at.values())
    for row, source in wanted.items():
        if source is not None and source not in taken:
            at[row] = source
            taken.add(source)
