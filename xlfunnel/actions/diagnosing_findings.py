"""The problems of a closed month that hold up: all guards of the diagnosis together (SPEC §6)."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import expm1
from typing import TypeAlias

import pandas as pd

from xlfunnel.actions.diagnosing_questions import (
    SLOW_OWNER,
    SLOW_SOURCE,
    STEP,
    Terms,
    questions,
    stretch_of,
)
from xlfunnel.actions.group_names import never_graded
from xlfunnel.actions.run import Job
from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.analysis.diagnosis import Excess, standing_out
from xlfunnel.analysis.diagnosis_target import Shortfall, chance_of_so_few, shortfall
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.parameters import Parameters

TARGET = "target"
SLOW = (SLOW_SOURCE, SLOW_OWNER)
Figure: TypeAlias = Excess | Shortfall

# What part of the false alarms is for the target, which is no question of the dealings. It is
# kept back where there is no target too: setting one must not loosen or tighten the others.
_FOR_TARGET = 0.2


@dataclass(frozen=True, slots=True)
class Found:
    """A problem: the rule, the group it is about ("" for all leads), and its figures."""

    rule: str
    group: str
    figure: Figure


def terms_of(job: Job) -> Terms:
    """Return on what terms groups are judged by the workbook's settings and grades."""
    parameters = job.parameters
    return Terms(
        _best_grade(job),
        never_graded(job),
        int(parameters.diagnosis_leads),
        int(parameters.enough_wins),
    )


def problems_that_hold_up(leads: pd.DataFrame, on: Terms, parameters: Parameters) -> list[Found]:
    """
    Return the problems, rule by rule, the worst of each first.

    Of the steps of one owner only the earliest is told: who follows up too few leads wins too
    few. A group has to pass the guard against chance, the least number of leads, and the least
    gap, which counts after what may be chance is taken off.

    Args:
        leads: As `leads_until` returns them.
        on: On what terms groups are judged.
        parameters: The workbook's settings.
    """
    alarms = parameters.diagnosis_false_alarms / 100
    asked = questions(leads, on)
    guarded = alarms * (1 - _FOR_TARGET)
    excesses = standing_out(asked, stretch_of(leads), guarded, parameters.prior_weight)
    found = [Found(e.question.rule, e.name, e) for e in excesses if gap_of(e) >= _least(parameters)]
    short = below_target(leads, parameters)
    if short and _is_no_chance(short, parameters, alarms * _FOR_TARGET):
        found.append(Found(TARGET, "", short))
    return list(_earliest_steps(found).values())


def gap_of(excess: Excess) -> float:
    """Return the estimated gap: a share of leads, or by what part the days are longer."""
    return expm1(excess.estimate) if excess.question.rule in SLOW else excess.estimate


def below_target(leads: pd.DataFrame, parameters: Parameters) -> Shortfall | None:
    """
    Return what is missing to the target for winning within the horizon; None without one.

    Counted are leads as old as the horizon, which all had their chance.
    """
    if parameters.target_rate is None:
        return None
    counts = won_within_horizon(leads, parameters)
    return shortfall(counts, parameters.target_rate / 100)


def won_within_horizon(
    leads: pd.DataFrame, parameters: Parameters
) -> dict[Hashable, tuple[int, int]]:
    """Return by source the leads as old as the horizon, and those won within it."""
    horizon = parameters.win_horizon_days
    old = leads.loc[leads["age_days"] >= horizon]
    won = old["is_won"] & ~(old["cycle_days"] > horizon)
    counted = won.groupby(old["source"]).agg(["size", "sum"])
    return {name: (int(size), int(wins)) for name, size, wins in counted.itertuples()}


def is_enough_for_anything(leads: pd.DataFrame, on: Terms) -> bool:
    """Return whether there is any group about which something could be concluded."""
    return len(leads) >= 2 * on.least_leads


def _is_no_chance(short: Shortfall, parameters: Parameters, alarms: float) -> bool:
    assert parameters.target_rate is not None
    kept = short.leads / (short.leads + parameters.prior_weight)
    return (
        short.leads >= parameters.diagnosis_leads
        and short.gap * kept >= _least(parameters)
        and chance_of_so_few(short.won, short.leads, parameters.target_rate / 100) <= alarms
    )


def _least(parameters: Parameters) -> float:
    return parameters.diagnosis_gap / 100


def _earliest_steps(found: list[Found]) -> dict[tuple[str, str], Found]:
    """Return *found* by rule and group, of the steps of an owner the first."""
    kept: dict[tuple[str, str], Found] = {}
    for item in found:
        kept.setdefault((STEP if item.rule.startswith(STEP) else item.rule, item.group), item)
    return kept


def _best_grade(job: Job) -> str:
    """Return the first grade of 分级规则 as the leads have it; "" without any."""
    words = job.words[terms.GRADES.name]
    ranked = [
        (rule.rank, number, name)
        for number, rule in enumerate(rule_rows(job.records, GradeRule))
        if rule.rank is not None
        and (name := words.read(rule.grade).value)
        and name != terms.UNGRADED
    ]
    return words.label(min(ranked)[2], job.run.language) if ranked else ""
