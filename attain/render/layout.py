"""Columns of text side by side: how wide they are, and which must go where room is short."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.bars import NARROW, WIDE, bar_text
from attain.render.sparks import spark_text

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
    return INDENT * cell.depth + visible(cell.text)


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def widths(table: Table, bar_width: int = WIDE) -> list[int]:
    """The width of each column: its widest text."""
    found = [text_width(column.header) for column in table.columns]
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            wide = bar_width if cell.bar else text_width(cell_text(cell))
            found[index] = max(found[index], wide)
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table is drawn in the room there is: the columns that stay, all widths, how wide a bar is."""

    kept: list[int]
    widths: list[int]
    bar_width: int


def fitted(table: Table, room: int | None) -> Fit:
    """The fit of a table into `room` characters (None: no limit).

    Bars get shorter before a column goes; the columns of least value go first. Where even the rest is too wide
    it stays, for a figure is never cut.
    """
    everything = list(range(len(table.columns)))
    for dropped in sorted({0, *(column.drop for column in table.columns)}, reverse=True):
        kept = [index for index in everything if table.columns[index].drop <= dropped]
        for bar_width in (WIDE, NARROW):
            fit = Fit(kept, widths(table, bar_width), bar_width)
            total = sum(fit.widths[index] for index in kept) + GAP * (len(kept) - 1)
            if room is None or total <= room:
                return fit
    return fit


def padded(text: str, width: int, align: str) -> str:
    """The text filled with blanks to a width."""
    blanks = " " * (width - text_width(text))
    return blanks + text if align == "right" else text + blanks
