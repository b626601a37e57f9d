"""DuckDB: a database in a file, opened for reading only; and lakes, files in object storage or behind a web server.

Who asks of a lake is settled by the environment, as DuckDB's httpfs reads it: AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION. The extension is loaded where it is installed, and never fetched:
who sums figures does not fetch programs on the way.
"""

from __future__ import annotations

import os
import re
import tempfile
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from attain.actuals.progress import UNWATCHED
from attain.engines.databases.driver import Column, Figure, Refusal, TypedDialect, relation_of
from attain.engines.databases.statement import GROUPING, described
from attain.engines.duckdb_module import bound_threads, bounds, heeding, let_be_watched, library, looking
from attain.engines.secrets import scrubbed
from attain.engines.sql import literal, quoted
from attain.model.suffixes import PARQUET
from attain.model.values import MOST_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attain.actuals.source import Wanted
    from attain.model.addresses import Address

_AT_ONCE = 2_000
_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
_MOST_DIGITS = 30
_TEXT_DECIMALS = 10  # DECIMAL(38,10) leaves 28 digits before the point, and one for the sum to grow into
_TEXT_WHOLE = 27
_EXTENSION = "httpfs"
_INSTALL = f"install it once, with a network: python -c \"import duckdb; duckdb.sql('INSTALL {_EXTENSION}')\""


class DuckDialect(TypedDialect):
    """See `driver.Dialect`."""

    def cell(self, column: Column) -> str:
        """By bytes, whatever the column's collation takes for the same."""
        return f"(COALESCE(CAST({quoted(column.name)} AS VARCHAR), '') COLLATE C)"

    def matches(self, text: str, pattern: str) -> str:
        """By DuckDB's own expressions, which know no line ends."""
        return f"regexp_full_match({text}, '{pattern}')"

    def figure(self, column: Column, *, digits_only: bool) -> Figure:
        """Numbers of a width that is known to fit; anything else by how it is written, and never by TRY_CAST."""
        cell = quoted(column.name)
        if column.kind == "number" and column.decimals is not None:
            amount = f"CAST({cell} AS DECIMAL(38, {column.decimals}))"
            wide = f"{cell} <> round({cell}, {MOST_DECIMALS})" if column.decimals > MOST_DECIMALS else "false"
            return Figure(f"({cell} IS NOT NULL)", amount, "0", wide)
        text = f"CAST({cell} AS VARCHAR)"
        decimals = "" if digits_only and column.kind != "number" else rf"(\.[0-9]{{1,{_TEXT_DECIMALS}}})?"
        fits = f"({text} IS NOT NULL AND {self.matches(text, f'[+-]?[0-9]{{1,{_TEXT_WHOLE}}}{decimals}')})"
        amount = f"CASE WHEN {fits} THEN CAST({text} AS DECIMAL(38, {_TEXT_DECIMALS})) END"
        return Figure(fits, amount, "0", rf"regexp_matches({text}, '\.[0-9]{{{MOST_DECIMALS + 1}}}')")


