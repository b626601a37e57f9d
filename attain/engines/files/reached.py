"""How far one statement over files is, told to who watches the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.progress import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.actuals.progress import Watch


class Reached:
    """A statement that reads `size` bytes; `rows_in` tells about how many rows some of them hold."""

    def __init__(self, watch: Watch, size: int, rows_in: Callable[[int], int]) -> None:
        """At the beginning."""
        self._told = Told(watch)
        self._size = size
        self._rows_in = rows_in

    def at(self, parts: int, of: int) -> None:
        """It has read so many parts of so many."""
        size = self._size * parts // of
        self._told.at(size, self._rows_in(size))

    def whole(self) -> None:
        """It has read everything."""
        self.at(1, 1)

    def nothing(self) -> None:
        """It failed, and what it read must be read again."""
        self._told.at(0, 0)
