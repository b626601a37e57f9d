"""Which figures of a claim can be held against the others, and why where none can."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attain.check.claim import face, unsigned
from attain.check.sides import rated

if TYPE_CHECKING:
    from attain.check.claim import Claim, Figured
    from attain.check.finding import Uncheckable
    from attain.extract.statement import GapKind
    from attain.number import StatedFigure


def normal(claim: Claim) -> Claim:
    """The claim with its gap as an amount, without sign where it stands for an amount or was written without one.

    A gap in percent of an amount ("20 points short") is a percent above or below the target, where it stands alone.
    """
    gap = claim.gap
    if gap is None:
        return claim
    if gap.percent and not (claim.target and claim.target.percent):
        if claim.percent or claim.gap_kind is None:
            return replace(claim, gap=None)
        # With its sign it is the distance above the target, which may be below zero.
        return replace(claim, percent=gap, percent_kind="above" if gap.signed else claim.gap_kind, gap=None)
    kind = claim.gap_kind or _side(gap)
    if claim.actual and claim.target:
        return replace(claim, gap_kind=kind)
    return replace(claim, gap=unsigned(gap), gap_kind=kind)


def _side(gap: StatedFigure) -> GapKind | None:
    """The side of the target that a gap's sign names; None where none was written."""
    if not gap.signed:
        return None
    return "below" if gap.value < 0 else "above"


def judged_figures(claim: Claim) -> tuple[Figured, ...]:
    """The percent and the gap, where the other figures are there and say what they must be."""
    percent = claim.percent and not _without_ratio(claim)
    gap = claim.gap and claim.actual and claim.target
    found: list[Figured] = ["percent"] if percent else []
    return (*found, "gap") if gap else tuple(found)


def why_unchecked(claim: Claim) -> Uncheckable | None:
    """Why no figure of a claim can be held against the others; None where one can."""
    if claim.malformed:
        return "malformed"
    if rated(claim):
        return "rates"
    return _missing(claim) or (None if judged_figures(claim) else _without_ratio(claim))


def _missing(claim: Claim) -> Uncheckable | None:
    """What is not there, or not in one unit; beside a percent the gap may stand for an amount."""
    replaced = bool(claim.gap and claim.percent) and claim.percent_kind != "remaining" and claim.baseline is None
    if not claim.target and not (claim.actual and replaced):
        return "no_target"
    if not claim.actual and not (claim.target and replaced):
        return "no_actual"
    if not claim.percent and not claim.gap:
        return "rates" if claim.actual and claim.actual.percent and _one_unit(claim) else "no_percent"
    return None if _one_unit(claim) else "other_base"


def _without_ratio(claim: Claim) -> Uncheckable | None:
    """What makes a ratio impossible: a divisor of zero."""
    if claim.baseline is not None:
        return "other_base" if claim.target and face(claim.target) == claim.baseline else None
    if claim.target and not face(claim.target):
        return "zero_target"
    inverse = claim.direction == "lower" and claim.formula == "inverse"
    divisor = claim.actual if inverse or not claim.target else None
    return "zero_actual" if divisor and not face(divisor) else None


def _one_unit(claim: Claim) -> bool:
    """Whether the amounts are all percents or none, and all of one money as far as it is named."""
    amounts: list[StatedFigure] = [each for each in (claim.actual, claim.target, claim.gap) if each]
    monies = {each.currency for each in amounts if each.currency}
    return len({each.percent for each in amounts}) == 1 and len(monies) <= 1
