"""系统预测: the chance of each open lead by the team's own history, with its reasons (SPEC §10)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from xlfunnel.actions.group_names import BLANK, never_graded, shown_name
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import first_run
from xlfunnel.analysis.forecast import (
    Model,
    Pace,
    Trial,
    fit,
    is_filled_late,
    known_outcomes,
    pace,
    trial,
)
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell

# What a chance may go by: what is known when a lead is registered, never who works on it.
_GRADE = "grade_at_registration"
_COLUMNS = (_GRADE, "source", "industry", "region")
_DECIMALS = 3  # of a chance: tenths of a per cent


@dataclass(frozen=True, slots=True)
class Forecast:
    """
    What the history allows to say.

    Attributes:
        why_not: Why no lead gets a forecast; "" when they do, and without any lead.
        tried: How it did on leads it had not seen; None where nobody could try.
    """

    why_not: str
    tried: Trial | None = None


def forecast_leads(job: Job, leads: pd.DataFrame) -> Forecast:
    """
    Write the chance of each open lead to be won in time, and where it comes from.

    Args:
        job: The run.
        leads: As `lead_frame` returns them.

    Without enough wins, or when the trial is no better than the average, nobody gets one:
    the grades by the rules are all there is, and that is said.
    """
    if leads.empty:
        return Forecast("")
    horizon = int(job.parameters.win_horizon_days)
    leads = _as_known_then(job, leads)
    known = known_outcomes(leads, horizon)
    columns = _usable(job, known)
    forecast = _tried(job, known, columns)
    chances: dict[int, Cell] = {}
    reasons: dict[int, Cell] = {}
    if not forecast.why_not:
        reasoned = _Reasons(job, fit(known, columns), _paces(job, known), horizon)
        open_ones = leads.loc[leads["is_open"] & leads["row"].ge(0)]
        for row, chance, reason in reasoned.of(open_ones, columns):
            chances[row], reasons[row] = chance, reason
    count = job.records.count(Lead)
    for name, said in (("system_forecast", chances), ("forecast_basis", reasons)):
        job.records.put(Lead, name, [said.get(row) for row in range(count)])
    _say(job, forecast, sum(chance is not None for chance in chances.values()))
    return forecast


def _as_known_then(job: Job, leads: pd.DataFrame) -> pd.DataFrame:
    """
    Return *leads* without what was only said of them later.

    A grade that was given when the end was known would forecast the end from itself. A day
    of loss that the first run has filled in is none.
    """
    filled_in = pd.Timestamp(first_run(job)).normalize()
    day = leads["lost_on"].dt.normalize()
    leads = leads.assign(is_loss_day_known=day.notna() & day.ne(filled_in))
    if _GRADE in leads:
        grade = leads[_GRADE].astype(object).mask(leads["is_graded_later"], BLANK)
        leads = leads.assign(**{_GRADE: grade})
    return leads


def _paces(job: Job, known: pd.DataFrame) -> dict[str, Pace]:
    """Return the pace of each grade that has leads enough for its own; "" is that of all."""
    horizon, least = int(job.parameters.win_horizon_days), job.parameters.forecast_wins
    paces = {BLANK: pace(known, horizon)}
    for grade, leads in known.groupby(_GRADE, observed=True) if _GRADE in known else ():
        wins = leads["won_in_time"].sum()
        if min(wins, len(leads) - wins) >= least:
            paces.setdefault(str(grade), pace(leads, horizon))
    return paces


def _usable(job: Job, known: pd.DataFrame) -> list[str]:
    """Return the columns there are whose words do not come with the win."""
    rise, ungraded = job.parameters.fill_bias / 100, never_graded(job)
    return [
        name
        for name in _COLUMNS
        if name in known
        and not is_filled_late(
            known[name].astype(object).replace(ungraded, BLANK), known["won_in_time"], rise
        )
    ]


def _tried(job: Job, known: pd.DataFrame, columns: Sequence[str]) -> Forecast:
    least, wins = int(job.parameters.forecast_wins), int(known["won_in_time"].sum())
    days = int(job.parameters.win_horizon_days)
    if min(wins, len(known) - wins) < least:
        key = "forecast.few_wins" if wins < least else "forecast.few_others"
        facts = {"wins": wins, "others": len(known) - wins, "least": least, "days": days}
        return Forecast(job.say(key, **facts))
    tried = trial(known, columns) if columns else None
    if tried is None:
        return Forecast(job.say("forecast.not_tried"))
    if not tried.is_better:
        return Forecast(job.say("forecast.no_better", leads=tried.leads), tried)
    return Forecast("", tried)


class _Reasons:
    """Says of each open lead its chance, and what raises or lowers it; alike ones once."""

    def __init__(self, job: Job, model: Model, paces: Mapping[str, Pace], horizon: int) -> None:
        self._job = job
        self._model = model
        days = np.arange(horizon, dtype="float64")
        self._waited = {grade: pace.log_odds(days) for grade, pace in paces.items()}
        self._horizon = horizon
        self._reason = cache(self._said)

    def of(
        self, leads: pd.DataFrame, columns: Sequence[str]
    ) -> Iterator[tuple[int, float | None, str]]:
        """Yield the row of each lead, its chance, None for none, and the reason in words."""
        words = zip(*(leads[name].astype(object) for name in columns), strict=True)
        ages = leads["age_days"].fillna(-1).astype("int64")
        for row, said, age in zip(leads["row"], words, ages, strict=True):
            yield int(row), *self._reason(tuple(zip(columns, said, strict=True)), int(age))

    def _said(self, words: tuple[tuple[str, str], ...], age: int) -> tuple[float | None, str]:
        if not 0 <= age < self._horizon:
            key = "forecast.too_old" if age > 0 else "forecast.no_date"
            return None, self._job.say(key, days=self._horizon)
        log_odds = self._model.average
        before = _rounded(log_odds)
        average = f"{before:.1%}"
        said = []
        for text, effect in [*self._effects(words), *self._waiting(words, age)]:
            log_odds += effect
            chance = _rounded(log_odds)
            if chance != before:
                points = f"{100 * (chance - before):+.1f}".replace("-", "−")
                said.append(self._job.say("forecast.part", what=text, points=points))
            before = chance
        parts = "".join(said)
        facts = {"days": self._horizon, "average": average, "parts": parts}
        return before, self._job.say("forecast.basis", **facts)

    def _effects(self, words: Sequence[tuple[str, str]]) -> Iterator[tuple[str, float]]:
        for name, word in words:
            effect = self._model.effects[name].get(word)
            if effect is not None:
                yield shown_name(self._job, word), effect
            else:
                yield self._other(name), self._model.others[name]

    def _other(self, name: str) -> str:
        """Return what the words of a column with one effect for them all are called."""
        header = Lead.column(name).header(self._job.run.language)
        return self._job.say("forecast.other_words", column=header)

    def _waiting(self, words: Sequence[tuple[str, str]], age: int) -> Iterator[tuple[str, float]]:
        """Yield what the days waited do; a grade with a pace of its own goes by that."""
        if age:
            waited = self._waited.get(dict(words).get(_GRADE, BLANK), self._waited[BLANK])
            yield self._job.say("forecast.still_open", days=age), float(waited[age])


def _rounded(log_odds: float) -> float:
    return round(float(1 / (1 + np.exp(-log_odds))), _DECIMALS)


def _say(job: Job, forecast: Forecast, count: int) -> None:
    """Say how the forecast did; where there is none the sheet says why."""
    if forecast.tried is None or forecast.why_not:
        return
    job.counts |= {"forecasts": float(count), "forecast_skill": forecast.tried.skill}
    skill = f"{forecast.tried.skill:.0%}"
    facts = {"count": count, "leads": forecast.tried.leads, "skill": skill}
    if count:
        job.summary.append(job.say("forecast.given", **facts))
