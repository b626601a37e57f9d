"""What a target asks for: one figure, or anything between two bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.exact import added_up
from attain.model.values import Range

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


class Aim(NamedTuple):
    """A target in the metric's unit; `low` and `high` are the same where it is one figure."""

    low: Fraction
    high: Fraction

    @property
    def is_range(self) -> bool:
        """Whether there is room between the bounds."""
        return self.low is not self.high and self.low != self.high

    def __lt__(self, other: Aim | Fraction) -> bool:  # type: ignore[override]  # figures are in the order too
        """Ranges and figures stand in one order: by the lower bound, then by the upper."""
        return (self.low, self.high) < _bounds(other)

    def __gt__(self, other: Aim | Fraction) -> bool:  # type: ignore[override]  # figures are in the order too
        """As `<`, the other way round."""
        return (self.low, self.high) > _bounds(other)

    def shown(self) -> Fraction | Aim:
        """The figure, or the range where it is one."""
        return self if self.is_range else self.low

    def scaled(self, share: Fraction) -> Aim:
        """The same share of both bounds."""
        if share == 1:
            return self
        low = self.low * share
        return Aim(low, low if self.high is self.low else self.high * share)

    def nearest(self, actual: Fraction) -> Fraction:
        """The bound that an actual outside is nearer to; the actual itself inside."""
        if self.low is self.high:
            return self.low
        return min(max(actual, self.low), self.high)


def _bounds(value: Aim | Fraction) -> tuple[Fraction, Fraction]:
    return (value.low, value.high) if isinstance(value, Aim) else (value, value)


def aim_of(target: Decimal | Range) -> Aim:
    """The aim of a target as a plan states it."""
    if isinstance(target, Range):
        return Aim(Fraction(target.low), Fraction(target.high))
    figure = Fraction(target)
    return Aim(figure, figure)


def added(aims: Iterable[Aim]) -> Aim:
    """The sum of aims, bound by bound."""
    found = list(aims)
    if len(found) == 1:
        return found[0]
    low = added_up(aim.low for aim in found)
    return Aim(low, low if all(aim.high is aim.low for aim in found) else added_up(aim.high for aim in found))
