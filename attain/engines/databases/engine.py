"""The engine for databases and lakes: one statement that adds up there, unless a row is in doubt.

What comes back has a row for each metric, segment, branch and month (for readings and months with a cut, for each
day), with how many rows would not do. Where any would not, or a name or date cannot be used, the source is read by
rows. Where all can be used and something is to be warned of, a second statement asks for the first rows alone.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.adding import EXACT, Runs
from attain.actuals.columns import FIELDS, find_columns, theirs
from attain.actuals.file import FileReader
from attain.actuals.labels import labels_of, unsplit
from attain.actuals.merging import stocks_of, years_of_use
from attain.actuals.parts import Part, Reading, SourceTotals
from attain.engines.databases.driver import Refusal, opened
from attain.engines.databases.row_file import DatabaseRows, header_problems
from attain.engines.databases.statement import firsts, grouped
from attain.errors import Place, Problem, has_errors
from attain.model.addresses import Address
from attain.model.input import Input
from attain.model.values import is_currency
from attain.number.format import trimmed
from attain.period import PeriodFault
from attain.read.csv import Header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.parts import Run
    from attain.actuals.source import Source, Wanted
    from attain.engines.databases.driver import Column, Driver
    from attain.model import Plan

MOST_NAMES = 5_000  # whose first rows are asked for by number
SCHEMES = ("sqlite", "duckdb", "postgresql", "postgres", "s3", "gs", "https", "http")


class DatabaseEngine:
    """See `attain.actuals.engine.Engine`."""

    name = "databases"

    def takes(self, source: Source, wanted: Wanted) -> bool:  # noqa: ARG002 - the contract
        """Every one of its kind."""
        return _is_ours(source)

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each."""
        return [_totals(source, address_of(source), wanted) for source in sources]

    def open(self, source: Source, wanted: Wanted) -> DatabaseRows | None:
        """Its rows; None where the source is another's."""
        return DatabaseRows(source, address_of(source), wanted) if _is_ours(source) else None


def _is_ours(source: Source) -> bool:
    """By its address."""
    return isinstance(source.detail, Address) and source.detail.scheme in SCHEMES


def address_of(source: Source) -> Address:
    """Where a source of ours lies."""
    if not isinstance(source.detail, Address):
        raise TypeError(f"not at an address: {source.name}")
    return source.detail


def _totals(source: Source, address: Address, wanted: Wanted) -> SourceTotals | None:
    """What a source brings; None where it is to be read by rows."""
    try:
        driver = opened(address, wanted)
    except Refusal as refusal:  # it would be refused again
        problem = Problem(refusal.code, refusal.message, Place(source.name, 1, 1), refusal.mend)
        return SourceTotals(Input(source.name, "", 0), (), None, {}, (problem,))
    try:
        return _added(driver, source, address, wanted)
    except (Refusal, _DoubtError):  # who goes by rows says why
        return None
    finally:
        driver.close()


class _DoubtError(Exception):
    """Something is not as it should be."""


def _added(driver: Driver, source: Source, address: Address, wanted: Wanted) -> SourceTotals:
    columns = _columns(driver.columns(), source.name, wanted.plan)
    adding = _Adding(driver, columns, wanted)
    for row in driver.rows(grouped(driver, columns, wanted)):
        adding.add(row)
    if not adding.rows:
        raise _DoubtError
    problems: tuple[Problem, ...] = ()
    if adding.odd_names or adding.out_of_years():
        for row in driver.rows(firsts(driver, columns, wanted)):
            adding.place(row)
        problems = _warnings(source, address, wanted, adding)
    return SourceTotals(Input(source.name, "", adding.rows), adding.parts(), None, adding.names(), problems)


def _warnings(source: Source, address: Address, wanted: Wanted, adding: _Adding) -> tuple[Problem, ...]:
    """What is to be said of names that can be used: at the first row of each, worded by who reads rows."""
    if not adding.odd_names:
        return ()
    numbers = adding.first_rows()
    if len(numbers) > MOST_NAMES:
        raise _DoubtError
    with DatabaseRows(source, address, wanted, numbers) as file:
        reader = FileReader(wanted.plan, file, labels_of(wanted.plan))
        for _ in reader.actuals():
            pass
        problems = tuple(reader.problems())
    if has_errors(problems):
        raise _DoubtError
    return problems


def _columns(found: Sequence[Column], name: str, plan: Plan) -> dict[str, Column]:
    """Our columns by our names."""
    place = Place(name, 1, 1)
    header = Header(tuple(column.name for column in found), (place,) * len(found))
    columns, problems = find_columns(plan, header)
    twice = header_problems(header.names, header.places, set(theirs(plan).values()))
    if columns is None or problems or twice or found[columns.value].kind == "binary":
        raise _DoubtError
    if plan.actuals.date_format and found[columns.date].kind != "day":  # dialects share no way to put a text in order
        raise _DoubtError
    return {field: found[index] for field in FIELDS if (index := getattr(columns, field)) is not None}


_Key = tuple[str, str | None, str | None, "Run"]


