"""How a figure is judged: directions, ranges, baselines, a target of 0, and the bands that a status names.

Expectations were worked out on paper, or are the regulations' and other tools' own examples; all are fractions.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from attain.compute import Asked, Order
from attain.compute.aim import Aim, added, aim_of
from attain.compute.formula import attainment, formula_name, is_met
from attain.compute.status import band_of
from attain.loading import load_plan
from attain.model import Metric, Plan, Target
from attain.model.bands import BandSet
from attain.model.built_in import BUILT_IN
from attain.model.values import Range
from attain.period import Calendar
from tests.plans import METRIC, figures, line_of, notes_of, report_of, rows_of
from tests.test_kinds import lines_of, problems_in

if TYPE_CHECKING:
    from pathlib import Path

METRICS = {
    "higher": Metric(kind="flow"),
    "lower": Metric(kind="flow", direction="lower"),
    "inverse": Metric(kind="flow", direction="lower", formula="inverse"),
    "within": Metric(kind="flow", direction="within"),
    "worst 10": Metric(kind="flow", direction="lower", worst=Decimal(10)),
    "inverse worst 10": Metric(kind="flow", direction="lower", formula="inverse", worst=Decimal(10)),
    "higher worst 10": Metric(kind="flow", worst=Decimal(10)),
    "worst 0": Metric(kind="flow", direction="lower", worst=Decimal(0)),
}


def aim(text: str) -> Aim:
    """`80`, or `80..90`."""
    low, _, high = text.partition("..")
    return Aim(Fraction(low), Fraction(high or low))


# One formula for each direction.


@pytest.mark.parametrize(
    ("better", "target", "actual", "expected", "met"),
    [
        # PermenPANRB: against a range the nearer bound, 70 of 80-90 is 87.5 %, inside it 100.
        ("higher", "80..90", "70", "7/8", False),
        ("higher", "80..90", "80", "1", True),
        ("higher", "80..90", "85", "1", True),
        ("higher", "80..90", "90", "1", True),
        ("higher", "80..90", "92", "46/45", True),  # 102.2; the regulation prints 113, which its rule does not give
        ("higher", "80..90", "0", "0", False),
        ("higher", "-10..-5", "-11", "9/10", False),
        ("higher", "-10..-5", "-7", "1", True),
        ("higher", "-10..-5", "-4", "6/5", True),
        ("higher", "0..5", "-1", "zero_target", False),
        # 6.5 months against 7-8 is 107.14 %, 9 months 87.5 %.
        ("lower", "7..8", "6.5", "15/14", True),
        ("lower", "7..8", "7.5", "1", True),
        ("lower", "7..8", "9", "7/8", False),
        ("lower", "7..8", "16", "0", False),
        ("lower", "0..3", "4", "2/3", False),
        ("inverse", "7..8", "6.5", "14/13", True),
        ("inverse", "7..8", "9", "8/9", False),
        ("inverse", "7..8", "0", "zero_actual", True),
        # Kemenkeu's stabilize: Ca is 96 of 100, and 98 where 102 was reached.
        ("within", "100", "96", "24/25", False),
        ("within", "100", "102", "49/50", False),
        ("within", "100", "100", "1", True),
        ("within", "100", "0", "0", False),
        ("within", "100", "200", "0", False),
        ("within", "100", "250", "-1/2", False),
        ("within", "100", "-20", "-1/5", False),
        ("within", "80..90", "70", "7/8", False),
        ("within", "80..90", "80", "1", True),
        ("within", "80..90", "90", "1", True),
        ("within", "80..90", "99", "9/10", False),
        ("within", "80..90", "180", "0", False),
        # ServiceNow: a headcount of 250 with 5 % of tolerance; 268 fails, by 5.5 of 262.5.
        ("within", "237.5..262.5", "238", "1", True),
        ("within", "237.5..262.5", "250", "1", True),
        ("within", "237.5..262.5", "262", "1", True),
        ("within", "237.5..262.5", "268", "514/525", False),
        ("within", "-10", "-11", "9/10", False),
        ("within", "-10", "-9", "9/10", False),
        ("within", "-12..-8", "-14", "5/6", False),
        ("within", "-12..-8", "-6", "3/4", False),
        ("within", "-12..-8", "-12", "1", True),
        ("within", "0", "0", "zero_target", True),
        ("within", "0", "1", "zero_target", False),
        ("within", "0..5", "0", "1", True),
        ("within", "0..5", "6", "4/5", False),
        ("within", "0..5", "-1", "zero_target", False),
        # Kemenkeu's minimize with a target of 0: W = 10, A = 4 is 60 %.
        ("worst 10", "0", "4", "3/5", False),
        ("worst 10", "0", "0", "1", True),
        ("worst 10", "0", "10", "0", False),
        ("worst 10", "0", "12", "-1/5", False),
        ("worst 10", "0", "-1", "11/10", True),
        ("worst 10", "8", "4", "3/2", True),
        ("inverse worst 10", "0", "4", "3/5", False),
        ("worst 0", "0", "4", "zero_target", False),
        ("lower", "0", "4", "zero_target", False),
        ("higher worst 10", "0", "4", "zero_target", True),
        # Kemenkeu: 21 against 10 is -10 %; -11 against -10 is 90 %, -5 against -10 is 150 %.
        ("lower", "10", "21", "-1/10", False),
        ("higher", "-10", "-11", "9/10", False),
        ("higher", "-10", "-5", "3/2", True),
        # Lampung 2015: 4.88 deaths against 32 is 184.75 %, against 24 it is 179.67 %.
        ("lower", "32", "4.88", "739/400", True),
        ("lower", "24", "4.88", "539/300", True),
        # Manggarai Timur 2019 divides the other way: 162 / 186 is 87.10 %.
        ("inverse", "162", "186", "27/31", False),
    ],
)
def test_one_formula_for_each_direction(better: str, target: str, actual: str, expected: str, met: bool) -> None:
    """An attainment is exact or has a reason, and `met` compares the exact figures either way."""
    metric = METRICS[better]
    assert str(attainment(metric, Fraction(actual), aim(target))) == expected
    assert is_met(metric, Fraction(actual), aim(target)) is met


@pytest.mark.parametrize(
    ("better", "baseline", "target", "actual", "expected", "met"),
    [
        # ServiceNow: 1.0M to 1.5M at 1.35M is 70 %, 500K to 400K at 420K is 80 %.
        ("higher", "1000000", "1500000", "1350000", "7/10", False),
        ("lower", "500000", "400000", "420000", "4/5", False),
        ("higher", "0", "1000000", "700000", "7/10", False),
        ("higher", "1000000", "1500000", "1500000", "1", True),
        ("higher", "1000000", "1500000", "1600000", "6/5", True),
        ("higher", "1000000", "1500000", "900000", "-1/5", False),
        ("lower", "500000", "400000", "500000", "0", False),
        ("lower", "500000", "400000", "380000", "6/5", True),
        ("inverse", "500000", "400000", "420000", "4/5", False),
        ("lower", "10", "0", "4", "3/5", False),
        ("higher", "-20", "-10", "-15", "1/2", False),
        ("higher", "50", "50", "40", "baseline_equals_target", False),
        ("lower", "50", "50", "40", "baseline_equals_target", True),
        ("higher", "50", "80..90", "70", "2/3", False),
        ("higher", "50", "80..90", "85", "1", True),
        ("higher", "50", "80..90", "95", "9/8", True),
        ("within", "50", "80..90", "95", "7/8", False),
        ("within", "200", "250", "240", "4/5", False),
        ("within", "200", "250", "250", "1", True),
        ("within", "200", "250", "260", "4/5", False),
        ("within", "200", "250", "300", "0", False),
        ("within", "300", "250", "260", "4/5", False),
        ("within", "300", "250", "240", "4/5", False),
    ],
)
def test_a_baseline_measures_the_way_from_it(  # noqa: PLR0917 - a row of the table
    better: str, baseline: str, target: str, actual: str, expected: str, met: bool
) -> None:
    """(A - B) / (T - B) in both directions; past a value that is to be hit every step leads away again."""
    metric = METRICS[better]
    assert str(attainment(metric, Fraction(actual), aim(target), Fraction(baseline))) == expected
    assert is_met(metric, Fraction(actual), aim(target)) is met


NEARER = "against the nearer bound outside the range, 100% inside"


@pytest.mark.parametrize(
    ("better", "target", "baseline", "symbols"),
    [
        ("higher", "8", None, None),
        ("higher", "80..90", None, f"A / T {NEARER}"),
        ("higher", "-10..-5", None, f"1 + (A - T) / |T| {NEARER}"),
        ("lower", "7..8", None, f"2 - A / T {NEARER}"),
        ("lower", "0..3", None, f"2 - A / T {NEARER}"),
        ("lower", "-8..-7", None, f"1 - (A - T) / |T| {NEARER}"),
        ("inverse", "7..8", None, f"T / A {NEARER}"),
        ("within", "8", None, "A / T below the target, 2 - A / T above it"),
        ("within", "80..90", None, "A / T below the range, 2 - A / T above it, T being the nearer bound, 100% inside"),
        ("within", "-8", None, "1 - |A - T| / |T|"),
        ("within", "-8..-7", None, f"1 - |A - T| / |T| {NEARER}"),
        ("worst 10", "0", None, "(W - A) / W"),
        ("worst 10", "8", None, "2 - A / T"),
        ("lower", "0", None, None),
        ("higher", "8", "2", "(A - B) / (T - B)"),
        ("lower", "8", "20", "(A - B) / (T - B)"),
        ("within", "8", "2", "(A - B) / (T - B), past the target 2 less that"),
    ],
)
def test_a_formula_is_named_where_it_is_not_the_plain_ratio(
    better: str, target: str, baseline: str | None, symbols: str | None
) -> None:
    """A reader sees by which formula a figure came about, unless it is actual by target."""
    base = None if baseline is None else Fraction(baseline)
    assert formula_name(METRICS[better], aim(target), base) == symbols


# Lines.

RANGED = """\
metrics: {{share: {{unit: "%", kind: {kind}, direction: {direction}}}}}
targets: [{{metric: share, period: 2018, target: {target}}}]
"""


@pytest.mark.parametrize(
    ("kind", "direction", "target", "rows", "expected"),
    [
        ("stock", "within", "80..90", "70", "7/8  7/8  -10  -10  False  at risk"),
        ("stock", "within", "80..90", "85", "1  1  0  0  True  ahead"),
        ("stock", "within", "80..90", "99", "9/10  9/10  9  9  False  on track"),
        ("stock", "higher", "80..90", "92", "46/45  46/45  2  2  True  ahead"),
        ("stock", "lower", "7..8", "6.5", "15/14  15/14  -1/2  -1/2  True  ahead"),
        # A flow's range is due in parts: by the end of March a quarter of 80..100 is 20..25.
        ("flow", "higher", "80..100", "18", "9/40  9/10  -62  -2  False  on track"),
        ("flow", "within", "80..100", "22", "11/40  1  -58  0  False  ahead"),
        ("flow", "within", "80..100", "30", "3/8  4/5  -50  5  False  at risk"),
    ],
)
def test_a_range_in_a_line(  # noqa: PLR0917 - a row of the table
    tmp_path: Path, kind: str, direction: str, target: str, rows: str, expected: str
) -> None:
    """The gap is to the nearer bound and nothing inside, and a range spreads bound by bound."""
    plan = RANGED.format(kind=kind, direction=direction, target=target)
    line = lines_of(tmp_path, plan, f"2018-03 * * share {rows}")["share * *"]
    assert figures(line, "attainment pace gap gap_due met status") == expected


def test_a_range_stands_as_one_in_a_line(tmp_path: Path) -> None:
    """Target and due of a range are both bounds; a range of one figure is that figure."""
    plan = RANGED.format(kind="flow", direction="higher", target="80..100")
    line = lines_of(tmp_path, plan, "")["share * *"]
    assert (line.target, line.due) == (aim("80..100"), aim("20..25"))
    plan = RANGED.format(kind="flow", direction="higher", target="80..80")
    line = lines_of(tmp_path, plan, "")["share * *"]
    assert (line.target, line.due) == (Fraction(80), Fraction(20))


def test_ranges_add_up_bound_by_bound(tmp_path: Path) -> None:
    """Members of 80..100 and 40 make a derived whole of 120..140."""
    plan = """\
