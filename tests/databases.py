"""Databases that tests fill: SQLite and DuckDB in files, PostgreSQL where a server can be started."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from attain.engines.sql import quoted
from tests.postgres import OWNER, PASSWORD, Server, binaries, running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HOMES = ("sqlite", "duckdb", "postgresql")


def inserting(name: str, rows: Sequence[Sequence[Any]], mark: str) -> tuple[str, list[Any]]:
    """One statement that puts rows into a table, and the cells that it is given."""
    row = f"({', '.join([mark] * len(rows[0]))})"
    return f"insert into {name} values {', '.join([row] * len(rows))}", [cell for line in rows for cell in line]


class Home(ABC):
    """Somewhere to put tables; `url` is its address."""

    def __init__(self, url: str) -> None:
        """Nothing is there yet."""
        self.url = url
        self._numbers = itertools.count()

    def fill(self, header: Sequence[str], rows: Sequence[Sequence[Any]], types: Sequence[str] = ()) -> str:
        """A new table of these rows, of texts where no types are given; its name."""
        name = f"actuals_{next(self._numbers)}"
        named = ", ".join(
            f"{quoted(column)} {kind}" for column, kind in itertools.zip_longest(header, types, fillvalue="text")
        )
        self.execute(f"create table {name} ({named})")
        if rows:
            self.insert(name, rows)
        return name

    @abstractmethod
    def execute(self, statement: str) -> None:
        """Run a statement as the owner."""

    @abstractmethod
    def insert(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""


class SqliteHome(Home):
    """A file of SQLite."""

    def __init__(self, folder: Path) -> None:
        """In a folder."""
        super().__init__(f"sqlite:{folder / 'a.db'}")
        self._file = folder / "a.db"

    def execute(self, statement: str) -> None:
        """Run a statement."""
        with sqlite3.connect(self._file) as made:
            made.execute(statement)
        made.close()

    def insert(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""
        with sqlite3.connect(self._file) as made:
            made.execute(*inserting(name, rows, "?"))
        made.close()


class DuckHome(Home):
    """A file of DuckDB."""

    def __init__(self, folder: Path) -> None:
        """In a folder."""
        super().__init__(f"duckdb:{folder / 'a.duckdb'}")
        self._file = str(folder / "a.duckdb")

    def execute(self, statement: str) -> None:
        """Run a statement."""
        import duckdb

        with duckdb.connect(self._file) as made:
            made.execute(statement)

    def insert(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""
        import duckdb

        with duckdb.connect(self._file) as made:
            made.execute(*inserting(name, rows, "?"))


class PostgresHome(Home):
    """A database of its own on the server."""

    _databases = itertools.count()

    def __init__(self, server: Server) -> None:
        """Make it."""
        self.server = server
        self.database = f"db_{next(self._databases)}"
        self._connect("postgres", f"create database {self.database}")
        super().__init__(server.url(self.database))

    def execute(self, statement: str) -> None:
        """Run a statement as the owner."""
        self._connect(self.database, statement)

    def insert(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""
        self._connect(self.database, *inserting(name, rows, "%s"))

    def _connect(self, database: str, statement: Any, cells: Sequence[Any] = ()) -> None:
        import psycopg

        how: dict[str, Any] = {"user": OWNER, "password": PASSWORD, "autocommit": True}
        with psycopg.connect(self.server.url(database), **how) as made:
            made.execute(statement, cells or None)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; tests of it are skipped where there is none to start."""
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'attain[postgres]'")
    if binaries() is None:
        pytest.skip("needs a PostgreSQL server to start: apt-get install postgresql")
    # Not under pytest's folder, which is for its owner alone; and the path of a socket has to be short.
    with (
        tempfile.TemporaryDirectory(prefix="attain-pg-", ignore_cleanup_errors=True) as folder,
        running(Path(folder)) as found,
    ):
        yield found


@pytest.fixture
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A database of the kind that is asked for, its user and password in the environment."""
    if request.param == "sqlite":
        return SqliteHome(tmp_path)
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
        return DuckHome(tmp_path)
    monkeypatch.setenv("PGUSER", OWNER)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return PostgresHome(request.getfixturevalue("server"))
