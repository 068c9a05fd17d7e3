"""Writes readings as the case tables do: `[low .. high]`, a point as one number."""

import math

from xlfunnel.values.budget import Budget
from xlfunnel.values.interval import Interval
from xlfunnel.values.reading import Reading, Status


def written(reading: Reading[Budget] | Reading[Interval] | Reading[float]) -> str:
    """Return *reading* as a case table writes it."""
    parts = [reading.status.value] if reading.status is not Status.READ else []
    parts += [reading.note] if reading.note else []
    value = reading.value
    if isinstance(value, Budget):
        parts.append(written_interval(value.amount))
        parts += [value.currency] if value.currency != "CNY" else []
        parts += ["~"] if value.is_approximate else []
    elif isinstance(value, Interval):
        parts.append(written_interval(value))
    elif value is not None:
        parts.append(f"{value:_.15g}")
    return " ".join(parts)


def written_interval(interval: Interval) -> str:
    """Return `[low .. high]`; a round bracket is an open end."""
    if interval.is_point and math.isfinite(interval.low):
        return f"{interval.low:_.15g}"
    left, right = "[" if interval.low_closed else "(", "]" if interval.high_closed else ")"
    return f"{left}{interval.low:_.15g} .. {interval.high:_.15g}{right}"
