"""What a check found: a stated figure's verdict, both figures, how bad it is and what would make it fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.errors import Place
    from attain.extract.statement import Statement
    from attain.number import Interval, StatedFigure, WideReason

Part = Literal["actual", "target", "percent", "gap"]
Verdict = Literal["consistent", "approximate", "inconsistent", "uncheckable"]
Severity = Literal["minor", "material", "gross"]
FigureName = Literal["attainment", "actual", "target", "pace", "gap", "met", "exceeds", "rank"]
# Which figure the stated one was held against: what the other stated ones imply, or what attain computed.
Basis = Literal["stated", "computed"]
# Which computed figures it was held against: the year to date against the full target, against what of it is due, or
# against the period's own target; the period alone against its own target, the full one, or what is due to date.
Reckoning = Literal["target", "due", "period", "period_of_target", "period_of_due", "date_of_period"]
# Why there is no verdict.
Uncheckable = Literal[
    "no_actual",
    "no_target",
    "no_percent",
    "no_computed",
    "malformed",
    "zero_target",
    "zero_actual",
    "other_base",
    "rates",
    "no_rank",
    "incomplete",  # the actuals that count do not reach the end of the period
    "no_period",  # the text does not say up to when its actual counts
    "other_scope",  # no amount is that of the scope it was linked to
]


@dataclass(frozen=True, slots=True)
class Edit:
    """A single change after which the figures would fit: which part, how, and what it would then say.

    `value` is in the part's own unit (percents in percent); it is an example of what would fit, never the error.
    """

    part: Part
    how: Literal["scale", "digit", "separator", "complement", "inverse", "growth", "share", "nearest"]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its grounds, all percents in percent and amounts in base units.

    `stated` is the interval of the judged figure as it was published, `implied` that of what the others make it;
    `face` is the implied figure at face value. `outside` is how far `stated` lies from `implied` (0 where they meet);
    `difference` how far the stated figure is from `face`. `power` is the width of `implied` in units of the stated
    figure's last digit: above 10 the check could hardly fail. `flips` tells that the words of the verdict turn round
    (None: undecided). `repaired` names parts whose separators were read the other way to make them fit. `judged` is the
    part that was held against the others, `base` the part of the target that the text names and that it fits. `formula`
    is the one by which it fits, where less is better and there are several; `is_pace` tells of a percent that is wrong
    as an attainment and would be right as a pace. Where it does not fit as written, `wide_stated` and `wide_implied`
    are the two in the reading that makes them meet, or in the widest one.
    """

    verdict: Verdict
    stated: Interval | None = None
    implied: Interval | None = None
    face: Fraction | None = None
    outside: Fraction | None = None
    difference: Fraction | None = None
    power: Fraction | None = None
    reasons: tuple[WideReason, ...] = ()
    uncheckable: Uncheckable | None = None
    severity: Severity | None = None
    flips: bool | None = None
    would_fit: tuple[Edit, ...] = ()
    repaired: tuple[str, ...] = ()
    met: bool | None = None  # what the figures say of the target, where they all say the same
    judged: Part | None = None
    base: str | None = None
    formula: str | None = None
    is_pace: bool = False
    wide_stated: Interval | None = None
    wide_implied: Interval | None = None


@dataclass(frozen=True, slots=True)
class ScopeName:
    """The address of a finding in a plan; None is all."""

    metric: str
    segment: str | None
    branch: str | None
    period: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The actual as a percent of one base, what was due or the full target; whether it lies above it, or meets it."""

    base: Literal["due", "target"]
    percent: Fraction
    above: bool
    met: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One stated figure, judged. `text` is the figure as it was published, hedges included.

    `stated` is that figure as it was read (a verdict word has none), `actual` and `target` the stated amounts beside
    it, in the reading that was judged. `compared` tells of a verdict word what holds against each base.
    """

    id: str
    figure: FigureName
    text: str
    judgement: Judgement
    basis: Basis = "stated"
    source: str | None = None
    place: Place | None = None
    scope: ScopeName | None = None
    unit: str | None = None
    statement: Statement | None = None
    linked: tuple[str, ...] = ()  # the words of the text by which a statement was tied to the scope
    stated: StatedFigure | None = None
    actual: StatedFigure | None = None
    target: StatedFigure | None = None
    compared: tuple[Compared, ...] = ()
    reckoning: Reckoning | None = None  # of a figure that was held against a computed one