metrics: {x: {kind: flow}}
targets:
  - {metric: x, branch: a, period: 2018, target: 80..100}
  - {metric: x, branch: b, period: 2018, target: 40}
"""
    line = lines_of(tmp_path, plan, "2018-01 * a x 60\n2018-01 * b x 30")["x * *"]
    assert (line.target, line.due) == (aim("120..140"), aim("30..35"))
    assert figures(line, "attainment gap") == "3/4  -30"


@pytest.mark.parametrize(
    ("direction", "actual", "needed"),
    [
        ("higher", "20", "20 x 3 quarter"),  # (80 - 20) / 3
        ("higher", "85", "0 x 3 quarter"),
        ("lower", "20", "80/3 x 3 quarter"),  # (100 - 20) / 3 may still come
        ("lower", "130", "-10 x 3 quarter"),
        ("within", "20", "20 x 3 quarter"),
        ("within", "95", "0 x 3 quarter"),
    ],
)
def test_needed_for_a_range(tmp_path: Path, direction: str, actual: str, needed: str) -> None:
    """Of a range the bound that must be reached counts: the lower one, or where less is better the upper."""
    plan = RANGED.format(kind="flow", direction=direction, target="80..100")
    assert figures(lines_of(tmp_path, plan, f"2018-01 * * share {actual}")["share * *"], "needed") == needed


def test_ranges_and_figures_sort_together() -> None:
    """By the lower bound, then by the upper one; a figure is a range without room."""
    plan = plan_with(("a", Range(Decimal(80), Decimal(90))), ("b", Decimal(80)), ("c", Decimal(100)), ("d", Decimal(7)))
    asked = Asked(YEAR, by=(("branch",),), sort=Order("target"))
    lines = report_of(plan, rows_of("* a 2018-01 1\n* b 2018-01 1\n* c 2018-01 1\n* d 2018-01 1"), asked).lines
    assert [line.branch for line in lines] == [None, "d", "b", "a", "c"]
    lines = report_of(plan, [], Asked(YEAR, by=(("branch",),), sort=Order("target", falling=True))).lines
    assert [line.branch for line in lines] == [None, "c", "a", "b", "d"]


YEAR = Calendar().parse("2018")


def plan_with(*targets: tuple[str, Decimal | Range], **metric: Any) -> Plan:
    """A plan of one metric with a target for each branch."""
    return Plan(
        metrics={METRIC: Metric(**{"kind": "flow", **metric})},
        targets=tuple(Target(metric=METRIC, branch=branch, period=YEAR, target=aim) for branch, aim in targets),
    )


@pytest.mark.parametrize(
    ("metric", "target", "expected"),
    [
        ({"kind": "stock", "baseline": 1_000_000}, "1500000", "7/10  1350000  1500000  7/10"),
        ({"kind": "average", "baseline": 1_000_000}, "1500000", "7/10  1350000  1500000  7/10"),
    ],
)
def test_a_line_with_a_baseline(metric: dict[str, Any], target: str, expected: str) -> None:
    """1.0M to 1.5M at 1.35M is 70 %, for a reading at a moment and for a mean of readings."""
    line = line_of(f"* * 2018 {target}", "* * 2018-03 1350000", **metric)
    assert figures(line, "attainment actual target pace") == expected
    assert notes_of(line) == [("formula", "1000000", "(A - B) / (T - B)", "B")]


def test_a_flow_from_a_baseline() -> None:
    """From 1,200 to 2,400 a year a quarter asks for 300 to 600: 450 is half of that way, and of the year's less."""
    line = line_of("* * 2018 2400", "* * 2018-Q1 450", baseline=1200)
    assert figures(line, "due pace attainment") == "600  1/2  -5/8"


