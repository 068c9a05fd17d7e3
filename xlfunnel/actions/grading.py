"""Grading the leads of a workbook (SPEC §4): the rule decides, here it meets the cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from xlfunnel.actions.follow_ups import is_open as is_open_lead
from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.grade_owners import persons_grades, remember_persons, systems_own
from xlfunnel.actions.grade_words import grade_basis
from xlfunnel.actions.run import CHECK, Job
from xlfunnel.actions.usable_rules import policy_obstacles, rule_rows
from xlfunnel.rules.grading import (
    Graded,
    GradingPolicy,
    Needs,
    Weights,
    comparable,
    grade,
    suggested_clarity,
)
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.values.budget import Budget
from xlfunnel.values.cell import shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.text import fold, typed


@dataclass(frozen=True, slots=True)
class _Said:
    """What one lead says of its need; thousands of leads say the same."""

    clarity: str | None
    word: str  # of 需求描述, when it is the one that suggests the clarity
    budget: Budget | None
    budget_text: str
    cycle: Interval | None
    cycle_text: str


@dataclass(frozen=True, slots=True)
class _Leads:
    """
    The columns that grading looks at, one entry per lead.

    Attributes:
        said: What is known of the need.
        chosen: The grade in the cell; an unknown word as it was typed.
        last: The grade that the system gave last; without its column that of the cell where
            评级方式 says that it is the system's.
        is_persons: Whether the grade in the cell is a person's.
        is_settled: Whether the lead is closed and has had its grade: it is never regraded.
    """

    said: Sequence[_Said]
    chosen: Sequence[str | None]
    last: Sequence[str | None]
    is_persons: Sequence[bool]
    is_settled: Sequence[bool]


def grade_leads(job: Job) -> None:
    """Write the suggested grade and its reason, and the grade where it is not a person's."""
    if policy_obstacles(job.records):
        job.counts |= {"graded": 0.0, "grades_changed": 0.0}
        job.summary.append(job.say("actions.not_graded"))
        return
    policy = _policy(job)
    leads = _leads(job)

    @cache
    def decide(said: _Said) -> Graded:
        budget = comparable(said.budget, policy.floor)
        return grade(Needs(said.clarity, budget, said.cycle), policy)

    graded = {row: decide(said) for row, said in enumerate(leads.said) if not leads.is_settled[row]}
    _write_suggestions(job, leads, graded)
    changed = _write_grades(job, leads, graded)
    job.counts |= {"graded": float(len(graded)), "grades_changed": float(changed)}
    key = "actions.regraded" if changed else "actions.graded"
    if job.action.name != CHECK:  # it grades only because the checks need the grade
        job.summary.append(job.say(key, count=len(graded), changed=changed))


def _policy(job: Job) -> GradingPolicy:
    parameters = job.parameters
    return GradingPolicy(
        rules=rule_rows(job.records, GradeRule),
        floor=parameters.budget_floor or 0.0,
        weights=Weights(
            parameters.clarity_points or 0.0,
            parameters.budget_points or 0.0,
            parameters.cycle_points or 0.0,
        ),
    )


def _leads(job: Job) -> _Leads:
    chosen = _chosen(job)
    has_last = job.records.has(Lead, "suggested_grade")
    last = values(job.records, Lead, "suggested_grade") if has_last else systems_own(job, chosen)
    had = last if has_last else chosen
    settled = [
        grade is not None and not is_open
        for grade, is_open in zip(had, is_open_lead(job), strict=True)
    ]
    return _Leads(_said(job), chosen, last, persons_grades(job), settled)


