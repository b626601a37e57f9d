"""The arithmetic of an attainment or a pace: the formula of `compute.formula` with its figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.aim import Aim
from attain.compute.formula import attainment
from attain.table.explanation_line import LineTeller

if TYPE_CHECKING:
    from attain.model import Metric


class RatioTeller(LineTeller):
    """Tells how a line's ratios come about."""

    __slots__ = ()

    def arithmetic(self, asked: Fraction | Aim | None, ratio: Fraction, baseline: Fraction | None) -> str:
        """`127,000 / 300,000 = 42.3%`; the percent alone where nothing shown here would give it."""
        line, percent, say = self.line, self.style.percent(ratio), self.style.language.say
        actual = line.actual
        if actual is None or asked is None:
            return f"{percent}"
        metric = self.report.plan.metrics[line.metric]
        aim = asked if isinstance(asked, Aim) else Aim(asked, asked)
        if attainment(metric, actual, aim, baseline) != ratio:
            return f"{percent}"
        if aim.is_range and aim.low <= actual <= aim.high:
            return say(
                "{percent}: {actual} lies in {range}", percent=percent, actual=self._say(actual), range=self._say(aim)
            )
        target = aim.nearest(actual) if aim.is_range else aim.low
        about = say(", against the nearer bound") if aim.is_range else ""
        if baseline is not None:
            about += say(", from the baseline {baseline}", baseline=self._say(baseline))
        elif not target:
            about += say(", where {worst} counts as 0%", worst=self._say(Fraction(metric.worst or 0)))
        return f"{self._expression(metric, actual, target, baseline)} = {percent}{about}"

    def _expression(self, metric: Metric, actual: Fraction, target: Fraction, baseline: Fraction | None) -> str:
        """The formula of `compute.formula` with its figures."""
        a, t = self._term(actual), self._term(target)
        if baseline is not None:
            b = self._term(baseline)
            way = f"({a} - {b}) / ({t} - {b})"
            past = metric.direction == "within" and (actual - baseline) / (target - baseline) > 1
            return f"2 - {way}" if past else way
        if not target:
            w = self._term(Fraction(metric.worst or 0))
            return f"({w} - {a}) / {w}"
        if metric.direction == "lower" and metric.formula == "inverse":
            return f"{t} / {a}"
        more = actual < target if metric.direction == "within" else metric.direction == "higher"
        if target > 0:
            return f"{a} / {t}" if more else f"2 - {a} / {t}"
        return f"1 {'+' if more else '-'} ({a} - {t}) / {self._term(-target)}"
