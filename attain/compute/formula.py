"""One formula for each direction: attainment, pace, met, on exact figures. A is the actual, T the target, B a baseline.

`higher` is A / T, written 1 + (A - T) / |T| so that it stays right for a negative target. `lower` is 2 - A / T, the
form of the Indonesian performance rules (PermenPANRB), or T / A where the metric asks for `inverse`. A baseline
measures the way from it: (A - B) / (T - B), as the World Bank's completion reports do. Outside a range the nearer
bound is T.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.compute.aim import Aim
    from attain.compute.result import Reason
    from attain.model import Metric


def attainment(metric: Metric, actual: Fraction, aim: Aim, baseline: Fraction | None = None) -> Fraction | Reason:
    """The exact ratio of an actual against an aim, or the reason why there is none.

    >>> from attain.compute.aim import Aim
    >>> from attain.model import Metric
    >>> sales, losses = Metric(kind="flow"), Metric(kind="flow", direction="lower")
    >>> def against(target): return Aim(Fraction(target), Fraction(target))
    >>> attainment(sales, Fraction(127_000), against(300_000))
    Fraction(127, 300)
    >>> attainment(sales, Fraction(-11), against(-10)), attainment(losses, Fraction(4), against(8))
    (Fraction(9, 10), Fraction(3, 2))
    >>> attainment(sales, Fraction(70), Aim(Fraction(80), Fraction(90)))
    Fraction(7, 8)
    """
    if aim.is_range and aim.low <= actual <= aim.high:
        return Fraction(1)
    target = aim.nearest(actual) if aim.is_range else aim.low
    if baseline is not None:
        if target == baseline:
            return "baseline_equals_target"
        way = (actual - baseline) / (target - baseline)
        # Past a value that is to be hit every step leads away again.
        return 2 - way if metric.direction == "within" and way > 1 else way
    if not target:
        return _against_zero(metric, actual)
    if metric.direction == "lower" and metric.formula == "inverse":
        return target / actual if actual else "zero_actual"
    more = _more_is_better(metric, actual, target)
    return actual / target if more and target > 0 else 1 + (actual - target if more else target - actual) / abs(target)


def _more_is_better(metric: Metric, actual: Fraction, target: Fraction) -> bool:
    """Whether more would be better here: `within` wants more below its target and less above it."""
    return actual < target if metric.direction == "within" else metric.direction == "higher"


def _against_zero(metric: Metric, actual: Fraction) -> Fraction | Reason:
    """A target of 0 has a ratio only where less is better and a worst actual counts 0: (W - A) / W."""
    worst = metric.worst
    if metric.direction != "lower" or not worst:
        return "zero_target"
    return (Fraction(worst) - actual) / Fraction(worst)


def is_met(metric: Metric, actual: Fraction, aim: Aim) -> bool:
    """Whether the target is reached, on the exact values: A >= T, A <= T, or between the bounds."""
    if metric.direction == "higher":
        return actual >= aim.low
    if metric.direction == "lower":
        return actual <= aim.high
    return aim.low <= actual <= aim.high


def formula_name(metric: Metric, aim: Aim, baseline: Fraction | None) -> str | None:
    """The formula in symbols where it is not A / T, else None."""
    if aim.is_range and metric.direction == "within" and baseline is None and aim.low >= 0:
        return "A / T below the range, 2 - A / T above it, T being the nearer bound, 100% inside"
    name = _symbols(metric, aim, baseline)
    if aim.is_range:
        return f"{name or 'A / T'} against the nearer bound outside the range, 100% inside"
    return name


def _symbols(metric: Metric, aim: Aim, baseline: Fraction | None) -> str | None:
    if baseline is not None:
        way = "(A - B) / (T - B)"
        return f"{way}, past the target 2 less that" if metric.direction == "within" else way
    if metric.direction == "within":
        return "1 - |A - T| / |T|" if aim.low < 0 else "A / T below the target, 2 - A / T above it"
    if metric.direction == "higher":
        return "1 + (A - T) / |T|" if aim.low < 0 else None
    if not aim.high:
        return "(W - A) / W" if metric.worst else None
    if metric.formula == "inverse":
        return "T / A"
    return "2 - A / T" if aim.high > 0 else "1 - (A - T) / |T|"
