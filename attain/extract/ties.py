"""Percents tied to their actual and target: every likely pair around a percent is weighed, the best one wins.

A tie that the words alone barely carry is kept only if its figures fit: a false accusation is worse than a miss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.extract.candidates import target_places, ties_around
from attain.extract.form import with_forms
from attain.extract.gaps import with_gap
from attain.extract.halves import half_tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attain.extract.mention import Mention
    from attain.extract.tie import Tie


def ties_of(mentions: Sequence[Mention], lower: str) -> list[Tie]:
    """The ties of the percents of a text (in lower case), each actual used once, in the order of the text."""
    named = target_places(lower)
    percents = [mention for mention in mentions if mention.percent and mention.kind]
    weighed = [tie for percent in percents for tie in ties_around(percent, mentions, named)]
    chosen = _Chosen(tie for tie in with_forms(weighed, lower) if tie.enough)
    for percent in percents:
        if percent.index not in chosen.ties:
            half = half_tie(percent, mentions, chosen.actuals.keys(), chosen.targets)
            if half:
                chosen.ties[percent.index] = half
    return [with_gap(chosen.ties[index], mentions) for index in sorted(chosen.ties)]


class _Chosen:
    """The best ties, taken in the order of their rank: by percent, and the figures that they use up."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.ties: dict[int, Tie] = {}
        self.actuals: dict[int, Tie] = {}
        self.targets: set[int] = set()
        for tie in sorted(ties, key=lambda tie: tie.rank):
            if self._is_free(tie):
                self._take(tie)

    def _is_free(self, tie: Tie) -> bool:
        """Whether no better tie has used its figures for something else."""
        if tie.percent.index in self.ties:
            return False
        if tie.target and tie.target.index in self.actuals:
            return False
        if tie.actual is None:
            return True
        if tie.actual.index in self.targets:
            return False
        first = self.actuals.get(tie.actual.index)
        return first is None or _is_second_base(first, tie)

    def _take(self, tie: Tie) -> None:
        self.ties[tie.percent.index] = tie
        if tie.actual:
            self.actuals.setdefault(tie.actual.index, tie)
        if tie.target:
            self.targets.add(tie.target.index)


def _is_second_base(first: Tie, second: Tie) -> bool:
    """Whether an actual is held against two targets outright: 12 % of the year's and 117 % of two months'."""
    return bool(first.target and second.target and first.target is not second.target and second.percent.sure)
