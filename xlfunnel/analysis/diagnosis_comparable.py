"""What makes leads comparable before groups of them are compared: their time, and their kind."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.int64]

_WEEKS = 13  # leads younger than this are compared within a week of age, others within a month


def stretches(age_days: Codes, month: Codes) -> Codes:
    """
    Return which leads are compared with each other, as a code per lead.

    Those registered in one month; of young leads, to whom days make a difference, those
    registered in one week.

    Args:
        age_days: Days since registration.
        month: Number of the month of registration.
    """
    week = age_days // 7
    code = np.where(week < _WEEKS, week, _WEEKS + month - month.min(initial=0))
    return np.unique(code, return_inverse=True)[1].astype(np.int64)


def unexplained(worse: Floats, stretch: Codes, labels: Sequence[Codes]) -> Floats:
    """
    Return what *worse* has beyond what stretch and labels let expect: least-squares residuals.

    Whoever is given poor sources or low grades is compared with others who are given the
    same.

    Args:
        worse: What counts against each lead; NaN, where nothing does, stays NaN.
        stretch: As `stretches` returns it.
        labels: Code of each lead by each label, from 0.
    """
    counts = np.flatnonzero(np.isfinite(worse))
    factors = [label[counts] for label in (stretch, *labels)]
    sizes = [int(factor.max(initial=0)) + 1 for factor in factors]
    gram = np.block(
        [
            [
                np.bincount(a * n + b, minlength=m * n).reshape(m, n).astype(float)
                for b, n in zip(factors, sizes, strict=True)
            ]
            for a, m in zip(factors, sizes, strict=True)
        ]
    )
    sums = [np.bincount(a, worse[counts], minlength=m) for a, m in zip(factors, sizes, strict=True)]
    effects = np.linalg.lstsq(gram, np.concatenate(sums), rcond=1e-10)[0]
    starts = np.cumsum([0, *sizes[:-1]])
    left = np.full(len(worse), np.nan)
    left[counts] = worse[counts] - sum(
        effects[start + factor] for start, factor in zip(starts, factors, strict=True)
    )
    return left
