"""Checking the leads (SPEC §3): what is wrong in them, as data; it never stops a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.actions.follow_ups import lead_standing
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.checked import CheckedTable
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.formula_text import formula_looking_text
from xlfunnel.rules.lead_owners import validate_owners
from xlfunnel.rules.lead_times import TIME_FIELDS, validate_times
from xlfunnel.rules.open_leads import Standing
from xlfunnel.rules.validation import (
    CHECKED_FIELDS,
    TEXT_FIELDS,
    missing_required,
    touched_but_waiting,
    validate,
)
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Column, Writer
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import called
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField

# of the folded groups, what grading and analysis read
_READ_IN_GROUPS = ("clarity", "won_on", "won_reason", "lost_on", "lost_reason")


@dataclass(frozen=True, slots=True)
class TeamRules:
    """
    What a team has settled for its leads.

    Attributes:
        required: 必填规则.
        reps: 人员.
        starts_following: Whether a touch moves a lead to 跟进中 by itself.
    """

    required: Sequence[RequiredField] = ()
    reps: Sequence[Rep] = ()
    starts_following: bool = True


def check_leads(job: Job) -> None:
    """Find every problem of the leads, and the columns that are missing."""
    job.problems += [*_missing_columns(job), *_lead_problems(job)]


def lead_problems(
    leads: CheckedTable,
    as_of: datetime,
    stand: Standing,
    team: TeamRules,
) -> list[Problem]:
    """
    Return every problem of the lead table; what is blank is told by one rule only.

    Args:
        leads: The `CHECKED_FIELDS`, the `TIME_FIELDS` and those of 必填规则, as far as the
            workbook has them.
        as_of: The moment that counts as now.
        stand: How each lead stands.
        team: What the team has settled for its leads.
    """
    is_open = stand.is_open
    found = [
        *validate(leads),
        *formula_looking_text(leads, TEXT_FIELDS),
        *validate_times(leads, as_of, stand.is_won),
        *validate_owners(leads, team.reps, is_open),
        *([] if team.starts_following else touched_but_waiting(leads, is_open)),
    ]
    told = {(problem.row, problem.field) for problem in found}
    blank = missing_required(leads, team.required)
    return found + [problem for problem in blank if (problem.row, problem.field) not in told]


def _lead_problems(job: Job) -> list[Problem]:
    records = job.records
    required = rule_rows(records, RequiredField)
    wanted = {*CHECKED_FIELDS, *TIME_FIELDS, *(field_of(row.lead_field or "") for row in required)}
    fields = [name for name in wanted if records.has(Lead, name)]
    cells = {name: records.cells(Lead, name) for name in fields}
    table = CheckedTable(Lead, cells, records.columns(Lead, fields))
    team = TeamRules(required, rule_rows(records, Rep), job.parameters.starts_following)
    return lead_problems(table, job.run.as_of, lead_standing(job), team)


def _missing_columns(job: Job) -> list[Problem]:
    """
    Tell which columns of the leads are not there: a renamed one is no longer read.

    A column that grading or analysis reads is worth a warning; a team may well do without
    the rest of the folded groups, or one of the system's own. Several of a kind are told in
    one line: a list that a team has kept for years lacks dozens.
    """
    missing = job.records.binding(Lead).missing
    found = []
    for severity in (terms.WARNING, terms.INFO):
        columns = [c for c in Lead.columns() if c.field in missing and _missed(c) == severity]
        if columns:
            columns.sort(key=lambda column: column.writer is Writer.SYSTEM)  # people's own first
            found.append(_columns_missing(job, severity, columns))
    return found


def _columns_missing(job: Job, severity: str, columns: Sequence[Column]) -> Problem:
    language = job.run.language
    facts = {"table": called(Lead, language)}
    if len(columns) == 1:
        field = columns[0].field
        return Problem("column_missing", severity, Lead, WHOLE_TABLE, field, facts=facts)
    headers = [column.header(language) for column in columns]
    facts |= {
        "columns": joined(headers, language),
        "count": str(len(headers)),
        "example": headers[0],
    }
    return Problem("columns_missing", severity, Lead, WHOLE_TABLE, "", facts=facts)


def _missed(column: Column) -> str:
    if column.writer is Writer.SYSTEM:
        return terms.INFO
    is_read = column.group is None or column.field in _READ_IN_GROUPS
    return terms.WARNING if is_read else terms.INFO
