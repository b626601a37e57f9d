"""Rates and averages by hand: a plan, its rows, and the figures that must come out.

Plans are YAML and rows are `date segment branch metric value`, `*` for what a row does not name. Every expectation was
worked out on paper or printed by somebody else, and is a fraction, so nothing is rounded.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.compute import Asked
from attain.loading import load_plan
from attain.model import Actual, Metric, Plan, Target
from attain.period import Calendar
from tests.plans import METRIC, VIEWS, figures, line_of, notes_of, report_of

if TYPE_CHECKING:
    from pathlib import Path

    from attain.compute import Line

OCTOBER = Calendar(10)


def lines_of(
    folder: Path, plan: str, rows: str, period: str = "2018-Q1", *, as_of: date | None = None, only: bool = False
) -> dict[str, Line]:
    """Every line of the report over a plan and rows, by its `metric segment branch`."""
    (folder / "targets.yaml").write_text(plan, "utf-8")
    loaded = load_plan(str(folder / "targets.yaml"))
    assert loaded.plan is not None, loaded.problems
    calendar = loaded.plan.calendar
    actuals = [
        Actual(
            metric=metric,
            segment=None if segment == "*" else segment,
            branch=None if branch == "*" else branch,
            period=calendar.parse(day),
            value=Decimal(value),
            file="actuals.csv",
            line=line,
        )
        for line, (day, segment, branch, metric, value) in enumerate(map(str.split, rows.strip().splitlines()), 2)
    ]
    found = report_of(
        loaded.plan, actuals, Asked(calendar.parse(period), as_of=as_of, only=only, by=(*VIEWS, ("group",)))
    ).lines
    return {f"{line.metric} {line.segment or '*'} {line.branch or '*'}": line for line in found}


def problems_in(folder: Path, plan: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and sentence of each problem of a plan."""
    (folder / "targets.yaml").write_text(plan, "utf-8")
    problems = load_plan(str(folder / "targets.yaml")).problems
    return [(p.code, p.place.line, p.place.column, p.message) for p in problems if p.place]


# A rate is the sum of its numerators over the sum of its denominators.

PAID = """\
metrics:
  paid: {kind: flow}
  due: {kind: flow}
  rate: {unit: "%", kind: rate, numerator: paid, denominator: due}
targets:
"""
TWO_BRANCHES = """
2018-01 * a paid 2
2018-01 * a due  4
2018-02 * b paid 2
2018-02 * b due  100
"""


def test_a_rate_is_the_ratio_of_sums_at_every_level(tmp_path: Path) -> None:
    """2 of 4 is 50 % and 2 of 100 is 2 %; together they are 4 of 104, 3.85 %, never the mean of 26 %."""
    lines = lines_of(tmp_path, f"{PAID}  - {{metric: rate, period: 2018, target: 50}}\n", TWO_BRANCHES)
    assert figures(lines["rate * a"], "actual") == "50"
    assert figures(lines["rate * b"], "actual") == "2"
    assert figures(lines["rate * *"], "actual target attainment gap met") == "50/13  50  1/13  -600/13  False"


@pytest.mark.parametrize(("unit", "actual"), [('"%"', "50/13"), ("IDR", "1/26"), ("ratio", "1/26")])
def test_a_rate_is_in_percent_where_its_unit_says_so(tmp_path: Path, unit: str, actual: str) -> None:
    """4 of 104 is 3.85 in percent and 0.0385 in any other unit."""
    plan = PAID.replace('"%"', unit) + "  - {metric: rate, period: 2018, target: 1}\n"
    assert figures(lines_of(tmp_path, plan, TWO_BRANCHES)["rate * *"], "actual") == actual


def test_a_rate_names_its_two_sides(tmp_path: Path) -> None:
    """The note holds both sums and whose they are."""
    line = lines_of(tmp_path, f"{PAID}  - {{metric: rate, period: 2018, target: 50}}\n", TWO_BRANCHES)["rate * *"]
    assert notes_of(line) == [("rate", "4", "104", "paid", "due")]


