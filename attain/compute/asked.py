"""What a report is asked for, and the run of days that it therefore counts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.period import Calendar, Period

if TYPE_CHECKING:
    from datetime import date

    from attain.model import Plan

Label = Literal["segment", "branch", "group"]
By = tuple[Label, ...]
SortColumn = Literal["name", "actual", "target", "attainment", "due", "pace", "gap"]


ForecastRule = Literal["straight", "profile"]
# A group is a node of the branches' tree, so its lines stand under `branch`.
ATTRIBUTES: dict[Label, Literal["segment", "branch"]] = {"segment": "segment", "branch": "branch", "group": "branch"}


class Order(NamedTuple):
    """How the members of a view are sorted: by a column, rising unless `falling`."""

    column: SortColumn
    falling: bool = False


class Asked(NamedTuple):
    """One report's question. Empty filters let everything through.

    `by` holds the labels of each table; left empty, there is a table for each label that has several members.

    `growth` asks for the change against the same days of the year before, `forecast` for the year's end by a rule.
    `as_of` is the last day counted; None means the last day of the period. `only` takes the period alone
    instead of the year to date.
    """

    period: Period
    as_of: date | None = None
    only: bool = False
    by: tuple[By, ...] = ()
    metrics: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    sort: Order | None = None
    growth: bool = False
    forecast: ForecastRule | None = None


class Window(NamedTuple):
    """The days that count: actuals from `full.start` up to, not including, `until`; the target of `full`."""

    full: Period
    until: date

    @property
    def start(self) -> date:
        """The first day counted."""
        return self.full.start

    @property
    def as_of(self) -> date:
        """The last day counted."""
        return self.until - timedelta(days=1)


def window_of(asked: Asked, calendar: Calendar) -> Window:
    """The window of a question: the fiscal year to date, or with `only` the asked period to date.

    >>> from datetime import date
    >>> first_quarter = Calendar().parse("2018-Q1")
    >>> window_of(Asked(first_quarter), Calendar()).full.name
    '2018'
    >>> window_of(Asked(first_quarter, as_of=date(2018, 2, 14), only=True), Calendar()).until
    datetime.date(2018, 2, 15)
    """
    period = asked.period
    full = period if asked.only else _years_around(period, calendar)
    as_of = period.last if asked.as_of is None else min(asked.as_of, period.last)
    return Window(full, as_of + timedelta(days=1))


def year_before(window: Window, calendar: Calendar) -> Window:
    """The same days of the year before; a window that ends with a month ends with that month.

    >>> leap = window_of(Asked(Calendar().parse("2024-02")), Calendar())
    >>> year_before(leap, Calendar()).as_of
    datetime.date(2023, 2, 28)
    """
    start = _year_earlier(window.full.start)
    full = Period(calendar.year_before(window.full.start).name, start, _year_earlier(window.full.end))
    if window.until.day == 1:
        return Window(full, _year_earlier(window.until))
    return Window(full, _year_earlier(window.as_of) + timedelta(days=1))


def _year_earlier(day: date) -> date:
    """The same day a year earlier; of a leap day the day before it."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def cuts_of(plan: Plan, asked: Asked) -> set[date]:
    """The days at which a reader must split months, so that every target and the window can be met exactly."""
    windows = [window_of(asked, plan.calendar)]
    if asked.growth:
        windows.append(year_before(windows[0], plan.calendar))
    edges = [day for target in plan.targets for day in (target.period.start, target.period.end)]
    return {*edges, *(day for window in windows for day in (window.start, window.until))}


def _years_around(period: Period, calendar: Calendar) -> Period:
    first, last = calendar.year_of(period.start), calendar.year_of(period.last)
    if first == last:
        return first
    return Period(f"{first.name}..{last.name}", first.start, last.end)
