"""
How likely a lead is to be won within so many days, by the team's own history (SPEC §10).

A logistic model of what is known when a lead is registered. Each word of a column (a source,
a grade) moves the log-odds by an effect of its own; a normal prior holds every effect near
zero, so a source that was seen once and won stays near the average. No more effects are
asked for than a tenth of the wins can carry, the words of most leads first.

It is tried on the leads registered last, with a model that has seen only those before them:
without being better than the plain average there it has nothing to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats: TypeAlias = npt.NDArray[np.floating[Any]]

WINS_PER_EFFECT = 10
# Standard deviation of an effect in log-odds: odds seldom differ by more than four times.
_PRIOR_DEVIATION = 0.7
_HELD_OUT = 0.25  # of the leads, those registered last
_FEWEST_WINS_HELD_OUT = 5
_MOST_BANDS = 4
# How sure it must be that the forecast is better: by chance alone one in ten would seem so.
_SURE = NormalDist().inv_cdf(0.9)
_MOST_STEPS = 50
_CLOSE_ENOUGH = 1e-10


@dataclass(frozen=True, slots=True)
class Model:
    """
    What the history says.

    Attributes:
        average: Log-odds of the share of all leads that were won in time.
        effects: Column to word to what the word adds to the log-odds.
        others: Column to what a blank, and every word that is not in *effects*, adds.
    """

    average: float
    effects: Mapping[str, Mapping[str, float]]
    others: Mapping[str, float]

    def parts(self, leads: pd.DataFrame) -> dict[str, Floats]:
        """Return per column what the word of each of *leads* adds to the log-odds."""
        return {
            name: _added(leads[name], words).to_numpy("float64", na_value=self.others[name])
            for name, words in self.effects.items()
        }

    def chances(self, leads: pd.DataFrame) -> Floats:
        """Return the chance of each of *leads*, 0-1."""
        log_odds: Floats = np.full(len(leads), self.average)
        for part in self.parts(leads).values():
            log_odds = log_odds + part
        return _chance(np.asarray(log_odds))


@dataclass(frozen=True, slots=True)
class Band:
    """Held-out leads with like forecasts: from and to which, their mean, and what came."""

    low: float
    high: float
    forecast: float
    leads: int
    won: int


@dataclass(frozen=True, slots=True)
class Trial:
    """
    How the forecast did on leads that it had not seen.

    Attributes:
        leads: How many were held out.
        won: How many of them were won in time.
        skill: By how much its squared error is smaller than that of the average, at most 1
            (Brier skill score).
        is_better: Whether that is more than chance would do one time in ten.
        bands: The held-out leads by forecast, ascending.
    """

    leads: int
    won: int
    skill: float
    is_better: bool
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True)
class Pace:
    """
    How the chance changes while a lead stays open.

    Attributes:
        won_after: Share of those won in time that were still open after each day, from day 0.
        others_after: The same for all others.
    """

    won_after: Floats
    others_after: Floats

    def log_odds(self, ages: Floats) -> Floats:
        """Return what being open after so many days adds to the log-odds of each lead."""
        day = np.clip(ages, 0, len(self.won_after) - 1).astype("int64")
        return np.asarray(np.log(self.won_after[day]) - np.log(self.others_after[day]))


def known_outcomes(leads: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """
    Return the leads whose outcome after *horizon* days is known, with `won_in_time` (bool).

    Args:
        leads: As `survival.watched` returns them. Those that are younger are left out, also
            when they are closed already: among the young only the quick ones are. So are those
            that came in late: whoever was won before that is missing among them.
        horizon: Days from registration.
    """
    is_whole = leads["watched_days"].notna() & leads["entered_days"].eq(0)
    known = leads.loc[is_whole & leads["age_days"].ge(horizon)]
    in_time = known["is_won"] & known["cycle_days"].le(horizon)
    return known.assign(won_in_time=in_time.astype(bool))


def fit(known: pd.DataFrame, columns: Sequence[str]) -> Model:
    """
    Return the model of leads with a known outcome.

    Args:
        known: As `known_outcomes` returns them, with *columns* (str or categorical, "" where
            nothing is known: such a lead is as those with rare words). Some were won and
            some not.
        columns: What the chance may go by; equally frequent words count in this order.

    Source: SPEC §10 (L2 logistic, at most wins/10 parameters); Newton's method.
    """
    most = int(known["won_in_time"].sum()) // WINS_PER_EFFECT
    chosen = _frequent_words(known, columns, most)
    kinds = (
        known.assign(**{name: known[name].astype(object) for name in columns})
        .groupby(list(columns))["won_in_time"]
        .agg(["size", "sum"])
        .reset_index()
    )
    size, won = (kinds[name].to_numpy("float64") for name in ("size", "sum"))
    indicators = [kinds[name].eq(word).to_numpy("float64") for name, word in chosen]
    design: Floats = np.column_stack([np.ones(len(kinds)), *indicators])
    found = _most_likely(design, size, won)
    effects: dict[str, dict[str, float]] = {name: {} for name in columns}
    for (name, word), effect in zip(chosen, found[1:], strict=True):
        effects[name][word] = float(effect)
    return _about_the_average(known, float(found[0]), effects)


def trial(known: pd.DataFrame, columns: Sequence[str]) -> Trial | None:
    """
    Return how a model of the earlier leads did on those registered last; None for too few wins.

    Args:
        known: As for `fit`, with `registered_on`. Leads of one day stay together.
        columns: As for `fit`.

    Source: SPEC §10 (temporal hold-out, calibration, Brier skill).
    """
    days = known["registered_on"].dt.normalize()
    first = days.sort_values().iloc[int(len(days) * (1 - _HELD_OUT))]
    seen, unseen = known.loc[days < first], known.loc[days >= first]
    wins = int(unseen["won_in_time"].sum())
    if wins < _FEWEST_WINS_HELD_OUT or not 0 < seen["won_in_time"].mean() < 1:
        return None
    chances = fit(seen, columns).chances(unseen)
    came = unseen["won_in_time"].to_numpy("float64")
    of_average = (seen["won_in_time"].mean() - came) ** 2
    gain = of_average - (chances - came) ** 2
    is_better = gain.mean() > _SURE * gain.std(ddof=1) / np.sqrt(len(gain))
    skill = float(gain.mean() / of_average.mean())
    return Trial(len(unseen), wins, skill, bool(is_better), _bands(chances, came))


def pace(known: pd.DataFrame, horizon: int) -> Pace:
    """
    Return how many of the leads won in time, and of the others, stay open how long.

    Args:
        known: As `known_outcomes` returns them, with `is_loss_day_known` (bool). A loss whose
            day nobody knows is taken to have come as the others do; where none is known, as
            the wins do.
        horizon: Days from registration.
    """
    in_time = known["won_in_time"]
    won_after = _open_after(known.loc[in_time, "watched_days"], horizon)
    others = known.loc[~in_time]
    lost = others.loc[others["is_lost"] & others["is_loss_day_known"], "watched_days"]
    lost_after = _open_after(lost, horizon) if len(lost) else won_after
    lost_share = float(others["is_lost"].mean()) if len(others) else 0.0
    return Pace(won_after, np.asarray(1 - lost_share * (1 - lost_after)))


def is_filled_late(words: "pd.Series[Any]", won: "pd.Series[bool]", rise: float) -> bool:
    """
    Return whether a column is filled in after the win: it would tell the outcome itself.

    Args:
        words: What stands in it, "" for nothing.
        won: Whether each lead was won.
        rise: By what share the rate of those with a word may lie above that of all.
    """
    filled = words.astype(object).ne("")
    return bool(filled.any() and won[filled].mean() > (1 + rise) * won.mean())


def _about_the_average(
    known: pd.DataFrame, start: float, effects: Mapping[str, Mapping[str, float]]
) -> Model:
    """
    Return the model of *effects* that starts from the average of *known*, not from *start*.

    A model starts at the log-odds of a lead without any of its words, which may be as rare as
    it is poor. Said as 平均, a word that is below the average would seem to raise the chance.
    Each column is therefore told from its mean; what then is left, as the odds of a mean are
    not the mean of the odds, goes to the columns by how much they vary. No chance changes.
    """
    share = known["won_in_time"].mean()
    average = float(np.log(share / (1 - share)))
    parts = {name: _added(known[name], words).fillna(0.0) for name, words in effects.items()}
    means = {name: float(part.mean()) for name, part in parts.items()}
    spread = {name: float(part.var(ddof=0)) for name, part in parts.items()}
    left = start + sum(means.values()) - average
    total = sum(spread.values()) or 1.0
    others = {name: left * spread[name] / total - means[name] for name in effects}
    moved = {
        name: {word: effect + others[name] for word, effect in words.items()}
        for name, words in effects.items()
    }
    return Model(average, moved, others)


def _added(words: "pd.Series[Any]", effects: Mapping[str, float]) -> "pd.Series[float]":
    """Return what each of *words* adds, NaN for one that has no effect of its own."""
    return words.astype(object).map(effects).astype("float64")


def _frequent_words(
    known: pd.DataFrame, columns: Sequence[str], most: int
) -> list[tuple[str, str]]:
    counts = [
        (-int(count), place, str(word), name)
        for place, name in enumerate(columns)
        for word, count in known[name].astype(object).value_counts().items()
        if word != ""
    ]
    return [(name, word) for _, _, word, name in sorted(counts)[:most]]


def _most_likely(design: Floats, size: Floats, won: Floats) -> Floats:
    """Return the coefficients of highest posterior; the first, the average, is free."""
    penalty = np.full(design.shape[1], _PRIOR_DEVIATION**-2)
    penalty[0] = 0
    found = np.zeros(design.shape[1])
    share = won.sum() / size.sum()
    found[0] = np.log(share / (1 - share))
    for _ in range(_MOST_STEPS):
        chance = _chance(design @ found)
        slope = design.T @ (won - size * chance) - penalty * found
        bend = (design.T * (size * chance * (1 - chance))) @ design + np.diag(penalty)
        step = np.clip(np.linalg.solve(bend, slope), -1, 1)
        found = found + step
        if np.abs(step).max() < _CLOSE_ENOUGH:
            break
    return found


def _chance(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _bands(chances: Floats, came: Floats) -> list[Band]:
    """Return bands of about as many leads each; like forecasts are never parted."""
    edges = np.unique(np.quantile(chances, np.linspace(0, 1, _MOST_BANDS + 1)[1:-1]))
    place = np.searchsorted(edges, chances, side="left")
    return [
        Band(
            float(chances[there].min()),
            float(chances[there].max()),
            float(chances[there].mean()),
            int(there.sum()),
            int(came[there].sum()),
        )
        for there in (place == band for band in range(len(edges) + 1))
        if there.any()
    ]


def _open_after(days: "pd.Series[float]", horizon: int) -> Floats:
    """Return the share still open after each day; half a lead more, so that none is certain."""
    later = len(days) - np.searchsorted(np.sort(days), np.arange(horizon), side="right")
    return np.asarray((later + 0.5) / (len(days) + 0.5))
