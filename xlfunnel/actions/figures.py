"""The figures of each group as cells, with the caveat that belongs beside them (SPEC §6)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from xlfunnel.actions.caveats import Figure, Figures, caveats_of
from xlfunnel.actions.run import Job
from xlfunnel.analysis.conversion import conversion_by
from xlfunnel.analysis.survival import won_within
from xlfunnel.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Analysis:
    """The leads as a frame, and their figures by each dimension there is."""

    leads: pd.DataFrame
    by: Mapping[str, Figures]


def figures_by(leads: pd.DataFrame, group: str, horizon: int) -> Figures:
    """Return the figures per *group* of *leads* in the order of `conversion_by`."""
    within = won_within(leads, group, horizon)
    counted = conversion_by(leads, group).rename(columns={group: "name"})
    return [
        {
            **{str(key): value for key, value in figure.items()},
            "won_within": within.get(figure["name"]),
        }
        for figure in counted.to_dict(orient="records")
    ]


def as_cells(job: Job, figure: Figure, *caveats: str | None) -> dict[str, Cell]:
    """Return the columns that both conversion tables have; *caveats* are said with its own."""
    cycle = float(figure["cycle_days"])
    said = [*caveats_of(job, figure), *filter(None, caveats)]
    return {
        "leads": float(figure["leads"]),
        "customers": float(figure["customers"]),
        "won": float(figure["won"]),
        "conversion_rate": float(figure["conversion_rate"]),
        "sales_cycle_days": None if math.isnan(cycle) else cycle,
        "open_leads": float(figure["open"]),
        "won_within": figure["won_within"],
        "caveat": job.say("analysis.and").join(said) or None,
    }


def no_leads() -> dict[str, Cell]:
    """Return those columns for a group without leads: zero counts, and no rate at all."""
    counts = ("leads", "customers", "won", "open_leads")
    rates = ("conversion_rate", "sales_cycle_days", "won_within", "caveat")
    return {**dict.fromkeys(counts, 0.0), **dict.fromkeys(rates)}
