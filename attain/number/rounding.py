"""Exact rounding of any rational by a named rule, in integers, whatever the decimal context."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.number.figure import Rounding

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def round_to(value: Decimal | Fraction | int, places: int, rule: Rounding = "half-up") -> Decimal:
    """The value at `places` decimals (below zero: tens, hundreds); half-up ties go away from zero.

    >>> from fractions import Fraction
    >>> round_to(Fraction(127, 3), 2), round_to(Decimal("-2.5"), 0), round_to(1250, -2, "half-even")
    (Decimal('42.33'), Decimal('-3'), Decimal('1200'))
    """
    return rounded_ratio(*value.as_integer_ratio(), places, rule)


def rounded_ratio(numerator: int, denominator: int, places: int, rule: Rounding = "half-up") -> Decimal:
    """The ratio of two integers at `places` decimals, whether or not it is in its lowest terms; see `round_to`.

    >>> rounded_ratio(254, 6, 2)
    Decimal('42.33')
    """
    return scaled_integer(rounded_units(numerator, denominator, places, rule), -places)


def rounded_units(numerator: int, denominator: int, places: int, rule: Rounding = "half-up") -> int:
    """The ratio in units of 10^-`places`: 42.33 is 4233 hundredths. It takes a third of what a decimal takes.

    >>> rounded_units(254, 6, 2), rounded_units(1250, 1, -2, "half-even")
    (4233, 12)
    """
    size = abs(numerator)
    if places >= 0:
        size *= 10**places
    else:
        denominator *= 10**-places
    whole, rest = divmod(size, denominator)
    half = 2 * rest - denominator
    if half > 0 or (half == 0 and (rule == "half-up" or whole % 2)):
        whole += 1
    return -whole if numerator < 0 else whole


def scaled_integer(digits: int, power: int) -> Decimal:
    """`digits` times 10^`power`, exact, without a positive exponent that would print as 1E+3.

    >>> scaled_integer(46, 11), scaled_integer(4579, -2)
    (Decimal('4600000000000'), Decimal('45.79'))
    """
    if power >= 0:
        return Decimal(digits * 10**power)
    return Decimal(digits).scaleb(power, _EXACT)
