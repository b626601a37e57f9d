"""How far figures stand from each other in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.extract.mention import Mention

_BLANKS = 4  # between two sentences of one paragraph there are fewer
_FAR = 250  # characters between a percent and a figure two sentences away


def figures_between(one: Mention, other: Mention) -> int:
    """How many figures lie between two; the end of a sentence counts as one."""
    return max(abs(one.index - other.index) - 1, 0) + (0 if one.sentence is other.sentence else 1)


def is_next_to(one: Mention, other: Mention) -> bool:
    """Whether no figure lies between two."""
    return abs(one.index - other.index) == 1


def is_within(one: Mention, other: Mention) -> bool:
    """Whether two figures stand in one sentence or in two that follow each other."""
    if one.sentence is other.sentence:
        return True
    first, second = _in_order(one, other)
    return first.sentence.paragraph == second.sentence.paragraph and _follow_each_other(first, second)


def is_in_reach(one: Mention, other: Mention) -> bool:
    """Whether two figures stand in sentences that follow each other, or not far apart in one paragraph."""
    if is_within(one, other):
        return True
    first, second = _in_order(one, other)
    same = first.sentence.paragraph == second.sentence.paragraph
    return same and second.figure.start - first.figure.end <= _FAR


def _in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    return (one, other) if one.index < other.index else (other, one)


def _follow_each_other(first: Mention, second: Mention) -> bool:
    return second.sentence.start - first.sentence.end < _BLANKS
