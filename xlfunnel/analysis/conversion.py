"""
S2's raw conversion table: how many leads of each group were won, and how fast.

The figures are the plain ones that everybody knows; what is biased about them while
leads are young is counted beside them, and told (SPEC §6).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

import pandas as pd

Reasons = tuple[str, ...]

# What is counted of each group: columns of the leads, and what their sum is called.
_COUNTED = {
    "is_won": "won",
    "is_open": "open",
    "is_vanished": "vanished",
    "is_old": "old",
    "is_left_out": "left_out",
    "is_undated_win": "undated_wins",
    "is_future_win": "future_wins",
    "is_won_in_time": "won_in_time",
    "is_entered_late": "entered_late",
    "is_whole": "whole",
    "is_screened": "screened",
    "is_qualified": "qualified",
    "is_qualified_win": "qualified_wins",
    "is_lost_unqualified": "lost_unqualified",
    "is_returned": "returned",
}


def sales_cycle_days(
    registered_on: "pd.Series[pd.Timestamp]", won_on: "pd.Series[pd.Timestamp]"
) -> "pd.Series[float]":
    """
    Return the calendar days from registration to the win, per lead.

    Args:
        registered_on: datetime64; a time of day does not count.
        won_on: datetime64, NaT for a lead that is not won or has no date.

    Returns:
        float64; NaN where a date is missing and where the win lies before the
        registration, which is a mistake in the data and is reported, not averaged.

    Source: S2, 平均转化周期.
    """
    elapsed = won_on.dt.normalize() - registered_on.dt.normalize()
    days = elapsed.dt.days.astype("float64")
    return days.where(days >= 0)


def conversion_by(leads: pd.DataFrame, group: str) -> pd.DataFrame:
    """
    Count leads and won leads per *group*.

    Args:
        leads: One row per lead: *group* (str or categorical, "" where blank: a group of its
            own), `customer` (int, the same for the same customer), `is_won`, `is_open`,
            `is_vanished` (no longer in the sheet), `is_old` (as old as the horizon),
            `is_left_out` (of figures with a time in them), `is_undated_win` (those of them
            that were won), `is_future_win` (won on a day that is still to come),
            `is_won_in_time` (within the horizon), `is_entered_late` (watched from some age
            on), `is_whole` (watched from registration to the horizon), `is_screened`,
            `is_qualified`, `is_qualified_win`, `is_lost_unqualified`, `is_returned` (bool),
            `cycle_days` (float, NaN where unknown or not won), `open_days` (float, age of an
            open one, else NaN).
        group: Name of the column to group by.

    Returns:
        One row per group, most leads first, then by name, the blank one last: *group* (str),
        `leads`, `customers` and a count of each of the bool columns (`won`, `open`, …),
        `conversion_rate` (won / all leads, 0-1; open ones count), `cycle_days` (mean over wins
        with a known cycle, NaN without any), `oldest_open_days` (NaN without any).

    Source: S2, 表3 转化分析表; SPEC §6.
    """
    grouped = leads.groupby(group, dropna=False, observed=True)
    figures = (
        grouped[list(_COUNTED)]
        .sum()
        .rename(columns=_COUNTED)
        .assign(
            leads=grouped.size(),
            customers=grouped["customer"].nunique(),
            cycle_days=grouped["cycle_days"].mean(),
            oldest_open_days=grouped["open_days"].max(),
        )
        .reset_index()
        .astype({group: object})
    )
    figures["conversion_rate"] = figures["won"] / figures["leads"]
    order = figures.assign(is_blank=figures[group].eq("")).sort_values(
        ["is_blank", "leads", group], ascending=[True, False, True]
    )
    return order.drop(columns="is_blank").reset_index(drop=True)


def overall(leads: pd.DataFrame) -> pd.Series:
    """
    Return the same figures over all leads: weighted, not the mean of the groups' means.

    Args:
        leads: As for `conversion_by`, without a group.

    Returns:
        `leads`, `customers`, `won`, `conversion_rate` (NaN without leads) and `cycle_days`.
    """
    won = leads["is_won"].astype(bool)
    rate = won.mean() if len(leads) else float("nan")
    cycle = leads.loc[won, "cycle_days"].mean()
    return pd.Series(
        {
            "leads": float(len(leads)),
            "customers": float(leads["customer"].nunique()),
            "won": float(won.sum()),
            "conversion_rate": float(rate),
            "cycle_days": float(cycle),
        }
    )


def frequent_reasons(
    groups: Iterable[Hashable], reasons: Iterable[Reasons], count: int
) -> dict[Hashable, Reasons]:
    """
    Return the reasons given most often per group, at most *count*; equally frequent ones by name.

    Args:
        groups: Group of each lead.
        reasons: What is given for each lead, empty where nothing is.
        count: How many reasons to name.
    """
    counts: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    given = Counter(pair for pair in zip(groups, reasons, strict=True) if pair[1])
    for (group, names), times in given.items():
        for name in names:
            counts[group][name] += times
    return {
        group: tuple(sorted(counter, key=lambda name: (-counter[name], name))[:count])
        for group, counter in counts.items()
    }


def wins_by_month(leads: pd.DataFrame) -> dict[str, int]:
    """
    Return how many leads were won in each month, whenever they were registered.

    Args:
        leads: One row per lead: `is_won`, `is_future_win` (bool), `won_on` (datetime64).

    Returns:
        `yyyy-mm` to count; "" holds the wins without a date. One whose day is still to come
        belongs to no month yet.

    Source: SPEC §6, 本月成交数.
    """
    won = leads.loc[leads["is_won"] & ~leads["is_future_win"], "won_on"]
    months = month_of(won)
    return {str(month): int(count) for month, count in months.value_counts().items()}


def month_of(moments: "pd.Series[pd.Timestamp]") -> "pd.Series[str]":
    """Return the month of each moment as `yyyy-mm`, "" for NaT."""
    return moments.dt.strftime("%Y-%m").fillna("").astype(object)
