"""Whether figures could belong together by their size: evidence among others when there are several ways to tie them.

This is no verdict. It is a rough, charitable arithmetic that prefers the tie under which a text would be right, since a
figure that is tied wrongly accuses somebody of an error that nobody made.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from attain.number import HEDGES
from attain.number.precision import last_nonzero_digit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.extract.statement import PercentKind
    from attain.number import StatedFigure
    from attain.number.prose import FoundFigure

_HUNDRED = 100
_HEDGED = 10  # a hedged figure is taken to be right within a tenth


def fits(actual: FoundFigure, target: FoundFigure, percent: FoundFigure, kind: PercentKind) -> bool:
    """Whether some reading of the three fits, each figure within a unit of its last digit, a hedged one within a tenth."""
    combinations = product(_readings(actual), _readings(target), _readings(percent))
    return any(_fits(a, t, p, kind) for a, t, p in combinations)


def fits_gap(actual: FoundFigure, target: FoundFigure, gap: FoundFigure) -> bool:
    """Whether a gap is the difference of the two, each within a unit of its last digit."""
    for a, t, g in product(_readings(actual), _readings(target), _readings(gap)):
        if abs(abs(a.value - t.value) - g.value) <= _slack(a) + _slack(t, is_target=True) + _slack(g):
            return True
    return False


def _readings(figure: FoundFigure) -> Iterable[StatedFigure]:
    return (figure.stated, *figure.others)


def _fits(actual: StatedFigure, target: StatedFigure, percent: StatedFigure, kind: PercentKind) -> bool:
    if target.value <= 0:
        return False
    share = _HUNDRED * actual.value / target.value
    implied = {"of_target": share, "above": share - _HUNDRED, "below": _HUNDRED - share, "remaining": share}[kind]
    relative = _slack(actual) / max(abs(actual.value), Fraction(1)) + _slack(target, is_target=True) / target.value
    around = share * relative
    # Rounded to either side, or cut off.
    low, high = max(percent.last_digit / 2, _hedged(percent)), max(percent.last_digit, _hedged(percent))
    return percent.value - low - around <= implied <= (percent.upper or percent.value) + high + around


def _slack(stated: StatedFigure, *, is_target: bool = False) -> Fraction:
    """How far a figure may be off: half a unit of its last digit, a round target by a hundredth at most."""
    half = stated.last_digit / 2
    return max(min(half, abs(stated.value) / _HUNDRED) if is_target else half, _hedged(stated))


def _hedged(stated: StatedFigure) -> Fraction:
    """How far the hedges of a figure let it be off."""
    effects = {HEDGES[word].effect for word in stated.hedges} - {"none"}
    if not effects:
        return Fraction(0)
    lowest = last_nonzero_digit(stated.value, stated.last_digit)
    width = max(2 * stated.last_digit, lowest / 2 if "almost" in effects else 3 * lowest / _HEDGED)
    return min(width, abs(stated.value) / _HEDGED)
