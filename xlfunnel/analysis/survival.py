"""
How many leads are won within so many days of registration (SPEC §6).

Won ÷ all is too low while many leads are young. Here a young lead counts only for the days
it could be watched: the Aalen–Johansen estimator of the win, with the loss as the other way
a lead can end. Days are calendar days, so many leads share one; ties are exact.

A loss without a date leaves the lead in the risk set to the as-of day, as one that will not
be won. That does not bend the share won: of the leads registered long enough ago, those
won within so many days are the same, whatever is known of the others. It only costs the
little that a dated loss tells about the young.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

OPEN, WON, LOST = 0, 1, 2

Counts: TypeAlias = npt.NDArray[np.int64]
Shares: TypeAlias = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class WonShare:
    """
    The share won within some days, 0-1, and how far it can be trusted.

    Attributes:
        rate: The estimate.
        low, high: Its 95 % interval.
        effective_leads: How many leads of known fate would say it as surely.
    """

    rate: float
    low: float
    high: float
    effective_leads: float


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
        won_variance: Variance of `won_share`.
        entries: The day on which each lead that came in late did so, ascending.
        exits: The last day on which each lead was watched, ascending.
    """

    days: Counts
    at_risk: Counts
    won: Counts
    lost: Counts
    won_share: Shares
    lost_share: Shares
    open_share: Shares
    won_variance: Shares
    entries: Counts
    exits: Counts

    def won_by(self, day: int) -> float:
        """Return the estimated share won within *day* days."""
        return self._at(self.won_share, day)

    def won_interval(self, day: int, level: float = 0.95) -> tuple[float, float]:
        """
        Return the interval of the share won within *day* days, 0-1.

        On the log(−log) scale, which keeps it inside 0 and 1: share^e^(±z·s), with s the
        standard error ÷ share·|log share|. While nobody is won, or everybody, there is no
        variance to go by; then the end that is not 0 or 1 is exact (Clopper–Pearson): of n
        leads none is won with a chance of half of 1 − *level*. n is `_watched_throughout`.
        """
        share, tail = self.won_by(day), (1 - level) / 2
        if not _is_between(share):
            leads = self._watched_throughout(day)
            reach = tail ** (1 / leads) if leads > 0 else 0.0
            return (reach, 1.0) if share else (0.0, 1 - reach)
        error = sqrt(self._at(self.won_variance, day)) / (share * -log(share))
        spread = exp(-NormalDist().inv_cdf(tail) * error)
        return share**spread, share ** (1 / spread)

    def effective_leads(self, day: int) -> float:
        """Return how many leads, all with known fate, would tell the share won as surely."""
        share = self.won_by(day)
        if not _is_between(share):
            return self._watched_throughout(day)
        return share * (1 - share) / self._at(self.won_variance, day)

    def won_days(self, share: float, within: int) -> int | None:
        """
        Return the day by which *share* (0-1) of those won within *within* days were won.

        None where nobody was won, or leads were not watched that long.
        """
        if not self.is_known(within) or not (whole := self.won_by(within)):
            return None
        reached = self.won_share >= share * whole - 1e-12  # sums of fractions come close only
        return int(self.days[int(np.argmax(reached))])

    def is_known(self, day: int) -> bool:
        """
        Return whether leads were watched on every day up to *day*, or until all had ended.

        A day that nobody was watched on tells nothing, and a lead that came in after all
        the others had ended shows that they were not all.
        """
        finished = self.days[self.open_share == 0]
        until = min(day, int(finished[0])) if finished.size else day
        late = np.searchsorted(self.entries, (until, day))
        return bool(self._watched_on(np.arange(until + 1)).all() and late[0] == late[1])

    def _watched_throughout(self, day: int) -> float:
        """
        Return how many leads would have been watched to *day* had none of them ended.

        On each day, those watched ÷ the share then still open; the fewest of any day.
        """
        every = np.arange(day + 1)
        still_open = np.concatenate(([1.0], self.open_share))[np.searchsorted(self.days, every)]
        is_open = still_open > 0
        return float((self._watched_on(every)[is_open] / still_open[is_open]).min())

    def _watched_on(self, days: Counts) -> Counts:
        return _watched_on(days, self.entries, self.exits)

    def _at(self, values: Shares, day: int) -> float:
        ended = int(np.searchsorted(self.days, day, side="right"))
        return float(values[ended - 1]) if ended else 0.0


