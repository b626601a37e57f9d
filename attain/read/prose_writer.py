r"""What is to be read of a text, and where each character of it stands in the file.

A reader of one kind of text tells the writer in order what it keeps, what it puts in place of something (a decoded
entity) and where a gap lies; the writer settles the blanks. In what it writes a gap is one character, but for " ; "
between the cells of a row and "\n\n" between paragraphs: whoever looks for "40 persen" need not think of justified
lines. Characters without ink (a soft hyphen) are dropped, since no reader of the page ever saw them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark.
_INKLESS = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_RUN = re.compile(rf"[\s{_INKLESS}]{{2,}}|[\n{_INKLESS}]")
_PARAGRAPH_BREAKS = 2


class Gap(IntEnum):
    """What parts two words; where several meet, the greatest holds."""

    NONE = 0
    BLANK = 1
    LINE = 2
    CELL = 3
    PARAGRAPH = 4


_WRITTEN = {Gap.NONE: "", Gap.BLANK: " ", Gap.LINE: "\n", Gap.CELL: " ; ", Gap.PARAGRAPH: "\n\n"}


class Trace:
    """From indices of a written text to those of its source, by pieces and not by characters.

    A piece as long as its source stands for it character by character; any other stands for it as a whole.
    """

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._texts = array("q")
        self._starts = array("q")
        self._ends = array("q")
        self._size = 0

    def add(self, size: int, start: int, end: int) -> None:
        """The next `size` characters stand for `source[start:end]`."""
        straight = end - start == size
        if straight and self._starts and self._ends[-1] == start and self._straight(len(self._starts) - 1):
            self._ends[-1] = end
        else:
            self._texts.append(self._size)
            self._starts.append(start)
            self._ends.append(end)
        self._size += size

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source of `text[start:end]`, from the first of its characters to the last."""
        first = self._source(min(start, self._size))[0]
        return first, max(first, self._source(min(end, self._size) - 1)[1]) if end > start else first

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """The pieces of `text[start:end]`: from and to in the text, from and to in the source."""
        index = max(bisect_right(self._texts, start) - 1, 0)
        while index < len(self._texts) and self._texts[index] < end:
            first, last = max(self._texts[index], start), min(self._next(index), end)
            if first < last:
                yield first, last, *self.span(first, last)
            index += 1

    @property
    def pieces(self) -> int:
        """How many pieces it holds."""
        return len(self._texts)

    def _source(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._texts, max(at, 0)) - 1
        if index < 0:
            return 0, 0
        start, end = self._starts[index], self._ends[index]
        if at < self._size and self._straight(index):
            start += max(at, 0) - self._texts[index]
            return start, start + 1
        return (start, end) if at < self._size else (end, end)

    def _next(self, index: int) -> int:
        return self._texts[index + 1] if index + 1 < len(self._texts) else self._size

    def _straight(self, index: int) -> bool:
        return self._next(index) - self._texts[index] == self._ends[index] - self._starts[index]


class Writer:
    """Gathers what is to be read of `source`, whose line breaks are all LF."""

    def __init__(self, source: str, *, lines: bool = False) -> None:
        """Write nothing yet; `lines`: the source's own line breaks part lines and paragraphs, else they are blanks."""
        self.source = source
        self.lines = lines
        self.trace = Trace()
        self.size = 0
        self.paragraphs = 0
        self._written: list[str] = []
        self._gap = Gap.PARAGRAPH
        self._blank = ""
        self._from = self._to = 0

    @property
    def text(self) -> str:
        """What has been written; never a gap at either end."""
        return "".join(self._written)

    def keep(self, start: int, end: int) -> None:
        """Write `source[start:end]` as it stands, its blanks settled."""
        at = start
        for run in _RUN.finditer(self.source, start, end):
            self._ink(at, run.start())
            self._between(run)
            at = run.end()
        self._ink(at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Write `text`, which is what `source[start:end]` means."""
        shown = text.strip(_INKLESS)
        if shown.isspace():
            self._blanks(shown, start, end)
        elif shown:
            self._write(shown, start, end)

    def gap(self, kind: Gap, start: int, end: int) -> None:
        """Part what was written from what follows; two line breaks make a paragraph."""
        if kind is Gap.LINE and self._gap is Gap.LINE:
            kind = Gap.PARAGRAPH
        self._part(max(self._gap, kind), " ", start, end)

    def cell(self, start: int, end: int) -> None:
        """Part two cells of one row, whatever gap lay between them so far."""
        self._part(Gap.CELL, " ", start, end)

    def _between(self, run: re.Match[str]) -> None:
        blanks = run[0].strip(_INKLESS)
        breaks = blanks.count("\n") if self.lines else 0
        if breaks:
            self.gap(Gap.PARAGRAPH if breaks >= _PARAGRAPH_BREAKS else Gap.LINE, *run.span())
        elif blanks:
            self._blanks(blanks, *run.span())

    def _blanks(self, blanks: str, start: int, end: int) -> None:
        """A blank; a single one stays what it is, since a narrow one may part the groups of a number."""
        narrow = self._gap is Gap.NONE and len(blanks) == 1 and not blanks.isascii()
        self._part(max(self._gap, Gap.BLANK), blanks if narrow else " ", start, end)

    def _part(self, kind: Gap, blank: str, start: int, end: int) -> None:
        if self._gap is Gap.NONE:
            self._from = start
        self._gap, self._blank, self._to = kind, blank, end

    def _ink(self, start: int, end: int) -> None:
        if start < end and self.source[start].isspace():
            self._blanks(self.source[start], start, start + 1)
            start += 1
        blank = end - 1 if start < end and self.source[end - 1].isspace() else end
        if start < blank:
            self._write(self.source[start:blank], start, blank)
        if blank < end:
            self._blanks(self.source[blank], blank, end)

    def _write(self, text: str, start: int, end: int) -> None:
        if self._gap is Gap.PARAGRAPH:
            self.paragraphs += 1
        if self._gap is not Gap.NONE and self.size:
            between = self._blank if self._gap is Gap.BLANK else _WRITTEN[self._gap]
            self._add(between, self._from, self._to)
        self._gap = Gap.NONE
        self._add(text, start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        self._written.append(text)
        self.trace.add(len(text), start, end)
        self.size += len(text)
