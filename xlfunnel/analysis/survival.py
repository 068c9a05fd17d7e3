"""
How many leads are won within so many days of registration (SPEC §6).

Won ÷ all is too low while many leads are young. Here a young lead counts only for the days
it could be watched: the Aalen–Johansen estimator of the win, with the loss as the other way
a lead can end. Days are calendar days, so many leads share one; ties are exact.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

OPEN, WON, LOST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Incidence:
    """
    What became of leads by day since registration; one entry per day on which one ended.

    Attributes:
        days: The days, ascending.
        at_risk: Leads still open, and watched, when the day began.
        won: Leads won on the day.
        lost: Leads lost on the day.
        won_share: Estimated share won up to and including the day, 0-1.
        lost_share: The same for losses.
        open_share: Estimated share still open after the day; the three add up to 1.
    """

    days: npt.NDArray[np.int64]
    at_risk: npt.NDArray[np.int64]
    won: npt.NDArray[np.int64]
    lost: npt.NDArray[np.int64]
    won_share: npt.NDArray[np.floating[Any]]
    lost_share: npt.NDArray[np.floating[Any]]
    open_share: npt.NDArray[np.floating[Any]]

    def won_by(self, day: int) -> float:
        """Return the estimated share won within *day* days."""
        ended = int(np.searchsorted(self.days, day, side="right"))
        return float(self.won_share[ended - 1]) if ended else 0.0


def cumulative_incidence(days: npt.NDArray[np.int64], outcome: npt.NDArray[np.int8]) -> Incidence:
    """
    Return the Aalen–Johansen estimate for leads with two ways to end.

    Args:
        days: Whole days from registration to the outcome, or as long as the lead was watched.
        outcome: WON, LOST or OPEN, per lead. One that stays open is at risk on its last day.

    Source: SPEC §6, oracle 2; Aalen and Johansen 1978.
    """
    ended = np.unique(days[outcome != OPEN])
    at_risk = len(days) - np.searchsorted(np.sort(days), ended, side="left")
    won, lost = (
        np.bincount(np.searchsorted(ended, days[outcome == way]), minlength=len(ended))
        for way in (WON, LOST)
    )
    open_share = np.cumprod((at_risk - won - lost) / at_risk)
    reached = np.concatenate(([1.0], open_share[:-1])) / at_risk
    won_share, lost_share = (np.cumsum(reached * count) for count in (won, lost))
    return Incidence(ended, at_risk, won, lost, won_share, lost_share, open_share)


def watched(leads: pd.DataFrame, as_of: datetime) -> pd.DataFrame:
    """
    Return how long each lead was watched and how that ended.

    Args:
        leads: One row per lead: `registered_on`, `won_on`, `lost_on` (datetime64), `is_won`,
            `is_lost` (bool), `cycle_days` (float, NaN for a win without one).
        as_of: The moment that counts as now.

    Returns:
        *leads* with `age_days` (float, registration to *as_of*), `watched_days` (float, NaN
        for a lead left out: no registration yet, or won without a usable date) and
        `outcome` (int8). A lost lead without a usable date stays open to *as_of*, as an open
        one does; what is dated after *as_of* has not happened yet.

    Source: SPEC §6.
    """
    day = pd.Timestamp(as_of).normalize()
    registered = leads["registered_on"].dt.normalize()
    age = (day - registered).dt.days.astype("float64")
    age = age.where(age >= 0)
    lost = (leads["lost_on"].dt.normalize() - registered).dt.days.astype("float64")
    has_won = leads["is_won"] & (leads["cycle_days"] <= age)
    has_lost = leads["is_lost"] & lost.between(0, age)
    is_left_out = leads["is_won"] & leads["cycle_days"].isna()
    spent = age.mask(has_won, leads["cycle_days"]).mask(has_lost, lost).mask(is_left_out)
    outcome = np.select([has_won, has_lost], [WON, LOST], OPEN).astype("int8")
    return leads.assign(age_days=age, watched_days=spent, outcome=outcome)


def won_within(leads: pd.DataFrame, group: str, horizon: int) -> dict[Hashable, float]:
    """
    Return the share won within *horizon* days per *group*, 0-1.

    Args:
        leads: As `watched` returns them, with the column *group*.
        group: Name of the column to group by.
        horizon: Days from registration.

    Returns:
        Group to share; a group none of whose leads is *horizon* days old is not in it, for
        nobody can know its share yet.

    Source: SPEC §6, 登记90天内成交率.
    """
    seen = leads.loc[leads["watched_days"].notna()]
    days = seen["watched_days"].to_numpy().astype("int64")
    outcome, age = seen["outcome"].to_numpy(), seen["age_days"].to_numpy()
    return {
        name: cumulative_incidence(days[rows], outcome[rows]).won_by(horizon)
        for name, rows in seen.groupby(group, observed=True).indices.items()
        if age[rows].max() >= horizon
    }
