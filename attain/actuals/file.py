"""One CSV file of actuals: its rows as `Actual`s, and what is wrong with it.

A date, a name or a column is judged once and then looked up, so that a row costs little; only a cell that
cannot be used is looked at twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from attain.actuals.columns import Columns, find_columns
from attain.errors import Place, Problem
from attain.model import Actual
from attain.model.fields import MOST_DECIMALS, NUMBER_CODES, is_currency
from attain.number import NumberFault, parse_localized, parse_plain
from attain.period import PeriodFault
from attain.read.csv_faults import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from attain.actuals.labels import Label
    from attain.model import Plan
    from attain.period import Period
    from attain.read.csv import CsvFile

    Finder = Callable[[list[str]], str | None]


@dataclass(slots=True)
class Seen:
    """The rows of all files so far, to point out repeated ones: by the hash of what a row says, where it first stood.

    What it says is what its cells mean, not how they are written: 100 and 100.0 are one figure, a name and its alias
    one name; of the columns that are not ours, the text. Where it stood is one number, the file's index in the upper
    bits and the line in the lower; a million rows are held.
    """

    first: dict[int, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    def begin(self, file: str) -> int:
        """What to add to a line's number in this file."""
        self.files.append(file)
        return (len(self.files) - 1) << LINE_BITS

    def place(self, number: int) -> Place:
        """Where a row first stood."""
        return Place(self.files[number >> LINE_BITS], number & ((1 << LINE_BITS) - 1), 1)


GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
LINE_BITS = 40
MINUS_TWO = -2  # Python's hash of -1 as well as of -2: it cannot stand for a figure
UNUSABLE = ""


class FileReader:
    """Reads one file; `problems` is complete once `actuals` is exhausted."""

    def __init__(self, plan: Plan, file: CsvFile, labels: Mapping[str, Label], seen: Seen) -> None:
        """Start before the first row. `seen` remembers the rows of all files, to point out repeated ones."""
        self._plan = plan
        self._file = file
        self._labels = labels
        self._seen = seen
        self._problems: list[Problem] = []
        self._errors = 0
        self._stop: list[Problem] = []
        self._repeated: dict[str, tuple[Problem, int]] = {}
        self._periods: dict[str, Period] = {}
        self._formats = {
            name: metric.number_format or plan.actuals.number_format or "plain" for name, metric in plan.metrics.items()
        }
        # Where the plan writes 1.500 for fifteen hundred and nobody said how the files do, that has two readings.
        unsaid = plan.locale == "id" and plan.actuals.number_format is None
        self._doubtful = {name for name, metric in plan.metrics.items() if unsaid and not metric.number_format}
        self._money = {name for name, metric in plan.metrics.items() if is_currency(metric.unit)}

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

    def _rows(self, columns: Columns) -> Iterator[Actual]:
        file, seen, periods = self._file.name, self._seen.first, self._periods
        before = self._seen.begin(file)
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
            number = hash(value)
            figure = number if number != MINUS_TWO else f"{value.normalize():f}"
            said = hash((metric, segment, branch, period.name, figure, further(cells)))
            place = before + line
            first = seen.setdefault(said ^ layout, place)
            if first != place:
                self._repeats(self._seen.place(first))
            yield Actual(
                metric=metric,
                segment=segment,
                branch=branch,
                period=period,
                value=value,
                file=file,
                line=line,
            )

    def _further(self, columns: Columns) -> tuple[int, Callable[[list[str]], object]]:
        """The columns that are not ours: the hash of their names, and what gives a row's cells under them in order."""
        ours = {columns.date, columns.branch, columns.segment, columns.metric, columns.value}
        names = self._file.header.names if self._file.header else ()
        further = sorted((name, index) for index, name in enumerate(names) if index not in ours)
        cells = itemgetter(*(index for _, index in further)) if further else lambda _cells: ()
        return hash(tuple(name for name, _ in further)), cells

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
        return name or UNUSABLE

    def _unsplit(self, columns: Columns) -> dict[str, Problem]:
        """The metrics that need a column which this file lacks: targets of theirs name such members."""
        header = self._file.header
        found = self._rates() if header else {}
        for label, column in (("segment", columns.segment), ("branch", columns.branch)):
            if header is None or column is not None or self._labels[label].only is not None:
                continue
            for metric in {t.metric for t in self._plan.targets if getattr(t, label)}:
                message = f"the column {label} is missing; {metric} has targets by {label}"
                mend = f"columns found: {', '.join(header.names[:12])}"
                found[metric] = Problem("A030", message, header.place, mend)
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
        try:
            period = self._plan.calendar.parse(text, spans=False)
        except PeriodFault as error:
            message = error.message.replace("not a period", "not a date")
            self._tell(Problem("A036", message, self._file.place(column), error.help))
            return None
        self._periods[text] = period
        return period

    def _value(self, cells: list[str], column: int, metric: str | None) -> Decimal | None:
        text = cells[column]
        style = self._formats.get(metric or UNUSABLE, "plain")
        try:
            value = parse_plain(text) if style == "plain" else parse_localized(text, style)
        except NumberFault as error:
            place = self._file.place(column)
            self._tell(Problem(NUMBER_CODES[error.kind], error.message, place, error.help))
            return None
        if metric in self._doubtful and GROUPED.fullmatch(text):
            message = f"ambiguous figure: {text}"
            mend = "say in the plan how the files write figures: actuals: {number_format: plain} or {number_format: id}"
            self._count("ambiguous", Problem("A023", message, self._file.place(column), mend))
            return None
        if metric in self._money and _decimals(text, style) > MOST_DECIMALS:
            message = f"{text[:40]} has more decimals than any currency"
            place = self._file.place(column)
            self._count("decimals", Problem("A028", message, place, severity="warning"))
        return value

    def _repeats(self, first: Place) -> None:
        before = ((first, "the same row"),)
        message = "this row stands twice"
        mend = "if it is the same fact, take one out; both are counted"
        place = self._file.row_place()
        self._count("same row", Problem("A038", message, place, mend, "warning", before))

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
    return replace(problem, message=problem.message + others)
