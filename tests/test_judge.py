"""Whether an actual, a target and a percent can be right together. Expectations were worked out on paper."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from attain.check.judge import Base, Claim, judge, judge_readings
from attain.number import HEDGES, Hedge, Interval
from tests.claims import claim_of, ends, shown, stated

if TYPE_CHECKING:
    from attain.check.finding import Severity, Uncheckable, Verdict
    from attain.number import WideReason

CONSTRUCTION = claim_of("sekitar 127 ribu", "sekitar 300 ribu", "sekitar 40 persen")
INFORMAL = claim_of("80 ribu", "sekitar 141 ribu", "sekitar 56 persen")
CONTRIBUTIONS = claim_of("mendekati Rp1,5 triliun", "sekitar Rp4,6 triliun", "sekitar 36 persen")


def test_construction_is_approximate() -> None:
    """127/300 is 42.10 to 42.57 as written, and "about 40" reaches 43."""
    found = judge(CONSTRUCTION)
    assert (found.verdict, found.reasons, found.severity) == ("approximate", ("hedge",), None)
    assert ends(found.implied) == ("42.10", "42.57")
    assert found.wide_stated == Interval(Fraction(37), Fraction(43))
    assert (shown(found.face), shown(found.outside), shown(found.difference)) == ("42.33", "1.60", "2.33")


def test_informal_is_consistent() -> None:
    """80/141 is 56.18 to 57.30, which meets what rounds to 56, although 56.74 does not."""
    found = judge(INFORMAL)
    assert (found.verdict, found.reasons) == ("consistent", ())
    assert (ends(found.implied), shown(found.face)) == (("56.18", "57.30"), "56.74")
    assert found.outside == 0


def test_contributions_cannot_be_right() -> None:
    """Nearly 1.5 of about 4.6 is 32.97 % at most, 33.71 % with every word stretched; 36 % starts at 34.5 then."""
    found = judge(CONTRIBUTIONS)
    assert (found.verdict, found.severity) == ("inconsistent", "material")
    assert ends(found.implied) == ("29.03", "32.97")
    assert (ends(found.wide_implied)[1], ends(found.wide_stated)[0]) == ("33.71", "34.50")
    assert (shown(found.outside), shown(found.difference)) == ("2.53", "3.39")
    assert ("actual", Fraction(1_660_000_000_000)) in [(edit.part, edit.value) for edit in found.would_fit]


@pytest.mark.parametrize(
    ("actual", "percent", "verdict"),
    [
        ("2 juta", "1,6%", "consistent"),
        ("2 juta", "2,4%", "consistent"),
        ("2,00 juta", "1,6%", "inconsistent"),
        ("2,00 juta", "2,4%", "inconsistent"),
        ("2 juta", "2,6%", "inconsistent"),
        ("2,2 juta", "2,16%", "consistent"),
        ("2,2 juta", "2,24%", "consistent"),
        ("2,20 juta", "2,210%", "approximate"),
        ("2,20 juta", "2,230%", "inconsistent"),
    ],
)
def test_a_coarse_figure_excuses_more(actual: str, percent: str, verdict: Verdict) -> None:
    """An actual of one digit has room for many percents of 100 million, one of three digits for few."""
    assert judge(claim_of(actual, "100 juta", percent)).verdict == verdict


@pytest.mark.parametrize(
    ("actual", "percent", "verdict"),
    [
        ("kurang dari 2,2 juta", "2%", "consistent"),
        ("kurang dari 2,2 juta", "8%", "inconsistent"),
        ("lebih dari 2,2 juta", "8%", "consistent"),
        ("lebih dari 2,2 juta", "1%", "inconsistent"),
        ("lebih dari 2,2 juta", "lebih dari 90%", "consistent"),
        ("paling banyak 2 juta", "2%", "consistent"),
        ("sedikitnya 2 juta", "kurang dari 1%", "inconsistent"),
        ("sedikitnya 2 juta", "paling banyak 2%", "consistent"),
    ],
)
def test_a_bound_is_held_against_its_bounded_side(actual: str, percent: str, verdict: Verdict) -> None:
    """A lower bound leaves the upper side open, an upper bound the lower one."""
    assert judge(claim_of(actual, "100 juta", percent)).verdict == verdict


def test_a_lower_bound_of_the_target_caps_the_percent() -> None:
    """Of more than 100 million, 50 million are less than half."""
    found = judge(claim_of("50 juta", "lebih dari 100 juta", "80%"))
    assert found.verdict == "inconsistent"
    assert found.implied == Interval(Fraction(0), Fraction(101, 2), low_open=True, high_open=True)


@pytest.mark.parametrize(
    ("percents", "whole"),
    [
        ({6: True, 7: False, 8: True, 9: False, 10: True, 11: False, 12: True, 13: False, 14: True}, 50),
        ({19: False, 20: False, 21: True, 22: False, 24: False, 25: True, 26: False, 29: True, 30: False}, 28),
        ({71: False, 70: True, 72: True}, 43),
        ({75: False, 71: True, 86: True}, 7),
    ],
)
def test_a_percent_of_few_whole_things_has_gaps(percents: dict[int, bool], whole: int) -> None:
    """No whole number of 7 branches is 75 % of them (GRIM); any other percent is one of k/n."""
    for percent, possible in percents.items():
        judgements = [judge(claim_of(str(count), str(whole), f"{percent}%")) for count in range(whole + 1)]
        fitting = [found for found in judgements if found.verdict != "inconsistent"]
        assert bool(fitting) == possible, percent


def test_counts_are_exact_only_where_both_are_few_whole_things() -> None:
    """5 of 7 branches is 71.43 %; 5 thousand of 7 thousand, Rp5 of Rp7 or 5.0 of 7 are rounded actuals."""
    assert judge(claim_of("5", "7", "71,43%")).implied == Interval(Fraction(500, 7), Fraction(500, 7))
    for actual, target in (("5 ribu", "7 ribu"), ("Rp5", "Rp7"), ("5,0", "7"), ("sekitar 5", "7"), ("5", "700")):
        width = getattr(judge(claim_of(actual, target, "71%")).implied, "width", None)
        assert width, (actual, target)


@pytest.mark.parametrize(
    ("actual", "target", "percent", "reasons"),
    [
        ("117,4 juta", "120 juta", "97,93%", ("target_rounded",)),
        ("815 miliar", "1.275,6 miliar", "63%", ("truncated",)),
        ("815 miliar", "1.275,6 miliar", "sekitar 63%", ("hedge",)),
        ("3.107.401.417", "3.410.250.000", "91,11%", ("truncated",)),
        ("350.000", "1.000.000", "34,96%", ("trailing_zeros",)),
        ("42,2 juta", "80,3 juta", "setengah", ("fraction_word",)),
        ("sekitar 342 ribu", "1,00 juta", "sekitar 36%", ("hedge", "target_rounded")),
        ("sekitar 127 ribu", "sekitar 300 ribu", "42,8%", ("hedge",)),
    ],
)
def test_the_fewest_reasons_that_make_it_fit(
    actual: str, target: str, percent: str, reasons: tuple[WideReason, ...]
) -> None:
    """One reason is better than two, and a hedge better than a cut digit."""
    found = judge(claim_of(actual, target, percent))
    assert (found.verdict, found.reasons) == ("approximate", reasons)


def test_a_plan_has_widths_of_its_own() -> None:
    """With "sekitar" at 10 percent of the figure, about 40 ends at 44 and about 36 starts at 32.4."""
    hedges = {**HEDGES, "sekitar": Hedge("about", "id", width=Fraction(1, 10))}
    assert judge(replace(CONTRIBUTIONS, hedges=hedges)).verdict == "approximate"
    assert judge(claim_of("44 juta", "100 juta", "sekitar 40%")).verdict == "inconsistent"
    assert judge(claim_of("44 juta", "100 juta", "sekitar 40%", hedges=hedges)).verdict == "approximate"


@pytest.mark.parametrize(
    ("figures", "kind", "verdict", "face"),
    [
        (("79,22 miliar", "76,44 miliar", "3,6%"), "above", "consistent", "3.64"),
        (("79,22 miliar", "76,44 miliar", "103,6%"), "above", "inconsistent", "3.64"),
        (("75 juta", "100 juta", "25%"), "below", "consistent", "25.00"),
        (("75 juta", "100 juta", "75%"), "below", "inconsistent", "25.00"),
        (("25 juta", "100 juta", "25%"), "remaining", "consistent", "25.00"),
        (("75 juta", "100 juta", "25%"), "remaining", "inconsistent", "75.00"),
        (("90 juta", "100 juta", "10%"), "above", "inconsistent", "-10.00"),
    ],
)
def test_kinds_of_percents(figures: tuple[str, ...], kind: str, verdict: Verdict, face: str) -> None:
    """Exceeded by, short by, left to reach: each is compared as it is meant."""
    found = judge(claim_of(*figures, percent_kind=kind))
    assert (found.verdict, shown(found.face)) == (verdict, face)


@pytest.mark.parametrize(
    ("actual", "target", "gap", "verdict", "severity"),
    [
        ("2.518,6 miliar", "3.621 miliar", "1.102,4 miliar", "consistent", None),
        ("7,0 miliar", "23,5 miliar", "16,5 miliar", "consistent", None),
        ("20,7 juta", "21,2 juta", "sekitar 500.000", "consistent", None),
        ("120 juta", "100 juta", "20 juta", "consistent", None),
        ("120 juta", "100 juta", "+20 juta", "consistent", None),
        ("120 juta", "100 juta", "-20 juta", "inconsistent", "gross"),
        ("80 juta", "100 juta", "-20 juta", "consistent", None),
        ("900", "1000", "+100", "inconsistent", "gross"),
        ("90,0 juta", "100 juta", "10,9 juta", "inconsistent", "minor"),
        ("90,0 juta", "100 juta", "14,9 juta", "inconsistent", "material"),
        ("90,0 juta", "100 juta", "16,0 juta", "inconsistent", "gross"),
        ("99,0 juta", "100 juta", "3,1 juta", "inconsistent", "gross"),
        ("90,0 juta", "100 juta", "9,9 juta", "consistent", None),
        ("90,000 juta", "100,000 juta", "9,9 juta", "approximate", None),
        ("90,000 juta", "100,000 juta", "10,1 juta", "inconsistent", "minor"),
    ],
)
def test_a_gap_is_compared_by_its_size(
    actual: str, target: str, gap: str, verdict: Verdict, severity: Severity | None
) -> None:
    """The gap is what lies between actual and target, on the side that a written sign names.

    How bad it is goes by points of the target, or a factor of 3.
    """
    found = judge(claim_of(actual, target, gap=gap))
    assert (found.verdict, found.severity, found.judged) == (verdict, severity, "gap")


def test_percent_and_gap_are_both_judged() -> None:
    """The worse of the two verdicts stands, and says which figure it is about."""
    right = judge(claim_of("90,0 juta", "100,0 juta", "90%", "10 juta"))
    wrong_gap = judge(claim_of("90,0 juta", "100,0 juta", "90%", "20 juta"))
    wrong_percent = judge(claim_of("90,0 juta", "100,0 juta", "80%", "10 juta"))
    assert (right.verdict, right.judged) == ("consistent", "percent")
    assert (wrong_gap.verdict, wrong_gap.judged) == ("inconsistent", "gap")
    assert (wrong_percent.verdict, wrong_percent.judged) == ("inconsistent", "percent")


def test_reasons_of_percent_and_gap_are_added() -> None:
    """Both are approximate, each for a reason of its own, in the order of preference."""
    found = judge(claim_of("91,13 juta", "100,00 juta", "sekitar 90%", "8,8 juta", gap_kind="below"))
    assert (found.verdict, found.reasons) == ("approximate", ("hedge", "truncated"))


@pytest.mark.parametrize(
    ("figures", "gap_kind", "verdict"),
    [
        ((None, "60.000", "75%", "sekitar 15.000"), "below", "consistent"),
        ((None, "60.000", "80%", "sekitar 15.000"), "below", "inconsistent"),
        ((None, "60.000", "125%", "15.000"), "above", "consistent"),
        ((None, "60.000", "125%", "15.000"), None, "consistent"),
        (("45.000", None, "75%", "15.000"), "below", "consistent"),
        (("75.000", None, "125%", "15.000"), "above", "consistent"),
        (("45.000", None, "70%", "15.000"), None, "inconsistent"),
    ],
)
def test_a_gap_stands_for_the_amount_that_is_missing(
    figures: tuple[str | None, ...], gap_kind: str | None, verdict: Verdict
) -> None:
    """Missed 60 000 by 15 000 is 75 %, and 45 000 that are 15 000 short are 75 % too."""
    found = judge(claim_of(*figures, gap_kind=gap_kind))
    assert (found.verdict, found.judged) == (verdict, "percent")


@pytest.mark.parametrize(
    ("actual", "target", "rest", "percent", "verdict"),
    [
        ("418,73", "427,00", {"formula": "reflect"}, "101,94%", "consistent"),
        ("418,73", "427,00", {"formula": "ratio"}, "98,06%", "consistent"),
        ("9,53", "9,20", {"formula": "inverse"}, "96,54%", "consistent"),
        ("9,53", "9,20", {"formula": "reflect"}, "96,54%", "inconsistent"),
        ("-11 juta", "-10 juta", {"direction": "higher"}, "90%", "consistent"),
        ("-11 juta", "-10 juta", {"direction": "higher"}, "110%", "inconsistent"),
        ("-11 juta", "-10 juta", {"formula": "reflect"}, "110%", "consistent"),
    ],
)
def test_formulas_where_less_is_better_or_the_target_is_negative(
    actual: str, target: str, rest: dict[str, Any], percent: str, verdict: Verdict
) -> None:
    """2 - A/T, A/T or T/A for a lower target; 1 + (A-T)/|T| for a negative one."""
    assert judge(claim_of(actual, target, percent, **{"direction": "lower", **rest})).verdict == verdict


@pytest.mark.parametrize(
    ("actual", "target", "percent", "rest", "verdict"),
    [
        ("70 juta", "90 juta", "50%", {}, "consistent"),
        ("70 juta", "90 juta", "78%", {}, "inconsistent"),
        ("40 juta", "30 juta", "50%", {"direction": "lower", "formula": "inverse"}, "consistent"),
    ],
)
def test_a_baseline_makes_it_the_share_of_the_way(
    actual: str, target: str, percent: str, rest: dict[str, Any], verdict: Verdict
) -> None:
    """From 50 million to 90 million, 70 million is half of the way, and so is 40 million down to 30."""
    assert judge(claim_of(actual, target, percent, baseline=Fraction(50_000_000), **rest)).verdict == verdict


@pytest.mark.parametrize(
    ("figures", "rest", "reason"),
    [
        (("2,6 juta", "27,1 juta"), {}, "no_percent"),
        ((None, "125 juta", "76%"), {}, "no_actual"),
        (("263.000", None, "97,99%"), {}, "no_target"),
        ((None, None, "97,99%"), {}, "no_target"),
        ((None, "60.000", None, "15.000"), {}, "no_actual"),
        (("263.000", None, None, "15.000"), {}, "no_target"),
        ((None, "60.000", "75%", "15.000"), {"percent_kind": "remaining"}, "no_actual"),
        (("94,3%", "95%"), {}, "rates"),
        ((None, "95%", "94,3%"), {}, "rates"),
        (("94,3%", "95 juta", "94%"), {}, "other_base"),
        (("US$5 juta", "Rp50 miliar", "94%"), {}, "other_base"),
        (("5 juta", "0", "94%"), {}, "zero_target"),
        (("0", "5 juta", "94%"), {"direction": "lower", "formula": "inverse"}, "zero_actual"),
        (("2 juta", "5 juta", "94%"), {"malformed": True}, "malformed"),
        (("2 juta", "5 juta", "94%"), {"baseline": Fraction(5_000_000)}, "other_base"),
        ((None, "5 juta", "94%", "2 juta"), {"baseline": Fraction(1)}, "no_actual"),
    ],
)
def test_what_cannot_be_checked_says_why(
    figures: tuple[str | None, ...], rest: dict[str, Any], reason: Uncheckable
) -> None:
    """A missing part, two units, a divisor of zero: no verdict, and the reason."""
    found = judge(claim_of(*figures, **rest))
    assert (found.verdict, found.uncheckable, found.severity) == ("uncheckable", reason, None)


def test_a_gap_is_judged_where_there_is_no_ratio() -> None:
    """A target of 0 has no percent, but a gap; two rates have one in points."""
    assert judge(claim_of("5 juta", "0", "94%", "5 juta")).verdict == "consistent"
    assert judge(claim_of("94,3%", "95,0%", gap="0,7%")).verdict == "consistent"
    assert judge(claim_of("94,3%", "95,0%", gap="1,7%")).verdict == "inconsistent"


def test_a_stated_ratio_of_two_rates_is_judged() -> None:
    """Nobody forms the ratio of two rates here, but who published one can be wrong."""
    assert judge(claim_of("6,30%", "7,0%", "90,0%")).verdict == "consistent"
    assert judge(claim_of("6,30%", "7,0%", "80%")).verdict == "inconsistent"


def test_a_gap_in_points_is_a_percent_below() -> None:
    """25 percent short of 100 million is 75 million, whichever figure the text calls it."""
    assert judge(claim_of("75 juta", "100 juta", gap="25%", gap_kind="below")).verdict == "consistent"
    assert judge(claim_of("75 juta", "100 juta", gap="35%", gap_kind="below")).severity == "gross"


@pytest.mark.parametrize(
    ("actual", "target", "direction", "met"),
    [
        ("75,4 juta", "75 juta", "higher", True),
        ("55.207", "62.385", "higher", False),
        ("220 juta", "220 juta", "higher", None),
        ("lebih dari 75 juta", "75 juta", "higher", True),
        ("hampir 75 juta", "75 juta", "higher", None),
        ("kurang dari 75 juta", "75 juta", "higher", False),
        ("7", "7", "higher", True),
        ("4,1%", "5%", "lower", True),
        ("5,1%", "5%", "lower", False),
    ],
)
def test_met_is_what_all_figures_say(actual: str, target: str, direction: str, met: bool | None) -> None:
    """Met, missed, or undecided where rounding leaves both open."""
    assert judge(claim_of(actual, target, direction=direction)).met is met


@pytest.mark.parametrize(
    ("figures", "rest", "flips"),
    [
        (("104 juta", "100 juta", "97%"), {}, True),
        (("80 juta", "100 juta", "97%"), {}, False),
        (("100,1 juta", "100,1 juta", "97%"), {}, None),
        (("97 juta", "100 juta", "100%"), {}, True),
        (("97 juta", "100 juta", "hampir 100%"), {}, False),
        (("97 juta", "100 juta", "93%"), {"met": True}, True),
        (("97 juta", "100 juta", "97%"), {"met": True}, True),
        (("97 juta", "100 juta", "97%"), {"met": False}, False),
        (("97 juta", "100 juta", "97%"), {}, False),
        (("70 juta", "75 juta"), {"met": True}, True),
        (("75 juta", "75 juta"), {"met": True}, None),
        (("30 juta", "100 juta", "30%"), {"met": True, "bases": (Base("quarter", Fraction(1, 4)),)}, False),
        (("20 juta", "100 juta", "20%"), {"met": True, "bases": (Base("quarter", Fraction(1, 4)),)}, True),
        (("90 juta", "100 juta", "10%"), {"percent_kind": "above"}, True),
        (("90 juta", "100 juta", None, "30 juta"), {"gap_kind": "above"}, True),
        (("90 juta", "100 juta", "120%"), {"direction": "lower"}, True),
        (("90 juta", "100 juta", "95%"), {"direction": "lower", "formula": "reflect"}, True),
    ],
)
def test_flips_tells_that_the_words_turn_round(
    figures: tuple[str | None, ...], rest: dict[str, Any], flips: bool | None
) -> None:
    """Words count against all figures and every base that is named; else the side of 100 of a wrong percent."""
    assert judge(claim_of(*figures, **rest)).flips is flips


@pytest.mark.parametrize(
    ("actual", "percent", "severity"),
    [
        ("50,0 juta", "51%", "minor"),
        ("50,0 juta", "52%", "material"),
        ("50,0 juta", "55%", "material"),
        ("50,0 juta", "56%", "gross"),
        ("1,10 juta", "3,4%", "gross"),
        ("1,20 juta", "3,4%", "material"),
    ],
)
def test_severity_goes_by_points_and_by_a_factor(actual: str, percent: str, severity: Severity) -> None:
    """Up to 1 point minor, up to 5 material, above gross; 3.4 for 1.1 is a factor of 3 and gross."""
    found = judge(claim_of(actual, "100,000 juta", percent))
    assert (found.verdict, found.severity) == ("inconsistent", severity)


def test_power_is_the_width_in_last_digits() -> None:
    """5 of 30 is 15.0 to 18.3: 3.3 percents wide, 33 of a tenth of a percent."""
    assert shown(judge(claim_of("Rp 5 triliun", "Rp30 triliun", "18%")).power) == "3.33"
    assert shown(judge(claim_of("Rp 5 triliun", "Rp30 triliun", "18,0%")).power) == "33.33"
    assert judge(claim_of("lebih dari 5 juta", "30 juta", "18%")).power is None


def test_a_named_base_is_tried_before_a_figure_is_called_wrong() -> None:
    """4.012 of 8.8 trillion is 45.6 %, and 60.8 % of the nine months' share; without the share it is wrong."""
    claim = claim_of("4,012 triliun", "8,80 triliun", "60,77%")
    nine_months = Base("nine months", Fraction(3, 4))
    assert (judge(claim).verdict, judge(claim).base) == ("inconsistent", None)
    found = judge(replace(claim, bases=(Base("half", Fraction(1, 2)), nine_months)))
    assert (found.verdict, found.base, shown(found.face)) == ("approximate", "nine months", "60.79")


