"""What the values of a plan are, apart from how they are read: ranges, money, the codes of figures that are none.

Nothing here needs Pydantic, so that a plan which was validated before (see `kept`) is used without it.
"""

from __future__ import annotations

import re
from decimal import Decimal  # noqa: TC003 - Pydantic reads the annotations of Range
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Self

NUMBER_CODES = {
    "not-a-number": "A021",
    "not-finite": "A021",
    "too-large": "A022",
    "ambiguous": "A023",
}
MOST_DECIMALS = 4  # no currency of ISO 4217 has more


def is_currency(unit: str | None) -> bool:
    """Whether a unit is money: the three capitals of ISO 4217."""
    return unit is not None and bool(re.fullmatch(r"[A-Z]{3}", unit))


class _Bounds(NamedTuple):
    low: Decimal
    high: Decimal


class Range(_Bounds):
    """A target that is met anywhere between two bounds, both included, in the metric's unit."""

    __slots__ = ()

    def __new__(cls, low: Decimal, high: Decimal) -> Self:
        """Refuse a range that is upside down."""
        if low > high:
            raise ValueError(f"a range runs from low to high: {low}..{high}")
        return super().__new__(cls, low, high)
