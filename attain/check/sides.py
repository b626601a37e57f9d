"""On which side of the target the figures lie, and whether the words of the verdict say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.check.claim import face
from attain.check.implied import HUNDRED, WHOLE
from attain.check.intervals import scaled
from attain.number import strict

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.check.claim import Claim, Reading
    from attain.number import Interval


def met_by(claim: Claim, reading: Reading, share: Fraction = WHOLE) -> bool | None:
    """Whether the target, or a share of it, is reached, where all figures of the reading say the same; else None."""
    if claim.percent_kind == "remaining":
        left = reading.actual
        return False if claim.direction == "higher" and left and left.low is not None and left.low > 0 else None
    actual = reading.percent if rated(claim) else reading.actual
    if actual is None or reading.target is None:
        return None if claim.gap_kind is None else _good(claim, above=claim.gap_kind == "above")
    target = scaled(reading.target, share)
    return _reaches(target, actual) if claim.direction == "lower" else _reaches(actual, target)


def rated(claim: Claim) -> bool:
    """Whether the percent is itself the actual of a target in percent: "94.3 % against 95 %"."""
    if claim.actual or not claim.target or not claim.percent or claim.percent_kind != "of_target":
        return False
    return claim.target.percent


def flips(claim: Claim, reading: Reading, *, inconsistent: bool) -> bool | None:
    """Whether the verdict of the words turns round: on all figures, for the target and for each base that is named.

    Where the words give no verdict, a figure that cannot be right gives one by its side of the target. None: undecided.
    """
    claimed = claim.met
    if claimed is None and inconsistent:
        claimed = _claimed(claim)
    if claimed is None:
        return False
    found = {met_by(claim, reading, share) for share in (WHOLE, *(base.share for base in claim.bases))}
    if claimed in found:
        return False
    return None if None in found else True


def claims_whole(percent: Interval, value: Fraction) -> bool:
    """Whether a percent says that the whole was reached: "100 %" says so, "nearly 100 %" does not."""
    if percent.low is not None and percent.low >= HUNDRED:
        return True
    return value >= HUNDRED and (percent.high is None or percent.high > HUNDRED)


def _claimed(claim: Claim) -> bool | None:
    """What the stated percent, or else the gap, says of the target."""
    if claim.percent is None:
        return None if claim.gap_kind is None else _good(claim, above=claim.gap_kind == "above")
    if claim.percent_kind == "remaining":
        return None
    above = claim.percent_kind == "above" and face(claim.percent) >= 0
    if claim.percent_kind == "of_target":
        above = claims_whole(strict(claim.percent, "percent", claim.hedges), face(claim.percent))
    # An attainment by a formula of its own is good above 100; a plain A / T of a cost is not.
    plain = claim.formula == "ratio" and claim.baseline is None
    return _good(claim, above=above) if plain else above


def _good(claim: Claim, *, above: bool) -> bool:
    """Whether an amount above, or else below, the target is what was wanted."""
    return above == (claim.direction == "higher")


def _reaches(more: Interval, less: Interval) -> bool | None:
    """Whether the one is at least the other for all their figures; None where only some are."""
    if more.low is not None and less.high is not None and more.low >= less.high:
        return True
    if more.high is None or less.low is None or more.high > less.low:
        return None
    below = more.high < less.low or more.high_open or less.low_open
    return False if below else None
