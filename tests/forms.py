"""The rows of a drawn case written in other forms than CSV: Parquet as texts or by types, and JSON lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import duckdb

from attain.engines.sql import literal, quoted
from tests.databases import inserting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def write_parquet(
    file: Path, header: Sequence[str], rows: Iterable[Sequence[str]], types: Mapping[str, str] | None = None
) -> None:
    """Rows as a Parquet file, all columns texts but those of `types`."""
    listed = [list(row) for row in rows]
    with duckdb.connect() as made:
        made.execute(f"CREATE TABLE t ({', '.join(f'{quoted(name)} VARCHAR' for name in header)})")
        if listed:
            made.execute(*inserting("t", listed, "?"))
        cells = ", ".join(
            f"CAST({quoted(name)} AS {(types or {}).get(name, 'VARCHAR')}) AS {quoted(name)}" for name in header
        )
        made.execute(f"COPY (SELECT {cells} FROM t) TO {literal(str(file))} (FORMAT parquet)")  # noqa: S608 - our own


def query_to_parquet(file: Path, query: str) -> None:
    """The rows of a query as a Parquet file."""
    with duckdb.connect() as made:
        made.execute(f"COPY ({query}) TO {literal(str(file))} (FORMAT parquet)")


def json_lines(header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False) -> str:
    """Rows as JSON lines; with `numbers` what can be a number in JSON is one, digit for digit."""
    return "".join(
        "{" + ", ".join(_member(name, cell, numbers) for name, cell in zip(header, row, strict=True)) + "}\n"
        for row in rows
    )


def _member(name: str, cell: str, numbers: bool) -> str:
    if numbers and name == "value" and _NUMBER.fullmatch(cell):
        return f'"{name}": {cell}'
    return f'"{name}":{json.dumps(cell, ensure_ascii=len(cell) % 2 == 0)}'
