"""How far one statement over files is, told to who watches the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.actuals.progress import Told
from attain.engines.duckdb_module import library

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.actuals.progress import Watch
    from attain.engines.files.session import Session


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

    def rows(self, connection: Session, statement: str) -> list[tuple[Any, ...]]:
        """The rows of the statement."""
        try:
            found = connection.execute(statement, self.at).fetchall()
        except library().Error:
            self._nothing()
            raise
        self._whole()
        return found

    def _whole(self) -> None:
        """It has read everything."""
        self.at(1, 1)

    def _nothing(self) -> None:
        """It failed, and what it read must be read again."""
        self._told.at(0, 0)