def test_a_targets_baseline_stands_before_its_metrics(tmp_path: Path) -> None:
    """Branch a begins at its own 50, branch b at the metric's 0; their sum begins at 50."""
    plan = """\
metrics: {x: {kind: stock, baseline: 0}}
targets:
  - {metric: x, branch: a, period: 2018, target: 100, baseline: 50}
  - {metric: x, branch: b, period: 2018, target: 100}
"""
    lines = lines_of(tmp_path, plan, "2018-03 * a x 75\n2018-03 * b x 75")
    assert figures(lines["x * a"], "attainment") == "1/2"
    assert figures(lines["x * b"], "attainment") == "3/4"
    assert figures(lines["x * *"], "attainment") == "2/3"  # (150 - 50) / (200 - 50)


def test_a_baseline_is_read_in_its_metrics_unit(tmp_path: Path) -> None:
    """A metric's own figures may carry its unit and scale words, as its targets do."""
    plan = """\
locale: id
metrics: {x: {kind: stock, unit: orang, baseline: 1 ribu orang, worst: "2.500"}}
targets: [{metric: x, period: 2018, target: 2 ribu orang, baseline: 500 orang}]
"""
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    loaded = load_plan(str(tmp_path / "targets.yaml"))
    assert loaded.plan is not None, loaded.problems
    metric, target = loaded.plan.metrics["x"], loaded.plan.targets[0]
    assert (metric.baseline, metric.worst) == (Decimal(1000), Decimal(2500))
    assert (target.baseline, target.target) == (Decimal(500), Decimal(2000))


