"""What a check found: a stated figure's verdict, both figures, how bad it is and what would make it fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.errors import Place
    from attain.extract.statement import Statement
    from attain.number import Interval

Verdict = Literal["consistent", "approximate", "inconsistent", "uncheckable"]
Severity = Literal["minor", "material", "gross"]
FigureName = Literal["attainment", "actual", "target", "pace", "gap", "met", "exceeds", "rank"]
# Which figure the stated one was held against: what the other stated ones imply, or what attain computed.
Basis = Literal["stated", "computed"]
# What makes an approximation of a figure that is not consistent as it stands; see `number.precision`.
Reason = Literal["hedge", "truncated", "target_rounded", "trailing_zeros", "fraction_word"]
# Why there is no verdict.
Uncheckable = Literal[
    "no_actual", "no_target", "no_percent", "no_computed", "malformed", "zero_target", "other_base", "rates", "no_rank"
]


@dataclass(frozen=True, slots=True)
class Edit:
    """A single change after which the figures would fit: which part, how, and what it would then say.

    `value` is in the part's own unit (percents in percent); it is an example of what would fit, never the error.
    """

    part: Literal["actual", "target", "percent", "gap"]
    how: Literal["scale", "digit", "separator", "complement", "inverse", "growth", "share", "nearest"]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its grounds, all percents in percent and amounts in base units.

    `stated` is the interval of the judged figure as it was published, `implied` that of what the others make it;
    `face` is the implied figure at face value. `outside` is how far `stated` lies from `implied` (0 where they meet);
    `difference` how far the stated figure is from `face`. `power` is the width of `implied` in units of the stated
    figure's last digit: above 10 the check could hardly fail. `flips` tells that the words of the verdict turn round
    (None: undecided). `repaired` names parts whose separators were read the other way to make them fit.
    """

    verdict: Verdict
    stated: Interval | None = None
    implied: Interval | None = None
    face: Fraction | None = None
    outside: Fraction | None = None
    difference: Fraction | None = None
    power: Fraction | None = None
    reasons: tuple[Reason, ...] = ()
    uncheckable: Uncheckable | None = None
    severity: Severity | None = None
    flips: bool | None = None
    would_fit: tuple[Edit, ...] = ()
    repaired: tuple[str, ...] = ()
    met: bool | None = None  # what the figures say of the target, where they all say the same


@dataclass(frozen=True, slots=True)
class ScopeName:
    """The address of a finding in a plan; None is all."""

    metric: str
    segment: str | None
    branch: str | None
    period: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One stated figure, judged. `text` is the figure as it was published, hedges included."""

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
