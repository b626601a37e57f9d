"""Figures found in running text: what is one, how it is read, its hedges, and what is passed over."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.number import FoundFigure, figures_in

if TYPE_CHECKING:
    from attain.number import Locale

M, BN, T = 10**6, 10**9, 10**12


def only(text: str, language: Locale = "id") -> FoundFigure:
    """The one figure of a text."""
    (figure,) = figures_in(text, language)
    return figure


@pytest.mark.parametrize(
    ("text", "language", "value", "currency"),
    [
        ("Rp1,5 T", "id", 3 * T // 2, "IDR"),
        ("Rp. 594 juta", "id", 594 * M, "IDR"),
        ("630 miliar rupiah", "id", 630 * BN, "IDR"),
        ("Rp35 M", "id", 35 * BN, "IDR"),
        ("$3.2 million", "en", 3_200_000, "USD"),
        ("US$23.5bn", "en", 23_500 * M, "USD"),
        ("£4m", "en", 4 * M, "GBP"),
        ("Rs1,53,104 crore", "en", 153_104 * 10**7, "INR"),
        ("5 lakh crore", "en", 5 * T, None),
        ("GH¢51.58m", "en", 51_580_000, "GHS"),
        ("PHP58.8 billion", "en", 58_800 * M, "PHP"),
        ("P250 million", "en", 250 * M, "PHP"),
        ("N1.5bn", "en", 1_500 * M, "NGN"),
        ("500 naira", "en", 500, "NGN"),
        ("KES 400", "en", 400, "KES"),
        ("Sh212 billion", "en", 212 * BN, None),
    ],
)
def test_money_before_and_behind(text: str, language: Locale, value: int, currency: str | None) -> None:
    """Signs, codes, single letters and names; a shilling is money of no one country."""
    figure = only(text, language)
    assert figure.stated.value == value
    assert figure.stated.currency == currency
    assert figure.money == (text != "5 lakh crore")


@pytest.mark.parametrize("text", ["P2P 5", "TOP 5 of", "A380", "v2.0", "Covid-19", "ALL 50 houses"])
def test_letters_that_are_no_money(text: str) -> None:
    """A letter or a word in capitals before digits claims no currency."""
    assert not any(figure.money for figure in figures_in(text, "en"))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("35 M", "id", 35 * BN),
        ("35m", "en", 35 * M),
        ("5 rb", "id", 5000),
        ("5k", "en", 5000),
        ("1.234,5", "id", Fraction("1234.5")),
        ("1,234.5", "id", Fraction("1234.5")),
        ("360.363,8 miliar", "id", Fraction("360363.8") * BN),
        ("12,557.76trillion", "en", Fraction("12557.76") * T),
        ("1,5 percent", "en", Fraction("1.5")),
        ("-5%", "en", -5),
    ],
)
def test_scales_and_separators_are_read_number_by_number(text: str, language: Locale, value: Fraction) -> None:
    """M is the language's own; a number of the other language's form is read in that one."""
    figure = only(text, language)
    assert figure.stated.value == value
    assert figure.others == ()


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("605,723 ribu", "id", [605_723, 605_723_000]),
        ("279.867 miliar", "id", [279_867 * BN, Fraction("279.867") * BN]),
        ("946,060", "en", [946_060, Fraction("946.06")]),
    ],
)
def test_three_digits_behind_one_separator_have_two_readings(
    text: str, language: Locale, values: list[Fraction]
) -> None:
    """The language's own comes first."""
    figure = only(text, language)
    assert [reading.value for reading in (figure.stated, *figure.others)] == values


@pytest.mark.parametrize("text", ["11.872.82 triliun", "12.557.76"])
def test_what_no_language_can_read_is_malformed(text: str) -> None:
    """It keeps its place and its text."""
    figure = only(text)
    assert figure.malformed
    assert figure.stated.text == text


@pytest.mark.parametrize("text", ["5%", "5 %", "5 persen", "5 pct", "5 percent", "5 per cent", "5-percent"])
def test_words_of_percents(text: str) -> None:
    """A sign or a word, with a blank, a hyphen or nothing before it."""
    figure = only(text)
    assert figure.stated.value == 5
    assert (figure.stated.percent, figure.stated.points, figure.stated.text) == (True, False, text)


@pytest.mark.parametrize(
    "text",
    ["5 persen poin", "5 poin persen", "5 percentage points", "5-percentage-point", "5 pp", "5%-points", "5 bps"],
)
def test_points_are_no_percents_of_anything(text: str) -> None:
    """They are marked as a difference."""
    assert only(text).stated.points


@pytest.mark.parametrize(
    "text",
    [
        *("pada 2018", "FY 2018", "in 2018", "tahun 2018-19"),  # years
        *("31 Maret", "on May 5", "3/4", "pukul 08.00", "7:30"),  # dates and clock times
        *("5 hari", "18 months", "2 tahun"),  # spans of time
        *("ke-5", "21st", "pasal 12", "tahap 2", "page 9", "#4"),  # ordinals and numbers of something
        *("dua orang", "two of the mines", "half of the year"),  # small numbers in words, and times
    ],
)
def test_what_counts_nothing_is_passed_over(text: str) -> None:
    """Years, dates, times, ordinals."""
    assert figures_in(text, "id") == []
    assert figures_in(text, "en") == []


