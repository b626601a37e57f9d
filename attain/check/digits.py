"""Slips in the digits of a printed figure: one digit changed, two swapped, one too many or too few.

Only whole numbers of the last digit's unit are counted here, so that a figure of twenty digits is gone through at once.
"""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING

from attain.number import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from attain.number import Interval, StatedFigure

TELLING = 3  # significant digits from which on one changed digit explains anything
GROUP = 3
_RUN = re.compile(r"[0-9][0-9.,]*")
_TAIL = re.compile(r"[.,]([0-9]+)$")


def one_digit_off(stated: StatedFigure, window: Interval, exact: Fraction) -> list[Fraction]:
    """The figures in the window that are one slip away from a stated one, the nearest to `exact` first.

    >>> from attain.number import Interval, parse_stated
    >>> from fractions import Fraction
    >>> found = one_digit_off(parse_stated("72.829.190", locale="id"), Interval(75819135, 75839961), Fraction(75829549))
    >>> [int(value) for value in found]
    [75829190]
    """
    unit = stated.last_digit
    if stated.value <= 0 or (stated.value / unit).denominator != 1 or window.low is None or window.high is None:
        return []
    first, last = ceil(window.low / unit), floor(window.high / unit)
    digits = str(int(stated.value / unit))
    found = {slip for slip in _slips(digits, stated) if first <= slip <= last and slip > 0}
    return sorted((slip * unit for slip in found), key=lambda value: (abs(value - exact), value))


def _slips(digits: str, stated: StatedFigure) -> Iterator[int]:
    """Every slip in the digits, as a whole number of last digits."""
    yield from _swapped(digits)
    if significant_digits(stated.value, stated.last_digit) < TELLING:
        return
    yield from _changed(digits)
    decimals = decimals_of(stated)
    if decimals is not None:
        yield from _dropped_or_doubled(digits, len(digits) - decimals)


def _swapped(digits: str) -> Iterator[int]:
    """Two neighbours the other way round."""
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] != "0":
            yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _changed(digits: str) -> Iterator[int]:
    """Another digit in one place."""
    number = int(digits)
    for at, digit in enumerate(digits):
        place = 10 ** (len(digits) - 1 - at)
        for other in range(0 if at else 1, 10):
            if other != int(digit):
                yield number + (other - int(digit)) * place


def _dropped_or_doubled(digits: str, whole: int) -> Iterator[int]:
    """A digit fewer or a digit more among the `whole` ones before the decimal separator."""
    for at in range(whole):
        left = digits[:at] + digits[at + 1 :]
        if left and not left.startswith("0"):
            yield int(left)
    for at in range(whole + 1):
        for digit in "0123456789":
            if at or digit != "0":
                yield int(digits[:at] + digit + digits[at:])


def decimals_of(stated: StatedFigure) -> int | None:
    """How many digits stand behind the decimal separator; None where that cannot be told from a scaled figure.

    >>> from attain.number import parse_stated
    >>> [decimals_of(parse_stated(text, locale="id")) for text in ("45,79%", "80 ribu", "1,25 juta", "4,295 miliar")]
    [2, 0, 2, None]
    """
    run = _RUN.search(stated.text)
    tail = _TAIL.search(run[0].rstrip(".,")) if run else None
    if run is None or tail is None:
        return 0 if run else None
    if len(tail[1]) != GROUP:
        return len(tail[1])
    return 0 if stated.last_digit == 1 else None
