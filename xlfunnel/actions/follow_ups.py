"""The leads and follow-ups of a workbook as the rules about touches want them."""

from collections.abc import Sequence
from typing import Any

from xlfunnel.actions.run import Job
from xlfunnel.records import Records
from xlfunnel.rules.linking import leads_of, rows_by_id
from xlfunnel.rules.open_leads import STANDING_FIELDS, Standing, standing
from xlfunnel.rules.touches import FollowUps, touches
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import blank_rows
from xlfunnel.values.cell import Cell, CellError


def follow_ups(job: Job) -> FollowUps:
    """Return what the follow-ups say; the workbook has to have them."""
    return job.records.derived(_follow_ups)


def _follow_ups(records: Records) -> FollowUps:
    content = records.cells(FollowUp, "content")
    blank = set(blank_rows(content))
    return FollowUps(
        moments=values(records, FollowUp, "followed_up_on"),
        is_written=[
            row not in blank and not isinstance(cell, CellError) for row, cell in enumerate(content)
        ],
        completions=values(records, FollowUp, "completion"),
        channels=values(records, FollowUp, "channel"),
        leads=leads_of_follow_ups(records),
    )


def leads_of_follow_ups(records: Records) -> list[int | None]:
    """Return the row of the lead of each follow-up, None where it is not known."""
    return records.derived(_leads_of_follow_ups)


def leads_with_one_id(records: Records) -> list[int | None]:
    """Return for each lead the first one with its id: of those each has the touches of all."""
    return records.derived(_leads_with_one_id)


def _leads_of_follow_ups(records: Records) -> list[int | None]:
    return leads_of(records.cells(FollowUp, "lead_id"), records.derived(_lead_rows))


def _leads_with_one_id(records: Records) -> list[int | None]:
    return leads_of(records.cells(Lead, "lead_id"), records.derived(_lead_rows))


def _lead_rows(records: Records) -> dict[str, int]:
    return rows_by_id(records.cells(Lead, "lead_id"))


def touches_of(job: Job, rows: FollowUps) -> list[bool]:
    """Return which of *rows* are touches, at the moment and with the grades of this run."""
    return touches(rows, job.run.as_of, values(job.records, Lead, "grade"))


def lead_standing(job: Job) -> Standing:
    """Return which leads are won, lost and open."""
    return job.records.derived(_standing)


def is_open(job: Job) -> list[bool]:
    """Return which leads are open."""
    return job.records.derived(_is_open)


def _standing(records: Records) -> Standing:
    return standing(records.columns(Lead, STANDING_FIELDS), records.count(Lead))


def _is_open(records: Records) -> list[bool]:
    return records.derived(_standing).is_open


def values(records: Records, table: type[Row], field: str) -> Sequence[Any]:
    """Return the typed values of a column; None in every row where the column is missing."""
    read = records.columns(table, [field]).values
    return read[field] if field in read else [None] * records.count(table)


def cells(records: Records, table: type[Row], field: str) -> Sequence[Cell]:
    """Return the cells of a column; blank in every row where the column is missing."""
    if records.has(table, field):
        return records.cells(table, field)
    return [None] * records.count(table)
