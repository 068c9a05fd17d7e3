"""Checking the leads, and 问题清单: what to mend, where and how (SPEC §1, §3)."""

from collections import defaultdict
from collections.abc import Iterator

from xlfunnel.actions.findings import RULE_TABLES, findings, what_is_wrong
from xlfunnel.actions.policy import policy_obstacles
from xlfunnel.actions.run import Job
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.grading import policy_mistakes
from xlfunnel.rules.validation import CHECKED_FIELDS, LeadTable, validate
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.configuration import SettingProblem
from xlfunnel.schema.declare import Column, Writer
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import called, header_key
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed
from xlfunnel.workbook import by_header

# of the folded groups, what grading and analysis read
_READ_IN_GROUPS = ("clarity", "won_on", "won_reason", "lost_on", "lost_reason")
_SHOWN_IN_ROW = 3  # problems named in a lead's own row; the list has them all


def check(job: Job) -> None:
    """Find every problem of the leads and the settings, and rebuild the list of them."""
    job.problems = [
        *_setting_problems(job),
        *_policy_problems(job),
        *_missing_columns(job),
        *_lead_problems(job),
    ]
    job.findings = findings(job, job.problems)
    for severity in terms.SEVERITIES.names:
        job.counts[_COUNTS[severity]] = float(
            sum(problem.severity == severity for problem in job.problems)
        )
    _write_list(job)
    _write_rows(job)
    job.summary.append(
        job.say(
            "actions.checked",
            leads=_count_leads(job),
            errors=int(job.counts["errors"]),
            warnings=int(job.counts["warnings"]),
        )
    )


_COUNTS = {terms.ERROR: "errors", terms.WARNING: "warnings", terms.INFO: "infos"}


def _lead_problems(job: Job) -> list[Problem]:
    records = job.records
    required = [row for row in records.rows(RequiredField).rows if row.lead_field]
    wanted = {*CHECKED_FIELDS, *(field_of(row.lead_field or "") for row in required)}
    fields = [name for name in wanted if records.has(Lead, name)]
    table = LeadTable(
        {name: records.cells(Lead, name) for name in fields}, records.columns(Lead, fields)
    )
    return validate(table, job.run.as_of, required)


def _policy_problems(job: Job) -> list[Problem]:
    """Tell what cannot be read in the rule tables, and what makes no sense together."""
    obstacles = policy_obstacles(job.records)
    told = {(problem.table, problem.row, problem.field) for problem in obstacles}
    unread = [
        Problem(reading.note, terms.WARNING, table, row, name, reading.text, {"hint": reading.hint})
        for table in RULE_TABLES
        for name, doubts in job.records.rows(table).doubts.items()
        for row, reading in doubts
        if (table, row, name) not in told
    ]
    rules = job.records.rows(GradeRule).rows
    mistakes = [
        Problem(rule, terms.WARNING, GradeRule, row, name, typed(getattr(rules[row], name)))
        for row, name, rule in policy_mistakes(rules)
    ]
    return obstacles + unread + mistakes


def _setting_problems(job: Job) -> list[Problem]:
    return [
        Problem(found.note, terms.WARNING, Setting, found.index, "value", "", found.facts)
        for found in [*job.configuration.problems, *_names_that_lead_nowhere(job)]
    ]


def _names_that_lead_nowhere(job: Job) -> Iterator[SettingProblem]:
    """Tell the user's names for tables and columns that the workbook does not have."""
    said, tables = job.configuration, job.records.workbook.tables()
    keys = [row.key or "" for row in job.records.rows(Setting).rows]
    by_name = {row.table.name: row for row in TABLES}
    for ours, name in said.names.items():
        if name not in tables:
            index, table = said.rows[ours], called(by_name[ours], job.run.language)
            facts = {"key": keys[index], "table": table, "value": name}
            yield SettingProblem(index, "settings.no_such_table", facts)
    for (ours, field), header in said.headers.items():
        row = by_name[ours]
        if job.records.has(row):
            there = tables[job.records.binding(row).table_name].headers
            if header_key(header) not in map(header_key, there):
                index, table = said.rows[ours, field], called(row, job.run.language)
                facts = {"key": keys[index], "table": table, "value": header}
                yield SettingProblem(index, "settings.no_such_column", facts)


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


def _count_leads(job: Job) -> int:
    """Return how many leads there are; a row without an identity is none yet."""
    ids = job.records.columns(Lead, ["lead_id"]).values["lead_id"]
    return sum(lead_id is not None for lead_id in ids)


def _write_list(job: Job) -> None:
    if not job.records.has(Issue):
        return
    label = terms.SEVERITIES.label
    job.records.replace(
        Issue,
        by_header(
            [
                {
                    "severity": label(found.severity, job.run.language),
                    "sheet": found.sheet,
                    "cell": found.place,
                    "column_name": found.column,
                    "value": found.value or None,
                    "rule_id": found.rule,
                    "problem": found.problem,
                    "fix": found.fix or None,
                    "count": float(found.count),
                }
                for found in job.findings
            ]
        ),
    )


def _write_rows(job: Job) -> None:
    """Say in each lead's own row what is wrong with it; a row without a problem is cleared."""
    if not job.records.has(Lead, "problems"):
        return
    by_row: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in job.problems or ():
        if problem.table is Lead and problem.row != WHOLE_TABLE:
            by_row[problem.row].append(problem)
    cells: dict[int, Cell] = dict.fromkeys(range(job.records.count(Lead)))
    known: dict[object, str] = {}  # thousands of rows may lack the same thing
    for row, problems in by_row.items():
        said: dict[str, None] = {}
        for problem in problems:
            key = (problem.rule, problem.field, problem.value, problem.other, str(problem.facts))
            if key not in known:
                known[key] = what_is_wrong(job, problem)
            said[known[key]] = None
        cells[row] = "；".join(list(said)[:_SHOWN_IN_ROW])
    job.records.set(Lead, "problems", cells)