def test_a_zero_target_with_a_worst() -> None:
    """4 accidents against none with 10 as the worst is 60 %, missed by 4."""
    line = line_of("* * 2018 0", "* * 2018-12 4", "2018", direction="lower", worst=10)
    assert figures(line, "attainment gap met reason") == "3/5  4  False  -"
    assert notes_of(line) == [("formula", "10", "(W - A) / W", "W")]


# How a range is written.


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("80..90", "80", "90"),
        ("80%..90%", "80", "90"),
        ("80..90%", "80", "90"),
        ("7.5 .. 8", "7.5", "8"),
        ("-10..-5", "-10", "-5"),
        ("800..1 ribu", "800", "1000"),
        ("80 ribu..90 ribu", "80000", "90000"),
        ("950 ribu..1,2 juta", "950000", "1200000"),
    ],
)
def test_a_range_as_people_write_it(tmp_path: Path, text: str, low: str, high: str) -> None:
    """Each bound is a figure of its own, exact."""
    locale = "id" if "," in text else "en"
    plan = f"locale: {locale}\n{RANGED.format(kind='stock', direction='within', target=f'{text!r}')}"
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    loaded = load_plan(str(tmp_path / "targets.yaml"))
    assert loaded.plan is not None, loaded.problems
    assert loaded.plan.targets[0].target == Range(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("90..80", "A021", "a range runs from low to high: 90..80"),
        ("-5..-10", "A021", "a range runs from low to high: -5..-10"),
        ("80..", "A021", "not a number: the text is empty"),
        ("..90", "A021", "not a number: the text is empty"),
        ("80..ninety", "A021", "not a number: ninety"),
        ("80..90 ribu", "A023", "the lower bound has no scale word: 80..90 ribu"),
        ("1.234..2.345", "A023", "ambiguous figure: 1.234"),
        ("[80, 90]", "A025", "target is a figure, this is a list"),
        ("{low: 80}", "A025", "target is a figure, this is a mapping of keys"),
    ],
)
def test_what_is_no_range_is_refused(tmp_path: Path, text: str, code: str, message: str) -> None:
    """One wrong value is told once, at its place, and 80..90 thousand is not taken for 80 to 90,000."""
    plan = RANGED.format(kind="stock", direction="within", target=text)
    assert problems_in(tmp_path, plan) == [(code, 2, 49, message)]


