"""A page as aligned text without lines or colour, for pipes, mails and diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.layout import GAP, cell_text, padded, widths

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
    """One table, its columns as wide as their widest text."""
    wide = widths(table)
    rows = [[column.header for column in table.columns]]
    rows += [[cell_text(cell) for cell in row.cells] for row in table.rows]
    aligns = [column.align for column in table.columns]
    lines = [
        (" " * GAP)
        .join(padded(text, width, align) for text, width, align in zip(row, wide, aligns, strict=True))
        .rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"
