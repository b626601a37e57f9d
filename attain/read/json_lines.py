"""JSON lines to rows of text that know their place: each line an object, its keys the names of columns.

It gives what `read.csv.CsvFile` gives of a CSV file, and streams as that does. The names are those of the keys in the
first lines; a key that is missing or null is an empty cell. Figures are the digits that stand there, never binary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from attain.errors import Place, Problem
from attain.read.csv import Header
from attain.read.csv_cells import Record
from attain.read.csv_faults import Faults
from attain.read.decode import LineFeed
from attain.read.json_members import BrokenError, Members, Number, cell_of, members_of, places_in
from attain.read.sniff import PEEK, wrong_kind
from attain.read.source import Source, open_source
from attain.read.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from attain.read.decode import Window
    from attain.read.sniff import Kind

KIND: Kind = "JSON lines"


class _Line(NamedTuple):
    """A physical line and its number."""

    number: int
    text: str


class JsonLinesFile:
    """A file of JSON lines that is being read; `problems` grows until `rows` is exhausted.

    Use it in a `with` block, or exhaust `rows`, so that the file is closed.
    """

    def __init__(self, source: Source, ours: frozenset[str], value: str) -> None:
        """Learn the names; see `open_json_lines`."""
        self.name = source.name
        self.header: Header | None = None
        self.problems: list[Problem] = source.problems
        self.first = Members()  # what the first line holds
        self.numbers = False
        self.rows_read = 0
        self._ours = ours
        self._value = value
        self._source = source
        self._faults = Faults(self.name, self.problems)
        self._line = _Line(1, "")
        self._late: Problem | None = None
        self._late_rows = 0
        self._first: Window | None = None
        if self._usable():
            self._feed = LineFeed(source, None, KIND)
            self._first = self._feed.next()
            self._learn(self._first.lines if self._first else [])
        if self.header is None:
            source.close()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each usable row: its line, and as many cells as there are names."""
        if self.header is None:
            return
        index = {name: at for at, name in enumerate(self.header.names)}
        for line in self._lines():
            self._line = line
            cells = self._cells(index)
            if cells is not None:
                self.rows_read += 1
                yield line.number, cells
            if self._faults.stop:
                break
        self._end()

    def place(self, index: int) -> Place:
        """The place of a cell of the row that `rows` gave last; of a missing one the whole line."""
        name = self.header.names[index] if self.header else ""
        at = next((member.value_at for member in places_in(self._line.text) if member.key == name), None)
        return self._place(*at) if at else self.row_place()

    def row_place(self) -> Place:
        """The place of the row that `rows` gave last."""
        return self._place(0, len(self._line.text))

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes; empty until all of them have been read."""
        return self._source.sha256

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self._source.close()

    def _usable(self) -> bool:
        start = self._source.peek(PEEK)
        found = None if self.problems else wrong_kind(self.name, start, KIND, any_encoding=False)
        if found is not None:
            self.problems.append(found)
        return not self.problems

    def _learn(self, lines: list[str]) -> None:
        """The names in the lines of the first window; none where the first that is not blank is no object."""
        names: dict[str, Place] = {}
        for number, text in enumerate(lines, 1):
            self._line = _Line(number, text.rstrip("\r\n"))
            if not text.strip():
                continue
            try:
                members = members_of(self._line.text)
            except BrokenError as error:
                if not names:
                    self._refuse(error)
                    return
                continue
            for member in places_in(self._line.text):
                names.setdefault(member.key, self._place(*member.key_at))
            self.first = self.first or members
            if not names:
                self._refuse(BrokenError("an object without members", 0))
                return
        if names:
            self.header = Header(tuple(names), tuple(names.values()))
        elif self._feed.problem is not None:
            self.problems.append(self._feed.problem)
        elif not self.problems:
            self.problems.append(Problem("A002", "the file is empty", Place(self.name, 1, 1)))

    def _lines(self) -> Iterator[_Line]:
        number = 0
        window = self._first
        while window is not None:
            for text in window.lines:
                number += 1
                yield _Line(number, text.rstrip("\r\n"))
            window = self._feed.next()

    def _cells(self, index: dict[str, int]) -> list[str] | None:
        """The cells of the line; None where it is none to be used, and why in `problems`."""
        text = self._line.text
        if not text.strip():
            self._faults.blank(self._record(), line=True)
            return None
        try:
            members = members_of(text)
        except BrokenError as error:
            self._refuse(error)
            return None
        self._faults.row()
        cells = [""] * len(index)
        self.numbers = False
        for key, value in members:
            at = index.get(key)
            if at is not None:
                cells[at] = value if type(value) is str else cell_of(value)
                if key == self._value:
                    self.numbers = type(value) is Number
        return cells if self._fits(members, index) else None

    def _fits(self, members: Members, index: dict[str, int]) -> bool:
        """Whether every one of our members is there once, known from the first lines, and a text, a number or null."""
        seen = set()
        for key, value in members:
            if key not in self._ours:
                continue
            if key in seen:
                self._twice(key)
                return False
            seen.add(key)
            if key not in index:
                self._is_late(key)
                return False
            if isinstance(value, list | bool):
                self._odd(key, value)
                return False
        return True

    def _twice(self, key: str) -> None:
        first, second, *_ = [member for member in places_in(self._line.text) if member.key == key]
        message = f"the key {visible(key)} stands twice"
        before = ((self._place(*first.key_at), "first here"),)
        self._faults.add(Problem("A031", message, self._place(*second.key_at), "take one of them out", places=before))

    def _is_late(self, key: str) -> None:
        """Tell once of a key that the first lines lack: who reads has gone on without that column."""
        self._late_rows += 1
        if self._late is None and self.header is not None:
            at = next(member.key_at for member in places_in(self._line.text) if member.key == key)
            mend = "give every line this key, the first one too"
            before = ((self.header.place, "the first line"),)
            message = f"the key {visible(key)} is missing in the first lines, and stands here"
            self._late = Problem("A030", message, self._place(*at), mend, places=before)

    def _odd(self, key: str, value: Any) -> None:
        at = next(member.value_at for member in places_in(self._line.text) if member.key == key)
        what = "true or false" if isinstance(value, bool) else "an object" if isinstance(value, Members) else "a list"
        mend = "a text or a number stands here; null and no key at all mean an empty cell"
        self._faults.add(Problem("A043", f"{what} for {visible(key)}", self._place(*at), mend))

    def _refuse(self, error: BrokenError) -> None:
        """Tell of a line that is no object of JSON, nor what a merge or another program left."""
        if self._faults.leftover(self._record()):
            return
        mend = {"A003": "write the file again", "A004": "take it out"}.get(
            error.code, "each line is an object of its own"
        )
        self._faults.add(Problem(error.code, error.message, self._place(error.at, error.at + 1), mend))

    def _end(self) -> None:
        if self._late is not None:
            rows = self._late_rows
            more = f" (and {rows - 1:,} more row{'s' if rows > 2 else ''})" if rows > 1 else ""  # noqa: PLR2004 - plural
            self.problems.append(self._late._replace(message=self._late.message + more))
        if self._feed.problem is not None:
            self.problems.append(self._feed.problem)
        self._faults.finish()
        self._source.close()

    def _record(self) -> Record:
        return Record(self.name, self._line.number, [self._line.text], ",")

    def _place(self, start: int, end: int) -> Place:
        text = self._line.text
        return Place(self.name, self._line.number, start + 1, max(1, min(end, len(text)) - start), text)


def open_json_lines(path: str | Path, ours: frozenset[str], value: str) -> JsonLinesFile:
    """A file of JSON lines with its names learnt; whatever is wrong with it stands in `problems`.

    Args:
        path: a file, or one with the suffix `.gz` or `.zst`.
        ours: the keys of the columns that are looked at.
        value: the key of the figures.
    """
    return JsonLinesFile(open_source(path), ours, value)
