"""The verdict on a claim: whether what its figures imply meets what is stated, as written or in a wider reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, get_args

from attain.check.claim import figured, strict_reading, widened, wider_readings
from attain.check.finding import Judgement
from attain.check.implied import WHOLE, implied, implied_at_face
from attain.check.severity import off_by, severity_in
from attain.check.unchecked import judged_figures, why_unchecked
from attain.number import WideReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from attain.check.claim import Claim, Figured, Reading
    from attain.check.finding import Verdict
    from attain.number import Interval

FROM_BEST: tuple[Verdict, ...] = ("consistent", "approximate", "inconsistent")
REASONS: tuple[WideReason, ...] = get_args(WideReason)


def weigh(claim: Claim) -> Judgement:
    """The verdict and its grounds, without what is only worth saying of a wrong one; of percent and gap the worse.

    >>> from attain.check.claim import Claim
    >>> from attain.number import parse_stated
    >>> found = weigh(Claim(*(parse_stated(text) for text in ("127 ribu", "300 ribu", "sekitar 40%"))))
    >>> found.verdict, found.reasons
    ('approximate', ('hedge',))
    """
    reason = why_unchecked(claim)
    if reason:
        return Judgement("uncheckable", uncheckable=reason)
    found = [_on_any_base(claim, figure) for figure in judged_figures(claim)]
    worst = max(found, key=lambda each: FROM_BEST.index(each.verdict))
    if worst.verdict != "approximate":
        return worst
    return replace(worst, reasons=_in_order(reason for each in found for reason in each.reasons))


def fits(claim: Claim, figure: Figured) -> bool:
    """Whether a claim's percent or gap is what the other figures imply, all as written."""
    return not why_unchecked(claim) and _Question(claim, figure).meets(strict_reading(claim))


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether a claim's percent or gap fits its amounts, measured against a share of its target."""

    claim: Claim
    figure: Figured
    share: Fraction = WHOLE

    def pair(self, reading: Reading) -> tuple[Interval, Interval]:
        """What the figure is stated to be in a reading, and what the others imply."""
        return reading.of(self.figure), implied(self.claim, reading, self.figure, self.share)

    def meets(self, reading: Reading) -> bool:
        """Whether the two have a figure in common."""
        stated, computed = self.pair(reading)
        return stated.meets(computed)

    def answer(self) -> Judgement:
        """The verdict and its grounds."""
        narrow = strict_reading(self.claim)
        found = self._grounds(narrow)
        if self.meets(narrow):
            return replace(found, verdict="consistent")
        wider = wider_readings(self.claim)
        for reasons in () if self._is_turned(found) else _fewest_first(wider):
            reading = widened(narrow, wider, reasons)
            if self.meets(reading):
                return self._as_read(replace(found, verdict="approximate", reasons=reasons), reading)
        severity = None if found.face is None else severity_in(self.claim, self.figure, found.face)
        return self._as_read(replace(found, severity=severity), widened(narrow, wider, wider))

    def _is_turned(self, found: Judgement) -> bool:
        """Whether a gap was written with the sign of the other side: however the figures are rounded, it is wrong."""
        figure, distance = figured(self.claim, self.figure), self.figure == "gap" or self.claim.percent_kind == "above"
        if not distance or not figure.signed or found.implied is None:
            return False
        end = found.implied.low if figure.value < 0 else found.implied.high
        return end is not None and (end > 0 if figure.value < 0 else end < 0)

    def _grounds(self, narrow: Reading) -> Judgement:
        """What a verdict rests on, under the worst one."""
        stated, computed = self.pair(narrow)
        figure, width = figured(self.claim, self.figure), computed.width
        at_face = implied_at_face(self.claim, self.figure, self.share)
        return Judgement(
            "inconsistent",
            stated=stated,
            implied=computed,
            face=at_face,
            outside=stated.distance(computed),
            difference=None if at_face is None else off_by(figure, at_face),
            power=None if width is None else width / figure.last_digit,
            judged=self.figure,
        )

    def _as_read(self, found: Judgement, reading: Reading) -> Judgement:
        """The judgement with both intervals of a wider reading."""
        stated, computed = self.pair(reading)
        return replace(found, wide_stated=stated, wide_implied=computed)


def _on_any_base(claim: Claim, figure: Figured) -> Judgement:
    """The verdict against the target or, before a figure is called wrong, the best one against a base that is named."""
    found = _Question(claim, figure).answer()
    if found.verdict != "inconsistent":
        return found
    others = (replace(_Question(claim, figure, base.share).answer(), base=base.name) for base in claim.bases)
    return min((found, *others), key=lambda each: FROM_BEST.index(each.verdict))


def _fewest_first(reasons: Iterable[WideReason]) -> Iterator[tuple[WideReason, ...]]:
    """All sets of reasons, the smallest first, and among these by the order of preference."""
    known = _in_order(reasons)
    for count in range(1, len(known) + 1):
        yield from combinations(known, count)


def _in_order(reasons: Iterable[WideReason]) -> tuple[WideReason, ...]:
    """Each reason once, in the order of preference."""
    given = set(reasons)
    return tuple(reason for reason in REASONS if reason in given)
