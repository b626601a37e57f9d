"""What somebody states of one scope, held against what attain computes for it.

The amounts tell which reckonings can be meant; a percent or a gap is right where it is that of one of these. A figure
without amounts beside it names no base, and may be that of any: which one it fits is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.against import against
from attain.number import HEDGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attain.check.computed import Figures
    from attain.check.finding import FigureName, Judgement, Part
    from attain.extract.statement import GapKind, PercentKind
    from attain.number import Hedge, StatedFigure

HUNDRED = Fraction(100)
AMOUNTS: tuple[FigureName, ...] = ("actual", "target")
PLAIN_RATIO = "A / T"
_ROLES: dict[FigureName, Part] = {
    "actual": "actual",
    "target": "target",
    "attainment": "percent",
    "pace": "percent",
    "gap": "gap",
}
# What fits stands before what cannot be denied yet, and that before what is wrong, or not there.
_BADNESS = {"consistent": 0, "approximate": 1, "uncheckable": 2, "inconsistent": 100}
_MISSING = 101


@dataclass(frozen=True, slots=True)
class Said:
    """Figures that were stated together of one scope, as they are read, and what their percent and gap are of.

    `fits` says that the percent or gap is right by the amounts beside it, as they are rounded.
    """

    figures: Mapping[FigureName, StatedFigure]
    percent_kind: PercentKind = "of_target"
    gap_kind: GapKind | None = None
    hedges: Mapping[str, Hedge] = field(default_factory=lambda: HEDGES)
    fits: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The judgements of stated figures, in their order; None where nothing was computed.

    `allowed` are the reckonings that the amounts fit best, all where there are no amounts; `reckonings` has of each
    figure the one that it was held against.
    """

    allowed: Sequence[Figures]
    judgements: Mapping[FigureName, Judgement | None]
    reckonings: Mapping[FigureName, Figures]

    def agrees(self, *names: FigureName) -> bool:
        """Whether one of these figures can be the computed one."""
        found = [judgement for name in names if (judgement := self.judgements.get(name))]
        return any(judgement.verdict in {"consistent", "approximate"} for judgement in found)


def held(said: Said, reckonings: Sequence[Figures]) -> Held:
    """The stated figures against the reckonings that their amounts fit best, each against the first that it fits."""
    amounts = [name for name in AMOUNTS if name in said.figures]
    badness = [sum(_badness(_judged(said, name, figures)) for name in amounts) for figures in reckonings]
    allowed = [figures for figures, bad in zip(reckonings, badness, strict=True) if bad == min(badness)]
    judgements: dict[FigureName, Judgement | None] = {}
    chosen: dict[FigureName, Figures] = {}
    for name in said.figures:
        of_each = [_judged(said, name, figures) for figures in (allowed[:1] if name in amounts else allowed)]
        best = min(range(len(of_each)), key=lambda at: _badness(of_each[at]))
        judgements[name], chosen[name] = of_each[best], allowed[best]
    # "About 56 %" of "80 thousand" and "141 thousand" is right as these are rounded, and stays so beside the 56.7 %
    # that are computed of just these amounts.
    if said.fits and all((amount := judgements.get(name)) and amount.verdict == "consistent" for name in AMOUNTS):
        judgements |= {name: _as_rounded(judgements[name]) for name in ("attainment", "gap") if name in judgements}
    return Held(allowed, judgements, chosen)


def rank_of(judgement: Judgement | None) -> int:
    """How far down a judgement stands among those of one figure in several reckonings."""
    return _badness(judgement)


def undeniable(judgement: Judgement) -> Judgement:
    """The judgement of a figure that what is known so far cannot deny."""
    return replace(
        judgement,
        verdict="uncheckable",
        uncheckable="incomplete",
        severity=None,
        flips=None,
        would_fit=(),
        formula=None,
    )


def _as_rounded(judgement: Judgement | None) -> Judgement | None:
    if judgement is None or judgement.verdict != "approximate":
        return judgement
    return replace(judgement, verdict="consistent", reasons=(), wide_stated=None)


def _badness(judgement: Judgement | None) -> int:
    return _BADNESS[judgement.verdict] if judgement else _MISSING


def _judged(said: Said, name: FigureName, figures: Figures) -> Judgement | None:
    """The verdict on one figure; an actual that is still to grow denies nothing."""
    found = _by_formula(said, name, figures)
    if found is None or found.verdict != "inconsistent":
        return found
    return undeniable(found) if figures.cut or (name != "target" and not figures.reaches) else found


def _by_formula(said: Said, name: FigureName, figures: Figures) -> Judgement | None:
    """The verdict by the metric's formula, or where less is better by the plain ratio, before a percent is wrong."""
    stated = said.figures[name]
    if name == "gap":
        return _gap_against(said, stated, figures)
    computed = _computed(said, name, stated, figures)
    if computed is None:
        return None
    found = against(stated, computed, _ROLES[name], said.hedges)
    ratio = figures.due_ratio if name == "pace" else figures.ratio
    if found.verdict != "inconsistent" or name in AMOUNTS or not figures.lower or ratio is None:
        return found
    plain = against(stated, _of_kind(said, HUNDRED * ratio), _ROLES[name], said.hedges)
    return found if plain.verdict == "inconsistent" else replace(plain, formula=PLAIN_RATIO)


def _gap_against(said: Said, stated: StatedFigure, figures: Figures) -> Judgement | None:
    """A gap by its size, and by its side where one was named; in points where it is stated in percent."""
    of_amounts = not stated.percent or figures.percent
    gap = figures.gap() if of_amounts else None if figures.attainment is None else HUNDRED * (figures.attainment - 1)
    if gap is None:
        return None
    signed = stated.signed
    computed = -gap if said.gap_kind == "below" and not signed else gap
    if of_amounts:
        whole = figures.target.nearest(computed) if figures.target else None
        found = against(stated, computed, "gap", said.hedges, whole)
    else:
        found = against(stated, computed if signed else abs(computed), "percent", said.hedges)
    if said.gap_kind is None or signed or computed >= 0 or found.verdict == "inconsistent":
        return found
    return replace(found, verdict="inconsistent", reasons=(), severity="material", flips=True)


def _computed(said: Said, name: FigureName, stated: StatedFigure, figures: Figures) -> Fraction | None:
    """The computed figure that a stated one must be, percents in percent."""
    if name == "actual":
        return figures.actual
    if name == "target":
        return None if figures.target is None else figures.target.nearest(stated.value)
    ratio = figures.pace if name == "pace" else figures.attainment
    if ratio is None:
        return None
    return HUNDRED * ratio if name == "pace" else _of_kind(said, HUNDRED * ratio)


def _of_kind(said: Said, percent: Fraction) -> Fraction:
    """An attainment as the percent of the text's kind."""
    kinds = {"of_target": percent, "above": percent - HUNDRED}
    return kinds.get(said.percent_kind, HUNDRED - percent)