def _is_between(share: float) -> bool:
    return 0 < share < 1 - 1e-12  # a sum of fractions only comes close to 1


def _watched_on(days: Counts, entries: Counts, exits: Counts) -> Counts:
    """Return how many leads were open and watched when each of *days* began."""
    left, not_yet = np.searchsorted(exits, days), len(entries) - np.searchsorted(entries, days)
    return len(exits) - left - not_yet


def cumulative_incidence(
    days: Counts, outcome: npt.NDArray[np.int8], entered: Counts | None = None
) -> Incidence:
    """
    Return the Aalen–Johansen estimate for leads with two ways to end.

    Args:
        days: Whole days from registration to the outcome, or as long as the lead was watched.
        outcome: WON, LOST or OPEN, per lead. One that stays open is at risk on its last day.
        entered: Whole days from registration to the day on which watching began; 0, as
            without it, where that was the registration. A later one is at risk from the day
            after, as usual with delayed entry: what ended earlier on that day was never
            seen. A lead that ends on the very day it came in is therefore left out.

    Source: SPEC §6, oracle 2; Aalen and Johansen 1978.
    """
    if entered is None:
        entered = np.zeros_like(days)
    is_late = entered > 0
    is_seen = ~is_late | (days > entered)
    days, outcome = days[is_seen], outcome[is_seen]
    entries, exits = np.sort(entered[is_seen & is_late]), np.sort(days)
    ended = np.unique(days[outcome != OPEN])
    at_risk = _watched_on(ended, entries, exits)
    won, lost = (
        np.bincount(np.searchsorted(ended, days[outcome == way]), minlength=len(ended))
        for way in (WON, LOST)
    )
    open_share = np.cumprod((at_risk - won - lost) / at_risk)
    reached = np.concatenate(([1.0], open_share[:-1])) / at_risk
    won_share, lost_share = (np.cumsum(reached * count) for count in (won, lost))
    variance = _variance(at_risk, won, lost, reached, won_share)
    return Incidence(
        ended, at_risk, won, lost, won_share, lost_share, open_share, variance, entries, exits
    )


def _variance(at_risk: Counts, won: Counts, lost: Counts, reached: Shares, share: Shares) -> Shares:
    """
    Return the variance of the share won, by the delta method with tied days.

    With n at risk, w won and d ended on a day, S open before it and F won by it,

        Var F(t) = Σ (F(t)−F)²·d/n(n−d) + Σ (S/n)²·w(n−w)/n − 2·Σ (F(t)−F)·(S/n)·w/n

    over the days up to t, as running sums. Without censoring it is F(1−F) ÷ leads.

    Source: SPEC §6; Aalen 1978, Marubini and Valsecchi 1995 (10.12).
    """
    ended, left = won + lost, at_risk - won - lost
    hazard = ended / (at_risk * np.maximum(left, 1))  # when all have ended, F(t)−F is nothing
    of_wins = reached * won / at_risk
    before = share**2 * np.cumsum(hazard) - 2 * share * np.cumsum(share * hazard + of_wins)
    own = share**2 * hazard + 2 * share * of_wins + reached**2 * won * (at_risk - won) / at_risk
    variance: Shares = np.maximum(before + np.cumsum(own), 0.0)
    return variance


