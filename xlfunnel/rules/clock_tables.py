"""What makes no sense in 时限规则 and 工作时间, one named function per rule (SPEC §4)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import WeekHours
from xlfunnel.schema.clocks import TRIGGERS, ClockRule, applies, rules_of
from xlfunnel.values.cell import shown

_OF_EVENTS = (
    terms.PROPOSAL_OPINION,
    terms.PROPOSAL_RHYTHM,
    terms.NEXT_STEP,
    terms.VISIT_CONFIRMATION,
)


def clocks_without_time(rules: Sequence[ClockRule]) -> Iterator[Problem]:
    """Tell a limit of no time or less; only a next step is due on the very day."""
    for n, rule in enumerate(rules):
        time = rule.duration
        if time is not None and (time < 0 or (time == 0 and rule.clause != terms.NEXT_STEP)):
            yield Problem("clock_duration", terms.WARNING, ClockRule, n, "duration")


def clocks_from_the_wrong_moment(rules: Sequence[ClockRule]) -> Iterator[Problem]:
    """Tell a trigger that does not belong to its clause, with the one that does."""
    for n, rule in enumerate(rules):
        fitting = TRIGGERS.get(rule.clause or "", ())
        if rule.trigger and fitting and rule.trigger not in fitting:
            facts = {"hint": fitting[0]}
            yield Problem("clock_trigger", terms.WARNING, ClockRule, n, "trigger", facts=facts)


def clocks_of_no_grade(rules: Sequence[ClockRule], grades: Collection[str]) -> Iterator[Problem]:
    """Tell a limit for a grade that 分级规则 does not give; *grades* are those it gives."""
    for n, rule in enumerate(rules):
        if rule.grade and rule.grade != terms.UNGRADED and rule.grade not in grades:
            yield Problem("clock_grade", terms.WARNING, ClockRule, n, "grade")


def grades_without_clock(
    rules: Sequence[ClockRule], grades: Iterable[str], preset: str
) -> list[str]:
    """
    Return which of *grades* and 待评级 no limit watches under *preset*, in their order.

    A limit for one source does not watch a whole grade, and one that an event starts, such
    as a proposal sent or a visit planned, does not watch a lead of which nobody is heard.
    Without any limit the team wants no clocks.
    """
    watching = [rule for rule in rules_of(rules, preset) if rule.clause not in _OF_EVENTS]
    return [
        grade
        for grade in dict.fromkeys((*grades, terms.UNGRADED))
        if rules and not any(applies(rule, grade, None) for rule in watching)
    ]


def clocks_too_long(rules: Sequence[ClockRule], longest: Mapping[str, float]) -> Iterator[Problem]:
    """Tell a limit so long that it is cut; *longest* is what each unit may have at most."""
    for n, rule in enumerate(rules):
        most = longest.get(rule.time_unit or "")
        if rule.duration is not None and most is not None and rule.duration > most:
            facts = {"most": shown(float(most))}
            yield Problem("clock_too_long", terms.WARNING, ClockRule, n, "duration", facts=facts)


def contradicting_clocks(rules: Sequence[ClockRule]) -> Iterator[Problem]:
    """Tell a clause that one preset gives two times for; the shorter one counts."""
    first: dict[tuple[str | None, ...], int] = {}
    for n, rule in enumerate(rules):
        if rule.clause is None or rule.duration is None:
            continue
        trigger = rule.trigger or TRIGGERS[rule.clause][0]
        before = first.setdefault((rule.preset, rule.clause, rule.grade, rule.source, trigger), n)
        time, other = (rule.duration, rule.time_unit), rules[before]
        if time != (other.duration, other.time_unit):
            yield Problem("clock_twice", terms.WARNING, ClockRule, n, "duration", other=before)


def hours_that_make_no_day(week: Sequence[WeekHours]) -> Iterator[Problem]:
    """Tell a day that opens and never closes, or closes before it opens."""
    for n, day in enumerate(week):
        opens, closes = day.opens_at, day.closes_at
        if opens is not None and closes is not None and closes <= opens:
            yield Problem("hours_reversed", terms.WARNING, WeekHours, n, "closes_at")
        elif (opens is None) != (closes is None):
            blank = "closes_at" if closes is None else "opens_at"
            yield Problem("hours_half", terms.WARNING, WeekHours, n, blank)


def lunches_that_make_no_sense(week: Sequence[WeekHours]) -> Iterator[Problem]:
    """Tell a lunch with one end, one that ends before it begins, or one outside the day."""
    for n, day in enumerate(week):
        if day.lunch_from is None and day.lunch_to is None:
            continue
        moments = (day.opens_at, day.lunch_from, day.lunch_to, day.closes_at)
        known = [moment for moment in moments if moment is not None]
        if len(known) < len(moments) or known != sorted(known) or day.lunch_from == day.lunch_to:
            blank = "lunch_from" if day.lunch_from is None else "lunch_to"
            yield Problem("lunch_odd", terms.WARNING, WeekHours, n, blank)
