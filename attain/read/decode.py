"""Bytes to text in windows of whole lines, or to the place of the first byte that is no text.

UTF-8 unless another encoding is named; a byte order mark at the start is dropped and counts as
no column.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from attain.errors import Place, Problem
from attain.read.lines import LineTable, split_lines

if TYPE_CHECKING:
    from attain.read.sniff import Kind
    from attain.read.source import Source

# Small windows keep the rows in the processor's cache: 1 MiB is slower by a third.
_WINDOW = 1 << 15
LONGEST = 1 << 24
_LOOK = 200
_BLANK_QUOTE = re.compile(r'(?:^|[\r\n]|[^\w\s"])[ \t]* "')


class Window(NamedTuple):
    """Consecutive physical lines, each with its break.

    `odd` says that a line may need a closer look.
    """

    lines: list[str]
    odd: bool


def known_encoding(file: str, encoding: str | None) -> Problem | None:
    """Why the encoding cannot be used, if it cannot."""
    try:
        "a".encode(encoding or "utf-8")  # refuses codecs such as hex, which decode no text
        codecs.getincrementaldecoder(encoding or "utf-8")
    except (LookupError, ValueError):
        message = f"unknown encoding: {encoding}"
        return Problem("A003", message, Place(file, 1, 1), "say utf-8, cp1252 or utf-16")
    return None


def undecodable(place: Place, error: UnicodeDecodeError, encoding: str, kind: Kind) -> Problem:
    """The problem of a byte that has no meaning in the encoding, with the likely cause."""
    data = error.object[error.start : error.start + 2]
    named = {"utf-8": "UTF-8", "utf-16": "UTF-16"}.get(encoding, encoding)
    message = f"not valid {named}: byte 0x{data[0]:02X} cannot stand here"
    return Problem("A003", message, place, _cause(error, data, encoding, kind))


def _cause(error: UnicodeDecodeError, data: bytes, encoding: str, kind: Kind) -> str:
    if encoding != "utf-8":
        return "check which encoding the file was saved in; UTF-8 needs no setting"
    if error.reason == "unexpected end of data":
        return "the file ends in the middle of a character: was it cut off?"
    if data[0] == 0xED:  # noqa: PLR2004  # the first byte of an encoded surrogate
        return "half of a character (a surrogate): export the file again as UTF-8"
    char = data[:1].decode("cp1252", errors="replace")
    seen = "" if char == "\ufffd" else f" ({char})"
    mend = (
        "save as CSV UTF-8 (for actuals the plan may name it: encoding: cp1252)"
        if kind == "CSV"
        else "save the file as UTF-8"
    )
    return f"looks like Windows-1252{seen}: {mend}"


def decode_whole(file: str, data: bytes, kind: Kind, encoding: str = "utf-8") -> str | Problem:
    """The text of a whole file without its byte order mark, or what is wrong with it."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = _shown(data[: error.start], encoding).removeprefix("\ufeff")
        rest = _shown(data[error.start : error.start + _LOOK], encoding)
        place = LineTable(file, good + rest).place(len(good))
        return undecodable(place, error, encoding, kind)
    except UnicodeError:  # codecs of names, such as idna, say no more
        broken = UnicodeDecodeError(encoding, data or b"\0", 0, 1, "no text")
        return undecodable(Place(file, 1, 1), broken, encoding, kind)


def _shown(data: bytes, encoding: str) -> str:
    """Some bytes around a fault as text, for its place alone."""
    try:
        return data.decode(encoding, errors="replace")
    except UnicodeError:
        return data.decode("latin-1")


class LineFeed:
    """The text of a source, window by window; `problem` says why it ended early, if it did."""

    def __init__(self, source: Source, encoding: str | None, kind: Kind = "CSV") -> None:
        """Read from `source`, a file of a kind; the encoding must have passed `known_encoding`."""
        self._kind = kind
        self.problem: Problem | None = None
        self._source = source
        self._encoding = encoding or "utf-8"
        self._decoder = codecs.getincrementaldecoder(self._encoding)()
        self._parts: list[str] = []
        self._size = 0
        self._line = 1
        self._begun = False
        self._ended = False

    def next(self) -> Window | None:
        """The next lines, or None at the end."""
        while not self._ended:
            fresh, last = self._more()
            self._parts.append(fresh)
            self._size += len(fresh)
            if self._size > LONGEST + len(fresh):
                self._too_long()
                return None
            # A line of many windows is put together once, not once a window.
            if last or "\n" in fresh or "\r" in fresh or self._parts[-2:-1] == ["\r"]:
                window = self._whole_lines("".join(self._parts))
                if window is not None:
                    return window
        return None

    def _whole_lines(self, text: str) -> Window | None:
        cut = len(text)
        # A CR at the very end may be the first half of CR LF: it waits, as a part of its own.
        if not self._ended:
            cut = 1 + max(text.rfind("\n"), text.rfind("\r", 0, max(0, cut - 1)))
        tail = text[cut:]
        self._parts = [tail[:-1], "\r"] if tail.endswith("\r") else [tail]
        self._size = len(tail)
        return self._window(text[:cut]) if cut else None

    def _window(self, text: str) -> Window:
        lines = split_lines(text)
        self._line += len(lines)
        odd = "\x00" in text or "\x1a" in text or (' "' in text and _BLANK_QUOTE.search(text))
        return Window(lines, bool(odd))

    def _more(self) -> tuple[str, bool]:
        data = self._source.read(_WINDOW)
        self._ended = not data
        try:
            text = self._decoder.decode(data, self._ended)
        except UnicodeDecodeError as error:
            return self._broken(error), True
        except UnicodeError:  # UTF-16 without a mark where the codec insists on one
            return self._broken(UnicodeDecodeError(self._encoding, data or b"\0", 0, 1, "no text")), True
        if not self._begun and text:
            self._begun = True
            text = text.removeprefix("\ufeff")
        return text, self._ended

    def _broken(self, error: UnicodeDecodeError) -> str:
        """The whole lines in front of the bad byte; the line that holds it is dropped."""
        self._ended = True
        good = error.object[: error.start].decode(self._encoding, errors="replace")
        if not self._begun:
            good = good.removeprefix("\ufeff")
        rest = error.object[error.start : error.start + _LOOK]
        held = "".join(self._parts)
        text = held + good
        shown = text + rest.decode(self._encoding, errors="replace")
        table = LineTable(self._source.name, shown, first=self._line)
        place = table.place(len(text))
        self.problem = undecodable(place, error, self._encoding, self._kind)
        whole = text[: table.start(table.row(len(text)))]
        self._parts = []
        return whole

    def _too_long(self) -> None:
        message = f"not a {self._kind} file: line {self._line} has more than {LONGEST:,} characters"
        self.problem = Problem("A005", message, Place(self._source.name, self._line, 1))
        self._ended = True
