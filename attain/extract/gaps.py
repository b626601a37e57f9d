"""Gaps beside an actual and a target: stated together with a percent, or in its stead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.extract.cues.directions import COMPARED_TO_NEXT
from attain.extract.cues.gaps import TO_REACH
from attain.extract.cues.targets import OF_A_TARGET
from attain.extract.distance import is_within
from attain.extract.fit import fits_gap
from attain.extract.measure import same_measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from attain.extract.mention import Mention, Part
    from attain.extract.tie import Tie

_BESIDE = 2  # figures on either side of a tie's target that may be its gap
_AROUND = 4  # figures on either side of a gap that may be its actual and target
_ENOUGH = 5  # what an actual and a target must weigh that fit their gap
_CERTAIN = 8  # and what those must weigh that do not
# What the words make of an amount counts most, for and against.
_AS_TARGET: dict[Part, int] = {"target": 4, "none": 0, "actual": -3, "gap": -5}
_AS_ACTUAL: dict[Part, int] = {"target": -4, "none": 1, "actual": 3, "gap": -5}
_MEASURES = 2  # "dari Rp11 miliar": what stands behind "of" is rather the target
_PRIOR = 5  # what an amount of another time loses
_FIT = 3  # what figures that fit give
_TOLD = 2  # what a gap to this very target gives: "1,760 below the 14,000 target"


@dataclass(frozen=True, slots=True)
class Pair:
    """An actual and a target without a percent, with the gap that the text states where it does."""

    actual: Mention
    target: Mention
    gap: Mention | None


def with_gap(tie: Tie, mentions: Sequence[Mention]) -> Tie:
    """The tie with the gap that its sentence states beside it, where it has one."""
    target = tie.target
    if target is None or tie.kind == "remaining":
        return tie
    beside = mentions[max(0, target.index - _BESIDE) : target.index + _BESIDE + 1]
    gap = next((one for one in beside if one.sentence is target.sentence and _is_gap_of(tie, target, one)), None)
    return replace(tie, gap=gap) if gap else tie


def _is_gap_of(tie: Tie, target: Mention, gap: Mention) -> bool:
    """Whether an amount is what a tie's actual lacks to its target, or has more."""
    if gap in (tie.actual, target) or not gap.amount or not same_measure(gap, target):
        return False
    if tie.actual is None:
        return gap.gap is not None
    compares = tie.kind in {"above", "below"} and gap.index == tie.percent.index - 1
    told = gap.gap is not None or (compares and tie.percent.left_join == "outright")
    return told and fits_gap(tie.actual.sizes, target.sizes, gap.sizes)


def gap_pairs(mentions: Sequence[Mention], used: Collection[int]) -> Iterator[Pair]:
    """For each gap the best actual and target around it, where there is one that is enough."""
    for gap in mentions:
        if gap.gap and gap.amount:
            weighed = [(weight, pair) for weight, pair in _pairs_around(gap, mentions, used) if weight]
            if weighed:
                yield max(weighed, key=lambda one: one[0])[1]


def _pairs_around(gap: Mention, mentions: Sequence[Mention], used: Collection[int]) -> Iterator[tuple[int, Pair]]:
    """The pairs around a gap with their weights, 0 for those that are not enough."""
    around = mentions[max(0, gap.index - _AROUND) : gap.index + _AROUND + 1]
    near = [one for one in around if one.amount and not one.gap and is_within(one, gap)]
    for target in near:
        if not same_measure(gap, target):
            continue
        for actual in near:
            if actual is not target and actual.index not in used and same_measure(actual, target):
                yield _weighed(gap, actual, target), Pair(actual, target, gap)


def _weighed(gap: Mention, actual: Mention, target: Mention) -> int:
    """What a pair beside a gap weighs, 0 where that is not enough."""
    fit = fits_gap(actual.sizes, target.sizes, gap.sizes)
    weight = _AS_TARGET[target.part] + _AS_ACTUAL[actual.part]
    weight += _MEASURES if target.measures else 0
    weight -= _PRIOR * (actual.prior + target.prior)
    weight -= max(abs(actual.index - target.index) - 2, 0) + (actual.sentence is not target.sentence)
    weight += (_FIT if fit else 0) + (_TOLD if _is_told(gap, target) else 0)
    return weight if weight >= (_ENOUGH if fit else _CERTAIN) else 0


def _is_told(gap: Mention, target: Mention) -> bool:
    """Whether the words make the gap one to this very target: "1,760 below the 14,000 target"."""
    if gap.index == target.index + 1:
        return gap.sure
    if target.index != gap.index + 1:
        return False
    return any((TO_REACH.search(gap.right), COMPARED_TO_NEXT.match(gap.right), OF_A_TARGET.match(gap.right)))