def watched(leads: pd.DataFrame, as_of: datetime) -> pd.DataFrame:
    """
    Return how long each lead was watched and how that ended.

    Args:
        leads: One row per lead: `registered_on`, `won_on`, `lost_on` (datetime64), `is_won`,
            `is_lost` (bool), `cycle_days` (float, NaN for a win without one); `entered_on`
            (datetime64) where leads came in at some age, NaT for one watched from the start.
        as_of: The moment that counts as now.

    Returns:
        *leads* with `age_days` (float, registration to *as_of*), `entered_days` (float,
        registration to the day watching began, 0 where that is the same), `watched_days`
        (float, NaN for a lead left out: no registration yet, or won without a usable date)
        and `outcome` (int8). A lost lead without a usable date stays open to *as_of*, as an
        open one does; what is dated after *as_of* has not happened yet.

    Source: SPEC §6.
    """
    registered = leads["registered_on"].dt.normalize()
    age = (pd.Timestamp(as_of).normalize() - registered).dt.days.astype("float64")
    age = age.where(age >= 0)
    lost = (leads["lost_on"].dt.normalize() - registered).dt.days.astype("float64")
    has_won = leads["is_won"] & (leads["cycle_days"] <= age)
    has_lost = leads["is_lost"] & lost.between(0, age)
    is_left_out = leads["is_won"] & leads["cycle_days"].isna()
    spent = age.mask(has_won, leads["cycle_days"]).mask(has_lost, lost).mask(is_left_out)
    outcome = np.select([has_won, has_lost], [WON, LOST], OPEN).astype("int8")
    entered = pd.Series(0.0, index=leads.index)
    if "entered_on" in leads:
        late = (leads["entered_on"].dt.normalize() - registered).dt.days.astype("float64")
        entered = late.clip(lower=0).fillna(0)
    return leads.assign(age_days=age, entered_days=entered, watched_days=spent, outcome=outcome)


def won_shares(
    leads: pd.DataFrame, group: str, horizons: Sequence[int]
) -> dict[Hashable, dict[int, WonShare]]:
    """
    Return the share won within each of *horizons* per *group*.

    Args:
        leads: As `watched` returns them, with the column *group*.
        group: Name of the column to group by.
        horizons: Days from registration.

    Returns:
        Group to horizon to share. A horizon that nobody can know of yet is not in it: no
        lead of the group is that old, or none was watched that long while some are open.

    Source: SPEC §6, 登记90天内成交率.
    """
    return {
        name: {
            day: WonShare(curve.won_by(day), *curve.won_interval(day), curve.effective_leads(day))
            for day in horizons
            if oldest >= day and curve.is_known(day)
        }
        for name, curve, oldest in _curves(leads, group)
    }


def pace(
    leads: pd.DataFrame,
    group: str,
    within: int = 180,
    shares: Sequence[float] = (0.5, 0.8),
    enough: float = 5,
) -> dict[Hashable, tuple[int, ...]]:
    """
    Return by which day each of *shares* of those won within *within* days were won.

    Args:
        leads: As for `won_shares`.
        group: Name of the column to group by.
        within: Days from registration.
        shares: Which parts of the wins, 0-1.
        enough: Wins within those days from which on a group has a pace.

    Returns:
        Group to days, in the order of *shares*; a group with fewer wins, or not watched so
        long, is not in it.

    Source: SPEC §6, 180天内成交者,一半在X天内、八成在Y天内.
    """
    found = {
        name: tuple(curve.won_days(share, within) for share in shares)
        for name, curve, oldest in _curves(leads, group)
        if oldest >= within and curve.won[curve.days <= within].sum() >= enough
    }
    return {
        name: tuple(day for day in days if day is not None)
        for name, days in found.items()
        if None not in days
    }


def _curves(leads: pd.DataFrame, group: str) -> Iterator[tuple[Hashable, Incidence, float]]:
    """Yield each group with its incidence and the age of its oldest lead, in days."""
    seen = leads.loc[leads["watched_days"].notna()]
    days, entered = (
        seen[name].to_numpy().astype("int64") for name in ("watched_days", "entered_days")
    )
    outcome, age = seen["outcome"].to_numpy(), seen["age_days"].to_numpy()
    for name, rows in seen.groupby(group, observed=True).indices.items():
        yield name, cumulative_incidence(days[rows], outcome[rows], entered[rows]), age[rows].max()
