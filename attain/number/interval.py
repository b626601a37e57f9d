"""Intervals of exact figures: what a stated figure may be, and what others imply it to be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All figures from `low` to `high`; None is no bound on that side, an open end does not belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, value: Fraction) -> bool:
        """Whether a figure lies in it.

        >>> Interval(Fraction(8), Fraction(9), high_open=True).contains(Fraction(9))
        False
        """
        return self.meets(Interval(value, value))

    def meets(self, other: Interval) -> bool:
        """Whether the two share a figure."""
        return not (self._ends_before(other) or other._ends_before(self))

    def distance(self, other: Interval) -> Fraction:
        """How far apart the two lie; 0 where they meet or touch.

        >>> Interval(Fraction(29), Fraction(33)).distance(Interval(Fraction(35), None))
        Fraction(2, 1)
        """
        if self.meets(other):
            return Fraction(0)
        left, right = (self, other) if self._ends_before(other) else (other, self)
        return (right.low or Fraction(0)) - (left.high or Fraction(0))

    @property
    def width(self) -> Fraction | None:
        """From end to end; None where a bound is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))
