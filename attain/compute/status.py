"""The band that a figure falls in: lower bounds only, on the exact value, never on its rounded text."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from attain.model.built_in import BUILT_IN

if TYPE_CHECKING:
    from decimal import Decimal

    from attain.compute.asked import Window
    from attain.model import Metric, Plan
    from attain.model.bands import BandSet


def status_of(
    plan: Plan, metric: Metric, attainment: Fraction | None, pace: Fraction | None, window: Window
) -> str | None:
    """The name of the band that a line falls in; None where the figure that is judged does not exist."""
    bands = bands_named(plan, metric.bands)
    judged = pace if bands.on == "pace" else attainment
    if judged is None:
        return None
    if bands.on == "points":
        judged -= elapsed_quarters(plan, metric, window)
    return band_of(bands, judged * 100)


def bands_named(plan: Plan, name: str) -> BandSet:
    """A band set of the plan, or a built-in one."""
    return plan.bands.get(name) or BUILT_IN[name]


def band_of(bands: BandSet, percent: Fraction) -> str | None:
    """The band of a figure; None where no band takes it.

    >>> band_of(BUILT_IN["default"], Fraction(8999, 100)), band_of(BUILT_IN["default"], Fraction(90))
    ('at risk', 'on track')
    """
    for index, (name, least) in enumerate(bands.bands.items()):
        bound = None if least is None else _exact(least)
        if bound is None or percent > bound or (percent == bound and not (bands.above and index == 0)):
            return name
    return None


@lru_cache
def _exact(bound: Decimal) -> Fraction:
    """A bound as what ratios are compared with quickly."""
    return Fraction(bound)


def elapsed_quarters(plan: Plan, metric: Metric, window: Window) -> Fraction:
    """The share of the year's quarters that have begun by the as-of date; all of it for a reading at a moment."""
    if metric.kind != "flow":
        return Fraction(1)
    quarters = plan.calendar.parts(window.full, "quarter")
    begun = [quarter for quarter in quarters if quarter.start < window.until]
    return Fraction(len(begun), len(quarters)) if quarters else Fraction(1)
