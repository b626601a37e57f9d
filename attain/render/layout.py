"""Columns of text side by side: how wide they are, and which must go where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.read.text import visible
from attain.render.bars import NARROW, WIDE, bar_text
from attain.render.sparks import spark_text
from attain.render.width import text_width, widest

if TYPE_CHECKING:
    from attain.table import Cell, Table

GAP = 2
INDENT = "  "


def cell_text(cell: Cell, *, bar_width: int = WIDE, ascii_only: bool = False) -> str:
    """A cell as it is printed: its bar or spark drawn, and nothing in it that could act on a terminal."""
    if cell.bar is not None:
        return bar_text(cell.bar, width=bar_width, ascii_only=ascii_only)
    if cell.spark is not None:
        return spark_text(cell.spark, ascii_only=ascii_only)
    text = visible(cell.text)
    return INDENT * cell.depth + text if cell.depth else text


class Fit(NamedTuple):
    """How a table is drawn in the room there is: the columns that stay, all texts and widths, how wide a bar is."""

    kept: list[int]
    texts: list[list[str]]
    widths: list[int]
    bar_width: int


def fitted(table: Table, room: int | None, *, ascii_only: bool = False) -> Fit:
    """The fit of a table into `room` characters (None: no limit).

    Bars get shorter before a column goes; the columns of least value go first. Where even the rest is too wide
    it stays, for a figure is never cut.
    """
    columns, rows = table.columns, [row.cells for row in table.rows]
    everything = range(len(columns))
    barred = [any(cells[index].bar for cells in rows) for index in everything]
    # A bar is drawn once its width is known.
    texts = [
        ["" if (cell := cells[index]).bar is not None else cell_text(cell, ascii_only=ascii_only) for cells in rows]
        for index in everything
    ]
    least = [max(text_width(columns[index].header), widest(texts[index])) for index in everything]
    for dropped in sorted({0, *(column.drop for column in columns)}, reverse=True):
        kept = [index for index in everything if columns[index].drop <= dropped]
        for bar_width in (WIDE, NARROW):
            widths = [max(width, bar_width) if bar else width for width, bar in zip(least, barred, strict=True)]
            fit = Fit(kept, texts, widths, bar_width)
            total = sum(widths[index] for index in kept) + GAP * (len(kept) - 1)
            if room is None or total <= room:
                return fit
    return fit


def column_texts(table: Table, fit: Fit, index: int, *, ascii_only: bool = False) -> list[str]:
    """The texts of a column, its bars drawn, each as wide as the column."""
    width, texts = fit.widths[index], fit.texts[index]
    fill = str.rjust if table.columns[index].align == "right" else str.ljust
    plain = "".join(texts).isascii()
    return [
        fill(text, width if plain else _letters(text, width))
        if (bar := row.cells[index].bar) is None
        else fill(bar_text(bar, width=fit.bar_width, ascii_only=ascii_only), width)
        for text, row in zip(texts, table.rows, strict=True)
    ]


def padded(text: str, width: int, align: str) -> str:
    """The text filled with blanks to a width."""
    letters = _letters(text, width)
    return text.rjust(letters) if align == "right" else text.ljust(letters)


def _letters(text: str, width: int) -> int:
    """How many letters a text has that takes so many columns: `rjust` counts no letter for two, and none for none."""
    return width if text.isascii() else width + len(text) - text_width(text)
