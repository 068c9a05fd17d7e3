"""The step of every analysis: the leads once as a frame, then each table made from it."""

import math

import pandas as pd

from xlfunnel.actions.caveats import Figure
from xlfunnel.actions.chart_table import write_chart_data
from xlfunnel.actions.conversion_table import write_conversion
from xlfunnel.actions.dimension_table import GROUP_OF, write_dimensions
from xlfunnel.actions.figures import Analysis, figures_by, range_text
from xlfunnel.actions.forecast_table import forecast_rows
from xlfunnel.actions.forecasting import forecast_leads
from xlfunnel.actions.lead_frame import lead_frame
from xlfunnel.actions.run import Job
from xlfunnel.analysis.conversion import overall

_GROUPS = ("source", *GROUP_OF.values())


def analyse(job: Job) -> None:
    """Rebuild both conversion tables, the forecasts and the charts' figures; say the overall."""
    leads = lead_frame(job)
    by = {name: figures_by(leads, name, job.parameters) for name in _GROUPS if name in leads}
    analysis = Analysis(leads, by)
    write_conversion(job, analysis)
    write_dimensions(job, analysis, forecast_rows(job, forecast_leads(job, leads)))
    write_chart_data(job, analysis)
    _say_overall(job, leads)


def _say_overall(job: Job, leads: pd.DataFrame) -> None:
    total = {str(name): float(value) for name, value in overall(leads).items()}
    job.counts |= {name: value for name, value in total.items() if not math.isnan(value)}
    if not total["leads"]:
        job.summary.append(job.say("actions.no_leads"))
        return
    rate = f"{total['conversion_rate']:.1%}"
    facts = {"leads": int(total["leads"]), "won": int(total["won"]), "rate": rate}
    job.summary.append(job.say("actions.analysed", **facts))
    (whole,) = figures_by(leads.assign(everything=True), "everything", job.parameters)
    if whole["won_range"]:
        _say_within(job, whole)


def _say_within(job: Job, whole: Figure) -> None:
    """Say the share won within the horizon, how sure it is, and what it misses."""
    within, ends = whole["won_within"], whole["won_range"]
    job.counts["won_within"] = within
    said = {
        "days": int(job.parameters.win_horizon_days),
        "rate": f"{within:.1%}",
        "range": range_text(ends),
        "count": whole["old"],
    }
    job.summary.append(job.say("analysis.within", **said))
    if whole["undated_wins"]:
        job.summary.append(job.say("analysis.within_too_low", count=whole["undated_wins"]))
