"""One formula for each direction: attainment, pace, met. Sources: semantics of the field, named in each docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.compute.result import Reason
    from attain.model import Metric


def attainment(metric: Metric, actual: Fraction, target: Fraction) -> Fraction | Reason:
    """The exact ratio of an actual against a target, or the reason why there is none.

    Higher is better: 1 + (A - T) / |T|, which is A / T for a positive target and stays right for a negative one.
    Lower is better: `reflect` 1 - (A - T) / |T|, the form of the Indonesian performance rules; `inverse` T / A.

    >>> from fractions import Fraction
    >>> from attain.model import Metric
    >>> sales, losses = Metric(kind="flow"), Metric(kind="flow", direction="lower")
    >>> attainment(sales, Fraction(127_000), Fraction(300_000))
    Fraction(127, 300)
    >>> attainment(sales, Fraction(-11), Fraction(-10)), attainment(losses, Fraction(4), Fraction(8))
    (Fraction(9, 10), Fraction(3, 2))
    """
    if not target:
        return "zero_target"
    if metric.direction == "lower" and metric.formula == "inverse":
        return target / actual if actual else "zero_actual"
    better = actual - target if metric.direction == "higher" else target - actual
    return 1 + better / abs(target)


def is_met(metric: Metric, actual: Fraction, target: Fraction) -> bool:
    """Whether the target is reached, on the exact values."""
    return actual >= target if metric.direction == "higher" else actual <= target


def formula_name(metric: Metric, target: Fraction) -> str | None:
    """The formula in symbols where it is not A / T, else None."""
    if metric.direction == "higher":
        return "1 + (A - T) / |T|" if target < 0 else None
    if metric.formula == "inverse":
        return "T / A"
    return "2 - A / T" if target > 0 else "1 - (A - T) / |T|"
