"""A report as Parquet, written by DuckDB: figures are exact decimals, never binary floating point."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attain.engines.duckdb_module import library
from attain.engines.sql import literal
from attain.table.records import about
from attain.table.typed import typed

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.table.look import Look
    from attain.table.typed import Typed

TYPES = {"text": "VARCHAR", "whole": "BIGINT", "day": "DATE", "truth": "BOOLEAN"}
DIGITS, PLACES = 38, 18  # of a decimal, and how many of them usually stand after the point


def parquet(report: Report, _: Look) -> bytes:
    """The file's bytes: a row a line; what the report is about stands in the file's metadata under `attain`."""
    columns = typed(report)
    told = json.dumps(about(report), ensure_ascii=False)
    picked = ", ".join(f"CAST(unnest(?::VARCHAR[]) AS {_type(column)}) AS {column.name}" for column in columns)
    with tempfile.TemporaryDirectory() as folder:
        file = os.fspath(Path(folder) / "report.parquet")
        with library().connect(config={"threads": 1}) as database:
            database.execute(
                f"COPY (SELECT {picked}) TO {literal(file)} "
                f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{attain: {literal(told)}}})",
                [list(column.values) for column in columns],
            )
        return Path(file).read_bytes()


def _type(column: Typed) -> str:
    """The column's type in DuckDB: decimals of the usual places, of others where figures need it, text at the last."""
    if column.type != "figure":
        return TYPES[column.type]
    parts = [figure.lstrip("-").partition(".") for figure in column.values if figure is not None]
    whole = max((len(before) for before, _, _ in parts), default=0)
    places = max((len(after) for _, _, after in parts), default=0)
    if whole <= DIGITS - PLACES and places <= PLACES:
        return f"DECIMAL({DIGITS}, {PLACES})"
    return f"DECIMAL({DIGITS}, {places})" if whole + places <= DIGITS else "VARCHAR"
