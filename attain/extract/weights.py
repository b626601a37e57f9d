"""What speaks for an amount being a percent's target or its actual, and for two amounts being a pair.

What counts is said by the words ("dari target", "of the goal"), by who stands beside whom, and by the measure. The
weights were found by trying on sentences written for it; only their order and their sums matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.extract.cues.directions import PASSES
from attain.extract.cues.joins import BY, SHUT
from attain.extract.cues.targets import HELD_AGAINST
from attain.extract.distance import figures_between, is_next_to

if TYPE_CHECKING:
    from attain.extract.mention import Join, Mention, Part

# What the words make of an amount counts most, for and against.
_AS_TARGET: dict[Part, int] = {"target": 4, "none": 0, "actual": -4, "gap": -4}
_AS_ACTUAL: dict[Part, int] = {"target": -5, "none": 1, "actual": 3, "gap": -3}
_MEASURES = 2  # "dari Rp11 miliar": what stands behind "of" is rather the target
_PRIOR_TARGET = 4  # what an amount of another time loses as a target
_PRIOR_ACTUAL = 6  # and as an actual: last year's is the usual trap
_OBJECT = 3  # "76,9 persen dari target 300 ribu": what the percent is of outright
_BY_HOW_MUCH = 2  # "the 5 million target by 8 percent": the target that was passed by that
_RESTATED = 2  # "Rp8 miliar dari Rp11 miliar atau 72 persen": the percent says the pair again
_NEXT = 1  # the actual stands beside the percent
_JOINED = 3  # and "or" or a parenthesis joins them
_JOINED_GAP = 4  # what a gap gains more when it is joined, since the percent then is of the gap
_PAIRED = 2  # each thing that makes two amounts a pair: "dari" between them, "above target", one noun
_SAME_MONEY = 1  # one currency is worth less: many amounts have it
_LISTED = 4  # what an amount loses behind "(40%),": there the next item of a list begins
MOST_OF_A_PAIR = 3 * _PAIRED + _SAME_MONEY  # what two amounts can gain as a pair
# Words behind a figure that are no noun.
_CONNECTING = frozenset(
    """
    dari atau dan yang pada untuk di target
    of or the to from against in for a with
    """.split()  # noqa: SIM905  a list of quoted words is three times the lines
)


def target_weight(percent: Mention, target: Mention) -> int:
    """What speaks for an amount being what a percent is of."""
    weight = _AS_TARGET[target.part]
    weight += _MEASURES if target.measures else 0
    weight -= _PRIOR_TARGET if target.prior else 0
    if target.index == percent.index + 1 and percent.sure and "(" not in percent.right:
        weight += _OBJECT
    if target.index == percent.index - 1:
        compares = percent.sure and percent.kind in {"above", "below"}
        weight += _BY_HOW_MUCH if compares and BY.match(percent.left) else 0
        joined = percent.left_join == "outright" or (percent.sure and percent.left_join == "loose")
        weight += _RESTATED if target.measures and joined else 0
    return weight - _apart(percent, target)


def actual_weight(percent: Mention, actual: Mention) -> int:
    """What speaks for an amount being what a percent says was reached."""
    weight = _AS_ACTUAL[actual.part]
    weight -= _PRIOR_ACTUAL if actual.prior else 0
    if is_next_to(actual, percent):
        joined = join_between(percent, actual) == "outright"
        weight += _JOINED if joined else _NEXT
        weight += _JOINED_GAP if joined and actual.gap else 0
    return weight - _apart(percent, actual)


def pair_weight(actual: Mention, target: Mention) -> int:
    """What speaks for two amounts being an actual and its target."""
    weight = 0
    if target.index == actual.index + 1:
        weight += _PAIRED if target.measures else 0
        weight += _PAIRED if PASSES.search(target.left) or HELD_AGAINST.match(target.left) else 0
    one, other = actual.figure, target.figure
    if one.noun and one.noun == other.noun and one.noun not in _CONNECTING:
        weight += _PAIRED
    if one.stated.currency and one.stated.currency == other.stated.currency:
        weight += _SAME_MONEY
    return weight


def join_between(percent: Mention, amount: Mention) -> Join:
    """How a percent is joined to the amount beside it."""
    return percent.left_join if amount.index < percent.index else percent.right_join


def _apart(percent: Mention, amount: Mention) -> int:
    """What an amount loses by its distance from a percent."""
    return figures_between(percent, amount) + (_LISTED if _is_shut_off(percent, amount) else 0)


def _is_shut_off(percent: Mention, amount: Mention) -> bool:
    """Whether an amount stands behind a percent in parentheses, where the next item of a list begins."""
    if amount.index < percent.index or not percent.left.rstrip().endswith("("):
        return False
    return bool(SHUT.match(percent.right))
