"""One attainment, calculated: an actual and a target as they are written, to what they make and what they may make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from attain.check.claim import Base, Claim, face, strict_reading
from attain.check.entry import formula_of
from attain.check.finding import Finding
from attain.check.implied import HUNDRED, implied
from attain.check.judge import judge
from attain.compute import formula
from attain.compute.aim import Aim
from attain.model.kept import bare_metric

if TYPE_CHECKING:
    from attain.check.finding import Judgement
    from attain.compute.result import Reason
    from attain.model import Metric
    from attain.number import Interval, StatedFigure


@dataclass(frozen=True, slots=True)
class Terms:
    """How an attainment is measured: less is better, by which formula, from where the way begins."""

    lower: bool = False
    formula: Literal["reflect", "inverse"] = "reflect"
    baseline: Fraction | None = None

    @property
    def metric(self) -> Metric:
        """A metric that is measured so."""
        return bare_metric("lower" if self.lower else "higher", self.formula)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How much of the target is due: its share by the end of a period, and how it spreads."""

    share: Fraction
    name: str
    phasing: Literal["months", "days"]


@dataclass(frozen=True, slots=True)
class Calculation:
    """What two figures make, ratios in percent, amounts in base units; `possible` as they are written.

    `attainment` is None where there is none, and `reason` says why. `due` and `pace` are there where it was asked how
    much of the target is due, `finding` where a figure was stated beside the two.
    """

    actual: StatedFigure
    target: StatedFigure
    unit: str | None
    terms: Terms
    attainment: Fraction | None
    reason: Reason | None
    possible: Interval | None
    gap: Fraction
    met: bool
    elapsed: Elapsed | None = None
    due: Fraction | None = None
    pace: Fraction | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that was stated of the two, as it was typed and as it is read."""

    text: str
    figure: StatedFigure


def calculate(
    actual: StatedFigure,
    target: StatedFigure,
    terms: Terms | None = None,
    elapsed: Elapsed | None = None,
    beside: Beside | None = None,
) -> Calculation:
    """The attainment of an actual against a target, with its interval and, where asked, due, pace and a verdict.

    >>> from attain.number import parse_stated
    >>> made = calculate(parse_stated("127k"), parse_stated("300k"), elapsed=Elapsed(Fraction(1, 4), "Q1", "months"))
    >>> str(made.attainment), str(made.pace)
    ('127/3', '508/3')
    """
    measured = terms or Terms()
    first, second, baseline = face(actual), face(target), measured.baseline
    found = _percent(measured, first, second, baseline)
    claim = _claim(actual, target, measured)
    due = pace = None
    if elapsed is not None:
        due = second * elapsed.share
        pace = _percent(measured, first, due, None if baseline is None else baseline * elapsed.share)
    there = isinstance(found, Fraction)
    return Calculation(
        actual,
        target,
        actual.currency or target.currency or actual.unit or target.unit or ("%" if actual.percent else None),
        measured,
        attainment=found if isinstance(found, Fraction) else None,
        reason=None if isinstance(found, Fraction) else found,
        possible=implied(claim, strict_reading(claim), "percent") if there else None,
        gap=first - second,
        met=formula.is_met(measured.metric, first, Aim(second, second)),
        elapsed=elapsed,
        due=due,
        pace=pace if isinstance(pace, Fraction) else None,
        finding=_finding(claim, beside, elapsed) if beside else None,
    )


def _judged(claim: Claim) -> Judgement:
    """The verdict by the terms' formula or, where less is better, by A / T before a percent is called wrong."""
    found = replace(judge(claim), formula=formula_of(claim) if claim.percent else None)
    if found.verdict != "inconsistent" or claim.direction != "lower" or not claim.percent:
        return found
    plain = replace(claim, formula="ratio", baseline=None)
    other = replace(judge(plain), formula=formula_of(plain))
    return replace(found, formula=None) if other.verdict == "inconsistent" else other


def _percent(terms: Terms, actual: Fraction, target: Fraction, baseline: Fraction | None) -> Fraction | Reason:
    found = formula.attainment(terms.metric, actual, Aim(target, target), baseline)
    return found if isinstance(found, str) else HUNDRED * found


def _claim(actual: StatedFigure, target: StatedFigure, terms: Terms) -> Claim:
    return Claim(
        actual,
        target,
        direction="lower" if terms.lower else "higher",
        formula=terms.formula if terms.lower else "ratio",
        baseline=terms.baseline,
    )


def _finding(claim: Claim, beside: Beside, elapsed: Elapsed | None) -> Finding:
    """The verdict on a stated figure: a percent, a gap in points, or a gap as an amount.

    A percent may be the pace, where it was asked what is due; where less is better, A / T or the formula's.
    """
    figure = beside.figure
    rates = claim.target is not None and claim.target.percent
    gap = not figure.percent or figure.points or (rates and figure.signed)
    whole = claim.having("gap" if gap else "percent", figure)
    if figure.points and not rates and not figure.signed and claim.actual and claim.target:
        above = face(claim.actual) > face(claim.target)
        whole = replace(whole, gap_kind="above" if above else "below")
    if elapsed is not None and not gap and elapsed.share > 0:
        whole = replace(whole, bases=(Base("due", elapsed.share),))
    return Finding(
        id="calc",
        figure="gap" if gap else "attainment",
        text=beside.text,
        judgement=_judged(whole),
        unit=(claim.actual and claim.actual.currency) or (claim.target and claim.target.currency) or None,
        stated=figure,
        actual=claim.actual,
        target=claim.target,
    )