@pytest.mark.parametrize(
    ("kinds", "period", "only", "actual"),
    [
        ("flow flow", "2018-Q1", False, "1/4"),  # 10 + 20 of 40 + 80
        ("flow flow", "2018-Q2", False, "1/3"),  # 10 + 20 + 30 of 40 + 80 + 60
        ("flow flow", "2018-Q2", True, "1/2"),  # 30 of 60
        ("stock stock", "2018-Q1", False, "1/4"),  # 20 of 80
        ("stock stock", "2018-Q2", False, "1/2"),  # 30 of 60
        ("flow stock", "2018-Q1", False, "3/8"),  # 10 + 20 of 80
        ("stock flow", "2018-Q2", False, "1/6"),  # 30 of 40 + 80 + 60
    ],
)
def test_each_side_of_a_rate_counts_by_its_own_kind(
    tmp_path: Path, kinds: str, period: str, only: bool, actual: str
) -> None:
    """A flow brings its sum over the days counted, a stock its last reading."""
    above, below = kinds.split()
    plan = f"""\
metrics:
  paid: {{kind: {above}}}
  due: {{kind: {below}}}
  rate: {{kind: rate, numerator: paid, denominator: due}}
targets: [{{metric: rate, period: 2018, target: 1}}]
"""
    rows = """
        2018-01 * * paid 10
        2018-02 * * paid 20
        2018-04 * * paid 30
        2018-01 * * due  40
        2018-02 * * due  80
        2018-04 * * due  60
    """
    assert figures(lines_of(tmp_path, plan, rows, period, only=only)["rate * *"], "actual") == actual


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2018-Q1", "80  1  ahead"),
        ("2018-Q2", "85  16/17  on track"),
        ("2018-Q3", "85  16/17  on track"),  # no target of its own: the last one stands
        ("2018-Q4", "95  16/19  at risk"),
    ],
)
def test_a_rates_target_is_the_last_and_due_the_running_one(tmp_path: Path, period: str, due: str) -> None:
    """Targets of 80, 85 and 95 % for three quarters: the year asks for 95, each quarter for its own."""
    targets = """\
  - {metric: rate, period: 2018-Q1, target: 80%}
  - {metric: rate, period: 2018-Q2, target: 85%}
  - {metric: rate, period: 2018-Q4, target: 95%}
"""
    line = lines_of(tmp_path, PAID + targets, "2018-01 * * paid 80\n2018-01 * * due 100", period)["rate * *"]
    assert figures(line, "actual target attainment needed") == "80  95  16/19  -"
    assert figures(line, "due pace status") == due


def test_targets_of_rates_do_not_add_up(tmp_path: Path) -> None:
    """Branches at 50 and 60 % make no whole of 110, nor one of 55: the whole has an actual and a reason."""
    targets = """\
  - {metric: rate, branch: a, period: 2018, target: 50}
  - {metric: rate, branch: b, period: 2018, target: 60}
"""
    lines = lines_of(tmp_path, PAID + targets, TWO_BRANCHES)
    assert figures(lines["rate * *"], "actual target attainment reason") == "50/13  -  -  not_additive"
    assert figures(lines["rate * a"], "target attainment reason") == "50  1  -"


