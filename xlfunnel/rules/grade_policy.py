"""What makes no sense in 分级规则, one named function per rule (SPEC §4)."""

import math
from collections.abc import Iterator, Sequence

from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.values.cell import shown
from xlfunnel.values.text import fold

_GAP = 1  # 0-30 and 31-90 leave nothing out: people count whole days


def policy_mistakes(rules: Sequence[GradeRule]) -> list[Problem]:
    """Return what makes no sense in the policy; `synonyms_read_otherwise` looks at aliases."""
    backwards = list(days_reversed(rules))
    return [
        *rows_for_the_rest(rules),
        *repeated_grades(rules),
        *repeated_ranks(rules),
        *backwards,
        *rows_in_each_others_way(rules),
        *([] if backwards else days_of_no_row(rules)),
    ]


def rows_for_the_rest(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """Tell a policy without a row for the rest, and a second one; the first by order counts."""
    rest = [n for n in _tried(rules) if rules[n].takes_the_rest]
    for n in rest[1:]:
        yield _problem("policy_second_rest", n, "takes_the_rest", other=rest[0])
    if rules and not rest:
        yield _problem("policy_no_rest", len(rules) - 1, "takes_the_rest")


def repeated_grades(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """Tell a grade with two rows: a lead that fits either gets it."""
    first: dict[str, int] = {}
    for n, rule in enumerate(rules):
        if rule.grade and first.setdefault(fold(rule.grade), n) != n:
            yield _problem("policy_grade_twice", n, "grade", other=first[fold(rule.grade)])


def repeated_ranks(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """Tell two rows with one number for their order; the upper one is tried first."""
    first: dict[float, int] = {}
    for n, rule in enumerate(rules):
        if rule.rank is not None and not rule.takes_the_rest:
            before = first.setdefault(rule.rank, n)
            if before != n:
                yield _problem("policy_rank_twice", n, "rank", other=before)


def days_reversed(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """Tell days that end before they begin, or before today: they fit no lead."""
    for n, rule in enumerate(rules):
        low, high = _days(rule)
        if low > high:
            yield _problem("policy_days_reversed", n, "cycle_to_days")


def rows_in_each_others_way(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """
    Tell a row that an earlier one leaves nothing to, and days that two rows claim.

    A wider row after a narrower one is how such a table is made, and no mistake; so is a
    day where one row ends and the next begins. Of two rows the first by order counts.
    """
    tried = [n for n in _tried(rules) if rules[n].grade and not rules[n].takes_the_rest]
    tried = [n for n in tried if _days(rules[n])[0] <= _days(rules[n])[1]]
    for place, later in enumerate(tried):
        for earlier in tried[:place]:
            if _covers(rules[earlier], rules[later]):
                yield _problem("policy_row_unreached", later, "rank", other=earlier)
                break
            if days := _contested(rules[earlier], rules[later]):
                field = "cycle_from_days"
                yield _problem("policy_days_overlap", later, field, other=earlier, days=days)
                break


def days_of_no_row(rules: Sequence[GradeRule]) -> Iterator[Problem]:
    """Tell days that no row names; they go to the row for the rest, if there is one."""
    bands = sorted((*_days(rule), n) for n, rule in enumerate(rules) if rule.grade)
    has_rest = any(rule.takes_the_rest for rule in rules)
    name, severity = ("rest", terms.INFO) if has_rest else ("ungraded", terms.WARNING)
    told = f"policy_days_{name}"
    reached, last = 0.0, -1
    for low, high, n in bands:
        if low - reached > _GAP:
            where = (n, "cycle_from_days") if last < 0 else (last, "cycle_to_days")
            yield _problem(told, *where, severity=severity, days=_span(reached, low))
        if high > reached:
            reached, last = high, n
    if bands and not math.isinf(reached):
        days = f">{shown(reached)}"
        yield _problem(told, last, "cycle_to_days", severity=severity, days=days)


def _tried(rules: Sequence[GradeRule]) -> list[int]:
    """Return the positions of the rows in the order in which they are tried."""
    ranks = [math.inf if rule.rank is None else rule.rank for rule in rules]
    return sorted(range(len(rules)), key=ranks.__getitem__)


def _days(rule: GradeRule) -> tuple[float, float]:
    """Return the first and last day of the row; no decision takes less than none."""
    high = math.inf if rule.cycle_to_days is None else rule.cycle_to_days
    return max(0.0, rule.cycle_from_days or 0.0), high


def _covers(earlier: GradeRule, later: GradeRule) -> bool:
    """Return whether every lead that fits *later* fits *earlier*."""
    (low, high), (least, most) = _days(earlier), _days(later)
    return (
        earlier.clarity in (None, later.clarity)
        and _budget(earlier) in (None, _budget(later))
        and low <= least
        and most <= high
    )


def _contested(earlier: GradeRule, later: GradeRule) -> str:
    """Return the days that both rows claim of the same leads, "" for none or a wider row."""
    if (earlier.clarity, _budget(earlier)) != (later.clarity, _budget(later)):
        return ""
    (low, high), (least, most) = _days(earlier), _days(later)
    is_wider = least <= low and high <= most
    if earlier.grade == later.grade or is_wider or max(low, least) >= min(high, most):
        return ""
    return _span(max(low, least), min(high, most))


def _budget(rule: GradeRule) -> str | None:
    """Return what the row asks of the budget; None where it says 不限."""
    return terms.BUDGET_FITS if rule.budget_condition == terms.BUDGET_FITS else None


def _span(low: float, high: float) -> str:
    return f">{shown(low)}" if math.isinf(high) else f"{shown(low)}–{shown(high)}"


def _problem(
    rule: str,
    row: int,
    field: str,
    *,
    severity: str = terms.WARNING,
    other: int | None = None,
    **facts: str,
) -> Problem:
    return Problem(rule, severity, GradeRule, row, field, facts=facts, other=other)
