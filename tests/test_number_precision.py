"""What a stated figure may stand for: the strict and the wide reading, row by row, and a plan's own hedges."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.number import (
    HEDGES,
    Hedge,
    Interval,
    NumberFault,
    Role,
    StatedFigure,
    WideReason,
    format_amount,
    hedge_of,
    known_hedges,
    parse_stated,
    significant_digits,
    strict,
    uninformative,
    wide,
)
from tests.strategies_number import AMOUNTS, LOCALES

if TYPE_CHECKING:
    from decimal import Decimal

    from attain.number import Locale

MILLION = 10**6


def interval(written: str) -> Interval:
    """The interval that mathematicians write so: `[35.5, 36.5)`, `(100, inf)`."""
    match = re.fullmatch(r"([\[(])(-?[\d.]+|-inf), (-?[\d.]+|inf)([\])])", written)
    assert match, written
    low, high = (None if "inf" in end else Fraction(end) for end in (match[2], match[3]))
    return Interval(low, high, match[1] == "(" and low is not None, match[4] == ")" and high is not None)


def read_strictly(text: str, role: Role = "actual") -> Interval:
    """The strict reading of a text whose own words tell its language, or else of an Indonesian one."""
    return strict(parse_stated(text, locale="id"), role)


def read_widely(text: str, role: Role) -> dict[WideReason, Interval]:
    """The wide readings of such a text."""
    return wide(parse_stated(text, locale="id"), role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36%", "[35.5, 36.5]"),
        ("mencapai 36%", "[35.5, 36.5]"),
        ("sebesar 45,79 persen", "[45.785, 45.795]"),
        ("reached 36%", "[35.5, 36.5]"),
        ("hanya 36%", "[35.5, 36.5]"),
        ("36% so far", "[35.5, 36.5]"),
        ("127 ribu", "[126500, 127500]"),
        ("0%", "[-0.5, 0.5]"),
        ("sekitar 36%", "[35.5, 36.5]"),
        ("hovering at 36%", "[35.5, 36.5]"),
        ("±36%", "[35.5, 36.5]"),
        ("tepat 36%", "[35.5, 36.5]"),
        ("exactly 36.0%", "[35.95, 36.05]"),
        ("hampir 1,5 juta", "[1350000, 1500000]"),
        ("just under 40%", "[36, 40]"),
        ("nearly 65%", "[63, 65]"),
        ("nyaris 500", "[450, 500]"),
        ("lebih dari 36%", "(36, inf)"),
        ("exceeding 36%", "(36, inf)"),
        ("minimal 36%", "[36, inf)"),
        ("no less than 36%", "[36, inf)"),
        ("five hundred or more", "[500, inf)"),
        ("kurang dari 36%", "[0, 36)"),
        ("belum sampai 36%", "[0, 36)"),
        ("hingga 36%", "[0, 36]"),
        ("up to 36%", "[0, 36]"),
        ("36% or less", "[0, 36]"),
        ("195 juta lebih", "[195000000, 196000000)"),
        ("594 jutaan", "[594000000, 595000000)"),
        ("tembus 195 juta", "[195000000, 196000000)"),
        ("just over 36%", "[36, 37)"),
        ("36% - 40%", "[36, 40]"),
        ("sekitar 36-40%", "[35.5, 40.5]"),
        ("separuh", "[49.5, 50.5]"),
    ],
)
def test_the_strict_reading_is_what_the_words_say(text: str, expected: str) -> None:
    """A figure stands for what rounds to it, unless its words move an end or take it away."""
    assert read_strictly(text) == interval(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,5 juta", "[1500000, 1500000]"),
        ("120 juta", "[120000000, 120000000]"),
        ("190", "[190, 190]"),
        ("350.000", "[350000, 350000]"),
        ("sebesar 120 juta", "[120000000, 120000000]"),
        ("205 juta", "[204500000, 205500000]"),
        ("1.294,5 juta", "[1294450000, 1294550000]"),
        ("sekitar 300 ribu", "[299500, 300500]"),
        ("80-90 ribu", "[80000, 90000]"),
        ("hampir 120 juta", "[115000000, 120000000]"),
    ],
)
def test_a_round_target_was_set_so(text: str, expected: str) -> None:
    """A bare target of two significant digits at most is exact; any other was reported, and so rounded."""
    assert read_strictly(text, "target") == interval(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sudah sekitar 36%", "[35.5, 36.5]"),
        ("hampir mencapai 40%", "[36, 40]"),
        ("sekitar 36% lebih", "[35.5, 37)"),
        ("sekitar 17 jutaan", "[16500000, 18000000)"),
        ("hampir 600 jutaan", "[550000000, 600000000]"),
        ("lebih dari sekitar 36%", "[35.5, inf)"),
        ("lebih dari hampir 40%", "[36, inf)"),
        ("hingga sekitar 36%", "[0, 36.5]"),
        ("up to just under 40%", "[0, 40]"),
        ("lebih dari 36% lebih", "(36, inf)"),
        ("minimal lebih dari 36%", "[36, inf)"),
        ("sudah sampai lebih dari 36%", "(36, inf)"),
        ("at most 100 and at least 20", "[20, 100]"),
        ("more than 20 and less than 100", "(20, 100)"),
        ("lebih dari 36-40%", "(36, inf)"),
        ("hingga 36-40%", "[0, 40]"),
    ],
)
def test_several_hedges_work_together(text: str, expected: str) -> None:
    """A bound holds for the figure that the other words make; a lower bound outdoes "sampai"."""
    assert read_strictly(text) == interval(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-36%", "[-36.5, -35.5]"),
        ("hampir -40%", "[-40, -36]"),
        ("lebih dari -36%", "(-inf, -36)"),
        ("just over -36%", "(-37, -36]"),
        ("kurang dari -36%", "(-36, 0]"),
        ("-40 - -36%", "[-40, -36]"),
        ("-4% sampai 3%", "[-4, 3]"),
    ],
)
def test_a_negative_figure_is_read_in_the_mirror(text: str, expected: str) -> None:
    """A fall of more than 36 percent is a longer fall."""
    assert read_strictly(text) == interval(expected)


@pytest.mark.parametrize(
    ("text", "role", "reasons"),
    [
        ("sekitar 36%", "percent", {"hedge": "[34.5, 37.5]", "truncated": "[35.5, 37)"}),
        ("sekitar 40%", "percent", {"hedge": "[37, 43]", "truncated": "[39.5, 41)"}),
        ("about 56%", "percent", {"hedge": "[54.5, 57.5]", "truncated": "[55.5, 57)"}),
        ("roughly 60%", "percent", {"hedge": "[57, 63]", "truncated": "[59.5, 61)"}),
        ("sekitar 300 ribu", "target", {"hedge": "[270000, 330000]"}),
        ("sekitar 4,6 juta", "target", {"hedge": "[4450000, 4750000]"}),
        ("sekitar 3%", "actual", {}),
        ("36%", "percent", {"truncated": "[35.5, 37)"}),
        ("36%", "actual", {}),
        ("-36%", "percent", {"truncated": "(-37, -35.5]"}),
        ("1,5 juta", "gap", {"truncated": "[1450000, 1600000)"}),
        ("120 juta", "target", {"target_rounded": "[119500000, 120500000]"}),
        ("205 juta", "target", {}),
        ("500.000", "actual", {"trailing_zeros": "[450000, 550000]"}),
        ("127.000", "actual", {"trailing_zeros": "[126500, 127500]"}),
        ("127.500", "actual", {}),
        ("127 ribu", "actual", {}),
        ("500.000,00", "actual", {}),
        ("sekitar 500.000", "actual", {"hedge": "[470000, 530000]", "trailing_zeros": "[450000, 550000]"}),
        ("350.000", "target", {"target_rounded": "[349999.5, 350000.5]", "trailing_zeros": "[345000, 355000]"}),
        ("separuh", "percent", {"truncated": "[49.5, 51)", "fraction_word": "[45, 55]"}),
        ("lebih dari separuh", "percent", {}),
        ("hampir separuh", "percent", {}),
        ("just over half", "percent", {"hedge": "[50, 53)", "fraction_word": "[50, 55)"}),
        ("hampir 40%", "percent", {}),
        ("tepat 36%", "percent", {}),
        ("lebih dari 36%", "percent", {}),
        ("hingga sekitar 36%", "percent", {"hedge": "[0, 37.5]"}),
        ("at least about 36%", "percent", {"hedge": "[34.5, inf)"}),
        ("195 juta lebih", "actual", {}),
        ("300 juta lebih", "actual", {"hedge": "[300000000, 330000000)"}),
        ("3.000 lebih", "actual", {"hedge": "[3000, 3300)", "trailing_zeros": "[3000, 4000)"}),
        ("36-40%", "percent", {"hedge": "[35.5, 40.5]", "truncated": "[36, 41)"}),
    ],
)
def test_each_wide_reading_has_its_reason(text: str, role: Role, reasons: dict[WideReason, str]) -> None:
    """What may widen a figure is listed, and nothing that does not apply to it in its role."""
    assert read_widely(text, role) == {reason: interval(expected) for reason, expected in reasons.items()}


def test_a_third_is_a_tenth_of_itself_wide() -> None:
    """`sepertiga` stands for 30 to 36.67 percent where it may be rough."""
    assert read_widely("sepertiga", "percent")["fraction_word"] == Interval(Fraction(30), Fraction(110, 3))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4.5", "4.45", "4.55"),
        ("4.50", "4.495", "4.505"),
        ("4.500", "4.4995", "4.5005"),
        ("4.5000", "4.49995", "4.50005"),
        ("4.50000", "4.499995", "4.500005"),
        ("8.2", "8.15", "8.25"),
    ],
)
def test_a_written_zero_is_precision(text: str, low: str, high: str) -> None:
    """Half a unit of the last written digit to both sides, both ends in (scrutiny's `unround`, up or down)."""
    assert strict(parse_stated(text, locale="en"), "actual") == Interval(Fraction(low), Fraction(high))


def test_a_cut_figure_reaches_up_to_the_next() -> None:
    """8.2 cut off stands for all below 8.3 (scrutiny's `floor` and `trunc`)."""
    found = wide(parse_stated("8.2", locale="en"), "gap")["truncated"]
    assert (found.high, found.high_open) == (Fraction("8.3"), True)
    assert not found.contains(Fraction("8.3"))
    assert found.contains(Fraction("8.2999"))


def test_a_number_that_is_no_text_is_refused() -> None:
    """4.5 has lost the zero of "4.50", so a number is no input."""
    with pytest.raises(TypeError):
        parse_stated(4.5)  # type: ignore[arg-type]  # the misuse under test


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("lebih dari 127 ribu", 129_000, False),
        ("lebih dari 127 ribu", 129_001, True),
        ("over 100 million", 199 * MILLION, False),
        ("over 100 million", 201 * MILLION, True),
        ("at least 20", 41, True),
        ("sekitar 20", 41, False),
        ("up to 20", 41, False),
        ("lebih dari -20", -41, True),
        ("lebih dari -20", 41, False),
    ],
)
def test_a_lower_bound_far_below_says_little(text: str, value: int, expected: bool) -> None:
    """Beyond two last digits, and one last digit that is not 0, a true bound is uninformative."""
    assert uninformative(parse_stated(text), Fraction(value)) is expected


