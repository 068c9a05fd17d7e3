"""Which lead a follow-up belongs to: by its id, or by a customer's name (SPEC §1, FollowUps)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_key, id_keys
from xlfunnel.values.text import fold, typed


def rows_by_id(lead_ids: Sequence[Cell]) -> dict[str, int]:
    """Return the first row with each id; ids are compared as all text is."""
    keys = id_keys(lead_ids)
    rows = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))  # the first wins
    rows.pop("", None)
    return rows


def leads_of(ids: Sequence[Cell], rows: Mapping[str, int]) -> list[int | None]:
    """Return the row of the lead that each of *ids* names, by `rows_by_id`; None for none."""
    distinct = list(dict.fromkeys(ids))
    known = dict(zip(distinct, map(rows.get, id_keys(distinct)), strict=True))
    return list(map(known.__getitem__, ids))


def ids_by_name(
    names: Sequence[Cell], lead_ids: Sequence[Cell], wanted: Collection[Cell]
) -> dict[str, list[str]]:
    """
    Return the ids of the leads of each customer in *wanted*, in the order of the leads.

    Args:
        names: 客户名称 of each lead.
        lead_ids: Its id; a lead without one cannot be named.
        wanted: The names looked for; a key of the answer is one of them, folded.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    keys = {fold(typed(name)) for name in wanted} - {""}
    for name, lead_id in zip(names, lead_ids, strict=True) if keys else ():
        key = fold(typed(name))
        if key in keys and id_key(lead_id):
            found[key].setdefault(id_key(lead_id), typed(lead_id))
    return {key: list(found[key].values()) for key in keys}
