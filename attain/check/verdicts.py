"""Verdicts in words: that a target was met, that what was due or the target was exceeded, that a branch ranks fifth.

They are decided on the computed figures or, where nobody computes, on the stated amounts: then a claim is wrong only
if every figure that these may stand for denies it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.claim import strict_reading, widened, wider_readings
from attain.check.finding import Compared, Judgement
from attain.check.implied import HUNDRED, WHOLE
from attain.check.intervals import only
from attain.check.severity import severity_of
from attain.check.sides import met_by
from attain.number import Interval

if TYPE_CHECKING:
    from typing import Literal

    from attain.check.claim import Claim, Reading
    from attain.check.computed import Figures
    from attain.check.finding import Severity
    from attain.compute.aim import Aim

_FAR = 2  # ranks: one off is minor, more is material


def met_verdict(claimed: bool, figures: Figures) -> Judgement | None:
    """Whether a target was met, or not, as it is claimed; None where there is no actual or no target."""
    if figures.met is None:
        return None
    percent = None if figures.attainment is None else HUNDRED * figures.attainment
    return _worded(claimed, figures.met, percent, figures)


def exceeds_verdict(base: Literal["due", "target"], figures: Figures) -> Judgement | None:
    """Whether the actual lies above what was due, or above the target; None where one of the two does not exist."""
    found = {compared.base: compared for compared in compared_in(figures)}
    if base not in found:
        return None
    return _worded(True, found[base].above, found[base].percent, figures)


def compared_in(figures: Figures) -> tuple[Compared, ...]:
    """The actual as a percent of what was due and of the target, in figures to date."""
    bases: tuple[tuple[Literal["due", "target"], Aim | None], ...] = (("due", figures.due), ("target", figures.target))
    return tuple(
        Compared(base, HUNDRED * figures.actual / aim.high, figures.actual > aim.high)
        for base, aim in bases
        if figures.actual is not None and aim is not None and aim.high
    )


def rank_verdict(stated: int, computed: int | None) -> Judgement:
    """Whether a rank is the computed one.

    >>> rank_verdict(5, 6).verdict, rank_verdict(5, None).uncheckable
    ('inconsistent', 'no_rank')
    """
    if computed is None:
        return Judgement("uncheckable", uncheckable="no_rank")
    off = abs(stated - computed)
    severity: Severity = "minor" if off < _FAR else "material"
    return Judgement(
        "inconsistent" if off else "consistent",
        stated=only(Fraction(stated)),
        implied=only(Fraction(computed)),
        face=Fraction(computed),
        outside=Fraction(off),
        difference=Fraction(off),
        severity=severity if off else None,
    )


def met_by_stated(claim: Claim, share: Fraction = WHOLE) -> Judgement:
    """Whether the stated amounts leave room for `claim.met`, for the target or a share of it."""
    if claim.target is None and claim.percent is None:
        return Judgement("uncheckable", uncheckable="no_target")
    if claim.actual is None and claim.percent is None:
        return Judgement("uncheckable", uncheckable="no_actual")
    narrow = strict_reading(claim)
    found = _side(claim, narrow, share)
    if found is None or found == claim.met:
        return Judgement("consistent", met=found, flips=False)
    wider = wider_readings(claim)
    for reasons in (*((reason,) for reason in wider), tuple(wider)):
        if _side(claim, widened(narrow, wider, reasons), share) != found:
            return Judgement("approximate", met=found, flips=False, reasons=reasons)
    return Judgement("inconsistent", met=found, flips=True, severity="material")


def _side(claim: Claim, reading: Reading, share: Fraction) -> bool | None:
    """Whether a reading's figures say that the target is met, by the amounts or else by the percent alone."""
    if claim.actual is not None and claim.target is not None:
        return met_by(claim, reading, share)
    percent = reading.percent
    if percent is None or share != WHOLE:
        return None
    if percent.low is not None and percent.low >= HUNDRED:
        return True
    return False if percent.high is not None and percent.high < HUNDRED else None


def _worded(claimed: bool, holds: bool, percent: Fraction | None, figures: Figures) -> Judgement:
    """The verdict on a claim in words; how bad it is goes by how far the percent is from 100."""
    right = claimed == holds
    found = Judgement(
        "consistent" if right else "inconsistent",
        stated=Interval(HUNDRED, None) if claimed else Interval(None, HUNDRED, high_open=True),
        implied=None if percent is None else only(percent),
        face=percent,
        flips=not right,
        met=figures.met,
    )
    if right:
        return found
    if not figures.reaches:
        return replace(found, verdict="uncheckable", uncheckable="incomplete", flips=None)
    if percent is None:
        return replace(found, severity="material")
    off = abs(percent - HUNDRED)
    return replace(found, difference=off, outside=off, severity=severity_of(off, HUNDRED, percent))
