"""A table as CSV or TSV. Text that a spreadsheet would run as a formula is defused; numbers never are."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from attain.read.text import FORMULA_STARTS

if TYPE_CHECKING:
    from attain.table import Table


def csv_text(table: Table, *, delimiter: str = ",") -> str:
    """The table's columns by their keys and its rows, a line break after each."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    figures = [column.align == "right" for column in table.columns]
    for row in table.rows:
        writer.writerow(
            [cell.text if figure else defused(cell.text) for cell, figure in zip(row.cells, figures, strict=True)]
        )
    return out.getvalue()


def tsv_text(table: Table) -> str:
    """The same with tabs between cells; a cell that holds a tab, a quote or a line break is quoted as CSV quotes it."""
    return csv_text(table, delimiter="\t")


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it.

    >>> defused("=1+1"), defused("Cikupa")
    ("'=1+1", 'Cikupa')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
