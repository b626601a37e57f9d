"""From a stated figure to the figures it may stand for: as its words say, and in wider readings, each with its reason.

A rounded figure stands for all that round to it, whichever way ties went; a hedge moves or removes an end. Negative
figures are read as their mirror image. Widths follow how readers understood English numeric hedges (Ferson, O'Rawe,
Antonenko and others 2015); for Indonesian they are a convention, and a plan may set its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from attain.number.interval import Interval
from attain.number.words import HEDGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.number.figure import StatedFigure
    from attain.number.words import Effect, Hedge

Role = Literal["actual", "target", "percent", "gap"]
# Why a figure may stand for more than its strict interval. The order is that of preference.
WideReason = Literal["hedge", "truncated", "target_rounded", "trailing_zeros", "fraction_word"]

ROUND_DIGITS = 2  # a target of at most so many significant digits was set as it stands, not rounded
_TENTH = Fraction(1, 10)
_ABOUT_UNITS, _ABOUT_ROUND = Fraction(3, 2), Fraction(3, 10)  # Ferson's widths: units of a figure, share of a round one
_THOUSAND = 1000  # digits that end in three zeros are as likely rounded as counted
_LOWER: frozenset[Effect] = frozenset({"over", "at_least"})
_UPPER: frozenset[Effect] = frozenset({"under", "at_most"})
_BOUNDS = _LOWER | _UPPER


def strict(stated: StatedFigure, role: Role, hedges: Mapping[str, Hedge] = HEDGES) -> Interval:
    """The figures that `stated` stands for as it is written, in its own unit (percents in percent).

    Several hedges work together: a bound holds for the figure that its other words make ("lebih dari sekitar"), the
    rest add up, except that "hampir" outdoes a floor ("hampir 600 jutaan"). A range runs from end to end as written,
    without half units: who gives a range has chosen its ends. `hedges` must know every hedge of the figure.

    >>> from attain.number import parse_stated
    >>> interval = strict(parse_stated("hampir 1,5 juta", locale="id"), "actual")
    >>> int(interval.low), int(interval.high)
    (1350000, 1500000)
    """
    written = _written(stated, hedges)
    return written.interval(_strict_margins(written, role))


def wide(stated: StatedFigure, role: Role, hedges: Mapping[str, Hedge] = HEDGES) -> dict[WideReason, Interval]:
    """The wider readings of a figure, each around its strict interval; a reason that widens nothing is left out.

    `hedge`: "about" is wider than rounding, a floor than its last digit where the figure is round, a range than its
    ends. `truncated`: a percent or gap was cut off instead of rounded. `target_rounded`: a round target was rounded
    all the same. `trailing_zeros`: digits ending in 000 were rounded there. `fraction_word`: "a third" is no 33.3 %.

    >>> from attain.number import parse_stated
    >>> interval = wide(parse_stated("sekitar 40%"), "percent")["hedge"]
    >>> int(interval.low), int(interval.high)
    (37, 43)
    """
    written = _written(stated, hedges)
    narrow = _strict_margins(written, role)
    found: dict[WideReason, _Margins | None] = {
        "hedge": _hedged(written),
        "truncated": _truncated(written) if role in {"percent", "gap"} else None,
        "target_rounded": _evenly(written.unit / 2) if role == "target" and not written.effects else None,
        "trailing_zeros": _counted(written) if _full_digits(stated) else None,
        "fraction_word": _spoken(written) if stated.fraction_word else None,
    }
    wider = {reason: written.interval(narrow.widened(margins)) for reason, margins in found.items() if margins}
    return {reason: interval for reason, interval in wider.items() if interval != written.interval(narrow)}


def uninformative(stated: StatedFigure, value: Fraction, hedges: Mapping[str, Hedge] = HEDGES) -> bool:
    """Whether a lower bound ("lebih dari 100 juta") is so far below the true `value` that it is true and says little.

    That is farther than two units of its last digit and than one of its last digit that is not zero.

    >>> from attain.number import parse_stated
    >>> bound = parse_stated("more than 120 million")
    >>> uninformative(bound, Fraction(125_000_000)), uninformative(bound, Fraction(160_000_000))
    (False, True)
    """
    if not _LOWER & _written(stated, hedges).effects.keys():
        return False
    above = abs(value) - abs(stated.value) if (value < 0) == (stated.value < 0) else Fraction(0)
    return above > max(2 * stated.last_digit, last_nonzero_digit(stated.value, stated.last_digit))


def last_nonzero_digit(value: Fraction, last_digit: Fraction) -> Fraction:
    """The value of a figure's last digit that is not 0, given that of its last one; the same for 0.

    >>> last_nonzero_digit(Fraction(300_000), Fraction(1000))
    Fraction(100000, 1)
    """
    digit = last_digit
    while value and (value / digit / 10).denominator == 1:
        digit *= 10
    return digit


def significant_digits(value: Fraction, last_digit: Fraction) -> int:
    """How many digits a figure has from its first to its last one that is not 0; 1 for 0.

    >>> significant_digits(Fraction(120_000_000), Fraction(1_000_000))
    2
    """
    return len(str(int(abs(value) / last_nonzero_digit(value, last_digit))))


@dataclass(frozen=True, slots=True)
class _Margins:
    """How far a reading reaches below and above the figure as written; `open` leaves out the upper end."""

    below: Fraction = Fraction(0)
    above: Fraction = Fraction(0)
    open: bool = False

    def widened(self, other: _Margins) -> _Margins:
        """The margins of both."""
        upper = max((self.above, not self.open), (other.above, not other.open))
        return _Margins(max(self.below, other.below), upper[0], not upper[1])


@dataclass(frozen=True, slots=True)
class _Written:
    """A figure above zero, its ends the same unless it is a range; what its words do, each with a width of its own."""

    low: Fraction
    high: Fraction
    unit: Fraction
    effects: Mapping[Effect, Fraction | None]
    ranged: bool
    negative: bool

    @property
    def size(self) -> Fraction:
        """The larger end, by which widths go."""
        return max(abs(self.low), abs(self.high))

    @property
    def round_unit(self) -> Fraction:
        """The value of the last digit that is not 0, of the less round end."""
        return min(last_nonzero_digit(end, self.unit) for end in (self.low, self.high))

    def has(self, *effects: Effect) -> bool:
        """Whether a word has one of these effects."""
        return any(effect in self.effects for effect in effects)

    def interval(self, margins: _Margins) -> Interval:
        """The figure with its margins, cut at its bounds, on its side of zero."""
        found = self._bounded(margins)
        if not self.negative:
            return found
        low, high = (None if end is None else -end for end in (found.high, found.low))
        return Interval(low, high, found.high_open, found.low_open)

    def _bounded(self, margins: _Margins) -> Interval:
        low, high = self.low - margins.below, self.high + margins.above
        lower, upper = bool(_LOWER & self.effects.keys()), bool(_UPPER & self.effects.keys())
        low_open = self.has("over") and not self.has("at_least") and not margins.below
        high_open = margins.open or (self.has("under") and not self.has("at_most") and not margins.above)
        if lower and not (upper and self.ranged):
            return Interval(low, None, low_open)
        if upper and not lower:
            return Interval(min(low, Fraction(0)), high, high_open=high_open)
        return Interval(low, high, low_open, high_open)


def _written(stated: StatedFigure, hedges: Mapping[str, Hedge]) -> _Written:
    """The figure mirrored to above zero, with what its hedges do; of two widths for one effect the wider."""
    effects: dict[Effect, Fraction | None] = {}
    for hedge in (hedges[word] for word in stated.hedges):
        if hedge.effect != "none":
            widths = [width for width in (effects.get(hedge.effect), hedge.width) if width is not None]
            effects[hedge.effect] = max(widths, default=None)
    low, high = stated.value, stated.value if stated.upper is None else stated.upper
    written = _Written(low, high, stated.last_digit, effects, stated.upper is not None, negative=False)
    return replace(written, low=-high, high=-low, negative=True) if high < 0 else written


def _strict_margins(written: _Written, role: Role) -> _Margins:
    """How far the strict reading reaches."""
    if not written.effects:
        round_target = role == "target" and significant_digits(written.high, written.unit) <= ROUND_DIGITS
        return _Margins() if written.ranged or round_target else _evenly(written.unit / 2)
    margins = _evenly(written.unit / 2) if written.has("about", "exactly") else _Margins()
    if written.has("almost"):
        return margins.widened(_Margins(below=_almost_width(written)))
    if written.has("floor"):
        return margins.widened(_Margins(above=written.unit, open=True))
    return margins


def _almost_width(written: _Written) -> Fraction:
    """How far below an upper bound such as "hampir" its figure may lie."""
    own = written.effects["almost"]
    if own is not None:
        return own * written.size
    return min(max(2 * written.unit, written.round_unit / 2), written.size / 10)


def _hedged(written: _Written) -> _Margins | None:
    """How far the words reach that make a figure approximate."""
    if written.has("about"):
        return _evenly(_about_width(written))
    if written.has("floor") and not written.has("almost"):
        round_share = min(_ABOUT_ROUND * written.round_unit, written.size / 10)
        return _Margins(above=round_share, open=True)
    return _evenly(written.unit / 2) if written.ranged and not written.effects else None


def _about_width(written: _Written) -> Fraction:
    """The half-width of "about": a unit and a half, more for a round figure; a plan's own where it has one."""
    own = written.effects["about"]
    if own is not None:
        return max(own * written.size, written.unit / 2)
    usual = max(_ABOUT_UNITS * written.unit, _ABOUT_ROUND * written.round_unit)
    return min(usual, max(written.unit / 2, written.size / 10))


