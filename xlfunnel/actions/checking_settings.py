"""Checking settings and rules: what cannot be read, or makes no sense together (SPEC §1)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from xlfunnel.actions.checking_clocks import clock_problems
from xlfunnel.actions.findings import DICTIONARIES, what_is_wrong
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import (
    DECISIVE,
    RULE_TABLES,
    missing_rule_tables,
    mistakes_in,
    policy_obstacles,
    rule_rows,
)
from xlfunnel.actions.vocabulary import joined
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.clock_tables import clocks_of_no_grade, clocks_too_long
from xlfunnel.rules.counting import LONGEST
from xlfunnel.rules.rule_tables import synonyms_read_otherwise
from xlfunnel.rules.settings import (
    pool_before_dormant,
    presets_without_clocks,
    repeated_switches,
    switches_neither_on_nor_off,
    switches_of_nothing,
    weights_that_make_no_hundred,
)
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import RULES, TABLES
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.configuration import SettingProblem
from xlfunnel.schema.declare import Row
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.recognise import called, header_key
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.switches import Switch
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Status


def check_settings(job: Job) -> None:
    """Find every problem of settings, switches and rules, and say which tables are not there."""
    job.problems += [
        *_setting_problems(job),
        *_switch_problems(job),
        *_rule_problems(job),
        *_missing_tables(job),
        *clock_problems(job),
    ]


def _rule_problems(job: Job) -> list[Problem]:
    """Tell what cannot be read in the rule tables, and what makes no sense together."""
    records = job.records
    found = policy_obstacles(records)
    told = {(problem.table, problem.row, problem.field) for problem in found}
    there = [table for table in RULE_TABLES if records.has(table)]
    unread = [problem for table in there for problem in _unread(job, table)]
    found += [p for p in unread if (p.table, p.row, p.field) not in told]
    told |= {(problem.table, problem.row, problem.field) for problem in unread}
    mistakes = [problem for table in there for problem in _mistakes(job, table)]
    return found + [p for p in mistakes if (p.table, p.row, p.field) not in told]


def _unread(job: Job, table: type[Row]) -> Iterator[Problem]:
    """Yield what is not understood: the row is left out for it, or the cell counts as blank."""
    for name, doubts in job.records.rows(table).doubts.items():
        rule = "row_unread" if name in DECISIVE.get(table, ()) else "cell_unread"
        for row, reading in doubts:
            facts = {"hint": reading.hint}
            problem = Problem(reading.note, terms.WARNING, table, row, name, reading.text, facts)
            if reading.status is Status.UNREADABLE:
                problem = replace(problem, rule=rule, facts={"said": what_is_wrong(job, problem)})
            yield problem


def _mistakes(job: Job, table: type[Row]) -> Iterator[Problem]:
    records = job.records
    found = mistakes_in(records, table)
    if table in DICTIONARIES:
        words = job.words[DICTIONARIES[table].name]
        as_said = partial(joined, language=job.run.language)
        found += synonyms_read_otherwise(table, records.rows(table).rows, words, as_said)
    if table is ClockRule and not policy_obstacles(records):
        grades = {rule.grade for rule in rule_rows(records, GradeRule) if rule.grade}
        found += clocks_of_no_grade(records.rows(ClockRule).rows, grades)
    if table is ClockRule:
        found += clocks_too_long(records.rows(ClockRule).rows, LONGEST)
    yield from _with_values(job, found)


def _with_values(job: Job, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield *problems* with what stands in their cells."""
    records = job.records
    for problem in problems:
        has_cell = records.has(problem.table, problem.field) and problem.row != WHOLE_TABLE
        cell = records.cells(problem.table, problem.field)[problem.row] if has_cell else None
        yield replace(problem, value=shown(cell))


def _switch_problems(job: Job) -> Iterator[Problem]:
    """Tell what of the switches counts as on, because nobody can tell what is meant."""
    if not job.records.has(Switch):
        return
    switches = job.records.rows(Switch).rows
    found = [*switches_of_nothing(switches), *repeated_switches(switches)]
    if job.records.has(Switch, "state"):
        found += switches_neither_on_nor_off(switches)
    else:
        facts = {"table": called(Switch, job.run.language)}
        lacking = Problem("column_missing", terms.WARNING, Switch, WHOLE_TABLE, "state", "", facts)
        found.append(lacking)
    yield from _with_values(job, found)


def _missing_tables(job: Job) -> list[Problem]:
    """Say in one line which tables are not there, and that what is shipped applies."""
    missing = missing_rule_tables(job.records)
    if not missing:
        return []
    language = job.run.language
    tables = joined((called(table, language) for table in missing), language)
    if not any(map(job.records.has, RULES)):
        tables = RULES_SHEET.to(language)
    facts = {"tables": tables}
    return [Problem("rules_missing", terms.INFO, missing[0], WHOLE_TABLE, "", facts=facts)]


def _setting_problems(job: Job) -> list[Problem]:
    found = [
        *job.configuration.problems,
        *_names_that_lead_nowhere(job),
        *_contradictions(job),
    ]
    values = job.records.cells(Setting, "value") if job.records.has(Setting) else ()
    return [
        Problem(
            told.note,
            terms.WARNING,
            Setting,
            told.index,
            "value",
            "" if told.index == WHOLE_TABLE else shown(values[told.index]),
            told.facts_in(job.run.language),
        )
        for told in found
    ]


def _contradictions(job: Job) -> Iterator[SettingProblem]:
    """Tell settings that do not go together, in the row of the one that is named."""
    names = {declared.field: declared.names.to(job.run.language) for declared in parameters()}
    presets = {rule.preset for rule in rule_rows(job.records, ClockRule)}
    for field, note, facts in (
        *weights_that_make_no_hundred(job.parameters),
        *presets_without_clocks(job.parameters, presets),
        *pool_before_dormant(job.parameters),
    ):
        index = job.configuration.places.get(field, WHOLE_TABLE)
        named = {name: names.get(fact, fact) for name, fact in facts.items()}
        yield SettingProblem(index, note, {"key": names[field], **named})


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
