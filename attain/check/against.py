"""A stated figure held against a computed one: can it be what was rounded, cut or hedged into this?"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.check.claim import face, unsigned
from attain.check.edits import Search, would_fit
from attain.check.finding import Judgement
from attain.check.implied import HUNDRED
from attain.check.intervals import hull, only
from attain.check.severity import off_by, severity_of
from attain.check.sides import claims_whole
from attain.check.slots import single
from attain.check.weigh import REASONS
from attain.number import HEDGES, strict, wide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.check.finding import Edit, Part, Severity
    from attain.check.slots import Slot
    from attain.number import Hedge, StatedFigure


def against(
    stated: StatedFigure,
    computed: Fraction,
    role: Part,
    hedges: Mapping[str, Hedge] = HEDGES,
    whole: Fraction | None = None,
) -> Judgement:
    """Whether a stated figure can be a computed one, percents in percent, as it is written or in a wider reading.

    A gap is compared by its size and, where it was written with a sign, by its side. How bad a difference is goes by
    points of `whole`, for a gap the target, else of the computed figure itself. `flips` tells of a percent that it
    stands on the other side of 100.

    >>> from attain.number import parse_stated
    >>> found = against(parse_stated("sekitar 40 persen"), Fraction(127, 3), "percent")
    >>> found.verdict, found.reasons
    ('approximate', ('hedge',))
    """
    if role == "gap" and not stated.signed:
        stated, computed = unsigned(stated), abs(computed)
    narrow = strict(stated, role, hedges)
    found = Judgement(
        "consistent",
        stated=narrow,
        implied=only(computed),
        face=computed,
        outside=narrow.distance(only(computed)),
        difference=off_by(stated, computed),
        power=Fraction(0),
        flips=False,
        judged=role,
    )
    if narrow.contains(computed):
        return found
    wider = wide(stated, role, hedges)
    reason = next((each for each in REASONS if each in wider and wider[each].contains(computed)), None)
    if reason:
        return replace(
            found, verdict="approximate", reasons=(reason,), wide_stated=wider[reason], wide_implied=only(computed)
        )
    return replace(
        found,
        verdict="inconsistent",
        wide_stated=hull([narrow, *wider.values()]),
        wide_implied=only(computed),
        severity=_severity(stated, computed, role, whole),
        flips=role == "percent" and claims_whole(narrow, face(stated)) != (computed >= HUNDRED),
        would_fit=_edits(stated, computed, role, hedges),
    )


def _severity(stated: StatedFigure, computed: Fraction, role: Part, whole: Fraction | None) -> Severity:
    """How bad the difference is: a percent's in points, an amount's in percent of the whole."""
    off = off_by(stated, computed)
    if role != "percent":
        base = abs(whole or computed)
        off = off * HUNDRED / base if base else HUNDRED
    return severity_of(off, abs(face(stated)), abs(computed))


def _edits(stated: StatedFigure, computed: Fraction, role: Part, hedges: Mapping[str, Hedge]) -> tuple[Edit, ...]:
    """The single edits of the stated figure after which it would be the computed one."""

    def fit(_: Slot, other: StatedFigure) -> bool:
        return strict(other, role, hedges).contains(computed)

    return would_fit(Search((single(role, stated, computed),), fit))
