"""A row of figures as text: a block a figure, its height an eighth of the largest, or a digit in ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.table.table import Spark

BLOCKS = "▁▂▃▄▅▆▇█"
DIGITS = "01234567"
# As the empty part of a bar. A blank would be lost where a table is trimmed (Markdown trims every cell), and what
# stands for February would then be read as January.
GAP, ASCII_GAP = "·", "."


def spark_text(spark: Spark, *, ascii_only: bool = False) -> str:
    """The spark drawn, one character a figure.

    >>> from fractions import Fraction
    >>> from attain.table.table import Spark
    >>> spark = Spark((None, Fraction(0), Fraction(1, 6), Fraction(2, 3), Fraction(1)))
    >>> spark_text(spark), spark_text(spark, ascii_only=True)
    ('·▁▂▆█', '.0157')
    """
    heights, gap = (DIGITS, ASCII_GAP) if ascii_only else (BLOCKS, GAP)
    return "".join(gap if share is None else heights[_height(share)] for share in spark.shares)


def _height(share: Fraction) -> int:
    """Which of the eight heights a share has; the largest figure the last."""
    return min(int(share * len(BLOCKS)), len(BLOCKS) - 1)
