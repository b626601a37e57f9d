"""Exact values to text: plain decimals for programs, grouped and shortened figures for people.

Rounding happens here and nowhere before. A rounded text never says what the exact value denies:
what is not zero does not print as zero, what is below 100 % does not print as 100 %.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from attain.number.rounding import round_to, rounded_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.number.figure import Locale, Rounding

_MONEY = re.compile(r"[A-Z]{3}")
_BILLION, _TRILLION = 10**9, 10**12
_LETTERS: dict[Locale, dict[int, str]] = {
    "id": {_BILLION: " M", _TRILLION: " T"},
    "en": {_BILLION: "B", _TRILLION: "T"},
}


def format_plain(value: Decimal | Fraction | int, digits: int = 15) -> str:
    """The value without exponent, groups or idle zeros: exact where it ends, else `digits` digits.

    >>> format_plain(Decimal("75000.00")), format_plain(Fraction(127, 300))
    ('75000', '0.423333333333333')
    """
    places = _ending_places(value)
    return _trimmed(_significant(value, digits) if places is None else round_to(value, places))


def format_ratio(ratio: Fraction, digits: int = 15) -> str:
    """The ratio as JSON holds it: a plain decimal of at most `digits` significant digits, half-up.

    >>> format_ratio(Fraction(1, 2)), format_ratio(Fraction(2, 3))
    ('0.5', '0.666666666666667')
    """
    return _trimmed(_significant(ratio, digits))


def format_amount(
    value: Decimal | Fraction | int,
    *,
    locale: Locale = "en",
    unit: str | None = None,
    rounding: Rounding = "half-up",
    exact: bool = False,
    places: int = 2,
) -> str:
    """The amount for people, with its money's name; from 10^9 on money is shortened unless `exact`.

    `places` is the most decimals shown, unless only zeros would show. `exact` shows every digit of
    a value that ends, and 15 significant digits of one that does not.

    >>> format_amount(Decimal("1500000000000"), locale="id", unit="IDR")
    'Rp1,5 T'
    >>> format_amount(Fraction(173000, 3)), format_amount(Decimal(127000), unit="USD")
    ('57,666.67', 'USD 127,000')
    """
    numerator, denominator = value.as_integer_ratio()
    size, scale, letter, name = abs(numerator), 1, "", ""
    money = bool(unit and _is_money(unit))
    if money:
        name = "Rp" if (locale, unit) == ("id", "IDR") else f"{unit} "
    if exact:
        figure = format_plain(Fraction(size, denominator))
    else:
        if money:
            scale, letter = _scale(size, denominator, places, rounding, locale)
        shown = _round_until(size, denominator * scale, places, rounding, lambda r: bool(r or not numerator))
        figure = _trimmed(shown)
    return f"{'-' if numerator < 0 else ''}{name}{_localized(figure, locale)}{letter}"


def format_percent(
    ratio: Fraction | Decimal | int,
    *,
    locale: Locale = "en",
    places: int = 1,
    rounding: Rounding = "half-up",
) -> str:
    """The ratio in percent with `places` decimals, and more of them until it is on its side of 100.

    >>> format_percent(Fraction(127, 300)), format_percent(Fraction(99999, 100000), locale="id")
    ('42.3%', '99,999%')
    """
    numerator, denominator = ratio.as_integer_ratio()
    side = (numerator > denominator) - (numerator < denominator)

    def tells_the_truth(text: Decimal) -> bool:
        return bool(text) == bool(numerator) and (text > 100) - (text < 100) == side  # noqa: PLR2004

    shown = _round_until(100 * numerator, denominator, places, rounding, tells_the_truth)
    sign = "-" if shown < 0 else ""
    return f"{sign}{_localized(f'{shown.copy_abs():f}', locale)}%"


@lru_cache
def _is_money(unit: str) -> bool:
    return _MONEY.fullmatch(unit) is not None


def _scale(numerator: int, denominator: int, places: int, rounding: Rounding, locale: Locale) -> tuple[int, str]:
    """The size that an amount of money is shown in, and its letter; rounding may carry it up."""
    if places >= 0 and numerator < (_BILLION - 1) * denominator:
        return 1, ""
    letters = _LETTERS[locale]
    billions = rounded_ratio(numerator, denominator * _BILLION, places, rounding)
    if numerator >= _TRILLION * denominator or billions * _BILLION >= _TRILLION:
        return _TRILLION, letters[_TRILLION]
    if rounded_ratio(numerator, denominator, places, rounding) >= _BILLION:
        return _BILLION, letters[_BILLION]
    return 1, ""


def _round_until(
    numerator: int, denominator: int, places: int, rounding: Rounding, accepted: Callable[[Decimal], bool]
) -> Decimal:
    """The ratio at the fewest decimals, from `places` on, whose text is accepted."""
    shown = rounded_ratio(numerator, denominator, places, rounding)
    while not accepted(shown):
        places += 1
        shown = rounded_ratio(numerator, denominator, places, rounding)
    return shown


def _ending_places(value: Decimal | Fraction | int) -> int | None:
    """How many decimals write the value out; None where no number of them does.

    >>> _ending_places(Fraction(3, 40)), _ending_places(Fraction(1, 3))
    (3, None)
    """
    (_, rest), places = value.as_integer_ratio(), 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return places if rest == 1 else None


def _significant(value: Decimal | Fraction | int, digits: int) -> Decimal:
    """The value at `digits` significant digits, half-up."""
    numerator, denominator = value.as_integer_ratio()
    size = abs(numerator)
    if not size:
        return Decimal(0)
    magnitude = len(str(size)) - len(str(denominator))
    if size * 10 ** max(-magnitude, 0) < denominator * 10 ** max(magnitude, 0):
        magnitude -= 1
    return round_to(value, digits - 1 - magnitude)


def _trimmed(value: Decimal) -> str:
    """The text of a decimal without exponent and without zeros that end its decimals."""
    return trimmed(f"{value:f}")


def trimmed(text: str) -> str:
    """A plain number without zeros that end its decimals.

    >>> trimmed("12.500"), trimmed("3.000"), trimmed("100")
    ('12.5', '3', '100')
    """
    return text.rstrip("0").rstrip(".") if "." in text else text


def _localized(plain: str, locale: Locale) -> str:
    """A plain unsigned figure with the groups and the decimal separator of the locale."""
    whole, point, decimals = plain.partition(".")
    grouped = f"{int(whole):,}"
    if locale == "id":
        return grouped.replace(",", ".") + point.replace(".", ",") + decimals
    return grouped + point + decimals
