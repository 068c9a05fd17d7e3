"""Filling what people leave to the system: ids, registration and loss dates (SPEC §1, §2)."""

from datetime import datetime

from xlfunnel.actions.numbering import LEADS, number
from xlfunnel.actions.run import Job
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell, midnight
from xlfunnel.values.text import typed

# A row with any of these is a lead; one with less is a slip, which the check tells.
_WHO = ("customer_name", "contact_person", "contact", "need")


def fill(job: Job) -> None:
    """Give new leads a number and a date; date the losses that are seen for the first time."""
    today = midnight(job.run.as_of.date())
    new = _new_leads(job)
    if new:
        _fill_leads(job, new, today)
    _fill_losses(job, today)
    job.counts["new_leads"] = float(len(new))


def _new_leads(job: Job) -> list[int]:
    records = job.records
    who = [records.cells(Lead, name) for name in _WHO if records.has(Lead, name)]
    formulas = records.formulas(Lead, "lead_id")  # whoever made them sees to the numbers
    return [
        row
        for row, lead_id in enumerate(records.cells(Lead, "lead_id"))
        if not typed(lead_id) and row not in formulas and any(typed(column[row]) for column in who)
    ]


def _fill_leads(job: Job, new: list[int], today: datetime) -> None:
    """Give each new lead an id of its registration day; a blank day is today."""
    records = job.records
    days = dict.fromkeys(new, today)
    if records.has(Lead, "registered_on"):
        cells = records.cells(Lead, "registered_on")
        blank: dict[int, Cell] = {row: today for row in new if not typed(cells[row])}
        records.set(Lead, "registered_on", blank)
        registered = records.columns(Lead, ["registered_on"]).values["registered_on"]
        days = {row: registered[row] or today for row in new}
    number(job, LEADS, days)


def _fill_losses(job: Job, today: datetime) -> None:
    records = job.records
    if records.has(Lead, "status", "lost_on"):
        statuses = records.columns(Lead, ["status"]).values["status"]
        lost_on = records.cells(Lead, "lost_on")
        lost = [row for row, status in enumerate(statuses) if status == terms.LOST]
        records.set(Lead, "lost_on", {row: today for row in lost if not typed(lost_on[row])})
