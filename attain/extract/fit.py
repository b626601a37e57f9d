"""Whether figures could belong together by their size: evidence among others when there are several ways to tie them.

This is no verdict. It is a rough, charitable arithmetic in whole millionths, made for many tries, that prefers the tie
under which a text would be right: a figure that is tied wrongly accuses somebody of an error that nobody made.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from attain.number import HEDGES
from attain.number.precision import last_nonzero_digit

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.extract.statement import PercentKind
    from attain.number import FoundFigure, StatedFigure

_MILLION = 10**6
_WHOLE = 100 * _MILLION  # 100 percent in millionths of a percent
_TENTH = 10  # a hedged figure is taken to be right within a tenth, a round target within a tenth of that
_ABOUT = 3  # tenths of its last digit that is not 0 within which a figure is right behind "about"


@dataclass(frozen=True, slots=True)
class Size:
    """One reading of a figure in millionths, and how far off it may be: on either side, as a target, when cut off."""

    value: int
    slack: int
    target_slack: int
    cut: int
    upper: int


def sizes_of(figure: FoundFigure) -> tuple[Size, ...]:
    """The sizes of a figure's readings."""
    return tuple(_size(stated) for stated in (figure.stated, *figure.others))


def fits(actual: tuple[Size, ...], target: tuple[Size, ...], percent: tuple[Size, ...], kind: PercentKind) -> bool:
    """Whether some reading of the three fits.

    >>> one, four, share = (Size(v * _MILLION, 0, 0, 0, v * _MILLION) for v in (1, 4, 25))
    >>> fits((one,), (four,), (share,), "of_target"), fits((one,), (four,), (share,), "below")
    (True, False)
    """
    return any(_fits(a, t, p, kind) for a, t, p in product(actual, target, percent))


def fits_gap(actual: tuple[Size, ...], target: tuple[Size, ...], gap: tuple[Size, ...]) -> bool:
    """Whether a gap is the difference of the two."""
    return any(
        abs(abs(a.value - t.value) - g.value) <= a.slack + t.target_slack + g.slack
        for a, t, g in product(actual, target, gap)
    )


def _fits(actual: Size, target: Size, percent: Size, kind: PercentKind) -> bool:
    """Whether one reading of the three fits."""
    if target.value <= 0:
        return False
    share = _WHOLE * actual.value // target.value
    implied = {"of_target": share, "above": share - _WHOLE, "below": _WHOLE - share, "remaining": share}[kind]
    around = (_WHOLE * actual.slack + share * target.target_slack) // target.value
    return percent.value - percent.slack - around <= implied <= percent.upper + percent.cut + around


def _size(stated: StatedFigure) -> Size:
    """The size of one reading."""
    value, half = _millionths(stated.value), _millionths(stated.last_digit) // 2
    hedged = _hedged(stated)
    return Size(
        value=value,
        slack=max(half, hedged),
        target_slack=max(min(half, abs(value) // _TENTH**2), hedged),
        cut=max(2 * half, hedged),  # a percent may be rounded to either side, or cut off
        upper=value if stated.upper is None else _millionths(stated.upper),
    )


def _hedged(stated: StatedFigure) -> int:
    """How far the hedges of a figure let it be off."""
    effects = {HEDGES[word].effect for word in stated.hedges} - {"none"}
    if not effects:
        return 0
    lowest = last_nonzero_digit(stated.value, stated.last_digit)
    width = max(2 * stated.last_digit, lowest / 2 if "almost" in effects else _ABOUT * lowest / _TENTH)
    return _millionths(min(width, abs(stated.value) / _TENTH))


def _millionths(value: Fraction) -> int:
    """A value in whole millionths, rounded down."""
    return value.numerator * _MILLION // value.denominator