def test_a_base_is_above_zero() -> None:
    """A share of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="0"):
        Base("nothing", Fraction(0))


def test_the_full_target_comes_first() -> None:
    """12 % of the year is right, so the share of two months is not asked."""
    claim = claim_of("12 juta", "100 juta", "12%", bases=(Base("two months", Fraction(1, 6)),))
    assert (judge(claim).verdict, judge(claim).base) == ("consistent", None)


def test_the_reading_that_fits_is_kept() -> None:
    """605,723K is 605 723 in one language and 605 723 000 in the other; the percent decides."""
    readings = [stated("605,723K", "en"), stated("605,723K", "id")]
    target, percent = [stated("660 ribu")], [stated("91,78%")]
    found, claim = judge_readings(readings, target, percent)
    assert (found.verdict, found.repaired) == ("consistent", ("actual",))
    assert claim.actual is readings[1]
    found, claim = judge_readings(readings[::-1], target, percent)
    assert (found.verdict, found.repaired, claim.actual) == ("consistent", (), readings[1])


def test_no_reading_fits_so_the_usual_one_stands() -> None:
    """Neither reading makes 12 %: the finding speaks of the usual one, and what else the claim says is kept."""
    readings = [stated("605,723K", "id"), stated("605,723K", "en")]
    found, claim = judge_readings(readings, [stated("660 ribu")], [stated("12%")], rest=Claim(met=False))
    assert (found.verdict, found.repaired, claim.actual, claim.met) == ("inconsistent", (), readings[0], False)


def test_two_ambiguous_figures_are_read_alike() -> None:
    """In 1,234 of 2,345 both readings give 52.6 %, so the usual one of both stands."""
    actual, target = ([stated(text, locale) for locale in ("id", "en")] for text in ("1,234", "2,345"))
    found, claim = judge_readings(actual, target, [stated("52,6%")])
    assert (found.verdict, found.repaired, claim.actual) == ("consistent", (), actual[0])


def test_missing_figures_have_no_readings() -> None:
    """Without a percent there is nothing to choose by."""
    found, claim = judge_readings([stated("2 juta")], [stated("5 juta")], [])
    assert (found.uncheckable, claim.percent) == ("no_percent", None)