def _said(job: Job) -> list[_Said]:
    records, keywords = job.records, _keywords(job)
    names = ("clarity", "need", "budget", "cycle")
    read = records.columns(Lead, names).values
    nothing: list[Any] = [None] * records.count(Lead)
    clarity, need, budget, cycle = (read.get(name, nothing) for name in names)
    budget_cells = records.cells(Lead, "budget") if "budget" in read else nothing
    cycle_cells = records.cells(Lead, "cycle") if "cycle" in read else nothing

    @cache
    def suggest(text: str) -> tuple[str, str] | None:
        return suggested_clarity(text, keywords)

    said = []
    for row, own in enumerate(clarity):
        found = suggest(need[row]) if own is None and need[row] else None
        said.append(
            _Said(
                clarity=found[0] if found else own,
                word=found[1] if found else "",
                budget=budget[row],
                budget_text=shown(budget_cells[row]).strip(),
                cycle=cycle[row],
                cycle_text=shown(cycle_cells[row]).strip(),
            )
        )
    return said


def _keywords(job: Job) -> Mapping[str, tuple[str, str]]:
    """Return the folded words of 关键词 with the clarity each suggests, and as it is written."""
    words: dict[str, tuple[str, str]] = {}
    for row in rule_rows(job.records, Keyword):
        is_clarity = row.suggests_field and field_of(row.suggests_field) == "clarity"
        clarity = terms.CLARITIES.read(row.suggests).value
        if is_clarity and row.word and clarity:
            words.setdefault(fold(row.word), (clarity, row.word))
    return words


def _chosen(job: Job) -> list[str | None]:
    cells = job.records.cells(Lead, "grade")
    read = job.records.columns(Lead, ["grade"]).values["grade"]
    return [value or typed(cell) or None for value, cell in zip(read, cells, strict=True)]


def _write_suggestions(job: Job, leads: _Leads, graded: Mapping[int, Graded]) -> None:
    @cache
    def basis(said: _Said, result: Graded) -> str:
        texts = said.budget_text, said.cycle_text
        return grade_basis(result, said.clarity, *texts, job.run.language, word=said.word)

    label = job.words[terms.GRADES.name].label
    language, put = job.run.language, job.records.put
    put(Lead, "suggested_grade", {r: label(g.grade, language) for r, g in graded.items()})
    put(Lead, "score", {r: g.score for r, g in graded.items()})
    put(Lead, "grade_basis", {r: basis(leads.said[r], g) for r, g in graded.items()})


def _write_grades(job: Job, leads: _Leads, graded: Mapping[int, Graded]) -> int:
    """Write grades that follow the system, who graded, and the first grade; count changes."""
    label, language = job.words[terms.GRADES.name].label, job.run.language
    put = job.records.put
    kept = {r: last for r, last in enumerate(leads.last) if last and leads.is_settled[r]}
    words = kept | {r: g.grade for r, g in graded.items()}
    persons = {r for r in words if leads.is_persons[r]}
    ours = {r: word for r, word in words.items() if r not in persons}
    followed = {r: label(name, language) for r, name in ours.items() if leads.chosen[r] != name}
    if job.records.has(Lead, "suggested_grade"):
        # The cell says it as the suggestion does, or its words would look like a person's.
        put(Lead, "grade", {r: label(ours[r], language) for r in graded.keys() & ours.keys()})
    put(Lead, "grade", followed)
    by = {True: terms.BY_PERSON, False: terms.BY_SYSTEM}
    said = {is_person: terms.GRADED_BY.label(name, language) for is_person, name in by.items()}
    put(Lead, "graded_by", {r: said[r in persons] for r in words})
    remember_persons(job, persons)
    if job.records.has(Lead, "grade_at_registration"):
        first = job.records.cells(Lead, "grade_at_registration")
        final = {r: ours.get(r) or leads.chosen[r] for r in graded if not typed(first[r])}
        known = {
            r: label(name, language)
            for r, name in final.items()
            if name and name != terms.UNGRADED  # none where a formula has no value
        }
        put(Lead, "grade_at_registration", known)
    formulas = job.records.formulas(Lead, "grade")
    return sum(leads.chosen[r] is not None and r not in formulas for r in followed)
