"""What somebody published of one target: figures that must fit each other, and what they may mean in which reading.

A reading gives each figure an interval: strictly as it is written, or wider for a reason. Two small whole counts are
read as counted, not as rounded: of 7 branches no 4.6 have reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from attain.check.finding import Part
from attain.check.intervals import hull, only
from attain.number import HEDGES, strict, wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from attain.extract.statement import GapKind, PercentKind
    from attain.number import Hedge, Interval, StatedFigure, WideReason

Figured = Literal["percent", "gap"]
Formula = Literal["ratio", "reflect", "inverse"]
PARTS: tuple[Part, ...] = ("actual", "target", "percent", "gap")

SMALL_COUNT = 100  # whole figures below it, without scale or money, count things: rounding them would be odd
_COUNTED = frozenset({"exactly", "none"})


@dataclass(frozen=True, slots=True)
class Base:
    """A part of the target that the text measures against, such as what is due by now: its share of the target."""

    name: str
    share: Fraction

    def __post_init__(self) -> None:
        """Refuse what is no share.

        Raises:
            ValueError: the share is not above zero.
        """
        if self.share <= 0:
            raise ValueError(self.share)


@dataclass(frozen=True, slots=True)
class Claim:
    """Figures that were published together, and how they are meant; None is what was not said.

    `met` is what the words claim: that the target was reached or passed, or that it was not. `formula` is that of a
    `lower` target, where less is better: A / T, 2 - A / T (`reflect`) or T / A (`inverse`). `bases` are shares of the
    target that the text names, `loose` other figures that it holds, `hedges` the words that its figures may carry.
    With a `baseline` the percent is that of the way from it, (A - B) / (T - B), whatever the formula.
    A `malformed` claim has a figure whose digits cannot be right, and gets no verdict.
    """

    actual: StatedFigure | None = None
    target: StatedFigure | None = None
    percent: StatedFigure | None = None
    gap: StatedFigure | None = None
    percent_kind: PercentKind = "of_target"
    gap_kind: GapKind | None = None
    direction: Literal["higher", "lower"] = "higher"
    formula: Formula = "ratio"
    baseline: Fraction | None = None
    met: bool | None = None
    bases: tuple[Base, ...] = ()
    hedges: Mapping[str, Hedge] = field(default_factory=lambda: HEDGES)
    loose: tuple[StatedFigure, ...] = ()
    malformed: bool = False

    def part(self, name: Part) -> StatedFigure | None:
        """The figure of that name."""
        figure: StatedFigure | None = getattr(self, name)
        return figure

    def having(self, name: Part, figure: StatedFigure | None) -> Claim:
        """The same claim with another figure in that place."""
        match name:
            case "actual":
                return replace(self, actual=figure)
            case "target":
                return replace(self, target=figure)
            case "percent":
                return replace(self, percent=figure)
            case "gap":
                return replace(self, gap=figure)


@dataclass(frozen=True, slots=True)
class Reading:
    """What each figure of a claim may be; None where there is no figure."""

    actual: Interval | None = None
    target: Interval | None = None
    percent: Interval | None = None
    gap: Interval | None = None

    def of(self, name: Figured) -> Interval:
        """The percent or the gap of a reading that has one."""
        interval = self.percent if name == "percent" else self.gap
        if interval is None:
            raise ValueError(name)
        return interval


Wider = dict["WideReason", dict[Part, "Interval"]]


def strict_reading(claim: Claim) -> Reading:
    """Every figure as it is written."""
    found: dict[Part, Interval] = {}
    counted = _are_counts(claim)
    for part in PARTS:
        stated = claim.part(part)
        if stated is not None:
            exact = counted and part in {"actual", "target"}
            found[part] = only(stated.value) if exact else strict(stated, part, claim.hedges)
    return Reading(**found)


def wider_readings(claim: Claim) -> Wider:
    """For each reason that applies to a figure of the claim, what such figures may be then."""
    found: Wider = {}
    counted = _are_counts(claim)
    for part in PARTS:
        stated = claim.part(part)
        if stated is not None and not (counted and part in {"actual", "target"}):
            for reason, interval in wide(stated, part, claim.hedges).items():
                found.setdefault(reason, {})[part] = interval
    return found


def widened(reading: Reading, wider: Wider, reasons: Iterable[WideReason]) -> Reading:
    """The reading in which each figure may also be what any of these reasons allows."""
    found: dict[Part, Interval] = {}
    chosen = [wider[reason] for reason in reasons]
    for part in PARTS:
        interval: Interval | None = getattr(reading, part)
        if interval is not None:
            found[part] = hull([interval, *(each[part] for each in chosen if part in each)])
    return Reading(**found)


def face(stated: StatedFigure) -> Fraction:
    """A figure at face value; of a range its middle."""
    return stated.value if stated.upper is None else (stated.value + stated.upper) / 2


def unsigned(stated: StatedFigure) -> StatedFigure:
    """A figure without its sign; a range below zero is turned round."""
    if stated.value >= 0:
        return stated
    if stated.upper is None:
        return stated._replace(value=-stated.value)
    return stated._replace(value=-stated.upper, upper=-stated.value) if stated.upper <= 0 else stated


def figured(claim: Claim, name: Figured) -> StatedFigure:
    """The percent or the gap of a claim that has one."""
    stated = claim.percent if name == "percent" else claim.gap
    if stated is None:
        raise ValueError(name)
    return stated


def is_count(stated: StatedFigure | None, hedges: Mapping[str, Hedge]) -> bool:
    """Whether a figure counts few whole things: "5", not "5 thousand", "Rp5", "5.0", "5%" or "about 5"."""
    if stated is None or stated.percent or stated.currency or stated.upper is not None or stated.last_digit != 1:
        return False
    return 0 <= stated.value < SMALL_COUNT and all(hedges[word].effect in _COUNTED for word in stated.hedges)


def _are_counts(claim: Claim) -> bool:
    """Whether both amounts count few whole things, so that they are exact."""
    return is_count(claim.actual, claim.hedges) and is_count(claim.target, claim.hedges)