@pytest.mark.parametrize(
    ("text", "digits"),
    [("120 juta", 2), ("1,5 juta", 2), ("205 juta", 3), ("5,00 juta", 1), ("0", 1), ("-190", 2), ("1.234,50", 5)],
)
def test_zeros_at_the_end_are_not_significant(text: str, digits: int) -> None:
    """120 million has two significant digits."""
    stated = parse_stated(text, locale="id")
    assert significant_digits(stated.value, stated.last_digit) == digits


@pytest.mark.parametrize(
    ("meaning", "word", "hedge"),
    [
        ("about", None, Hedge("about", None)),
        ("at_least", "setara", Hedge("at_least", None)),
        ("sekitar", "kurleb", Hedge("about", "id")),
        ("atau lebih", "plus", Hedge("at_least", "id", after=True)),
        ("5%", None, Hedge("about", None, width=Fraction(1, 20))),
        ("±5%", "sekitar", Hedge("about", "id", width=Fraction(1, 20))),
        ("± 2,5 persen", "hampir", Hedge("almost", "id", width=Fraction(1, 40))),
        ("about 5%", "sekitar", Hedge("about", "id", width=Fraction(1, 20))),
        ("Mendekati  10%", "menuju", Hedge("almost", "id", width=Fraction(1, 10))),
        ("±", "kurleb", Hedge("about", None)),
        ("floor", "sekitar", Hedge("floor", "id")),
    ],
)
def test_a_plan_says_what_a_word_does(meaning: str, word: str | None, hedge: Hedge) -> None:
    """An effect, another word, a half-width or both; a known word keeps its language, and its effect under a width."""
    assert hedge_of(meaning, HEDGES, word=word) == hedge


