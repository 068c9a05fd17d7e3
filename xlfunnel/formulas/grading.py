"""LEAD_GRADE, LEAD_SCORE and LEAD_REASON: what 自动评级 writes, for cells (SPEC §4)."""

from collections.abc import Iterator
from functools import cache, lru_cache

from xlfunnel.actions.grade_words import grade_basis
from xlfunnel.actions.usable_rules import policy_obstacles
from xlfunnel.formulas.arguments import BadArgumentError
from xlfunnel.formulas.function import Given
from xlfunnel.formulas.reading import read
from xlfunnel.formulas.tables import KEPT, Tables
from xlfunnel.problem import WHOLE_TABLE
from xlfunnel.rules.grading import Graded, GradingPolicy, Needs, Weights, comparable, grade
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.values.cell import Cell, shown


def lead_grade(given: Given) -> list[Cell]:
    """Return the grade that the policy suggests for each row."""
    label = given.tables.words[terms.GRADES.name].label
    return [label(graded.grade, given.language) for _, graded in _graded(given)]


def lead_score(given: Given) -> list[Cell]:
    """Return the score behind each grade, 0 to 100."""
    return [graded.score for _, graded in _graded(given)]


def lead_reason(given: Given) -> list[Cell]:
    """Return why each row has its grade."""
    texts = [[shown(cell).strip() for cell in given.rows[name]] for name in ("budget", "cycle")]
    return [
        grade_basis(graded, needs.clarity, budget, cycle, given.language)
        for (needs, graded), budget, cycle in zip(_graded(given), *texts, strict=True)
    ]


def _graded(given: Given) -> Iterator[tuple[Needs, Graded]]:
    policy = _policy(given.tables)
    fields = {"clarity": "clarity", "budget": "budget", "cycle": "cycle"}
    said = read(given, **fields, registered="registered_on").values

    @cache
    def decide(needs: Needs) -> Graded:
        return grade(needs, policy)

    for clarity, budget, cycle in zip(*map(said.__getitem__, fields), strict=True):
        needs = Needs(clarity, comparable(budget, policy.floor), cycle)
        yield needs, decide(needs)


@lru_cache(maxsize=KEPT)
def _policy(tables: Tables) -> GradingPolicy:
    """Return the policy; one that 自动评级 would not use is a bad argument."""
    if tables.records.has(GradeRule):
        _refuse_unusable(tables)
    said = tables.configuration.parameters
    return GradingPolicy(
        rules=tables.rows(GradeRule),
        floor=said.budget_floor or 0.0,
        weights=Weights(
            said.clarity_points or 0.0, said.budget_points or 0.0, said.cycle_points or 0.0
        ),
    )


def _refuse_unusable(tables: Tables) -> None:
    problem = next(iter(policy_obstacles(tables.records)), None)
    if problem is None:
        return
    if problem.row == WHOLE_TABLE:
        raise BadArgumentError("functions.policy_empty")
    column = GradeRule.column(problem.field).header(tables.language)
    raise BadArgumentError(
        "functions.policy_unreadable", row=problem.row + 1, column=column, value=problem.value
    )
