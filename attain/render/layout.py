"""Columns of text side by side: how wide they are, and which must go where room is short."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.bars import WIDTH, bar_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.table import Cell, Table

GAP = 2


def cell_text(cell: Cell, *, ascii_only: bool = False) -> str:
    """A cell as it is printed: its bar drawn, and nothing in it that could act on a terminal."""
    if cell.bar is not None:
        return bar_text(cell.bar, ascii_only=ascii_only)
    return visible(cell.text)


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def widths(table: Table) -> list[int]:
    """The width of each column: its widest text."""
    found = [text_width(column.header) for column in table.columns]
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            wide = WIDTH if cell.bar is not None else text_width(visible(cell.text))
            found[index] = max(found[index], wide)
    return found


def fitting(table: Table, room: int | None) -> list[int]:
    """The columns that stay when a row has `room` characters (None: no limit).

    Those of least value go first; where even the rest is too wide it stays, for a figure is never cut.
    """
    wide = widths(table)
    kept = list(range(len(table.columns)))
    if room is None:
        return kept
    while _total(wide, kept) > room:
        last = max(kept, key=lambda index: table.columns[index].drop)
        if table.columns[last].drop == 0:
            break
        kept.remove(last)
    return kept


def _total(wide: Sequence[int], kept: Sequence[int]) -> int:
    return sum(wide[index] for index in kept) + GAP * (len(kept) - 1)


def padded(text: str, width: int, align: str) -> str:
    """The text filled with blanks to a width."""
    blanks = " " * (width - text_width(text))
    return blanks + text if align == "right" else text + blanks
