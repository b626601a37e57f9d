"""The bytes of a CSV file looked at once, for what DuckDB passes over in silence.

DuckDB skips blank lines, takes NUL and Ctrl-Z for text, strips blanks in front of quotes and decodes no column that a
query does not ask for. To look for it costs little: most of it are bytes that an honest file does not hold.
"""

from __future__ import annotations

import codecs
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

from attain.read.source import packing_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CHUNK = 1 << 18  # stays in the processor's cache while it is looked at
_TAIL = 64  # of the chunk before, for what lies across two; more blanks than these stand nowhere


class Sweep:
    """What the bytes of a file hold, unpacked.

    `feeds` and `returns` are its line feeds and carriage returns, `lines` its lines up to the last that holds text, by
    line feeds alone. `strange` says that there is something
    to be found, worded and placed by who goes by rows: NUL, Ctrl-Z, bytes that are no UTF-8, blanks beside quotes, data
    that cannot be read, or were not read to the end. `held` are those of the bytes sought that it holds.
    """

    def __init__(
        self, name: str, delimiter: str, sought: bytes = b"", heard: Callable[[int, int], bool] | None = None
    ) -> None:
        """Read all of it; `heard` is told of every stretch its bytes on disk and its line feeds, and says to go on."""
        self.feeds = 0
        self.returns = 0
        self.quotes = False
        self.strange = False
        self._sought = sought
        self._absent = set(sought)
        self._quoted = _blanks_at_quotes(delimiter)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._split = False
        self._trail = 0
        self._some = False
        self._tail = b"\n"
        packing = packing_of(name)
        try:
            for chunk, size in _chunks(name, packing):
                feeds = self.feeds
                self._look(chunk)
                if heard is not None and not heard(size, self.feeds - feeds):
                    self.strange = True
                    break
            self._decoder.decode(b"", final=True)
        except Exception:  # noqa: BLE001 - each way of packing has errors of its own, and all mean the same here
            self.strange = True
        self.lines = self.feeds + 1 - self._trail if self._some else 0

    @property
    def held(self) -> bytes:
        """The bytes sought that were met."""
        return bytes(byte for byte in self._sought if byte not in self._absent)

    def _look(self, chunk: bytes) -> None:
        if b"\0" in chunk or b"\x1a" in chunk:
            self.strange = True
        if self._split or not chunk.isascii():
            self._decoder.decode(chunk)
            self._split = bool(self._decoder.getstate()[0])
        if b"\r" in chunk:
            self.returns += chunk.count(b"\r")
        if b'"' in chunk:
            self.quotes = True
            if b' "' in chunk or b'" ' in chunk or b"\t" in chunk or self._tail[-1:] in b' "\t':
                self.strange = self.strange or self._quoted.search(self._tail + chunk) is not None
        elif self._tail[-1:] == b'"':
            self.strange = self.strange or self._quoted.search(self._tail + chunk[:_TAIL]) is not None
        self._absent = {byte for byte in self._absent if byte not in chunk}
        self._count(chunk)
        self._tail = (self._tail + chunk)[-_TAIL:] if len(chunk) < _TAIL else chunk[-_TAIL:]

    def _count(self, chunk: bytes) -> None:
        """Count line feeds, and those of them that stand behind the last text."""
        self.feeds += chunk.count(b"\n")
        if chunk[-1:] not in b"\r\n":
            self._trail, self._some = 0, True
            return
        text = chunk.rstrip(b"\r\n")
        self._some = self._some or bool(text)
        self._trail = chunk.count(b"\n", len(text)) + (0 if text else self._trail)


class Sweeps:
    """Files swept one after another while DuckDB reads; it leaves the interpreter to us."""

    def __init__(self, names: Sequence[str], delimiter: str, sought: bytes = b"") -> None:
        """As `Sweep`, of each; begun when the block is entered."""
        self._names = names
        self._delimiter = delimiter
        self._sought = sought
        self._found: dict[str, Sweep] = {}
        self._stop = False
        self._size = self._lines = 0
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End, wherever it is."""
        self._stop = True

    def result(self) -> dict[str, Sweep]:
        """What was found in each file."""
        self._thread.join()
        return self._found

    def rows_in(self, size: int) -> int:
        """About how many rows some bytes of the files hold, by what has been swept of them."""
        return self._lines * size // self._size if self._size else 0

    def _heard(self, size: int, lines: int) -> bool:
        self._size += size
        self._lines += lines
        return not self._stop

    def _run(self) -> None:
        for name in self._names:
            if self._stop:
                return
            self._found[name] = Sweep(name, self._delimiter, self._sought, self._heard)


def _blanks_at_quotes(delimiter: str) -> re.Pattern[bytes]:
    """Blanks between a quote and the delimiter or line break beside it."""
    blank = b"[ ]" if delimiter == "\t" else rb"[ \t]"
    edge = b"[\r\n" + re.escape(delimiter.encode()) + b"]"
    return re.compile(edge + blank + b'+"|"' + blank + b"+" + edge)


def _chunks(name: str, packing: str | None) -> Iterator[tuple[bytes, int]]:
    """The bytes of a file, unpacked, each stretch with how many were read from the disk for it."""
    with Path(name).open("rb", buffering=0) as file:
        stream = file if packing is None else unpacked(file, packing)[0]
        before = 0
        while chunk := stream.read(_CHUNK):
            at = file.tell()
            yield chunk, at - before
            before = at
