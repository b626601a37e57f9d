"""Amounts tied without a percent: an actual and a target with the gap between them, or the two alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attain.extract.cues.bases import GROWTH_LEFT, SHARE_OF
from attain.extract.cues.directions import COMPARED_TO_NEXT
from attain.extract.cues.targets import HELD_AGAINST, MEASURED_BY, OF_A_TARGET, OPENS_WITH_TARGET, TARGET_RIGHT
from attain.extract.cues.times import COMPARES, FUTURE, YEAR
from attain.extract.distance import is_within
from attain.extract.gaps import Pair, gap_pairs
from attain.extract.measure import of_one_size, same_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.extract.mention import Mention

_TURNED = 20  # how many times larger one of a pair may be that names the target first
_BETWEEN = 80  # characters between an actual and its target


def pairs_of(mentions: Sequence[Mention], used: set[int]) -> list[Pair]:
    """The pairs among the amounts that no percent was tied to, those with a gap first."""
    gaps = list(gap_pairs(mentions, used))
    used = used | {part.index for pair in gaps for part in (pair.actual, pair.target, pair.gap) if part}
    return [*gaps, *_alone(mentions, used), *_rates(mentions, used)]


def _alone(mentions: Sequence[Mention], used: set[int]) -> Iterator[Pair]:
    """An actual and a target side by side, where the words say outright which is which."""
    taken = set(used)
    told = [one for one in mentions if not (one.percent and one.kind is None) and not one.prior]
    for one, other in pairwise(told):
        if {one.index, other.index} & taken or not (one.amount and other.amount):
            continue
        if one.sentence is not other.sentence and not _goes_on(one, other):
            continue
        pair = next((Pair(*both, None) for both in ((one, other), (other, one)) if _is_pair(*both)), None)
        if pair:
            taken |= {one.index, other.index}
            yield pair


def _goes_on(actual: Mention, target: Mention) -> bool:
    """Whether the next sentence begins with the target of what the one before told: "Targetnya Rp190 miliar."."""
    return target.part == "target" and is_within(actual, target) and bool(OPENS_WITH_TARGET.match(target.left))


def _is_pair(actual: Mention, target: Mention) -> bool:
    """Whether two amounts side by side are an actual and its target."""
    if target.part != "target" or not same_measure(actual, target):
        return False
    if any(one.gap or one.figure.malformed for one in (actual, target)) or _is_of_later(actual, target):
        return False
    between = target.left if target.index > actual.index else actual.left
    if len(between) > _BETWEEN or GROWTH_LEFT.search(between) or SHARE_OF.search(between):
        return False
    if target.index < actual.index:
        return _is_turned_pair(actual, target, between)
    if actual.part == "actual":
        return True
    held = target.measures or HELD_AGAINST.match(between) or OPENS_WITH_TARGET.match(target.left)
    return actual.part == "none" and bool(held)


def _is_turned_pair(actual: Mention, target: Mention, between: str) -> bool:
    """Whether an amount behind a target is its actual: a verb of reaching must say so."""
    if not actual.done or actual.part != "actual" or COMPARES.search(between):
        return False
    return of_one_size(actual.figure.stated.value, target.figure.stated.value, _TURNED)


def _is_of_later(actual: Mention, target: Mention) -> bool:
    """Whether a target is another year's than the actual: "120 units in 2023; the target for 2025 is"."""
    if FUTURE.search(target.left):
        return True
    years = set(YEAR.findall(actual.left + actual.right))
    return bool(years and set(YEAR.findall(target.right)) - years)


def _rates(mentions: Sequence[Mention], used: set[int]) -> Iterator[Pair]:
    """A percent held against a target that is one itself: "94,3 persen, di bawah target 95 persen"."""
    for actual, target in pairwise(mentions):
        if {actual.index, target.index} & used or actual.sentence is not target.sentence:
            continue
        if not (actual.percent and target.percent and target.part == "target" and actual.part != "target"):
            continue
        if not actual.kind or actual.prior or target.prior or len(target.left) > _BETWEEN:
            continue
        if _is_held_against(target):
            yield Pair(actual, target, None)


def _is_held_against(target: Mention) -> bool:
    """Whether the words before a target hold the figure before it against it."""
    if HELD_AGAINST.match(target.left) or OF_A_TARGET.match(target.left):
        return True
    named = TARGET_RIGHT.match(target.right)
    return bool(named and (COMPARED_TO_NEXT.match(target.left) or MEASURED_BY.search(target.left)))
