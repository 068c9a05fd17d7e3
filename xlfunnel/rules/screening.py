"""
筛选: whether a lead is worth the time, by the table 筛选规则 (SPEC §3; S0, S2).

A lead whose contact, name or need is missing or cannot be read is not screened: it is 待确认
until somebody asks, and only a rule about that very gap (联系方式 无法识别 → 不合格) may settle
it. Else one rule that holds and says 不合格 decides, else one that says 合格; else the lead
is 待确认, with what a rule for 合格 would have to know. Rows of one name are the conditions of
one rule: it holds where all of them do, and asks for nothing once one of them is known to fail.

Of a cell that is blank, or says that it is not known yet, only 为空 holds; of one that is not
understood only 无法识别. Every lead is screened by what stands now, a closed one too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from xlfunnel.checked import CheckedTable
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Column
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule, read_value, rules_of
from xlfunnel.values.cell import Cell
from xlfunnel.values.comparing import compare, is_same, words_of
from xlfunnel.values.reading import Status
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold, typed

# Without these nobody can tell what a lead is worth.
NEEDED = ("contact", "customer_name", "need")


@dataclass(frozen=True, slots=True)
class Screened:
    """
    What screening says of a lead.

    Attributes:
        result: A word of `terms.SCREENING_RESULTS`.
        because: Positions of the rules that decided, or of those that say 待确认; of a rule
            with several rows that of the first.
        against: Positions of the rules that say 合格 of a lead that is 不合格.
        missing: Fields that say nothing and would have to.
        unread: Fields that cannot be read and would have to.
        is_blocked: Whether `missing` and `unread` are why the lead was not screened at all.
    """

    result: str
    because: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_blocked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What the rules see of one cell: READ, BLANK or UNREADABLE, and which of their rows hold."""

    status: Status
    holding: tuple[int, ...] = ()


# Whether a rule holds of a cell that is understood: the cell, and what it means.
_Test: TypeAlias = Callable[[Cell, Any], bool]


def fields_of(rules: Sequence[ScreeningRule]) -> tuple[str, ...]:
    """Return the fields of Leads that screening by *rules* looks at."""
    named = (field_of(rule.lead_field) for rule in rules if rule.lead_field)
    return tuple(dict.fromkeys((*NEEDED, *named)))


def screen(
    leads: CheckedTable, rules: Sequence[ScreeningRule], words: Mapping[str, Terms]
) -> list[Screened]:
    """
    Return what *rules* say of each lead.

    Cells repeat themselves, and of a cell only matters which rows hold: so each distinct
    cell is compared once, and each distinct outcome of all cells decided once.

    Args:
        leads: The `fields_of` the rules, as far as the workbook has them.
        rules: Usable rows of 筛选规则; without any, nothing is to be screened.
        words: Dictionaries with the workbook's own words, by dictionary name.

    Source: S0 线索初步筛选; S2 1.2; SPEC §3.
    """
    fields = tuple(field for field in fields_of(rules) if field in leads.cells)
    seen = [_seen(leads, field, rules, words) for field in fields]
    joint = rules_of(rules)

    @cache
    def decide(cells: tuple[_Seen, ...]) -> Screened:
        return _decide(dict(zip(fields, cells, strict=True)), rules, joint)

    return [decide(cells) for cells in zip(*seen, strict=True)]


def _seen(
    leads: CheckedTable,
    field: str,
    rules: Sequence[ScreeningRule],
    words: Mapping[str, Terms],
) -> list[_Seen]:
    """Return what the rules see of the cells of *field*; equal outcomes are one object."""
    ours = [
        n for n, rule in enumerate(rules) if rule.lead_field and field_of(rule.lead_field) == field
    ]
    tests = [(n, test) for n in ours if (test := _test(rules[n], words))]
    blank, unread = (
        _Seen(status, tuple(n for n in ours if rules[n].comparison == comparison))
        for comparison, status in (("为空", Status.BLANK), ("无法识别", Status.UNREADABLE))
    )

    @cache
    def read(*holding: int) -> _Seen:
        return _Seen(Status.READ, holding)

    @cache
    def look(cell: Cell, value: Any) -> _Seen:
        return read(*(n for n, holds in tests if holds(cell, value)))

    values = leads.values(field)
    if tests:
        pairs = zip(leads.cells[field], values, strict=True)
        seen = [blank if value is None else look(cell, value) for cell, value in pairs]
    else:
        seen = [blank if value is None else read() for value in values]
    for row, reading in leads.columns.doubts.get(field, ()):
        if reading.status is Status.UNREADABLE:
            seen[row] = unread
    return seen


