"""
S2's raw conversion table: how many leads of each group were won, and how fast.

The figures are the plain ones that everybody knows; what is biased about them while
leads are young is told beside them, not here (SPEC §6).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd


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


def conversion_by(leads: pd.DataFrame, group: str, factors: int = 2) -> pd.DataFrame:
    """
    Count leads and won leads per *group*.

    Args:
        leads: One row per lead: *group* (str, "" where blank: a group of its own),
            `is_won` (bool), `cycle_days` (float, NaN where unknown), `win_reasons` and
            `loss_reasons` (sequences of str, empty where none is given).
        group: Name of the column to group by.
        factors: How many reasons to name at most.

    Returns:
        One row per group, most leads first, then by name, the blank one last: *group*,
        `leads`, `won` (counts), `conversion_rate` (won / all leads, 0-1; open ones count),
        `cycle_days` (mean over won leads with a known cycle, NaN without any),
        `win_reasons`, `loss_reasons` (tuples of str, most frequent first).

    Source: S2, 表3 转化分析表.
    """
    won = leads["is_won"].astype(bool)
    figures = (
        leads.assign(is_won=won, cycle_days=leads["cycle_days"].where(won))
        .groupby(group, as_index=False, dropna=False, sort=True)
        .agg(leads=("is_won", "size"), won=("is_won", "sum"), cycle_days=("cycle_days", "mean"))
    )
    figures["conversion_rate"] = figures["won"] / figures["leads"]
    for reasons in ("win_reasons", "loss_reasons"):
        top = _most_frequent(leads[group], leads[reasons], factors)
        figures[reasons] = [top.get(name, ()) for name in figures[group]]
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
        `leads`, `won`, `conversion_rate` (NaN without leads) and `cycle_days`.
    """
    won = leads["is_won"].astype(bool)
    rate = won.mean() if len(leads) else float("nan")
    cycle = leads.loc[won, "cycle_days"].mean()
    return pd.Series(
        {
            "leads": float(len(leads)),
            "won": float(won.sum()),
            "conversion_rate": float(rate),
            "cycle_days": float(cycle),
        }
    )


def _most_frequent(
    groups: Iterable[str], reasons: Iterable[Sequence[str]], count: int
) -> dict[str, tuple[str, ...]]:
    """Return the reasons given most often per group; equally frequent ones by name."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group, given in zip(groups, reasons, strict=True):
        if given:
            counts[group].update(given)
    return {
        group: tuple(sorted(counter, key=lambda name: (-counter[name], name))[:count])
        for group, counter in counts.items()
    }