@pytest.mark.parametrize(
    ("meaning", "word"),
    [
        ("", None),
        ("vaguely", None),
        ("vaguely 5%", None),
        ("5", None),
        ("101%", None),
        ("lebih dari 5%", None),
        ("5%", "lebih"),
        ("about", "ribu"),
        ("about", "persen"),
        ("about", "lima"),
        ("about", " "),
        ("about 5% 6%", None),
    ],
)
def test_a_meaning_that_is_none_is_refused(meaning: str, word: str | None) -> None:
    """The fault says what may be written, and a word of numbers cannot become a hedge."""
    with pytest.raises(NumberFault, match=r"not a hedge: ") as caught:
        hedge_of(meaning, HEDGES, word=word)
    assert caught.value.help


def test_a_plans_words_are_read_in_figures() -> None:
    """A word that only the plan knows is a hedge there, and a plan's width takes the place of the usual one."""
    own = known_hedges({"Kurleb": "about", "sekitar": "±5%", "hampir": "2%"})
    assert parse_stated("kurleb 5 juta", hedges=own).hedges == ("kurleb",)
    assert wide(parse_stated("sekitar 200", hedges=own), "actual", own) == {"hedge": interval("[190, 210]")}
    assert strict(parse_stated("hampir 200", hedges=own), "actual", own) == interval("[196, 200]")


