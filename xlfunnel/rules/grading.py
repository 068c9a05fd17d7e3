"""
意向等级: a decision table over clarity, budget and decision time (SPEC §4).

The policy's rows are tried by `rank`; the first whose conditions all hold gives the grade,
the row that takes the rest gives it otherwise. A lead of which nothing at all is known is
待评级, not low: the team has to ask first.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.values.budget import Budget
from xlfunnel.values.interval import Interval
from xlfunnel.values.money import DEFAULT_CURRENCY
from xlfunnel.values.text import fold


@dataclass(frozen=True, slots=True)
class Needs:
    """What is known of a lead's need; None where nothing is. Budget in 元, cycle in days."""

    clarity: str | None = None
    budget: Interval | None = None
    cycle: Interval | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of the score each part can give; any scale, the score is out of 100."""

    clarity: float
    budget: float
    cycle: float


@dataclass(frozen=True, slots=True)
class GradingPolicy:
    """
    The rules of one workbook.

    Attributes:
        rules: Rows of the decision table, in any order.
        floor: 预期预算下限 in 元; a budget fits when its upper end reaches it.
        weights: Of the score.
    """

    rules: Sequence[GradeRule]
    floor: float
    weights: Weights


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade, its score (0 to 100), and why: message keys about clarity, budget and cycle."""

    grade: str
    score: float
    because: tuple[str, str, str]


def grade(needs: Needs, policy: GradingPolicy) -> Graded:
    """
    Return the grade that *policy* gives to *needs*.

    Source: S2 第二步 2.1; SPEC §4, oracle 6.
    """
    fits = budget_fits(needs.budget, policy.floor)
    because = _because(needs, fits)
    if needs.clarity is None and fits is None and needs.cycle is None:
        return Graded(terms.UNGRADED, 0.0, because)
    score = _score(needs, fits, policy)
    ordered = sorted(policy.rules, key=lambda rule: math.inf if rule.rank is None else rule.rank)
    for rule in ordered:
        if not rule.takes_the_rest and _holds(rule, needs, fits):
            return Graded(rule.grade or terms.UNGRADED, score, because)
    rest = next((rule.grade for rule in ordered if rule.takes_the_rest and rule.grade), None)
    return Graded(rest or terms.UNGRADED, score, because)


def budget_fits(budget: Interval | None, floor: float) -> bool | None:
    """
    Return whether *budget* reaches *floor*, None when that is not known.

    "Within 200,000" says nothing of how much there is, so it is unknown, unless even that
    number lies below the floor.
    """
    if budget is None:
        return None
    if math.isinf(budget.low) and budget.high >= floor:
        return None
    return budget.high >= floor


def comparable(budget: Budget | None, floor: float) -> Interval | None:
    """Return the amount; another currency cannot be compared with a floor, so it is unknown."""
    if budget is None or (budget.currency != DEFAULT_CURRENCY and floor > 0):
        return None
    return budget.amount


def is_persons_choice(
    text: str, last: str | None, graded_by: str | None, is_handed_back: bool = False
) -> bool:
    """
    Return whether the grade in the cell is a person's (SPEC §1, shared cells).

    It is when it was typed: when it is not, letter by letter, what the system last wrote,
    even where it means the same. And it stays so, whatever the system suggests later, until
    the cell is cleared or a person writes 系统 beside it.

    Args:
        text: What stands in the cell, trimmed; "" for nothing.
        last: What the system last wrote.
        graded_by: 评级方式, a word of `terms.GRADED_BY`.
        is_handed_back: Whether it was a person's before and is beside 系统 now.
    """
    if not text or is_handed_back:
        return False
    return text != last or graded_by == terms.BY_PERSON


def suggested_clarity(need: str, keywords: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """
    Return the clarity that the words of *need* suggest, and the word that says so.

    Args:
        need: 需求描述 as typed.
        keywords: Folded word to clarity and the word as the team writes it. The longest
            word found decides (暂不需要 goes before 需要); of equally long ones the first of
            the table.
    """
    folded = fold(need)
    found = [word for word in keywords if word and word in folded]
    if not found:
        return None
    return keywords[max(found, key=len)]


def _holds(rule: GradeRule, needs: Needs, fits: bool | None) -> bool:
    if rule.clarity is not None and rule.clarity != needs.clarity:
        return False
    if rule.budget_condition == terms.BUDGET_FITS and fits is not True:
        return False
    return _cycle_holds(rule, needs.cycle)


def _cycle_holds(rule: GradeRule, cycle: Interval | None) -> bool:
    """Return whether *cycle* lies in the rule's days; no last day takes an unknown one too."""
    if cycle is None:
        return rule.cycle_to_days is None
    low = -math.inf if rule.cycle_from_days is None else rule.cycle_from_days
    high = math.inf if rule.cycle_to_days is None else rule.cycle_to_days
    return (low, 0) <= cycle.position() <= (high, 0)


_CLARITY_PARTS = {terms.CLEAR_NEED: 1.0, terms.FIRST_INTEREST: 0.5, terms.ONLY_AWARE: 0.0}


def _score(needs: Needs, fits: bool | None, policy: GradingPolicy) -> float:
    """Return the weighted share of clear need, fitting budget and short cycle, out of 100."""
    weights = policy.weights
    total = weights.clarity + weights.budget + weights.cycle
    if total <= 0:
        return 0.0
    earned = (
        weights.clarity * _CLARITY_PARTS.get(needs.clarity or "", 0.0)
        + weights.budget * (1.0 if fits else 0.0)
        + weights.cycle * _cycle_part(needs.cycle, policy.rules)
    )
    return round(100 * earned / total, 1)


def _cycle_part(cycle: Interval | None, rules: Sequence[GradeRule]) -> float:
    """Return 1 up to the shortest last day of the policy, 0 from its longest first day on."""
    if cycle is None:
        return 0.0
    position = cycle.position()
    soon = min((r.cycle_to_days for r in rules if r.cycle_to_days is not None), default=math.inf)
    late = max((r.cycle_from_days for r in rules if r.cycle_from_days), default=math.inf)
    if position <= (soon, 0):
        return 1.0
    return 0.0 if position >= (late, 0) else 0.5


def _because(needs: Needs, fits: bool | None) -> tuple[str, str, str]:
    budget = {True: "grade.budget_fits", False: "grade.budget_below", None: "grade.budget_unknown"}
    return (
        "grade.clarity" if needs.clarity else "grade.clarity_unknown",
        budget[fits],
        "grade.cycle" if needs.cycle else "grade.cycle_unknown",
    )
