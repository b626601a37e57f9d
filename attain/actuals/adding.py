"""The rows of one source added up by scope and run of days."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from attain.actuals.parts import Part, Reading, Run
from attain.period import Calendar, Period

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from attain.model import Actual

# Figures have at most 30 digits on either side of the point; this holds the sum of 10^20 of them, and a digit
# that would be lost raises instead.
EXACT = Context(prec=80, traps=[Inexact])


@dataclass(slots=True)
class _Sum:
    """A part in the making: its sum, its first row's line, and the first two rows of its latest day."""

    sum: Decimal
    rows: int
    line: int
    last: date
    reading: Decimal
    first: Decimal
    first_line: int
    again: int | None = None


class Runs:
    """The runs of days that rows go into: days into their month, or the part of it between two `cuts`."""

    def __init__(self, calendar: Calendar, cuts: Iterable[date]) -> None:
        """Start with none."""
        self._calendar = calendar
        self._cuts = sorted(set(cuts))
        # There is one for each run, so that looking up a sum is quick.
        self._runs: dict[tuple[date, date, bool], Run] = {}

    def of(self, period: Period) -> tuple[Run, date]:
        """The run that rows of a period go into, and the last day that they speak of."""
        run, finest = period, period.unit == "day"
        if finest:
            month = self._calendar.at(period.start, "month")
            start = max((cut for cut in self._cuts if cut <= period.start), default=month.start)
            end = min((cut for cut in self._cuts if cut > period.start), default=month.end)
            run = Period(month.name, max(start, month.start), min(end, month.end), "month")
        kept = self._runs.setdefault((run.start, run.end, finest), Run(run, finest))
        return kept, period.last if period.days else period.start


class Adder:
    """Adds up the actuals of one source; `stocks` are the metrics that need readings, all of them where it is None."""

    def __init__(self, calendar: Calendar, cuts: Iterable[date], stocks: Container[str] | None = None) -> None:
        """Start with nothing."""
        self._runs = Runs(calendar, cuts)
        self._stocks = stocks
        # By the name of a row's period: the run's number, and the last day of the period.
        self._places: dict[str, tuple[int, date]] = {}
        self._numbers: dict[Run, int] = {}
        self._sums: dict[tuple[str, str | None, str | None], dict[int, _Sum]] = {}

    def add(self, actual: Actual) -> None:
        """Count one row."""
        period, value = actual.period, actual.value
        run, last = self._places.get(period.name) or self._place(period)
        names = actual.metric, actual.segment, actual.branch
        of_key = self._sums.get(names)
        if of_key is None:
            of_key = self._sums[names] = {}
        found = of_key.get(run)
        if found is None:
            of_key[run] = _Sum(value, 1, actual.line, last, value, value, actual.line)
            return
        found.sum = EXACT.add(found.sum, value)
        found.rows += 1
        if last > found.last:
            found.last = last
            found.reading = found.first = value
            found.first_line, found.again = actual.line, None
        elif last == found.last:
            found.reading = EXACT.add(found.reading, value)
            if found.again is None:
                found.again = actual.line

    def parts(self) -> tuple[Part, ...]:
        """What was added, by key and run in the order in which they were met."""
        runs = list(self._numbers)
        return tuple(
            Part(*names, runs[run], s.sum, s.rows, s.last, s.line, self._reading(names[0], s))
            for names, of_key in self._sums.items()
            for run, s in of_key.items()
        )

    def _reading(self, metric: str, found: _Sum) -> Reading | None:
        if self._stocks is not None and metric not in self._stocks:
            return None
        return Reading(found.reading, found.first, found.first_line, found.again)

    def _place(self, period: Period) -> tuple[int, date]:
        run, last = self._runs.of(period)
        place = self._numbers.setdefault(run, len(self._numbers)), last
        self._places[period.name] = place
        return place
