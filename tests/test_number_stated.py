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
        ("36% - 40%", None, "not a number: 36% - 40%", 0, 9),
        ("sekitar", None, "not a number: sekitar", 0, 7),
        ("on track", None, "not a number: on track", 0, 8),
        ("masih kurang lebih dari 5", None, "not a number: masih kurang lebih dari 5", 19, 4),
        ("circa 1.234", None, "ambiguous figure: circa 1.234", 6, 5),
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