def test_a_group_has_the_rate_of_its_sums(tmp_path: Path) -> None:
    """Two main branches with 2 of 4 and 2 of 100 make 3.85 % against their group's target; a third is outside."""
    plan = f"""\
branches: {{a: {{group: main}}, b: {{group: main}}, c: }}
{PAID}  - {{metric: rate, branch: main, period: 2018, target: 5}}
"""
    rows = TWO_BRANCHES + "2018-01 * c paid 90\n2018-01 * c due 90"
    lines = lines_of(tmp_path, plan, rows)
    assert figures(lines["rate * main"], "actual attainment") == "50/13  10/13"
    assert figures(lines["rate * *"], "actual reason") == "4700/97  not_additive"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2018-01 * * paid 0\n2018-01 * * due 4", "0  0  -"),
        ("2018-01 * * paid 2\n2018-01 * * due 0", "-  -  zero_denominator"),
        ("2018-01 * * paid 0\n2018-01 * * due 0", "-  -  zero_denominator"),
        ("2018-01 * * paid 2\n2018-01 * * due 4\n2018-02 * * due -4", "-  -  zero_denominator"),
        ("2018-01 * * paid 2", "-  -  no_actual"),
        ("2018-01 * * due 4", "-  -  no_actual"),
        ("2018-04 * * paid 2\n2018-04 * * due 4", "-  -  no_actual"),
    ],
)
def test_a_rate_without_a_side_has_no_figure(tmp_path: Path, rows: str, expected: str) -> None:
    """A denominator of 0 and one that nobody recorded are two things, and neither is a rate of 0."""
    line = lines_of(tmp_path, f"{PAID}  - {{metric: rate, period: 2018, target: 50}}\n", rows)["rate * *"]
    assert figures(line, "actual attainment reason") == expected


def test_a_rates_row_that_runs_past_the_days_counted_is_named(tmp_path: Path) -> None:
    """A year's row cannot be split: the rate has no actual in the first quarter, and the note says why."""
    rows = "2018 * * paid 2\n2018-01 * * due 4"
    line = lines_of(tmp_path, f"{PAID}  - {{metric: rate, period: 2018, target: 50}}\n", rows)["rate * *"]
    assert figures(line, "actual reason") == "-  no_actual"
    assert notes_of(line) == [("beyond", "2018")]


@pytest.mark.parametrize(
    ("rows", "coverage"),
    [
        ("2018-Q1 * a paid 1\n2018-Q1 * a due 2", "3 of 3"),
        ("2018-Q1 * a paid 1\n2018-01 * a due 2", "1 of 3"),
        ("2018-01 * a paid 1\n2018-02 * a due 2", "0 of 3"),
        ("2018-Q1 * a paid 1\n2018-Q1 * a due 2\n2018-Q1 * b due 2", "3 of 6"),
    ],
)
def test_a_rate_has_reported_where_both_its_sides_have(tmp_path: Path, rows: str, coverage: str) -> None:
    """A month with a numerator alone is not there."""
    line = lines_of(tmp_path, f"{PAID}  - {{metric: rate, period: 2018, target: 50}}\n", rows)["rate * *"]
    assert figures(line, "coverage") == coverage


# An average is the mean of readings.


@pytest.mark.parametrize(
    ("rows", "period", "actual"),
    [
        ("* * 2018-01 93\n* * 2018-02 71", "2018-Q1", "82"),
        ("* * 2018-01 80\n* * 2018-02 90\n* * 2018-04 100", "2018-Q2", "90"),
        ("* * 2018-01 80\n* * 2018-03 90", "2018-Q1", "85"),
        ("* * 2018-01-10 10\n* * 2018-01-20 20\n* * 2018-02-10 60", "2018-Q1", "30"),
        ("* * 2017-12 5\n* * 2018-01 80", "2018-Q1", "80"),
        ("* * 2018-01 0\n* * 2018-02 5", "2018-Q1", "5/2"),
        ("* * 2018-04 80", "2018-Q1", "-"),
    ],
)
def test_an_average_is_the_mean_of_its_readings(rows: str, period: str, actual: str) -> None:
    """Every reading of the year to date counts alike, a recorded 0 too; months without one count for nothing."""
    assert figures(line_of("* * 2018 75", rows, period, kind="average"), "actual") == actual


def test_only_takes_the_readings_of_the_period() -> None:
    """The second quarter alone is the mean of its own readings."""
    rows = "* * 2018-03 10\n* * 2018-04 80\n* * 2018-05 90"
    assert figures(line_of("* * 2018 75", rows, "2018-Q2", kind="average", only=True), "actual") == "85"


