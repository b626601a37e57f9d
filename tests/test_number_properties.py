"""The laws of figures: text and back, and no text that does harm."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attain.number import (
    HEDGES,
    NumberFault,
    format_amount,
    format_percent,
    format_plain,
    format_ratio,
    parse_figure,
    parse_localized,
    parse_plain,
    parse_stated,
    round_to,
)
from tests.strategies_number import AMOUNTS, LOCALES, NEAR_ONE, RATIOS, RULES, TEXTS, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.number import Locale, Rounding


@given(AMOUNTS, LOCALES, UNITS)
def test_an_exact_amount_reads_back_as_itself(value: Decimal, locale: Locale, unit: str | None) -> None:
    """What `exact` prints, `parse_figure` reads in the same locale."""
    text = format_amount(value, locale=locale, unit=unit, exact=True)
    assert parse_figure(text, locale=locale, unit=unit).value == value


@given(AMOUNTS, LOCALES, UNITS, RULES)
def test_a_shown_amount_reads_back_within_its_last_digit(
    value: Decimal, locale: Locale, unit: str | None, rule: Rounding
) -> None:
    """A rounded amount lies within half a unit of its last digit of the exact one."""
    text = format_amount(value, locale=locale, unit=unit, rounding=rule)
    figure = parse_figure(text, locale=locale, unit=unit)
    assert abs(figure.value - value) * 2 <= figure.last_digit


@given(AMOUNTS, LOCALES)
def test_a_shown_amount_names_its_money(value: Decimal, locale: Locale) -> None:
    """The currency of the text is the unit of the amount."""
    assert parse_figure(format_amount(value, locale=locale, unit="IDR"), locale=locale).currency == "IDR"


@given(AMOUNTS, LOCALES, UNITS)
def test_a_shown_amount_has_no_three_decimals(value: Decimal, locale: Locale, unit: str | None) -> None:
    """Behind the decimal separator stand not three digits, unless only a 0 stands before it."""
    number = re.sub("[^0-9.,]", "", format_amount(value, locale=locale, unit=unit))
    whole, _, decimals = number.partition("," if locale == "id" else ".")
    assert len(decimals) != 3 or whole == "0"


@given(AMOUNTS, LOCALES, UNITS)
def test_only_zero_prints_as_zero(value: Decimal, locale: Locale, unit: str | None) -> None:
    """A text without a digit from 1 to 9 stands for zero, and zero has no sign."""
    text = format_amount(value, locale=locale, unit=unit)
    assert bool(re.search("[1-9]", text)) == bool(value)
    assert text.startswith("-") == (value < 0)


@given(AMOUNTS)
def test_plain_text_reads_back_as_itself(value: Decimal) -> None:
    """What `format_plain` prints, `parse_plain` reads."""
    assert parse_plain(format_plain(value)) == value


@given(AMOUNTS)
def test_a_localized_cell_reads_back_as_itself(value: Decimal) -> None:
    """An amount without unit in its locale's groups is a cell of that locale."""
    for locale in ("id", "en"):
        assert parse_localized(format_amount(value, locale=locale, exact=True), locale) == value


@given(RATIOS)
def test_a_ratio_is_printed_to_fifteen_digits(ratio: Fraction) -> None:
    """The printed ratio is within half a unit of its fifteenth digit."""
    text = format_ratio(ratio)
    assert len(re.sub(r"^-?0?\.?0*|\.", "", text)) <= 15
    assert abs(Fraction(text) - ratio) <= abs(ratio) / 10**14


@given(st.one_of(RATIOS, NEAR_ONE), LOCALES, st.integers(0, 3), RULES)
@example(Fraction(10**12 - 1, 10**12), "en", 1, "half-up")
def test_a_percent_is_on_its_side_of_100(ratio: Fraction, locale: Locale, places: int, rule: Rounding) -> None:
    """The text is below, at or above 100 as the ratio is below, at or above 1."""
    text = format_percent(ratio, locale=locale, places=places, rounding=rule)
    shown = parse_figure(text, locale=locale).value
    assert (shown > 100, shown == 100) == (ratio > 1, ratio == 1)
    assert bool(shown) == bool(ratio)


@given(RATIOS, st.integers(-3, 12), RULES)
def test_rounding_moves_by_half_a_unit_at_most(value: Fraction, places: int, rule: Rounding) -> None:
    """A rounded value is a whole number of units, the nearest one."""
    rounded = round_to(value, places, rule)
    unit = Fraction(10) ** -places
    assert Fraction(rounded) / unit % 1 == 0
    assert abs(Fraction(rounded) - value) * 2 <= unit


