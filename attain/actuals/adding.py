"""Rows added up by scope and run of days, and the rows that would count twice or contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from typing import TYPE_CHECKING

from attain.actuals.totals import Key, Total
from attain.errors import Place, Problem
from attain.period import Calendar, Period

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from attain.model import Actual

# Figures have at most 30 digits on either side of the point; this holds the sum of 10^20 of them, and a digit
# that would be lost raises instead.
EXACT = Context(prec=80, traps=[Inexact])


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """The run of days that rows go into. `finest` says that they are of single days, not of all its days.

    There is one for each run, so that looking up a sum costs no comparison of dates.
    """

    period: Period
    finest: bool


@dataclass(slots=True)
class _Sum:
    """A total in the making, the first row that went into it, and the first two of its latest day."""

    sum: Decimal
    rows: int
    last: date
    reading: Decimal
    file: str
    line: int
    latest: Actual
    again: Actual | None = None


class Adder:
    """Adds up actuals. Days go into their month, or the part of it between two `cuts`."""

    def __init__(self, calendar: Calendar, cuts: Iterable[date]) -> None:
        """Start with nothing."""
        self._calendar = calendar
        self._cuts = sorted(set(cuts))
        self._runs: dict[tuple[date, date, bool], _Run] = {}
        # By the name of a row's period: its run, and the last day of the period.
        self._places: dict[str, tuple[_Run, date]] = {}
        self._sums: dict[tuple[str, str | None, str | None], dict[_Run, _Sum]] = {}

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
            of_key[run] = _Sum(value, 1, last, value, actual.file, actual.line, actual)
            return
        found.sum = EXACT.add(found.sum, value)
        found.rows += 1
        if last > found.last:
            found.last, found.reading = last, value
            found.latest, found.again = actual, None
        elif last == found.last:
            found.reading = EXACT.add(found.reading, value)
            if found.again is None:
                found.again = actual

    def totals(self) -> Mapping[Key, tuple[Total, ...]]:
        """What was added, each key's totals in order of time."""
        return {
            Key(*names): tuple(
                Total(run.period, sum_.sum, sum_.rows, sum_.last, sum_.reading)
                for run, sum_ in sorted(of_key.items(), key=lambda item: _order(item[0]))
            )
            for names, of_key in sorted(self._sums.items(), key=lambda item: _sortable(item[0]))
        }

    def counted_twice(self, stocks: Container[str] = ()) -> list[Problem]:
        """Rows that cover a longer span beside rows inside it for the same scope: they would count twice.

        Readings of a stock do not add up over time, so a quarter's may stand beside a month's.
        """
        return [
            problem
            for names, of_key in self._sums.items()
            if names[0] not in stocks
            for problem in _counted_twice(names, of_key)
        ]

    def read_twice(self, stocks: Container[str]) -> list[Problem]:
        """Two readings of a stock for one day, once for each scope and month: their sum is no reading.

        Only a run's latest day is looked at, for no other is used.
        """
        found: dict[tuple[tuple[str, str | None, str | None], str, bool], Problem] = {}
        for names, of_key in self._sums.items():
            for run, sum_ in of_key.items():
                if names[0] in stocks and sum_.again is not None:
                    found.setdefault((names, run.period.name, run.finest), _read_twice(names, sum_.latest, sum_.again))
        return list(found.values())

    def out_of_period(self, years: set[str]) -> list[Problem]:
        """A warning for each file with rows in a fiscal year that is none of these."""
        first: dict[str, tuple[_Sum, Period, int]] = {}
        for of_key in self._sums.values():
            for run, sum_ in of_key.items():
                if self._calendar.year_of(run.period.start).name in years:
                    continue
                earlier, period, rows = first.get(sum_.file, (sum_, run.period, 0))
                if sum_.line < earlier.line:
                    earlier, period = sum_, run.period
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

    def _place(self, period: Period) -> tuple[_Run, date]:
        """The run that rows of a period go into, and the last day that they speak of."""
        run, finest = period, period.unit == "day"
        if finest:
            month = self._calendar.at(period.start, "month")
            start = max((cut for cut in self._cuts if cut <= period.start), default=month.start)
            end = min((cut for cut in self._cuts if cut > period.start), default=month.end)
            run = Period(month.name, max(start, month.start), min(end, month.end), "month")
        kept = self._runs.setdefault((run.start, run.end, finest), _Run(run, finest))
        place = kept, period.last if period.days else period.start
        self._places[period.name] = place
        return place


def _counted_twice(names: tuple[str, str | None, str | None], of_key: Mapping[_Run, _Sum]) -> Iterable[Problem]:
    ordered = sorted(of_key.items(), key=lambda item: _order(item[0]))
    longest: tuple[_Run, _Sum] | None = None
    inside: dict[_Run, list[tuple[_Run, _Sum]]] = {}
    for run, sum_ in ordered:
        if longest and run.period.overlaps(longest[0].period):
            wide, part = sorted([longest, (run, sum_)], key=lambda one: (one[0].finest, -one[0].period.days))
            inside.setdefault(wide[0], []).append(part)
        if longest is None or run.period.end > longest[0].period.end:
            longest = run, sum_
    for run, parts in inside.items():
        yield _twice(names, (run, of_key[run]), parts)


def _twice(
    names: tuple[str, str | None, str | None], wide: tuple[_Run, _Sum], parts: list[tuple[_Run, _Sum]]
) -> Problem:
    """One problem for a wide row, however many rows lie inside it."""
    part, first = parts[0]
    inside = Place(first.file, first.line, 1), f"inside it: {part.period.name}"
    rows = "a row" if len(parts) == 1 else f"{len(parts)} rows"
    return Problem(
        "A054",
        f"the row for {wide[0].period.name} and {rows} inside it would count twice ({_scope(names)})",
        Place(wide[1].file, wide[1].line, 1),
        "keep the whole or its parts",
        places=(inside,),
    )


def _read_twice(names: tuple[str, str | None, str | None], first: Actual, again: Actual) -> Problem:
    return Problem(
        "A062",
        f"two readings of {names[0]} for {again.period.name} ({_scope(names)}): which holds?",
        Place(again.file, again.line, 1),
        "keep one; parts of a reading need a segment or branch of their own",
        places=((Place(first.file, first.line, 1), f"first here: {first.value:f}"),),
    )


def _scope(names: tuple[str, str | None, str | None]) -> str:
    return " / ".join(name for name in names if name)


def _order(run: _Run) -> tuple[date, date, bool]:
    return run.period.start, run.period.end, run.finest


def _sortable(names: tuple[str, str | None, str | None]) -> tuple[str, str, str]:
    metric, segment, branch = names
    return metric, segment or "", branch or ""
