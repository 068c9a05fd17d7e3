"""What the diagnosis asks of the leads: one named function per rule (S0, S2; SPEC §6)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from xlfunnel.actions.diagnosing_leads import STEP_DATES
from xlfunnel.actions.group_names import BLANK
from xlfunnel.analysis.diagnosis import Codes, Floats, Question
from xlfunnel.analysis.diagnosis_comparable import stretches, unexplained

HIGH_GRADE = "high_grade"
SOURCE = "source"
SLOW_SOURCE, SLOW_OWNER = "slow_source", "slow_owner"
STEP = "step_"  # and the field of the step, or WON
WON = "won_on"
_SURELY = (0.02, 0.98)  # a least-squares fit goes beyond 0 and 1; no lead is that certain


@dataclass(frozen=True, slots=True)
class Terms:
    """
    On what terms groups are judged.

    Attributes:
        best_grade: The best grade as the leads have it; "" asks nothing of grades.
        no_grade: What leads without a grade are called: 待评级.
        least_leads: A group of fewer leads is not judged.
        least_wins: Nor the days of one with fewer wins.
    """

    best_grade: str
    no_grade: str
    least_leads: int
    least_wins: int


def stretch_of(leads: pd.DataFrame) -> Codes:
    """Return which of *leads* are compared with each other."""
    months = leads["registered"].dt.year * 12 + leads["registered"].dt.month
    return stretches(leads["age_days"].to_numpy(), months.to_numpy().astype(np.int64))


def questions(leads: pd.DataFrame, on: Terms) -> list[Question]:
    """
    Return everything that is asked of *leads*, as `leads_until` returns them, in their order.

    What a sheet has no column for is not asked.
    """
    asked = (high_grade_converts_low, source_converts_low, win_takes_long, step_is_weak)
    return [question for ask in asked for question in ask(leads, on)]


def high_grade_converts_low(leads: pd.DataFrame, on: Terms) -> Iterator[Question]:
    """Ask whether leads of the best grade are won less often than those of the others (S2)."""
    if "grade_at_registration" not in leads or not on.best_grade:
        return
    missed = _missed(leads["is_won"])
    grades = leads["grade_at_registration"]
    ungraded = (on.no_grade, BLANK)
    for asked in _ask(HIGH_GRADE, grades, missed, missed, on.least_leads, on, ungraded):
        if on.best_grade in asked.names:
            others = np.where(asked.groups < 0, -1, 1)
            groups = np.where(grades.eq(on.best_grade), 0, others)
            yield replace(asked, names=[on.best_grade], groups=groups)


def source_converts_low(leads: pd.DataFrame, on: Terms) -> Iterator[Question]:
    """Ask of each source with many leads whether they are won less often than others (S2)."""
    missed = _missed(leads["is_won"])
    yield from _ask(SOURCE, leads["source"], missed, missed, on.least_leads, on)


def win_takes_long(leads: pd.DataFrame, on: Terms) -> Iterator[Question]:
    """
    Ask of each source and owner whether their wins take longer than others' (S2, S3).

    The logarithm of the days is compared: one straggler is no pattern. Of owners' days what
    source and grade let expect is taken out.
    """
    days = leads["cycle_days"].to_numpy(dtype="float64")
    logs = np.log1p(days)
    yield from _ask(SLOW_SOURCE, leads["source"], logs, days, on.least_wins, on)
    yield from _by_owner(leads, SLOW_OWNER, logs, days, on.least_wins, on)


def step_is_weak(leads: pd.DataFrame, on: Terms) -> Iterator[Question]:
    """
    Ask of each owner at which step fewer of their leads get on than of others' (S0).

    A step is asked about among the leads that have come to the one before it; who has taken a
    later one has taken it. Steps that hardly anybody records, or hardly anybody misses, are
    skipped, and so are leads that are gone from the sheet, whose dates nobody knows. The
    win is asked about among all leads, deleted ones too. What source and grade let expect is
    taken out: whoever is given the poor leads is not weak.
    """
    steps = [name for name in STEP_DATES if leads[f"has_{name}"].sum() >= on.least_leads]
    came = ~leads["is_vanished"]
    for number, name in enumerate(steps):
        later = [f"has_{n}" for n in steps[number:]]
        took = leads[later].any(axis=1) | leads["is_won"]
        missed = np.where(came, _missed(took), np.nan)
        if np.nansum(missed) >= on.least_leads:
            yield from _by_owner(leads, STEP + name, missed, missed, on.least_leads, on)
        came &= took
    missed = _missed(leads["is_won"])
    yield from _by_owner(leads, STEP + WON, missed, missed, on.least_leads, on)


def _by_owner(
    leads: pd.DataFrame, rule: str, worse: Floats, told: Floats, least: int, on: Terms
) -> Iterator[Question]:
    """Ask of each owner, with leads that nobody owns left out."""
    if "owner" not in leads:
        return
    given = [n for n in ("source", "grade_at_registration") if n in leads]
    labels = [pd.factorize(leads[name])[0].astype(np.int64) for name in given]
    left = unexplained(worse, stretch_of(leads), labels)
    varies = _of_shares(worse - left) if rule.startswith(STEP) else None
    for asked in _ask(rule, leads["owner"], left, told, least, on, (BLANK,)):
        yield replace(asked, varies=varies)


def _ask(
    rule: str,
    labels: "pd.Series[str]",
    worse: Floats,
    told: Floats,
    least: int,
    on: Terms,
    left_out: Collection[str] = (),
) -> Iterator[Question]:
    """
    Ask of each group with enough leads, and enough others, but not of the blank one.

    The leads of smaller groups are compared with, those of the labels *left_out* are not.
    """
    is_left_out = labels.isin(left_out).to_numpy()
    sizes = labels[~is_left_out].value_counts()
    most = int(sizes.sum()) - on.least_leads
    big = sizes.index[sizes.between(on.least_leads, most)]
    names = sorted(str(name) for name in big if name != BLANK)
    codes = {name: code for code, name in enumerate(names)}
    groups = np.array([codes.get(name, len(names)) for name in labels.tolist()], dtype=np.int64)
    groups[is_left_out] = -1
    if names:
        yield Question(rule, names, groups, worse, told, least)


def _of_shares(expected: Floats) -> Floats:
    """Return how much chance moves a lead that misses with so much chance."""
    share = np.clip(expected, *_SURELY)
    return share * (1 - share)


def _missed(has: "pd.Series[bool]") -> Floats:
    """Return 1 for each lead without it, else 0."""
    return np.array(~has, dtype=np.float64)
