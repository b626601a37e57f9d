"""A percent tied to its actual and its target, and when a tie has enough to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.extract.cues.joins import FOLLOWS, REFERS_BACK, SO

if TYPE_CHECKING:
    from attain.extract.mention import Mention
    from attain.extract.statement import PercentKind

ENOUGH = 6  # what a tie that fits must weigh
_CERTAIN = 8  # what one that does not fit must weigh: a false accusation is worse than a miss
_CLOSE = 5  # a tie that fits wins over one that does not and weighs at most so much more


@dataclass(frozen=True, slots=True)
class Tie:
    """A percent with its target and, mostly, its actual; how much speaks for it, and whether the figures fit."""

    percent: Mention
    target: Mention | None
    actual: Mention | None
    kind: PercentKind
    weight: int
    fits: bool
    gap: Mention | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """What ties are taken by, the best first."""
        return (-self.weight - (_CLOSE if self.fits else 0), self.percent.index)

    @property
    def enough(self) -> bool:
        """Whether enough speaks for it."""
        if self.fits:
            return self.weight >= ENOUGH
        return self.weight >= _CERTAIN and _is_tied_by_words(self.percent) and self._is_whole

    @property
    def _is_whole(self) -> bool:
        """Whether its figures stand in one sentence, or its percent's sentence says that it speaks of those before."""
        if self.actual and self.target and self.actual.index > max(self.percent.index, self.target.index):
            # "40% of the 5,000 target; the second phase reached 2,500 more" speaks of something else.
            return bool(FOLLOWS.match(self.actual.left)) and self.actual.sentence is self.percent.sentence
        others = [part for part in (self.actual, self.target) if part and part.sentence is not self.percent.sentence]
        return not others or (others[0].index < self.percent.index and bool(REFERS_BACK.search(self.percent.left)))


def _is_tied_by_words(percent: Mention) -> bool:
    """Whether the words make a percent one of attainment, so that it may be called wrong."""
    joined = percent.left_join != "none" or percent.right_join == "outright"
    return percent.sure or joined or bool(SO.search(percent.left))
