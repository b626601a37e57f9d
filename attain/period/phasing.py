"""How a target spreads over its period: the exact share that falls into any run of days.

`months` cuts the period into equal parts, a month each, and the running month by its elapsed days; `days`
counts calendar days. A period that does not begin and end with a month is spread by days under either. A profile gives
each month of the fiscal year its weight. Shares are fractions, so the shares of a period's parts add up to exactly 1
(dividing per day and adding does not: 100 a month over its own month would give 99.999...).
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

if TYPE_CHECKING:
    from datetime import date

    from attain.period.calendar import Period

MONTHS = 12


class Profile(NamedTuple):
    """The weights of a fiscal year's twelve months, from the month that opens it."""

    weights: tuple[Fraction, ...]
    start_month: int = 1

    def of_month(self, month: int) -> Fraction:
        """The weight of a calendar month, 1 to 12."""
        return self.weights[(month - self.start_month) % MONTHS]


Spread = Literal["months", "days"] | Profile


def profile_of(shares: tuple[Fraction, ...], start_month: int = 1) -> Profile:
    """The profile of 12 monthly shares, or of 4 quarterly ones, each spread over its months evenly.

    >>> profile_of((Fraction(1, 2), Fraction(1, 4), Fraction(1, 4), Fraction(0))).of_month(2)
    Fraction(1, 6)
    """
    months = MONTHS // len(shares)
    return Profile(tuple(share / months for share in shares for _ in range(months)), start_month)


@overload
def share_between(spread: Literal["months", "days"], period: Period, start: date, end: date) -> Fraction: ...
@overload
def share_between(spread: Spread, period: Period, start: date, end: date) -> Fraction | None: ...
def share_between(spread: Spread, period: Period, start: date, end: date) -> Fraction | None:
    """The share of the period's target that falls on the days from `start` up to, not including, `end`.

    Days outside the period have no share. None where a profile gives the whole period no weight. 1,200 a year on 31
    January, the day counted as elapsed:

    >>> from attain.period import Calendar
    >>> year, january = Calendar().parse("2018"), Calendar().parse("2018-01")
    >>> 1200 * share_between("months", year, january.start, january.end)
    Fraction(100, 1)
    >>> round(float(1200 * share_between("days", year, january.start, january.end)), 2)
    101.92
    """
    if isinstance(spread, Profile):
        whole = _weight(spread, period.start, period.end)
        if whole <= 0:
            return None
        return _weight(spread, max(start, period.start), min(end, period.end)) / whole
    return _elapsed(spread, period, end) - _elapsed(spread, period, start)


def _weight(profile: Profile, start: date, end: date) -> Fraction:
    """What a profile gives to the days of a run, a month's weight spread over its days."""
    total = Fraction(0)
    while start < end:
        days = _days_in_month(start)
        counted = min((end - start).days, days - start.day + 1)
        total += profile.of_month(start.month) * Fraction(counted, days)
        start += timedelta(days=counted)
    return total


@lru_cache
def _elapsed(spread: Literal["months", "days"], period: Period, until: date) -> Fraction:
    """The share of the period that lies before a day."""
    if until <= period.start:
        return Fraction(0)
    if until >= period.end:
        return Fraction(1)
    if spread == "days" or period.start.day != 1 or period.end.day != 1:
        return Fraction((until - period.start).days, period.days)
    months = _month_number(period.end) - _month_number(period.start)
    passed = _month_number(until) - _month_number(period.start)
    return Fraction(passed, months) + Fraction(until.day - 1, _days_in_month(until) * months)


def _month_number(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _days_in_month(day: date) -> int:
    if day.month == MONTHS:
        return 31
    return (day.replace(month=day.month + 1, day=1) - day.replace(day=1)).days
