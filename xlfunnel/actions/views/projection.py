"""What the two views show of the leads and the follow-ups, in the people's own words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.actions.follow_ups import cells, follow_ups, leads_with_one_id, touches_of
from xlfunnel.actions.run import Job
from xlfunnel.rules.touches import FollowUps, first_and_last
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.types import DatedType
from xlfunnel.schema.views import ContactLog, LeadTracking
from xlfunnel.values.blank import blank_rows
from xlfunnel.values.cell import Cell, CellError


@dataclass(frozen=True, slots=True)
class Projection:
    """
    What a view would show.

    Attributes:
        columns: Field of the view to cells, one for each row of the source, shown or not.
        shown: Positions of the source rows that are rows of the view, in its order.
    """

    columns: Mapping[str, Sequence[Cell]]
    shown: Sequence[int]

    def rows(self) -> dict[str, list[Cell]]:
        """Return the columns of the view itself."""
        if len(self.shown) == len(next(iter(self.columns.values()))):
            return {name: list(cells) for name, cells in self.columns.items()}
        return {name: [cells[n] for n in self.shown] for name, cells in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Touched:
    """The follow-ups, and which of them are touches; read once for both views."""

    rows: FollowUps
    is_touch: Sequence[bool]


@dataclass(frozen=True, slots=True)
class View:
    """
    One of the two views.

    Attributes:
        table: The view.
        source: The table it shows row by row; both have the same key.
        takes: Fields whose edits go back to the source, which calls them the same.
        project: What the view would show now, given what `touched` says.
    """

    table: type[Row]
    source: type[Row]
    takes: frozenset[str]
    project: Callable[[Job, Touched | None], Projection]

    @property
    def key(self) -> str:
        """The field that says which row of the source a row of the view shows."""
        return self.table.table.key[0]

    def is_kept(self, job: Job) -> bool:
        """Return whether the workbook has the view and its source, both with their key."""
        return job.records.has(self.table, self.key) and job.records.has(self.source, self.key)


def touched(job: Job) -> Touched | None:
    """Return the follow-ups with which of them are touches; None without their table."""
    if not job.records.has(FollowUp):
        return None
    rows = follow_ups(job)
    return Touched(rows, touches_of(job, rows))


def lead_tracking(job: Job, found: Touched | None) -> Projection:
    """Return a row for each lead, with its first touch and what was said in its latest one."""
    first, latest = _first_and_latest(job, found)
    columns = {column.field: _shown(job, Lead, column.field) for column in LeadTracking.columns()}
    columns |= {"first_follow_up": first, "latest_record": latest}
    return Projection(columns, _with_identity(job, Lead, "lead_id"))


def contact_log(job: Job, found: Touched | None) -> Projection:
    """Return a row for each touch; who was spoken to is what the lead says."""
    assert found is not None  # a view is kept only with its source
    columns = {column.field: _shown(job, FollowUp, column.field) for column in ContactLog.columns()}
    columns["contact_person"] = _of_leads(job, "contact_person", found.rows.leads)
    customers = _of_leads(job, "customer_name", found.rows.leads)
    names = columns["customer_name"] = list(columns["customer_name"])
    for row in blank_rows(names):
        names[row] = customers[row]
    known = _with_identity(job, FollowUp, "follow_up_id")
    return Projection(columns, [n for n in known if found.is_touch[n]])


VIEWS = (
    View(
        LeadTracking,
        Lead,
        frozenset({"status", "expected_conversion_on", "forecast"}),
        lead_tracking,
    ),
    View(
        ContactLog,
        FollowUp,
        frozenset(c.field for c in ContactLog.columns()) - {"contact_person", "follow_up_id"},
        contact_log,
    ),
)


def _with_identity(job: Job, table: type[Row], key: str) -> list[int]:
    """Return the rows that have an id; `#N/A` is none."""
    ids = job.records.cells(table, key)
    blank = set(blank_rows(ids))
    rows = enumerate(ids)
    return [row for row, cell in rows if row not in blank and not isinstance(cell, CellError)]


def _shown(job: Job, table: type[Row], name: str) -> Sequence[Cell]:
    """Return a column as the view shows it: as it stands, but a date that is understood as one."""
    if name not in table.model_fields:
        return [None] * job.records.count(table)
    found = cells(job.records, table, name)
    if not job.records.has(table, name) or not isinstance(table.column(name).type, DatedType):
        return found
    days = job.records.columns(table, [name]).values[name]
    return [cell if day is None else day for cell, day in zip(found, days, strict=True)]


def _first_and_latest(job: Job, found: Touched | None) -> tuple[list[Cell], list[Cell]]:
    """Return for each lead the day of its first touch and the content of its latest one."""
    if found is None:
        nothing: list[Cell] = [None] * job.records.count(Lead)
        return nothing, nothing
    first, last = first_and_last(found.rows, found.is_touch)
    said = _said_at(found, last, job.records.cells(FollowUp, "content"))
    same = leads_with_one_id(job.records)
    days: list[Cell] = [None if lead is None else first.get(lead) for lead in same]
    return days, [None if lead is None else said.get(lead) for lead in same]


def _said_at(
    found: Touched, moments: Mapping[int, datetime], contents: Sequence[Cell]
) -> dict[int, Cell]:
    """Return what was said at *moments*, by lead; of two at one moment the lower row counts."""
    return {
        lead: content
        for lead, moment, counts, content in zip(
            found.rows.leads, found.rows.moments, found.is_touch, contents, strict=True
        )
        if lead is not None and counts and moments[lead] == moment
    }


def _of_leads(job: Job, name: str, rows: Sequence[int | None]) -> list[Cell]:
    found = _shown(job, Lead, name)
    return [None if row is None else found[row] for row in rows]
