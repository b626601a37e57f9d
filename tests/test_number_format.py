"""Values to text, for programs and for people, and the rounding on the way."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from attain.number import (
    format_amount,
    format_percent,
    format_plain,
    format_ratio,
    round_to,
)

if TYPE_CHECKING:
    from attain.number import Rounding


@pytest.mark.parametrize(
    ("value", "places", "rule", "text"),
    [
        ("2.5", 0, "half-up", "3"),
        ("2.5", 0, "half-even", "2"),
        ("3.5", 0, "half-even", "4"),
        ("-2.5", 0, "half-up", "-3"),
        ("-2.5", 0, "half-even", "-2"),
        ("-0.4", 0, "half-up", "0"),
        ("2.4999", 0, "half-up", "2"),
        ("1250", -2, "half-up", "1300"),
        ("1250", -2, "half-even", "1200"),
        ("50", -3, "half-up", "0"),
        ("42", 2, "half-up", "42.00"),
        ("127/3", 2, "half-up", "42.33"),
        ("2/3", 5, "half-even", "0.66667"),
        ("123456789012345678901234567890.125", 2, "half-up", "123456789012345678901234567890.13"),
        ("123456789012345678901234567890.125", 2, "half-even", "123456789012345678901234567890.12"),
    ],
)
def test_rounding_follows_its_named_rule(value: str, places: int, rule: Rounding, text: str) -> None:
    """Half-up ties go away from zero on both sides, half-even ties to the even digit."""
    assert str(round_to(Fraction(value), places, rule)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal(75000), "75000"),
        (Decimal("7.5E+4"), "75000"),
        (Decimal("0.10"), "0.1"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("123456789012345678901234567890.12"), "123456789012345678901234567890.12"),
        (100, "100"),
        (Fraction(3, 40), "0.075"),
        (Fraction(127, 300), "0.423333333333333"),
        (Fraction(-2, 3), "-0.666666666666667"),
        (Fraction(173000, 3), "57666.6666666667"),
        (Fraction(1, 3 * 10**20), "0.00000000000000000000333333333333333"),
        (Fraction(10**20, 3), "33333333333333300000"),
    ],
)
def test_plain_text_is_exact_where_the_value_ends(value: Decimal | Fraction | int, text: str) -> None:
    """An ending value shows every digit and no more, any other fifteen significant ones."""
    assert format_plain(value) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(127, 300), "0.423333333333333"),
        (Fraction(1, 2), "0.5"),
        (Fraction(0), "0"),
        (Fraction(10), "10"),
        (Fraction(-9, 10), "-0.9"),
        (Fraction(1234567890123456789, 10**18), "1.23456789012346"),
        (Fraction(10**16 - 1, 10**16), "1"),
    ],
)
def test_a_ratio_has_fifteen_digits_at_most(ratio: Fraction, text: str) -> None:
    """A ratio is cut to fifteen significant digits even where it ends."""
    assert format_ratio(ratio) == text


@pytest.mark.parametrize(
    ("value", "options", "indonesian", "english"),
    [
        ("127000", {}, "127.000", "127,000"),
        ("999", {}, "999", "999"),
        ("0", {}, "0", "0"),
        ("0", {"unit": "IDR"}, "Rp0", "IDR 0"),
        ("127000", {"unit": "orang"}, "127.000", "127,000"),
        ("1500000000", {"unit": "orang"}, "1.500.000.000", "1,500,000,000"),
        ("173000/3", {}, "57.666,67", "57,666.67"),
        ("61000/3", {}, "20.333,33", "20,333.33"),
        ("73.60", {}, "73,6", "73.6"),
        ("127000.5", {"unit": "IDR"}, "Rp127.000,5", "IDR 127,000.5"),
        ("250", {"unit": "USD"}, "USD 250", "USD 250"),
        ("1500000000000", {"unit": "IDR"}, "Rp1,5 T", "IDR 1.5T"),
        ("4600000000000", {"unit": "IDR"}, "Rp4,6 T", "IDR 4.6T"),
        ("3100000000000/3", {"unit": "IDR"}, "Rp1,03 T", "IDR 1.03T"),
        ("3100000000000/3", {"unit": "IDR", "places": 4}, "Rp1,0333 T", "IDR 1.0333T"),
        ("1500000000", {"unit": "IDR"}, "Rp1,5 M", "IDR 1.5B"),
        ("1500000000", {"unit": "USD"}, "USD 1,5 M", "USD 1.5B"),
        ("-3100000000000", {"unit": "IDR"}, "-Rp3,1 T", "-IDR 3.1T"),
        ("-12", {}, "-12", "-12"),
        ("1234567890123456", {"unit": "IDR"}, "Rp1.234,57 T", "IDR 1,234.57T"),
        ("999999999.99", {"unit": "IDR"}, "Rp999.999.999,99", "IDR 999,999,999.99"),
        ("999999999.999", {"unit": "IDR"}, "Rp1 M", "IDR 1B"),
        ("1000000000", {"unit": "IDR"}, "Rp1 M", "IDR 1B"),
        ("994999999999.99", {"unit": "IDR"}, "Rp995 M", "IDR 995B"),
        ("999999999999.99", {"unit": "IDR"}, "Rp1 T", "IDR 1T"),
        ("1000000000000", {"unit": "IDR"}, "Rp1 T", "IDR 1T"),
        ("-999999999999.99", {"unit": "IDR"}, "-Rp1 T", "-IDR 1T"),
        ("0.004", {}, "0,004", "0.004"),
        ("-0.0004", {"unit": "USD"}, "-USD 0,0004", "-USD 0.0004"),
        ("0.125", {}, "0,13", "0.13"),
        ("0.125", {"rounding": "half-even"}, "0,12", "0.12"),
        ("0.125", {"exact": True}, "0,125", "0.125"),
        ("1234.5678", {"exact": True}, "1.234,5678", "1,234.5678"),
        ("10/3", {"exact": True}, "3,33333333333333", "3.33333333333333"),
        ("1500000000000", {"unit": "IDR", "exact": True}, "Rp1.500.000.000.000", "IDR 1,500,000,000,000"),
        ("1.9", {"places": 0}, "2", "2"),
    ],
)
def test_an_amount_is_shown_as_its_locale_writes_it(
    value: str, options: dict[str, Any], indonesian: str, english: str
) -> None:
    """Groups, decimals, the money's name and the short forms follow the locale."""
    amount = Fraction(value)
    assert format_amount(amount, locale="id", **options) == indonesian
    assert format_amount(amount, locale="en", **options) == english