@pytest.mark.parametrize(
    ("targets", "window", "target"),
    [
        ("2017-05-01..2017-05-10 10", "2017-05-01..2017-05-10", "10"),
        ("2017-05-01..2017-05-10 10", "2017-05-01..2017-05-05", "10"),
        ("2017-05-01..2017-05-10 10\n* * 2017-05-11..2017-05-20 20", "2017-05-01..2017-05-20", "15"),
        ("2017-05-01..2017-05-10 10\n* * 2017-05-11..2017-05-20 20", "2017-05-06..2017-05-15", "15"),
        (
            "2017-05-01..2017-05-10 10\n* * 2017-05-11..2017-05-20 20\n* * 2017-05-21..2017-05-25 30",
            "2017-01-01..2017-05-31",
            "20",
        ),
    ],
)
def test_the_target_of_an_average_is_the_mean_of_those_set(targets: str, window: str, target: str) -> None:
    """A level does not shrink in half a window; 10, 20 and 30 are 20 whatever their days (weighted by days 18)."""
    line = line_of(f"* * {targets}", "* * 2017-05-01 1", window, kind="average", only=True)
    assert figures(line, "target") == target


WEIGHTED = """\
metrics:
  score: {kind: average, weighted_by: people}
  people: {kind: flow}
branches: {java: , serang: {parent: java}, lebak: {parent: java}, bali: }
targets: [{metric: score, period: 2018, target: 75}]
"""


@pytest.mark.parametrize(
    ("kind", "rows", "expected"),
    [
        # (90 x 100 + 60 x 300) / 400
        (
            "flow",
            """
            2018-01 * serang score  90
            2018-01 * bali   score  60
            2018-01 * serang people 100
            2018-01 * bali   people 100
            2018-02 * bali   people 200
            """,
            "135/2  9/10  400",
        ),
        # As a stock bali weighs its last 200: (90 x 100 + 60 x 200) / 300
        (
            "stock",
            """
            2018-01 * serang score  90
            2018-01 * bali   score  60
            2018-01 * serang people 100
            2018-01 * bali   people 100
            2018-02 * bali   people 200
            """,
            "70  14/15  300",
        ),
        # Means of a branch first: serang 80, bali 60; (80 x 100 + 60 x 300) / 400
        (
            "flow",
            """
            2018-01 * serang score  70
            2018-02 * serang score  90
            2018-02 * bali   score  60
            2018-01 * serang people 100
            2018-01 * bali   people 300
            """,
            "65  13/15  400",
        ),
        # Weights may split further than the readings.
        (
            "flow",
            """
            2018-01 * serang score  90
            2018-01 * bali   score  60
            2018-01 u serang people 60
            2018-01 v serang people 40
            2018-01 u bali   people 300
            """,
            "135/2  9/10  400",
        ),
        # Java's own reading weighs its own 100, not serang's 100 too: (90 x 100 + 50 x 100) / 200
        (
            "flow",
            """
            2018-01 * java   score  90
            2018-01 * serang score  50
            2018-01 * java   people 100
            2018-01 * serang people 100
            """,
            "70  14/15  200",
        ),
        # A reading of 0 people counts for nothing.
        (
            "flow",
            """
            2018-01 * serang score  90
            2018-01 * bali   score  60
            2018-01 * serang people 0
            2018-01 * bali   people 300
            """,
            "60  4/5  300",
        ),
    ],
)
def test_an_average_over_several_members_is_weighted(tmp_path: Path, kind: str, rows: str, expected: str) -> None:
    """The mean of the members' means counts each by what the weight metric brought there."""
    plan = WEIGHTED.replace("people: {kind: flow}", f"people: {{kind: {kind}}}")
    line = lines_of(tmp_path, plan, rows)["score * *"]
    note = next(note for note in line.notes if note.name == "weighted")
    assert f"{figures(line, 'actual attainment')}  {note.amounts[0]}" == expected
    assert note.words == ("people",)