@pytest.mark.parametrize("text", ["Rp80..Rp90", "80..Rp90"])
def test_a_range_keeps_to_its_metrics_unit(tmp_path: Path, text: str) -> None:
    """Rupiah are no percent, on either side."""
    plan = RANGED.format(kind="stock", direction="within", target=text)
    assert {code for code, *_ in problems_in(tmp_path, plan)} == {"A056"}


def test_targets_made_in_python() -> None:
    """A model takes what is exact, and neither a float, nor what is no number, nor a range upside down."""
    for good in (80, Decimal(80), "80"):
        assert Target(metric=METRIC, period=YEAR, target=good).target == Decimal(80)
    for bad in (80.5, Decimal("NaN"), None):
        with pytest.raises(ValidationError):
            Target(metric=METRIC, period=YEAR, target=bad)
    with pytest.raises(ValueError, match="from low to high"):
        Range(Decimal(90), Decimal(80))


# Bands.


@pytest.mark.parametrize(
    ("bands", "percent", "name"),
    [
        ("permendagri-86-2017", "184.75", "sangat tinggi"),
        ("permendagri-86-2017", "91", "sangat tinggi"),
        ("permendagri-86-2017", "90.6", "tinggi"),  # rounded first it would be 91
        ("permendagri-86-2017", "76", "tinggi"),
        ("permendagri-86-2017", "75.99", "sedang"),
        ("permendagri-86-2017", "66", "sedang"),
        ("permendagri-86-2017", "51", "rendah"),
        ("permendagri-86-2017", "50.5", "sangat rendah"),
        ("permendagri-86-2017", "-20", "sangat rendah"),
        ("kemenkeu", "100", "hijau"),
        ("kemenkeu", "99.9999", "kuning"),
        ("kemenkeu", "80", "kuning"),
        ("kemenkeu", "79.9999", "merah"),
        ("pepfar", "10.0001", "above target"),
        ("pepfar", "10", "on target"),
        ("pepfar", "-10", "on target"),
        ("pepfar", "-10.0001", "at risk"),
        ("pepfar", "-25", "at risk"),
        ("pepfar", "-25.0001", "concerned"),
        ("default", "100", "ahead"),
        ("default", "99.9999", "on track"),
        ("default", "89.9999", "at risk"),
        ("default", "74.9999", "behind"),
    ],
)
def test_bands_have_lower_bounds(bands: str, percent: str, name: str) -> None:
    """A band begins at its bound exactly, whatever the figure rounds to; PEPFAR's first one begins above it."""
    assert band_of(BUILT_IN[bands], Fraction(percent)) == name


