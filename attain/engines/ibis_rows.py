"""The groups that a backend gave, judged by the reader of files: the same codes, words and suggestions.

Each group stands for its rows: `GroupFile` shows it to `FileReader` as one row, with a weight. A problem is counted by
that weight, and says in which group it was met, since a distributed table has no lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from attain.actuals.adding import EXACT, Runs
from attain.actuals.file import FileReader
from attain.actuals.parts import Part, Reading, Run
from attain.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

    from attain.actuals.columns import Columns
    from attain.actuals.labels import Label
    from attain.model import Actual, Plan
    from attain.period import Calendar
    from attain.read.csv import Header

DAY_TEXT = 10  # characters of a day; a month, quarter or year has fewer


@dataclass(frozen=True, slots=True)
class Group:
    """What stands for rows: its five texts, how many rows it is, and what they bring.

    `total` is the sum of figures, None where the texts say one figure each, or none. `long` is a figure with more
    places than money has, and how many rows are so. `read` is the latest day's sum, rows, first figure and day.
    """

    metric: str
    segment: str
    branch: str
    date: str
    value: str
    rows: int
    total: Decimal | None = None
    last: str = ""
    long: tuple[str, int] = ("", 0)
    read: tuple[Decimal, int, Decimal, str] | None = None
    corrupt: str | None = None


class GroupFile:
    """Groups as a file of rows; see `RowFile`. `group` is the one given last."""

    sha256 = ""

    def __init__(
        self,
        name: str,
        header: Header,
        columns: Columns | None,
        groups: Sequence[Group],
        rows: int,
        *,
        numbers: bool = False,
    ) -> None:
        """Stand for that many rows of a source."""
        self.name = name
        self.header: Header | None = header
        self.problems: list[Problem] = []
        self.numbers = numbers
        self.group: Group
        self._columns = columns
        self._groups = groups
        self.rows_read = rows

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each group, its texts under the columns that they came from."""
        if self.header is None or self._columns is None:
            return
        at = self._columns
        for group in self._groups:
            self.group = group
            cells = [""] * len(self.header.names)
            texts = {
                at.metric: group.metric,
                at.segment: group.segment,
                at.branch: group.branch,
                at.date: group.date,
                at.value: group.value,
            }
            for index, text in texts.items():
                if index is not None:
                    cells[index] = text
            yield 1, cells

    def place(self, index: int) -> Place:
        """The source: a distributed table has neither lines nor columns to point at."""
        del index
        return self.row_place()

    def row_place(self) -> Place:
        """The source."""
        return Place(self.name, 1, 1)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held."""


class GroupReader(FileReader):
    """Judges groups as it judges rows; `parts` are what they bring."""

    def __init__(self, plan: Plan, file: GroupFile, labels: Mapping[str, Label], cuts: Sequence[date]) -> None:
        """Start before the first group."""
        super().__init__(plan, file, labels)
        # One date stands for all of a group that the backend could not name.
        self._dates = plan.dates._replace(names=False)
        self._groups = file
        self._brought = _Brought(plan.calendar, cuts, {n for n, m in plan.metrics.items() if m.kind == "stock"})

    def parts(self) -> tuple[Part, ...]:
        """Everything read, added up; `problems` is complete afterwards."""
        for actual in self.actuals():
            self._brought.add(actual, self._groups.group)
        return self._brought.parts()

    def _value(self, cells: list[str], column: int, metric: str | None) -> Decimal | None:
        group = self._groups.group
        if group.corrupt is not None:
            mend = "give every record as many cells as the header has"
            message = f"a record that cannot be split into the columns: {group.corrupt[:60]}"
            self._count("corrupt", Problem("A032", message, self._groups.row_place(), mend))
            return None
        if group.total is None:
            return super()._value(cells, column, metric)
        text, rows = group.long
        if rows and metric in self._money:
            message = f"{text[:40]} has more decimals than any currency"
            place = self._groups.row_place()
            self._count("decimals", Problem("A028", message, place, severity="warning"), rows)
        return group.total

    def _apart(self, text: str) -> tuple[str | None, str]:
        """None: one text is shown of many that the backend could not read, and stands for no figure."""
        return None, text

    def _tell(self, problem: Problem) -> None:
        if problem.severity == "warning":
            super()._tell(problem)
        else:
            self._count(f"told {problem.code} {problem.message}", problem)

    def _count(self, key: str, problem: Problem, weight: int | None = None) -> None:
        first, rows = self._repeated.get(key) or (self._placed(problem), 0)
        self._repeated[key] = first, rows + (self._groups.group.rows if weight is None else weight)
        if not rows:
            self._weigh(problem)

    def _placed(self, problem: Problem) -> Problem:
        """The problem with the group in which it was met first."""
        group = self._groups.group
        names = " / ".join(name for name in (group.metric, group.segment, group.branch) if name.strip())
        met = f"first met in {names or 'a row without names'}, {group.date or 'without a date'}"
        return problem._replace(places=(*problem.places, (self._groups.row_place(), met)))


# A latest day's readings: the day, their sum, how many they are, and the first of them.
_Read = tuple[date, Decimal, int, Decimal]


@dataclass(slots=True)
class _Sum:
    sum: Decimal
    rows: int
    last: date
    read: _Read | None = None


class _Brought:
    """Groups added up by what their texts mean: two spellings of a name are one."""

    def __init__(self, calendar: Calendar, cuts: Sequence[date], stocks: set[str]) -> None:
        self._calendar = calendar
        self._runs = Runs(calendar, cuts)
        self._stocks = stocks
        self._sums: dict[tuple[str, str | None, str | None, Run], _Sum] = {}

    def add(self, actual: Actual, group: Group) -> None:
        run, last = self._runs.of(actual.period)
        if group.total is None:
            # Rows that all say the same figure, which was not in the sums.
            total = EXACT.multiply(actual.value, group.rows)
            read: _Read | None = (last, total, group.rows, actual.value)
        else:
            total = group.total
            last = date.fromisoformat(group.last) if len(group.last) == DAY_TEXT else last
            read = (last, *group.read[:3]) if group.read else None
        key = actual.metric, actual.segment, actual.branch, run
        found = self._sums.get(key)
        if found is None:
            self._sums[key] = found = _Sum(Decimal(0), 0, last)
        found.sum = EXACT.add(found.sum, total)
        found.rows += group.rows
        found.last = max(found.last, last)
        if actual.metric in self._stocks and read is not None:
            found.read = _later(found.read, read)

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(*key, found.sum, found.rows, found.last, 1, _reading(found)) for key, found in self._sums.items()
        )


def _later(one: _Read | None, other: _Read) -> _Read:
    """The readings of the later day, or of both where it is one."""
    if one is None or other[0] > one[0]:
        return other
    if other[0] < one[0]:
        return one
    return one[0], EXACT.add(one[1], other[1]), one[2] + other[2], one[3]


def _reading(found: _Sum) -> Reading | None:
    if found.read is None:
        return None
    _, value, rows, first = found.read
    return Reading(value, first, 1, 1 if rows > 1 else None)
