"""The leads as the diagnosis wants them: with what had become of them by the end of a month."""

from datetime import datetime

import pandas as pd

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.lead_frame import lead_frame
from xlfunnel.actions.run import Job
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import is_blank

# Dates on which a lead takes a step on its way to the win, in their order (S0, S2).
STEP_DATES = ("first_follow_up", "intent_signed_on", "opportunity_on")


def last_closed_month(as_of: datetime) -> pd.Period:
    """Return the last calendar month that is over on the day of *as_of*."""
    return pd.Period(as_of, "M") - 1


def leads_until(job: Job, month: pd.Period) -> pd.DataFrame:
    """
    Return the leads registered up to the end of *month*, as they stood on its last day.

    What is dated later has not happened. A win without a usable date counts: left out, it
    would make whoever forgot the date look bad. Sorted by all that there is, so that the
    order in the sheet means nothing.

    Returns:
        `source`, `grade_at_registration`, `owner` (str, "" where blank; no column where the
        sheet has none), `registered` (Period, the month), `age_days` (int), `is_won` (bool),
        `cycle_days` (float, NaN where not won or unknown), `is_vanished` (bool), and
        `has_<name>` for each of STEP_DATES (bool).
    """
    leads = _with_steps(job, lead_frame(job))
    end = month.end_time.normalize()
    leads = leads.loc[leads["registered_on"].dt.normalize() <= end]
    leads = leads.loc[leads["entered_days"].eq(0)]
    is_later = leads["won_on"].dt.normalize() > end
    day = leads["registered_on"].dt.normalize()
    columns = {
        "registered": day.dt.to_period("M"),
        "age_days": (end - day).dt.days.astype("int64"),
        "is_won": leads["is_won"] & ~is_later,
        "cycle_days": leads["cycle_days"].mask(is_later),
        "is_vanished": leads["is_vanished"],
    }
    for name in STEP_DATES:
        columns[f"has_{name}"] = leads[name].dt.normalize() <= end
    labels = [n for n in ("source", "grade_at_registration", "owner") if n in leads]
    frame = pd.DataFrame(columns).assign(**{n: leads[n].astype(object) for n in labels})
    return frame.sort_values(list(frame.columns), ignore_index=True)


def _with_steps(job: Job, leads: pd.DataFrame) -> pd.DataFrame:
    """Return *leads* with STEP_DATES; nobody knows those of leads that are gone."""
    ids = job.records.cells(Lead, "lead_id")
    here = [row for row, lead_id in enumerate(ids) if not is_blank(lead_id)]
    away = [None] * (len(leads) - len(here))
    dates = {}
    for name in STEP_DATES:
        found = values(job.records, Lead, name)
        dates[name] = pd.Series([*(found[row] for row in here), *away], dtype="datetime64[us]")
    return leads.assign(**dates)
