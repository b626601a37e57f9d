"""What one `stated:` entry of a plan says: its figures as they are read, and the claims that they make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attain.actuals.totals import Totals
from attain.check.claim import Base, Claim
from attain.check.computed import Computed
from attain.check.held import PLAIN_RATIO
from attain.check.implied import HUNDRED, PERCENT
from attain.compute.scope import Scope
from attain.model.kept import bare_target
from attain.number import parse_stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.check.finding import FigureName
    from attain.extract.statement import GapKind
    from attain.model import Metric, Plan, Stated
    from attain.number import StatedFigure

FIGURES: tuple[FigureName, ...] = ("actual", "target", "attainment", "pace", "gap")
NAMES: tuple[FigureName, ...] = ("attainment", "actual", "target", "pace", "gap", "met", "exceeds", "rank")
RATIOS = ("attainment", "pace")
FORMULAS = {"ratio": PLAIN_RATIO, "reflect": "2 - A / T", "inverse": "T / A"}
_SHARE = re.compile(r"[0-9]+\s*/\s*[0-9]+")


@dataclass(frozen=True)
class Entry:
    """One entry of a plan, and its figures as they are read."""

    plan: Plan
    stated: Stated

    @cached_property
    def names(self) -> tuple[FigureName, ...]:
        """The names of what the entry states, attainment first."""
        return tuple(name for name in NAMES if getattr(self.stated, name) is not None)

    @cached_property
    def figures(self) -> Mapping[FigureName, StatedFigure]:
        """The figures as they are read, in the order of the plan's keys."""
        hedges, unit = self.plan.known_hedges, self.metric.unit
        found: dict[FigureName, StatedFigure] = {}
        for name in FIGURES:
            text = getattr(self.stated, name)
            if text is not None:
                figure = parse_stated(text, locale=self.plan.locale, unit=unit, hedges=hedges)
                found[name] = as_percent(figure) if name in RATIOS else self._in_unit(figure)
        return found

    def _in_unit(self, figure: StatedFigure) -> StatedFigure:
        """An amount in the metric's unit: of a rate in percent "2.5" is 2.5 %, and a gap in points is one."""
        return figure._replace(percent=True, unit=None) if self.metric.unit == PERCENT else figure

    @cached_property
    def plain(self) -> Claim | None:
        """The actual and the target under the metric's formula; None where there is no telling which it is.

        A `within` turns round at the target.
        """
        metric, actual, target = self.metric, self.figures.get("actual"), self.figures.get("target")
        direction = metric.direction
        if direction == "within":
            if actual is None or target is None or target.upper is not None or metric.baseline is not None:
                return None
            direction = "higher" if actual.value <= target.value else "lower"
        return Claim(
            actual,
            target,
            direction=direction,
            formula="ratio" if direction == "higher" else metric.formula if metric.direction == "lower" else "reflect",
            baseline=None if metric.baseline is None else Fraction(metric.baseline),
            hedges=self.plan.known_hedges,
        )

    def claims(self, name: FigureName) -> tuple[Claim, ...]:
        """The amounts with one more figure, by the metric's formula and where less is better by A / T as well.

        Empty where they cannot decide it.
        """
        figure, plain = self.figures.get(name), self.plain
        if figure is None or plain is None:
            return ()
        if name == "gap":
            return (replace(plain, gap=figure, gap_kind=self._side(figure)),) if self.has_amounts else ()
        gap = self.figures.get("gap")
        one = (plain.actual or plain.target) and plain.baseline is None
        if not self.has_amounts and not (name == "attainment" and gap is not None and one):
            return ()
        whole = replace(plain, percent=figure, gap=None if self.has_amounts else gap)
        if self.metric.direction != "lower":
            return (whole,)
        return whole, replace(whole, formula="ratio", baseline=None)

    def _side(self, gap: StatedFigure) -> GapKind | None:
        """On which side of the target a gap in points must be; that of an amount is told by its size."""
        actual, target = self.figures["actual"], self.figures["target"]
        if not gap.percent or target.percent or gap.signed:
            return ("below" if gap.value < 0 else "above") if gap.signed else None
        return "above" if actual.value > target.value else "below"

    @property
    def metric(self) -> Metric:
        """The metric that it speaks of."""
        return self.plan.metrics[self.stated.metric]

    @property
    def scope(self) -> Scope:
        """The scope that it speaks of."""
        return Scope(self.stated.metric, self.stated.segment, self.stated.branch)

    @property
    def has_amounts(self) -> bool:
        """Whether it states both an actual and a target."""
        return {"actual", "target"} <= set(self.figures)

    @cached_property
    def due(self) -> Base | None:
        """The share of a year's target that the metric's phasing makes due by the end of the entry's period."""
        calendar = self.plan.calendar
        year = calendar.year_of(self.stated.period.start)
        target = bare_target(self.stated.metric, year, Decimal(1))
        alone = self.plan.model_copy(update={"targets": (target,)})
        found = Computed(alone, Totals({})).figures(Scope(self.stated.metric), self.stated.period)
        due = found[0].due if found else None
        return Base("due", due.low) if due and due.low > 0 else None


def formula_of(claim: Claim) -> str | None:
    """The formula by which a claim is measured, where less is better and there are several."""
    return FORMULAS[claim.formula] if claim.direction == "lower" and claim.baseline is None else None


def as_percent(figure: StatedFigure) -> StatedFigure:
    """A ratio in percent: "56" is 56 %, and "1/3" is a share.

    >>> str(as_percent(parse_stated("1/3")).value)
    '100/3'
    """
    if not figure.percent and _SHARE.fullmatch(figure.text):
        figure = figure._replace(value=figure.value * HUNDRED, last_digit=figure.last_digit * HUNDRED)
    return figure._replace(percent=True, unit=None)
