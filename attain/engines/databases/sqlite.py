"""SQLite through the standard library.

Each cell has a kind of its own: a whole number of 64 bits, a text, or binary floating point, which is never taken.
Figures written as text are added up as whole numbers of their last digit, apart by how many decimals they have.
"""

from __future__ import annotations

import os
import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote

from attain.engines.databases.driver import Column, Figure, Refusal, relation_of
from attain.engines.databases.statement import described
from attain.engines.secrets import scrubbed
from attain.engines.sql import quoted
from attain.model.values import MOST_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.model.addresses import Address

_MOST_DIGITS = 18  # of a 64-bit number all of whose digits may be nines
_HALF = 10**9
_AT_ONCE = 2_000
_BEAT = 500_000  # steps of SQLite, a few hundredths of a second
_WAIT = 10  # seconds for a database that somebody is writing to
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


class SqliteDialect:
    """See `driver.Dialect`."""

    def cell(self, column: Column) -> str:
        """NULL is empty; every other kind as SQLite writes it. Two names that a column takes for one stay two."""
        return f"COALESCE(CAST({quoted(column.name)} AS TEXT), '') COLLATE BINARY"

    def kind_of_cell(self, column: Column) -> str:
        """By the cell, for a column's declared kind binds nobody."""
        return f"CASE typeof({quoted(column.name)}) WHEN 'real' THEN 'binary' ELSE '' END"

    apart = " LIMIT -1"  # else each cell is made anew for every one of its uses: three times the work

    def sure_day(self, text: str, column: Column) -> str:  # noqa: ARG002 - each cell is looked at
        """A pattern, and no hidden rest behind a zero byte."""
        pattern = "-".join("[0-9]" * count for count in (4, 2, 2))
        return (
            f"{text} GLOB '{pattern}' AND length(CAST({text} AS BLOB)) = 10 AND substr({text}, 9, 2) BETWEEN '01' AND"
            f" CASE WHEN substr({text}, 6, 2) = '02' THEN '28'"
            f" WHEN substr({text}, 6, 2) IN ('04', '06', '09', '11') THEN '30' ELSE '31' END"
        )

    def figure(self, column: Column, *, digits_only: bool) -> Figure:
        """Whole numbers, and texts of at most eighteen digits with at most one point between them."""
        cell = quoted(column.name)
        unsigned = f"CASE WHEN substr({cell}, 1, 1) IN ('+', '-') THEN substr({cell}, 2) ELSE {cell} END"
        written = (
            f"typeof({cell}) = 'text' AND length(CAST({cell} AS BLOB)) = length({cell})"
            f" AND length(replace({unsigned}, '.', '')) <= {_MOST_DIGITS} AND ({unsigned}) GLOB '[0-9]*'"
            f" AND ({unsigned}) NOT GLOB '*[^0-9{'' if digits_only else '.'}]*'"
            f" AND {cell} NOT GLOB '*.*.*' AND {cell} NOT GLOB '*.'"
        )
        point = f"instr({cell}, '.')"
        scale = f"CASE WHEN typeof({cell}) = 'text' AND {point} THEN length({cell}) - {point} ELSE 0 END"
        amount = f"CASE typeof({cell}) WHEN 'integer' THEN {cell} ELSE CAST(replace({cell}, '.', '') AS INTEGER) END"
        return Figure(f"(typeof({cell}) = 'integer' OR ({written}))", amount, scale, f"({scale}) > {MOST_DECIMALS}")

    def sum(self, amount: str) -> str:
        """In two halves of nine digits, neither of which comes near to 64 bits: SQLite's own sum would."""
        return f"SUM(({amount}) / {_HALF}) || ' ' || SUM(({amount}) % {_HALF})"

    def total(self, found: object) -> Decimal:
        """The halves together."""
        upper, lower = str(found).split()
        return Decimal(int(upper) * _HALF + int(lower))


class SqliteDriver:
    """See `driver.Driver`."""

    dialect = SqliteDialect()

    def __init__(self, address: Address) -> None:
        """Open the file for reading; one that is not there is not made."""
        self.relation = relation_of(address)
        path = address.rest
        if not os.path.isfile(path):  # noqa: PTH113 - as the rest of the room
            raise Refusal("A065", "cannot open the database: there is no such file", "paths start in the plan's folder")
        try:
            self._connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=_WAIT)
            self._connection.text_factory = _text
            self._connection.execute("PRAGMA query_only = 1")
            # Python hears of Ctrl-C between two of its own steps: a long statement needs some in between.
            self._connection.set_progress_handler(_beat, _BEAT)
        except sqlite3.Error as error:
            raise _refusal(error) from None

    def columns(self) -> Sequence[Column]:
        """All of a mixed kind."""
        try:
            found = self._connection.execute(described(self.relation)).description
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise _refusal(error, self._tables(error)) from None
        return [Column(name, "mixed") for name, *_ in found]

    def rows(self, statement: str) -> Iterator[tuple[object, ...]]:
        """In the table's own order."""
        try:
            cursor = self._connection.execute(statement)
            while found := cursor.fetchmany(_AT_ONCE):
                yield from found
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise _refusal(error) from None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _tables(self, error: Exception) -> str | None:
        if "no such table" not in str(error):
            return None
        names = [str(name) for (name,) in self._connection.execute(_TABLES).fetchmany(12)]
        return f"tables found: {', '.join(names)}" if names else "the database has no tables"


def _beat() -> int:
    """Go on; where Ctrl-C was typed, Python does not even come so far."""
    return 0


def _text(data: bytes) -> str:
    """Bytes that are no UTF-8 become marks that no name holds."""
    return data.decode("utf-8", "replace")


def _refusal(error: Exception, mend: str | None = None) -> Refusal:
    said = scrubbed(error)
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_INTERRUPT":
        raise KeyboardInterrupt
    if name in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return Refusal("A065", f"cannot open the database: {said}", "is it a file of SQLite?")
    if name in ("SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR"):
        return Refusal(
            "A065", f"cannot open the database: {said}", "check that it may be read, and that nobody holds it"
        )
    return Refusal("A066", f"the database refuses: {said}", mend or "try the query in the database itself")
