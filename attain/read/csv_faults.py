"""What is wrong with CSV records: widths, blank rows, quotes, control characters, leftovers.

A fault that tends to fill a whole file (blank rows, surplus commas, blanks before quotes) is told
once, at its first place, with a count.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.csv_cells import DELIMITER_NAMES, DELIMITERS, Record, spans
from attain.read.csv_quotes import blank_before_quote, refused, swallowed
from attain.read.text import character_name, control_character, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PROBLEMS = 10_000
_MARKER = re.compile(r"(?:<<<<<<<|>>>>>>>)(?: |$)|=======$")
_STRAY = re.compile("[\x00\x1a]")
_LEAD = re.compile(r"[+-]?\d{1,3}\Z")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?\Z")


class _Tally:
    """A fault that is told once: where it stands first, and how often it stands."""

    def __init__(self) -> None:
        self.first: Place | None = None
        self.count = 0

    def take(self, other: _Tally) -> None:
        """Add what the other holds, and leave it empty."""
        self.first = self.first or other.first
        self.count += other.count
        other.first, other.count = None, 0


class Faults:
    """The problems of one file's records, gathered while it is read."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        """Add to `problems`, which the caller holds."""
        self.file = file
        self.problems = problems
        self.header: tuple[str, ...] = ()
        self.stop = False
        self.seen = 0
        self._blank = _Tally()
        self._waiting = _Tally()
        self._surplus = _Tally()
        self._before_quote: Place | None = None

    def add(self, problem: Problem) -> None:
        """Keep a problem; the one after the last that is kept ends the reading."""
        if self.stop:
            return
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            self.stop = True
            message = "too many problems; the rest of the file was not read"
            self.problems.append(Problem("A041", message, problem.place))

    def begin(self, record: Record, names: Sequence[str]) -> None:
        """Take the header: what follows is judged by its width."""
        self.header = tuple(names)
        self._look_at_quotes(record, names)

    def neat(self, rows: list[list[str]], odd: bool) -> bool:
        """Whether nothing can be wrong with these rows, found at the speed of C."""
        if odd or set(map(len, rows)) != {len(self.header)}:
            return False
        if len(self.header) == 1 and any(_MARKER.match(cells[0]) for cells in rows):
            return False  # in wider files the marker's width already says that something is odd
        if "" in map(itemgetter(0), rows) and not all(map(any, rows)):
            return False
        self.seen += len(rows)
        self._blank.take(self._waiting)
        return True

    def judge(self, record: Record, cells: list[str]) -> list[str] | None:
        """The row if it can be used, as wide as the header; else None, and why in `problems`."""
        if self.leftover(record):
            return None
        width = len(self.header)
        if not any(cells) or (len(cells) == 1 < width and not cells[0].strip()):
            self.blank(record, line=len(cells) <= 1)
            return None
        self.row()
        self._look_at_quotes(record, cells)
        if len(cells) == width:
            return cells
        if len(cells) > width and not any(cells[width:]):
            self._surplus.first = self._surplus.first or record.cell_place(width)
            self._surplus.count += 1
            return cells[:width]
        if not self._control(record, cells):
            self.add(self._short(record, cells) if len(cells) < width else self._long(record, cells))
            # Every row would say so: a title or a comment stands where the header should.
            self.stop = self.stop or width == 1
        return None

    def row(self) -> None:
        """Count a row that is not blank."""
        self.seen += 1
        self._blank.take(self._waiting)

    def blank(self, record: Record, *, line: bool) -> None:
        """Remember a blank row; an empty line counts only once something follows it."""
        if not line:
            self._blank.take(self._waiting)
        tally = self._waiting if line else self._blank
        tally.first = tally.first or record.place()
        tally.count += 1

    def quotes(self, record: Record, message: str) -> None:
        """Report a record that the csv module refused because of its quotes."""
        self.add(refused(record, message))
        # A quote that ran on for 16 MiB: what follows may be inside or outside of it.
        self.stop = self.stop or "field limit" in message

    def _look_at_quotes(self, record: Record, cells: Sequence[str]) -> None:
        if self._before_quote is None:
            self._before_quote = blank_before_quote(record, cells)
        for problem in swallowed(record):
            self.add(problem)

    def finish(self) -> None:
        """Report what is told once per file."""
        if not self.seen and not self.problems:
            place = Place(self.file, 1, 1)
            self._warn("A035", "a header but no rows", place, "is this the right file?")
        if self._blank.first is not None:
            first, many = self._blank.first, self._blank.count
            text = "a blank row" if many == 1 else f"{many} blank rows, the first one here"
            self._warn("A034", f"{text}: skipped", first, "take it out" if many == 1 else None)
        if self._surplus.first is not None:
            many = self._surplus.count
            text = "a row has" if many == 1 else f"{many} rows have"
            message = f"{text} more fields than the header; the surplus is empty"
            self._warn("A033", message, self._surplus.first, "take the surplus delimiters out")
        if self._before_quote is not None:
            message = "a blank before a quote makes the quotes a part of the text"
            self._warn("A037", message, self._before_quote, "take the blank out")

    def _warn(self, code: str, message: str, place: Place, mend: str | None) -> None:
        self.problems.append(Problem(code, message, place, mend, "warning"))

    def leftover(self, record: Record) -> bool:
        """Whether this is no row at all: a conflict marker, or a line with NUL or Ctrl-Z.

        A conflict marker ends the reading: both versions would count.
        """
        first = record.lines[0] if record.lines else ""
        if _MARKER.match(first.rstrip("\r\n")):
            message = "an unresolved merge conflict"
            mend = "keep one of the two versions and take the marker lines out"
            self.add(Problem("A006", message, record.place(), mend))
            self.stop = True
            return True
        found = _STRAY.search("".join(record.lines))
        if found is None:
            return False
        self.seen += 1
        self._stray(record, found.start(), found.group())
        return True

    def _control(self, record: Record, cells: list[str]) -> bool:
        for index, cell in enumerate(cells):
            at = control_character(cell)
            # A tab is the wrong delimiter rather than dirt.
            if at is not None and cell[at] != "\t":
                text = "".join(record.lines)
                start = spans(text, record.delimiter)[index].start
                self._stray(record, text.index(cell[at], start), cell[at])
                return True
        return False

    def _stray(self, record: Record, at: int, char: str) -> None:
        message = f"a control character in the text: {character_name(char)}"
        mend = "take it out; was the file cut off or joined by a program?"
        self.add(Problem("A004", message, record.text_place(at), mend))

    def _short(self, record: Record, cells: list[str]) -> Problem:
        names = enumerate(self.header, 1)
        missing = [visible(name) or f"column {at}" for at, name in names][len(cells) :]
        listed = ", ".join(missing[:3]) + (", ..." if len(missing) > 3 else "")  # noqa: PLR2004
        message = f"{_fields(len(cells))} where the header has {len(self.header)}: no {listed}"
        mend = None
        for mark in DELIMITERS:
            if mark != record.delimiter and record.lines[0].count(mark) == len(self.header) - 1:
                uses, header = DELIMITER_NAMES[mark], _delimiter_name(record.delimiter)
                mend = f"this row is split by a {uses}, the header by a {header}"
        return Problem("A032", message, record.place(), mend)

    def _long(self, record: Record, cells: list[str]) -> Problem:
        width = len(self.header)
        message = f"{_fields(len(cells))} where the header has {width}"
        if width == 1:
            mend = f"should the header be on line {record.first}? take the lines above it out"
            return Problem("A033", message, record.cell_place(width), mend)
        mend = f"quote a value that contains a {_delimiter_name(record.delimiter)}"
        for whole, group in pairwise(cells):
            if record.delimiter == "," and _LEAD.match(whole) and _GROUP.match(group):
                mend = f"a thousands separator? write {whole}{group}"
        return Problem("A033", message, record.cell_place(width), mend)


def _fields(many: int) -> str:
    return "1 field" if many == 1 else f"{many} fields"


def _delimiter_name(delimiter: str) -> str:
    return DELIMITER_NAMES.get(delimiter, visible(delimiter))


def column_problems(record: Record, names: Sequence[str]) -> list[Problem]:
    """What is wrong with the names in a header: blank ones and repeated ones."""
    found: list[Problem] = []
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        place = record.cell_place(index)
        if not name.strip():
            message = f"column {index + 1} has no name"
            found.append(Problem("A031", message, place, "name it, or take it out"))
        elif name in first:
            message = f"the column {visible(name)} stands twice"
            earlier = ((record.cell_place(first[name]), "first here"),)
            found.append(Problem("A031", message, place, "rename one of them", places=earlier))
        first.setdefault(name, index)
    return found
