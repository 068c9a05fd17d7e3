"""What the figures count of each lead: how it could be watched, what the screening says of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from xlfunnel.analysis.survival import WON
from xlfunnel.schema import terms


def seen(frame: pd.DataFrame, as_of: datetime, horizon: int) -> pd.DataFrame:
    """
    Return the leads as `watched` has them, with what could be seen of each.

    A win whose day is still to come has no cycle yet.

    Args:
        frame: As `watched` returns it.
        as_of: The moment that counts as now.
        horizon: Days from registration.
    """
    age, spent, is_won = frame["age_days"], frame["watched_days"], frame["is_won"]
    is_watched = spent.notna()
    is_future = is_won & frame["won_on"].dt.normalize().gt(pd.Timestamp(as_of))
    is_old = age.ge(horizon) & is_watched
    is_late = frame["entered_days"].gt(0) & is_watched
    return frame.assign(
        is_left_out=~is_watched,
        is_undated_win=is_won & ~is_watched & ~is_future,
        is_future_win=is_future,
        is_old=is_old,
        is_entered_late=is_late,
        is_whole=is_old & ~is_late,
        is_won_in_time=frame["outcome"].eq(WON) & spent.le(horizon),
        cycle_days=frame["cycle_days"].mask(is_future),
        open_days=age.where(frame["is_open"]),
    )


def screened(frame: pd.DataFrame, results: Sequence[str | None]) -> pd.DataFrame:
    """
    Return the leads with what the screening says of each.

    Args:
        frame: With `is_won` and `is_lost`.
        results: 合格, 不合格, 待确认 or None, per lead.
    """
    said: pd.Series[Any] = pd.Series(list(results), index=frame.index, dtype=object)
    is_qualified = said.eq(terms.QUALIFIED)
    return frame.assign(
        is_screened=said.notna(),
        is_qualified=is_qualified,
        is_qualified_win=is_qualified & frame["is_won"],
        is_lost_unqualified=said.eq(terms.NOT_QUALIFIED) & frame["is_lost"],
    )