def _truncated(written: _Written) -> _Margins | None:
    """A figure cut off where it ends, unless a word says on which side of it the truth lies."""
    if written.effects.keys() - {"about"}:
        return None
    return _Margins(above=written.unit, open=True)


def _counted(written: _Written) -> _Margins | None:
    """A figure rounded at its last digit that is not 0."""
    return _sided(written, written.round_unit / 2, written.round_unit)


def _spoken(written: _Written) -> _Margins | None:
    """A fraction in words, a tenth of itself wide."""
    return _sided(written, written.size * _TENTH, written.size * _TENTH)


def _sided(written: _Written, half: Fraction, whole: Fraction) -> _Margins | None:
    """A half-width around a figure, or on the side to which its words point; none beside a bound."""
    if written.effects.keys() & (_BOUNDS | {"exactly"}):
        return None
    if written.has("almost"):
        return _Margins(below=half)
    return _Margins(above=whole, open=True) if written.has("floor") else _evenly(half)


def _evenly(half: Fraction) -> _Margins:
    """The same on both sides."""
    return _Margins(half, half)


def _full_digits(stated: StatedFigure) -> bool:
    """Whether a count is written out and ends in three zeros or more."""
    ends = [end for end in (stated.value, stated.upper) if end is not None]
    return not stated.percent and stated.last_digit == 1 and all(end and end % _THOUSAND == 0 for end in ends)
