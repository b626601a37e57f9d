"""How far a reading is: what readers tell, and who hears it.

Readers know bytes and rows and nothing of clocks or terminals; who watches knows those, and nothing of readers. So a
reader tells by the way what it has read since it last told, as often as suits it: to be told costs next to nothing.
"""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Who is told how far a reading is. It may be told from any thread."""

    def begin(self, size: int | None) -> None:
        """A reading begins, of so many bytes, as they lie on the disk; None where that is not known."""
        ...

    def read(self, size: int, rows: int) -> None:
        """So many bytes and rows more have been read; below zero, so many must be read again."""
        ...

    def share(self, parts: int, of: int) -> None:
        """So many parts of so many have been read: told where bytes and rows are not known."""
        ...

    def end(self) -> None:
        """The reading is over, whether it came to its end or not."""
        ...


class Unwatched:
    """A `Watch` for readings that nobody watches."""

    def begin(self, size: int | None) -> None:
        """Nobody hears it."""

    def read(self, size: int, rows: int) -> None:
        """Nobody hears it."""

    def share(self, parts: int, of: int) -> None:
        """Nobody hears it."""

    def end(self) -> None:
        """Nobody hears it."""


UNWATCHED = Unwatched()


class Told:
    """Where a reader stands that knows its place from the beginning on, told to a watch as what came since."""

    __slots__ = ("_rows", "_size", "_watch")

    def __init__(self, watch: Watch) -> None:
        """At the beginning."""
        self._watch = watch
        self._size = self._rows = 0

    def at(self, size: int, rows: int) -> None:
        """It has read so many bytes and rows in all."""
        self._watch.read(size - self._size, rows - self._rows)
        self._size, self._rows = size, rows
