"""
Which groups stand out further than chance would have it: the guard of the diagnosis (SPEC §6).

Each question compares every group with the other leads of the same stretch of time, so that
young leads mislead nobody: Cochran–Mantel–Haenszel's excess over what the stretch lets expect,
divided by its standard deviation. How far the furthest of all groups of all questions goes
by chance is found by trying: the outcomes of the leads of a stretch are dealt out anew,
each lead keeping its source, owner and grade together, and everything is computed again.
A group stands out when hardly any dealing has one that goes as far. Dealing keeps every
stretch's own rate and every tie between the labels, so confounded labels are no false alarm.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.int64]

# The chance of a false alarm is exact with any number of dealings; more only find more.
_FEWEST, _MOST = 199, 999
_WORK = 10_000_000  # leads times dealings, beyond the fewest
_AT_ONCE, _CELLS = 100, 1 << 19  # dealings in memory at a time, and leads times dealings
_SEED = 20240301
_FEW_GROUPS = 5  # fewer cannot tell how much groups differ
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Question:
    """
    Something asked of every group of one kind.

    Attributes:
        rule: What it is asked for.
        names: The groups asked about, by code.
        groups: Code of each lead's group; beyond *names* it is only compared with, -1 is
            left out.
        worse: What counts against a lead, NaN where the question does not arise: 1 for a lead
            that is not won, or the logarithm of its days.
        told: The same as people read it: before what is not the group's doing was taken out.
        least: A group of fewer leads for which it arises is not judged, nor one with so few
            others.
        varies: How much chance moves each lead, up to a factor; None: all alike. Where source
            and grade are taken out they are not: half of the leads of a good source are won,
            and hardly any of a poor one. Taken for alike, the owner of the good source would
            stand out twice as often as chance may have it.
    """

    rule: str
    names: Sequence[str]
    groups: Codes
    worse: Floats
    told: Floats
    least: int
    varies: Floats | None = None


@dataclass(frozen=True, slots=True)
class Excess:
    """
    How much worse a group is than the others.

    Attributes:
        question: What was asked.
        name: The group.
        leads: Its leads for which the question arises.
        told: The mean of `Question.told` over them.
        gap: The mean of `worse` less that of the others of the same stretches.
        estimate: The gap drawn towards zero, as far as it may be chance.
        score: The gap in standard deviations.
    """

    question: Question
    name: str
    leads: int
    told: float
    gap: float
    estimate: float
    score: float


@dataclass(frozen=True, slots=True)
class _Tally:
    """Leads, excess, its variance and the weight behind it, by dealing and group."""

    leads: Floats
    excess: Floats
    variance: Floats
    weight: Floats

    def scores(self, least: int, asked: int) -> Floats:
        """Return the scores of the groups asked about; minus infinity for one not judged."""
        others = self.leads.sum(axis=1, keepdims=True) - self.leads
        judged = (self.leads >= least) & (others >= least) & (self.variance > _TIE)
        score = self.excess / np.sqrt(np.where(judged, self.variance, 1.0))
        return np.where(judged, score, -np.inf)[:, :asked]


def standing_out(
    questions: Sequence[Question], stretch: Codes, false_alarms: float, prior_weight: float
) -> list[Excess]:
    """
    Return the groups that stand out, in the order of the questions, the worst first.

    Args:
        questions: All that is asked; what one more asks makes the guard stricter for all.
            Chance goes by the order of the leads, so it has to be one that is always the same.
        stretch: Code of the stretch of time of each lead, from 0.
        false_alarms: If outcomes had nothing to do with groups, anything at all would be
            returned with at most this chance, 0-1. Exact, not only for many leads, but for
            what was taken out of `Question.worse` before, where it is a little less.
        prior_weight: As for `excesses`.

    Source: SPEC §6, the guard of the diagnosis; Westfall and Young 1993, the largest statistic.
    """
    asked = [question for question in questions if len(question.names)]
    if not asked or not len(stretch):
        return []
    measured = [excesses(question, stretch, prior_weight) for question in asked]
    furthest = max(excess.score for group in measured for excess in group)
    dealt = _largest_by_chance(asked, stretch, furthest, false_alarms)

    def is_far(excess: Excess) -> bool:
        return bool(1 + np.sum(dealt >= excess.score - _TIE) <= false_alarms * (1 + len(dealt)))

    return [
        excess
        for group in measured
        for excess in sorted(group, key=lambda excess: (-excess.score, excess.name))
        if is_far(excess)
    ]


def excesses(question: Question, stretch: Codes, prior_weight: float) -> list[Excess]:
    """
    Return how much worse each group asked about is than the others, judged or not.

    The estimate of a gap: with few groups the gap times leads ÷ (leads + *prior_weight*);
    from five judged groups on, as much of it as groups differ beyond chance (empirical Bayes
    with the variance between them by the method of moments).

    Args:
        question: What is asked.
        stretch: Code of the stretch of time of each lead, from 0.
        prior_weight: How many leads without any gap to add, where there are few groups.
    """
    asked = len(question.names)
    tally = _tally(question, stretch, np.arange(len(stretch))[np.newaxis])
    leads, weight = tally.leads[0, :asked], tally.weight[0, :asked]
    known = np.where(weight > 0, weight, np.nan)
    gap = tally.excess[0, :asked] / known
    chance = tally.variance[0, :asked] / known**2
    score = tally.scores(question.least, asked)[0]
    kept = leads / (leads + prior_weight) if prior_weight else np.ones(asked)
    if np.sum(judged := np.isfinite(score)) >= _FEW_GROUPS:
        between = max(0.0, float(np.mean(gap[judged] ** 2 - chance[judged])))
        kept = between / (between + chance) if between else np.zeros(asked)
    counts = np.isfinite(question.worse)
    return [
        Excess(
            question,
            name,
            int(leads[code]),
            _mean(question.told[counts & (question.groups == code)]),
            float(gap[code]),
            float(gap[code] * kept[code]),
            float(score[code]),
        )
        for code, name in enumerate(question.names)
    ]


def _largest_by_chance(
    questions: Sequence[Question], stretch: Codes, furthest: float, false_alarms: float
) -> Floats:
    """
    Return the largest score of all groups of all questions, by dealing.

    Dealing ends as soon as so many go as far as *furthest* that it cannot stand out any more;
    what is returned says so too.
    """
    most = max(_FEWEST, ceil(1 / false_alarms) - 1, min(_MOST, _WORK // len(stretch)))
    largest = np.empty(0)
    for who in _dealt(stretch, most):
        scores = [
            _tally(question, stretch, who).scores(question.least, len(question.names)).max(axis=1)
            for question in questions
        ]
        largest = np.append(largest, np.max(scores, axis=0))
        if 1 + np.sum(largest >= furthest - _TIE) > false_alarms * (1 + most):
            break
    return largest


def _dealt(stretch: Codes, dealings: int) -> Iterator[Codes]:
    """Yield dealings: whose labels the outcome of each lead goes to, a row per dealing."""
    chance = np.random.default_rng(_SEED)
    places = np.argsort(stretch, kind="stable")
    parts = np.split(places, np.cumsum(np.bincount(stretch))[:-1])
    at_once = max(1, min(_AT_ONCE, _CELLS // len(stretch)))
    for start in range(0, dealings, at_once):
        count = min(at_once, dealings - start)
        who = np.empty((count, len(stretch)), dtype=np.int64)
        for part in parts:
            who[:, part] = chance.permuted(np.tile(part, (count, 1)), axis=1)
        yield who


def _tally(question: Question, stretch: Codes, who: Codes) -> _Tally:
    """
    Return the tallies when the outcome of lead n goes to the labels of lead who[…, n].

    With v(g) and v the sums of `Question.varies`, over the group and all n leads of a stretch,
    and s² the variance of `worse`, the excess has the variance

        s²·n/v · ((1 − g/n)²·v(g) + (g/n)²·(v − v(g)))

    which is Cochran–Mantel–Haenszel's where all leads vary alike.
    """
    counts = np.flatnonzero(np.isfinite(question.worse))
    kinds = int(question.groups.max(initial=len(question.names) - 1)) + 2  # the last: left out
    times = int(stretch.max(initial=0)) + 1
    worse = question.worse[counts]
    group = np.where(question.groups < 0, kinds - 1, question.groups)[who[:, counts]]
    cell = (np.arange(len(who))[:, np.newaxis] * kinds + group) * times + stretch[counts]

    def per_cell(weights: Floats | None) -> Floats:
        spread = None if weights is None else np.broadcast_to(weights, cell.shape).ravel()
        found = np.bincount(cell.ravel(), spread, minlength=len(who) * kinds * times)
        return found.reshape(len(who), kinds, times)[:, :-1].astype(float)

    leads, sums = per_cell(None), per_cell(worse)
    squares = sums if np.isin(worse, (0.0, 1.0)).all() else per_cell(worse**2)
    varies = leads if question.varies is None else per_cell(question.varies[counts])
    total = leads.sum(axis=1, keepdims=True)
    mean = sums.sum(axis=1, keepdims=True) / np.maximum(total, 1)
    spread = squares.sum(axis=1, keepdims=True) - total * mean**2
    weight = leads * (total - leads) / np.maximum(total, 1)
    excess = sums - leads * mean
    part, whole = leads / np.maximum(total, 1), varies.sum(axis=1, keepdims=True)
    sides = (1 - part) ** 2 * varies + part**2 * (whole - varies)
    scale = np.maximum(spread, 0.0) * total / np.maximum(total - 1, 1)
    variance = sides * scale / np.where(whole > 0, whole, 1.0)
    return _Tally(*(part.sum(axis=2) for part in (leads, excess, variance, weight)))


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")
