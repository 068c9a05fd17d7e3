"""The step of every analysis: the leads once as a frame, then each table made from it."""

import math

from xlfunnel.actions.chart_table import write_chart_data
from xlfunnel.actions.conversion_table import write_conversion
from xlfunnel.actions.dimension_table import GROUP_OF, write_dimensions
from xlfunnel.actions.figures import Analysis, figures_by
from xlfunnel.actions.lead_frame import lead_frame
from xlfunnel.actions.run import Job
from xlfunnel.analysis.conversion import overall
from xlfunnel.analysis.survival import won_within

_GROUPS = ("source", *GROUP_OF.values())


def analyse(job: Job) -> None:
    """Rebuild both conversion tables and the figures of the charts; say the overall ones."""
    leads = lead_frame(job)
    horizon = int(job.parameters.win_horizon_days)
    by = {name: figures_by(leads, name, horizon) for name in _GROUPS if name in leads}
    analysis = Analysis(leads, by)
    write_conversion(job, analysis)
    write_dimensions(job, analysis)
    write_chart_data(job, analysis)
    _say_overall(job, analysis, horizon)


def _say_overall(job: Job, analysis: Analysis, horizon: int) -> None:
    leads = analysis.leads
    total = {str(name): float(value) for name, value in overall(leads).items()}
    within = won_within(leads.assign(whole=True), "whole", horizon).get(True)
    if within is not None:
        total["won_within"] = within
    job.counts |= {name: value for name, value in total.items() if not math.isnan(value)}
    if not total["leads"]:
        job.summary.append(job.say("actions.no_leads"))
        return
    rate = f"{total['conversion_rate']:.1%}"
    facts = {"leads": int(total["leads"]), "won": int(total["won"]), "rate": rate}
    job.summary.append(job.say("actions.analysed", **facts))
    if within is not None:
        said = {"days": horizon, "rate": f"{within:.1%}", "count": int(leads["is_old"].sum())}
        job.summary.append(job.say("analysis.within", **said))
        if undated := int(leads["is_undated_win"].sum()):
            job.summary.append(job.say("analysis.within_too_low", count=undated))
