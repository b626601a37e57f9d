"""Verdicts in words: that a target was met, that what was due or the target was exceeded, that a branch ranks fifth.

They are decided on the computed figures or, where nobody computes, on the stated amounts: then a claim is wrong only
if every figure that these may stand for denies it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from attain.check.claim import face, strict_reading, widened, wider_readings
from attain.check.finding import Compared, Judgement
from attain.check.held import undeniable
from attain.check.implied import HUNDRED, WHOLE
from attain.check.intervals import only
from attain.check.severity import severity_of
from attain.check.sides import met_by
from attain.number import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.check.claim import Claim, Reading
    from attain.check.computed import Figures
    from attain.check.finding import Reckoning, Severity

_FAR = 2  # ranks: one off is minor, more is material


def met_verdict(claimed: bool, figures: Figures) -> Judgement | None:
    """Whether a target was met, or not, as it is claimed; None where there is no actual or no target."""
    if figures.met is None:
        return None
    percent = None if figures.attainment is None else HUNDRED * figures.attainment
    return _worded(claimed, figures.met, percent, figures)


def exceeds_verdict(figures: Figures) -> Judgement | None:
    """Whether the actual lies above the base of this reckoning; None where one of the two does not exist."""
    compared = _compared("target", figures)
    return None if compared is None else _worded(True, compared.above, compared.percent, figures)


# The reckonings of an actual to date, and of a period alone, with what each has for what was due and for the target.
BASES: dict[bool, dict[Literal["due", "target"], Reckoning]] = {
    False: {"due": "due", "target": "target"},
    True: {"due": "period", "target": "period_of_target"},
}


def compared_in(reckonings: Sequence[Figures], *, alone: bool = False) -> tuple[Compared, ...]:
    """The actual as a percent of what was due and of the full target: that to date, or the period's `alone`."""
    by_name = {figures.reckoning: figures for figures in reckonings}
    found = [_compared(base, by_name[name]) for base, name in BASES[alone].items() if name in by_name]
    return tuple(compared for compared in found if compared)


def _compared(base: Literal["due", "target"], figures: Figures) -> Compared | None:
    """The actual against the base of one reckoning."""
    if figures.actual is None or figures.target is None or not figures.target.high:
        return None
    high = figures.target.high
    return Compared(base, HUNDRED * figures.actual / high, above=figures.actual > high, met=bool(figures.met))


def rank_verdict(stated: int, computed: int | None, *, cut: bool = False) -> Judgement:
    """Whether a rank is the computed one; what is `cut` off before its period's end denies none.

    >>> rank_verdict(5, 6).verdict, rank_verdict(5, None).uncheckable
    ('inconsistent', 'no_rank')
    """
    if computed is None:
        return Judgement("uncheckable", uncheckable="no_rank")
    off = abs(stated - computed)
    if off and cut:
        return Judgement("uncheckable", uncheckable="incomplete", face=Fraction(computed))
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


def exceeds_by_stated(claim: Claim, share: Fraction = WHOLE) -> Judgement:
    """Whether the stated amounts leave room for an actual above the target, or above a share of it.

    To be the same is not to exceed. "300 thousand" of "300 thousand" may lie above it; 300 of 300, both written in
    full, do not.
    """
    if _are_same(claim, share):
        return Judgement("inconsistent", met=False, flips=True, severity="minor")
    return met_by_stated(replace(claim, met=True, direction="higher", formula="ratio"), share)


def _are_same(claim: Claim, share: Fraction) -> bool:
    """Whether the actual is the share of the target, both written to the last unit and without hedges."""
    actual, target = claim.actual, claim.target
    if actual is None or target is None or face(actual) != face(target) * share:
        return False
    return all(each.last_digit <= 1 and each.upper is None and not each.hedges for each in (actual, target))


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
    if figures.cut or not figures.reaches:
        return undeniable(found)
    if percent is None:
        return replace(found, severity="material")
    off = abs(percent - HUNDRED)
    return replace(found, difference=off, outside=off, severity=severity_of(off, HUNDRED, percent))