def test_a_width_below_rounding_leaves_rounding() -> None:
    """A width of 0% still lets a figure be rounded."""
    own = known_hedges({"sekitar": "0%"})
    assert strict(parse_stated("sekitar 200"), "actual", own) == interval("[199.5, 200.5]")
    assert wide(parse_stated("sekitar 200"), "actual", own) == {}


def test_of_two_widths_the_wider_holds() -> None:
    """`sekitar` and `kira-kira` together are as wide as the wider of them."""
    own = known_hedges({"sekitar": "5%", "kira-kira": "10%"})
    assert wide(parse_stated("sekitar kira-kira 200"), "actual", own) == {"hedge": interval("[180, 220]")}


ROLES: st.SearchStrategy[Role] = st.sampled_from(["actual", "target", "percent", "gap"])
HEDGED = st.builds(
    lambda digits, power, words, share: StatedFigure(
        text="",
        value=digits * Fraction(10) ** power,
        last_digit=Fraction(10) ** power,
        hedges=tuple(words),
        fraction_word=share,
    ),
    st.integers(-(10**6), 10**6),
    st.integers(-3, 12),
    st.lists(st.sampled_from(sorted(HEDGES)), max_size=3),
    st.booleans(),
)


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether all figures of one interval lie in the other."""
    low = outer.low is None or (
        inner.low is not None
        and (inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open)))
    )
    high = outer.high is None or (
        inner.high is not None
        and (inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open)))
    )
    return low and high


@given(HEDGED, ROLES)
def test_every_wide_reading_holds_the_strict_one(stated: StatedFigure, role: Role) -> None:
    """A wide reading takes nothing away, and adds something."""
    narrow = strict(stated, role)
    for found in wide(stated, role).values():
        assert _within(narrow, found)
        assert found != narrow


@given(HEDGED, ROLES)
def test_a_figure_lies_in_its_own_strict_reading(stated: StatedFigure, role: Role) -> None:
    """Unless a word says that it was passed, or not reached, the figure itself may be the truth."""
    excluded = {"over", "under"} & {HEDGES[word].effect for word in stated.hedges}
    assert excluded or strict(stated, role).contains(stated.value)


@given(HEDGED, ROLES)
def test_the_mirror_image_has_the_mirrored_readings(stated: StatedFigure, role: Role) -> None:
    """The readings of a negative figure are those of its absolute value, turned round."""
    mirrored = StatedFigure("", -stated.value, stated.last_digit, stated.hedges, fraction_word=stated.fraction_word)
    one, other = strict(stated, role), strict(mirrored, role)
    if stated.value:
        assert (one.low, one.low_open) == (None if other.high is None else -other.high, other.high_open)


@given(AMOUNTS, LOCALES)
def test_a_printed_amount_stands_for_the_exact_one(value: Decimal, locale: Locale) -> None:
    """What attain prints, read back strictly, holds the figure it was printed from."""
    stated = parse_stated(format_amount(value, locale=locale, unit="IDR"), locale=locale)
    assert strict(stated, "actual").contains(Fraction(value))
