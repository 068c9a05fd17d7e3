"""What makes no sense in 筛选规则 beyond a single cell, one named function per rule (SPEC §3)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Column, Writer
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule, read_value, rules_of
from xlfunnel.values.comparing import compare, is_same, words_of
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold, typed

# What the system has settled when it screens; its other columns are filled later in a run,
# so a rule about one of them would judge by the run before.
_SETTLED = frozenset(
    {"score", "grade_basis", "graded_by", "suggested_grade", "grade_at_registration"}
)
# Kinds of cells in which every text is understood.
_FREE_TEXT = frozenset({"id", "words", "long_words"})

_OF_GAPS = frozenset({"为空", "无法识别"})
_OPPOSITE = {
    "大于": "不大于",
    "不大于": "大于",
    "小于": "不小于",
    "不小于": "小于",
    "包含": "不包含",
    "不包含": "包含",
    "不等于": "等于",
}

_UP = ("大于", "不小于")
_DOWN = ("小于", "不大于")


def columns_filled_after_screening(rules: Sequence[ScreeningRule]) -> Iterator[Problem]:
    """Tell a rule about a column that the system fills later, its own result among them."""
    for n, rule in enumerate(rules):
        column = _column(rule)
        if column and column.writer is Writer.SYSTEM and column.field not in _SETTLED:
            yield Problem("screening_system", terms.WARNING, ScreeningRule, n, "lead_field")


def texts_always_read(rules: Sequence[ScreeningRule]) -> Iterator[Problem]:
    """Tell 无法识别 of a column whose every text is understood."""
    for n, rule in enumerate(rules):
        column = _column(rule)
        if column and rule.comparison == "无法识别" and column.type.name in _FREE_TEXT:
            yield Problem("screening_always_read", terms.INFO, ScreeningRule, n, "comparison")


def names_of_two_conclusions(rules: Sequence[ScreeningRule]) -> Iterator[Problem]:
    """
    Tell every row of a name whose rows conclude differently.

    They cannot be one rule, and nobody can tell which are meant as one: none is used.
    """
    for rows in _named_rows(rules):
        says = {n: rules[n].conclusion for n in rows if rules[n].conclusion}
        for n, conclusion in says.items():
            other = next((m for m in says if says[m] != conclusion), None)
            if other is not None:
                yield _told("screening_split", n, "conclusion", other)


def rules_lacking_a_row(
    rules: Sequence[ScreeningRule], unusable: Collection[int]
) -> Iterator[Problem]:
    """
    Tell a row whose name has another that cannot be used: with a condition less it says more.

    Args:
        rules: The rows of 筛选规则.
        unusable: Positions of those that are left out.
    """
    for rows in _named_rows(rules):
        broken = next((n for n in rows if n in unusable), None)
        if broken is not None:
            for n in rows:
                if n not in unusable:
                    yield _told("screening_part", n, "name", broken)


def rules_that_never_hold(
    rules: Sequence[ScreeningRule], words: Mapping[str, Terms]
) -> Iterator[Problem]:
    """Tell a row that excludes another of its rule: whoever typed them meant alternatives."""
    for rows in rules_of(rules):
        for n, m in combinations(rows, 2):
            one, other = rules[m], rules[n]
            if _excludes(one, other, words) or _excludes(other, one, words):
                yield _told("screening_never", m, "name", n)
                break


def rules_overruled(
    rules: Sequence[ScreeningRule], words: Mapping[str, Terms]
) -> Iterator[Problem]:
    """
    Tell a rule for 合格 that can never decide: wherever it holds, one for 不合格 does.

    That is certain where each condition against follows from one of the conditions for.
    """
    against = [rows for rows in rules_of(rules) if _says(rules, rows, terms.NOT_QUALIFIED)]
    for rows in rules_of(rules):
        if _says(rules, rows, terms.QUALIFIED):
            ours = [rules[n] for n in rows]
            for others in against:
                if all(any(_implies(one, rules[m], words) for one in ours) for m in others):
                    yield _told("screening_overruled", rows[0], "conclusion", others[0])
                    break


def _named_rows(rules: Sequence[ScreeningRule]) -> list[list[int]]:
    """Return the positions of the rows of each name, whatever they conclude."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for n, rule in enumerate(rules):
        if rule.name:
            found[fold(rule.name)].append(n)
    return list(found.values())


def _says(rules: Sequence[ScreeningRule], rows: Sequence[int], conclusion: str) -> bool:
    return rules[rows[0]].conclusion == conclusion


def _told(rule: str, row: int, field: str, other: int) -> Problem:
    return Problem(rule, terms.WARNING, ScreeningRule, row, field, other=other)


def _excludes(one: ScreeningRule, other: ScreeningRule, words: Mapping[str, Terms]) -> bool:
    """Return whether no cell, but for one that names several words, fits *one* and *other*."""
    if not one.lead_field or one.lead_field != other.lead_field:
        return False
    comparisons = {one.comparison, other.comparison}
    if len(comparisons) == 2 and comparisons & _OF_GAPS:
        return True
    if comparisons == {"等于"}:
        value, least = read_value(one, words).value, read_value(other, words).value
        return value is not None and least is not None and not is_same(value, least)
    opposite = _OPPOSITE.get(other.comparison or "")
    return _implies(one, other.model_copy(update={"comparison": opposite}), words)


def _implies(one: ScreeningRule, other: ScreeningRule, words: Mapping[str, Terms]) -> bool:
    """Return whether every cell that *one* holds of, *other* holds of too."""
    if not one.lead_field or one.lead_field != other.lead_field or not one.comparison:
        return False
    if other.comparison == "不为空":
        return one.comparison not in ("为空", "无法识别")
    if one.comparison == other.comparison and fold(typed(one.value)) == fold(typed(other.value)):
        return True
    if one.comparison == other.comparison == "包含":
        wider = words_of(typed(other.value))
        return all(any(part in word for part in wider) for word in words_of(typed(one.value)))
    value, least = read_value(one, words).value, read_value(other, words).value
    if value is None or least is None:
        return False
    if one.comparison == other.comparison == "等于":
        return bool(value == least)
    if other.comparison not in (*_UP, *_DOWN):
        return False
    if one.comparison == "等于":
        return compare(other.comparison, value, least)
    side = _UP if other.comparison in _UP else _DOWN
    # above 50 is at least 50, and at least 51 is above 50
    is_strict = one.comparison == side[1] and other.comparison == side[0]
    return one.comparison in side and compare(side[0] if is_strict else side[1], value, least)


def _column(rule: ScreeningRule) -> Column | None:
    return Lead.column(field_of(rule.lead_field)) if rule.lead_field else None