@pytest.mark.parametrize(
    ("bands", "kind", "actual", "status"),
    [
        # 220 of 1,000 in the first quarter: 22 % of the year, 88 % of what is due.
        ("default", "flow", "220", "at risk"),
        ("permendagri-86-2017", "flow", "220", "sangat rendah"),
        ("kemenkeu", "flow", "220", "merah"),
        ("pepfar", "flow", "220", "on target"),
        ("pepfar", "flow", "351", "above target"),
        ("default", "stock", "910", "on track"),
        ("permendagri-86-2017", "stock", "910", "sangat tinggi"),
        ("kemenkeu", "stock", "910", "kuning"),
        ("pepfar", "stock", "910", "on target"),
        ("pepfar", "average", "899", "at risk"),
    ],
)
def test_a_status_is_judged_by_its_band_set(bands: str, kind: str, actual: str, status: str) -> None:
    """The default looks at the pace, the regional and the ministry's scales at the attainment, PEPFAR at points."""
    assert figures(line_of("* * 2018 1000", f"* * 2018-03 {actual}", kind=kind, bands=bands), "status") == status


@pytest.mark.parametrize(
    ("period", "actual", "status"),
    [
        ("2018-Q1", "151", "on target"),
        ("2018-Q1", "149", "at risk"),
        ("2018-Q2", "401", "on target"),
        ("2018-Q2", "399", "at risk"),
        ("2018-04", "399", "at risk"),
        ("2018-Q4", "1100", "on target"),
        ("2018-Q4", "1101", "above target"),
    ],
)
def test_pepfars_goal_is_the_share_of_the_quarters_that_have_begun(period: str, actual: str, status: str) -> None:
    """In the second quarter the goal is 50 %, from its first month on, and ten points below it are on target."""
    assert figures(line_of("* * 2018 1000", f"* * 2018-01 {actual}", period, bands="pepfar"), "status") == status


OWN = """\
metrics: {{x: {{kind: flow, bands: ours}}}}
bands: {{ours: {bands}}}
targets: [{{metric: x, period: 2018, target: 1200}}]
"""


