"""DuckDB for the time of one reading: bounded in memory, spilling into a folder of its own, fetching nothing."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attain.actuals.progress import UNWATCHED
from attain.engines.duckdb_module import bound_threads, bounds, heeding, let_be_watched, library, looking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attain.actuals.progress import Watch


class Session:
    """An empty database in memory whose statements Ctrl-C ends, and who watches can follow."""

    def __init__(self, connection: Any, *, watched: bool) -> None:
        """Take a connection."""
        self._connection = connection
        self._watched = watched
        self._rows: list[tuple[Any, ...]] = []

    def execute(self, statement: str, told: Callable[[int, int], None] | None = None) -> Self:
        """Itself, with the rows of a statement to be fetched.

        `told` hears meanwhile how much of what a statement that adds up reads is read, as so many parts of so many.
        """
        connection = self._connection
        look = looking(connection, told) if self._watched and told is not None else None
        self._rows = heeding(lambda: connection.execute(statement).fetchall(), connection.interrupt, look)
        return self

    def columns(self, statement: str) -> Sequence[tuple[Any, ...]]:
        """What the columns of a statement are, their names and types first."""
        connection = self._connection
        found: Sequence[tuple[Any, ...]] = heeding(
            lambda: connection.execute(statement).description, connection.interrupt
        )
        return found

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows of the last statement."""
        return self._rows


@contextmanager
def session(memory: int | None = None, watch: Watch = UNWATCHED) -> Iterator[Session]:
    """A connection to an empty database in memory, and nothing of it left behind."""
    with connected(memory, watch) as connection:
        yield Session(connection, watched=watch is not UNWATCHED)


@contextmanager
def connected(memory: int | None, watch: Watch, *, in_order: bool = False) -> Iterator[Any]:
    """DuckDB's own connection to such a database; `in_order` keeps rows in theirs."""
    with tempfile.TemporaryDirectory(prefix="attain-") as folder:
        watched = watch is not UNWATCHED
        connection = heeding(partial(_connected, library(), memory, folder, watched=watched, in_order=in_order))
        try:
            yield connection
        finally:
            connection.close()


def _connected(duckdb: Any, memory: int | None, folder: str, *, watched: bool, in_order: bool) -> Any:
    connection = duckdb.connect(
        ":memory:",
        config={
            **bounds(memory, folder),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "preserve_insertion_order": "true" if in_order else "false",
        },
    )
    bound_threads(connection, memory)
    if watched:
        let_be_watched(connection)
    else:
        connection.execute("SET enable_progress_bar = false")  # it would draw one in a notebook
    return connection
