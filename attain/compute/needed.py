"""What each period left must bring for the target to be reached."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from attain.compute.exact import added_up
from attain.compute.result import Needed
from attain.period import Period

if TYPE_CHECKING:
    from datetime import date

    from attain.compute.asked import Asked, Window
    from attain.compute.reached import Ledger
    from attain.compute.scope import Scope
    from attain.compute.targets import SetTarget
    from attain.model import Metric
    from attain.period import Calendar, Unit


def needed_for_flow(  # noqa: PLR0917 - a question and what answers it
    metric: Metric, actual: Fraction, target: SetTarget, asked: Asked, window: Window, calendar: Calendar
) -> Needed | None:
    """(T - A) / periods left, in the unit of the asked period; 0 once reached, None with nothing left.

    Less is better: what each period left may still bring; below 0 where too much was brought. Of a range the bound that
    must be reached counts.
    """
    unit = unit_left(asked)
    end = max(part.end for part in target.parts)
    full = target.full
    if full is None or window.until >= end:
        return None
    periods = _periods_left(window, end, unit, calendar)
    missing = (full.high if metric.direction == "lower" else full.low) - actual
    if metric.direction != "lower" and missing < 0:
        missing = Fraction(0)
    return Needed(per=unit, periods=periods, value=missing / periods)


def needed_for_average(  # noqa: PLR0917 - as above
    metric: Metric,
    scope: Scope,
    target: SetTarget,
    ledger: Ledger,
    asked: Asked,
    window: Window,
    calendar: Calendar,
) -> Needed | None:
    """(T x n - sum so far) / periods left: what each must be on average for the year's mean to be the target.

    `n` are the periods that are over and have a reading, and those left, the running one among them. None for several
    members: nobody knows their weights to come.

    93 and 71 against 75 for the year: (75 x 12 - 164) / 10 = 73.6 a month.
    """
    unit = unit_left(asked)
    end = max(part.end for part in target.parts)
    full = target.full
    days = ((window.start, window.until),)
    keys = [key for key in ledger.keys(scope) if ledger.mean(key, days) is not None]
    if full is None or len(keys) != 1 or window.until >= end:
        return None
    over = [part for part in calendar.parts(Period("", window.start, window.until), unit) if part.end <= window.until]
    means = [ledger.mean(keys[0], ((period.start, period.end),)) for period in over]
    there = [mean for mean in means if mean is not None]
    periods = _periods_left(window, end, unit, calendar)
    bound = full.high if metric.direction == "lower" else full.low
    missing = bound * (len(there) + periods) - added_up(there)
    return Needed(per=unit, periods=periods, value=missing / periods)


def unit_left(asked: Asked) -> Unit:
    """The unit in which what is left is counted: the asked period's own, a smaller one where none would be left."""
    unit = asked.period.unit
    if asked.only:
        return "day" if unit in ("month", "day") else "month"
    return "month" if unit in ("year", "span") else unit


@lru_cache
def _periods_left(window: Window, end: date, unit: Unit, calendar: Calendar) -> int:
    """The periods that are not over, the running one among them: nothing jumps on the first day of the next."""
    running = calendar.at(window.until, unit)
    return len(calendar.parts(Period("", running.start, end), unit))
