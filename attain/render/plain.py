"""A page as aligned text without lines or colour, for pipes, mails and diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.layout import GAP, column_texts, fitted, padded

if TYPE_CHECKING:
    from attain.table import Page, Table


def plain(page: Page) -> str:
    """The page as text; every row on one line, however wide."""
    parts = [f"{visible(page.title)}\n{visible(page.lead)}\n"]
    parts += [plain_table(table) for table in page.tables]
    if page.notes:
        parts.append("\n".join(f"- {visible(note)}" for note in page.notes) + "\n")
    return "\n".join(parts)


def plain_table(table: Table) -> str:
    """One table, its columns as wide as their widest text, its note below."""
    fit = fitted(table, None)
    columns = [
        [padded(column.header, fit.widths[index], column.align), *column_texts(table, fit, index)]
        for index, column in enumerate(table.columns)
    ]
    rows = [(" " * GAP).join(row).rstrip() for row in zip(*columns, strict=True)]
    return "".join(f"{line}\n" for line in (*rows, *([visible(table.note)] if table.note else [])))
