"""Checking the leads (SPEC §3): what is wrong in them, as data; it never stops a run."""

from xlfunnel.actions.run import Job
from xlfunnel.checked import CheckedTable
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.validation import CHECKED_FIELDS, validate
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Column, Writer
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import called
from xlfunnel.schema.required_fields import RequiredField

# of the folded groups, what grading and analysis read
_READ_IN_GROUPS = ("clarity", "won_on", "won_reason", "lost_on", "lost_reason")


def check_leads(job: Job) -> None:
    """Find every problem of the leads, and the columns that are missing."""
    job.problems += [*_missing_columns(job), *_lead_problems(job)]


def _lead_problems(job: Job) -> list[Problem]:
    records = job.records
    required = [row for row in records.rows(RequiredField).rows if row.lead_field]
    wanted = {*CHECKED_FIELDS, *(field_of(row.lead_field or "") for row in required)}
    fields = [name for name in wanted if records.has(Lead, name)]
    cells = {name: records.cells(Lead, name) for name in fields}
    table = CheckedTable(Lead, cells, records.columns(Lead, fields))
    return validate(table, job.run.as_of, required)


def _missing_columns(job: Job) -> list[Problem]:
    """
    Tell which columns of the leads are not there: a renamed one is no longer read.

    A column that grading or analysis reads is worth a warning; a team may well do without
    the rest of the folded groups, or one of the system's own.
    """
    table = called(Lead, job.run.language)
    return [
        Problem(
            "column_missing", _missed(column), Lead, WHOLE_TABLE, column.field, "", {"table": table}
        )
        for column in Lead.columns()
        if column.field in job.records.binding(Lead).missing
    ]


def _missed(column: Column) -> str:
    if column.writer is Writer.SYSTEM:
        return terms.INFO
    is_read = column.group is None or column.field in _READ_IN_GROUPS
    return terms.WARNING if is_read else terms.INFO
