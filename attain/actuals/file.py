"""One file of actuals: its rows as `Actual`s, and what is wrong with it.

A date, a name or a column is judged once and then looked up, so that a row costs little; only a cell that
cannot be used is looked at twice.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from attain.actuals.columns import Columns, find_columns, further_columns, missing_help
from attain.actuals.repeated import figure_text
from attain.errors import Problem
from attain.model.values import MOST_DECIMALS, NUMBER_CODES, is_currency
from attain.number import NumberFault, money_apart, parse_localized, parse_plain
from attain.period import PeriodFault
from attain.read.csv_faults import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from attain.actuals.columns import Field
    from attain.actuals.engine import RowFile
    from attain.actuals.labels import Label
    from attain.actuals.repeated import Saying
    from attain.model import Actual, Plan
    from attain.model.plan import NumberFormat
    from attain.period import Period

    Finder = Callable[[list[str]], str | None]


GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
UNUSABLE = ""
_SAY_FORMAT = "say how files write figures: actuals: {number_format: id} or {number_format: en}"
BESIDE = "\x1f"  # between the names of columns that are not ours


class FileReader:
    """Reads one file; `problems` is complete once `actuals` is exhausted."""

    def __init__(self, plan: Plan, file: RowFile, labels: Mapping[str, Label], saying: Saying | None = None) -> None:
        """Start before the first row. `saying` gathers what the rows say, to point out repeated ones."""
        self._plan = plan
        self._file = file
        self._labels = labels
        self._saying = saying
        self._names: dict[str, list[str]] = {}
        self._problems: list[Problem] = []
        self._errors = 0
        self._stop: list[Problem] = []
        self._repeated: dict[str, tuple[Problem, int]] = {}
        self._periods: dict[str, Period] = {}
        self._dates = plan.dates
        self._unordered: dict[str, Problem] = {}
        self._formats: dict[str, NumberFormat] = {
            name: metric.number_format or plan.actuals.number_format or "plain" for name, metric in plan.metrics.items()
        }
        # Where the plan writes 1.500 for fifteen hundred and nobody said how the files do, that has two readings.
        unsaid = plan.locale == "id" and plan.actuals.number_format is None
        self._doubtful = {name for name, metric in plan.metrics.items() if unsaid and not metric.number_format}
        self._money = {name: metric.unit for name, metric in plan.metrics.items() if is_currency(metric.unit)}

    def actuals(self) -> Iterator[Actual]:
        """The rows that can be used, in the file's order."""
        header = self._file.header
        if header is None:
            return
        columns, wrong = find_columns(self._plan, header)
        self._problems += wrong
        if columns is not None:
            yield from self._rows(columns)

    def problems(self) -> list[Problem]:
        """What was found wrong, the file's own problems included."""
        repeated = [_with_count(problem, count) for problem, count in self._repeated.values()]
        return [*self._file.problems, *self._problems, *repeated, *self._stop]

    def names(self) -> dict[str, tuple[str, ...]]:
        """The names met of each label that the plan does not declare."""
        return {label: tuple(texts) for label, texts in self._names.items()}

    def _rows(self, columns: Columns) -> Iterator[Actual]:
        file, saying, periods, actual = self._file.name, self._saying, self._periods, self._plan.actual
        metric_of = self._finder("metric", columns.metric)
        segment_of = self._finder("segment", columns.segment)
        branch_of = self._finder("branch", columns.branch)
        unsplit = self._unsplit(columns)
        layout, further = self._further(columns)
        for line, cells in self._file.rows():
            period = periods.get(cells[columns.date]) or self._period(cells, columns.date)
            metric, segment, branch = metric_of(cells), segment_of(cells), branch_of(cells)
            value = self._value(cells, columns.value, metric)
            if period is None or value is None or not metric or UNUSABLE in (segment, branch):
                if self._stop:
                    break
                continue
            if metric in unsplit:
                self._count(f"unsplit {metric}", unsplit[metric])
                continue
            if saying is not None:
                said = (layout, metric, segment or "", branch or "", period.name, figure_text(value), *further(cells))
                if saying.add(said, line):
                    saying.again = self._file.row_place()
            yield actual(
                metric=metric,
                segment=segment,
                branch=branch,
                period=period,
                value=value,
                file=file,
                line=line,
            )

    def _further(self, columns: Columns) -> tuple[str, Callable[[list[str]], tuple[str, ...]]]:
        """The columns that are not ours: their names as one text, and what gives a row's cells under them in order."""
        names = self._file.header.names if self._file.header else ()
        further = further_columns(names, columns)
        layout = BESIDE.join(names[index] for index in further)
        if len(further) < 2:  # noqa: PLR2004 - of one index itemgetter gives the cell itself
            return layout, lambda cells: tuple(cells[index] for index in further)
        return layout, itemgetter(*further)

    def _finder(self, label: str, column: int | None) -> Finder:
        """What gives a row's name for a label; of an absent column, the only name there is, or None."""
        judge = self._labels[label]
        if column is None:
            only = judge.only
            return lambda _cells: only
        known: dict[str, str] = {}

        def find(cells: list[str]) -> str:
            text = cells[column]
            name = known.get(text)
            if not name:
                name = known[text] = self._judged(judge, text, column)
            return name

        return find

    def _judged(self, judge: Label, text: str, column: int) -> str:
        key = f"{judge.label} {text}"
        if key in self._repeated:
            self._count(key, self._repeated[key][0])
            return UNUSABLE
        name, problem = judge.resolve(text, self._file.place(column))
        if problem is not None and name is None:
            self._count(key, problem)
        elif problem is not None:
            self._tell(problem)
        if name is not None and judge.free:
            self._names.setdefault(judge.label, []).append(text)
        return name or UNUSABLE

    def _unsplit(self, columns: Columns) -> dict[str, Problem]:
        """The metrics that need a column which this file lacks: targets of theirs name such members."""
        header = self._file.header
        found = self._rates() if header else {}
        labels: tuple[tuple[Field, int | None], ...] = (("segment", columns.segment), ("branch", columns.branch))
        for label, column in labels:
            if header is None or column is not None or self._labels[label].only is not None:
                continue
            for metric in {t.metric for t in self._plan.targets if getattr(t, label)}:
                message = f"the column {label} is missing; {metric} has targets by {label}"
                found[metric] = Problem("A030", message, header.place, missing_help(label, self._plan, header))
        return found

    def _rates(self) -> dict[str, Problem]:
        """The metrics that have no rows of their own."""
        header = self._file.header
        return {
            name: Problem(
                "A061",
                f"{name} is a rate: its rows are those of {metric.numerator} and {metric.denominator}",
                header.place,
                "record the two sides; the rate is computed",
            )
            for name, metric in self._plan.metrics.items()
            if metric.kind == "rate" and header
        }

    def _period(self, cells: list[str], column: int) -> Period | None:
        """The period of a date that was not met before."""
        text = cells[column]
        if text in self._unordered:
            self._count("order of dates", self._unordered[text])
            return None
        try:
            period = self._dates.parse(text)
        except PeriodFault as error:
            problem = Problem("A036", error.message, self._file.place(column), error.help)
            if self._dates.needs_order(text):
                self._unordered[text] = problem
                self._count("order of dates", problem)
            else:
                self._tell(problem)
            return None
        self._periods[text] = period
        return period

    def _value(self, cells: list[str], column: int, metric: str | None) -> Decimal | None:
        text = cells[column]
        number = self._file.numbers
        style = "plain" if number else self._formats.get(metric or UNUSABLE, "plain")
        try:
            value, text = self._parsed(text, style, metric)
        except NumberFault as error:
            place = self._file.place(column)
            self._tell(Problem(NUMBER_CODES[error.kind], error.message, place, error.help))
            return None
        if metric in self._doubtful and not number and GROUPED.fullmatch(text):
            message = f"ambiguous figure: {text}"
            mend = "say in the plan how the files write figures: actuals: {number_format: plain} or {number_format: id}"
            self._count("ambiguous", Problem("A023", message, self._file.place(column), mend))
            return None
        if metric in self._money and _decimals(text, style) > MOST_DECIMALS:
            message = f"{text[:40]} has more decimals than any currency"
            place = self._file.place(column)
            self._count("decimals", Problem("A028", message, place, severity="warning"))
        return value

    def _parsed(self, text: str, style: NumberFormat, metric: str | None) -> tuple[Decimal, str]:
        """A figure, and its text without the metric's currency, which may stand there where figures are localized."""
        try:
            return parse_plain(text) if style == "plain" else parse_localized(text, style), text
        except NumberFault as error:
            code, bare = self._apart(text)
            if code is None:
                raise
            if style != "plain" and code == self._money.get(metric or UNUSABLE):
                return parse_localized(bare, style), bare
            mend = f"it says {code}: give {metric} that unit, or write the figure alone"
            if style == "plain":
                mend = f"{error.help}; or {_SAY_FORMAT}"
            raise NumberFault(error.kind, error.message, mend, error.offset, error.length) from None

    def _apart(self, text: str) -> tuple[str | None, str]:
        """The currency that a cell names, and the figure beside it."""
        return money_apart(text)

    def _count(self, key: str, problem: Problem) -> None:
        """Keep the first problem of a kind, and how many rows share it."""
        first, rows = self._repeated.get(key, (problem, 0))
        self._repeated[key] = first, rows + 1
        if not rows:
            self._weigh(problem)

    def _tell(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._weigh(problem)

    def _weigh(self, problem: Problem) -> None:
        """End the reading at the error after which the rest would not help; warnings end nothing, their rows count."""
        self._errors += problem.severity == "error"
        if self._errors >= MOST_PROBLEMS and not self._stop:
            message = "too many problems; the rest of the file was not read"
            self._stop.append(Problem("A041", message, problem.place))


def _decimals(text: str, style: str) -> int:
    """How many digits stand behind the decimal mark."""
    return len(text.partition("," if style == "id" else ".")[2])


def _with_count(problem: Problem, rows: int) -> Problem:
    if rows == 1:
        return problem
    others = f" (and {rows - 1:,} more row{'s' if rows > 2 else ''})"  # noqa: PLR2004 - plural
    return problem._replace(message=problem.message + others)
