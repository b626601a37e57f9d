"""The rows of a report's table beside the lines that they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.compute import Line, View
    from attain.table.table import Row, Table


def lined(view: View, table: Table) -> Iterator[tuple[Row, Line | None]]:
    """Each row of a view's table with its line; None for a metric's name alone above its members."""
    actual = next(index for index, column in enumerate(table.columns) if column.key == "actual")
    lines = iter(view.lines)
    for row in table.rows:
        yield row, next(lines) if row.cells[actual].text else None
