"""Whether an actual, a target and a percent (or a gap) can be right together, and how bad it is where they cannot.

What the other figures imply is an interval, and so is the stated figure: `consistent` where the two meet as written,
`approximate` where they meet in a wider reading, with the fewest reasons for it, else `inconsistent`. A base that the
text names is tried before a figure is called wrong. Where nothing can be decided, `uncheckable` says why.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from attain.check.against import against
from attain.check.claim import PARTS, Base, Claim, strict_reading
from attain.check.edits import Search, would_fit
from attain.check.implied import WHOLE
from attain.check.sides import flips, met_by
from attain.check.slots import slots
from attain.check.unchecked import normal
from attain.check.weigh import FROM_BEST, fits, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.check.claim import Figured
    from attain.check.finding import Edit, Judgement, Part
    from attain.check.slots import Slot
    from attain.number import StatedFigure

__all__ = ["Base", "Claim", "against", "judge", "judge_readings"]


def judge(claim: Claim) -> Judgement:
    """Whether the figures of a claim can be right together; of its percent and its gap the worse verdict.

    >>> from attain.number import parse_stated
    >>> figures = [parse_stated(text) for text in ("mendekati Rp1,5 triliun", "sekitar Rp4,6 triliun", "sekitar 36%")]
    >>> found = judge(Claim(*figures))
    >>> found.verdict, found.severity, [(edit.part, int(edit.value)) for edit in found.would_fit]
    ('inconsistent', 'material', [('actual', 1660000000000), ('target', 4200000000000), ('percent', 33)])
    """
    claim = normal(claim)
    found, narrow = weigh(claim), strict_reading(claim)
    wrong = found.verdict == "inconsistent"
    edits = _edits(claim, found.judged) if found.judged and wrong else ()
    turned = flips(claim, narrow, inconsistent=wrong)
    return replace(found, met=met_by(claim, narrow), flips=turned, would_fit=edits)


def judge_readings(
    actual: Sequence[StatedFigure],
    target: Sequence[StatedFigure],
    percent: Sequence[StatedFigure],
    gap: Sequence[StatedFigure] = (),
    rest: Claim | None = None,
) -> tuple[Judgement, Claim]:
    """The judgement of figures that may be read in several ways, and the claim in the readings that were chosen.

    Each sequence holds the readings of one figure, the usual one first; an empty one is a figure that was not said.
    `rest` is what else the claim says. Where the usual readings do not fit and others do, these are taken, as few as
    can be, and `repaired` names their figures.

    >>> from attain.number import parse_stated
    >>> actual = [parse_stated("605,723 ribu", locale="id"), parse_stated("605723 ribu")]
    >>> found, claim = judge_readings(actual[::-1], [parse_stated("660 ribu")], [parse_stated("91.78%")])
    >>> found.verdict, found.repaired, int(claim.actual.value)
    ('consistent', ('actual',), 605723)
    """
    given = (actual, target, percent, gap)
    usual = _filled(rest or Claim(), [next(iter(readings), None) for readings in given])
    found = judge(usual)
    if found.verdict != "inconsistent" or _is_open(usual):
        return found, usual
    ranked = [
        (FROM_BEST.index(verdict), len(parts), parts, claim)
        for parts, claim in _other_readings(usual, given)
        if (verdict := weigh(normal(claim)).verdict) in FROM_BEST[:-1]
    ]
    if not ranked:
        return found, usual
    *_, parts, claim = min(ranked, key=lambda each: each[:2])
    return replace(judge(claim), repaired=parts), claim


def _is_open(claim: Claim) -> bool:
    """Whether the judged figure has one bound alone: a reading a thousand times off would fit it and repair nothing."""
    bounds = getattr(strict_reading(claim), "percent" if claim.percent else "gap")
    return bounds is not None and (bounds.low is None or bounds.high is None)


def _other_readings(usual: Claim, given: Sequence[Sequence[StatedFigure]]) -> Iterator[tuple[tuple[Part, ...], Claim]]:
    """Every other choice of readings, with the parts that are not read as usual."""
    for choice in product(*(readings or (None,) for readings in given)):
        claim = _filled(usual, choice)
        parts = tuple(part for part in PARTS if claim.part(part) is not usual.part(part))
        if parts:
            yield parts, claim


def _filled(claim: Claim, figures: Sequence[StatedFigure | None]) -> Claim:
    """The claim with these figures, in the order of its parts."""
    for part, figure in zip(PARTS, figures, strict=True):
        claim = claim.having(part, figure)
    return claim


def _edits(claim: Claim, judged: Part) -> tuple[Edit, ...]:
    """The single edits after which the judged figure would fit the full target."""
    figure: Figured = "gap" if judged == "gap" else "percent"

    def fit(slot: Slot, stated: StatedFigure) -> bool:
        return fits(claim.having(slot.part, stated), figure)

    kind = claim.percent_kind if figure == "percent" else "of_target"
    return would_fit(Search(slots(claim, figure, WHOLE), fit, claim.loose, kind))
