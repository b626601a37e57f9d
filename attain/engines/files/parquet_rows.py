"""The rows of a Parquet file one by one, as those of a database are read; its lines are the numbers of its rows."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property, partial
from typing import TYPE_CHECKING

from attain.actuals.source import hash_of_same
from attain.engines.databases.driver import Refusal
from attain.engines.databases.duck import DuckDriver
from attain.engines.databases.row_file import TableRows
from attain.engines.duckdb_module import library
from attain.engines.files.session import connected
from attain.engines.files.state import is_same
from attain.engines.secrets import scrubbed
from attain.engines.sql import listed
from attain.errors import Place, Problem
from attain.read.sniff import PEEK, not_parquet
from attain.read.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.actuals.source import Source, Wanted


def parquet_relation(names: Iterable[str], *, by_file: bool = False) -> str:
    """The rows of these very files: no sign in a name stands for another, no folder's name becomes a column."""
    files = listed(_as_it_is(name) for name in names)
    return f"read_parquet([{files}], hive_partitioning = false, filename = {'true' if by_file else 'false'})"


def _as_it_is(name: str) -> str:
    """A name as a pattern that it alone matches.

    >>> _as_it_is("a[1]*.parquet")
    'a[[]1][*].parquet'
    """
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in name)


class ParquetDriver(DuckDriver):
    """See `attain.engines.databases.driver.Driver`."""

    def __init__(self, name: str, wanted: Wanted) -> None:
        """Open the file; a Refusal says why it cannot be."""
        self._duckdb = library()
        self._watch = wanted.watch
        self.relation = parquet_relation([name])
        self._session = ExitStack()
        self._connection = self._session.enter_context(connected(wanted.memory, wanted.watch, in_order=True))

    def close(self) -> None:
        """Let go of it."""
        self._session.close()

    def _refusal(self, error: Exception) -> Refusal:
        message = f"the Parquet data is damaged or cut off: {scrubbed(error)}"
        return Refusal("A001", message, "fetch or write the file again")


class ParquetRows(TableRows):
    """See `attain.actuals.engine.RowFile`."""

    mend = "write the column as a decimal, as text or as whole numbers of cents: cast(value as decimal(18, 2))"
    none = "is this the right file?"

    def __init__(self, source: Source, wanted: Wanted) -> None:
        """Open the file; whatever is wrong stands in `problems`. Other columns are read where rows are compared."""
        self._source = source
        super().__init__(source.name, partial(_opened, source.name, wanted), wanted, every=wanted.repeats)

    @cached_property
    def sha256(self) -> str:  # type: ignore[override]  # made when it is asked for, of a file that could be read
        """The hash of the file's bytes; empty where they could not be read."""
        if self.header is None:
            return ""
        return hash_of_same(self.name, lambda: is_same(self._source))


def _opened(name: str, wanted: Wanted) -> ParquetDriver:
    """The file, if its beginning is Parquet's; else a Refusal says what is wrong."""
    problem = _unusable(name)
    if problem is not None:
        raise Refusal(problem.code, problem.message, problem.help)
    return ParquetDriver(name, wanted)


def _unusable(name: str) -> Problem | None:
    with open_source(name) as file:
        start = file.peek(PEEK)
        if file.problems:
            return file.problems[0]
    return not_parquet(name, start) if start else Problem("A002", "the file is empty", Place(name, 1, 1))
