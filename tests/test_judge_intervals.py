"""Arithmetic on intervals: what can come out, with open and missing ends."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.check.intervals import ANY, absolute, divided, hull, scaled, shifted, subtracted
from attain.number import Interval

NUMBERS = st.fractions(min_value=-20, max_value=20, max_denominator=8)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=8)


def interval(text: str) -> Interval:
    """An interval from mathematicians' notation: "[1, 2)", "(3, ..."."""
    low, high = (part.strip("[]() ") for part in text.split(","))
    return Interval(
        Fraction(low) if low else None,
        Fraction(high) if high else None,
        bool(low) and text.startswith("("),
        bool(high) and text.endswith(")"),
    )


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """A closed interval and a figure inside it."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high), low + draw(SHARES) * (high - low)


@pytest.mark.parametrize(
    ("left", "right", "quotient"),
    [
        ("[1, 2]", "[4, 8]", "[1/8, 1/2]"),
        ("(1, 2]", "[4, 8)", "(1/8, 1/2]"),
        ("[1, 2)", "(4, 8]", "[1/8, 1/2)"),
        ("(1, ]", "[4, 8]", "(1/8, ]"),
        ("[1, 2]", "(4, ]", "(0, 1/2)"),
        ("[1, 2]", "[0, 8]", "[1/8, ]"),
        ("[0, 2]", "[4, 8]", "[0, 1/2]"),
        ("(0, 2]", "[4, 8]", "(0, 1/2]"),
        ("[-2, 1]", "[4, 8]", "[-1/2, 1/4]"),
        ("[-2, -1]", "[4, 8]", "[-1/2, -1/8]"),
        ("[-2, -1]", "[0, 8]", "[, -1/8]"),
        ("[1, 2]", "[-8, -4]", "[-1/2, -1/8]"),
        ("[1, 2]", "[-8, 4]", "[, ]"),
        ("[1, 2]", "[0, 0]", "[, ]"),
        ("[, 2]", "[4, 8]", "[, 1/2]"),
    ],
)
def test_quotients(left: str, right: str, quotient: str) -> None:
    """The least through the most and the most through the least; nothing is known through zero."""
    assert divided(interval(left), interval(right)) == interval(quotient)


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        ("[4, 8]", "[1, 2]", "[2, 7]"),
        ("(4, 8]", "[1, 2)", "(2, 7]"),
        ("(4, ]", "[1, 2]", "(2, ]"),
        ("[4, 8]", "(1, ]", "[, 7)"),
    ],
)
def test_differences(left: str, right: str, difference: str) -> None:
    """The least less the most, and the most less the least."""
    assert subtracted(interval(left), interval(right)) == interval(difference)


@pytest.mark.parametrize(
    ("given_one", "size"),
    [
        ("(1, 2]", "(1, 2]"),
        ("(-2, -1]", "[1, 2)"),
        ("[-3, 2)", "[0, 3]"),
        ("(-3, 3]", "[0, 3]"),
        ("(-3, 3)", "[0, 3)"),
        ("[, -1]", "[1, ]"),
        ("[, 1]", "[0, ]"),
        ("[-1, ]", "[0, ]"),
    ],
)
def test_sizes(given_one: str, size: str) -> None:
    """Without the sign; an interval that holds 0 starts there."""
    assert absolute(interval(given_one)) == interval(size)


def test_hull_keeps_what_any_of_them_holds() -> None:
    """An end is open only where every interval that reaches it leaves it out, and missing where one has none."""
    assert hull([interval("(1, 2)"), interval("[1, 3)")]) == interval("[1, 3)")
    assert hull([interval("(1, 3]"), interval("(1, 3)")]) == interval("(1, 3]")
    assert hull([interval("[1, 2]"), interval("[0, ]")]) == interval("[0, ]")
    assert hull([interval("[, 2]"), interval("[3, 4]")]) == interval("[, 4]")


def test_a_negative_factor_turns_the_ends_round() -> None:
    """Minus two times (1, 3] is [-6, -2)."""
    assert scaled(interval("(1, 3]"), Fraction(-2)) == interval("[-6, -2)")
    assert shifted(interval("(1, ]"), Fraction(-2)) == interval("(-1, ]")


@given(held(), held())
def test_nothing_that_can_come_out_is_left_out(
    first: tuple[Interval, Fraction], second: tuple[Interval, Fraction]
) -> None:
    """Figures from two intervals give figures that lie in their difference, quotient and size."""
    (left, one), (right, other) = first, second
    assert subtracted(left, right).contains(one - other)
    assert absolute(left).contains(abs(one))
    if other:
        assert divided(left, right).contains(one / other)


@given(held(), held())
def test_ends_are_reached(first: tuple[Interval, Fraction], second: tuple[Interval, Fraction]) -> None:
    """A closed end of a quotient is the quotient of two ends."""
    (left, _), (right, _) = first, second
    quotient = divided(left, right)
    if quotient != ANY and right.low:
        ends = {top / bottom for top in (left.low, left.high) for bottom in (right.low, right.high) if bottom}  # type: ignore[operator]
        assert {end for end in (quotient.low, quotient.high) if end is not None} <= ends
