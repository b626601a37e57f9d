"""What a stated figure is held against, in words: what its own actual and target make, or the computed figure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from attain.table.finding_figures import HUNDRED, actual_of, facing_ends, is_above, target_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from attain.check.finding import Finding
    from attain.extract.statement import PercentKind
    from attain.number import Interval
    from attain.table.finding_figures import Pen

_RATIOS: dict[PercentKind, Callable[[Fraction], Fraction]] = {
    "of_target": lambda ratio: ratio,
    "above": lambda ratio: ratio - HUNDRED,
    "below": lambda ratio: HUNDRED - ratio,
    "remaining": lambda ratio: ratio,
}


def ground(finding: Finding, pen: Pen) -> str:
    """What the judged figure is held against, with as many digits as tell the two apart; empty where it is unknown."""
    judgement = finding.judgement
    places = pen.apart(*facing_ends(judgement.stated, judgement.implied))
    possible = _possible(finding, pen, places)
    if finding.basis == "computed":
        return possible if judgement.face is None else pen.write(judgement.face, places)
    implied = "" if judgement.face is None else _implied(finding, judgement.face, pen, places)
    return ", ".join(part for part in (implied, possible) if part)


def _implied(finding: Finding, face: Fraction, pen: Pen, places: int) -> str:
    """What the actual and the target make at face value; it is called a ratio or a distance only where it is one."""
    actual, target = actual_of(finding), target_of(finding)
    if actual is None or target is None:
        return f"the other figures make it {pen.write(face, places)}"
    first, second = written(finding, actual, pen.locale), written(finding, target, pen.locale)
    kind = finding.statement.percent_kind if finding.statement is not None else "of_target"
    if finding.figure == "gap":
        if abs(actual.value - target.value) == abs(face):
            size = pen.size(face) if pen.percent else pen.write(abs(face), places)
            return _apart(finding, first, second, face, size)
    elif target.value > 0 and face == _RATIOS[kind](actual.value / target.value * HUNDRED):
        return _ratio(kind, first, second, face, partial(pen.write, places=places))
    base = finding.judgement.base
    whole = f"the part of {second} that was {base}" if base else second
    pace = ", which is the pace" if base == "due" and finding.figure == "attainment" else ""
    return f"{first} against {whole} makes {pen.write(face, places)}{pace}"


def _apart(finding: Finding, first: str, second: str, face: Fraction, size: str) -> str:
    """The distance of two amounts; with its side where the stated one was written with a sign."""
    if finding.stated is None or not finding.stated.signed:
        return f"{first} and {second} are {size} apart"
    return f"{first} is {size} {'above' if face >= 0 else 'below'} {second}"


def _ratio(kind: PercentKind, first: str, second: str, face: Fraction, write: Callable[[Fraction], str]) -> str:
    """The ratio of two amounts as its kind puts it: a share, a distance above or below, what is left."""
    if kind == "of_target":
        return f"{first} of {second} is {write(face)}"
    if kind == "remaining":
        return f"{first} left of {second} is {write(face)}"
    side = "above" if (face >= 0) == (kind == "above") else "below"
    return f"{first} is {write(abs(face))} {side} {second}"


def _possible(finding: Finding, pen: Pen, places: int) -> str:
    """The bounds of what is possible: the one that the stated figure lies beyond, else all that there are."""
    implied, stated = finding.judgement.implied, finding.judgement.stated
    if implied is None or implied.width == 0:
        return ""
    if stated is not None and not stated.meets(implied):
        above = is_above(stated, implied)
        implied = replace(implied, low=None) if above else replace(implied, high=None)
        face = finding.judgement.face
        end = implied.high if above else implied.low
        # "is 35.0%, at most 35.0% possible" says one thing twice.
        if face is not None and end is not None and pen.write(face, places) == pen.write(end, places):
            return ""
    bounds = between(implied, pen, places)
    return f"{bounds} possible" if bounds else ""


def between(interval: Interval, pen: Pen, places: int | None = None) -> str:
    """An interval by its bounds; empty where these look the same, or where there is none.

    >>> from fractions import Fraction
    >>> from attain.number import Interval
    >>> from attain.table.finding_figures import Pen
    >>> between(Interval(Fraction(29), Fraction(33)), Pen("en", percent=True, places=0))
    '29% to 33%'
    """
    low, high = (None if end is None else pen.write(end, places) for end in (interval.low, interval.high))
    if low is None or high is None:
        return f"at least {low}" if low else f"at most {high}" if high else ""
    return f"{low} to {high}" if low != high else ""
