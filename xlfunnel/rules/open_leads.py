"""Which leads are open: only for those is there something left to do (SPEC §3, §4)."""

from collections.abc import Sequence

from xlfunnel.schema import terms
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell


def open_leads(
    statuses: Sequence[str | None], won_on: Sequence[Cell], lost_on: Sequence[Cell]
) -> list[bool]:
    """
    Return whether each lead is open: closed neither by its status nor by a date.

    Args:
        statuses: 状态 of each lead, None where it is blank or not understood.
        won_on: The cells of 成交日期; one that cannot be read closes a lead all the same.
        lost_on: The cells of 流失日期.
    """
    return [
        status not in terms.CLOSED_STATUSES and is_blank(won) and is_blank(lost)
        for status, won, lost in zip(statuses, won_on, lost_on, strict=True)
    ]
