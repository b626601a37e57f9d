"""What must be known of a CSV file before DuckDB reads it: its columns, by our own reading of its header.

DuckDB takes columns by their position, and a header by its word. So the header is read here, as it is for who goes by
rows, and files that are alike are read by one statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS, Columns, find_columns
from attain.engines.files.days import named_day
from attain.engines.sql import listed, literal
from attain.read.csv import open_csv
from attain.read.source import GZIP, packing_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.actuals.source import Source
    from attain.model import Plan
    from attain.period.written import DateFormat

# A text that is in no file, so that an empty cell is an empty text, and one too many at the end of a row an error.
NOWHERE = "\x01"
GLOB = set("*?[]{}")


class Shape(NamedTuple):
    """How a file is to be read; those of one shape go together."""

    names: tuple[str, ...]
    delimiter: str
    packing: str | None
    columns: Columns


def shape_of(source: Source, plan: Plan) -> Shape | None:
    """The shape of a file; None where anything about its header is not as it should be."""
    if GLOB & set(source.name):  # DuckDB would look for other files
        return None
    how = plan.actuals
    with open_csv(source.name, delimiter=how.delimiter, encoding=how.encoding) as file:
        header = file.header
        if header is None or file.problems:
            return None
        one_line = {place.line for place in header.places} == {1} and not any(
            {"\n", "\r"} & set(name) for name in header.names
        )
        columns, wrong = find_columns(plan, header)
        if columns is None or wrong or not one_line or len(header.names) < 2:  # noqa: PLR2004 - a date and a value
            return None
        return Shape(header.names, file.delimiter, packing_of(source.name), columns)


def cells_of(columns: Columns, dates: DateFormat | None) -> Mapping[str, str | None]:
    """The cells of a row by our fields, its date as a name; None where the file has no such column."""
    indices = {name: getattr(columns, name) for name in FIELDS}
    found: dict[str, str | None] = {name: None if at is None else cell(at) for name, at in indices.items()}
    found["date"] = named_day(cell(columns.date), dates)
    return found


def cell(index: int) -> str:
    """One cell of a row, as text."""
    return f"c{index}"


def relation_of(files: list[str], shape: Shape, *, quotes: bool) -> str:
    """The rows of files of one shape. Where no file holds a quote none is looked for: then none can be misread."""
    columns = ", ".join(f"'{cell(index)}': 'VARCHAR'" for index in range(len(shape.names)))
    mark = literal('"' if quotes else "")
    packing = {None: "none", GZIP: "gzip"}.get(shape.packing, "zstd")
    # The line break is found by DuckDB: where it is told, it gives no row at all of a file that breaks otherwise.
    return (
        f"read_csv([{listed(files)}], header = true, auto_detect = false, delim = {literal(shape.delimiter)}, "
        f"quote = {mark}, escape = {mark}, nullstr = {literal(NOWHERE)}, columns = {{{columns}}}, "
        f"compression = '{packing}', filename = {'true' if len(files) > 1 else 'false'})"
    )