class _Sum:
    """A part in the making, and of its latest day how many rows there are, and their sum."""

    __slots__ = ("last", "latest", "line", "reading", "rows", "sum")

    def __init__(self, last: date) -> None:
        self.sum = Decimal(0)
        self.rows = 0
        self.last = last
        self.line: int | None = None
        self.latest = 0
        self.reading = Decimal(0)


class _Met(NamedTuple):
    """What a date, or the month of several, means."""

    run: Run
    last: date | None


class _Adding:
    """The rows of the statement, each judged by its few distinct names and dates, put together as parts."""

    def __init__(self, driver: Driver, columns: dict[str, Column], wanted: Wanted) -> None:
        plan = wanted.plan
        self.rows = 0
        self._plan = plan
        self._total = driver.dialect.total
        self._runs = Runs(plan.calendar, wanted.cuts)
        self._stocks = stocks_of(plan)
        self._money = {name for name, metric in plan.metrics.items() if is_currency(metric.unit)}
        self._labels = labels_of(plan)
        self._absent = {label for label in self._labels if label not in columns}
        self._refused = unsplit(plan, self._labels, self._absent)
        self._names: dict[tuple[str, str], str | None] = {}
        self._dates: dict[tuple[str, bool], _Met] = {}
        self._sums: dict[_Key, _Sum] = {}
        self._first: dict[tuple[str, str], int] = {}
        self.odd_names = False

    def add(self, row: Sequence[object]) -> None:
        """Take one row of the statement."""
        metric, segment, branch = (self._name(label, str(text)) for label, text in zip(self._labels, row, strict=False))
        day, by_month, scale, rows, unfit, wide, latest, total = row[3:]
        if metric is None or metric in self._refused or unfit or (wide and metric in self._money):
            raise _DoubtError
        met = self._date(str(day), month=bool(by_month))
        last = met.last or date.fromisoformat(str(latest))
        amount = EXACT.scaleb(self._total(total), -int(str(scale)))
        found = self._sums.setdefault((metric, segment, branch, met.run), _Sum(last))
        found.sum = EXACT.add(found.sum, amount)
        found.rows += int(str(rows))
        self.rows += int(str(rows))
        if last > found.last:
            found.last, found.latest, found.reading = last, 0, Decimal(0)
        if last == found.last:
            found.latest += int(str(rows))
            found.reading = EXACT.add(found.reading, amount)

    def place(self, row: Sequence[object]) -> None:
        """Take one row of the statement for first rows."""
        texts = [str(text) for text in row[:3]]
        day, by_month, number = str(row[3]), bool(row[4]), int(str(row[5]))
        metric, segment, branch = (self._name(label, text) for label, text in zip(self._labels, texts, strict=True))
        found = self._sums.get((metric or "", segment, branch, self._date(day, month=by_month).run))
        if found is None:  # the table changed between the two statements
            raise _DoubtError
        found.line = min(found.line or number, number)
        for key in zip(self._labels, texts, strict=True):
            self._first[key] = min(self._first.get(key, number), number)

    def first_rows(self) -> set[int]:
        """The first row of each name that the plan does not declare."""
        return {
            number
            for (label, _), number in self._first.items()
            if self._labels[label].free and label not in self._absent
        }

    def out_of_years(self) -> bool:
        """Whether there are rows in a year that no target speaks of."""
        plan = self._plan
        years = years_of_use(plan) if plan.targets else None
        runs = {key[3] for key in self._sums}
        return years is not None and any(plan.calendar.year_of(run.period.start).name not in years for run in runs)

    def parts(self) -> tuple[Part, ...]:
        """What was added."""
        return tuple(
            Part(metric, segment, branch, run, _bare(s.sum), s.rows, s.last, s.line, self._reading(metric, s))
            for (metric, segment, branch, run), s in self._sums.items()
        )

    def names(self) -> dict[str, tuple[str, ...]]:
        """The names met of each label that the plan does not declare."""
        met: dict[str, list[str]] = {}
        for label, text in sorted(self._names):
            if self._labels[label].free and label not in self._absent:
                met.setdefault(label, []).append(text)
        return {label: tuple(texts) for label, texts in met.items()}

    def _reading(self, metric: str, found: _Sum) -> Reading | None:
        if metric not in self._stocks:
            return None
        if found.latest != 1:
            raise _DoubtError
        return Reading(_bare(found.reading), _bare(found.reading), None, None)

    def _name(self, label: str, text: str) -> str | None:
        if label in self._absent:
            return self._labels[label].only
        known = self._names.get((label, text))
        if known is None:
            known, problem = self._labels[label].resolve(text, Place("", 1, 1))
            if known is None or (problem is not None and problem.severity == "error"):
                raise _DoubtError
            self.odd_names = self.odd_names or problem is not None
            self._names[label, text] = known
        return known

    def _date(self, text: str, *, month: bool) -> _Met:
        known = self._dates.get((text, month))
        if known is None:
            written = f"{text}-01" if month else text
            try:
                run, last = self._runs.of(self._plan.calendar.parse(written, spans=False))
            except PeriodFault:
                raise _DoubtError from None
            known = self._dates[text, month] = _Met(run, None if month else last)
        return known


def _bare(value: Decimal) -> Decimal:
    """The figure without zeros behind its point."""
    return Decimal(trimmed(f"{value:f}"))
