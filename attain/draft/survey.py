"""Files of actuals to what they tell of a plan: columns, names, years, how figures and letters are written.

A file is read once (once more where it is not UTF-8), a large one by DuckDB; what is held of it are its distinct names
and dates.
"""

from __future__ import annotations

import shlex
from contextlib import closing
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS, Field
from attain.draft.apart import apart_in
from attain.draft.columns import columns_in, is_period
from attain.draft.dates import orders_of
from attain.draft.figures import Style, styles_of
from attain.draft.large import distinct_in
from attain.errors import InputError, Place, Problem, refuse
from attain.period import Calendar, PeriodFault
from attain.period.written import WrittenDates
from attain.read.csv import CsvFile, open_csv
from attain.read.source import open_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from attain.draft.apart import Apart
    from attain.draft.columns import Found
    from attain.draft.large import Distinct
    from attain.period.written import DateFormat

SAMPLE = 1_000  # rows that are looked at before the columns are known
AT_ONCE = 20_000
MOST_FIGURES = 20_000  # different figures after which no further one changes how they are written
MOST_METRICS = 200
LABELS: tuple[Field, ...] = ("metric", "segment", "branch")


class Survey(NamedTuple):
    """What files tell. `columns` is ours to theirs, as far as they differ; `names` holds each label's, as first met.

    `styles` has several ways of writing figures where the files fit them all and mean different figures by each.
    `figure` is the name of the column of figures where it tells what is counted. `scopes` are metrics and segments
    that stand together; a label without a column has no names. `used` is ours to theirs of all columns that are read,
    `unused` the names of the others, of which those `apart` tell rows apart; `quarter` is that of the latest row.
    `orders` has several ways of writing dates where the files fit them all and mean different days by each; `years` and
    `quarter` are then by the first.
    """

    columns: Mapping[Field, str]
    names: Mapping[Field, tuple[str, ...]]
    scopes: tuple[tuple[str, str], ...]
    years: tuple[str, ...]
    styles: tuple[Style, ...]
    encoding: str | None
    indonesian: bool
    figure: str | None
    rows: int
    doubtful: tuple[str, Place] | None
    value_place: Place
    used: Mapping[Field, str]
    unused: tuple[str, ...]
    apart: tuple[Apart, ...]
    quarter: str
    orders: tuple[DateFormat | None, ...]
    doubtful_date: tuple[str, Place] | None


class How(NamedTuple):
    """How files are to be read, where somebody said so."""

    columns: Mapping[Field, str] = {}
    delimiter: str | None = None
    encoding: str | None = None
    date_format: DateFormat | None = None


def survey_of(files: Sequence[str], how: How) -> Survey:
    """What the files tell together.

    Raises InputError where one cannot be read, where its columns or dates are not known, or where two do not agree.
    """
    read = [_File(name, how) for name in files]
    first = read[0]
    for other in read[1:]:
        _same(first, other)
    names = {label: tuple(dict.fromkeys(chain.from_iterable(file.names[label] for file in read))) for label in LABELS}
    if len(names["metric"]) > MOST_METRICS:
        index, header = next((file.found.at["metric"], file.header) for file in read if "metric" in file.found.at)
        message = f"the column {header.names[index]} holds {len(names['metric']):,} names, too many for metrics"
        mend = "say which column names the metric: --column metric=NAME"
        raise InputError([Problem("A030", message, header.place_of(index), mend)])
    orders = (how.date_format,) if how.date_format else orders_of(chain.from_iterable(file.dates for file in read))
    days = [file.days(orders[0] if orders else None) for file in read]
    figures = list(dict.fromkeys(chain.from_iterable(file.figures for file in read)))
    return Survey(
        columns={field: theirs for file in read for field, theirs in file.columns().items() if field != theirs},
        names=names,
        scopes=tuple(dict.fromkeys(chain.from_iterable(file.scopes for file in read))),
        years=tuple(sorted({Calendar().year_of(day).name for some in days for day in some})),
        styles=styles_of(figures),
        encoding=first.encoding,
        indonesian=any(file.found.indonesian for file in read),
        figure=first.found.figure,
        rows=sum(file.rows for file in read),
        doubtful=first.first_figure,
        value_place=first.header.place_of(first.found.at["value"]),
        used={field: theirs for file in read for field, theirs in file.columns().items()},
        unused=tuple(dict.fromkeys(chain.from_iterable(file.unused() for file in read))),
        apart=tuple({apart.name: apart for file in reversed(read) for apart in file.apart}.values()),
        quarter=_quarter_of(max(chain.from_iterable(days))),
        orders=orders,
        doubtful_date=next(filter(None, (file.doubtful_date() for file in read)), None) if orders[1:] else None,
    )


