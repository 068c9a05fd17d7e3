"""Filling the follow-ups, and what they say of the leads (SPEC §1, FollowUps and Leads)."""

from collections.abc import Sequence

from xlfunnel.actions.deadlines import fill_deadlines
from xlfunnel.actions.follow_ups import (
    cells,
    follow_ups,
    is_open,
    leads_of_follow_ups,
    leads_with_one_id,
    touches_of,
    values,
)
from xlfunnel.actions.numbering import FOLLOW_UPS, LEADS, number
from xlfunnel.actions.run import Job
from xlfunnel.rules.linking import ids_by_name
from xlfunnel.rules.touches import first_and_last
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import blank_rows, is_blank
from xlfunnel.values.cell import Cell, midnight
from xlfunnel.values.text import fold, typed


def fill_follow_ups(job: Job) -> None:
    """Complete each follow-up: whose it is, its number, when it was first seen, what is due."""
    if not job.records.has(FollowUp):
        return
    job.records.load(FollowUp)
    _fill_ids(job)
    _fill_names(job)
    _fill_numbers(job)
    _fill_first_seen(job)
    fill_deadlines(job)


def follow_leads(job: Job) -> None:
    """
    Write each lead's first and last touch, and move it to 跟进中 with its first one.

    Which 资讯推送 is a touch depends on the grade of the lead, so grades have to be settled
    before: else a second run would find other touches than the first.
    """
    records = job.records
    if not records.has(FollowUp):
        return
    rows = follow_ups(job)
    same = leads_with_one_id(records)
    first, last = first_and_last(rows, touches_of(job, rows))
    for field, moments in (("first_follow_up", first), ("last_follow_up", last)):
        if records.has(Lead, field):
            said = [None if lead is None else moments.get(lead) for lead in same]
            records.set(Lead, field, said)
    if job.parameters.starts_following:
        job.counts["started"] = float(_start(job, [lead in first for lead in same]))


def _fill_ids(job: Job) -> None:
    """Give the rows without a 线索编号 that of the only lead with their customer's name."""
    records = job.records
    names = cells(records, FollowUp, "customer_name")
    ids = records.cells(FollowUp, "lead_id")
    rows = [row for row in blank_rows(ids) if not is_blank(names[row])]
    if not rows:
        return
    known = ids_by_name(
        cells(records, Lead, "customer_name"),
        records.cells(Lead, "lead_id"),
        {names[row] for row in rows},
    )
    found = {row: known.get(fold(typed(names[row])), ()) for row in rows}
    records.set(FollowUp, "lead_id", {r: one[0] for r, one in found.items() if len(one) == 1})


def _fill_names(job: Job) -> None:
    """Write the customer's name where it is blank; a person's own text stays."""
    records = job.records
    if not records.has(FollowUp, "customer_name") or not records.has(Lead, "customer_name"):
        return
    rows = blank_rows(records.cells(FollowUp, "customer_name"))
    if not rows:
        return
    names, leads = values(records, Lead, "customer_name"), leads_of_follow_ups(records)
    found = ((row, names[lead]) for row in rows if (lead := leads[row]) is not None)
    records.set(FollowUp, "customer_name", {row: n for row, n in found if n is not None})


def _fill_numbers(job: Job) -> None:
    """Give the follow-ups without one a number of their day, or of today."""
    records = job.records
    if not records.has(FollowUp, "follow_up_id"):
        return
    formulas = records.formulas(FollowUp, "follow_up_id")  # whoever made them sees to it
    blank = blank_rows(records.cells(FollowUp, "follow_up_id"))
    rows = _typed_in(job, [row for row in blank if row not in formulas])
    moments = values(records, FollowUp, "followed_up_on") if rows else ()
    today = midnight(job.run.as_of.date())
    number(job, FOLLOW_UPS, {row: moments[row] or today for row in rows}, [LEADS])
    job.counts["new_follow_ups"] = float(len(rows))


def _fill_first_seen(job: Job) -> None:
    """Note when a row was first seen: it shows whether it was written down in time."""
    if job.records.has(FollowUp, "first_seen_at"):
        rows = _typed_in(job, blank_rows(job.records.cells(FollowUp, "first_seen_at")))
        job.records.set(FollowUp, "first_seen_at", dict.fromkeys(rows, job.run.as_of))


def _typed_in(job: Job, rows: Sequence[int]) -> list[int]:
    """Return those of *rows* in which a person has typed something."""
    empty = rows
    for column in FollowUp.columns():
        if empty and column.writer is not Writer.SYSTEM:
            theirs = cells(job.records, FollowUp, column.field)
            empty = [row for row in empty if is_blank(theirs[row])]
    emptied = set(empty)
    return [row for row in rows if row not in emptied]


def _start(job: Job, is_touched: Sequence[bool]) -> int:
    """Move the touched leads that wait to 跟进中; return how many. Closed ones are left."""
    records = job.records
    if not records.has(Lead, "status"):
        return 0
    waiting, status = values(records, Lead, "status"), records.cells(Lead, "status")
    label = terms.STATUSES.label(terms.FOLLOWING, job.run.language)
    started: dict[int, Cell] = {
        row: label
        for row, (touched, open_one) in enumerate(zip(is_touched, is_open(job), strict=True))
        if touched and open_one and (waiting[row] == terms.WAITING or is_blank(status[row]))
    }
    return records.set(Lead, "status", started)
