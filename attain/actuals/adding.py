"""Rows added up by scope and run of days, and the rows that would count twice."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from attain.actuals.totals import Key, Total
from attain.errors import Place, Problem
from attain.period import Calendar, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from attain.model import Actual

# Figures have at most 30 digits on either side of the point; this holds the sum of 10^20 of them, and a digit
# that would be lost raises instead.
EXACT = Context(prec=80, traps=[Inexact])


@dataclass(slots=True)
class _Sum:
    """A total in the making, and the first row that went into it."""

    sum: Decimal
    rows: int
    last: date
    reading: Decimal
    file: str
    line: int
    finest: bool


class Adder:
    """Adds up actuals. Days go into their month, or the part of it between two `cuts`."""

    def __init__(self, calendar: Calendar, cuts: Iterable[date]) -> None:
        """Start with nothing."""
        self._calendar = calendar
        self._cuts = sorted(set(cuts))
        self._runs: dict[Period, Period] = {}
        self._sums: dict[tuple[str, str | None, str | None], dict[tuple[Period, bool], _Sum]] = {}

    def add(self, actual: Actual) -> None:
        """Count one row."""
        period = actual.period
        run = self._runs.get(period) or self._run(period)
        of_key = self._sums.setdefault((actual.metric, actual.segment, actual.branch), {})
        finest = period.unit == "day"
        found = of_key.get((run, finest))
        last = period.last if period.days else period.start
        if found is None:
            of_key[run, finest] = _Sum(actual.value, 1, last, actual.value, actual.file, actual.line, finest)
            return
        found.sum = EXACT.add(found.sum, actual.value)
        found.rows += 1
        if last > found.last:
            found.last, found.reading = last, actual.value
        elif last == found.last:
            found.reading = EXACT.add(found.reading, actual.value)

    def totals(self) -> Mapping[Key, tuple[Total, ...]]:
        """What was added, each key's totals in order of time."""
        return {
            Key(*names): tuple(
                Total(run, sum_.sum, sum_.rows, sum_.last, sum_.reading)
                for (run, _), sum_ in sorted(of_key.items(), key=lambda item: _order(item[0][0]))
            )
            for names, of_key in sorted(self._sums.items(), key=lambda item: _sortable(item[0]))
        }

    def counted_twice(self) -> list[Problem]:
        """Rows that cover a longer span beside rows inside it for the same scope: they would count twice."""
        return [problem for names, of_key in self._sums.items() for problem in _counted_twice(names, of_key)]

    def out_of_period(self, years: set[str]) -> list[Problem]:
        """A warning for each file with rows in a fiscal year that is none of these."""
        first: dict[str, tuple[_Sum, Period, int]] = {}
        for of_key in self._sums.values():
            for (run, _), sum_ in of_key.items():
                if self._calendar.year_of(run.start).name in years:
                    continue
                earlier, period, rows = first.get(sum_.file, (sum_, run, 0))
                if sum_.line < earlier.line:
                    earlier, period = sum_, run
                first[sum_.file] = earlier, period, rows + sum_.rows
        return [
            Problem(
                "A055",
                f"{rows:,} row{'s' if rows > 1 else ''} in no year that has a target, first {period.name}",
                Place(sum_.file, sum_.line, 1),
                "check the dates; the rows count in no report of the years that have targets",
                "warning",
            )
            for sum_, period, rows in first.values()
        ]

    def _run(self, period: Period) -> Period:
        """The run of days that a row of this period goes into."""
        run = period
        if period.unit == "day":
            month = self._calendar.at(period.start, "month")
            start = max((cut for cut in self._cuts if cut <= period.start), default=month.start)
            end = min((cut for cut in self._cuts if cut > period.start), default=month.end)
            run = Period(month.name, max(start, month.start), min(end, month.end), "month")
        self._runs[period] = run
        return run


def _counted_twice(
    names: tuple[str, str | None, str | None], of_key: Mapping[tuple[Period, bool], _Sum]
) -> Iterable[Problem]:
    ordered = sorted(of_key.items(), key=lambda item: _order(item[0][0]))
    longest: tuple[Period, _Sum] | None = None
    for (run, _), sum_ in ordered:
        if longest and run.overlaps(longest[0]):
            (wide, wide_sum), (part, part_sum) = sorted(
                [longest, (run, sum_)], key=lambda pair: (pair[1].finest, -pair[0].days)
            )
            scope = " / ".join(name for name in names if name)
            yield Problem(
                "A054",
                f"the row for {wide.name} and a row inside it would count twice ({scope})",
                Place(wide_sum.file, wide_sum.line, 1),
                "keep the whole or its parts",
                places=((Place(part_sum.file, part_sum.line, 1), f"inside it: {part.name}"),),
            )
        if longest is None or run.end > longest[0].end:
            longest = run, sum_


def _order(run: Period) -> tuple[date, date]:
    return run.start, run.end


def _sortable(names: tuple[str, str | None, str | None]) -> tuple[str, str, str]:
    metric, segment, branch = names
    return metric, segment or "", branch or ""
