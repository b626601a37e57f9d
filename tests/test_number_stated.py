"""Published figures: the hedges around them, and what they tell about the figure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from attain.number import HEDGES, NumberFault, parse_stated

if TYPE_CHECKING:
    from attain.number import Effect, Locale


@pytest.mark.parametrize(
    ("text", "value", "hedges"),
    [
        ("sekitar 127 ribu", "127000", ("sekitar",)),
        ("hampir Rp1,5 triliun", "1500000000000", ("hampir",)),
        ("about 40 percent", "40", ("about",)),
        ("sekitar 40 persen", "40", ("sekitar",)),
        ("36%", "36", ()),
        ("80 ribu", "80000", ()),
        ("Sekitar 1,5 M", "1500000000", ("sekitar",)),
        ("about 1.5 M", "1500000", ("about",)),
        ("sekitar 1.234", "1234", ("sekitar",)),
        ("about 1.234", "1.234", ("about",)),
        ("sekitar 93,4", "93.4", ("sekitar",)),
        ("127 ribu lebih", "127000", ("lebih",)),
        ("lebih dari 127 ribu", "127000", ("lebih dari",)),
        ("Rp195 miliar lebih", "195000000000", ("lebih",)),
        ("kurang lebih 5 juta", "5000000", ("kurang lebih",)),
        ("kurang  dari 5 juta", "5000000", ("kurang dari",)),
        ("sudah mencapai sekitar 5 juta", "5000000", ("sudah", "mencapai", "sekitar")),
        ("just under 40%", "40", ("just under",)),
        ("just 40%", "40", ("just",)),
        ("a little over $100 million", "100000000", ("a little over",)),
        ("no less than 30", "30", ("no less than",)),
        ("Rp594 jutaan", "594000000", ("-an",)),
        ("300-odd", "300", ("odd",)),
        ("300 odd", "300", ("odd",)),
        ("±36%", "36", ("±",)),
        ("40% so far", "40", ("so far",)),
        ("belum sampai 5 ribu", "5000", ("belum sampai",)),
    ],
)
def test_hedges_are_read_apart_from_the_figure(text: str, value: str, hedges: tuple[str, ...]) -> None:
    """A hedge is reported in its normal form, and its language is the figure's."""
    stated = parse_stated(text)
    assert (stated.value, stated.hedges) == (Fraction(value), hedges)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("17,5 juta lebih orang", ("lebih",)),
        ("sekitar 17,5 jutaan orang", ("sekitar", "-an")),
        ("17,5 juta orang lebih", ("lebih",)),
    ],
)
def test_a_hedge_may_stand_between_figure_and_unit(text: str, hedges: tuple[str, ...]) -> None:
    """The unit is found behind the hedge; the figure's text is what is left."""
    stated = parse_stated(text, unit="orang")
    assert stated.hedges == hedges
    assert (str(stated.value), stated.unit) == ("17500000", "orang")
    assert stated.text == "17,5 juta orang"


def test_a_hedge_decides_before_the_locale() -> None:
    """An Indonesian hedge makes 1.234 a group under `en` too."""
    assert parse_stated("sekitar 1.234", locale="en").value == 1234


@pytest.mark.parametrize(
    ("text", "locale", "message", "offset", "length"),
    [
        ("40% - 36%", None, "not a number: 40% - 36%", 0, 9),
        ("sekitar", None, "not a number: sekitar", 0, 7),
        ("on track", None, "not a number: on track", 0, 8),
        ("masih kurang lebih dari 5", None, "not a number: masih kurang lebih dari 5", 19, 4),
        ("circa 1.234", None, "ambiguous figure: circa 1.234", 6, 5),
        ("circa 1.234-1.500", None, "ambiguous figure: circa 1.234-1.500", 0, 17),
        ("lebih 5", None, "not a number: lebih 5", 0, 5),
        ("5 " * 101, None, f"not a number: {'5 ' * 20}…", 0, 201),
        ("about 5 foo", "en", "not a number: about 5 foo", 8, 3),
    ],
)
def test_a_fault_shows_the_text_as_published(
    text: str, locale: Locale | None, message: str, offset: int, length: int
) -> None:
    """The message repeats the hedges, and the place counts them."""
    with pytest.raises(NumberFault) as caught:
        parse_stated(text, locale=locale)
    assert caught.value.message == message
    assert (caught.value.offset, caught.value.length) == (offset, length)