@pytest.mark.parametrize(
    ("bands", "actual", "status"),
    [
        ("{bands: {good: 95, poor: }}", "285", "good"),  # a pace of 95 %
        ("{bands: {good: 95, poor: }}", "284", "poor"),
        ("{bands: {good: 95%, poor: }}", "285", "good"),
        ("{bands: {good: 95}}", "284", "-"),
        ("{on: attainment, bands: {good: 95, poor: }}", "285", "poor"),
        ("{on: attainment, bands: {good: 23.75, poor: }}", "285", "good"),
        ("{on: points, bands: {good: 0, poor: }}", "285", "poor"),
        ("{on: points, bands: {good: 0, poor: }}", "300", "good"),
        ("{above: true, bands: {better: 100, enough: 90, poor: }}", "300", "enough"),
        ("{above: true, bands: {better: 100, enough: 90, poor: }}", "301", "better"),
        ("{above: true, bands: {better: 100, enough: 90, poor: }}", "270", "enough"),
        # The order of the list means nothing: bounds decide.
        ("{bands: {poor: , enough: 90, better: 100}}", "300", "better"),
        ("{bands: {poor: , enough: 90, better: 100}}", "270", "enough"),
        ("{bands: {enough: 90, poor: , better: 100}}", "269", "poor"),
        ("{above: true, bands: {poor: , enough: 90, better: 100}}", "300", "enough"),
    ],
)
def test_bands_of_ones_own(tmp_path: Path, bands: str, actual: str, status: str) -> None:
    """A plan lists its bands by their lower bounds in percent; one without a bound takes the rest."""
    lines = lines_of(tmp_path, OWN.format(bands=bands), f"2018-01 * * x {actual}")
    assert figures(lines["x * *"], "status") == status


def test_a_plan_may_redefine_a_band_set(tmp_path: Path) -> None:
    """A set of the plan stands before the built-in one of its name, for every metric that names none."""
    plan = """\
metrics: {x: {kind: flow}}
bands: {default: {bands: {fine: 1, not so fine: }}}
targets: [{metric: x, period: 2018, target: 1200}]
"""
    assert figures(lines_of(tmp_path, plan, "2018-01 * * x 3")["x * *"], "status") == "fine"


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ("{bands: {}}", ("A061", 2, 23, "a band set without a band")),
        ("{bands: {a: 90, b: 90.0}}", ("A061", 2, 23, "the bands a and b begin at the same bound")),
        ("{bands: {a: , b: }}", ("A061", 2, 23, "the bands a and b begin at the same bound")),
        ("{on: speed, bands: {a: 90}}", ("A026", 2, 20, "on is pace, attainment or points, not speed")),
        ("{bands: {a: high}}", ("A021", 2, 27, "not a number: high")),
        ("{}", ("A020", 2, 15, "bands is missing")),
    ],
)
def test_bands_that_decide_nothing_are_refused(tmp_path: Path, bands: str, expected: tuple[str, int, int, str]) -> None:
    """Two bands with one bound, or a set without bands, would leave a status to chance."""
    assert problems_in(tmp_path, OWN.format(bands=bands)) == [expected]


def test_an_unknown_band_set_is_refused(tmp_path: Path) -> None:
    """The mend names the set that was probably meant."""
    plan = "metrics: {x: {kind: flow, bands: kemenku}}\ntargets: [{metric: x, period: 2018, target: 1}]\n"
    assert problems_in(tmp_path, plan) == [("A050", 1, 34, "unknown band set: kemenku")]
    assert load_plan(str(tmp_path / "targets.yaml")).problems[0].help == "did you mean kemenkeu?"


def test_no_figure_no_status() -> None:
    """Where the judged figure does not exist there is no status, though the other one may."""
    later, now = "* * 2018-Q3 9", "* * 2018-01 5"
    assert figures(line_of(later, now, kind="stock"), "attainment pace status") == "5/9  -  -"
    assert figures(line_of(later, now, kind="stock", bands="kemenkeu"), "attainment pace status") == "5/9  -  merah"
    assert figures(line_of("* * 2018 0", now, bands="kemenkeu"), "attainment status") == "-  -"


# Laws.

