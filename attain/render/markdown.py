"""A page as Markdown: headings and pipe tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.layout import cell_text

if TYPE_CHECKING:
    from attain.table import Cell, Page, Table

# A colon acts only where it could make an emoji.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&!]|:(?=\w+:))")


def markdown(page: Page) -> str:
    """The page as Markdown, names escaped so that they stay names."""
    parts = [f"# {escaped(page.title)}", escaped(page.lead)]
    for table in page.tables:
        parts += [f"## {escaped(table.title)}", *([escaped(table.note)] if table.note else []), _table(table)]
    if page.notes:
        parts.append("\n".join(f"- {escaped(note)}" for note in page.notes))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rule = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[escaped(column.header) for column in table.columns], rule]
    rows += [[_cell(cell, bold=row.head) for cell in row.cells] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell, *, bold: bool) -> str:
    """A cell, those of a head row bold, indented by blanks that Markdown keeps."""
    text = escaped(cell_text(cell._replace(depth=0)))
    if bold and text:
        return f"**{text}**"
    return "&emsp;" * (cell.depth - 1) + text


def escaped(text: str) -> str:
    r"""The text with what Markdown would act on taken literally.

    >>> print(escaped("a|b *c*"))
    a\|b \*c\*
    """
    return ACTIVE.sub(r"\\\1", visible(text))