class _File:
    """One file, read to its end."""

    def __init__(self, name: str, how: How) -> None:
        self._how = how
        for encoding in _encodings(name, how.encoding):
            self.encoding = encoding
            self.names: dict[Field, dict[str, None]] = {label: {} for label in LABELS}
            self.scopes: dict[tuple[str, str], None] = {}
            self.figures: dict[str, None] = {}
            self.dates: dict[str, None] = {}
            self._places: dict[str, Place] = {}
            with closing(open_csv(name, delimiter=how.delimiter, encoding=encoding)) as file:
                wrong = self._read(file)
            if wrong is None:
                return
        raise InputError([wrong] if wrong else [])

    def columns(self) -> dict[Field, str]:
        """Ours to theirs."""
        return {field: self.header.names[index] for field, index in self.found.at.items()}

    def unused(self) -> list[str]:
        """The names of the columns that are not read."""
        return [name for index, name in enumerate(self.header.names) if index not in self.found.at.values()]

    def _read(self, file: CsvFile) -> Problem | None:
        """Read the file; the problem where its letters are of another encoding."""
        if file.header is None:
            wrong = _other_letters(file)
            if wrong is None:
                raise InputError(file.problems)
            return wrong
        self.header = file.header
        rows = file.rows()
        sample = [(file.row_place(), cells) for _, cells in islice(rows, SAMPLE)]
        wrong = _other_letters(file)
        if wrong is not None:
            return wrong
        if not sample:
            message = "there are no rows to learn from"
            raise InputError([*file.problems, Problem("A035", message, file.header.place, "name a file that has some")])
        first = [cells for _, cells in sample]
        self.found: Found = columns_in(file.header, first, self._how.columns)
        value = self.found.at["value"]
        self.apart = apart_in(file.header, first, self.found.at.values(), value, is_period)
        doubts = ((cells[value], place) for place, cells in sample if len(styles_of([cells[value]])) > 1)
        self.first_figure = next(doubts, None)
        dated = self.found.at["date"]
        for place, cells in sample:
            self._places.setdefault(cells[dated], place)
        self._gather(first)
        large = distinct_in(file, self.found.at, MOST_FIGURES) if self.encoding is None else None
        if large is not None:
            self._keep(large)
        else:
            while batch := [cells for _, cells in islice(rows, AT_ONCE)]:
                self._gather(batch)
        wrong = _other_letters(file)
        if wrong is None:
            self.rows = file.rows_read if large is None else large.rows
        return wrong

    def _gather(self, rows: list[list[str]]) -> None:
        """Keep the distinct names, dates and figures of some rows."""
        at = self.found.at
        picked: list[Field] = [field for field in FIELDS if field in at and field != "value"]
        # Of one index itemgetter gives the cell itself: the date is picked twice.
        pick = itemgetter(*(at[field] for field in picked), at["date"])
        if len(self.figures) < MOST_FIGURES:
            self.figures.update(dict.fromkeys(map(itemgetter(at["value"]), rows)))
        for cells in dict.fromkeys(map(pick, rows)):
            one = dict(zip(picked, cells, strict=False))
            self.dates[one["date"]] = None
            for label in LABELS:
                if label in one:
                    self.names[label][one[label]] = None
            self.scopes[one.get("metric", ""), one.get("segment", "")] = None

    def _keep(self, large: Distinct) -> None:
        """Keep the distinct names and figures of a whole file."""
        for label in LABELS:
            self.names[label].update(dict.fromkeys(large.cells.get(label, ())))
        self.scopes.update(dict.fromkeys(large.scopes))
        self.figures.update(dict.fromkeys(large.figures))
        self.dates.update(dict.fromkeys(large.cells["date"]))

    def days(self, order: DateFormat | None) -> list[date]:
        """The last days of its dates, written in an order; a column that holds none is refused at its first cell."""
        dates = WrittenDates(Calendar(), order)
        found: list[date] = []
        wrong: Problem | None = None
        for text in self.dates:
            try:
                found.append(dates.parse(text).last)
            except PeriodFault as fault:
                place = self._places.get(text) or self.header.place
                wrong = wrong or Problem("A036", f"no row has a date: {fault.message}", place, fault.help)
        if not found and wrong is not None:
            raise InputError([wrong])
        return found

    def doubtful_date(self) -> tuple[str, Place] | None:
        """The first date that is another day in another order, and its row."""
        return next(((text, place) for text, place in self._places.items() if len(orders_of([text])) > 1), None)


def _quarter_of(day: date) -> str:
    """The quarter of a day, in years that begin in January, as those of a new plan do."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _encodings(name: str, named: str | None) -> list[str | None]:
    """The encodings that a file may have, the likeliest first: what was named, or UTF-8 and what spreadsheets write."""
    if named is not None:
        return [named]
    with closing(open_source(name)) as source:
        wide = b"\0" in source.peek(SAMPLE)
    return [None, "utf-16"] if wide else [None, "cp1252"]


def _other_letters(file: CsvFile) -> Problem | None:
    return next((problem for problem in file.problems if problem.code == "A003"), None)


def _same(first: _File, other: _File) -> None:
    """Refuse two files that one plan could not read alike."""
    one, two = first.columns(), other.columns()
    for field in FIELDS:
        if field in one and field in two and one[field] != two[field]:
            place = other.header.place_of(other.found.at[field])
            message = f"the {field} is called {one[field]} in the first file, and {two[field]} here"
            raise InputError([Problem("A030", message, place, "give the column one name in all files")])
    here = {theirs: ours for ours, theirs in two.items()}
    for ours, theirs in one.items():
        if here.get(theirs, ours) != ours:
            place = other.header.place_of(other.found.at[here[theirs]])
            message = f"{theirs} is the {ours} in the first file, and the {here[theirs]} here"
            mend = f"say what it is: --column {shlex.quote(f'{ours}={theirs}')}"
            raise InputError([Problem("A030", message, place, mend)])
    if first.encoding != other.encoding:
        refuse("A003", "the files have different encodings", "save each as CSV UTF-8")
