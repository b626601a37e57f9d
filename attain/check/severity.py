"""How bad it is that figures do not fit: how far off they are, by how many points or by which factor."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.claim import face, figured
from attain.check.implied import HUNDRED, from_kind
from attain.check.intervals import only

if TYPE_CHECKING:
    from attain.check.claim import Claim, Figured
    from attain.check.finding import Severity
    from attain.number import StatedFigure

MINOR, MATERIAL = 1, 5  # points: up to one, up to five; gross above
SLIP = 3  # a figure that is off by such a factor was not rounded: a scale word or a digit slipped


def severity_of(points: Fraction, stated: Fraction, computed: Fraction) -> Severity:
    """How bad a difference of so many points is, between two figures whose factor may point to a slip.

    >>> severity_of(Fraction(7, 2), Fraction(36), Fraction(65, 2)), severity_of(Fraction(2), Fraction(3), Fraction(1))
    ('material', 'gross')
    """
    if points > MATERIAL or _slipped(stated, computed):
        return "gross"
    return "minor" if points <= MINOR else "material"


def severity_in(claim: Claim, figure: Figured, computed: Fraction) -> Severity:
    """How bad it is that a claim's percent or gap is not the computed one.

    A gap is off by points of the target. Factors of a percent are those of the attainment: "exceeded by 0.2 %" where
    it was by 0.05 % is a matter of 100.2 and 100.05, not of a factor of four.
    """
    stated = figured(claim, figure)
    off = off_by(stated, computed)
    if figure == "gap":
        target = abs(face(claim.target)) if claim.target else Fraction(0)
        return severity_of(off * HUNDRED / target if target else HUNDRED, abs(face(stated)), abs(computed))
    attained = [from_kind(only(each), claim.percent_kind).low or Fraction(0) for each in (face(stated), computed)]
    return severity_of(off, *attained)


def off_by(stated: StatedFigure, computed: Fraction) -> Fraction:
    """How far a stated figure is from a computed one at face value; 0 inside a stated range."""
    low, high = stated.value, stated.value if stated.upper is None else stated.upper
    return max(low - computed, computed - high, Fraction(0))


def _slipped(stated: Fraction, computed: Fraction) -> bool:
    """Whether one of two figures above zero is so many times the other."""
    small, large = sorted((stated, computed))
    return small > 0 and large >= SLIP * small
