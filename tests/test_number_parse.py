"""Figures as people write them in a plan: what is read, and what is refused with which help."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from attain.number import Figure, NumberFault, parse_figure

if TYPE_CHECKING:
    from attain.number import Locale


def refused(text: str, locale: Locale | None = None, unit: str | None = None) -> NumberFault:
    """The fault that a text raises."""
    with pytest.raises(NumberFault) as caught:
        parse_figure(text, locale=locale, unit=unit)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value", "last_digit"),
    [
        ("300000", "300000", "1"),
        ("+100", "100", "1"),
        ("-100", "-100", "1"),
        ("5.", "5", "1"),
        (".5", "0.5", "0.1"),
        ("-0", "0", "1"),
        ("012", "12", "1"),
        ("45.79", "45.79", "0.01"),
        ("93.4", "93.4", "0.1"),
        ("80.00", "80.00", "0.01"),
        ("1.2345", "1.2345", "0.0001"),
        ("1234.5", "1234.5", "0.1"),
        ("1234.567", "1234.567", "0.001"),
        ("0.125", "0.125", "0.001"),
        ("0,125", "0.125", "0.001"),
        ("1.234.567", "1234567", "1"),
        ("1,234,567", "1234567", "1"),
        ("1.234.567,89", "1234567.89", "0.01"),
        ("1,234,567.89", "1234567.89", "0.01"),
        ("1.234,5", "1234.5", "0.1"),
        ("1,234.567", "1234.567", "0.001"),
        ("1,53,104", "153104", "1"),
        ("9,46,060.50", "946060.50", "0.01"),
        ("300 ribu", "300000", "1000"),
        ("300 RB", "300000", "1000"),
        ("300k", "300000", "1000"),
        ("300 K", "300000", "1000"),
        ("300 thousand", "300000", "1000"),
        ("1.5 juta", "1500000", "100000"),
        ("1,5 jt", "1500000", "100000"),
        ("2.5 million", "2500000", "100000"),
        ("2.5mn", "2500000", "100000"),
        ("4,6 miliar", "4600000000", "100000000"),
        ("4,6 milyar", "4600000000", "100000000"),
        ("4.6 billion", "4600000000", "100000000"),
        ("4.6bn", "4600000000", "100000000"),
        ("4.6b", "4600000000", "100000000"),
        ("4,6 triliun", "4600000000000", "100000000000"),
        ("4,6 trilyun", "4600000000000", "100000000000"),
        ("4.6T", "4600000000000", "100000000000"),
        ("4.6 trillion", "4600000000000", "100000000000"),
        ("4.6 tn", "4600000000000", "100000000000"),
        ("407 lakh", "40700000", "100000"),
        ("18,095 crore", "180950000000", "10000000"),
        ("1.05 lakh crore", "1050000000000", "10000000000"),
        (" 300\u00a0ribu ", "300000", "1000"),
    ],
)
def test_a_figure_is_exact_and_keeps_its_precision(text: str, value: str, last_digit: str) -> None:
    """Without any locale, the value is in base units and the last digit knows its worth."""
    figure = parse_figure(text)
    assert (str(figure.value), str(figure.last_digit)) == (value, last_digit)
    assert figure.text == text


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Rp4,6 triliun", "4600000000000", "IDR"),
        ("Rp 1.234.567,89", "1234567.89", "IDR"),
        ("Rp. 315,00", "315.00", "IDR"),
        ("Rp.500", "500", "IDR"),
        ("rp 500", "500", "IDR"),
        ("4,6 triliun rupiah", "4600000000000", "IDR"),
        ("IDR 4.6T", "4600000000000", "IDR"),
        ("100 EUR", "100", "EUR"),
        ("$.50", "0.50", "USD"),
        ("US$23.5 billion", "23500000000", "USD"),
        ("€100", "100", "EUR"),
        ("£ 2.5 million", "2500000", "GBP"),
        ("Rs 84,972.16 crore", "849721600000", "INR"),
        ("Tk 500", "500", "BDT"),
        ("Ush. 5418.66b", "5418660000000", "UGX"),
        ("GH₵ 45,338.69 million", "45338690000", "GHS"),
        ("PHP 79.22 billion", "79220000000", "PHP"),
        ("sh101.3b", "101300000000", None),
        ("ZMW 12", "12", "ZMW"),
        ("-Rp3,1 triliun", "-3100000000000", "IDR"),
        ("Rp-500", "-500", "IDR"),
        ("-IDR 3.1T", "-3100000000000", "IDR"),
        ("Rp 5 juta rupiah", "5000000", "IDR"),
    ],
)
def test_a_currency_is_read_before_or_behind(text: str, value: str, currency: str | None) -> None:
    """A sign or word of money is reported as its ISO code, where it has but one."""
    figure = parse_figure(text)
    assert (str(figure.value), figure.currency) == (value, currency)


def test_the_plans_own_money_is_read_though_no_iso_code() -> None:
    """A unit of three capitals may stand where a currency stands."""
    assert parse_figure("XYZ 5", unit="XYZ") == Figure(
        text="XYZ 5", value=Decimal(5), last_digit=Decimal(1), currency="XYZ"
    )
    assert refused("XYZ 5").help == (
        "XYZ is no scale word, currency or unit; write a figure such as 120000, 120 ribu or 120k"
    )


@pytest.mark.parametrize(
    ("text", "unit", "value", "found"),
    [
        ("36%", None, "36", "%"),
        ("36 %", "%", "36", "%"),
        ("12,50 persen", None, "12.50", "%"),
        ("2.697,7 persen", None, "2697.7", "%"),
        ("40 percent", "orang", "40", "%"),
        ("24.1 per cent", None, "24.1", "%"),
        ("36 pct", None, "36", "%"),
        ("36 persen", "persen", "36", "%"),
        ("300 ribu orang", "orang", "300000", "orang"),
        ("300 ORANG", "orang", "300", "orang"),
        ("300", "orang", "300", None),
        ("12 full  time staff", "full time staff", "12", "full time staff"),
        ("300 ribu orang", "ribu orang", "300", "ribu orang"),
        ("300 Rp juta", "Rp juta", "300", "Rp juta"),
        ("5 m2", "m2", "5", "m2"),
        ("5 t", "orang", "5000000000000", None),
        ("300 IDR", "IDR", "300", None),
    ],
)
def test_a_percent_or_the_callers_unit_may_stand_behind(
    text: str, unit: str | None, value: str, found: str | None
) -> None:
    """A percent is read always, a unit word only where the caller allows it."""
    figure = parse_figure(text, unit=unit)
    assert (str(figure.value), figure.unit) == (value, found)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1.234", "id", "1234"),
        ("1.234", "en", "1.234"),
        ("1,234", "id", "1.234"),
        ("1,234", "en", "1234"),
        ("93,4", "id", "93.4"),
        ("1234,567", "id", "1234.567"),
        ("93.4", "id", "93.4"),
        ("1,234.5", "id", "1234.5"),
        ("1.234,5", "en", "1234.5"),
        ("1,5 M", "id", "1500000000"),
        ("1.5 M", "en", "1500000"),
        ("Rp35 M", "id", "35000000000"),
        ("Rp35 M", "en", "35000000000"),
        ("Rp 35 M", None, "35000000000"),
        ("-Rp 35 M", None, "-35000000000"),
        ("IDR 35 M", "en", "35000000"),
        ("35 M rupiah", "en", "35000000"),
        ("1.5 T", "id", "1500000000000"),
        ("605,723 ribu", None, "605723"),
        ("605,723 ribu", "en", "605723"),
        ("605.723 ribu", None, "605723000"),
        ("3,621 billion", None, "3621000000000"),
        ("3,621 billion", "id", "3621000000000"),
        ("3.621 billion", "id", "3621000000"),
        ("4,6 million", "id", "4600000"),
        ("1,234 persen", None, "1.234"),
        ("1.234 percent", None, "1.234"),
        ("Rp4,6", "en", "4.6"),
        ("4,6 rupiah", None, "4.6"),
    ],
)
def test_words_decide_the_language_before_the_locale(text: str, locale: Locale | None, value: str) -> None:
    """A word of one language settles separators and M, Rp before the figure makes it miliar; else the locale does."""
    assert str(parse_figure(text, locale=locale).value) == value


DOT = "1234 or a decimal? write 1234, or set locale: id (1.234 is 1234) or locale: en (1.234 is a decimal)"
COMMA = "120000 or a decimal? write 120000, or set locale: en (120,000 is 120000) or locale: id (120,000 is a decimal)"
LETTER = "write 46 miliar or 46 million, or set locale: id (M is miliar) or locale: en (M is million)"


@pytest.mark.parametrize(
    ("text", "unit", "advice", "place"),
    [
        ("1.234", None, DOT, (0, 5)),
        ("IDR 120,000", None, COMMA, (4, 7)),
        ("46 M", None, LETTER, (3, 1)),
        ("300 t", "t", "t is the unit and a scale word: leave it out, or write all digits", (4, 1)),
    ],
)
def test_two_readings_are_refused(text: str, unit: str | None, advice: str, place: tuple[int, int]) -> None:
    """A figure that only a guess could read is ambiguous, and the help shows both readings."""
    found = refused(text, unit=unit)
    assert (found.kind, found.message) == ("ambiguous", f"ambiguous figure: {text}")
    assert (found.help, (found.offset, found.length)) == (advice, place)


EXAMPLE = "write a figure such as 120000, 120 ribu or 120k"
DATE = "this looks like a date; are the columns shifted?"
UNKNOWN = "leave it out where nothing is known; write 0 where nothing was reached"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("120,000.00.0", "write 120000, 120 ribu or 120k"),
        ("1.500.000,0,0", "write 1500000, 1500 ribu or 1500k"),
        ("2.000.000,0,0", "write 2000000, 2 juta or 2 million"),
        ("1,234.", "write 1234"),
        ("1,2,3", "groups have three digits: write 123 or 12.3"),
        ("1.23.456", "groups have three digits: write 123456"),
        ("12,34.5", "groups have three digits: write 1234.5"),
        ("0,123,456", "groups have three digits: write 123456"),
        ("93,4", "a decimal comma? write 93.4, or set locale: id"),
        ("93,4%", "a decimal comma? write 93.4, or set locale: id"),
        ("IDR 93,4", "a decimal comma? write 93.4, or set locale: id"),
        ("1234,567", "a decimal comma? write 1234.567, or set locale: id"),
        (",5", "a decimal comma? write 0.5, or set locale: id"),
        ("5,", "write 5"),
        ("1_000", "write 1000"),
        ("1O0", "a letter for a digit? write 100"),
        ("l00", "a letter for a digit? write 100"),
        ("\uff11\uff12", "write it in the digits 0 to 9: 12"),
        ("\u0663", "write it in the digits 0 to 9: 3"),
        ("10²", "a raised or circled digit; write the number out"),
        ("½", "write it in digits, such as 0.5"),
        ("1/2", "write a decimal such as 0.5"),
        ("\u2212100", "this dash is no minus sign; write -100"),
        ("\u2013100", "this dash is no minus sign; write -100"),
        ("100-", "write -100"),
        ("- 5", "write -5"),
        ("(100)", "write -100"),
        ("--5", "one sign at most, directly before the figure"),
        ("-Rp-5", "one sign at most, directly before the figure"),
        ("1'000", "write 1000"),
        ("1 234", "write 1234"),
        ("1\u00a0234", "write 1234"),
        ("1\u202f234\u202f567", "write 1234567"),
        ("2026-01-05", DATE),
        ("5/1/2026", DATE),
        ("05.01.2026", DATE),
        ("2026-01", DATE),
        ("2026-Q1", DATE),
        ("1e3", "a spreadsheet may have dropped digits; write the number out"),
        ("1e-030", "a spreadsheet may have dropped digits; write the number out"),
        ("1.2E+11", "a spreadsheet may have dropped digits; write the number out"),
        ("0x1F", "write it in decimal digits"),
        ("36% - 40%", "one figure, not a range"),
        ("80..90", "one figure, not a range"),
        ("Rp 5.000,-", "write Rp 5.000"),
        ("Rp40%", "a percent of money? write one of the two"),
        ("$5 rupiah", f"rupiah is no scale word, currency or unit; {EXAMPLE}"),
        ("sekitar 5", f"sekitar is no scale word, currency or unit; {EXAMPLE}"),
        ("5 orang", f"orang is no scale word, currency or unit; {EXAMPLE}"),
        ("36% orang", f"orang is no scale word, currency or unit; {EXAMPLE}"),
        ("ten", EXAMPLE),
        ("yes", EXAMPLE),
        ("Rp", EXAMPLE),
        ("ribuan", EXAMPLE),
        ("NULL", UNKNOWN),
        ("-", UNKNOWN),
        ("#DIV/0!", "a spreadsheet's error stands here; mend its formula and export again"),
        ("=A1*2", "a formula stands here; export its value"),
    ],
)
def test_a_refusal_names_the_mend(text: str, advice: str) -> None:
    """What is no number says so, with help for that very text."""
    found = refused(text)
    assert (found.kind, found.message) == ("not-a-number", f"not a number: {text}")
    assert found.help == advice


@pytest.mark.parametrize(
    ("text", "locale", "advice"),
    [
        ("1,2,3", "id", "123 or 12,3"),
        ("1.2.3", "id", "123 or 12,3"),
        ("1,2,3", "en", "123 or 12.3"),
        ("1.23.456,5", "id", "123456,5"),
        ("1,23,45 juta", None, "12345 or 123,45"),
    ],
)
def test_a_mend_has_the_signs_of_the_language(text: str, locale: Locale | None, advice: str) -> None:
    """What is offered for uneven groups is read as it stands, with the decimal sign that the language has."""
    assert refused(text, locale).help == f"groups have three digits: write {advice}"
    for offered in advice.split(" or "):
        parse_figure(offered, locale=locale or "id")


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t"])
def test_no_text_is_no_number(text: str) -> None:
    """An empty text is refused, and is not zero."""
    found = refused(text)
    assert (found.kind, found.message) == ("not-a-number", "not a number: the text is empty")
    assert (found.offset, found.length) == (0, 0)


@pytest.mark.parametrize("text", ["NaN", "-nan", "sNaN", "inf", ".inf", "-Infinity", "∞", "1#INF"])
def test_what_is_not_finite_is_refused(text: str) -> None:
    """No spelling of infinity or of no number becomes a value."""
    found = refused(text)
    assert (found.kind, found.message) == ("not-finite", f"not a finite number: {text}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1e999999999", "number too large: 1e999999999"),
        ("1e31", "number too large: 1e31"),
        ("1e-031", "number too large: 1e-031"),
        ("1" * 31, "number too large: 1111111111111111111111111111111"),
        ("1" * 400, "number too large: 1111111111111111111111111111111111111111…"),
        ("0." + "1" * 31, "number too large: 0.1111111111111111111111111111111"),
    ],
)
def test_too_many_digits_are_refused(text: str, message: str) -> None:
    """More than thirty digits on a side are refused, and never written out."""
    found = refused(text)
    assert (found.kind, found.message) == ("too-large", message)


def test_thirty_digits_on_each_side_are_exact() -> None:
    """The longest figure keeps each of its digits."""
    text = "9" * 30 + "." + "9" * 30
    assert str(parse_figure(text).value) == text
    assert str(parse_figure(text + " lakh crore").value) == "9" * 42 + "." + "9" * 18


def test_a_fault_points_at_the_word_that_is_to_blame() -> None:
    """The place is that of the unknown word, blanks before the text included."""
    found = refused("  5 juta orangs")
    assert (found.offset, found.length) == (9, 6)
    assert found.message == "not a number: 5 juta orangs"


def test_a_long_text_is_cut_in_the_message() -> None:
    """A message repeats forty characters of a text, and no more."""
    assert refused("x" * 41).message == f"not a number: {'x' * 40}…"
    assert refused("x" * 40).message == f"not a number: {'x' * 40}"
    assert refused("x" * 201).help == EXAMPLE


def test_a_fault_is_copied_whole() -> None:
    """A pickle or a copy of a fault keeps kind, message, help and place."""
    found = refused("Rp 1.234")
    for twin in (pickle.loads(pickle.dumps(found)), copy.copy(found)):  # noqa: S301
        assert vars(twin) == vars(found)
        assert str(twin) == "ambiguous figure: Rp 1.234"
