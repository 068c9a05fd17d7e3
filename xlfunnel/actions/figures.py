"""The figures of each group as cells, with the caveat that belongs beside them (SPEC §6)."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from xlfunnel.actions.caveats import Figure, Figures, Range, caveats_of, verdict_on
from xlfunnel.actions.run import Job
from xlfunnel.actions.vocabulary import joined
from xlfunnel.analysis.conversion import conversion_by, frequent_reasons
from xlfunnel.analysis.proportions import wilson
from xlfunnel.analysis.shrinkage import steady_rates
from xlfunnel.analysis.survival import WonShare, pace, won_shares
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import Parameters
from xlfunnel.values.cell import Cell

# The columns with the share won within another time, and the days of each.
OTHER_HORIZONS = {"won_within_30": 30, "won_within_60": 60, "won_within_180": 180}
PACE_WITHIN = 180  # days; SPEC §6

_COUNTS = ("leads", "customers", "won", "open_leads", "qualified", "returned")
_WITHOUT_LEADS = (
    "conversion_rate",
    "sales_cycle_days",
    "won_within",
    "won_range",
    "steady_rate",
    "verdict",
    "caveat",
    *OTHER_HORIZONS,
    "pace",
    "oldest_open_days",
    "qualified_rate",
    "return_reasons",
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The leads as a frame, and their figures by each dimension there is."""

    leads: pd.DataFrame
    by: Mapping[str, Figures]


def figures_by(leads: pd.DataFrame, group: str, limits: Parameters) -> Figures:
    """
    Return the figures per *group* of *leads* in the order of `conversion_by`.

    Each has the columns of that and its `name`; `won_within` (0-1), `won_range` (low, high)
    and `steady_rate`, all three None where nobody can know them yet; the shares within
    `OTHER_HORIZONS`; `pace` (days in which half and four fifths of the wins came, or ());
    and `return_reasons` (the commonest ones).
    """
    horizon = int(limits.win_horizon_days)
    shares = won_shares(leads, group, sorted({horizon, *OTHER_HORIZONS.values()}))
    steady = _steady(shares, horizon, limits.prior_weight)
    paces = pace(leads, group, PACE_WITHIN, enough=limits.enough_wins)
    given = leads.loc[leads["is_returned"]]
    reasons = frequent_reasons(given[group], given["return_reasons"], int(limits.factor_count))
    counted = conversion_by(leads, group).rename(columns={group: "name"})
    figures: list[dict[str, Any]] = [
        {str(key): value for key, value in figure.items()}
        for figure in counted.to_dict(orient="records")
    ]
    for figure in figures:
        name = figure["name"]
        known = shares.get(name, {})
        figure |= {column: _rate(known.get(days)) for column, days in OTHER_HORIZONS.items()}
        figure |= {
            "won_within": _rate(known.get(horizon)),
            "won_range": _range(figure, known.get(horizon)),
            "steady_rate": steady.get(name),
            "pace": paces.get(name, ()),
            "return_reasons": reasons.get(name, ()),
        }
    return figures


def _rate(share: WonShare | None) -> float | None:
    return None if share is None else share.rate


def _range(figure: Figure, share: WonShare | None) -> Range | None:
    """
    Return the 95 % range of the share won within the horizon.

    Where every lead was watched from its registration for that long, the share is a plain
    proportion and has Wilson's range; else the estimate has its own.
    """
    if share is None:
        return None
    watched = figure["leads"] - figure["left_out"]
    if figure["whole"] == watched:
        return wilson(int(figure["won_in_time"]), int(watched))
    return share.low, share.high


def _steady(
    shares: Mapping[Hashable, Mapping[int, WonShare]], horizon: int, prior_weight: float
) -> dict[Hashable, float]:
    """Return the steady rate of each group that has a rate."""
    rates = {
        name: (known[horizon].rate, known[horizon].effective_leads)
        for name, known in shares.items()
        if horizon in known
    }
    return steady_rates(rates, prior_weight)


def as_cells(job: Job, figure: Figure, *caveats: str | None) -> dict[str, Cell]:
    """Return the columns that both conversion tables have; *caveats* are said with its own."""
    said = [*caveats_of(job, figure), *filter(None, caveats)]
    language = job.run.language
    return {
        "leads": float(figure["leads"]),
        "customers": float(figure["customers"]),
        "won": float(figure["won"]),
        "conversion_rate": float(figure["conversion_rate"]),
        "sales_cycle_days": _known(figure["cycle_days"]),
        "open_leads": float(figure["open"]),
        "won_within": figure["won_within"],
        "won_range": range_text(figure["won_range"]) if figure["won_range"] else None,
        "steady_rate": figure["steady_rate"],
        "verdict": verdict_on(job, figure),
        "caveat": job.say("analysis.and").join(said) or None,
        **{column: figure[column] for column in OTHER_HORIZONS},
        "pace": _pace_text(job, figure["pace"]),
        "oldest_open_days": _known(figure["oldest_open_days"]),
        **_qualified(figure),
        "returned": float(figure["returned"]) if job.records.has(Lead, "return_reason") else None,
        "return_reasons": joined(figure["return_reasons"], language) or None,
    }


def no_leads() -> dict[str, Cell]:
    """Return those columns for a group without leads: zero counts, and no rate at all."""
    return {**dict.fromkeys(_COUNTS, 0.0), **dict.fromkeys(_WITHOUT_LEADS)}


def range_text(ends: Range) -> str:
    """
    Return a range of shares as it is shown.

    >>> range_text((0.121, 0.184))
    '12.1%–18.4%'
    """
    low, high = ends
    return f"{low:.1%}–{high:.1%}"


def _qualified(figure: Figure) -> dict[str, Cell]:
    """Return how many leads the screening calls qualified, nothing where it has not looked."""
    qualified = figure["qualified"]
    return {
        "qualified": float(qualified) if figure["screened"] else None,
        "qualified_rate": float(figure["qualified_wins"] / qualified) if qualified else None,
    }


def _pace_text(job: Job, days: Sequence[int]) -> str | None:
    """Return 一半在25天内，八成在60天内; None where it is not known."""
    if not days:
        return None
    half, most = (
        job.say("analysis.in_days", days=day) if day else job.say("analysis.same_day")
        for day in days
    )
    return job.say("analysis.pace", half=half, most=most)


def _known(number: float) -> float | None:
    return None if math.isnan(number) else float(number)
