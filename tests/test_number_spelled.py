"""Numbers and shares in words: "dua belas juta", "twenty-one thousand", "dua pertiga", "half a million"."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.number import NumberFault, parse_stated
from attain.number.shares import read_share
from attain.number.spelled import SpelledNumber, read_spelled


@pytest.mark.parametrize(
    ("text", "value", "last_digit"),
    [
        ("lima ribu", "5000", 1000),
        ("dua ratus ribu", "200000", 1000),
        ("dua belas juta", "12000000", 1_000_000),
        ("seribu", "1000", 1000),
        ("sejuta", "1000000", 1_000_000),
        ("sebelas", "11", 1),
        ("sepuluh ribu", "10000", 1000),
        ("seratus dua puluh lima ribu", "125000", 1000),
        ("sembilan ratus sembilan puluh sembilan", "999", 1),
        ("dua juta lima ratus ribu", "2500000", 1000),
        ("satu miliar dua ratus juta", "1200000000", 1_000_000),
        ("duapuluh ribu", "20000", 1000),
        ("limabelas", "15", 1),
        ("Lima Ribu", "5000", 1000),
        ("seribu triliun", "1000000000000000", 10**15),
        ("setengah juta", "500000", 100_000),
        ("dua setengah juta", "2500000", 100_000),
        ("satu koma dua lima triliun", "1250000000000", 10**10),
        ("nol", "0", 1),
        ("five hundred", "500", 1),
        ("twenty-one thousand", "21000", 1000),
        ("twenty one thousand", "21000", 1000),
        ("two million", "2000000", 1_000_000),
        ("a hundred", "100", 1),
        ("a million", "1000000", 1_000_000),
        ("two hundred and fifty-five", "255", 1),
        ("one million two hundred thousand and five", "1200005", 1),
        ("fifteen hundred", "1500", 1),
        ("half a million", "500000", 100_000),
        ("one and a half million", "1500000", 100_000),
        ("one point five billion", "1500000000", 10**8),
        ("three lakh", "300000", 100_000),
        ("nineteen", "19", 1),
    ],
)
def test_a_number_in_words_is_what_its_digits_would_be(text: str, value: str, last_digit: int) -> None:
    """Its last place is that of the same figure in digits with the same scale word."""
    stated = parse_stated(text)
    assert (stated.value, stated.last_digit) == (Fraction(value), Fraction(last_digit))
    assert stated.text == text


@pytest.mark.parametrize(
    ("text", "value", "hedges", "mark"),
    [
        ("sekitar lima ribu orang", "5000", ("sekitar",), "orang"),
        ("Rp lima ratus juta", "500000000", (), "IDR"),
        ("lima juta rupiah", "5000000", (), "IDR"),
        ("two million dollars", "2000000", (), "USD"),
        ("lima persen", "5", (), "%"),
        ("lima rb orang", "5000", (), "orang"),
        ("lima ribuan orang", "5000", ("-an",), "orang"),
        ("seribu lebih", "1000", ("lebih",), None),
        ("no less than thirty", "30", ("no less than",), None),
        ("some five hundred", "500", ("some",), None),
        ("dua setengah persen", "2.5", (), "%"),
    ],
)
def test_other_words_stand_beside_those_of_the_number(
    text: str, value: str, hedges: tuple[str, ...], mark: str | None
) -> None:
    """Money, unit, percent and hedges are read around a number in words as around digits."""
    stated = parse_stated(text, unit="orang")
    assert (stated.value, stated.hedges) == (Fraction(value), hedges)
    assert (stated.currency or stated.unit or ("%" if stated.percent else None)) == mark


@pytest.mark.parametrize(
    "text",
    ["lima lima", "ribu", "ribu orang", "hundred", "million", "juta ribu", "a", "an", "dua-tiga juta"],
)
def test_words_that_make_no_number_are_refused(text: str) -> None:
    """A scale word alone is no number, and neither are two numbers side by side."""
    with pytest.raises(NumberFault, match="not a number"):
        parse_stated(text, unit="orang")


def test_the_longest_number_is_read_from_a_place() -> None:
    """`read_spelled` starts at a word, and says where the number ends."""
    words = ["capaian", "lima", "ratus", "ribu", "dari", "target"]
    number = read_spelled(words, 1)
    assert number is not None
    assert number == SpelledNumber(Fraction(500_000), Fraction(1000), "id", 4)
    assert read_spelled(words, 0) is None
    assert read_spelled(words, 4) is None


def test_a_half_without_a_scale_is_a_share() -> None:
    """`setengah` is 50 percent, `setengah juta` is half a million."""
    assert read_spelled(["setengah"]) is None
    assert parse_stated("setengah").value == 50
    assert parse_stated("setengah juta").value == 500_000


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("separuh", "50"),
        ("setengah", "50"),
        ("setengahnya", "50"),
        ("sepertiga", "100/3"),
        ("dua pertiga", "200/3"),
        ("dua per tiga", "200/3"),
        ("seperempat", "25"),
        ("tiga perempat", "75"),
        ("sepersepuluh", "10"),
        ("half", "50"),
        ("a half", "50"),
        ("one-half", "50"),
        ("a third", "100/3"),
        ("two-thirds", "200/3"),
        ("two thirds", "200/3"),
        ("a quarter", "25"),
        ("three quarters", "75"),
        ("four fifths", "80"),
    ],
)
def test_a_share_in_words_is_a_percent(text: str, percent: str) -> None:
    """Its value is exact, its last digit a whole percent, and it is marked as a word."""
    stated = parse_stated(text)
    assert (stated.value, stated.last_digit) == (Fraction(percent), Fraction(1))
    assert (stated.percent, stated.fraction_word) == (True, True)


@pytest.mark.parametrize(
    ("text", "percent", "hedge"),
    [
        ("lebih dari separuh", "50", "lebih dari"),
        ("hampir dua pertiga", "200/3", "hampir"),
        ("separuh lebih", "50", "lebih"),
        ("more than half", "50", "more than"),
        ("just over a third", "100/3", "just over"),
        ("a little over a third", "100/3", "a little over"),
        ("over three quarters", "75", "over"),
    ],
)
def test_a_share_takes_hedges(text: str, percent: str, hedge: str) -> None:
    """The hedge is read apart, its own article with it."""
    stated = parse_stated(text)
    assert (stated.value, stated.hedges) == (Fraction(percent), (hedge,))


@pytest.mark.parametrize("text", ["1/2", "more than 1/2"])
def test_a_share_in_digits_is_itself(text: str) -> None:
    """1/2 is 0.5, no percent and no word."""
    stated = parse_stated(text)
    assert (stated.value, stated.percent, stated.fraction_word) == (Fraction(1, 2), False, False)


@pytest.mark.parametrize(
    "text", ["third", "quarter", "5/3", "3/3", "0/2", "12/2018", "4/0", "four thirds", "two halves"]
)
def test_what_is_no_part_of_a_whole_is_no_share(text: str) -> None:
    """An ordinal, a month and a whole are none."""
    assert read_share(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("puluhan", "puluhan"),
        ("ratusan orang", "ratusan"),
        ("sekitar ratusan ribu", "ratusan"),
        ("ribuan", "ribuan"),
        ("beberapa juta", "beberapa"),
        ("dozens", "dozens"),
        ("hundreds of people", "hundreds"),
        ("several thousand", "several"),
        ("a dozen", "dozen"),
    ],
)
def test_a_vague_word_is_refused_by_its_name(text: str, word: str) -> None:
    """The help names the word, and the place is that of the word."""
    with pytest.raises(NumberFault) as caught:
        parse_stated(text, unit="orang")
    assert caught.value.help == f"{word} names no one figure; state the figure itself"
    assert text[caught.value.offset :][: caught.value.length] == word


# How the two languages say the small numbers, written out for the law below.
_ID = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
_EN = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen"""
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"


def _said_id(number: int) -> str:
    """A number below a million in Indonesian words."""
    if number < 12:
        return _ID.split()[number]
    if number < 20:
        return f"{_said_id(number - 10)} belas"
    for size, word, alone in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "")):
        if number >= size:
            count, rest = divmod(number, size)
            head = alone if count == 1 else f"{_said_id(count)} {word}"
            return f"{head} {_said_id(rest)}" if rest else head
    raise AssertionError(number)


def _said_en(number: int) -> str:
    """A number below a million in English words."""
    if number < 20:
        return _EN.split()[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        said = _TENS.split()[tens - 1]
        return f"{said}-{_said_en(rest)}" if rest else said
    size, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    count, rest = divmod(number, size)
    return f"{_said_en(count)} {word} {_said_en(rest)}" if rest else f"{_said_en(count)} {word}"


@given(st.integers(0, 999_999))
def test_every_number_below_a_million_reads_back(number: int) -> None:
    """What a speaker says for a number is that number, in both languages."""
    assert parse_stated(_said_id(number)).value == number
    assert parse_stated(_said_en(number)).value == number
