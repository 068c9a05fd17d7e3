"""The leads as analysis wants them: one row per lead, also of those deleted from the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from xlfunnel.actions.follow_ups import cells as cells_of
from xlfunnel.actions.group_names import grouped, never_graded
from xlfunnel.actions.lead_marks import screened, seen
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import LATE, entries, first_run, owners_at_win, vanished
from xlfunnel.analysis.conversion import month_of, sales_cycle_days
from xlfunnel.analysis.survival import watched
from xlfunnel.problem import Computation, blocked_rows
from xlfunnel.rules.open_leads import STANDING_FIELDS, Standing, standing
from xlfunnel.schema import terms
from xlfunnel.schema.dictionaries import listed
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import Columns, read_columns
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import fold

_READ = (
    "lead_id",
    "source",
    "grade_at_registration",
    "grade",
    "registered_on",
    "status",
    "won_on",
    "won_reason",
    "lost_on",
    "lost_reason",
    "screening_result",
)
_FREE_TEXT = ("owner", "industry", "region")


@dataclass(frozen=True, slots=True)
class _Leads:
    """
    The columns of the sheet, continued by the leads that are gone from it.

    Attributes:
        cells: Field to what is typed; a field that has no column is blank.
        values: Field to what that means.
        stand: Which of them are won and lost.
        here: How many of the leads are in the sheet; the rest is gone.
    """

    cells: dict[str, list[Cell]]
    values: dict[str, list[Any]]
    stand: Standing
    here: int


def lead_frame(job: Job) -> pd.DataFrame:
    """
    Return every lead with an identity, in the sheet or remembered (SPEC §3, §6).

    Columns as `conversion_by` and `watched` want them; besides them `row` (int, in the sheet,
    -1 for a lead that is gone from it), `is_graded_later` (bool: registered well before the first
    run, so nobody knows the grade of that day), the groups `source`,
    `grade_at_registration`, `grade`, `owner`, `industry`, `region`, `month` (those whose
    column is there), and `win_reasons`, `loss_reasons` and `return_reasons` (tuples of str).
    """
    leads = _leads(job)
    horizon = int(job.parameters.win_horizon_days)
    frame = seen(watched(_dated(job, leads), job.run.as_of), job.run.as_of, horizon)
    returns = _return_reasons(job, leads)
    frame = screened(frame, leads.values["screening_result"]).assign(
        is_graded_later=frame["registered_on"].lt(first_run(job) - LATE),
        row=[n if n < leads.here else -1 for n in range(len(frame))],
        is_returned=[bool(reasons) for reasons in returns],
        return_reasons=returns,
        customer=_customers(leads),
        win_reasons=_reasons(leads.values["won_reason"]),
        loss_reasons=_reasons(leads.values["lost_reason"]),
    )
    frame = frame.assign(**_groups(job, leads, frame))
    has_identity = [not is_blank(lead_id) for lead_id in leads.cells["lead_id"]]
    return frame.loc[has_identity].reset_index(drop=True)


def _leads(job: Job) -> _Leads:
    records, gone = job.records, vanished(job)
    here, away = records.count(Lead), len(gone["lead_id"])
    cells: dict[str, list[Cell]] = {}
    for name in (*_READ, *_FREE_TEXT, "customer_name", "return_reason"):
        cells[name] = [*cells_of(records, Lead, name), *gone.get(name, [None] * away)]
    cells["entered_on"] = [*entries(job), *gone["entered_on"]]
    read = records.columns(Lead, _READ)
    left = read_columns(
        Lead,
        {name: cells[name][here:] for name in _READ},
        as_of=job.run.as_of,
        own_terms=job.words,
    )
    nothing = [None] * here
    values = {name: [*read.values.get(name, nothing), *left.values[name]] for name in _READ}
    doubts = {
        name: [*read.doubts.get(name, ()), *((here + row, r) for row, r in left.doubts[name])]
        for name in STANDING_FIELDS
    }
    return _Leads(cells, values, standing(Columns(values, doubts), here + away), here)


def _dated(job: Job, leads: _Leads) -> pd.DataFrame:
    """Return dates and states of the leads, with the cycle of those won whose dates hold."""
    moments = {
        name: pd.Series(leads.values[name], dtype="datetime64[us]")
        for name in ("registered_on", "won_on", "lost_on")
    }
    moments["entered_on"] = pd.Series(leads.cells["entered_on"], dtype="datetime64[us]")
    stand = leads.stand
    states = {"is_won": stand.is_won, "is_lost": stand.is_lost, "is_open": stand.is_open}
    frame = pd.DataFrame(moments).assign(
        **{name: np.array(said, dtype=bool) for name, said in states.items()}
    )
    frame["is_vanished"] = frame.index >= leads.here
    cycle = sales_cycle_days(frame["registered_on"], frame["won_on"])
    blocked = blocked_rows(job.problems, Lead, Computation.CYCLE)
    cycle.iloc[[row for row in blocked if row >= 0]] = float("nan")
    return frame.assign(cycle_days=cycle.where(frame["is_won"]))


def _return_reasons(job: Job, leads: _Leads) -> "pd.Series[Any]":
    """Return why each lead went back, in a tuple; spellings that compare the same are one."""
    texts = grouped(job, leads.cells["return_reason"])
    of_text = {text: (text,) if text else () for text in texts.categories}
    return pd.Series([of_text[text] for text in texts], dtype=object)


def _customers(leads: _Leads) -> list[int]:
    """Return a number per customer: one for each name, and one for each lead without."""
    names = leads.cells["customer_name"]
    numbers: dict[str, int] = {}
    number_of = {}
    for cell in dict.fromkeys(names):
        folded = fold(shown(cell))
        number_of[cell] = numbers.setdefault(folded, len(numbers)) if folded else None
    return [
        -row if (number := number_of[cell]) is None else number for row, cell in enumerate(names, 1)
    ]


def _reasons(texts: Sequence[str | None]) -> "pd.Series[Any]":
    """Return the reasons that each lead names, as a tuple."""
    known = {text: tuple(listed(text)) for text in set(texts)}
    return pd.Series([known[text] for text in texts], dtype=object)


def _groups(job: Job, leads: _Leads, frame: pd.DataFrame) -> dict[str, "pd.Categorical[Any]"]:
    """Return the group of each lead by every dimension whose column is there."""
    cells, values, has = leads.cells, leads.values, job.records.has
    sources, grades = job.words[terms.SOURCES.name], job.words[terms.GRADES.name]
    groups: dict[str, pd.Categorical[Any]] = {
        "source": grouped(job, cells["source"], values["source"], sources)
    }
    for name in ("grade_at_registration", "grade"):
        if has(Lead, name):
            groups[name] = grouped(job, cells[name], values[name], grades, never_graded(job))
    if has(Lead, "owner"):
        groups["owner"] = grouped(job, _owners(job, leads, frame["is_won"].tolist()))
    for name in ("industry", "region"):
        if has(Lead, name):
            groups[name] = grouped(job, cells[name])
    if has(Lead, "registered_on"):
        groups["month"] = pd.Categorical(month_of(frame["registered_on"]))
    return groups


def _owners(job: Job, leads: _Leads, is_won: Sequence[bool]) -> list[Cell]:
    """
    Return the owner of each lead: at the win for a won one, else the present one.

    Of several leads with one id the first is the remembered one.
    """
    owners = leads.cells["owner"]
    known = owners_at_win(job)
    if not known:
        return owners
    ids = id_keys(leads.cells["lead_id"])
    first = {lead_id: row for row, lead_id in reversed([*enumerate(ids)])}
    at_win = {row: known[lead_id] for lead_id, row in first.items() if lead_id in known}
    return [
        at_win.get(row, owner) if won else owner
        for row, (owner, won) in enumerate(zip(owners, is_won, strict=True))
    ]
