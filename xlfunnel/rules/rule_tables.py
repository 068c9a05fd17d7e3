"""
What makes no sense in the tables of 规则设置, one named function per rule (SPEC §1).

Each takes the rows of one table and names the cells that are wrong; the words of the rule
say what counts instead. A row with a problem of `UNUSABLE` is left out by whatever reads
the table: half of a rule would mean something else.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Column, Row, Writer
from xlfunnel.schema.dictionaries import listed
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule, read_value
from xlfunnel.schema.sources import Source
from xlfunnel.values.budget import Budget
from xlfunnel.values.cell import shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold

UNUSABLE = frozenset(
    {
        "row_incomplete",
        "row_twice",
        "required_system",
        "keyword_value",
        "screening_comparison",
        "screening_value",
        "screening_system",
        "screening_split",
        "screening_part",
        "clock_duration",
        "clock_trigger",
        "hours_half",
        "hours_reversed",
    }
)

# Without these a row says nothing at all.
_NEEDED: dict[type[Row], tuple[str, ...]] = {
    Rep: ("name",),
    Source: ("name",),
    GradeRule: ("grade",),
    ClockRule: ("clause", "duration", "time_unit"),
    RequiredField: ("lead_field",),
    ScreeningRule: ("lead_field", "comparison", "conclusion"),
    Keyword: ("suggests_field", "word", "suggests"),
    LossReason: ("reason",),
    WinReason: ("reason",),
    WeekHours: ("weekday",),
    CalendarDay: ("day", "kind"),
}

# Where two rows with one key contradict or repeat each other; grades and clocks have their own.
_ONE_ROW_PER_KEY: frozenset[type[Row]] = frozenset(
    {
        Rep,
        Source,
        RequiredField,
        ScreeningRule,
        Keyword,
        LossReason,
        WinReason,
        WeekHours,
        CalendarDay,
    }
)

# Tables that say what else people write for a word: its field, that of the synonyms, the rule.
_SYNONYMS: dict[type[Row], tuple[str, str, str]] = {
    Source: ("name", "synonyms", "synonym_taken"),
    GradeRule: ("grade", "aliases", "policy_alias_twice"),
    LossReason: ("reason", "synonyms", "synonym_taken"),
    WinReason: ("reason", "synonyms", "synonym_taken"),
}

_ORDERED = ("大于", "不小于", "小于", "不大于")
_CONTAINS = ("包含", "不包含")
_WITHOUT_VALUE = ("为空", "不为空", "无法识别")
# Kinds of cells of which one can be more than another.
_MEASURES = ("number", "count", "money", "days", "rate", "date", "moment", "budget", "cycle")


def incomplete_rows(table: type[Row], rows: Sequence[Row]) -> Iterator[Problem]:
    """Tell a row that lacks what it is about; it is not used."""
    for n, row in enumerate(rows):
        missing = next((f for f in _NEEDED[table] if getattr(row, f, None) is None), None)
        if missing is not None:
            yield Problem("row_incomplete", terms.WARNING, table, n, missing)


def repeated_rows(table: type[Row], rows: Sequence[Row]) -> Iterator[Problem]:
    """Tell a second row about the same thing: a name, a word, a day; the first counts."""
    if table not in _ONE_ROW_PER_KEY:
        return
    first: dict[tuple[Hashable, ...], int] = {}
    for n, row in enumerate(rows):
        key = tuple(_folded(getattr(row, field, None)) for field in table.table.key)
        if key[-1] is None:
            continue
        before = first.setdefault(key, n)
        if before != n:
            field = table.table.key[-1]
            yield Problem("row_twice", terms.WARNING, table, n, field, other=before)


def synonyms_read_otherwise(
    table: type[Row],
    rows: Sequence[Row],
    words: Terms,
    joined: Callable[[Iterable[str]], str] = "、".join,
) -> Iterator[Problem]:
    """
    Tell synonyms that do not mean the word they stand beside: another has them already.

    Where several others have some, those of one are told.

    Args:
        table: One of the tables with synonyms.
        rows: Its rows.
        words: The dictionary that the workbook makes of them.
        joined: How several words stand in one sentence.
    """
    name, synonyms, rule = _SYNONYMS[table]
    for n, row in enumerate(rows):
        ours = words.read(getattr(row, name, None)).value
        means = {word: words.read(word).value for word in listed(getattr(row, synonyms, None))}
        other = next((meaning for meaning in means.values() if meaning and meaning != ours), None)
        if ours and other:
            taken = joined(word for word, meaning in means.items() if meaning == other)
            facts = {"word": taken, "hint": other}
            yield Problem(rule, terms.WARNING, table, n, synonyms, facts=facts)


def reps_who_get_no_leads(reps: Sequence[Rep]) -> Iterator[Problem]:
    """Tell a capacity below zero, and of zero, which may be meant."""
    for n, rep in enumerate(reps):
        if rep.monthly_capacity is not None and rep.monthly_capacity <= 0:
            severity = terms.WARNING if rep.monthly_capacity < 0 else terms.INFO
            yield Problem("rep_capacity", severity, Rep, n, "monthly_capacity")


def leaves_that_make_no_sense(reps: Sequence[Rep]) -> Iterator[Problem]:
    """Tell a leave that ends before it begins (it is none), and one with a single end."""
    for n, rep in enumerate(reps):
        start, end = rep.leave_from, rep.leave_to
        if start and end and start > end:
            yield Problem("leave_reversed", terms.WARNING, Rep, n, "leave_to")
        elif bool(start) != bool(end):
            blank = "leave_to" if start else "leave_from"
            yield Problem("leave_half", terms.WARNING, Rep, n, blank)


def costs_below_zero(sources: Sequence[Source]) -> Iterator[Problem]:
    """Tell a cost that no source can have; it is not counted."""
    for n, source in enumerate(sources):
        if source.cost is not None and source.cost < 0:
            yield Problem("source_cost", terms.WARNING, Source, n, "cost")


def columns_only_the_system_fills(required: Sequence[RequiredField]) -> Iterator[Problem]:
    """Tell a required column that people cannot fill."""
    for n, row in enumerate(required):
        if row.lead_field and _lead_column(row.lead_field).writer is Writer.SYSTEM:
            yield Problem("required_system", terms.WARNING, RequiredField, n, "lead_field")


def keywords_nobody_reads(keywords: Sequence[Keyword]) -> Iterator[Problem]:
    """Tell a word for a column other than 需求明确度, the only one that words suggest."""
    for n, row in enumerate(keywords):
        if row.suggests_field and field_of(row.suggests_field) != "clarity":
            yield Problem("keyword_unused", terms.INFO, Keyword, n, "suggests_field")


def keywords_for_no_value(keywords: Sequence[Keyword]) -> Iterator[Problem]:
    """Tell a word that suggests what 需求明确度 cannot be."""
    for n, row in enumerate(keywords):
        is_clarity = row.suggests_field and field_of(row.suggests_field) == "clarity"
        if is_clarity and row.suggests and terms.CLARITIES.read(row.suggests).value is None:
            yield Problem("keyword_value", terms.WARNING, Keyword, n, "suggests")


def comparisons_that_do_not_fit(rules: Sequence[ScreeningRule]) -> Iterator[Problem]:
    """Tell more-or-less on a column that holds words."""
    for n, rule in enumerate(rules):
        if rule.lead_field and rule.comparison in _ORDERED:
            kind = _lead_column(rule.lead_field).type
            if kind.name not in _MEASURES:
                yield Problem("screening_comparison", terms.WARNING, ScreeningRule, n, "comparison")


def values_nothing_compares_with(
    rules: Sequence[ScreeningRule], words: Mapping[str, Terms]
) -> Iterator[Problem]:
    """Tell a value that is missing, or that its column could never hold; *words* by name."""
    for n, rule in enumerate(rules):
        if not rule.lead_field or not rule.comparison or rule.comparison in _WITHOUT_VALUE:
            continue
        if not shown(rule.value).strip():
            yield Problem("row_incomplete", terms.WARNING, ScreeningRule, n, "value")
        elif rule.comparison not in _CONTAINS:
            value = read_value(rule, words).value
            if value is None or not _is_ever(rule.comparison, value):
                yield Problem("screening_value", terms.WARNING, ScreeningRule, n, "value")


def _is_ever(comparison: str, value: object) -> bool:
    """Return whether anything can be more, or less, than *value*: nothing is above 3个月以上."""
    amount = value.amount if isinstance(value, Budget) else value
    if not isinstance(amount, Interval) or comparison not in _ORDERED:
        return True
    return math.isfinite(amount.high if comparison in ("大于", "不小于") else amount.low)


def _lead_column(name: str) -> Column:
    return Lead.column(field_of(name))


def _folded(value: Hashable) -> Hashable:
    return fold(value) if isinstance(value, str) else value
