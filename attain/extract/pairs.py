"""Amounts tied without a percent: an actual and a target with the gap between them, or the two alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.extract import cues
from attain.extract.fit import fits_gap
from attain.extract.tie import of_one_size, same_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.extract.mention import Mention

_AROUND = 4
_TO_REACH = re.compile(r"(?i)\b(?:to\s(?:reach|meet|hit|achieve|get\sto)|(?:untuk|agar)\s(?:mencapai|memenuhi)?)\b")
_TURNED = 20  # how much larger one of a pair may be that names the target first
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:the|its|their|our|adapun|his|her)\s)?target(?:nya)?(?:\s(?:for|untuk|tahun)\s[^.;:,]{0,30})?(?:\s(?:is|was|had\sbeen|adalah|of))?\s*:?\s*$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GAP_ENOUGH = 5
_GAP_CERTAIN = 8
_BETWEEN = 80  # characters between an actual and its target


@dataclass(frozen=True, slots=True)
class Pair:
    """An actual and a target, with the gap that the text states where it does."""

    actual: Mention
    target: Mention
    gap: Mention | None


def pairs_of(mentions: Sequence[Mention], used: set[int]) -> list[Pair]:
    """The pairs among the amounts that no percent was tied to, those with a gap first."""
    gaps = [
        pair for mention in mentions if mention.gap and mention.amount for pair in _with_gap(mention, mentions, used)
    ]
    used = used | {mention.index for pair in gaps for mention in (pair.actual, pair.target, pair.gap) if mention}
    return [*gaps, *_alone(mentions, used), *_rates(mentions, used)]


def _with_gap(gap: Mention, mentions: Sequence[Mention], used: set[int]) -> Iterator[Pair]:
    near = [
        mention
        for mention in mentions[max(0, gap.index - _AROUND) : gap.index + _AROUND + 1]
        if mention.amount and mention is not gap and not mention.gap and _is_near(mention, gap)
    ]
    best: tuple[int, Pair] | None = None
    for target in near:
        for actual in near:
            if (
                actual is target
                or actual.index in used
                or not (same_measure(actual, target) and same_measure(gap, target))
            ):
                continue
            fit = fits_gap(actual.sizes, target.sizes, gap.sizes)
            weight = _gap_weight(actual, target) + (3 if fit else 0) + (2 if _is_told(gap, target) else 0)
            if weight >= (_GAP_ENOUGH if fit else _GAP_CERTAIN) and (best is None or weight > best[0]):
                best = (weight, Pair(actual, target, gap))
    if best:
        yield best[1]


def _is_told(gap: Mention, target: Mention) -> bool:
    """Whether the words make the gap one to this very target: "1,760 below the 14,000 target"."""
    if gap.index == target.index + 1 and gap.sure:
        return True
    if target.index == gap.index + 1 and _TO_REACH.search(gap.right):
        return True
    return target.index == gap.index + 1 and bool(
        cues.COMPARED_TO_NEXT.match(gap.right) or cues.OF_A_TARGET.match(gap.right)
    )


def _is_near(mention: Mention, gap: Mention) -> bool:
    """Whether an amount stands in the gap's sentence or in the one beside it."""
    if mention.sentence is gap.sentence:
        return True
    first, second = sorted((mention, gap), key=lambda one: one.index)
    return first.sentence.paragraph == second.sentence.paragraph and second.sentence.start - first.sentence.end < 4  # noqa: PLR2004 - blanks


def _gap_weight(actual: Mention, target: Mention) -> int:
    weight = {"target": 4, "none": 0, "actual": -3, "gap": -5}[target.part] + (2 if target.measures else 0)
    weight += {"target": -4, "none": 1, "actual": 3, "gap": -5}[actual.part]
    weight -= 5 * (actual.prior + target.prior)
    return weight - max(abs(actual.index - target.index) - 2, 0) - (actual.sentence is not target.sentence)


def _alone(mentions: Sequence[Mention], used: set[int]) -> Iterator[Pair]:
    """An actual and a target side by side, where the words say outright which is which."""
    taken = set(used)
    told = [mention for mention in mentions if not (mention.percent and mention.kind is None) and not mention.prior]
    for one, other in zip(told, told[1:], strict=False):
        if {one.index, other.index} & taken or not (one.amount and other.amount):
            continue
        if one.sentence is not other.sentence and not _goes_on(one, other):
            continue
        for actual, target in ((one, other), (other, one)):
            if _plain_pair(actual, target):
                taken |= {one.index, other.index}
                yield Pair(actual, target, None)
                break


def _rates(mentions: Sequence[Mention], used: set[int]) -> Iterator[Pair]:
    """A percent held against a target that is one itself: "94,3 persen, di bawah target 95 persen"."""
    for actual, target in zip(mentions, mentions[1:], strict=False):
        if {actual.index, target.index} & used or actual.sentence is not target.sentence:
            continue
        if not (actual.percent and target.percent and target.part == "target" and actual.part != "target"):
            continue
        told = cues.HELD_AGAINST.match(target.left) or cues.OF_A_TARGET.match(target.left)
        if cues.TARGET_RIGHT.match(target.right):
            told = told or cues.COMPARED_TO_NEXT.match(target.left) or cues.MEASURED_BY.search(target.left)
        if told and actual.kind and not (actual.prior or target.prior) and len(target.left) <= _BETWEEN:
            yield Pair(actual, target, None)


def _years(text: str) -> set[str]:
    return set(_YEAR.findall(text))


def _goes_on(actual: Mention, target: Mention) -> bool:
    """Whether the next sentence begins with the target of what the one before told: "Targetnya Rp190 miliar."."""
    return _is_near(actual, target) and bool(_OPENS.match(target.left)) and target.part == "target"


def _plain_pair(actual: Mention, target: Mention) -> bool:
    if target.part != "target" or actual.prior or target.prior or not same_measure(actual, target):
        return False
    if actual.gap or target.gap or actual.figure.malformed or target.figure.malformed:
        return False
    if _years(actual.left + actual.right) and _years(target.right) - _years(actual.left + actual.right):
        return False  # last year's actual beside the next year's target
    if cues.FUTURE.search(target.left):
        return False
    between = target.left if target.index > actual.index else actual.left
    turned = target.index < actual.index
    if turned and not actual.done:
        return False
    if turned and (
        cues.COMPARES.search(between)
        or not of_one_size(actual.figure.stated.value, target.figure.stated.value, _TURNED)
    ):
        return False
    if len(between) > _BETWEEN or cues.GROWTH_LEFT.search(between) or cues.SHARE_OF.search(between):
        return False
    if actual.part == "actual":
        return True
    follows = target.index > actual.index
    told = target.measures or cues.HELD_AGAINST.match(between) or _OPENS.match(target.left)
    return actual.part == "none" and follows and bool(told)
