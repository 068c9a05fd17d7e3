"""Which leads are won, lost or open: decided once, for every step that asks (SPEC §3, §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlfunnel.schema import terms
from xlfunnel.schema.reading import Columns

STANDING_FIELDS = ("status", "won_on", "lost_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """How each lead stands; it is open when it is neither won nor lost."""

    is_won: list[bool]
    is_lost: list[bool]

    @property
    def is_open(self) -> list[bool]:
        """Whether there is something left to do."""
        return [not (won or lost) for won, lost in zip(self.is_won, self.is_lost, strict=True)]


def standing(leads: Columns, count: int) -> Standing:
    """
    Return how each lead stands.

    A lead is won when it has a 成交日期 or is 已转化. Else it is lost when it is 已流失, or has
    a 流失日期 and no 状态 that is understood: a status that says otherwise goes before the
    date, which then was forgotten there. A date that cannot be read is a date all the same;
    待定 is none.

    Args:
        leads: The `STANDING_FIELDS`, as far as the workbook has them.
        count: How many leads there are.
    """
    statuses: Sequence[Any] = leads.values.get("status") or [None] * count
    won = [
        is_dated or status == terms.WON
        for status, is_dated in zip(statuses, dated(leads, "won_on", count), strict=True)
    ]
    lost = [
        not is_won and (status == terms.LOST or (is_dated and status is None))
        for status, is_won, is_dated in zip(
            statuses, won, dated(leads, "lost_on", count), strict=True
        )
    ]
    return Standing(won, lost)


def dated(leads: Columns, field: str, count: int) -> list[bool]:
    """Return whether something stands in a date of each lead, be it readable or not."""
    found = [value is not None for value in leads.values.get(field, ())] or [False] * count
    for row, _ in leads.doubts.get(field, ()):
        found[row] = True
    return found
