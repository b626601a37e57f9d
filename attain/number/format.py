"""Exact values to text: plain decimals for programs, grouped and shortened figures for people.

Rounding happens here and nowhere before. A rounded text never says what the exact value denies:
what is not zero does not print as zero, what is below 100 % does not print as 100 %.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from attain.number.rounding import rounded_ratio, rounded_units

if TYPE_CHECKING:
    from decimal import Decimal

    from attain.number.figure import Locale, Rounding

_MONEY = re.compile(r"[A-Z]{3}")
_BILLION, _TRILLION = 10**9, 10**12
_LETTERS: dict[Locale, dict[int, str]] = {
    "id": {_BILLION: " M", _TRILLION: " T"},
    "en": {_BILLION: "B", _TRILLION: "T"},
}
_SEPARATORS: dict[Locale, tuple[str, str]] = {"id": (".", ","), "en": (",", ".")}  # of groups, of decimals


def format_plain(value: Decimal | Fraction | int, digits: int = 15) -> str:
    """The value without exponent, groups or idle zeros: exact where it ends, else `digits` digits.

    >>> from decimal import Decimal
    >>> format_plain(Decimal("75000.00")), format_plain(Fraction(127, 300))
    ('75000', '0.423333333333333')
    """
    numerator, denominator = value.as_integer_ratio()
    places = _ending_places(denominator)
    if places is None:
        return _significant(numerator, denominator, digits)
    return _plain(numerator * 10**places // denominator, places)


def format_ratio(ratio: Fraction, digits: int = 15) -> str:
    """The ratio as JSON holds it: a plain decimal of at most `digits` significant digits, half-up.

    >>> format_ratio(Fraction(1, 2)), format_ratio(Fraction(2, 3))
    ('0.5', '0.666666666666667')
    """
    return _significant(*ratio.as_integer_ratio(), digits)


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

    >>> from decimal import Decimal
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
        figure = _localized(format_plain(Fraction(size, denominator)), locale)
    else:
        if money:
            scale, letter = _scale(size, denominator, places, rounding, locale)
        figure = _shown(size, denominator * scale, places, rounding, locale)
    return f"{'-' if numerator < 0 else ''}{name}{figure}{letter}"


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
    while True:
        units, hundred = rounded_units(100 * numerator, denominator, places, rounding), 100 * 10**places
        if bool(units) == bool(numerator) and (units > hundred) - (units < hundred) == side:
            return f"{'-' if units < 0 else ''}{_grouped(abs(units), places, locale)}%"
        places += 1


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


def _shown(numerator: int, denominator: int, places: int, rounding: Rounding, locale: Locale) -> str:
    """An unsigned ratio with at most `places` decimals, and more of them where only zeros would show."""
    units = rounded_units(numerator, denominator, places, rounding)
    while numerator and not units:
        places += 1
        units = rounded_units(numerator, denominator, places, rounding)
    while places > 0 and not units % 10:
        units, places = units // 10, places - 1
    return _grouped(units, places, locale)


@lru_cache(maxsize=1024)
def _ending_places(denominator: int) -> int | None:
    """How many decimals write out a ratio in its lowest terms; None where no number of them does.

    >>> _ending_places(40), _ending_places(3)
    (3, None)
    """
    rest, places = denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return places if rest == 1 else None


def _significant(numerator: int, denominator: int, digits: int) -> str:
    """The ratio at `digits` significant digits, half-up, as a plain decimal."""
    size = abs(numerator)
    if not size:
        return "0"
    magnitude = len(str(size)) - len(str(denominator))
    if size * 10 ** max(-magnitude, 0) < denominator * 10 ** max(magnitude, 0):
        magnitude -= 1
    places = digits - 1 - magnitude
    return _plain(rounded_units(numerator, denominator, places), places)


def _plain(units: int, places: int) -> str:
    """So many units of 10^-`places`, without zeros that end the decimals.

    >>> _plain(-4230, 3), _plain(12, -2), _plain(5, 3)
    ('-4.23', '1200', '0.005')
    """
    if places <= 0:
        return str(units * 10**-places)
    digits = f"{abs(units):0{places + 1}}"
    return trimmed(f"{'-' if units < 0 else ''}{digits[:-places]}.{digits[-places:]}")


def trimmed(text: str) -> str:
    """A plain number without zeros that end its decimals.

    >>> trimmed("12.500"), trimmed("3.000"), trimmed("100")
    ('12.5', '3', '100')
    """
    return text.rstrip("0").rstrip(".") if "." in text else text


def _localized(plain: str, locale: Locale) -> str:
    """A plain unsigned figure with the groups and the decimal separator of the locale."""
    whole, _, decimals = plain.partition(".")
    return _grouped(int(whole + decimals), len(decimals), locale)


def _grouped(units: int, places: int, locale: Locale) -> str:
    """So many units of 10^-`places` with the groups and the decimal separator of the locale.

    >>> _grouped(12345670, 2, "en"), _grouped(12345670, 2, "id"), _grouped(5, 0, "id")
    ('123,456.70', '123.456,70', '5')
    """
    group, point = _SEPARATORS[locale]
    if places <= 0:
        whole, decimals = units * 10**-places, ""
    else:
        whole, rest = divmod(units, 10**places)
        decimals = point + str(rest).zfill(places)
    return (f"{whole:,}" if group == "," else f"{whole:,}".replace(",", group)) + decimals
