"""Checking 规则设置: what cannot be read there, or makes no sense together (SPEC §1)."""

from collections.abc import Iterator

from xlfunnel.actions.findings import RULE_TABLES
from xlfunnel.actions.policy import policy_obstacles
from xlfunnel.actions.run import Job
from xlfunnel.problem import Problem
from xlfunnel.rules.grading import policy_mistakes
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.configuration import SettingProblem
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.recognise import called, header_key
from xlfunnel.schema.settings import Setting
from xlfunnel.values.text import typed


def check_settings(job: Job) -> None:
    """Find every problem of the settings and the rule tables."""
    job.problems += [*_setting_problems(job), *_policy_problems(job)]


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
