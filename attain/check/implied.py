"""What the other figures of a claim make its percent or its gap: an interval for a reading, one figure at face value.

With A the actual and T the target the ratio is R = 100 A / T, in percent. The attainment is R, or 200 - R where less is
better or the target is negative, or 100 T / A, as in `compute.formula`; from a baseline B it is the share of the way,
100 (A - B) / (T - B). The words turn it into the stated percent ("exceeded by": less 100). Where one amount is missing,
the gap stands for it: a fourth short of T is 75 % of T.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.claim import Reading, face
from attain.check.intervals import ANY, absolute, divided, only, scaled, shifted, subtracted

if TYPE_CHECKING:
    from attain.check.claim import Claim, Figured
    from attain.extract.statement import PercentKind
    from attain.number import Interval

HUNDRED = Fraction(100)
WHOLE = Fraction(1)
PERCENT = "%"  # the unit of a metric whose amounts are percents
_MIRROR = 2 * HUNDRED


def implied(claim: Claim, reading: Reading, figure: Figured, share: Fraction = WHOLE) -> Interval:
    """What the other figures make the percent, in percent, or the gap, of a share of the target.

    A gap is without its sign, unless the stated one was written with a sign.

    >>> from attain.check.claim import Claim, strict_reading
    >>> from attain.number import parse_stated
    >>> claim = Claim(parse_stated("80 ribu"), parse_stated("150 ribu"), parse_stated("53%"))
    >>> implied(claim, strict_reading(claim), "percent")
    Interval(low=Fraction(53, 1), high=Fraction(161, 3), low_open=False, high_open=False)
    """
    target = None if reading.target is None else scaled(reading.target, share)
    if figure == "gap":
        if reading.actual is None or target is None:
            return ANY
        between = subtracted(reading.actual, target)
        return between if claim.gap is not None and claim.gap.signed else absolute(between)
    ratio = _ratio(claim, reading, target) if claim.baseline is None else _way(reading, target, claim.baseline * share)
    if claim.percent_kind != "remaining":
        ratio = as_attainment(claim, ratio)
    return as_kind(ratio, claim.percent_kind)


def implied_at_face(claim: Claim, figure: Figured, share: Fraction = WHOLE) -> Fraction | None:
    """The same from the figures at face value; None where it has no single value."""
    at_face = {
        part: only(face(stated))
        for part, stated in (("actual", claim.actual), ("target", claim.target), ("gap", claim.gap))
        if stated is not None
    }
    found = implied(claim, Reading(**at_face), figure, share)
    return found.low if found.low == found.high else None


def as_attainment(claim: Claim, ratio: Interval) -> Interval:
    """From 100 A / T to the attainment, or back: each formula is its own inverse."""
    if claim.baseline is not None:
        return ratio
    if claim.direction == "lower" and claim.formula == "inverse":
        return divided(only(HUNDRED * HUNDRED), ratio)
    negative = claim.target is not None and face(claim.target) < 0
    mirrored = claim.direction == "higher" if negative else claim.direction == "lower" and claim.formula == "reflect"
    return shifted(scaled(ratio, Fraction(-1)), _MIRROR) if mirrored else ratio


def as_kind(attainment: Interval, kind: PercentKind) -> Interval:
    """From the attainment to the percent as it is stated."""
    if kind == "above":
        return shifted(attainment, -HUNDRED)
    return complement(attainment) if kind == "below" else attainment


def from_kind(percent: Interval, kind: PercentKind) -> Interval:
    """From the percent as it is stated to the attainment."""
    if kind == "above":
        return shifted(percent, HUNDRED)
    return complement(percent) if kind == "below" else percent


def complement(percent: Interval) -> Interval:
    """What is missing to 100."""
    return shifted(scaled(percent, Fraction(-1)), HUNDRED)


def lies_above(claim: Claim) -> bool:
    """Whether the actual lies above the target, by what is said of the gap or of the percent."""
    if claim.gap_kind:
        return claim.gap_kind == "above"
    if claim.percent is None or claim.percent_kind != "of_target":
        return claim.percent_kind == "above"
    return face(claim.percent) > HUNDRED


def _ratio(claim: Claim, reading: Reading, target: Interval | None) -> Interval:
    """100 A / T; where one of the two is missing, from the other one and the gap between them."""
    if reading.actual is not None and target is not None:
        return divided(scaled(reading.actual, HUNDRED), target)
    whole = reading.actual if target is None else target
    if whole is None or reading.gap is None:
        return ANY
    part = divided(scaled(reading.gap, HUNDRED), whole)
    above = lies_above(claim)
    if target is None:
        return divided(only(HUNDRED * HUNDRED), complement(part) if above else shifted(part, HUNDRED))
    return shifted(part, HUNDRED) if above else complement(part)


def _way(reading: Reading, target: Interval | None, baseline: Fraction) -> Interval:
    """100 (A - B) / (T - B): how much of the way from a baseline is gone."""
    if reading.actual is None or target is None:
        return ANY
    return divided(scaled(shifted(reading.actual, -baseline), HUNDRED), shifted(target, -baseline))
