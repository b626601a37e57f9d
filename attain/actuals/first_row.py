"""Where the first row stands that is dated in some runs of days, for a source that was added up without its lines.

A file mostly begins with its oldest rows, so that little is read. Where it does not, and as long as no quote has been
met, whole stretches of text in which no such year stands are passed over without being split.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from attain.actuals.adding import Runs
from attain.actuals.columns import find_columns
from attain.actuals.source import CSV
from attain.period import PeriodFault
from attain.read.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from attain.actuals.engine import RowFile
    from attain.actuals.parts import Run
    from attain.actuals.source import Source, Wanted

_CHUNK = 1 << 18


class _Dates:
    """Which texts are dates in the runs that are looked for."""

    def __init__(self, wanted: Wanted, runs: Container[Run]) -> None:
        self._dates = wanted.plan.dates
        self._all = Runs(wanted.plan.calendar, wanted.cuts)
        self._wanted = runs
        self._known: dict[str, Run | None] = {}

    def run(self, text: str) -> Run | None:
        """The run of a date, if it is one of them."""
        if text not in self._known:
            try:
                found, _ = self._all.of(self._dates.parse(text))
            except PeriodFault:
                self._known[text] = None
            else:
                self._known[text] = found if found in self._wanted else None
        return self._known[text]


def first_row(
    source: Source, wanted: Wanted, runs: Container[Run], years: set[str], opened: Callable[[Source], RowFile]
) -> tuple[int, Run] | None:
    """The line of the first row in one of the runs, and its run; None where there is none any more.

    `years` are the first four letters of what such a row may write for its date. `opened` gives the source by rows.
    """
    dates = _Dates(wanted, runs)
    with opened(source) as file:
        columns = find_columns(wanted.plan, file.header)[0] if file.header else None
        if columns is None:
            return None
        delimiter = getattr(file, "delimiter", "")
        if source.kind == CSV and delimiter and not wanted.plan.actuals.encoding:
            try:
                return _searched(source, delimiter, columns.date, dates, [year.encode() for year in years])
            except _QuotedError:
                pass
        rows = ((line, dates.run(cells[columns.date])) for line, cells in file.rows())
        return next(((line, run) for line, run in rows if run is not None), None)


class _QuotedError(Exception):
    """Lines may not be rows."""


def _searched(source: Source, delimiter: str, column: int, dates: _Dates, years: list[bytes]) -> tuple[int, Run] | None:
    """By the text of a CSV file without quotes, whose every line is a row."""
    before = 0
    for chunk in _whole_lines(source):
        if b'"' in chunk or chunk.count(b"\r") not in (0, chunk.count(b"\n")):
            raise _QuotedError
        if any(year in chunk for year in years):
            lines = chunk.decode(errors="replace").split("\n")
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=before + 1):
                run = dates.run(cells[column].strip("\r")) if len(cells) > column else None
                if run is not None:
                    return number, run
        before += chunk.count(b"\n")
    return None


def _whole_lines(source: Source) -> Iterator[bytes]:
    """The file in pieces that end with a line."""
    rest = b""
    with open_source(source.name) as file:
        while chunk := file.read(_CHUNK):
            whole, feed, tail = chunk.rpartition(b"\n")
            if feed:
                yield rest + whole + feed
                rest = tail
            else:
                rest += chunk
    if rest:
        yield rest
