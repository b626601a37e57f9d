"""CSV bytes to rows of text that know their place: the line now, the cell when it is asked for.

Rows come as the csv module splits them, each as wide as the header; what cannot be used is a
`Problem`, and the row is skipped. Lines are physical lines. The file is streamed: no more of it is
held than one window, or one record where that is longer.
"""

from __future__ import annotations

import re
from itertools import chain
from operator import length_hint
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

from attain.errors import Place, Problem
from attain.read.csv_cells import DELIMITER_NAMES, Record, count_delimiters
from attain.read.csv_faults import Faults, column_problems
from attain.read.csv_records import Batch, Records
from attain.read.decode import LineFeed, known_encoding
from attain.read.sniff import PEEK, wrong_kind
from attain.read.source import Source, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n \w])"?[,;\t]*(?:\r\n|\r|\n)?\Z', re.IGNORECASE)
_HEADER_LINES = 50
_NO_BATCH = Batch("", ",", (), (), [], 1, [])


class Header(NamedTuple):
    """The names of the columns as they stand in the file, with their places."""

    names: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The place of the first name."""
        return self.places[0]

    def place_of(self, index: int) -> Place:
        """The place of a name."""
        return self.places[index]


class CsvFile:
    """A CSV file that is being read; `problems` grows until `rows` is exhausted.

    Use it in a `with` block, or exhaust `rows`, so that the file is closed.
    """

    numbers = False  # figures are texts, written in one way or another

    def __init__(
        self, source: Source, delimiter: str | None, encoding: str | None, heard: Callable[[int, int], None] | None
    ) -> None:
        """Read the header; see `open_csv`."""
        self.name = source.name
        self.header: Header | None = None
        self.problems: list[Problem] = source.problems
        self._source = source
        self._heard = heard
        self._faults = Faults(self.name, self.problems)
        self._rows_before = 0
        # The batch being given, and the iterator over its first lines: how far that has run says
        # which row was given last, so that a row costs nothing here.
        self._batch = _NO_BATCH
        self._marks: Iterator[int] = iter(())
        if self._usable(delimiter, encoding):
            self._feed = LineFeed(source, encoding)
            self._read_header(delimiter)
        if self.header is None:
            source.close()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each usable row: the line where it begins, and as many cells as the header has names."""
        if self.header is None:
            return iter(())
        return chain.from_iterable(self._given())

    def place(self, index: int) -> Place:
        """The place of a cell of the row that `rows` gave last."""
        return self._last().cell_place(index)

    def row_place(self) -> Place:
        """The place of the row that `rows` gave last: its first line."""
        return self._last().place()

    @property
    def rows_read(self) -> int:
        """How many rows `rows` has given."""
        return self._rows_before + len(self._batch.starts) - length_hint(self._marks)

    @property
    def delimiter(self) -> str:
        """What splits the cells, once there is a header."""
        return self._records.delimiter

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes; empty until all of them have been read."""
        return self._source.sha256

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def _usable(self, delimiter: str | None, encoding: str | None) -> bool:
        start = self._source.peek(PEEK)
        if self.problems:
            return False
        found = wrong_kind(self.name, start, "CSV", any_encoding=encoding is not None)
        found = found or known_encoding(self.name, encoding)
        if found is None and delimiter is not None and not _can_split(delimiter):
            message = f"a delimiter is one character such as , or ; and not {delimiter!r}"
            found = Problem("A040", message, Place(self.name, 1, 1))
        if found is not None:
            self.problems.append(found)
        return found is None

    def _read_header(self, delimiter: str | None) -> None:
        window = self._feed.next()
        lines = window.lines if window else []
        named = _SEPARATOR_LINE.match(lines[0]) if lines else None
        skipped = 1 if named else 0
        del lines[:skipped]
        mark = delimiter or (named.group(1) if named else self._find_delimiter(lines, skipped))
        if not mark:
            return
        ready = (window, skipped)
        self._records = Records(self.name, self._feed, mark, ready, self._faults.quotes)
        while (found := self._records.one()) is not None:
            record, cells = found
            if any(cell.strip() for cell in cells) or len(cells) > 1:
                break
            self._faults.blank(record, line=True)
        if self._feed.problem is not None and found is None:
            self.problems.append(self._feed.problem)
        if found is None and not self.problems:
            self.problems.append(Problem("A002", "the file is empty", Place(self.name, 1, 1)))
        elif found is not None and not self._faults.leftover(record):
            self._keep_header(record, cells)

    def _keep_header(self, record: Record, cells: list[str]) -> None:
        places = tuple(record.cell_place(index) for index in range(len(cells)))
        self.header = Header(tuple(cells), places)
        self._faults.begin(record, cells)
        self.problems += column_problems(record, cells)

    def _find_delimiter(self, lines: list[str], skipped: int) -> str:
        """The delimiter that the header shows; empty, and a problem, where it shows two."""
        at = next((at for at, line in enumerate(lines) if line.strip()), 0)
        last, header = at, "".join(lines[at : at + 1])
        # An odd number of quotes: a line break inside a name.
        while header.count('"') % 2 and last + 1 < min(len(lines), at + _HEADER_LINES):
            last += 1
            header += lines[last]
        counts = count_delimiters(header)
        best = sorted(counts, key=lambda mark: -counts[mark])
        if len(best) > 1 and counts[best[0]] == counts[best[1]]:
            names = " and ".join(f"{DELIMITER_NAMES[mark]}s" for mark in best[:2])
            message = f"the header has as many {names}: which one splits the columns?"
            place = Record(self.name, at + 1 + skipped, lines[at : at + 1], ",").place()
            self.problems.append(
                Problem(
                    "A040", message, place, "leave one out (for actuals the plan may name it: delimiter: semicolon)"
                )
            )
            return ""
        return best[0] if best else ","

    def _given(self) -> Iterator[Iterator[tuple[int, list[str]]]]:
        for batch in self._records.batches():
            kept = batch if self._faults.neat(batch.rows, batch.odd) else self._judged(batch)
            if kept.rows:
                self._rows_before += len(self._batch.starts)
                self._batch, self._marks = kept, iter(kept.starts)
                yield zip(self._marks, kept.rows, strict=False)
            if self._heard is not None:
                self._heard(self._source.taken, self.rows_read)
            if self._faults.stop:
                break
        if self._feed.problem is not None:
            self.problems.append(self._feed.problem)
        self._faults.finish()
        self._source.close()

    def _judged(self, batch: Batch) -> Batch:
        starts: list[int] = []
        stops: list[int] = []
        rows: list[list[str]] = []
        for index, cells in enumerate(batch.rows):
            row = self._faults.judge(batch.record(index), cells)
            if row is not None:
                starts.append(batch.starts[index])
                stops.append(batch.stops[index])
                rows.append(row)
            if self._faults.stop:
                break
        return Batch(batch.file, batch.delimiter, starts, stops, rows, batch.first, batch.lines)

    def _last(self) -> Record:
        given = len(self._batch.starts) - length_hint(self._marks)
        if not given:
            raise IndexError("no row has been read yet")
        return self._batch.record(given - 1)


def open_csv(
    path: str | Path,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    heard: Callable[[int, int], None] | None = None,
) -> CsvFile:
    """A CSV file with its header read; whatever is wrong with it stands in `problems`.

    Args:
        path: a file, one with the suffix `.gz` or `.zst`, or `-` for `stdin`.
        delimiter: what splits the cells; found in the header when not given.
        encoding: what the bytes mean, if not UTF-8.
        stdin: the bytes of standard input.
        heard: is told, some hundred rows apart, how many bytes on disk and rows have been read.
    """
    return CsvFile(open_source(path, stdin=stdin), delimiter, encoding, heard)


def _can_split(delimiter: str) -> bool:
    return len(delimiter) == 1 and delimiter not in '"\r\n \0'
