"""The line on a terminal that says how far a long reading is: one line, written over in place, and gone in the end.

It comes after a second and a few times a second from then on, by a thread of its own: readers only count.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, TextIO

from attain.actuals.progress import UNWATCHED
from attain.cli.streams import face_of, write_err

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.actuals.progress import Watch

LEAST_BYTES = 4 << 20  # what is smaller is read within a second by the slowest of readers
FIRST = 1.0  # seconds
EACH = 0.2
_ECHO = "^C"  # what a terminal writes behind the line where it is typed


def watch_on(stream: TextIO) -> Watch:
    """Who watches a reading: a display where the stream, which is stderr, is a terminal that can rewrite a line."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return UNWATCHED
    return Display(write_err, lambda: _columns(stream), ascii_only=face_of(stream).ascii_only)


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 80


class Display:
    """A `Watch` that draws; see `attain.actuals.progress`. While it does, nobody else may write to the terminal."""

    def __init__(
        self,
        write: Callable[[str], None],
        columns: Callable[[], int],
        *,
        ascii_only: bool = False,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Draw with `write` on a terminal that is so many columns wide; the clock tells nanoseconds."""
        self._write = write
        self._columns = columns
        self._ascii_only = ascii_only
        self._clock = clock
        self._part: tuple[int, int] | None = None
        self._drawn = 0
        self._stop: Callable[[], None] | None = None
        self._restart(None)

    def begin(self, size: int | None) -> None:
        """Start to count anew, and to draw in a second, unless it is sure to be over by then."""
        self._restart(size)
        if self._stop is None and (size is None or size >= LEAST_BYTES):
            self._start()

    def read(self, size: int, rows: int) -> None:
        """Count."""
        self._read += size
        self._rows += rows

    def share(self, parts: int, of: int) -> None:
        """Take down."""
        self._part = parts, of

    def end(self) -> None:
        """Draw no more, and leave the line empty, its beginning the place where others go on writing."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._show("")

    def draw(self) -> None:
        """Show where the reading stands now."""
        from attain.table.progress import Standing, progress_line

        elapsed = (self._clock() - self._since) // 1_000_000
        now = Standing(self._read, self._rows, self._size, self._part, elapsed)
        # The last column stays free: a terminal that is full to its edge goes on to the next line.
        self._show(progress_line(now, self._columns() - 1, ascii_only=self._ascii_only))

    def _restart(self, size: int | None) -> None:
        self._size = size
        self._read = self._rows = 0
        self._part = None
        self._since = self._clock()

    def _show(self, line: str) -> None:
        """Write a line over the one that stands there; with an empty one nothing is left of it."""
        if line:
            self._write(f"\r{line}{' ' * (self._drawn - len(line))}")
        elif self._drawn:
            self._write(f"\r{' ' * min(self._drawn + len(_ECHO), self._columns() - 1)}\r")
        self._drawn = len(line)

    def _start(self) -> None:
        import threading

        over = threading.Event()

        def run() -> None:
            wait = FIRST
            while not over.wait(wait):
                self.draw()
                wait = EACH

        thread = threading.Thread(target=run, daemon=True)

        def stop() -> None:
            over.set()
            thread.join()

        self._stop = stop
        thread.start()
