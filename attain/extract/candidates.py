"""Every tie of a percent to a target and an actual around it that is worth weighing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attain.extract.cues.targets import TARGET
from attain.extract.distance import is_in_reach, is_next_to
from attain.extract.fit import fits
from attain.extract.form import ALIKE
from attain.extract.measure import same_measure
from attain.extract.tie import ENOUGH, Tie
from attain.extract.weights import MOST_OF_A_PAIR, actual_weight, join_between, pair_weight, target_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.extract.mention import Mention
    from attain.extract.statement import PercentKind

_AROUND = 6  # figures on either side of a percent that are weighed
_SURE = 2  # what a percent gives that is of the target outright
_FIT = 1  # what figures that fit give, where the words name the target
_FINE_FIT = 3  # and where the percent is so fine that a fit is hardly chance
_FINE = 100  # units of its last digit in a fine percent
_UNTOLD = 6  # what a tie loses where nothing near names a target
_HEADING = 600  # characters before a statement in which a heading may name the target
_BEHIND = 250  # characters behind it in which a target may still be named
_HOPELESS = ENOUGH - _FINE_FIT - ALIKE  # below it not even a fine fit and a form repeated would be enough


def target_places(lower: str) -> list[int]:
    """Where a text, in lower case, names a target."""
    return [match.start() for match in TARGET.finditer(lower)]


def amounts_near(percent: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The amounts around a percent that may belong to it."""
    around = mentions[max(0, percent.index - _AROUND) : percent.index + _AROUND + 1]
    return [one for one in around if one.amount and not one.figure.malformed and is_in_reach(percent, one)]


def ties_around(percent: Mention, mentions: Sequence[Mention], named: Sequence[int]) -> Iterator[Tie]:
    """Every tie of a percent that is worth weighing; `named` are the places that name a target."""
    if percent.kind is None:
        return
    near = amounts_near(percent, mentions)
    targets = [one for one in near if _is_object(percent, one)] or near
    possible = [one for one in near if _may_be_actual(percent, one, percent.kind)]
    # Last year's amount is told beside this year's; alone it is what the text is about.
    fresh = any(not one.prior and one.part == "actual" and one.sentence is percent.sentence for one in possible)
    actuals = [(one, actual_weight(percent, one)) for one in possible if not (fresh and one.prior)]
    sure = _SURE if percent.sure else 0
    for target in targets:
        weight = sure + target_weight(percent, target)
        for actual, own in actuals:
            if weight + own + MOST_OF_A_PAIR < _HOPELESS or actual is target:
                continue
            if _is_bound(actual, target, mentions) or not same_measure(actual, target):
                continue
            both = weight + own + pair_weight(actual, target)
            if both >= _HOPELESS:
                yield _weighed(percent, actual, target, both, named)


def _weighed(percent: Mention, actual: Mention, target: Mention, weight: int, named: Sequence[int]) -> Tie:
    """The tie of three figures, with what their fit and the target's name add to its weight."""
    kind = _kind_beside(percent, actual, percent.kind or "of_target")
    fit = fits(actual.sizes, target.sizes, percent.sizes, kind)
    if not fit and _is_joined_to_gap(percent) and fits(actual.sizes, target.sizes, percent.sizes, "of_target"):
        kind, fit = "of_target", True
    if fit and (target.part == "target" or target.measures):
        weight += _FINE_FIT if _is_fine(percent) else _FIT
    if target.part != "target" and not _is_named(named, (percent, actual, target)):
        weight -= _UNTOLD
    return Tie(percent, target, actual, kind, weight, fit)


def _is_object(percent: Mention, target: Mention) -> bool:
    """Whether the words make an amount the very thing that the percent is of: "45% of its 350,000 target"."""
    return target.index == percent.index + 1 and percent.sure and target.part == "target" and "(" not in percent.right


def _may_be_actual(percent: Mention, actual: Mention, kind: PercentKind) -> bool:
    """Whether an amount may be what was reached; what is left may stand for it beside its own percent."""
    if actual.gap:
        return _kind_beside(percent, actual, kind) == "remaining"
    return actual.part != "target"


def _is_bound(actual: Mention, target: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether an amount has a target of its own directly behind it: "Rp5,6 miliar dari target Rp9,3 miliar"."""
    if actual.index + 1 >= len(mentions):
        return False
    following = mentions[actual.index + 1]
    own = following.amount and following.measures and following.part == "target"
    return own and following.sentence is actual.sentence and following is not target


def _is_named(named: Sequence[int], parts: tuple[Mention, ...]) -> bool:
    """Whether a target is named shortly before, among or shortly behind some figures: a heading may do it."""
    places = [part.figure.start for part in parts]
    return bisect_left(named, min(places) - _HEADING) < bisect_right(named, max(places) + _BEHIND)


def _kind_beside(percent: Mention, actual: Mention, kind: PercentKind) -> PercentKind:
    """What the percent says beside this actual: of what is left it tells the rest, of what was reached the lack."""
    left = actual.gap == "below"
    joined = is_next_to(actual, percent) and join_between(percent, actual) != "none"
    if left and (kind == "remaining" or (joined and kind in {"of_target", "below"})):
        return "remaining"
    return "below" if kind == "remaining" and actual.part == "actual" and not left else kind


def _is_joined_to_gap(percent: Mention) -> bool:
    """Whether a percent got its side from a gap alone: "a shortfall of 2 trillion (93%)" may tell either."""
    return percent.kind in {"above", "below"} and percent.left.rstrip().endswith("(")


def _is_fine(percent: Mention) -> bool:
    """Whether a percent is written so finely that a fit is hardly chance: three digits, no hedge."""
    stated = percent.figure.stated
    return not stated.hedges and abs(stated.value) >= _FINE * stated.last_digit
