"""What the run remembered anew: the difference from before, so that undoing forgets it again."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from xlfunnel.actions.states import NAME as STATES
from xlfunnel.actions.written import digests_in
from xlfunnel.memory import columns_from_json, columns_to_json
from xlfunnel.values.cell import Cell

Columns: TypeAlias = Mapping[str, Sequence[Cell]]


def memory_difference(name: str, before: Any, now: Any) -> dict[str, Any]:
    """Return what turns the memory *now* back into *before*; small when little has changed."""
    if name == STATES and before and now:
        return {"states": _states_difference(columns_from_json(before), columns_from_json(now))}
    old, new = _digests(before), _digests(now)
    if old and new:
        return {"digests": [sorted(old - new), sorted(new - old)]}
    return {"whole": before}


def memory_before(difference: Mapping[str, Any], now: Any) -> Any:
    """Return the memory as it was before the run, from what it is now."""
    if "states" in difference and now:
        return _states_before(difference["states"], columns_from_json(now))
    if "digests" in difference:
        gone, new = difference["digests"]
        return "".join(sorted(_digests(now).difference(new).union(gone)))
    return difference.get("whole")


def _digests(value: Any) -> set[str]:
    """Return the digests that make up *value*, each once and in order; none when it is other."""
    if not isinstance(value, str):
        return set()
    found = digests_in(value)
    is_whole = len({*map(len, found)}) == 1 and found == sorted(set(found))
    return set(found) if is_whole else set()


def _states_difference(before: Columns, now: Columns) -> list[Any]:
    """Return how many leads were known, how many are, and the old rows that have changed."""
    count = len(before["lead_id"])
    changed: set[int] = set()
    for name, cells in before.items():
        if cells != now[name][:count]:
            pairs = zip(cells, now[name], strict=False)
            changed.update(row for row, (old, new) in enumerate(pairs) if old != new)
    rows = {name: [cells[row] for row in sorted(changed)] for name, cells in before.items()}
    return [count, len(now["lead_id"]), sorted(changed), columns_to_json(rows)]


def _states_before(difference: Sequence[Any], now: Columns) -> dict[str, Any]:
    count, known, changed, packed = difference
    old = columns_from_json(packed)
    columns = {}
    for name in old:  # what an older program did not remember is forgotten again
        back = [*now[name][:count], *now[name][known:]]
        for row, cell in zip(changed, old[name], strict=True):
            back[row] = cell
        columns[name] = back
    return columns_to_json(columns)
