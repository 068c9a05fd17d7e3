"""
The rule tables of a workbook as far as they can be used (SPEC §1, §4).

A table that is not there means what a new workbook has in it; one that is there and empty
means that the team wants no such rules. A row that is only half understood is left out,
and of the grade policy, where that would regrade everybody, nothing is used at all.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from xlfunnel.language import DEFAULT_LANGUAGE
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.records import Records
from xlfunnel.rules import clock_tables, grade_policy, rule_tables, screening_tables
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.catalogue import RULES
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import RowT, read_rows
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Status
from xlfunnel.values.text import typed

RULE_TABLES: tuple[type[Row], ...] = tuple(table for table in RULES if table is not Setting)

# A row means something else when one of these is not understood; any other cell counts as blank.
DECISIVE: dict[type[Row], tuple[str, ...]] = {
    GradeRule: (
        "grade",
        "rank",
        "clarity",
        "budget_condition",
        "cycle_from_days",
        "cycle_to_days",
        "takes_the_rest",
    ),
    ClockRule: ("grade", "source", "clause", "trigger", "duration", "time_unit", "preset"),
    RequiredField: ("status", "lead_field"),
    ScreeningRule: ("name", "lead_field", "comparison", "value", "conclusion"),
    Keyword: ("suggests_field", "word", "suggests"),
    CalendarDay: ("day", "kind"),
    WeekHours: ("weekday", "opens_at", "closes_at"),
}

_Check: TypeAlias = Callable[[Sequence[Any]], Iterator[Problem] | list[Problem]]
_CHECKS: dict[type[Row], tuple[_Check, ...]] = {
    Rep: (rule_tables.reps_who_get_no_leads, rule_tables.leaves_that_make_no_sense),
    Source: (rule_tables.costs_below_zero,),
    GradeRule: (grade_policy.policy_mistakes,),
    ClockRule: (
        clock_tables.clocks_without_time,
        clock_tables.clocks_from_the_wrong_moment,
        clock_tables.contradicting_clocks,
    ),
    RequiredField: (rule_tables.columns_only_the_system_fills,),
    ScreeningRule: (
        rule_tables.comparisons_that_do_not_fit,
        screening_tables.columns_filled_after_screening,
        screening_tables.texts_always_read,
        screening_tables.names_of_two_conclusions,
    ),
    Keyword: (rule_tables.keywords_nobody_reads, rule_tables.keywords_for_no_value),
    WeekHours: (clock_tables.hours_that_make_no_day, clock_tables.lunches_that_make_no_sense),
}


def rule_rows(records: Records, table: type[RowT]) -> list[RowT]:
    """Return the rows of a rule table that can be used; the shipped ones where it is missing."""
    if not records.has(table):
        return _shipped(records, table)
    left_out = half_understood(records, table)
    left_out |= {p.row for p in mistakes_in(records, table) if p.rule in rule_tables.UNUSABLE}
    return [row for n, row in enumerate(records.rows(table).rows) if n not in left_out]


def half_understood(records: Records, table: type[Row]) -> set[int]:
    """Return the rows of a rule table that would mean something else for what is unreadable."""
    doubts = records.rows(table).doubts
    return {
        row
        for name in DECISIVE.get(table, ())
        for row, reading in doubts.get(name, ())
        if reading.status is Status.UNREADABLE
    }


def missing_rule_tables(records: Records) -> list[type[Row]]:
    """Return the rule tables that are not there and whose shipped rows apply instead."""
    return [
        table for table in RULES if not records.has(table) and shipped_rows(table, DEFAULT_LANGUAGE)
    ]


def mistakes_in(records: Records, table: type[Row]) -> list[Problem]:
    """
    Return what makes no sense in a rule table that is there.

    A row that is only half understood counts as blank meanwhile, and a policy with one is
    not looked at: the row may be all that is missing.
    """
    unread = half_understood(records, table)
    if unread and table is GradeRule:
        return []
    read = enumerate(records.rows(table).rows)
    rows: list[Any] = [table.model_construct() if n in unread else row for n, row in read]
    found = [*rule_tables.incomplete_rows(table, rows), *rule_tables.repeated_rows(table, rows)]
    for check in _CHECKS.get(table, ()):
        found += check(rows)
    if table is ScreeningRule:
        found += _whole_rules(records, rows, found)
    return [problem for problem in found if problem.row not in unread]


def _whole_rules(
    records: Records, rows: Sequence[ScreeningRule], found: Sequence[Problem]
) -> Iterator[Problem]:
    """
    Yield what is wrong with the screening rules once each of their *rows* has been looked at.

    A row that is only half understood, blank among *rows*, is *found* incomplete as such.
    """
    values = [*rule_tables.values_nothing_compares_with(rows, records.words)]
    unusable = {p.row for p in (*found, *values) if p.rule in rule_tables.UNUSABLE}
    repeated = {p.row for p in found if p.rule == "row_twice"}  # the first one says the same
    said = records.rows(ScreeningRule).rows
    parts = [*screening_tables.rules_lacking_a_row(said, unusable - repeated)]
    yield from (*values, *parts)
    unusable |= {problem.row for problem in parts}
    usable = [ScreeningRule() if n in unusable else row for n, row in enumerate(rows)]
    yield from screening_tables.rules_that_never_hold(usable, records.words)
    yield from screening_tables.rules_overruled(usable, records.words)


def policy_obstacles(records: Records) -> list[Problem]:
    """
    Return what makes the policy impossible to use: nobody is graded by such a one.

    A condition that was typed and is not understood would count as none and regrade
    everybody; without any rule every grade would be lost.
    """
    found = [
        Problem("policy_unreadable", terms.ERROR, GradeRule, row, name, shown(cell))
        for name in DECISIVE[GradeRule]
        if records.has(GradeRule, name)
        for row, (cell, value) in enumerate(
            zip(
                records.cells(GradeRule, name),
                records.columns(GradeRule, [name]).values[name],
                strict=True,
            )
        )
        if value is None and typed(cell)
    ]
    if not found and not rule_rows(records, GradeRule):
        found.append(Problem("policy_empty", terms.ERROR, GradeRule, WHOLE_TABLE, "grade"))
    return found


def _shipped(records: Records, table: type[RowT]) -> list[RowT]:
    """Return the shipped rows in the language of the leads, whose words the keywords match."""
    language = records.binding(Lead).language if records.has(Lead) else DEFAULT_LANGUAGE
    rows = shipped_rows(table, language)
    fields = [column.field for column in table.columns()]
    return read_rows(table, {name: [row.get(name) for row in rows] for name in fields}).rows
