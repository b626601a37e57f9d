"""PostgreSQL through psycopg 3, in one transaction that may only read.

Who asks is settled as psql settles it: PGUSER, PGPASSWORD, PGPASSFILE, PGSERVICE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.engines.databases.driver import Column, Figure, Refusal, TypedDialect, relation_of
from attain.engines.databases.statement import GROUPING, described
from attain.engines.secrets import scrubbed
from attain.engines.sql import quoted
from attain.model.values import MOST_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.engines.databases.driver import Kind
    from attain.model.addresses import Address

_AT_ONCE = 2_000
_WAIT = 15  # seconds for a connection
_MOST_DIGITS = 30
# The types' numbers are PostgreSQL's own, the same in every database.
_KINDS: dict[int, Kind] = {
    **dict.fromkeys((20, 21, 23, 1700), "number"),
    **dict.fromkeys((700, 701), "binary"),
    1082: "day",
}
# Rows come in the table's own order: not from where another reader is, not from several workers.
_SETTINGS = (
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL synchronize_seqscans = off",
    "SET LOCAL standard_conforming_strings = on",
)
_IN_ORDER = "SET LOCAL max_parallel_workers_per_gather = 0"


class PostgresDialect(TypedDialect):
    """See `driver.Dialect`."""

    def cell(self, column: Column) -> str:
        """By bytes, whatever the column's collation takes for the same."""
        return f"COALESCE({quoted(column.name)}::text, '') COLLATE \"C\""

    def matches(self, text: str, pattern: str) -> str:
        """Between marks of its beginning and its end."""
        return f"{text} ~ '^{pattern}$'"

    def figure(self, column: Column, *, digits_only: bool) -> Figure:
        """Numbers that are finite and of at most thirty digits on either side; texts that are one."""
        cell = quoted(column.name)
        if column.kind == "number":
            most = f"1{'0' * _MOST_DIGITS}::numeric"
            fits = f"({cell} IS NOT NULL AND abs({cell}) < {most} AND {cell} = round({cell}::numeric, {_MOST_DIGITS}))"
            return Figure(fits, f"{cell}::numeric", "0", f"{cell} <> round({cell}::numeric, {MOST_DECIMALS})")
        text = f"{cell}::text"
        decimals = "" if digits_only else rf"(\.[0-9]{{1,{_MOST_DIGITS}}})?"
        fits = f"({text} IS NOT NULL AND {self.matches(text, f'[+-]?[0-9]{{1,{_MOST_DIGITS}}}{decimals}')})"
        amount = f"CASE WHEN {fits} THEN ({text})::numeric END"
        return Figure(fits, amount, "0", rf"{text} ~ '\.[0-9]{{{MOST_DECIMALS + 1}}}'")


class PostgresDriver:
    """See `driver.Driver`."""

    dialect = PostgresDialect()

    def __init__(self, address: Address) -> None:
        """Connect, and begin a transaction that sees one state of the database and changes nothing."""
        try:
            import psycopg
        except ImportError:
            message = "PostgreSQL is read through psycopg, which is not installed"
            raise Refusal("A065", message, "pip install 'attain[postgres]'") from None
        self._error: Any = psycopg.Error
        self._url = address.url
        self.relation = relation_of(address)
        try:
            self._connection = psycopg.connect(address.url, connect_timeout=_WAIT, application_name="attain")
        except (psycopg.Error, ValueError) as error:
            said = scrubbed(error, self._url)
            mend = "check host, port and database; user and password come from PGUSER, PGPASSWORD or ~/.pgpass"
            raise Refusal("A065", f"cannot connect: {said}", mend) from None
        try:
            self._connection.read_only = True
            self._connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            for setting in _SETTINGS:
                self._connection.execute(setting)
        except psycopg.Error as error:
            self._connection.close()
            raise self._refusal(error) from None

    def columns(self) -> Sequence[Column]:
        """By the numbers of their types. What is more than one statement is refused by the server."""
        statement: Any = described(self.relation)
        try:
            found = self._connection.execute(statement, prepare=True).description or []
        except self._error as error:
            raise self._refusal(error) from None
        return [Column(column.name, _KINDS.get(column.type_code, "text")) for column in found]

    def rows(self, statement: str) -> Iterator[tuple[object, ...]]:
        """Few at once as the server sends them, many by a cursor that the server keeps."""
        asked: Any = statement
        try:
            if statement.endswith(GROUPING):
                yield from self._connection.execute(asked, prepare=True)
                return
            self._connection.execute(_IN_ORDER)
            with self._connection.cursor("attain_rows") as cursor:
                cursor.itersize = _AT_ONCE
                yield from cursor.execute(asked)
        except self._error as error:
            raise self._refusal(error) from None

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _refusal(self, error: Any) -> Refusal:
        said = scrubbed(getattr(error.diag, "message_primary", None) or error, self._url)
        state = error.sqlstate or ""
        if state == "42501":
            return Refusal(
                "A066", f"the database refuses: {said}", "let the user of PGUSER read it: GRANT SELECT ON ..."
            )
        if not state or state.startswith(("08", "57", "53")):
            return Refusal("A065", f"the connection broke off: {said}", "run it again; nothing was changed")
        mend = "name the schema too: finance.actuals" if state == "42P01" else "try the query in psql"
        return Refusal("A066", f"the database refuses: {said}", mend)
