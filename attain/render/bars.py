"""A bar as text: eighths of a cell, or ASCII, with a mark."""

from __future__ import annotations

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
    eighths = bar.fill.numerator * width * 8 // bar.fill.denominator
    full, part = divmod(eighths, 8)
    solid, empty, mark = ("#", ".", "|") if ascii_only else ("█", "·", "│")
    drawn = solid * full + (EIGHTHS[part] if part and not ascii_only else "")
    drawn = drawn.ljust(width, empty)
    if bar.mark is None:
        return drawn
    at = _mark_at(bar.mark, width)
    return drawn[:at] + mark + drawn[at + 1 :]


def _mark_at(mark: Fraction, width: int) -> int:
    """The cell in which the mark's share ends."""
    end = -(-mark.numerator * width // mark.denominator)
    return min(max(end - 1, 0), width - 1)