@pytest.mark.parametrize(
    ("text", "low", "high", "last_digit"),
    [
        ("36% - 40%", "36", "40", "1"),
        ("36%-40%", "36", "40", "1"),
        ("36 \u2013 40 persen", "36", "40", "1"),
        ("36-40 persen", "36", "40", "1"),
        ("36% - 40", "36", "40", "1"),
        ("36,5-40 persen", "36.5", "40", "1"),
        ("antara 1.000 hingga 10.000", "1000", "10000", "1"),
        ("antara 36 dan 40 persen", "36", "40", "1"),
        ("between 4 and 6 percent", "4", "6", "1"),
        ("from 5 to 7 million", "5000000", "7000000", "1000000"),
        ("dari 5 sampai dengan 7 juta", "5000000", "7000000", "1000000"),
        ("5 s/d 7 juta", "5000000", "7000000", "1000000"),
        ("Rp1,5-1,7 triliun", "1500000000000", "1700000000000", "100000000000"),
        ("1,5 triliun sampai 1,7 triliun", "1500000000000", "1700000000000", "100000000000"),
        ("Rp1,5 triliun - 1,7", "1500000000000", "1700000000000", "100000000000"),
        ("Rp900 miliar-1,1 triliun", "900000000000", "1100000000000", "100000000000"),
        ("80-90 ribu", "80000", "90000", "1000"),
        ("500-1 ribu", "500", "1000", "1000"),
        ("-5% sampai 3%", "-5", "3", "1"),
        ("-5 - -3", "-5", "-3", "1"),
        ("2-3 persen poin", "2", "3", "1"),
        ("lima sampai tujuh juta", "5000000", "7000000", "1000000"),
        ("lima puluh hingga enam puluh persen", "50", "60", "1"),
        ("five to seven hundred thousand", "5000", "700000", "1000"),
        ("antara sepertiga dan separuh", "100/3", "50", "1"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str, last_digit: str) -> None:
    """Scale, percent and money of one end hold for both where that leaves the lower end the lower one."""
    stated = parse_stated(text)
    assert (stated.value, stated.upper, stated.last_digit) == (Fraction(low), Fraction(high), Fraction(last_digit))
    assert stated.text == text


@pytest.mark.parametrize(
    ("text", "low", "high", "hedges"),
    [
        ("sekitar 36 hingga 40 persen", 36, 40, ("sekitar",)),
        ("berkisar antara 36 dan 40 persen", 36, 40, ("berkisar",)),
        ("di kisaran 36-40 persen", 36, 40, ("di kisaran",)),
        ("about 36 to about 40%", 36, 40, ("about",)),
        ("at most 100 and at least 20", 20, 100, ("at least", "at most")),
        ("at least 20 and at most 100", 20, 100, ("at least", "at most")),
        ("lebih dari 20 dan kurang dari 100", 20, 100, ("lebih dari", "kurang dari")),
    ],
)
def test_a_range_takes_the_hedges_of_both_ends(text: str, low: int, high: int, hedges: tuple[str, ...]) -> None:
    """Two opposite bounds make a range as well; its lower one comes first."""
    stated = parse_stated(text)
    assert (stated.value, stated.upper, stated.hedges) == (Fraction(low), Fraction(high), hedges)


@pytest.mark.parametrize(
    ("text", "unit", "currency"),
    [("36-40 orang", "orang", None), ("36 orang sampai 40 orang", "orang", None), ("Rp5-7 juta", None, "IDR")],
)
def test_a_range_has_one_unit(text: str, unit: str | None, currency: str | None) -> None:
    """The unit or the money of either end is that of the range."""
    stated = parse_stated(text, unit="orang")
    assert (stated.unit, stated.currency) == (unit, currency)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("40-36 persen", "a range has two figures, the lower one first: 36% - 40%"),
        ("36-36 persen", "a range has two figures, the lower one first: 36% - 40%"),
        ("$5 - Rp7", "a range has two figures, the lower one first: 36% - 40%"),
        ("2018-01-05", "this looks like a date; are the columns shifted?"),
        ("2018-03", "this looks like a date; are the columns shifted?"),
        ("36 dan 40 persen", "dan is no scale word, currency or unit; write a figure such as 120000, 120 ribu or 120k"),
        (
            "at least 20 and at least 100",
            "and is no scale word, currency or unit; write a figure such as 120000, 120 ribu or 120k",
        ),
        ("12/2018", "write a decimal such as 0.5"),
    ],
)
def test_what_is_no_range_is_refused_for_what_it_is(text: str, advice: str) -> None:
    """Two figures side by side, a date and ends that are upside down are no range."""
    with pytest.raises(NumberFault) as caught:
        parse_stated(text)
    assert caught.value.help == advice


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 persen poin", "2"),
        ("2,5 poin persen", "2.5"),
        ("2,5 poin persentase", "2.5"),
        ("3.5 percentage points", "3.5"),
        ("1 percentage point", "1"),
        ("3 pp", "3"),
        ("sekitar 2 persen poin", "2"),
        ("two percentage points", "2"),
    ],
)
def test_percentage_points_are_a_difference(text: str, value: str) -> None:
    """They are percents, marked as points."""
    stated = parse_stated(text)
    assert (stated.value, stated.percent, stated.points) == (Fraction(value), True, True)
    assert not parse_stated("2 persen").points


