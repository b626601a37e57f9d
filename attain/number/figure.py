"""What a number's text turns into: an exact figure that keeps its precision, or a fault.

A figure is always in base units: "Rp4,6 triliun" is 4600000000000, its last digit worth 10^11.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

Locale = Literal["id", "en"]
Rounding = Literal["half-up", "half-even"]
FaultKind = Literal["not-a-number", "not-finite", "too-large", "ambiguous"]

_PLUS = re.compile(r"[^0-9+]*\+")
SHOWN = 40  # characters of a user's text that a message repeats
_LEADS: dict[FaultKind, str] = {
    "not-a-number": "not a number",
    "not-finite": "not a finite number",
    "too-large": "number too large",
    "ambiguous": "ambiguous figure",
}


class Figure(NamedTuple):
    """One figure as somebody wrote it, with the value of its last written digit.

    `currency` is an ISO code where a sign or word names one; `unit` is "%" or the caller's word.
    """

    text: str
    value: Decimal
    last_digit: Decimal
    currency: str | None = None
    unit: str | None = None


class StatedFigure(NamedTuple):
    """A published figure: its exact value, the value of its last written digit, the hedges around it.

    Amounts are in base units, percents in percent. `text` is the figure without its hedges; these stand in the order
    of the text (see `HEDGES`). Of a range `value` is the lower bound and `upper` the other. `points` marks percentage
    points, a difference; `fraction_word` a share in words ("two thirds"), whose value is its percent.
    """

    text: str
    value: Fraction
    last_digit: Fraction
    hedges: tuple[str, ...] = ()
    percent: bool = False
    points: bool = False
    currency: str | None = None
    unit: str | None = None
    upper: Fraction | None = None
    fraction_word: bool = False

    @property
    def signed(self) -> bool:
        """Whether it was written with its sign, so that its side counts: "+100", "-Rp5 juta"; "36-40%" has none.

        >>> from fractions import Fraction
        >>> [StatedFigure(text, Fraction(100), Fraction(1)).signed for text in ("+100", "100")]
        [True, False]
        """
        return self.value < 0 or bool(_PLUS.match(self.text))


class NumberFault(ValueError):  # noqa: N818  a fault in a text, as in `Problem`, not in a program
    """Why a text is no figure, how to mend it, and which of its characters are to blame."""

    def __init__(self, kind: FaultKind, message: str, advice: str | None, offset: int, length: int) -> None:
        """Keep all five, so that a copy or a pickle of the fault is whole."""
        super().__init__(kind, message, advice, offset, length)
        self.kind: FaultKind = kind
        self.message = message
        self.help = advice
        self.offset = offset
        self.length = length

    def __str__(self) -> str:
        """The message alone."""
        return self.message


def fault(kind: FaultKind, text: str, advice: str | None, span: tuple[int, int] | None = None) -> NumberFault:
    """The fault of `text`, at `span` or else at all of the text between its outer blanks.

    >>> fault("not-a-number", " ten ", "write digits").message
    'not a number: ten'
    """
    bare = text.strip()
    start = len(text) - len(text.lstrip()) if bare else 0
    first, end = span or (start, start + len(bare))
    shown = bare if len(bare) <= SHOWN else bare[:SHOWN] + "…"
    message = f"{_LEADS[kind]}: {shown}" if bare else f"{_LEADS[kind]}: the text is empty"
    return NumberFault(kind, message, advice, first, end - first)
