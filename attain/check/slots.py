"""Which figure each part of a claim would have to be for the others to fit: a window, and the exact figure in it.

The other parts stand at face value here, the judged one within its rounding. So a figure from the window fits without
the charity that the other figures' own rounding would add.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.claim import face, figured, is_count
from attain.check.implied import HUNDRED, as_attainment, from_kind, implied_at_face
from attain.check.intervals import divided, only, scaled, shifted
from attain.number import Interval, strict

if TYPE_CHECKING:
    from attain.check.claim import Claim, Figured
    from attain.check.finding import Part
    from attain.number import StatedFigure


_Amounts = tuple["StatedFigure", "StatedFigure"]  # actual, target


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim, what stands there, the figures that would fit, and the one that would at face value.

    Between two `whole` counts only a whole count fits.
    """

    part: Part
    stated: StatedFigure
    window: Interval
    exact: Fraction
    whole: bool = False

    def takes(self, value: Fraction) -> bool:
        """Whether that figure would fit."""
        return self.window.contains(value)

    def filled(self, value: Fraction, last_digit: Fraction | None = None) -> StatedFigure:
        """The figure that would stand there instead, as precise as the one that does where nothing else is said."""
        return self.stated._replace(value=value, last_digit=last_digit or self.stated.last_digit, upper=None)


def slots(claim: Claim, figure: Figured, share: Fraction) -> tuple[Slot, ...]:
    """The parts of a claim that could be at fault when its percent or gap does not fit a share of the target."""
    computed = implied_at_face(claim, figure, share)
    if computed is None:
        return ()
    own = single(figure, figured(claim, figure), computed)
    if claim.actual is None or claim.target is None or not face(claim.target):
        return (own,)
    amounts = claim.actual, claim.target
    return (*_amounts(claim, figure, amounts, share), own)


def single(part: Part, stated: StatedFigure, computed: Fraction) -> Slot:
    """The one slot of a figure that is held against a computed one: what would be rounded to it."""
    half = stated.last_digit / 2
    return Slot(part, stated, Interval(computed - half, computed + half), computed)


def _amounts(claim: Claim, figure: Figured, amounts: _Amounts, share: Fraction) -> list[Slot]:
    """The slots of the actual and of the target, as far as the judged figure says what they must be."""
    judged, needed = figured(claim, figure), _by_gap if figure == "gap" else _by_percent
    windows = needed(claim, amounts, _allowed(claim, figure, judged), share)
    exact = needed(claim, amounts, only(face(judged)), share)
    counts = all(is_count(each, claim.hedges) for each in amounts)
    parts: tuple[Part, Part] = ("actual", "target")
    return [
        Slot(part, stated, window, point.low, whole=counts)
        for part, stated, window, point in zip(parts, amounts, windows, exact, strict=True)
        if point.low is not None and point.low == point.high
    ]


def _allowed(claim: Claim, figure: Figured, judged: StatedFigure) -> Interval:
    """What the judged figure may be: as it is written, but near it where a word bounds one side only.

    Whatever is large enough is "more than 40 %" of the target: a thousand times the actual would be no explanation.
    """
    written = strict(judged, figure, claim.hedges)
    if written.high is None or not written.low:
        return single(figure, judged, face(judged)).window
    return written


def _by_percent(claim: Claim, amounts: _Amounts, percent: Interval, share: Fraction) -> tuple[Interval, Interval]:
    """Which actuals and which targets give such a percent."""
    ratio = percent
    if claim.percent_kind != "remaining":
        ratio = as_attainment(claim, from_kind(percent, claim.percent_kind))
    start = (claim.baseline or Fraction(0)) * share
    actual, target = (face(each) for each in amounts)
    actuals = scaled(ratio, (target * share - start) / HUNDRED)
    targets = divided(only((actual - start) * HUNDRED), ratio)
    return shifted(actuals, start), scaled(shifted(targets, start), 1 / share)


def _by_gap(claim: Claim, amounts: _Amounts, gap: Interval, share: Fraction) -> tuple[Interval, Interval]:
    """Which actuals and which targets leave such a gap, on the side that it names or on which the actual lies now."""
    actual, target = (face(each) for each in amounts)
    signed = claim.gap is not None and claim.gap.signed
    side = Fraction(1 if signed or actual >= target * share else -1)
    targets = scaled(shifted(scaled(gap, -side), actual), 1 / share)
    return shifted(scaled(gap, side), target * share), targets