@pytest.mark.parametrize(
    ("weights", "reason"),
    [
        ("", "no_weight"),
        ("2018-01 * serang people 100", "no_weight"),
        ("2018-01 * serang people 0\n2018-01 * bali people 0", "no_weight"),
        ("2018-04 * serang people 1\n2018-04 * bali people 1", "no_weight"),
        ("2018-01 * serang people 1\n2018-01 * bali people 1", "-"),
    ],
)
def test_no_weight_no_average(tmp_path: Path, weights: str, reason: str) -> None:
    """Of two branches whose weights are not all known there is no mean; the mean of both would be a guess."""
    rows = f"2018-01 * serang score 90\n2018-01 * bali score 60\n{weights}"
    lines = lines_of(tmp_path, WEIGHTED, rows)
    assert figures(lines["score * *"], "reason") == reason
    assert figures(lines["score * serang"], "actual") == "90"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("* x 2018-01 90", "90  -"),
        ("* x 2018-01 90\n* x 2018-02 80", "85  -"),
        ("* x 2018-01 90\n* y 2018-01 80", "-  no_weight"),
        ("u * 2018-01 90\nv * 2018-01 80", "-  no_weight"),
        ("* x 2018-01 90\n* y 2017-01 80", "90  -"),
    ],
)
def test_one_member_needs_no_weight(rows: str, expected: str) -> None:
    """Only a mean over several branches or segments with readings asks for weights."""
    assert figures(line_of("* * 2018 75", rows, kind="average"), "actual reason") == expected


def test_targets_of_averages_do_not_add_up() -> None:
    """Branches at 70 and 80 make no whole of 150."""
    line = line_of("* x 2018 70\n* y 2018 80", "* x 2018-01 70", kind="average")
    assert figures(line, "actual target reason") == "70  -  not_additive"


def test_an_averages_row_that_runs_past_the_days_counted_is_named() -> None:
    """A reading for the whole year says nothing of its first quarter."""
    line = line_of("* * 2018 75", "* * 2018 80", kind="average")
    assert figures(line, "actual") == "-"
    assert notes_of(line) == [("beyond", "2018")]


@pytest.mark.parametrize(
    ("rows", "period", "as_of", "needed"),
    [
        # (75 x 12 - 93 - 71) / 10
        ("* * 2018-01 93\n* * 2018-02 71", "2018-02", None, "368/5 x 10 month"),
        # A month without a reading is not one of the n: (75 x 11 - 93) / 10
        ("* * 2018-01 93", "2018-02", None, "366/5 x 10 month"),
        # The running month is left, whatever it has read so far: (75 x 12 - 93) / 11
        ("* * 2018-01 93\n* * 2018-02-10 71", "2018-02", date(2018, 2, 14), "807/11 x 11 month"),
        # By quarters each quarter's mean counts once: (75 x 4 - 82) / 3
        ("* * 2018-01 93\n* * 2018-02 71", "2018-Q1", None, "218/3 x 3 quarter"),
        ("* * 2018-01 75", "2018-01", None, "75 x 11 month"),
        ("* * 2018-01 93\n* * 2018-12 71", "2018-12", None, "-"),
        ("* x 2018-01 93\n* y 2018-01 71", "2018-01", None, "-"),
        ("* x 2018-01 93\n* y 2017-01 71", "2018-01", None, "807/11 x 11 month"),
        ("", "2018-01", None, "-"),
    ],
)
def test_needed_of_an_average(rows: str, period: str, as_of: date | None, needed: str) -> None:
    """After 93 and 71 against 75 for the year each month left must be 73.6; nobody knows weights to come."""
    assert figures(line_of("* * 2018 75", rows, period, kind="average", as_of=as_of), "needed") == needed


