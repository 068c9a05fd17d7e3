"""The leads and follow-ups of a workbook as the rules about touches want them."""

from collections.abc import Sequence
from typing import Any

from xlfunnel.actions.run import Job
from xlfunnel.records import Records
from xlfunnel.rules.linking import leads_of, rows_by_id
from xlfunnel.rules.open_leads import open_leads
from xlfunnel.rules.touches import FollowUps, touches
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, CellError


def follow_ups(job: Job) -> FollowUps:
    """Return what the follow-ups say; the workbook has to have them."""
    records = job.records
    content = records.cells(FollowUp, "content")
    return FollowUps(
        moments=values(records, FollowUp, "followed_up_on"),
        is_written=[not is_blank(c) and not isinstance(c, CellError) for c in content],
        completions=values(records, FollowUp, "completion"),
        channels=values(records, FollowUp, "channel"),
        leads=leads_of(
            records.cells(FollowUp, "lead_id"), rows_by_id(records.cells(Lead, "lead_id"))
        ),
    )


def touches_of(job: Job, rows: FollowUps) -> list[bool]:
    """Return which of *rows* are touches, at the moment and with the grades of this run."""
    return touches(rows, job.run.as_of, values(job.records, Lead, "grade"))


def is_open(job: Job) -> list[bool]:
    """Return which leads are open."""
    return open_leads(
        values(job.records, Lead, "status"),
        cells(job.records, Lead, "won_on"),
        cells(job.records, Lead, "lost_on"),
    )


def values(records: Records, table: type[Row], field: str) -> Sequence[Any]:
    """Return the typed values of a column; None in every row where the column is missing."""
    read = records.columns(table, [field]).values
    return read[field] if field in read else [None] * records.count(table)


def cells(records: Records, table: type[Row], field: str) -> Sequence[Cell]:
    """Return the cells of a column; blank in every row where the column is missing."""
    if records.has(table, field):
        return records.cells(table, field)
    return [None] * records.count(table)
