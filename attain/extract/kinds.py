"""What a percent says of the target, by the words beside it, or that it is of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.extract.cues.bases import GROWTH_LEFT, OTHER_BASE_LEFT, OTHER_BASE_RIGHT
from attain.extract.cues.directions import (
    ABOVE_LEFT,
    ABOVE_NEXT,
    ABOVE_RIGHT,
    BELOW_LEFT,
    BELOW_NEXT,
    BELOW_RIGHT,
    COMPARED_NEXT,
    DOWN_NEXT,
    ON_TARGET,
    UP_NEXT,
)
from attain.extract.cues.percents import (
    ACHIEVED_RIGHT,
    OF_ANOTHER,
    PERCENT_OF_TARGET,
    RATE_LEFT,
    REMAINING_LEFT,
    REMAINING_RIGHT,
    STILL_OPEN,
)
from attain.extract.parts import last_clause

if TYPE_CHECKING:
    from attain.extract.statement import PercentKind

    Said = tuple[PercentKind | None, bool]

_OTHER: Said = (None, False)  # a percent of something else


def percent_kind(left: str, right: str, *, points: bool) -> Said:
    """What a percent says, and whether outright; None where it is of another base, as points always are.

    >>> percent_kind("baru tercapai ", " dari target", points=False)
    ('of_target', True)
    >>> percent_kind("penerimaan tumbuh ", " secara tahunan", points=False)
    (None, False)
    """
    if points:
        return _OTHER
    return _of_direction(left, right) or _of_the_target(left, right) or _by_words_before(left, right)


def _of_direction(left: str, right: str) -> Said | None:
    """What the words behind it say of above and below."""
    if left.endswith("+") or ABOVE_RIGHT.match(right):
        return "above", True
    if BELOW_RIGHT.match(right):
        return "below", True
    if ON_TARGET.match(right):
        if UP_NEXT.search(left):
            return "above", True
        if DOWN_NEXT.search(left):
            return "below", True
    return None


def _of_the_target(left: str, right: str) -> Said | None:
    """What "of the target" behind it, or a word of what is left, says."""
    told = PERCENT_OF_TARGET.match(right)
    if told and STILL_OPEN.search(right, told.end()):
        return "remaining", True
    if told:
        return _beside_of_target(left), True
    if REMAINING_RIGHT.match(right) or REMAINING_LEFT.search(last_clause(left)):
        return "remaining", True
    return None


def _beside_of_target(left: str) -> PercentKind:
    """What "of the target" says behind a word of direction: "meleset 31 persen dari target"."""
    if ABOVE_NEXT.search(left):
        return "above"
    return "below" if BELOW_NEXT.search(left) else "of_target"


def _by_words_before(left: str, right: str) -> Said:
    """What a percent says that is of no target outright: another base, a direction, growth, or attainment after all."""
    achieved = bool(ACHIEVED_RIGHT.match(right))
    if OTHER_BASE_RIGHT.match(right) or OTHER_BASE_LEFT.search(left) or (OF_ANOTHER.match(right) and not achieved):
        return _OTHER
    if ABOVE_LEFT.search(left):
        return "above", True
    if BELOW_LEFT.search(left):
        return "below", True
    if COMPARED_NEXT.search(left):
        return "above", True
    if GROWTH_LEFT.search(left):
        return _OTHER
    return "of_target", achieved or bool(RATE_LEFT.search(left))
