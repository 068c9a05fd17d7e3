"""A range of numbers with open or closed ends."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """
    The numbers from `low` to `high`; an end that is not closed does not belong to it.

    `-inf` and `inf` stand for a missing end. 10-15万 is [100000, 150000]; 3个月以上 is
    (90, inf); 20万以内 is (-inf, 200000).
    """

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, number: float) -> "Interval":
        """Return the interval that holds *number* alone."""
        return cls(number, number)

    @property
    def is_point(self) -> bool:
        """Whether it holds a single number."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it has both ends."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def position(self) -> tuple[float, int]:
        """
        Return where the interval counts on a scale of bands (SPEC §4).

        A bounded range counts by its midpoint, "or more" just above its number and
        "within" just below it: (number, -1 just below, 0 at, +1 just above).
        """
        if self.is_bounded:
            return ((self.low + self.high) / 2, 0)
        if math.isfinite(self.low):
            return (self.low, 1)
        return (self.high, -1)

    def scaled(self, factor: float) -> "Interval":
        """Return it in another unit; *factor* is positive."""
        return Interval(self.low * factor, self.high * factor, self.low_closed, self.high_closed)

    def plus(self, other: "Interval") -> "Interval":
        """Return the sums of a number of this and a number of the *other*: 1年 and 3个月."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def to(self, other: "Interval") -> "Interval":
        """Return the range from the low end of this to the high end of the *other*."""
        return Interval(self.low, other.high, self.low_closed, other.high_closed)

    def or_more(self, closed: bool) -> "Interval":
        """Return it without its upper end: 以上 is not *closed*, 至少 is."""
        return Interval(self.low, math.inf, closed and self.low_closed, False)

    def or_less(self, closed: bool) -> "Interval":
        """
        Return it without its lower end: 以内 is not *closed*, 不超过 is.

        A range keeps its lower end, which is known: 10-15万以内 is [100000, 150000).
        """
        if self.is_point:
            return Interval(-math.inf, self.high, False, closed)
        return Interval(self.low, self.high, self.low_closed, closed and self.high_closed)