@pytest.mark.parametrize(("text", "noun"), [("2018 orang", "orang"), ("2018 units", "units"), ("2018 ton", "ton")])
def test_a_year_that_counts_people_is_a_figure(text: str, noun: str) -> None:
    """The word behind it tells, and is kept in lower case."""
    assert only(text).stated.value == 2018
    assert only(text.upper()).noun == noun


@pytest.mark.parametrize("text", ["36% - 40%", "36-40 persen", "36%\u201340%"])
def test_a_dash_makes_a_range(text: str) -> None:
    """Two percents that it joins are one figure."""
    figure = only(text)
    assert figure.stated.value == 36
    assert figure.stated.upper == 40
    assert figure.stated.text == text


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("lima puluh persen", 50, True),
        ("dua juta orang", 2 * M, False),
        ("three hundred thousand people", 300_000, False),
        ("two-thirds of the target", Fraction(200, 3), True),
        ("separuh dari target", 50, True),
    ],
)
def test_numbers_and_shares_in_words(text: str, value: Fraction, percent: bool) -> None:
    """Large numbers, percents, and shares of something."""
    figure = only(text)
    assert (figure.stated.value, figure.stated.percent) == (value, percent)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("sekitar 5 juta", ("sekitar",)),
        ("kurang lebih 5 juta", ("kurang lebih",)),
        ("tidak lebih dari 5 juta", ("tidak lebih dari",)),
        ("hampir mencapai Rp5 miliar", ("hampir",)),
        ("baru 5 juta", ()),
        ("meraup hingga Rp5 miliar", ("hingga",)),
        ("mencapai hingga Rp5 miliar", ()),
        ("just over 5m", ("just over",)),
        ("handed over 300 houses", ()),
        ("no more than 5 million", ("no more than",)),
        ("127 ribu lebih dari target", ("lebih",)),
        ("127 ribu lebih tinggi", ()),
        ("300 peserta lebih", ("lebih",)),
        ("2,300-odd", ("odd",)),
        ("5 jutaan orang", ("-an",)),
        ("5 or more", ("or more",)),
        ("5 juta atau lebih", ("atau lebih",)),
        ("5 juta atau lebih dari target", ()),
        ("5 juta atau kurang lebih separuh", ()),
        ("sekitar 5 juta lebih", ("sekitar", "lebih")),
    ],
)
def test_hedges_before_and_behind(text: str, hedges: tuple[str, ...]) -> None:
    """Those that bear on the figure, in the order of the text; words that only look like one are none."""
    figure = figures_in(text, "id")[0]
    assert figure.stated.hedges == hedges


def test_spans_leave_hedges_out_and_outer_spans_take_them_in() -> None:
    """The figure is "Rp5 miliar" within "hampir mencapai Rp5 miliar lebih"."""
    text = "sudah hampir mencapai Rp5 miliar lebih, katanya"
    figure = only(text)
    assert text[figure.start : figure.end] == "Rp5 miliar"
    assert text[figure.outer_start : figure.outer_end] == "hampir mencapai Rp5 miliar lebih"


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    """Neither figures nor hedges outside of it count, and places are those of the whole text."""
    text = "sekitar 5 juta dan 6 juta"
    (figure,) = figures_in(text, "id", 8, 14)
    assert (figure.start, figure.end, figure.stated.hedges) == (8, 14, ())


def test_a_run_of_digits_without_end_is_no_figure() -> None:
    """Beyond 80 characters nobody means a number."""
    assert figures_in("1" * 81, "id") == []
    assert len(figures_in("1" * 80, "id")) == 1


DIGITS = ("5", "1.234", "1,5", "12.3.45", "2018", "half of the", "dua ratus")
BESIDE = ("Rp", "$", " juta", "bn", "%", " persen", " poin", "sekitar ", "lebih ", "or more", "Mei ")
MARKS = ("-", " ", ",", ".", "\u00a0", "İ", "\n")
PIECES = st.sampled_from((*DIGITS, *BESIDE, *MARKS))


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["id", "en"]))
def test_a_figures_span_is_its_text(text: str, language: Locale) -> None:
    """Figures stand in order, apart from each other, within their outer spans; no text raises."""
    end = 0
    for figure in figures_in(text, language):
        assert text[figure.start : figure.end] == figure.stated.text
        assert figure.outer_start <= figure.start < figure.end <= figure.outer_end
        assert figure.start >= end
        end = figure.end


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_no_text_raises(text: str, language: Locale) -> None:
    """Any characters are a text."""
    figures_in(text, language)


@given(st.integers(1, 60))
def test_work_is_linear(times: int) -> None:
    """A text said over and over gives its figures over and over: none looks further than its surroundings."""
    one = "sekitar Rp5 miliar atau 40 persen dari 12 miliar rupiah lebih, kata seorang pejabat dinas di kota itu. "
    found = figures_in(one * times, "id")
    first = figures_in(one, "id")
    assert [figure.stated for figure in found] == [figure.stated for figure in first] * times