def test_the_needed_readings_make_the_mean_the_target() -> None:
    """93, 71 and ten months of 73.6 are 75 on average, exactly."""
    rows = "\n".join(f"* * 2018-{month:02d} 73.6" for month in range(3, 13))
    line = line_of("* * 2018 75", f"* * 2018-01 93\n* * 2018-02 71\n{rows}", "2018", kind="average")
    assert figures(line, "actual attainment met") == "75  1  True"


# Sum, average, last: the consolidation of quarters in Indonesia's ministry of finance.


@pytest.mark.parametrize(
    ("kind", "quarters", "to_second", "to_third", "year"),
    [
        ("flow", "4 5 4 5", "9", "13", "18"),
        ("average", "3.25 3.25 3.25 3.25", "13/4", "13/4", "13/4"),
        ("stock", "25 60 75 100", "60", "75", "100"),
    ],
)
def test_one_rule_folds_targets_and_actuals(kind: str, quarters: str, to_second: str, to_third: str, year: str) -> None:
    """4, 5, 4, 5 make 9, 13 and 18; 3.25 stays 3.25; of 25, 60, 75, 100 the last known counts, on both sides."""
    table = "\n".join(f"* * 2018-Q{number} {text}" for number, text in enumerate(quarters.split(), start=1))
    for period, folded in (("2018-Q2", to_second), ("2018-Q3", to_third), ("2018-Q4", year)):
        assert (
            figures(line_of(table, table, period, kind=kind), "actual due target pace")
            == f"{folded}  {folded}  {year}  1"
        )


def test_the_last_known_value_skips_a_blank() -> None:
    """With no reading for the third quarter the second's still stands."""
    line = line_of("* * 2018 100", "* * 2018-Q1 25\n* * 2018-Q2 60", "2018-Q3", kind="stock")
    assert figures(line, "actual") == "60"


def test_an_average_divides_by_the_filled_periods() -> None:
    """3 and 4 over four quarters of which two are blank is 3.5, not 1.75."""
    line = line_of("* * 2018 3.25", "* * 2018-Q1 3\n* * 2018-Q3 4", "2018-Q4", kind="average")
    assert figures(line, "actual") == "7/2"


# What a plan asks to be complete.


@pytest.mark.parametrize(
    ("kind", "rows", "expected"),
    [
        ("flow", "* * 2018-Q1 30", "30  1/4  1  ahead  -  3 of 3"),
        ("flow", "* * 2018-01 30", "30  -  -  -  incomplete  1 of 3"),
        ("stock", "* * 2018-03 30", "30  1/4  1/4  behind  -  1 of 1"),
        ("stock", "* * 2018-02 30", "30  -  -  -  incomplete  0 of 1"),
        ("average", "* * 2018-01 30\n* * 2018-02 30\n* * 2018-03 30", "30  1/4  1/4  behind  -  3 of 3"),
        ("average", "* * 2018-01 30", "30  -  -  -  incomplete  1 of 3"),
        ("flow", "", "-  -  -  -  no_actual  0 of 3"),
    ],
)
def test_an_incomplete_figure_has_no_attainment(kind: str, rows: str, expected: str) -> None:
    """With `complete` there is no attainment, pace or status before all that is expected has reported."""
    line = line_of("* * 2018 120", rows, kind=kind, complete=True)
    assert figures(line, "actual attainment pace status reason coverage") == expected


# Snapshots and flows as PEPFAR's reports have them, each recorded figure taken for what it is.


