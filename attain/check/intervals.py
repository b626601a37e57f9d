"""Arithmetic on intervals of exact figures: what a ratio or a difference can be, its parts being within bounds.

Each result holds exactly what its arguments can give. An end that no figure reaches stays open, a bound that is
missing stays missing; where a divisor may be zero or of either sign, nothing is known.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY = Interval(None, None)
_ZERO = Fraction(0)


def only(value: Fraction) -> Interval:
    """The interval of one figure."""
    return Interval(value, value)


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """Every figure times a factor other than 0; a negative one turns the ends round.

    >>> scaled(Interval(Fraction(1), None, low_open=True), Fraction(-2))
    Interval(low=None, high=Fraction(-2, 1), low_open=False, high_open=True)
    """
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    if factor < 0:
        return Interval(high, low, interval.high_open, interval.low_open)
    return Interval(low, high, interval.low_open, interval.high_open)


def shifted(interval: Interval, by: Fraction) -> Interval:
    """Every figure plus another one."""
    low = None if interval.low is None else interval.low + by
    high = None if interval.high is None else interval.high + by
    return replace(interval, low=low, high=high)


def subtracted(left: Interval, right: Interval) -> Interval:
    """Every figure of the one less every figure of the other."""
    low = None if left.low is None or right.high is None else left.low - right.high
    high = None if left.high is None or right.low is None else left.high - right.low
    return Interval(low, high, left.low_open or right.high_open, left.high_open or right.low_open)


def divided(left: Interval, right: Interval) -> Interval:
    """Every figure of the one through every figure of the other.

    >>> divided(Interval(Fraction(1), Fraction(2)), Interval(Fraction(4), None))
    Interval(low=Fraction(0, 1), high=Fraction(1, 2), low_open=True, high_open=False)
    """
    if right.low is not None and right.low >= 0 and right.high != 0:
        return _through_positive(left, right)
    if right.high is not None and right.high <= 0 and right.low != 0:
        return _through_positive(scaled(left, Fraction(-1)), scaled(right, Fraction(-1)))
    return ANY


def absolute(interval: Interval) -> Interval:
    """The sizes of the figures, without their signs."""
    if interval.low is not None and interval.low >= 0:
        return interval
    mirror = scaled(interval, Fraction(-1))
    if interval.high is not None and interval.high <= 0:
        return mirror
    if interval.high is None or mirror.high is None:
        return Interval(_ZERO, None)
    far = max((interval.high, not interval.high_open), (mirror.high, not mirror.high_open))
    return Interval(_ZERO, far[0], high_open=not far[1])


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds them all; there must be one.

    >>> hull([Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), Fraction(3), high_open=True)])
    Interval(low=Fraction(1, 1), high=Fraction(3, 1), low_open=False, high_open=True)
    """
    several = list(intervals)
    lows = [(each.low, each.low_open) for each in several if each.low is not None]
    highs = [(each.high, not each.high_open) for each in several if each.high is not None]
    low, low_open = min(lows) if len(lows) == len(several) else (None, False)
    high, closed = max(highs) if len(highs) == len(several) else (None, True)
    return Interval(low, high, low_open, not closed)


def _through_positive(left: Interval, right: Interval) -> Interval:
    """A quotient whose divisor is above zero, or nears it."""
    low, low_open = _lowest(left.low, right, open_end=left.low_open)
    mirrored, high_open = _lowest(None if left.high is None else -left.high, right, open_end=left.high_open)
    return Interval(low, None if mirrored is None else -mirrored, low_open, high_open)


def _lowest(value: Fraction | None, by: Interval, *, open_end: bool) -> tuple[Fraction | None, bool]:
    """The least that a lower end gives through a positive divisor, and whether that is left out."""
    if value is None:
        return None, False
    if not value:
        return _ZERO, open_end
    if value > 0:
        return (_ZERO, True) if by.high is None else (value / by.high, open_end or by.high_open)
    return (value / by.low, open_end or by.low_open) if by.low else (None, False)
