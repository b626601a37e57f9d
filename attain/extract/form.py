"""Ties of one form: a list that gives actual, target and percent in the same way each time vouches for its items."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from attain.extract.cues.joins import TYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.extract.tie import Tie

ALIKE = 4  # what a tie gains that repeats the form of one that fits
_LONGEST = 250  # characters between two figures that make a form
_NEIGHBOURS = (0, -1, 1, -2)  # the paragraphs beside a tie's own in which its form may stand again


def with_forms(ties: Sequence[Tie], lower: str) -> list[Tie]:
    """The ties of a text, in lower case, heavier where they repeat the form of one that fits and is enough."""
    forms = _Forms(lower)
    shapes = [forms.form(tie) for tie in ties]
    good = {
        (tie.percent.sentence.paragraph, shape)
        for tie, shape in zip(ties, shapes, strict=True)
        if tie.fits and tie.enough
    }
    return [
        replace(tie, weight=tie.weight + ALIKE) if _stands_near(tie, shape, good) else tie
        for tie, shape in zip(ties, shapes, strict=True)
    ]


def _stands_near(tie: Tie, form: str, good: set[tuple[int, str]]) -> bool:
    """Whether a good tie of that form stands in the tie's paragraph or beside it."""
    return any((tie.percent.sentence.paragraph + step, form) in good for step in _NEIGHBOURS)


class _Forms:
    """The forms of a text's ties; what stands between two figures is looked at once."""

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._between: dict[tuple[int, int], str] = {}

    def form(self, tie: Tie) -> str:
        """The order of a tie's figures and the tying words and marks between them: "apt|of|(" and so on."""
        named = ((tie.percent, "p"), (tie.target, "t"), (tie.actual, "a"))
        parts = sorted(((part, name) for part, name in named if part), key=lambda one: one[0].index)
        spans = ((one.figure.end, other.figure.start) for (one, _), (other, _) in pairwise(parts))
        return "|".join(["".join(name for _, name in parts), *(self._mark(start, end) for start, end in spans)])

    def _mark(self, start: int, end: int) -> str:
        """What a form keeps of the words between two figures: those that tie, and the marks."""
        if (start, end) not in self._between:
            self._between[start, end] = " ".join(TYING.findall(self._lower, start, min(end, start + _LONGEST)))
        return self._between[start, end]