@pytest.mark.parametrize(
    ("ratio", "places", "indonesian", "english"),
    [
        ("127/300", 1, "42,3%", "42.3%"),
        ("127/300", 2, "42,33%", "42.33%"),
        ("1", 1, "100,0%", "100.0%"),
        ("0", 1, "0,0%", "0.0%"),
        ("1.2", 0, "120%", "120%"),
        ("0.9996", 1, "99,96%", "99.96%"),
        ("0.9994", 1, "99,9%", "99.9%"),
        ("0.99999999", 1, "99,999999%", "99.999999%"),
        ("1.00001", 1, "100,001%", "100.001%"),
        ("0.996", 0, "99,6%", "99.6%"),
        ("0.000001", 1, "0,0001%", "0.0001%"),
        ("-0.000001", 1, "-0,0001%", "-0.0001%"),
        ("-1.1", 1, "-110,0%", "-110.0%"),
        ("26.977", 1, "2.697,7%", "2,697.7%"),
    ],
)
def test_a_percent_stays_on_its_side_of_100_and_of_0(ratio: str, places: int, indonesian: str, english: str) -> None:
    """Digits are added where the usual ones would say met, or nothing, and it is not so."""
    assert format_percent(Fraction(ratio), locale="id", places=places) == indonesian
    assert format_percent(Fraction(ratio), locale="en", places=places) == english


def test_a_percent_rounds_by_the_plans_rule() -> None:
    """A tie in the last decimal goes up, or to the even digit."""
    assert format_percent(Fraction(4225, 10**4)) == "42.3%"
    assert format_percent(Fraction(4225, 10**4), rounding="half-even") == "42.2%"


def test_the_room_imports_little() -> None:
    """Importing `attain.number` brings in no third party, no clock and no console."""
    code = (
        "import sys, attain.number;"
        "print(sorted({'pydantic', 'yaml', 'typer', 'rich', 'datetime', 'json'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
