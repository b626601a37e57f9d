"""The raw text of one CSV record to the spans of its cells, and a span to its place.

Only asked when something is to be shown: the rows themselves come from the csv module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attain.errors import Place
from attain.read.lines import LineTable

if TYPE_CHECKING:
    from collections.abc import Sequence

DELIMITERS = (",", ";", "\t")
DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_LAST_BREAK = re.compile(r"(?:\r\n|\r|\n)\Z")


class Span(NamedTuple):
    """Where a cell's text stands in its record; for a quoted cell, between the quotes.

    `after` is the index of text that follows a closing quote, or None; `closed` is False when the
    closing quote is missing.
    """

    start: int
    end: int
    quoted: bool = False
    closed: bool = True
    after: int | None = None


def spans(record: str, delimiter: str) -> list[Span]:
    """The cells of a record, split as the csv module splits them.

    >>> [(span.start, span.end) for span in spans('a,"b,c",', ",")]
    [(0, 1), (3, 6), (8, 8)]
    """
    text = _LAST_BREAK.sub("", record)
    found: list[Span] = []
    at = 0
    while True:
        if text.startswith('"', at):
            span, stop = _quoted(text, at + 1, delimiter)
        else:
            stop = text.find(delimiter, at)
            span = Span(at, stop if stop >= 0 else len(text))
        found.append(span)
        if stop < 0:
            return found
        at = stop + len(delimiter)


def _quoted(text: str, start: int, delimiter: str) -> tuple[Span, int]:
    close = text.find('"', start)
    while close >= 0 and text.startswith('""', close):
        close = text.find('"', close + 2)
    if close < 0:
        return Span(start, len(text), quoted=True, closed=False), -1
    stop = text.find(delimiter, close)
    after = close + 1 if (stop if stop >= 0 else len(text)) > close + 1 else None
    return Span(start, close, quoted=True, after=after), stop


class Record(NamedTuple):
    """The physical lines of one record and the number of the first of them."""

    file: str
    first: int
    lines: Sequence[str]
    delimiter: str

    def place(self) -> Place:
        """The record's first line, all of it."""
        line = LineTable(self.file, self.lines[0] if self.lines else "").line(0)
        return Place(self.file, self.first, 1, max(1, len(line)), line)

    def cell_place(self, index: int) -> Place:
        """The text of a cell; the quotes of an empty quoted cell; the record beyond the last."""
        text = "".join(self.lines)
        cells = spans(text, self.delimiter)
        if not 0 <= index < len(cells):
            return self.place()
        span = cells[index]
        if span.quoted and span.start == span.end:
            return self.text_place(span.start - 1, span.end + 1)
        return self.text_place(span.start, span.end)

    def text_place(self, start: int, end: int | None = None) -> Place:
        """The place of an index of the record's text."""
        return LineTable(self.file, "".join(self.lines), first=self.first).place(start, end)


def count_delimiters(header: str) -> dict[str, int]:
    """How often each delimiter stands in a header outside quotes; those that do not are left out.

    >>> count_delimiters('date;"amount, net";value')
    {';': 2}
    """
    bare = _QUOTED.sub("", header)
    return {mark: bare.count(mark) for mark in DELIMITERS if mark in bare}
