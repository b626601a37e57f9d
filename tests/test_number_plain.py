"""The values of CSV cells, in plain and in localized notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attain.number import NumberFault, parse_localized, parse_plain

if TYPE_CHECKING:
    from attain.number import FaultKind, Locale

EXAMPLE = "write plain digits, as in 1234.5"
UNKNOWN = "leave it out where nothing is known; write 0 where nothing was reached"
SPREADSHEET = "a spreadsheet's error stands here; mend its formula and export again"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("100.00", "100.00"),
        ("+100", "100"),
        ("-100", "-100"),
        ("5.", "5"),
        (".5", "0.5"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("007", "7"),
        ("1.234", "1.234"),
        ("0.1234567890123456789", "0.1234567890123456789"),
        ("9" * 30, "9" * 30),
    ],
)
def test_plain_digits_are_read_exactly(text: str, value: str) -> None:
    """ASCII digits with at most one point keep all their digits; zero has no sign."""
    assert str(parse_plain(text)) == value


@pytest.mark.parametrize(
    ("text", "kind", "advice"),
    [
        ("1'000", "not-a-number", "write 1000"),
        ("  ", "not-a-number", "write 0, or leave the row out where nothing is known"),
        ("", "not-a-number", "write 0, or leave the row out where nothing is known"),
        ("100 EUR", "not-a-number", "write plain digits: 100"),
        ("$100", "not-a-number", "write plain digits: 100"),
        ("2026-01-05", "not-a-number", "this looks like a date; are the columns shifted?"),
        ("\u2013100", "not-a-number", "this dash is no minus sign; write -100"),
        ("½", "not-a-number", "write it in digits, such as 0.5"),
        ("1e999999999", "too-large", "write the number out in digits"),
        ("9" * 400, "too-large", "at most 30 digits on each side of the point"),
        ("0." + "1" * 31, "too-large", "at most 30 digits on each side of the point"),
        ("12k", "not-a-number", "write plain digits: 12000"),
        ("l00", "not-a-number", "a letter for a digit? write 100"),
        ("1O0", "not-a-number", "a letter for a digit? write 100"),
        ("NaN", "not-finite", "write a finite number, or leave it out where nothing is known"),
        ("NULL", "not-a-number", UNKNOWN),
        ("NA", "not-a-number", UNKNOWN),
        ("-", "not-a-number", UNKNOWN),
        ("1,234", "not-a-number", "a group or a decimal comma? write 1234 or 1.234"),
        ("12,34,567", "not-a-number", "write plain digits: 1234567"),
        ("10²", "not-a-number", "a raised or circled digit; write the number out"),
        ("ten", "not-a-number", EXAMPLE),
        ("1\u202f000", "not-a-number", "write 1000"),
        ("16,800.00", "not-a-number", "write plain digits: 16800.00"),
        ("93,4", "not-a-number", "a decimal comma? write 93.4"),
        ("1234,567", "not-a-number", "a decimal comma? write 1234.567"),
        ("36%", "not-a-number", "write plain digits: 36"),
        (" 100", "not-a-number", "remove the blanks around it: 100"),
        ("100\n", "not-a-number", "remove the blanks around it: 100"),
        ("1.5 M", "not-a-number", EXAMPLE),
        ("0,,0", "not-a-number", EXAMPLE),
        ("1E5", "not-a-number", "a spreadsheet may have dropped digits; write the number out"),
        ("#REF!", "not-a-number", SPREADSHEET),
        ("#N/A", "not-a-number", SPREADSHEET),
        ("#######", "not-a-number", SPREADSHEET),
        (".", "not-a-number", EXAMPLE),
        ("-.", "not-a-number", EXAMPLE),
        ("\u0661", "not-a-number", "write it in the digits 0 to 9: 1"),
        ("1_000", "not-a-number", "write 1000"),
    ],
)
def test_all_else_is_refused_with_its_mend(text: str, kind: FaultKind, advice: str) -> None:
    """A cell in any other notation is refused, and the help names the plain one."""
    with pytest.raises(NumberFault) as caught:
        parse_plain(text)
    assert (caught.value.kind, caught.value.help) == (kind, advice)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1.234.567,89", "id", "1234567.89"),
        ("1234567,89", "id", "1234567.89"),
        ("1.234", "id", "1234"),
        ("0,5", "id", "0.5"),
        (",5", "id", "0.5"),
        ("5,", "id", "5"),
        ("-1.000", "id", "-1000"),
        ("-0", "id", "0"),
        ("1,234,567.89", "en", "1234567.89"),
        ("1234567.89", "en", "1234567.89"),
        ("1,234", "en", "1234"),
        ("1.234", "en", "1.234"),
    ],
)
def test_a_localized_cell_has_the_separators_of_its_locale(text: str, locale: Locale, value: str) -> None:
    """Groups may be left out; where they stand they are threes."""
    assert str(parse_localized(text, locale)) == value


WHOLE_ID = "locale id is read here: write it as 1.234.567,89 or 1234567,89"
WHOLE_EN = "locale en is read here: write it as 1,234,567.89 or 1234567.89"


@pytest.mark.parametrize(
    ("text", "locale", "kind", "advice"),
    [
        ("1.23", "id", "not-a-number", "in locale id a dot only groups; write 1,23"),
        ("1,23", "en", "not-a-number", "in locale en a comma only groups; write 1.23"),
        ("0.123", "id", "not-a-number", "in locale id a dot only groups; write 0,123"),
        ("1.2345,6", "id", "not-a-number", WHOLE_ID),
        ("1,234.5", "id", "not-a-number", WHOLE_ID),
        ("1.234,5", "en", "not-a-number", WHOLE_EN),
        ("12,34,567", "en", "not-a-number", WHOLE_EN),
        ("1234,567.8", "en", "not-a-number", WHOLE_EN),
        ("Rp 5", "id", "not-a-number", WHOLE_ID),
        ("5 ribu", "id", "not-a-number", WHOLE_ID),
        ("", "id", "not-a-number", WHOLE_ID),
        ("1e3", "en", "not-a-number", "a spreadsheet may have dropped digits; write the number out"),
        ("9" * 31, "id", "too-large", "at most 30 digits on each side of the point"),
        ("inf", "en", "not-finite", "write a finite number, or leave it out where nothing is known"),
    ],
)
def test_a_localized_cell_is_strict(text: str, locale: Locale, kind: FaultKind, advice: str) -> None:
    """The separators of the other locale are refused, however plain the figure looks."""
    with pytest.raises(NumberFault) as caught:
        parse_localized(text, locale)
    assert (caught.value.kind, caught.value.help) == (kind, advice)
