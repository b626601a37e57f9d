"""The distinct names, dates and figures of a large file, by DuckDB; what it may misread is left to who goes by rows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import Columns
from attain.engines.files.csv_shape import GLOB, Shape, cell, relation_of
from attain.read.source import packing_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.actuals.columns import Field
    from attain.read.csv import CsvFile

LARGE = 32 << 20  # bytes; a smaller file is read by rows in about two seconds


class Distinct(NamedTuple):
    """What stands in a file, each once, in order: cells of each field, metrics with their segments; how many rows."""

    cells: Mapping[Field, list[str]]
    scopes: list[tuple[str, str]]
    figures: list[str]
    rows: int


def distinct_in(file: CsvFile, at: Mapping[Field, int], most: int) -> Distinct | None:
    """What stands in a large file whose columns are known, of different figures at `most` so many.

    None where the file is not large, or where DuckDB might not read it as it is read by rows.
    """
    header = file.header
    if header is None or file.problems or GLOB & set(file.name) or os.path.getsize(file.name) < LARGE:  # noqa: PTH202 - a name is enough
        return None
    if {place.line for place in header.places} != {1} or any({"\n", "\r"} & set(name) for name in header.names):
        return None
    columns = Columns(at["date"], at.get("branch"), at.get("segment"), at.get("metric"), at["value"])
    shape = Shape(header.names, file.delimiter, packing_of(file.name), columns)
    return _asked(relation_of([file.name], shape, quotes=True), at, most)


def _asked(source: str, at: Mapping[Field, int], most: int) -> Distinct | None:
    from attain.engines.duckdb_module import library
    from attain.engines.files.session import session

    fields = [field for field in at if field != "value"]
    lists = ", ".join(f"list_sort(list(DISTINCT {cell(at[field])}))" for field in fields)
    metric, segment = (cell(at[field]) if field in at else "''" for field in ("metric", "segment"))
    scopes = f"list_sort(list(DISTINCT {{'metric': {metric}, 'segment': {segment}}}))"
    whole = f"SELECT count(*), {scopes}, {lists} FROM {source}"  # noqa: S608 - our own words and quoted texts
    some = f"SELECT DISTINCT {cell(at['value'])} FROM {source} LIMIT {most:d}"  # noqa: S608 - as above
    try:
        with session() as connection:
            ((rows, pairs, *cells),) = connection.execute(whole).fetchall()
            figures = [text for (text,) in connection.execute(some).fetchall()]
    except library().Error:
        return None
    told = [(pair["metric"], pair["segment"]) for pair in pairs or ()]
    return Distinct(dict(zip(fields, cells, strict=True)), told, figures, rows)
