"""How a target spreads over its period: the exact share that falls into any run of days.

`months` cuts the period into equal parts, a month each, and the running month by its elapsed days; `days`
counts calendar days. A period that does not begin and end with a month is spread by days under either. Shares are
fractions, so the shares of a period's parts add up to exactly 1 (dividing per day and adding does not:
100 a month over its own month would give 99.999...).
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from attain.period.calendar import Period

Phasing = Literal["months", "days"]


def share_between(phasing: Phasing, period: Period, start: date, end: date) -> Fraction:
    """The share of the period's target that falls on the days from `start` up to, not including, `end`.

    Days outside the period have no share. 1,200 a year on 31 January, the day counted as elapsed:

    >>> from attain.period import Calendar
    >>> year, january = Calendar().parse("2018"), Calendar().parse("2018-01")
    >>> 1200 * share_between("months", year, january.start, january.end)
    Fraction(100, 1)
    >>> round(float(1200 * share_between("days", year, january.start, january.end)), 2)
    101.92
    """
    return _elapsed(phasing, period, end) - _elapsed(phasing, period, start)


def _elapsed(phasing: Phasing, period: Period, until: date) -> Fraction:
    """The share of the period that lies before a day."""
    if until <= period.start:
        return Fraction(0)
    if until >= period.end:
        return Fraction(1)
    if phasing == "days" or period.start.day != 1 or period.end.day != 1:
        return Fraction((until - period.start).days, period.days)
    months = _month_number(period.end) - _month_number(period.start)
    passed = _month_number(until) - _month_number(period.start)
    return Fraction(passed, months) + Fraction(until.day - 1, _days_in_month(until) * months)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days_in_month(day: date) -> int:
    first = day.replace(day=1)
    return ((first + timedelta(days=31)).replace(day=1) - first).days
