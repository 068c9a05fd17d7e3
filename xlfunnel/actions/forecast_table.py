"""How the forecast did on leads it had not seen, as rows of 分维度分析 (SPEC §10)."""

from collections.abc import Iterator

from xlfunnel.actions.figures import no_leads, range_text
from xlfunnel.actions.forecasting import Forecast
from xlfunnel.actions.run import Job
from xlfunnel.analysis.forecast import Band
from xlfunnel.analysis.proportions import wilson
from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell


def forecast_rows(job: Job, forecast: Forecast) -> list[dict[str, Cell]]:
    """
    Return a row per band of forecasts: what was forecast, and what came.

    Where nobody gets a forecast a row says why; without any lead there is none.
    """
    why_not = forecast.why_not
    said = [_row(job, job.say("forecast.no_band"), {"caveat": why_not})] if why_not else []
    return [*said, *_bands(job, forecast)]


def _bands(job: Job, forecast: Forecast) -> Iterator[dict[str, Cell]]:
    for band in forecast.tried.bands if forecast.tried else ():
        low, high = f"{band.low:.1%}", f"{band.high:.1%}"
        name = job.say("forecast.band" if low != high else "forecast.one_band", low=low, high=high)
        yield _row(job, name, _figures(job, band))


def _figures(job: Job, band: Band) -> dict[str, Cell]:
    ends = range_text(wilson(band.won, band.leads))
    return {
        "leads": float(band.leads),
        "won": float(band.won),
        "won_within": band.won / band.leads,
        "won_range": ends,
        "caveat": job.say("forecast.band_caveat", forecast=f"{band.forecast:.1%}"),
    }


def _row(job: Job, name: str, figures: dict[str, Cell]) -> dict[str, Cell]:
    label = terms.DIMENSIONS.label(terms.FORECAST_BAND, job.run.language)
    blanks = dict.fromkeys((*no_leads(), "won_in_month"))
    return {**blanks, "dimension": label, "value": name, **figures}
