"""One file of actuals to what it tells of a plan.

It is read once (once more where it is not UTF-8), a large one by DuckDB; what is held of it are its distinct names and
dates.
"""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS, Field
from attain.draft.apart import apart_in
from attain.draft.columns import columns_in, is_period
from attain.draft.dates import orders_of
from attain.draft.figures import styles_of
from attain.draft.large import distinct_in
from attain.errors import InputError, Place, Problem
from attain.number import money_apart
from attain.period import Calendar, PeriodFault
from attain.period.written import WrittenDates
from attain.read.csv import CsvFile, open_csv
from attain.read.source import open_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from attain.draft.columns import Found
    from attain.draft.large import Distinct
    from attain.period.written import DateFormat

SAMPLE = 1_000  # rows that are looked at before the columns are known
AT_ONCE = 20_000
MOST_FIGURES = 20_000  # different figures after which no further one changes how they are written
LABELS: tuple[Field, ...] = ("metric", "segment", "branch")


class How(NamedTuple):
    """How files are to be read, where somebody said so."""

    columns: Mapping[Field, str] = {}
    delimiter: str | None = None
    encoding: str | None = None
    date_format: DateFormat | None = None


class SurveyedFile:
    """One file, read to its end."""

    def __init__(self, name: str, how: How) -> None:
        """Read it; raises InputError where it cannot be read, or where its columns are not known."""
        self._how = how
        for encoding in _encodings(name, how.encoding):
            self.encoding = encoding
            self.names: dict[Field, dict[str, None]] = {label: {} for label in LABELS}
            self.scopes: dict[tuple[str, str], None] = {}
            self.figures: dict[str, None] = {}
            self.dates: dict[str, None] = {}
            self._places: dict[str, Place] = {}
            self.money: dict[str, str] = {}
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
        self._learn(sample)
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

    def _learn(self, sample: Sequence[tuple[Place, list[str]]]) -> None:
        """What the first rows tell, each with its place: the columns, what is doubtful, currencies."""
        rows = [cells for _, cells in sample]
        self.found: Found = columns_in(self.header, rows, self._how.columns)
        dated, value, metric = self.found.at["date"], self.found.at["value"], self.found.at.get("metric")
        self.apart = apart_in(self.header, rows, self.found.at.values(), value, is_period)
        doubts = ((cells[value], place) for place, cells in sample if len(styles_of([cells[value]])) > 1)
        self.first_figure = next(doubts, None)
        for place, cells in sample:
            self._places.setdefault(cells[dated], place)
            code, _ = money_apart(cells[value])
            if code is not None:
                self.money["" if metric is None else cells[metric]] = code
        self._gather(rows)

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


def _encodings(name: str, named: str | None) -> list[str | None]:
    """The encodings that a file may have, the likeliest first: what was named, or UTF-8 and what spreadsheets write."""
    if named is not None:
        return [named]
    with closing(open_source(name)) as source:
        wide = b"\0" in source.peek(SAMPLE)
    return [None, "utf-16"] if wide else [None, "cp1252"]


def _other_letters(file: CsvFile) -> Problem | None:
    return next((problem for problem in file.problems if problem.code == "A003"), None)