class DuckDriver:
    """See `driver.Driver`."""

    dialect = DuckDialect()

    def __init__(self, address: Address, wanted: Wanted) -> None:
        """Open the file for reading, or make ready for a lake."""
        self._duckdb = library()
        self._watch = wanted.watch
        self._address = address
        is_file = address.scheme == "duckdb"
        self.relation = relation_of(address) if is_file else lake_relation(address.url)
        settings = bounds(wanted.memory, _spill_folder().name)
        self._connection = self._file(address.rest, settings) if is_file else heeding(partial(self._lake, settings))
        heeding(partial(bound_threads, self._connection, wanted.memory))
        if self._watch is not UNWATCHED:
            heeding(partial(let_be_watched, self._connection))

    def columns(self) -> Sequence[Column]:
        """By the names of their types."""
        statement = described(self.relation)
        try:
            if len(self._connection.extract_statements(statement)) != 1:
                raise Refusal("A066", "a query is one statement", "take out what follows the first ;")
            found = self._heeded(lambda: self._connection.execute(statement).description)
        except self._duckdb.Error as error:
            raise self._refusal(error) from None
        return columns_of(found)

    def rows(self, statement: str) -> Iterator[tuple[object, ...]]:
        """In the order in which they were inserted."""
        try:
            watched = self._watch is not UNWATCHED and statement.endswith(GROUPING)
            look = looking(self._connection, self._watch.share) if watched else None
            cursor = self._heeded(lambda: self._connection.execute(statement), look)
            while found := self._heeded(lambda: cursor.fetchmany(_AT_ONCE)):
                yield from found
        except self._duckdb.Error as error:
            raise self._refusal(error) from None

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def _heeded(self, call: Callable[[], Any], look: Callable[[], None] | None = None) -> Any:
        return heeding(call, self._connection.interrupt, look)

    def _file(self, path: str, settings: dict[str, str]) -> Any:
        if not os.path.isfile(path):  # noqa: PTH113 - as the rest of the room
            raise Refusal("A065", "cannot open the database: there is no such file", "paths start in the plan's folder")
        try:
            return heeding(partial(self._duckdb.connect, path, read_only=True, config=settings))
        except self._duckdb.Error as error:
            mend = "is it a file of DuckDB, written by this version or an older one, that nobody is writing to?"
            raise Refusal("A065", f"cannot open the database: {self._said(error)}", mend) from None

    def _lake(self, settings: dict[str, str]) -> Any:
        connection = self._duckdb.connect(":memory:", config=settings)
        try:
            connection.execute("SET autoinstall_known_extensions = false")
            connection.execute(f"LOAD {_EXTENSION}")
        except self._duckdb.Error:
            connection.close()
            scheme = self._address.scheme
            message = f"{scheme}:// is read through DuckDB's extension {_EXTENSION}, which is not installed"
            raise Refusal("A065", message, _INSTALL) from None
        return connection

    def _refusal(self, error: Exception) -> Refusal:
        said = self._said(error)
        if type(error).__name__ == "OutOfMemoryException":
            return Refusal("A208", "the database has too little memory to work in", "allow more: --memory-limit 2GB")
        if self._address.scheme == "duckdb":
            mend = _meant(str(error)) or "try the query in DuckDB itself"
            return Refusal("A066", f"the database refuses: {said}", mend)
        if type(error).__name__ in ("HTTPException", "IOException"):
            keys = "; who may read is settled by AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION"
            mend = "check the address" + (keys if self._address.scheme == "s3" else "")
            return Refusal("A065", f"cannot read the files: {said}", mend)
        return Refusal("A066", f"the files cannot be read: {said}", "are they what their name says?")

    def _said(self, error: Exception) -> str:
        return scrubbed(error, self._address.url)


@cache
def _spill_folder() -> tempfile.TemporaryDirectory[str]:
    """Where databases spill what does not fit in; one for all, for a file is opened once, however many read it."""
    return tempfile.TemporaryDirectory(prefix="attain-")


def lake_relation(url: str) -> str:
    """The files of a lake as a table; the cells of CSV files as they are written."""
    path = url.partition("?")[0].lower()
    if path.endswith(PARQUET):
        return f"read_parquet({literal(url)})"
    # What is guessed else: a title to be skipped, a mark that makes a row a comment. Rows would be missing in silence.
    return f"read_csv({literal(url)}, header = true, all_varchar = true, skip = 0, comment = '')"


def columns_of(described: Sequence[tuple[Any, ...]]) -> list[Column]:
    """The columns of a statement's description."""
    return [_column(name, str(kind)) for name, kind, *_ in described]


def _column(name: str, kind: str) -> Column:
    decimal = _DECIMAL.fullmatch(kind)
    if decimal:
        width, decimals = int(decimal[1]), int(decimal[2])
        known = width - decimals <= _MOST_DIGITS and decimals <= _MOST_DIGITS
        return Column(name, "number", decimals if known else None)
    if kind in _WHOLE:
        return Column(name, "number", 0)
    if kind in ("HUGEINT", "UHUGEINT"):
        return Column(name, "number")
    if kind in ("FLOAT", "DOUBLE"):
        return Column(name, "binary")
    return Column(name, "day" if kind == "DATE" else "text")


def _meant(said: str) -> str | None:
    """What DuckDB says was probably meant."""
    found = re.search(r'Did you mean "([^"]+)"', said)
    return f"did you mean {found[1]}?" if found else None
