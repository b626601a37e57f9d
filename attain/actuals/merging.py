"""The totals of several sources put together, and what they make wrong with each other.

Rows that would count twice, readings that contradict each other, rows that stand twice and names written in two ways
may lie in one source or in two; all are found here. Where a problem needs a line that a source does not know, the
source is named in `unplaced`, and whoever reads asks for it again, by lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.adding import EXACT
from attain.actuals.names_met import clashes
from attain.actuals.repeated import repeated
from attain.actuals.totals import Key, Total, Totals
from attain.errors import Place, Problem
from attain.period import FIRST_YEAR, Calendar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from attain.actuals.parts import Part, Reading, Run, SourceTotals
    from attain.model import Plan

Names = tuple[str, str | None, str | None]


@dataclass(slots=True)
class _Sum:
    """A total in the making: the part that came first, and those that the latest day's readings stand in."""

    sum: Decimal
    rows: int
    last: date
    reading: Reading | None
    source: int
    line: int | None
    read_in: int
    again_in: int | None = None
    again: int | None = None
    value: Decimal | None = None


class Merged(NamedTuple):
    """The totals of all sources and the problems between them; `unplaced` are the sources that must tell lines first.

    `unlike` are those in which a name is written otherwise than in a source before it: they must be read again by who
    knows the names before. `outside` are the runs in years without targets of those that have some and do not know
    where: of these one line is enough.
    """

    totals: Totals
    problems: tuple[Problem, ...]
    unplaced: frozenset[int]
    unlike: frozenset[int]
    outside: Mapping[int, frozenset[Run]]


def merge(sources: Sequence[SourceTotals], plan: Plan, first: Mapping[int, tuple[int, Run]] | None = None) -> Merged:
    """The totals of sources, in their order, under a plan; `first` answers an earlier merger's `outside`."""
    sums = Sums(plan.calendar, sources)
    stocks = stocks_of(plan)
    late = [*sums.counted_twice(stocks), *sums.read_twice(stocks)]
    if plan.targets:
        late += sums.out_of_period(years_of_use(plan), first or {})
    again, unplaced = repeated(sources)
    problems = [*again, *late]
    totals = Totals(sums.totals(), tuple(source.input for source in sources))
    return Merged(totals, tuple(problems), frozenset(sums.unplaced | unplaced), clashes(sources), sums.outside)


def stocks_of(plan: Plan) -> set[str]:
    """The metrics whose rows are readings of a moment."""
    return {name for name, metric in plan.metrics.items() if metric.kind == "stock"}


