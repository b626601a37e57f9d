"""What a target asks for: one figure, or anything between two bounds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.model.fields import Range

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in the metric's unit; `low` and `high` are the same where it is one figure."""

    low: Fraction
    high: Fraction

    @property
    def is_range(self) -> bool:
        """Whether there is room between the bounds."""
        return self.low != self.high

    def __lt__(self, other: Aim | Fraction) -> bool:
        """Ranges and figures stand in one order: by the lower bound, then by the upper."""
        return (self.low, self.high) < _bounds(other)

    def __gt__(self, other: Aim | Fraction) -> bool:
        """As `<`, the other way round."""
        return (self.low, self.high) > _bounds(other)

    def shown(self) -> Fraction | Aim:
        """The figure, or the range where it is one."""
        return self if self.is_range else self.low

    def scaled(self, share: Fraction) -> Aim:
        """The same share of both bounds."""
        return Aim(self.low * share, self.high * share)

    def nearest(self, actual: Fraction) -> Fraction:
        """The bound that an actual outside is nearer to; the actual itself inside."""
        return min(max(actual, self.low), self.high)


def _bounds(value: Aim | Fraction) -> tuple[Fraction, Fraction]:
    return (value.low, value.high) if isinstance(value, Aim) else (value, value)


def aim_of(target: Decimal | Range) -> Aim:
    """The aim of a target as a plan states it."""
    if isinstance(target, Range):
        return Aim(Fraction(target.low), Fraction(target.high))
    return Aim(Fraction(target), Fraction(target))


def added(aims: Iterable[Aim]) -> Aim:
    """The sum of aims, bound by bound."""
    found = list(aims)
    return Aim(sum((aim.low for aim in found), Fraction(0)), sum((aim.high for aim in found), Fraction(0)))
