"""What somebody states of one scope, held against what attain computes for it.

The amounts tell which reckoning is meant. A stated target that is what was due makes a quarter's attainment one of what
was due; the ratio alone never does, for a pace that is called an attainment is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.against import against
from attain.check.claim import unsigned
from attain.number import HEDGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attain.check.computed import Figures
    from attain.check.finding import FigureName, Judgement, Part
    from attain.extract.statement import GapKind, PercentKind
    from attain.number import Hedge, StatedFigure

HUNDRED = Fraction(100)
AMOUNTS: tuple[FigureName, ...] = ("actual", "target")
_ROLES: dict[FigureName, Part] = {
    "actual": "actual",
    "target": "target",
    "attainment": "percent",
    "pace": "percent",
    "gap": "gap",
}
_BADNESS = {"consistent": 0, "uncheckable": 0, "approximate": 1, "inconsistent": 100}


@dataclass(frozen=True, slots=True)
class Said:
    """Figures that were stated together of one scope, as they are read, and what their percent and gap are of.

    With `by_ratio` the percent, too, may tell which reckoning is meant. `fits` says that the percent or gap is right by
    the amounts beside it, as they are rounded.
    """

    figures: Mapping[FigureName, StatedFigure]
    percent_kind: PercentKind = "of_target"
    gap_kind: GapKind | None = None
    hedges: Mapping[str, Hedge] = field(default_factory=lambda: HEDGES)
    by_ratio: bool = False
    fits: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The judgements of stated figures against one reckoning, in their order; None where nothing was computed."""

    figures: Figures
    judgements: Mapping[FigureName, Judgement | None]

    def agrees(self, *names: FigureName) -> bool:
        """Whether one of these figures can be the computed one."""
        found = [judgement for name in names if (judgement := self.judgements.get(name))]
        return any(judgement.verdict in {"consistent", "approximate"} for judgement in found)


def held(said: Said, reckonings: Sequence[Figures]) -> Held:
    """The stated figures against the reckoning that their amounts fit best, the first of those that fit alike."""
    amounts = tuple(name for name in AMOUNTS if name in said.figures)
    telling = tuple(said.figures) if said.by_ratio else amounts
    best: tuple[int, Held] | None = None
    for figures in reckonings:
        found = _held(said, figures)
        badness = sum(_badness(found.judgements.get(name)) for name in telling)
        if best is None or badness < best[0]:
            best = badness, found
        if not badness:
            break
    if best is None:
        raise ValueError(reckonings)
    return best[1]


def _held(said: Said, figures: Figures) -> Held:
    """The judgements against one reckoning.

    "About 56 %" of "80 thousand" and "141 thousand" is right as these are rounded, and stays so beside the 56.7 % that
    are computed of just these amounts.
    """
    judged = {name: _judged(said, name, figures) for name in said.figures}
    if said.fits and all((amount := judged.get(name)) and amount.verdict == "consistent" for name in AMOUNTS):
        judged |= {name: _as_rounded(judged[name]) for name in ("attainment", "gap") if name in judged}
    return Held(figures, judged)


def _as_rounded(judgement: Judgement | None) -> Judgement | None:
    if judgement is None or judgement.verdict != "approximate":
        return judgement
    return replace(judgement, verdict="consistent", reasons=(), wide_stated=None)


def _badness(judgement: Judgement | None) -> int:
    return _BADNESS[judgement.verdict] if judgement else 0


def _judged(said: Said, name: FigureName, figures: Figures) -> Judgement | None:
    """The verdict on one figure; an actual that is still to grow denies nothing."""
    stated = said.figures[name]
    computed = _computed(said, name, stated, figures)
    if computed is None:
        return None
    found = _gap_against(said, stated, computed, figures) if name == "gap" else _against(said, name, stated, computed)
    if found.verdict == "inconsistent" and name != "target" and not figures.reaches:
        return replace(found, verdict="uncheckable", uncheckable="incomplete", severity=None, flips=None, would_fit=())
    return found


def _against(said: Said, name: FigureName, stated: StatedFigure, computed: Fraction) -> Judgement:
    return against(stated, computed, _ROLES[name], said.hedges)


def _gap_against(said: Said, stated: StatedFigure, computed: Fraction, figures: Figures) -> Judgement:
    """A gap by its size, and by its side where one was named; in points where it is stated in percent."""
    whole = figures.target.nearest(computed) if figures.target else None
    if stated.percent:
        found = against(unsigned(stated), abs(computed), "percent", said.hedges)
    else:
        found = against(stated, computed, "gap", said.hedges, whole)
    if said.gap_kind is None or computed >= 0 or found.verdict == "inconsistent":
        return found
    return replace(found, verdict="inconsistent", reasons=(), severity="material", flips=True)


def _computed(said: Said, name: FigureName, stated: StatedFigure, figures: Figures) -> Fraction | None:
    """The computed figure that a stated one must be, percents in percent."""
    if name == "actual":
        return figures.actual
    if name == "target":
        return None if figures.target is None else figures.target.nearest(stated.value)
    if name == "pace":
        return None if figures.pace is None else HUNDRED * figures.pace
    if name == "gap":
        return _gap(said.gap_kind, stated, figures)
    if figures.attainment is None:
        return None
    percent = HUNDRED * figures.attainment
    kinds = {"of_target": percent, "above": percent - HUNDRED}
    return kinds.get(said.percent_kind, HUNDRED - percent)


def _gap(kind: GapKind | None, stated: StatedFigure, figures: Figures) -> Fraction | None:
    """The gap, below 0 where it is on the other side than was said; in points where it is stated in percent."""
    gap = figures.gap()
    if stated.percent:
        gap = None if figures.attainment is None else HUNDRED * (figures.attainment - 1)
    if gap is None or kind is None:
        return gap
    return gap if kind == "above" else -gap
