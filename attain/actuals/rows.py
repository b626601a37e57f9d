"""The reference reader of actuals: CSV files, row by row, each row a Pydantic `Actual`.

It streams: a file is never held whole. What it cannot use is a problem with its place, and the row is left out;
whoever calls decides whether a report may still be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attain.actuals.adding import Adder
from attain.actuals.file import FileReader, Seen
from attain.actuals.labels import labels_of
from attain.actuals.totals import Totals
from attain.model.input import Input
from attain.period import FIRST_YEAR
from attain.read.csv import open_csv
from attain.read.excerpts import with_excerpts
from attain.read.files import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from attain.errors import Problem
    from attain.model import Plan


def read_totals(
    plan: Plan, files: Iterable[str], cuts: Iterable[date] = (), *, stdin: BinaryIO | None = None
) -> tuple[Totals, list[Problem]]:
    """The totals of all files (`-` is `stdin`), each read once, and every problem found in them.

    Months are split at the days of `cuts`, so that a report may begin or end inside one.
    """
    adder = Adder(plan.calendar, cuts)
    labels = labels_of(plan)
    seen = Seen()
    problems: list[Problem] = []
    inputs: list[Input] = []
    source = plan.actuals
    for name in each_once(files):
        with open_csv(name, delimiter=source.delimiter, encoding=source.encoding, stdin=stdin) as file:
            reader = FileReader(plan, file, labels, seen)
            for actual in reader.actuals():
                adder.add(actual)
            problems += reader.problems()
            inputs.append(Input(file.name, file.sha256, file.rows_read))
    stocks = {name for name, metric in plan.metrics.items() if metric.kind == "stock"}
    late = adder.counted_twice(stocks) + adder.read_twice(stocks)
    if plan.targets:
        late += adder.out_of_period(_years_of_use(plan))
    problems += with_excerpts(late, source.encoding)
    return Totals(adder.totals(), tuple(inputs)), problems


def _years_of_use(plan: Plan) -> set[str]:
    """The fiscal years that targets touch, and the year before each: growth and profiles are learned from it."""
    calendar = plan.calendar
    days = [day for target in plan.targets for day in (target.period.start, target.period.last)]
    before = [calendar.year_before(day) for day in days if day.year > FIRST_YEAR]
    return {year.name for year in (*map(calendar.year_of, days), *before)}
