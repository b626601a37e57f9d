"""Windows of CSV lines to batches of records, each record with the lines it took.

The csv module splits; what is added here is where each record stands, at next to no cost: a window
that gives as many records as it has lines needs no counting, and only others are walked.
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from attain.read.csv_cells import Record
from attain.read.csv_quotes import MANY_LINES
from attain.read.decode import LONGEST, LineFeed, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class _Reader(Protocol):
    """What `csv.reader` gives: records, and the number of lines they took."""

    @property
    def line_num(self) -> int: ...
    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


class Batch(NamedTuple):
    """Records in a row: `rows[i]` takes the lines from `starts[i]` up to before `stops[i]`.

    `lines` are the physical lines from number `first` on; `odd` asks for a closer look.
    """

    file: str
    delimiter: str
    starts: Sequence[int]
    stops: Sequence[int]
    rows: list[list[str]]
    first: int
    lines: list[str]
    odd: bool = False

    def record(self, index: int) -> Record:
        """The raw lines of one record."""
        start, stop = self.starts[index], self.stops[index]
        lines = self.lines[start - self.first : stop - self.first]
        return Record(self.file, start, lines, self.delimiter)


class Records:
    """The records of a feed, one at a time for the header, then in batches."""

    def __init__(
        self,
        file: str,
        feed: LineFeed,
        delimiter: str,
        ready: tuple[Window | None, int],
        refused: Callable[[Record, str], None],
    ) -> None:
        """Split the lines of `ready` (whose first is number 1 + its second part), then the feed's.

        `refused` is called with each record that the csv module does not take, and its reason.
        """
        self._file = file
        self.delimiter = delimiter
        self._feed = feed
        self._ready, self._skipped = ready
        self._refused = refused
        self._held: list[str] = []
        self._first = 1 + self._skipped
        self._odd = False
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
        lines = chain.from_iterable(self._pull())
        self._reader: _Reader = csv.reader(lines, delimiter=delimiter, strict=True)

    def one(self) -> tuple[Record, list[str]] | None:
        """The next record alone, or None at the end; refused ones are passed over."""
        while True:
            start = self._at() + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return None
            except csv.Error as error:
                self._refuse(start, error)
                continue
            return self._record(start), cells

    def batches(self) -> Iterator[Batch]:
        """The rest, in the order of the file."""
        if self._at() < self._end():
            yield self._walk()
        while True:
            self._ready = self._feed.next()
            if self._ready is None:
                return
            self._first, self._held, self._odd = self._at() + 1, [], False
            yield self._take(self._ready.lines) or self._walk()

    def _pull(self) -> Iterator[list[str]]:
        while True:
            window, self._ready = self._ready or self._feed.next(), None
            if window is None:
                return
            self._held += window.lines
            self._odd = self._odd or window.odd
            yield window.lines

    def _take(self, lines: list[str]) -> Batch | None:
        """A window in which each line is a record; None where that is not so."""
        try:
            rows = list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        many, first = len(lines), self._first
        if len(rows) != many:
            return None
        self._odd = self._ready is not None and self._ready.odd
        self._ready = None
        self._skipped += many
        starts, stops = range(first, first + many), range(first + 1, first + many + 1)
        return Batch(self._file, self.delimiter, starts, stops, rows, first, lines, self._odd)

    def _walk(self) -> Batch:
        """A window with longer records, and as much more as the last of them takes."""
        reader, skipped = self._reader, self._skipped
        starts: list[int] = []
        stops: list[int] = []
        rows: list[list[str]] = []
        start = self._at() + 1
        end = self._end()
        while start <= end or not self._held:
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                self._refuse(start, error)
            else:
                starts.append(start)
                rows.append(cells)
                stops.append(reader.line_num + skipped + 1)
            stop = reader.line_num + skipped + 1
            if stop > end:
                end = self._end()
            if stop - start > MANY_LINES:
                self._odd = True
            start = stop
        name, mark = self._file, self.delimiter
        return Batch(name, mark, starts, stops, rows, self._first, self._held, self._odd)

    def _at(self) -> int:
        return self._reader.line_num + self._skipped

    def _end(self) -> int:
        return self._first + len(self._held) - 1

    def _record(self, start: int) -> Record:
        lines = self._held[start - self._first : self._at() + 1 - self._first]
        return Record(self._file, start, lines, self.delimiter)

    def _refuse(self, start: int, error: csv.Error) -> None:
        # Where the feed broke off, the quote that stayed open is no fault of its own.
        if self._feed.problem is None or "end of data" not in str(error):
            self._refused(self._record(start), str(error))
