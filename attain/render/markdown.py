"""A page as Markdown: headings and pipe tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.layout import cell_text

if TYPE_CHECKING:
    from attain.table import Page, Table

ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&!:])")


def markdown(page: Page) -> str:
    """The page as Markdown, names escaped so that they stay names."""
    parts = [f"# {escaped(page.title)}", escaped(page.lead)]
    for table in page.tables:
        parts += [f"## {escaped(table.title)}", _table(table)]
    if page.notes:
        parts.append("\n".join(f"- {escaped(note)}" for note in page.notes))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rule = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[escaped(column.header) for column in table.columns], rule]
    rows += [[escaped(cell_text(cell)) for cell in row.cells] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def escaped(text: str) -> str:
    r"""The text with what Markdown would act on taken literally.

    >>> print(escaped("a|b *c*"))
    a\|b \*c\*
    """
    return ACTIVE.sub(r"\\\1", visible(text))
