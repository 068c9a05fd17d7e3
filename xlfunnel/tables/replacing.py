"""How the rows of a system table are replaced while what people added stays with its key."""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence

from xlfunnel.tables.state import TableState, stored
from xlfunnel.values.cell import Cell


def replace_rows(
    state: TableState,
    key: Sequence[str],
    columns: Mapping[str, Sequence[Cell]],
    keep: Collection[str],
) -> dict[str, list[int]]:
    """
    Give *state* the rows of *columns*, as the port's `replace` promises; return formulas left.

    All columns of the table must be loaded.
    """
    has_rows = any(columns.values())
    human = [header for header in state.columns if header not in columns] if has_rows else []
    human += [header for header in keep if header not in human]
    matches, left_over = _matched(state, [columns.get(header, ()) for header in key], key)
    staying = [slot for slot in left_over if _holds_human_text(state, slot, human)]
    staying += [
        s for s, is_filled in enumerate(state.filled) if not is_filled and state.is_noted(s)
    ]
    order, place = _order(state, matches, staying)
    if state.part.has_totals:  # the totals stand right below the last row, and stay there
        order += [None] * (len(state.filled) - len(order))
    if order or any(state.filled):
        state.rearrange(order or [None])  # a table always has a row
    return {
        header: state.write(header, place, cells) for header, cells in columns.items() if has_rows
    }


def _matched(
    state: TableState, keys: Sequence[Sequence[Cell]], key: Sequence[str]
) -> tuple[list[int | None], list[int]]:
    """Return for each row the slot with its key (or None), and the slots without a row."""
    slots: defaultdict[tuple[Cell, ...], deque[int]] = defaultdict(deque)
    columns = [state.columns[header] for header in key]
    for slot, is_filled in enumerate(state.filled):
        if is_filled:
            slots[tuple(column[slot] for column in columns)].append(slot)
    matches: list[int | None] = []
    for values in zip(*keys, strict=True):
        found = slots.get(tuple(map(stored, values)))
        matches.append(found.popleft() if found else None)
    return matches, sorted(slot for rest in slots.values() for slot in rest)


def _holds_human_text(state: TableState, slot: int, human: Sequence[str]) -> bool:
    if state.is_noted(slot):
        return True
    return any(
        state.columns[header][slot] is not None and not state.holds_formula(slot, header)
        for header in human
    )


def _order(
    state: TableState, matches: Sequence[int | None], staying: Sequence[int]
) -> tuple[list[int | None], Sequence[int]]:
    """Return the new order of slots, and for each new row its place in it."""
    if state.part.is_sorted:
        known = sorted(slot for slot in matches if slot is not None)
        news = [None for slot in matches if slot is None]
        order: list[int | None] = [*known, *news, *staying]
        at = {slot: n for n, slot in enumerate(known)}
        free = iter(range(len(known), len(matches)))
        return order, [next(free) if slot is None else at[slot] for slot in matches]
    return [*matches, *staying], range(len(matches))
