"""Which single edits would make figures fit. Each expectation was checked on paper against the figures beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from attain.check.digits import decimals_of, one_digit_off
from attain.check.judge import judge
from attain.number import Interval
from tests.claims import claim_of, edits, stated


def test_the_nearest_figures_for_the_contributions() -> None:
    """36 % of 4.6 is 1.66, 1.5 is 36 % of 4.2, and 1.5 of 4.6 is 33 %: in two digits no typo is looked for."""
    found = judge(claim_of("mendekati Rp1,5 triliun", "sekitar Rp4,6 triliun", "sekitar 36 persen"))
    assert edits(found) == [
        ("actual", "nearest", Fraction(1_660_000_000_000)),
        ("target", "nearest", Fraction(4_200_000_000_000)),
        ("percent", "nearest", Fraction(33)),
    ]


@pytest.mark.parametrize(
    ("figures", "rest", "part", "how", "value"),
    [
        # A scale word that is missing, one too small, zeros that were lost.
        (("PHP60,524 miliar", "PHP58,849", "2,8%"), {"percent_kind": "above"}, "target", "scale", "58849000000"),
        (("Rp51,58 juta", "Rp50,00 miliar", "103,16%"), {}, "actual", "scale", "51580000000"),
        (("Rp1.417.750", "Rp2.000.000.000", "70,89%"), {}, "actual", "scale", "1417750000"),
        (("Rp500", "Rp1.000.000", "50,0%"), {}, "actual", "scale", "500000"),
        (("Rp141.775", "Rp2.000.000", "70,89%"), {}, "actual", "scale", "1417750"),
        (("Rp50 miliar", "Rp100 juta", "50%"), {}, "target", "scale", "100000000000"),
        (("64,25 juta", "100,00 juta", "6,4%"), {}, "percent", "scale", "64"),
        # One digit: changed, swapped, too many, too few.
        (("72.829.190", "208.265.720", "36,41%"), {}, "actual", "digit", "75829190"),
        (("467.679.505", "333.000.000", "139,61%"), {}, "target", "digit", "335000000"),
        (("75.829.190", "208.265.720", "34,61%"), {}, "percent", "digit", "36.41"),
        (("12.345", "23.456", "25,63%"), {}, "percent", "digit", "52.63"),
        (("112.345", "23.456", "52,63%"), {}, "actual", "digit", "12345"),
        (("1.345", "23.456", "52,63%"), {}, "actual", "digit", "12345"),
        # A separator that may be read the other way.
        (("1,234 juta", "2.000 juta", "61,7%"), {}, "actual", "separator", "1234000000"),
        # A percent of something else.
        (("30 juta", "100 juta", "70,0%"), {}, "percent", "complement", "30"),
        (("80,0 juta", "100 juta", "125%"), {}, "percent", "inverse", "80"),
        (("104,5 juta", "100,0 juta", "4,5%"), {}, "percent", "growth", "104.5"),
        (("104,5 juta", "100,0 juta", "104,5%"), {"percent_kind": "above"}, "percent", "growth", "4.5"),
        (("75,5 juta", "100,0 juta", "75,5%"), {"percent_kind": "below"}, "percent", "complement", "24.5"),
        # Another figure of the text.
        (("30,0 juta", "100 juta", "60%"), {"loose": (stated("50 juta"),)}, "target", "share", "50000000"),
        (("30,0 juta", "100 juta", "60%"), {"loose": (stated("60 juta"),)}, "actual", "share", "60000000"),
        (("30,0 juta", "100 juta", "61%"), {"loose": (stated("30%"),)}, "percent", "share", "30"),
        # A gap.
        (("90,0 juta", "100,0 juta", None, "10 ribu"), {}, "gap", "scale", "10000000"),
        (("90,0 juta", "100,0 juta", None, "14 juta"), {}, "actual", "nearest", "86000000"),
        (("114,0 juta", "100,0 juta", None, "10 juta"), {}, "target", "nearest", "104000000"),
    ],
)
def test_each_kind_of_edit(
    figures: tuple[str | None, ...], rest: dict[str, Any], part: str, how: str, value: str
) -> None:
    """The edit is among those that would fit."""
    found = judge(claim_of(*figures, **rest))
    assert found.verdict == "inconsistent"
    assert (part, how, Fraction(value)) in edits(found)


@pytest.mark.parametrize(
    ("figures", "rest"),
    [
        (("30,0 juta", "100 juta", "60%"), {"loose": (stated("US$50 juta"), stated("30 ribu"))}),
        (("Rp30,0 juta", "Rp100 juta", "60%"), {"loose": (stated("US$50 juta"),)}),
    ],
)
def test_another_money_is_no_share(figures: tuple[str | None, ...], rest: dict[str, Any]) -> None:
    """A figure of the text counts only where its unit may be the same."""
    hows = [how for _, how, _ in edits(judge(claim_of(*figures, **rest)))]
    assert ("share" in hows) == (figures[0] == "30,0 juta")


@pytest.mark.parametrize("percent", ["lebih dari 40%", "sedikitnya 40%"])
def test_beside_a_bound_only_what_is_near_is_an_explanation(percent: str) -> None:
    """30 thousand million are more than 40 % of 100 million too, and nobody meant that."""
    found = judge(claim_of("30,0 juta", "100 juta", percent))
    assert ("actual", "nearest", Fraction(40_000_000)) in edits(found)
    assert not [how for _, how, _ in edits(found) if how == "scale"]
    below = judge(claim_of("50,0 juta", "100 juta", "kurang dari 40%"))
    assert [how for _, how, _ in edits(below)] == ["nearest"] * len(below.would_fit)


def test_edits_know_a_baseline() -> None:
    """From 50 to 90 million, 75 % of the way ends at 80 million; 70 is 75 % of the way to 76.67."""
    found = judge(claim_of("70,0 juta", "90,0 juta", "75%", baseline=Fraction(50_000_000)))
    assert edits(found) == [
        ("actual", "nearest", Fraction(80_000_000)),
        ("target", "nearest", Fraction(76_700_000)),
        ("percent", "nearest", Fraction(50)),
    ]


def test_every_edit_fits() -> None:
    """With an edit in its place, the claim is consistent as written."""
    claim = claim_of("72.829.190", "208.265.720", "36,41%")
    for edit in judge(claim).would_fit:
        part = claim.part(edit.part)
        assert part is not None
        text = str(edit.value) if edit.part != "percent" else f"{edit.value.numerator / edit.value.denominator}%"
        assert judge(claim.having(edit.part, stated(text, "en"))).verdict == "consistent", edit


def test_few_edits_and_the_cheapest_first() -> None:
    """At most six, in the order scale, digit, separator, complement, inverse, growth, share, nearest."""
    order = ["scale", "digit", "separator", "complement", "inverse", "growth", "share", "nearest"]
    loose = (stated("112 juta"), stated("104 juta"), stated("31%"), stated("64,7%"))
    found = judge(claim_of("72.829.190", "208.265.720", "65,03%", loose=loose))
    ranks = [order.index(how) for _, how, _ in edits(found)]
    assert 0 < len(ranks) <= 6
    assert ranks == sorted(ranks)


def test_no_whole_count_is_invented() -> None:
    """75 % of 7 branches would need 5.25 of them: only the percent can change."""
    assert edits(judge(claim_of("5", "7", "75%"))) == [("percent", "nearest", Fraction(71))]


def test_what_fits_needs_no_edit() -> None:
    """Consistent, approximate and uncheckable claims have none."""
    for figures in (("5 juta", "10 juta", "50%"), ("127 ribu", "300 ribu", "sekitar 40%"), ("5 juta", "10 juta")):
        assert judge(claim_of(*figures)).would_fit == ()


def test_a_derived_actual_is_not_edited() -> None:
    """Where the actual follows from the gap, only the percent is offered."""
    found = judge(claim_of(None, "60.000", "80%", "15.000", gap_kind="below"))
    assert edits(found) == [("percent", "nearest", Fraction(75))]


def test_digits_of_scaled_figures_stay_on_their_side_of_the_separator() -> None:
    """In 1,25 juta a digit may be lost before the comma, not across it: 11,25 juta, not 1,125 juta."""
    everything = Interval(Fraction(0), Fraction(10**9))
    found = one_digit_off(stated("1,25 juta"), everything, Fraction(0))
    assert Fraction(11_250_000) in found
    assert Fraction(1_250_000) not in found
    assert Fraction(1_520_000) in found
    assert Fraction(125_000) not in found


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("45,79%", 2), ("80 ribu", 0), ("1,25 juta", 2), ("4,295 miliar", None), ("1.234", 0), ("1.234,5", 1)],
)
def test_decimals_are_counted_in_the_text(text: str, decimals: int | None) -> None:
    """A scaled figure with three digits behind its separator does not tell."""
    assert decimals_of(stated(text)) == decimals