def _test(rule: ScreeningRule, words: Mapping[str, Terms]) -> _Test | None:
    """Return how a rule looks at a cell that is understood; None where it never holds of one."""
    comparison, wanted = rule.comparison or "", read_value(rule, words).value
    if comparison in ("为空", "无法识别"):
        return None
    if comparison == "不为空":
        return lambda cell, value: True
    if comparison in ("等于", "不等于"):
        return lambda cell, value: is_same(value, wanted) == (comparison == "等于")
    if comparison not in ("包含", "不包含"):
        return lambda cell, value: compare(comparison, value, wanted)
    named, is_word = words_of(typed(rule.value)), _column(rule).type.terms is not None

    def contains(cell: Cell, value: Any) -> bool:
        text = fold(typed(cell))
        is_there = any(word in text for word in named)
        is_meant = is_word and wanted is not None and is_same(value, wanted)
        return (is_there or is_meant) == (comparison == "包含")

    return contains


def _column(rule: ScreeningRule) -> Column:
    return Lead.column(field_of(rule.lead_field or ""))


def _decide(
    cells: Mapping[str, _Seen], rules: Sequence[ScreeningRule], joint: Sequence[tuple[int, ...]]
) -> Screened:
    """Return what *rules* say of one lead; *joint* are the positions of the rows of each."""
    true = frozenset(n for seen in cells.values() for n in seen.holding)
    holding = [rows for rows in joint if true.issuperset(rows)]
    lacking = [f for f in NEEDED if f in cells and cells[f].status is not Status.READ]
    if lacking:
        gaps = {n for field in lacking for n in cells[field].holding}
        of_gaps = [rows for rows in holding if not gaps.isdisjoint(rows)]
        failing = _saying(terms.NOT_QUALIFIED, of_gaps, rules)
        if failing:
            return Screened(terms.NOT_QUALIFIED, failing)
        return Screened(terms.TO_CONFIRM, **_gaps(lacking, cells), is_blocked=True)
    failing, passing = (
        _saying(conclusion, holding, rules) for conclusion in (terms.NOT_QUALIFIED, terms.QUALIFIED)
    )
    if failing:
        return Screened(terms.NOT_QUALIFIED, failing, passing)
    if passing:
        return Screened(terms.QUALIFIED, passing)
    doubtful = _saying(terms.TO_CONFIRM, holding, rules)
    conditions = (
        [_column(rules[n]).field for n in rows if n not in true]
        for rows in joint
        if rules[rows[0]].conclusion == terms.QUALIFIED
    )
    to_ask = [field for fields in conditions if _may_hold(fields, cells) for field in fields]
    return Screened(terms.TO_CONFIRM, doubtful, **_gaps(to_ask, cells))


def _saying(
    conclusion: str, holding: Sequence[tuple[int, ...]], rules: Sequence[ScreeningRule]
) -> tuple[int, ...]:
    """Return the first row of each of the rules *holding* that come to *conclusion*."""
    return tuple(rows[0] for rows in holding if rules[rows[0]].conclusion == conclusion)


def _may_hold(fields: Sequence[str], cells: Mapping[str, _Seen]) -> bool:
    """Return whether conditions on *fields*, none of which holds, could once they are known."""
    return all(f in cells and cells[f].status is not Status.READ for f in fields)


def _gaps(fields: Sequence[str], cells: Mapping[str, _Seen]) -> dict[str, Any]:
    """Return which of *fields* are missing and which cannot be read."""
    of = {field: cells[field].status for field in fields if field in cells}
    return {
        "missing": tuple(field for field, status in of.items() if status is Status.BLANK),
        "unread": tuple(field for field, status in of.items() if status is Status.UNREADABLE),
    }
