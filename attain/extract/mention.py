"""A figure of a sentence with what the words beside it say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from attain.extract.fit import Size
    from attain.extract.sentences import Sentence
    from attain.extract.statement import GapKind, PercentKind
    from attain.number import FoundFigure

# What an amount is, or may be, in a statement.
Part = Literal["target", "actual", "gap", "none"]
# How words join two figures that say the same: outright ("atau", a parenthesis), by a comma alone, or not.
Join = Literal["outright", "loose", "none"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure of a sentence and its cues; `index` counts the figures of the text.

    `left` and `right` are the words between it and its neighbours, in lower case, `left_join` and `right_join` how they
    join it to these (to the right only told of percents). `part` is what the nearest cue makes of it; `measures` tells
    that it stands behind "of" or "dari", `prior` that the words give it to another time or to a part of something,
    `done` that a verb of reaching makes it an actual. Of a percent `kind` is what it says of the target (None: it is of
    something else), `sure` that the words say so outright.
    """

    figure: FoundFigure
    index: int
    sentence: Sentence
    left: str
    right: str
    sizes: tuple[Size, ...]
    left_join: Join = "none"
    right_join: Join = "none"
    part: Part = "none"
    measures: bool = False
    prior: bool = False
    gap: GapKind | None = None
    kind: PercentKind | None = None
    sure: bool = False
    done: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a percent (points are none)."""
        return self.figure.stated.percent and not self.figure.stated.points

    @property
    def amount(self) -> bool:
        """Whether it counts something."""
        return not self.figure.stated.percent