@pytest.mark.parametrize(
    ("kind", "target", "quarters", "period", "expected"),
    [
        ("flow", "400", "100 50 0", "2018-Q1", "100  1/4  on target"),
        ("flow", "400", "100 50 0", "2018-Q2", "150  3/8  at risk"),
        ("flow", "400", "100 50 0", "2018-Q3", "150  3/8  concerned"),
        ("flow", "400", "100 - 80", "2018-Q1", "100  1/4  on target"),
        ("flow", "400", "100 - 80", "2018-Q2", "100  1/4  at risk"),  # 25 points below is not more than 25
        ("flow", "400", "100 - 80", "2018-Q3", "180  9/20  concerned"),
        ("stock", "1000", "900 950 980", "2018-Q1", "900  9/10  on target"),
        ("stock", "1000", "900 950 980", "2018-Q2", "950  19/20  on target"),
        ("stock", "1000", "900 950 980", "2018-Q3", "980  49/50  on target"),
        ("stock", "1000", "900 - 0", "2018-Q1", "900  9/10  on target"),
        ("stock", "1000", "900 - 0", "2018-Q3", "0  0  concerned"),  # gophr carries a stale 900 over the 0
        ("stock", "200", "- 120 0", "2018-Q2", "120  3/5  concerned"),
        ("stock", "200", "- 120 0", "2018-Q3", "0  0  concerned"),
    ],
)
def test_quarters_of_a_fiscal_year_from_october(
    kind: str, target: str, quarters: str, period: str, expected: str
) -> None:
    """To date, attainment and band of TX_NEW, TX_CURR and OVC_SERV; a reported 0 is no blank."""
    rows = "\n".join(f"* * 2018-Q{n} {text}" for n, text in enumerate(quarters.split(), start=1) if text != "-")
    line = line_of(f"* * 2018 {target}", rows, period, kind=kind, bands="pepfar", calendar=OCTOBER)
    assert figures(line, "actual attainment status") == expected


# What a plan may not say of kinds.

HEAD = "metrics:\n  paid: {kind: flow}\n  due: {kind: stock}\n"


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("{kind: rate, numerator: paid}", ("A020", 4, 6, "metric x: denominator is missing")),
        ("{kind: rate, denominator: due}", ("A020", 4, 6, "metric x: numerator is missing")),
        ("{kind: rate, numerator: pad, denominator: due}", ("A050", 4, 30, "unknown metric: pad")),
        ("{kind: rate, numerator: paid, denominator: x}", ("A061", 4, 49, "x is itself a rate")),
        ("{kind: flow, numerator: paid}", ("A061", 4, 30, "a flow has no numerator")),
        ("{kind: average, denominator: paid}", ("A061", 4, 35, "an average has no denominator")),
        ("{kind: average, weighted_by: pple}", ("A050", 4, 35, "unknown metric: pple")),
        ("{kind: average, weighted_by: x}", ("A061", 4, 35, "x does not add up")),
        ("{kind: stock, weighted_by: paid}", ("A061", 4, 33, "a stock is not weighted")),
        ("{kind: mean}", ("A026", 4, 13, "kind is flow, stock, rate or average, not mean")),
        ("{kind: flow, complete: maybe}", ("A026", 4, 29, "complete is true or false, not maybe")),
    ],
)
def test_what_does_not_fit_a_kind_is_refused(tmp_path: Path, metric: str, expected: tuple[str, int, int, str]) -> None:
    """A rate has two sides that add up, an average a weight that does, and nothing else has any."""
    plan = f"{HEAD}  x: {metric}\ntargets: [{{metric: paid, period: 2018, target: 1}}]\n"
    assert problems_in(tmp_path, plan) == [expected]


def test_a_rate_of_a_rate_and_of_an_average_is_refused(tmp_path: Path) -> None:
    """Both sides are named, each at its place."""
    plan = """\
metrics:
  a: {kind: average}
  b: {kind: rate, numerator: a, denominator: b}
targets: [{metric: b, period: 2018, target: 1}]
"""
    assert problems_in(tmp_path, plan) == [
        ("A061", 3, 30, "a is itself an average"),
        ("A061", 3, 46, "b is itself a rate"),
    ]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("branches: {a: {group: b}, b: }", ("A059", 2, 23, "the group b has the name of a member")),
        ("segments: {a: {group: a}}", ("A059", 2, 23, "the group a has the name of a member")),
    ],
)
def test_a_group_is_not_named_like_a_member(tmp_path: Path, plan: str, expected: tuple[str, int, int, str]) -> None:
    """A name in a target or a filter means one thing."""
    text = f"metrics: {{x: {{kind: flow}}}}\n{plan}\ntargets: [{{metric: x, period: 2018, target: 1}}]\n"
    assert problems_in(tmp_path, text) == [expected]