@given(RATIOS, st.integers(-3, 12), RULES)
def test_rounding_mirrors_at_zero(value: Fraction, places: int, rule: Rounding) -> None:
    """The rounded negative is the negative of the rounded."""
    assert round_to(-value, places, rule) == -round_to(value, places, rule)


@given(AMOUNTS)
def test_no_figure_depends_on_the_decimal_context(value: Decimal) -> None:
    """A caller's precision of three digits changes nothing."""
    text = format_plain(value)
    with localcontext() as context:
        context.prec = 3
        assert parse_plain(text) == value
        assert parse_figure(text, locale="en").value == value
        assert format_plain(value) == text
        assert round_to(value, 6) == value


def _outcome(read: Callable[[], Decimal]) -> Decimal | NumberFault:
    """The value that is read, or the fault that is raised."""
    try:
        return read()
    except NumberFault as refused:
        return refused


@pytest.mark.parametrize("locale", [None, "id", "en"])
@given(text=TEXTS)
@example(text="%-" * 100)
@example(text="1 " * 99 + "x")
@example(text="1e" + "9" * 10_000)
@example(text="9" * 10_000)
def test_no_text_raises_anything_but_a_fault(text: str, locale: Locale | None) -> None:
    """Every text is a figure or a `NumberFault` whose place lies inside the text."""
    for outcome in (
        _outcome(lambda: parse_figure(text, locale=locale, unit="orang").value),
        _outcome(lambda: Decimal(parse_stated(text, locale=locale).last_digit.numerator)),
        _outcome(lambda: parse_plain(text)),
        _outcome(lambda: parse_localized(text, locale or "en")),
    ):
        if isinstance(outcome, NumberFault):
            assert 0 <= outcome.offset <= outcome.offset + outcome.length <= len(text)
            assert len(outcome.message) <= 70
            assert outcome.help
        else:
            assert outcome.is_finite()
            assert outcome or not outcome.is_signed()


@given(TEXTS)
def test_what_is_plain_reads_the_same_in_a_plan(text: str) -> None:
    """A cell that `parse_plain` reads, `parse_figure` reads alike under `en`."""
    value = _outcome(lambda: parse_plain(text))
    if isinstance(value, Decimal):
        assert parse_figure(text, locale="en").value == value


@given(TEXTS, LOCALES)
def test_a_locale_only_settles_doubts(text: str, locale: Locale) -> None:
    """What is read without a locale is read alike with one."""
    try:
        figure = parse_figure(text, unit="orang")
    except NumberFault:
        return
    assert parse_figure(text, locale=locale, unit="orang") == figure


@given(TEXTS, st.one_of(st.none(), LOCALES))
def test_a_stated_figure_is_whole(text: str, locale: Locale | None) -> None:
    """The last digit is worth something, a range runs upwards, and each hedge is known."""
    try:
        stated = parse_stated(text, locale=locale)
    except NumberFault:
        return
    assert stated.last_digit > 0
    assert stated.upper is None or stated.upper > stated.value
    assert set(stated.hedges) <= HEDGES.keys()


@given(AMOUNTS, LOCALES, UNITS, st.sampled_from(sorted(HEDGES.keys() - {"-an"})))
def test_a_hedge_leaves_the_amount_as_it_is(value: Decimal, locale: Locale, unit: str | None, word: str) -> None:
    """An amount that attain printed reads back as itself behind any hedge of its language."""
    hedge = HEDGES[word]
    amount = format_amount(value, locale=locale, unit=unit, exact=True)
    text = f"{amount} {word}" if hedge.after else f"{word} {amount}"
    if hedge.language in {None, locale}:
        stated = parse_stated(text, locale=locale, unit=unit)
        assert (stated.value, stated.hedges, stated.text) == (Fraction(value), (word,), amount)
        assert stated.upper is None


@given(AMOUNTS, AMOUNTS, LOCALES, UNITS, st.sampled_from([" - ", "-", " \u2013 ", "joint"]))
def test_two_amounts_are_the_ends_of_a_range(
    one: Decimal, other: Decimal, locale: Locale, unit: str | None, joint: str
) -> None:
    """Two amounts that attain printed, the lower one first, are a range with these ends."""
    low, high = sorted((one, other))
    if low == high:
        return
    words = {"id": " hingga ", "en": " to "}[locale] if joint == "joint" else joint
    ends = [format_amount(end, locale=locale, unit=unit, exact=True) for end in (low, high)]
    stated = parse_stated(words.join(ends), locale=locale, unit=unit)
    assert (stated.value, stated.upper) == (Fraction(low), Fraction(high))
