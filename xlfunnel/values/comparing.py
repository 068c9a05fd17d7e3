"""How two values of one column compare: the words of `terms.COMPARISONS` on typed values."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from xlfunnel.values.budget import Budget
from xlfunnel.values.cell import midnight
from xlfunnel.values.interval import Interval
from xlfunnel.values.text import fold

# A number, and whether the range begins just above it (1), ends just below it (-1), or at it (0).
_End: TypeAlias = tuple[Any, int]


def is_same(value: Any, other: Any) -> bool:
    """
    Return whether two values say the same; texts are compared folded, dates by the day.

    Where either names several, words with 、 between them or ways to reach somebody, one that
    both name is enough.
    """
    if isinstance(value, Budget) and isinstance(other, Budget):
        return (value.amount, value.currency) == (other.amount, other.currency)
    if isinstance(value, tuple) and isinstance(other, tuple):
        return not set(value).isdisjoint(other)
    if isinstance(value, str) and isinstance(other, str):
        return not words_of(value).isdisjoint(words_of(other))
    value, other = _by_day(value, other)
    return bool(value == other)


def compare(comparison: str, value: Any, other: Any) -> bool:
    """
    Return whether *value* is certainly more or less than *other*, as *comparison* asks.

    Of a range every number has to be: 10-15万 is at least 10万, and neither more nor less
    than 12万. Amounts in different currencies do not compare, nor does what has no more or less.
    """
    if isinstance(value, Budget) and isinstance(other, Budget) and value.currency == other.currency:
        value, other = value.amount, other.amount
    if type(value) is not type(other) or not isinstance(value, (float, datetime, Interval)):
        return False
    value, other = _by_day(value, other)
    return _CERTAINLY[comparison](_ends(value), _ends(other))


def words_of(text: str) -> set[str]:
    """Return the words that *text* names with 、 between them, folded."""
    return {fold(word) for word in text.split("、")} - {""}


def _by_day(value: Any, other: Any) -> tuple[Any, Any]:
    """Return both as days when *other* is a day without a time."""
    if isinstance(value, datetime) and isinstance(other, datetime) and other == midnight(other):
        return midnight(value), other
    return value, other


def _ends(value: Any) -> tuple[_End, _End]:
    if isinstance(value, Interval):
        return (value.low, 0 if value.low_closed else 1), (
            value.high,
            0 if value.high_closed else -1,
        )
    return (value, 0), (value, 0)


_Ends: TypeAlias = tuple[_End, _End]
_CERTAINLY: dict[str, Callable[[_Ends, _Ends], bool]] = {
    "大于": lambda one, other: one[0] > other[1],
    "不小于": lambda one, other: one[0] >= other[1],
    "小于": lambda one, other: one[1] < other[0],
    "不大于": lambda one, other: one[1] <= other[0],
}
