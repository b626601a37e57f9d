"""The laws of the judge."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from attain.check.judge import Claim, against, judge
from attain.number import HEDGES, Hedge, StatedFigure

if TYPE_CHECKING:
    from attain.check.finding import Verdict

RANKS: dict[Verdict, int] = {"consistent": 0, "approximate": 1, "inconsistent": 2}
WORDS = ["hampir", "lebih dari", "kurang dari", "sedikitnya", "hingga", "lebih", "tepat", "hanya"]
HEDGED = st.lists(st.sampled_from(WORDS), max_size=1).map(tuple)


@st.composite
def figures(draw: st.DrawFn, most: int = 10**12, hedged: bool = False, percent: bool = False) -> StatedFigure:
    """A figure above zero, its last digit between a thousandth and a million (of a percent: a hundredth and one)."""
    power = draw(st.integers(-2, 0) if percent else st.integers(-3, 6))
    digits = draw(st.integers(1, 99) | st.integers(1, most))
    unit = Fraction(10) ** power
    hedges = draw(HEDGED) if hedged else ()
    return StatedFigure(str(digits), digits * unit, unit, hedges, percent=percent)


AMOUNTS = figures()
PERCENTS = figures(most=2000, percent=True)
CLAIMS = st.builds(
    Claim,
    figures(hedged=True),
    figures(hedged=True),
    figures(most=2000, hedged=True, percent=True),
    percent_kind=st.sampled_from(["of_target", "above", "below", "remaining"]),
    direction=st.sampled_from(["higher", "lower"]),
    formula=st.sampled_from(["ratio", "reflect", "inverse"]),
)


def rounded(value: Fraction, unit: Fraction, rule: str) -> Fraction:
    """A positive value in whole units: the nearest, a tie up or to the even one, or cut off."""
    whole, rest = divmod(value / unit, 1)
    if rule == "cut":
        return whole * unit
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (rule == "half-up" or whole % 2 == 1))
    return (whole + up) * unit


@given(AMOUNTS, AMOUNTS, st.integers(-2, 4), st.sampled_from(["half-up", "half-even", "cut"]))
def test_a_computed_percent_is_never_wrong(actual: StatedFigure, target: StatedFigure, places: int, rule: str) -> None:
    """However exact figures are divided and rounded, at any precision, the result can be right."""
    unit = Fraction(10) ** -places
    value = rounded(100 * actual.value / target.value, unit, rule)
    percent = StatedFigure("p", value, unit, percent=True)
    assert judge(Claim(actual, target, percent)).verdict in {"consistent", "approximate"}
    assert against(percent, 100 * actual.value / target.value, "percent").verdict in {"consistent", "approximate"}


@given(AMOUNTS, AMOUNTS, st.integers(-6, 3), st.sampled_from(["half-up", "half-even", "cut"]))
def test_a_computed_gap_is_never_wrong(actual: StatedFigure, target: StatedFigure, places: int, rule: str) -> None:
    """The same for the difference."""
    unit = Fraction(10) ** -places
    value = rounded(abs(actual.value - target.value), unit, rule)
    assert judge(Claim(actual, target, gap=StatedFigure("g", value, unit))).verdict in {"consistent", "approximate"}


@given(AMOUNTS, AMOUNTS, PERCENTS, st.sampled_from(["actual", "target", "percent"]))
def test_an_approximator_never_worsens_the_verdict(
    actual: StatedFigure, target: StatedFigure, percent: StatedFigure, part: str
) -> None:
    """What is right as it stands, or nearly, is so too where one figure is "about" that."""
    claim = Claim(actual, target, percent)
    hedged = replace(claim, **{part: getattr(claim, part)._replace(hedges=("sekitar",))})
    assert RANKS[judge(hedged).verdict] <= RANKS[judge(claim).verdict]


@given(AMOUNTS, AMOUNTS, PERCENTS, st.fractions(0, 1, max_denominator=100), st.fractions(0, 1, max_denominator=100))
def test_a_wider_word_never_worsens_the_verdict(
    actual: StatedFigure, target: StatedFigure, percent: StatedFigure, first: Fraction, second: Fraction
) -> None:
    """The same figures under two widths of "sekitar": the wider one is at least as mild."""
    first_about, second_about, percent_about = (
        figure._replace(hedges=("sekitar",)) for figure in (actual, target, percent)
    )
    claim = Claim(first_about, second_about, percent_about)
    ranks = []
    for width in sorted((first, second)):
        hedges = {**HEDGES, "sekitar": Hedge("about", "id", width=width)}
        ranks.append(RANKS[judge(replace(claim, hedges=hedges)).verdict])
    assert ranks[0] >= ranks[1]


@given(CLAIMS, st.integers(1, 9))
def test_scaling_both_amounts_changes_nothing(claim: Claim, power: int) -> None:
    """Thousands or millions of both are the same share, and as far off."""
    factor = Fraction(10) ** power
    assert claim.actual
    assert claim.target
    # What is written out in full ends in zeros, and counts may be exact: scale what is neither.
    amounts = [
        each._replace(last_digit=Fraction(10), value=each.value / each.last_digit * 10)
        for each in (claim.actual, claim.target)
    ]
    scaled = [each._replace(value=each.value * factor, last_digit=each.last_digit * factor) for each in amounts]
    before, after = (judge(replace(claim, actual=pair[0], target=pair[1])) for pair in (amounts, scaled))
    assert replace(before, would_fit=()) == replace(after, would_fit=())
    assert [(edit.part, edit.how) for edit in before.would_fit] == [(edit.part, edit.how) for edit in after.would_fit]


@given(CLAIMS)
def test_every_judgement_is_whole(claim: Claim) -> None:
    """A severity and edits belong to what is wrong, reasons to what is approximate, and the grounds to both."""
    found = judge(claim)
    assert found.verdict != "uncheckable"
    assert found.stated is not None
    assert found.implied is not None
    assert (found.severity is not None) == (found.verdict == "inconsistent")
    assert bool(found.reasons) == (found.verdict == "approximate")
    assert (found.verdict == "consistent") == found.stated.meets(found.implied)
    assert found.verdict == "inconsistent" or not found.would_fit
    assert len(found.would_fit) <= 6


@given(CLAIMS)
def test_the_exact_ratio_lies_in_what_is_implied(claim: Claim) -> None:
    """The implied figure at face value lies between the bounds, or at one that a word leaves out."""
    found = judge(claim)
    assert found.face is not None
    assert found.implied is not None
    closed = replace(found.implied, low_open=False, high_open=False)
    assert closed.contains(found.face)
