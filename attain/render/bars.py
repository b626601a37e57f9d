"""A bar as text: eighths of a cell, or ASCII, with a mark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.table import Bar

EIGHTHS = " ▏▎▍▌▋▊▉█"
WIDE, NARROW = 12, 8


def bar_text(bar: Bar, *, width: int = WIDE, ascii_only: bool = False) -> str:
    """The bar drawn `width` characters wide, the mark standing where its share ends.

    >>> from fractions import Fraction
    >>> from attain.table import Bar
    >>> bar_text(Bar(Fraction(127, 300), Fraction(1, 4)), ascii_only=True)
    '##|##.......'
    """
    full, part = divmod(bar.fill * width * 8, 8)
    cells = ["#" if ascii_only else "█"] * int(full)
    if len(cells) < width:
        eighth = EIGHTHS[math.floor(part)]
        cells.append("." if ascii_only or eighth == " " else eighth)
    cells += ["." if ascii_only else "·"] * (width - len(cells))
    drawn = [cell if cell != "." or ascii_only else "·" for cell in cells]
    if bar.mark is not None:
        drawn[_mark_at(bar.mark, width)] = "|" if ascii_only else "│"
    return "".join(drawn)


def _mark_at(mark: Fraction, width: int) -> int:
    """The cell in which the mark's share ends."""
    return min(max(math.ceil(mark * width) - 1, 0), width - 1)