@pytest.mark.parametrize(
    ("text", "locale", "value", "last_digit"),
    [
        ("Rp 35 M", "id", "35000000000", "1000000000"),
        ("$35 M", "en", "35000000", "1000000"),
        ("3M", "id", "3000000000", "1000000000"),
        ("Rp5,52 triliun", None, "5520000000000", "10000000000"),
        ("12.46%", "id", "12.46", "0.01"),
        ("Rp44.36 Triliun", None, "44360000000000", "10000000000"),
        ("124,080,794", "id", "124080794", "1"),
        ("1,53,104", "en", "153104", "1"),
        ("Rs 9,46,060 crore", None, "9460600000000", "10000000"),
        ("605,723 ribu", "id", "605723", "1"),
        ("360.363,8 miliar", None, "360363800000000", "100000000"),
        ("2.697,7 persen", None, "2697.7", "0.1"),
        ("Rp4.294.099.091,00", None, "4294099091", "0.01"),
        ("12,50 %", "id", "12.5", "0.01"),
        ("Rs1, 588 billion", None, "1588000000000", "1000000000"),
        ("Rs1,\n588 billion", None, "1588000000000", "1000000000"),
        ("GH\u00a251.58m", "en", "51580000", "10000"),
        ("1.5 lakh crore", None, "1500000000000", "100000000000"),
        ("1,10", "id", "1.1", "0.01"),
        (",77", "id", "0.77", "0.01"),
        ("100.000", "id", "100000", "1"),
        ("100k", None, "100000", "1000"),
        ("3.000.000", None, "3000000", "1"),
        ("Rp. 315,00", None, "315", "0.01"),
        ("IDR 33.000", "id", "33000", "1"),
        ("1.234,5", "id", "1234.5", "0.1"),
        ("1,234.5", "id", "1234.5", "0.1"),
        ("1,5 M", "id", "1500000000", "100000000"),
        ("4,6 T", "id", "4600000000000", "100000000000"),
        ("1.5B", "en", "1500000000", "100000000"),
        ("greater than 4,565", None, "4565", "1"),
    ],
)
def test_each_number_is_read_by_its_own_marks(text: str, locale: Locale | None, value: str, last_digit: str) -> None:
    """Separators, scale words and money decide number by number (page forms, Duckling, Recognizers, Babel)."""
    stated = parse_stated(text, locale=locale)
    assert (stated.value, stated.last_digit) == (Fraction(value), Fraction(last_digit))


@pytest.mark.parametrize("text", ["11.872.82trillion", "1.23.456", "Rp1,5 persen", "12 34%"])
def test_a_malformed_figure_is_refused(text: str) -> None:
    """Uneven groups, a percent of money and a lone blank are nobody's notation."""
    with pytest.raises(NumberFault, match="not a number"):
        parse_stated(text, locale="id")


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("kurang lebih 5 juta", "about"),
        ("lebih dari 5 juta", "over"),
        ("5 juta lebih", "floor"),
        ("kurang dari 5 juta", "under"),
        ("tidak kurang dari 5 juta", "at_least"),
        ("tidak lebih dari 5 juta", "at_most"),
        ("tak sampai 5 juta", "under"),
        ("melewati 5 juta", "over"),
        ("di bawah 5 juta", "under"),
        ("sedikit di bawah 5 juta", "almost"),
        ("sedikit di atas 5 juta", "floor"),
        ("not more than 5 million", "at_most"),
        ("slightly above 5 million", "floor"),
        ("well over 5 million", "over"),
        ("five hundred or more", "at_least"),
        ("500 atau lebih", "at_least"),
        ("500 atau kurang", "at_most"),
        ("500 or less", "at_most"),
        ("500 or fewer", "at_most"),
        (">40%", "over"),
        ("<= 40%", "at_most"),
    ],
)
def test_the_longest_phrase_decides(text: str, effect: Effect) -> None:
    """A phrase means something else than the shorter one inside it."""
    (hedge,) = parse_stated(text, locale="en").hedges
    assert HEDGES[hedge].effect == effect


@pytest.mark.parametrize(
    ("word", "effect"),
    [
        ("sekitar", "about"),
        ("±", "about"),
        ("circa", "about"),
        ("mendekati", "almost"),
        ("shy of", "almost"),
        ("di atas", "over"),
        ("exceeding", "over"),
        ("minimal", "at_least"),
        ("minimum", "at_least"),
        ("di bawah", "under"),
        ("hingga", "at_most"),
        ("up to", "at_most"),
        ("lebih", "floor"),
        ("-an", "floor"),
        ("tembus", "floor"),
        ("persis", "exactly"),
        ("baru", "none"),
        ("mencapai", "none"),
    ],
)
def test_every_hedge_has_one_effect(word: str, effect: Effect) -> None:
    """The lexicon says what a hedge does to its figure."""
    assert HEDGES[word].effect == effect


@pytest.mark.parametrize("word", [word for word in HEDGES if word != "-an"])
def test_every_hedge_is_found_beside_a_figure(word: str) -> None:
    """Each word of the lexicon is read back from a text, before or behind its figure."""
    text = f"40 {word}" if HEDGES[word].after else f"{word} 40"
    assert parse_stated(text).hedges == (word,)