# Laws.

COUNTS = st.integers(min_value=1, max_value=10**6).map(Decimal)
SIDES = st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=4)
FACTORS = st.sampled_from([Decimal(2), Decimal("0.001"), Decimal(1_000_000), Decimal("0.75")])
YEAR = Calendar().parse("2018")
JANUARY = Calendar().parse("2018-01")


def made(metric: str, branch: str, value: Decimal, period: Any = JANUARY) -> Actual:
    """One row."""
    return Actual(metric=metric, segment=None, branch=branch, period=period, value=value, file="a.csv", line=2)


def rates_of(sides: list[tuple[Decimal, Decimal]], factor: Decimal = Decimal(1)) -> dict[str | None, Fraction]:
    """The rates of branches 0, 1, ... and of all (None)."""
    plan = Plan(
        metrics={
            "above": Metric(kind="flow"),
            "below": Metric(kind="flow"),
            METRIC: Metric(kind="rate", numerator="above", denominator="below"),
        }
    )
    rows = [
        made(metric, str(index), value * factor)
        for index, pair in enumerate(sides)
        for metric, value in zip(("above", "below"), pair, strict=True)
    ]
    asked = Asked(YEAR, by=(("branch",),), metrics=(METRIC,))
    return {line.branch: line.actual for line in report_of(plan, rows, asked).lines if line.actual is not None}


@given(SIDES)
def test_a_rate_lies_between_its_members(sides: list[tuple[Decimal, Decimal]]) -> None:
    """With positive figures the whole's rate lies between its members' smallest and largest."""
    rates = rates_of(sides)
    members = [rate for branch, rate in rates.items() if branch is not None]
    assert len(members) == len(sides)
    assert min(members) <= rates[None] <= max(members)


@given(SIDES, FACTORS)
def test_a_rate_has_no_unit_of_its_sides(sides: list[tuple[Decimal, Decimal]], factor: Decimal) -> None:
    """Counting both sides in a unit of another size leaves the rate."""
    assert rates_of(sides) == rates_of(sides, factor)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=4), FACTORS)
def test_a_weighted_average_lies_between_its_members(pairs: list[tuple[Decimal, Decimal]], factor: Decimal) -> None:
    """Whatever the weights, the mean lies between the readings; only the weights' proportions count."""
    plan = Plan(
        metrics={METRIC: Metric(kind="average", weighted_by="people"), "people": Metric(kind="flow")},
        targets=(Target(metric=METRIC, period=YEAR, target=Decimal(1)),),
    )

    def mean(weight: Decimal) -> Fraction:
        rows = [made(METRIC, str(index), reading) for index, (reading, _) in enumerate(pairs)]
        rows += [made("people", str(index), people * weight) for index, (_, people) in enumerate(pairs)]
        line = report_of(plan, rows, Asked(YEAR, by=((),), metrics=(METRIC,))).lines[0]
        assert line.actual is not None
        return line.actual

    readings = [reading for reading, _ in pairs]
    assert min(readings) <= mean(Decimal(1)) <= max(readings)
    assert mean(Decimal(1)) == mean(factor)


@given(st.lists(COUNTS, min_size=1, max_size=11), COUNTS)
def test_what_an_average_needs_brings_it_to_its_target(readings: list[Decimal], target: Decimal) -> None:
    """The readings so far and the needed one in every month left have the target as their mean, exactly."""
    table = "\n".join(f"* * 2018-{month:02d} {value}" for month, value in enumerate(readings, start=1))
    line = line_of(f"* * 2018 {target}", table, f"2018-{len(readings):02d}", kind="average")
    assert line.needed is not None
    assert line.needed.periods == 12 - len(readings)
    assert sum(map(Fraction, readings)) + line.needed.value * line.needed.periods == target * 12
