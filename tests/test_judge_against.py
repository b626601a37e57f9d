"""A stated figure against a computed one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from attain.check.judge import against
from attain.number import HEDGES, Hedge, Interval
from tests.claims import edits, shown, stated

if TYPE_CHECKING:
    from attain.check.finding import Part, Severity, Verdict
    from attain.number import WideReason


@pytest.mark.parametrize(
    ("text", "computed", "role", "verdict", "reasons"),
    [
        ("42,3%", "42.333", "percent", "consistent", ()),
        ("36,5%", "36.55", "percent", "consistent", ()),
        ("sekitar 40 persen", "42.333", "percent", "approximate", ("hedge",)),
        ("114,86%", "114.8678", "percent", "approximate", ("truncated",)),
        ("36 persen", "32.6", "percent", "inconsistent", ()),
        ("lebih dari 40 persen", "42.333", "percent", "consistent", ()),
        ("lebih dari 40 persen", "40", "percent", "inconsistent", ()),
        ("127 ribu", "127499", "actual", "consistent", ()),
        ("127 ribu", "127999", "actual", "inconsistent", ()),
        ("127 ribu lebih", "127999", "actual", "consistent", ()),
        ("300 ribu", "300000", "target", "consistent", ()),
        ("300 ribu", "300400", "target", "approximate", ("target_rounded",)),
        ("127.000", "126900", "actual", "approximate", ("trailing_zeros",)),
        ("sepertiga", "35", "percent", "approximate", ("fraction_word",)),
        ("10 juta", "-10000000", "gap", "consistent", ()),
        ("-10 juta", "10000000", "gap", "inconsistent", ()),
        ("-10 juta", "-10000000", "gap", "consistent", ()),
        ("+10 juta", "-10000000", "gap", "inconsistent", ()),
    ],
)
def test_the_computed_figure_lies_in_the_stated_interval(
    text: str, computed: str, role: Part, verdict: Verdict, reasons: tuple[WideReason, ...]
) -> None:
    """As it is written, or with the one reason that makes it fit; a gap by its size, and by a sign that it has."""
    found = against(stated(text), Fraction(computed), role)
    assert (found.verdict, found.reasons, found.judged) == (verdict, reasons, role)


@pytest.mark.parametrize(
    ("text", "computed", "role", "whole", "severity"),
    [
        ("36%", "35", "percent", None, "minor"),
        ("36%", "32.6", "percent", None, "material"),
        ("36%", "30", "percent", None, "gross"),
        ("3%", "1", "percent", None, "gross"),
        ("126 ribu", "127000", "actual", None, "minor"),
        ("122 ribu", "127000", "actual", None, "material"),
        ("100 ribu", "127000", "actual", None, "gross"),
        ("16 juta", "14000000", "gap", "100000000", "material"),
        ("16 juta", "14000000", "gap", None, "gross"),
        ("5 juta", "0", "actual", None, "gross"),
    ],
)
def test_severity_of_amounts_goes_by_percent_of_the_whole(
    text: str, computed: str, role: Part, whole: str | None, severity: Severity
) -> None:
    """A percent's points are its own; an amount's are percents of what was computed, a gap's of the target."""
    found = against(stated(text), Fraction(computed), role, whole=None if whole is None else Fraction(whole))
    assert found.severity == severity


def test_the_interval_of_a_negative_figure_lies_around_it() -> None:
    """-100 stands for -100.5 to -99.5, and so does the computed gap beside it."""
    found = against(stated("-100"), Fraction(-100), "gap")
    assert found.stated == Interval(Fraction(-201, 2), Fraction(-199, 2))
    assert found.implied == Interval(Fraction(-100), Fraction(-100))


def test_the_grounds() -> None:
    """36 against 32.6087: 2.89 outside, 3.39 off, and 33 would fit."""
    found = against(stated("sekitar 36%"), Fraction(1500, 46), "percent")
    assert found.stated == Interval(Fraction(71, 2), Fraction(73, 2))
    assert found.implied == Interval(Fraction(1500, 46), Fraction(1500, 46))
    assert (shown(found.outside), shown(found.difference), shown(found.power)) == ("2.89", "3.39", "0.00")
    assert edits(found) == [("percent", "nearest", Fraction(33))]
    assert found.wide_stated == Interval(Fraction(69, 2), Fraction(75, 2))


@pytest.mark.parametrize(
    ("text", "computed", "flips"),
    [
        ("97%", "104", True),
        ("104%", "97", True),
        ("100%", "97", True),
        ("hampir 100%", "80", False),
        ("97%", "80", False),
    ],
)
def test_flips_is_the_side_of_100(text: str, computed: str, flips: bool) -> None:
    """A wrong percent on the other side of 100 turns the verdict round."""
    assert against(stated(text), Fraction(computed), "percent").flips is flips


def test_single_edits_of_the_stated_figure() -> None:
    """A scale word, a swapped digit, what is missing to 100."""
    assert edits(against(stated("127"), Fraction(127_000), "actual"))[0] == ("actual", "scale", Fraction(127_000))
    assert edits(against(stated("24,33%"), Fraction(127, 3), "percent"))[0] == ("percent", "digit", Fraction("42.33"))
    assert edits(against(stated("57,7%"), Fraction(127, 3), "percent"))[0][1] == "complement"


def test_a_plan_has_widths_of_its_own() -> None:
    """With 20 percent around it, "sekitar 40" holds 33."""
    hedges = {**HEDGES, "sekitar": Hedge("about", "id", width=Fraction(1, 5))}
    assert against(stated("sekitar 40%"), Fraction(33), "percent").verdict == "inconsistent"
    assert against(stated("sekitar 40%"), Fraction(33), "percent", hedges).verdict == "approximate"