class Sums:
    """The parts of sources added up by key and run of days."""

    def __init__(self, calendar: Calendar, sources: Sequence[SourceTotals]) -> None:
        """Add up everything."""
        self._calendar = calendar
        self._sources = sources
        self._runs: list[Run] = []
        self._sums: dict[Names, dict[int, _Sum]] = {}
        self.unplaced: set[int] = set()
        self.outside: dict[int, frozenset[Run]] = {}
        numbers: dict[Run, int] = {}
        for index, source in enumerate(sources):
            known: dict[int, int] = {}  # by identity: a source's parts share their runs
            for part in source.parts:
                run = known.get(id(part.run))
                if run is None:
                    run = known[id(part.run)] = numbers.setdefault(part.run, len(numbers))
                self._add(index, part, run)
        self._runs = list(numbers)

    def _add(self, source: int, part: Part, run: int) -> None:
        names = part[:3]
        of_key = self._sums.get(names)
        if of_key is None:
            of_key = self._sums[names] = {}
        found = of_key.get(run)
        reading = part.reading
        if found is None:
            again_in = source if reading is not None and reading.again is not None else None
            of_key[run] = _Sum(part.sum, part.rows, part.last, reading, source, part.line, source, again_in)
            return
        found.sum = EXACT.add(found.sum, part.sum)
        found.rows += part.rows
        if part.last > found.last:
            found.last, found.reading, found.read_in = part.last, reading, source
            found.again_in = source if reading is not None and reading.again is not None else None
        elif part.last == found.last and reading is not None and found.reading is not None:
            if found.again_in is None:
                found.again_in = source
                found.reading = found.reading._replace(again=reading.line)
            found.reading = found.reading._replace(value=EXACT.add(found.reading.value, reading.value))

    def totals(self) -> Mapping[Key, tuple[Total, ...]]:
        """What was added, each key's totals in order of time."""
        order = sorted(range(len(self._runs)), key=lambda run: _order(self._runs[run]))
        rank = {run: at for at, run in enumerate(order)}
        return {
            Key(*names): tuple(self._total(run, of_key[run]) for run in sorted(of_key, key=rank.__getitem__))
            for names, of_key in sorted(self._sums.items(), key=lambda item: _sortable(item[0]))
        }

    def _total(self, run: int, found: _Sum) -> Total:
        period = self._runs[run].period
        if found.reading is None:
            return Total(period, found.sum, found.rows, period.last, None)
        return Total(period, found.sum, found.rows, found.last, found.reading.value)

    def counted_twice(self, stocks: Container[str] = ()) -> list[Problem]:
        """Rows that cover a longer span beside rows inside it for the same scope: they would count twice.

        Readings of a stock do not add up over time, so a quarter's may stand beside a month's.
        """
        # Runs of single days never overlap each other: without a longer one there is nothing to find.
        longer = {number for number, run in enumerate(self._runs) if not run.finest}
        return [
            problem
            for names, of_key in self._sums.items()
            if names[0] not in stocks and not longer.isdisjoint(of_key)
            for problem in self._counted_twice(names, of_key)
        ]

    def _counted_twice(self, names: Names, of_key: Mapping[int, _Sum]) -> Iterable[Problem]:
        ordered = sorted(((self._runs[run], run) for run in of_key), key=lambda item: _order(item[0]))
        longest: tuple[Run, int] | None = None
        inside: dict[int, list[int]] = {}
        for run, number in ordered:
            if longest and run.period.overlaps(longest[0].period):
                both = sorted([longest, (run, number)], key=lambda one: (one[0].finest, -one[0].period.days))
                (_, wide), (_, part) = both
                inside.setdefault(wide, []).append(part)
            if longest is None or run.period.end > longest[0].period.end:
                longest = run, number
        for wide, parts in inside.items():
            yield self._twice(names, of_key, wide, parts)

    def _twice(self, names: Names, of_key: Mapping[int, _Sum], wide: int, parts: list[int]) -> Problem:
        """One problem for a wide row, however many rows lie inside it."""
        whole, first = of_key[wide], of_key[parts[0]]
        inside = self._place(first.source, first.line), f"inside it: {self._runs[parts[0]].period.name}"
        rows = "a row" if len(parts) == 1 else f"{len(parts)} rows"
        return Problem(
            "A054",
            f"the row for {self._runs[wide].period.name} and {rows} inside it would count twice ({_scope(names)})",
            self._place(whole.source, whole.line),
            "keep the whole or its parts",
            places=(inside,),
        )

    def read_twice(self, stocks: Container[str]) -> list[Problem]:
        """Two readings of a stock for one day, once for each scope and month: their sum is no reading.

        Only a run's latest day is looked at, for no other is used.
        """
        found: dict[tuple[Names, str, bool], Problem] = {}
        for names, of_key in self._sums.items():
            if names[0] not in stocks:
                continue
            for number, sum_ in of_key.items():
                run = self._runs[number]
                key = names, run.period.name, run.finest
                if sum_.reading is not None and sum_.again_in is not None and key not in found:
                    found[key] = self._read_twice(names, run, sum_, sum_.reading, sum_.again_in)
        return list(found.values())

    def _read_twice(self, names: Names, run: Run, found: _Sum, reading: Reading, again_in: int) -> Problem:
        day = found.last.isoformat() if run.finest else run.period.name
        first = self._place(found.read_in, reading.line)
        return Problem(
            "A062",
            f"two readings of {names[0]} for {day} ({_scope(names)}): which holds?",
            self._place(again_in, reading.again),
            "keep one; parts of a reading need a segment or branch of their own",
            places=((first, f"first here: {reading.first:f}"),),
        )

    def out_of_period(
        self, years: Container[str], first: Mapping[int, tuple[int, Run]] = MappingProxyType({})
    ) -> list[Problem]:
        """A warning for each file with rows in a fiscal year that is none of these."""
        inside: dict[int, bool] = {}
        found: list[Problem] = []
        for index, source in enumerate(self._sources):
            out = [part for part in source.parts if not self._is_inside(part.run, years, inside)]
            if not out:
                continue
            line, run = first.get(index) or min(((part.line or 0, part.run) for part in out), key=itemgetter(0))
            if not line:
                self.outside[index] = frozenset(part.run for part in out)
            found.append(self._out_of_period(index, sum(part.rows for part in out), line, run))
        return found

    def _is_inside(self, run: Run, years: Container[str], known: dict[int, bool]) -> bool:
        found = known.get(id(run))
        if found is None:
            found = known[id(run)] = self._calendar.year_of(run.period.start).name in years
        return found

    def _out_of_period(self, source: int, rows: int, line: int, run: Run) -> Problem:
        return Problem(
            "A055",
            f"{rows:,} row{'s' if rows > 1 else ''} in no year that has a target, first {run.period.name}",
            Place(self._sources[source].input.path, line or 1, 1),
            "check the dates; the rows count in no report of the years that have targets",
            "warning",
        )

    def _place(self, source: int, line: int | None) -> Place:
        if line is None:
            self.unplaced.add(source)
        return Place(self._sources[source].input.path, line or 1, 1)


def years_of_use(plan: Plan) -> set[str]:
    """The fiscal years that targets touch, and the year before each: growth and profiles are learned from it.

    Of a plan with targets the years that it says it is for count as well.
    """
    calendar = plan.calendar
    days = [day for target in plan.targets for day in (target.period.start, target.period.last)]
    days += [year.start for year in plan.years] if plan.targets else []
    before = [calendar.year_before(day) for day in days if day.year > FIRST_YEAR]
    return {year.name for year in (*map(calendar.year_of, days), *before)}


def _scope(names: Names) -> str:
    return " / ".join(name for name in names if name)


def _order(run: Run) -> tuple[date, date, bool]:
    return run.period.start, run.period.end, run.finest


def _sortable(names: Names) -> tuple[str, str, str]:
    metric, segment, branch = names
    return metric, segment or "", branch or ""
