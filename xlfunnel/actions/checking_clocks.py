"""Checking what clocks need to run: a calendar of the year, limits for every grade (SPEC §4)."""

from collections.abc import Iterator

from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import policy_obstacles, rule_rows
from xlfunnel.actions.vocabulary import joined
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.calendar_years import years_without_days
from xlfunnel.rules.clock_tables import grades_without_clock
from xlfunnel.rules.settings import presets_without_clocks
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.grade_policy import GradeRule

_MEANT_SO = {(terms.RELAXED, terms.LOW)}  # S0 leaves such leads to be nurtured in the long run


def clock_problems(job: Job) -> Iterator[Problem]:
    """Yield what is missing around the clocks; a table that is not there is told elsewhere."""
    if job.records.has(CalendarDay):
        yield from _years(job)
    if job.records.has(ClockRule) and not policy_obstacles(job.records):
        yield from _grades(job)


def _years(job: Job) -> Iterator[Problem]:
    """Tell a year without days off: a warning only to a team that keeps a calendar at all."""
    days, clocks = rule_rows(job.records, CalendarDay), rule_rows(job.records, ClockRule)
    years = years_without_days(job.run.as_of, days, clocks, job.parameters.clock_mode)
    if years:
        severity = terms.WARNING if days else terms.INFO
        facts = {"years": joined(map(str, years), job.run.language), "year": str(years[0])}
        yield Problem("calendar_year", severity, CalendarDay, WHOLE_TABLE, "day", facts=facts)


def _grades(job: Job) -> Iterator[Problem]:
    """Tell grades that no limit watches; of a preset without any limit that is told already."""
    records, preset = job.records, job.parameters.clock_preset
    clocks = rule_rows(records, ClockRule)
    if any(presets_without_clocks(job.parameters, {clock.preset for clock in clocks})):
        return
    grades = [rule.grade for rule in rule_rows(records, GradeRule) if rule.grade]
    found = grades_without_clock(clocks, grades, preset)
    told = [grade for grade in found if (preset, grade) not in _MEANT_SO]
    if told:
        label = job.words[terms.GRADES.name].label
        names = joined((label(grade, job.run.language) for grade in told), job.run.language)
        facts = {"grades": names}
        yield Problem(
            "grade_without_clock", terms.INFO, ClockRule, WHOLE_TABLE, "grade", facts=facts
        )