RATIOS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**4)
AIMS = st.builds(lambda one, other: Aim(min(one, other), max(one, other)), RATIOS, RATIOS) | RATIOS.map(
    lambda one: Aim(one, one)
)
POSITIVE = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10**4)
POSITIVE_AIMS = st.builds(lambda one, other: Aim(min(one, other), max(one, other)), POSITIVE, POSITIVE)
NAMES = st.sampled_from(["higher", "lower", "inverse", "within"])


@given(AIMS, RATIOS, st.none() | RATIOS)
def test_within_is_never_more_than_all(target: Aim, actual: Fraction, baseline: Fraction | None) -> None:
    """No attainment within a range, or of a value to be hit, exceeds 1, and 1 is what meets it."""
    found = attainment(METRICS["within"], actual, target, baseline)
    if isinstance(found, Fraction):
        assert found <= 1
        assert (found == 1) == is_met(METRICS["within"], actual, target)


@given(NAMES, POSITIVE_AIMS, POSITIVE)
def test_met_is_an_attainment_of_one(better: str, target: Aim, actual: Fraction) -> None:
    """With positive figures a range is met exactly where the attainment is at least 1."""
    found = attainment(METRICS[better], actual, target)
    assert isinstance(found, Fraction)
    assert is_met(METRICS[better], actual, target) == (found >= 1)


@given(NAMES, AIMS, RATIOS, st.none() | RATIOS, POSITIVE)
def test_a_unit_of_another_size_changes_nothing(
    better: str, target: Aim, actual: Fraction, baseline: Fraction | None, factor: Fraction
) -> None:
    """Actual, both bounds and baseline times one factor give the same attainment, or the same reason."""
    base = None if baseline is None else baseline * factor
    metric = METRICS[better]
    assert attainment(metric, actual, target, baseline) == attainment(
        metric, actual * factor, target.scaled(factor), base
    )


@given(RATIOS, RATIOS, RATIOS)
def test_a_baseline_has_no_zero_of_its_own(actual: Fraction, target: Fraction, baseline: Fraction) -> None:
    """Moving the zero of the scale moves no attainment from a baseline; Celsius and Kelvin agree."""
    metric = METRICS["higher"]
    here = attainment(metric, actual, Aim(target, target), baseline)
    there = attainment(metric, actual + 273, Aim(target + 273, target + 273), baseline + 273)
    assert here == there


@given(NAMES, POSITIVE, POSITIVE)
def test_a_range_of_one_figure_is_that_figure(better: str, target: Fraction, actual: Fraction) -> None:
    """80..80 judges as 80 does."""
    one, same = aim_of(Decimal(80)), aim_of(Range(Decimal(80), Decimal(80)))
    assert one == same
    assert attainment(METRICS[better], actual, one.scaled(target)) == attainment(
        METRICS[better], actual, same.scaled(target)
    )


@given(st.lists(AIMS, min_size=1, max_size=5), POSITIVE)
def test_shares_of_sums_are_sums_of_shares(aims: list[Aim], share: Fraction) -> None:
    """Spreading a derived target is adding up its members' spread ones."""
    assert added(aims).scaled(share) == added(aim.scaled(share) for aim in aims)


BOUNDS = st.lists(st.integers(min_value=-50, max_value=200).map(Decimal), min_size=1, max_size=5, unique=True)


@given(BOUNDS, st.randoms(use_true_random=False), RATIOS, RATIOS)
def test_a_better_figure_is_in_no_lower_band(
    bounds: list[Decimal], random: Any, one: Fraction, other: Fraction
) -> None:
    """Bands rise with the figure, in whatever order they were listed."""
    named: list[tuple[str, Decimal | None]] = [(f"from {bound}", bound) for bound in sorted(bounds)]
    ranks = {name: rank for rank, (name, _) in enumerate([("rest", None), *named])}
    listed = [("rest", None), *named]
    random.shuffle(listed)
    bands = BandSet(bands=dict(listed))
    low, high = sorted([one, other])
    assert ranks[str(band_of(bands, low))] <= ranks[str(band_of(bands, high))]
    for (_, below), (name, bound) in pairwise([("rest", None), *named]):
        assert bound is not None
        assert below is None or below < bound
        assert band_of(bands, Fraction(bound)) == name
