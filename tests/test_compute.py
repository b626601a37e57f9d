"""The report's arithmetic by hand: each test is a plan, its rows and the figures that must come out.

Targets and rows are small tables (segment, branch, period, figure); every expectation was worked out on paper or
printed by another tool, and is a fraction, so nothing is rounded.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from attain.compute import Asked, Order, compute, window_of
from attain.compute.aim import aim_of
from attain.compute.choose import members_named, month_named, period_named, quarter_named, year_named
from attain.compute.formula import attainment, formula_name, is_met
from attain.compute.status import band_of
from attain.errors import UsageError
from attain.model import Metric, Plan, Target
from attain.model.built_in import BUILT_IN
from attain.period import Calendar
from tests.plans import VIEWS, figures, line_of, lines_by_scope, notes_of, plan_of, report_of, rows_of, totals_of

OCTOBER = Calendar(10)


# One formula for each direction.

METRICS = {
    "higher": Metric(kind="flow"),
    "lower": Metric(kind="flow", direction="lower"),
    "inverse": Metric(kind="flow", direction="lower", formula="inverse"),
}


@pytest.mark.parametrize(
    ("better", "actual", "target", "expected", "met"),
    [
        ("higher", "127000", "300000", "127/300", False),
        ("higher", "300000", "300000", "1", True),
        ("higher", "360000", "300000", "6/5", True),
        ("higher", "-5", "10", "-1/2", False),
        ("higher", "0", "10", "0", False),
        ("higher", "-11", "-10", "9/10", False),
        ("higher", "-5", "-10", "3/2", True),
        ("higher", "5", "-10", "5/2", True),
        ("higher", "-30", "-10", "-1", False),
        ("higher", "5", "0", "zero_target", True),
        ("higher", "-5", "0", "zero_target", False),
        ("higher", "0", "0", "zero_target", True),
        ("lower", "16", "8", "0", False),
        ("lower", "8", "8", "1", True),
        ("lower", "4", "8", "3/2", True),
        ("lower", "0", "8", "2", True),
        ("lower", "24", "8", "-1", False),
        ("lower", "-11", "-10", "11/10", True),
        ("lower", "-5", "-10", "1/2", False),
        ("lower", "3", "0", "zero_target", False),
        ("inverse", "16", "8", "1/2", False),
        ("inverse", "8", "8", "1", True),
        ("inverse", "4", "8", "2", True),
        ("inverse", "0", "8", "zero_actual", True),
        ("inverse", "5", "0", "zero_target", False),
        ("inverse", "0", "0", "zero_target", True),
    ],
)
def test_one_formula_for_each_direction(better: str, actual: str, target: str, expected: str, met: bool) -> None:
    """An attainment is exact or has a reason, and `met` is decided either way."""
    metric = METRICS[better]
    assert str(attainment(metric, Fraction(actual), aim_of(Decimal(target)))) == expected
    assert is_met(metric, Fraction(actual), aim_of(Decimal(target))) is met


@pytest.mark.parametrize(
    ("better", "target", "symbols"),
    [
        ("higher", 8, None),
        ("higher", -8, "1 + (A - T) / |T|"),
        ("lower", 8, "2 - A / T"),
        ("lower", -8, "1 - (A - T) / |T|"),
        ("inverse", 8, "T / A"),
    ],
)
def test_a_formula_is_named_where_it_is_not_the_plain_ratio(better: str, target: int, symbols: str | None) -> None:
    """A reader sees by which formula a figure came about, unless it is actual by target."""
    assert formula_name(METRICS[better], aim_of(Decimal(target)), None) == symbols


@pytest.mark.parametrize(
    ("formula", "expected", "symbols"), [("reflect", "0  8  False", "2 - A / T"), ("inverse", "1/2  8  False", "T / A")]
)
def test_lower_is_better(formula: str, expected: str, symbols: str) -> None:
    """16 against 8 is 0 % by reflect and 50 % by inverse, 8 too many by either."""
    line = line_of("* * 2018 8", "* * 2018 16", "2018", direction="lower", formula=formula)
    assert figures(line, "attainment gap met") == expected
    assert notes_of(line) == [("formula", symbols)]


# No number, but a reason.


@pytest.mark.parametrize(
    ("targets", "actuals", "metric", "expected"),
    [
        ("* * 2017 10", "* * 2018-01 5", {}, "5  -  -  no_target  -  -"),
        ("* * 2018 10", "* * 2018-04 5", {}, "-  10  -  no_actual  -  -"),
        ("* * 2018 10", "* * 2018-01 0", {}, "0  10  0  -  -10  False"),
        ("* * 2018 0", "* * 2018-01 5", {}, "5  0  -  zero_target  5  True"),
        ("* * 2018 0", "* * 2018-01 -5", {}, "-5  0  -  zero_target  -5  False"),
        ("* * 2018 0", "* * 2018-01 5", {"direction": "lower"}, "5  0  -  zero_target  5  False"),
        (
            "* * 2018 8",
            "* * 2018-01 0",
            {"direction": "lower", "formula": "inverse"},
            "0  8  -  zero_actual  -8  True",
        ),
    ],
)
def test_no_number_has_a_reason(targets: str, actuals: str, metric: dict[str, Any], expected: str) -> None:
    """A recorded 0 is an actual, a zero target still has its gap, and nothing is guessed."""
    line = line_of(targets, actuals, **metric)
    assert figures(line, "actual target attainment reason gap met") == expected


def test_a_zero_target_is_not_told_as_not_due() -> None:
    """A target of 0 is no target that has yet to begin."""
    assert notes_of(line_of("* * 2018 0", "* * 2018-01 5")) == []
    assert notes_of(line_of("* * 2018-Q3 9", "* * 2018-01 5")) == [
        ("covers", "2018-07-01 to 2018-09-30"),
        ("nothing_due",),
        ("outside_targets", "5"),
    ]


def test_members_are_held_against_a_whole_of_the_same_days() -> None:
    """A whole for one quarter and members for two are not compared; for the same quarter they are."""
    wider = "* * 2018-Q1 300\n* a 2018-Q1 150\n* a 2018-Q2 150\n* b 2018-Q1 150"
    assert [note for note in notes_of(line_of(wider, "", "2018-Q2")) if note[0] == "members_disagree"] == []
    same = "* * 2018-Q1 300\n* a 2018-Q1 150\n* b 2018-Q1 140"
    found = [note for note in notes_of(line_of(same, "", "2018-Q1")) if note[0] == "members_disagree"]
    assert found == [("members_disagree", "2", "290", "300")]


def test_what_has_no_target_and_no_row_has_no_line() -> None:
    """A declared branch without targets and rows is left out, not shown as zero."""
    plan = plan_of("* a 2018 10", branches={"a": None, "b": None})
    report = report_of(plan, [], Asked(Calendar().parse("2018-Q1"), by=VIEWS))
    assert list(lines_by_scope(report)) == ["* *", "* a"]


# The worked examples, and what other tools print.


@pytest.mark.parametrize(
    ("target", "actual", "expected", "needed"),
    [
        ("300000", "127000", "127/300  75000  127/75  -173000  52000  ahead", "173000/3 x 3 quarter"),
        ("141000", "80000", "80/141  35250  320/141  -61000  44750  ahead", "61000/3 x 3 quarter"),
        (
            "4600000000000",
            "1500000000000",
            "15/46  1150000000000  30/23  -3100000000000  350000000000  ahead",
            "3100000000000/3 x 3 quarter",
        ),
    ],
)
def test_a_first_quarter_against_its_year(target: str, actual: str, expected: str, needed: str) -> None:
    """The first quarter of 2018: 42.33, 56.74 and 32.61 % of the year, 169.33, 226.95 and 130.43 % of what was due."""
    line = line_of(f"* * 2018 {target}", f"* * 2018-Q1 {actual}")
    assert figures(line, "attainment due pace gap gap_due status") == expected
    assert figures(line, "needed met") == f"{needed}  False"


def test_a_first_quarter_by_days() -> None:
    """By calendar days 300,000 a year asks for 300,000 x 90 / 365 by 31 March: 73,972.60, a pace of 171.6852 %."""
    line = line_of("* * 2018 300000", "* * 2018-Q1 127000", phasing="days")
    assert figures(line, "due pace attainment") == "5400000/73  9271/5400  127/300"
    assert [note.words for note in line.notes if note.name == "phasing"] == [("days",)]


def test_needed_by_the_day() -> None:
    """As of the 90th day 275 are left, each of which must bring 173,000 / 275."""
    line = line_of("* * 2018 300000", "* * 2018-Q1 127000", "2018-03-31")
    assert figures(line, "needed") == "6920/11 x 275 day"


@pytest.mark.parametrize(
    ("period", "rows", "expected"),
    [
        ("2018-Q1", "* * 2018-Q1 100", "100  1/4  100  1"),
        ("2018-Q2", "* * 2018-Q1 100\n* * 2018-Q2 50", "150  3/8  200  3/4"),
        ("2018-Q3", "* * 2018-Q1 100\n* * 2018-Q2 50\n* * 2018-Q3 0", "150  3/8  300  1/2"),
        ("2018-Q3", "* * 2018-Q1 100\n* * 2018-Q3 80", "180  9/20  300  3/5"),
    ],
)
def test_a_flow_over_fiscal_quarters(period: str, rows: str, expected: str) -> None:
    """New patients of a fiscal year that starts in October add up, with a zero quarter or a missing one."""
    line = line_of("* * 2018 400", rows, period, calendar=OCTOBER)
    assert figures(line, "actual attainment due pace") == expected


def test_a_gap_in_a_flow_is_counted_as_missing() -> None:
    """100, nothing, 80 of 400 is 180, 45 %, and six of nine months have reported."""
    line = line_of("* * 2018 400", "* * 2018-Q1 100\n* * 2018-Q3 80", "2018-Q3")
    assert figures(line, "actual attainment coverage") == "180  9/20  6 of 9"


@pytest.mark.parametrize(
    ("period", "rows", "expected", "notes"),
    [
        ("2018-Q1", "* * 2018-Q1 900\n* * 2018-Q2 950\n* * 2018-Q3 980", "900  9/10", []),
        ("2018-Q3", "* * 2018-Q1 900\n* * 2018-Q2 950\n* * 2018-Q3 980", "980  49/50", []),
        ("2018-Q3", "* * 2018-Q1 900", "900  9/10", [("carried", "1", "1", "2018-Q1")]),
        ("2018-Q3", "* * 2018-Q1 900\n* * 2018-Q3 0", "0  0", []),
        ("2018-Q2", "* * 2017-11 700", "700  7/10", [("carried", "1", "1", "2017-11")]),
        ("2018-Q1", "* * 2018-Q2 950", "-  -", []),
        ("2018-Q2", "* * 2018-03-31 7\n* * 2018-03 6\n* * 2018-Q2 5", "7  7/1000", []),
        ("2018-Q2", "* * 2018-Q2 5\n* * 2018-03 6\n* * 2018-03-31 7", "7  7/1000", []),
        ("2018-Q2", "* * 2018-03 6\n* * 2018-Q2 5", "6  3/500", []),
        ("2018-Q2", "* * 2018-03-01 950", "950  19/20", []),
        ("2018-Q2", "* * 2018-02-28 950", "950  19/20", [("carried", "1", "1", "2018-02")]),
        ("2018-Q2", "* * 2018-03-03 90\n* * 2018-03-20 95\n* * 2018-03-20 5", "100  1/10", []),
    ],
)
def test_a_stock_is_its_last_reading(period: str, rows: str, expected: str, notes: list[tuple[str, ...]]) -> None:
    """900, 950, 980 of 1000 is 98 %, never 283 %; an older reading is carried and said to be; 0 is a reading."""
    line = line_of("* * 2018 1000", rows, period, kind="stock", calendar=OCTOBER)
    assert figures(line, "actual attainment") == expected
    assert notes_of(line) == notes


def test_a_stock_asks_for_all_of_its_target_at_once() -> None:
    """What is due of a stock is its target, and pace is attainment."""
    line = line_of("* * 2018 1000", "* * 2018-01 900", "2018-01", kind="stock")
    assert figures(line, "due pace attainment status coverage") == "1000  9/10  9/10  on track  1 of 1"
    assert not [note for note in line.notes if note.name == "phasing"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2018-Q1", "220  1000  250  22/25  at risk"),
        ("2018-Q2", "480  1000  500  24/25  on track"),
        ("2018-Q3", "710  1000  750  71/75  on track"),
        ("2018-Q4", "968  1000  1000  121/125  on track"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "targets", "rows"),
    [
        (
            "flow",
            "* * 2018-Q1 250\n* * 2018-Q2 250\n* * 2018-Q3 250\n* * 2018-Q4 250",
            "* * 2018-Q1 220\n* * 2018-Q2 260\n* * 2018-Q3 230\n* * 2018-Q4 258",
        ),
        (
            "stock",
            "* * 2018-Q1 250\n* * 2018-Q2 500\n* * 2018-Q3 750\n* * 2018-Q4 1000",
            "* * 2018-Q1 220\n* * 2018-Q2 480\n* * 2018-Q3 710\n* * 2018-Q4 968",
        ),
    ],
)
def test_cumulative_quarters(kind: str, targets: str, rows: str, period: str, expected: str) -> None:
    """Planned 250, 500, 750, 1000 and reached 220, 480, 710, 968: 88, 96, 94.7, 96.8 %, as flow or as stock."""
    line = line_of(targets, rows, period, kind=kind)
    assert figures(line, "actual target due pace status") == expected


@pytest.mark.parametrize(
    ("period", "alone", "to_date"),
    [
        ("2018-Q1", "220  250  22/25", "22/25"),
        ("2018-Q2", "240  250  24/25", "23/25"),
        ("2018-Q3", "200  250  4/5", "22/25"),
        ("2018-Q4", "230  250  23/25", "89/100"),
    ],
)
def test_separate_quarters(period: str, alone: str, to_date: str) -> None:
    """Each quarter alone reaches 88, 96, 80, 92 % of its 250; the running total 88, 92, 88, 89 %."""
    targets = "* * 2018-Q1 250\n* * 2018-Q2 250\n* * 2018-Q3 250\n* * 2018-Q4 250"
    rows = "* * 2018-Q1 220\n* * 2018-Q2 240\n* * 2018-Q3 200\n* * 2018-Q4 230"
    assert figures(line_of(targets, rows, period, only=True), "actual target attainment") == alone
    assert figures(line_of(targets, rows, period), "pace") == to_date


def test_a_month_of_a_household() -> None:
    """Food 120 of 400 a month, transport 60 of 70 a week over the 29 days of February 2024: 180 of 690."""
    targets = """
        food      * 2024-02                400
        transport * 2024-01-29..2024-02-04  70
        transport * 2024-02-05..2024-02-11  70
        transport * 2024-02-12..2024-02-18  70
        transport * 2024-02-19..2024-02-25  70
        transport * 2024-02-26..2024-03-03  70
    """
    rows = "food * 2024-02-10 120\ntransport * 2024-02-29 60"
    expected = {"food *": "400  -280  3/10", "transport *": "290  -230  6/29", "* *": "690  -510  6/23"}
    for scope, line in expected.items():
        assert figures(line_of(targets, rows, "2024-02", of=scope, only=True), "target gap attainment") == line


@pytest.mark.parametrize(
    ("targets", "window", "expected"),
    [
        ("one", "2017-05-01..2017-05-10", "10"),
        ("one", "2017-05-01..2017-05-05", "5"),
        ("one", "2017-05-01..2017-05-20", "30"),
        ("one", "2017-05-06..2017-05-15", "15"),
        ("one", "2017-01-01..2017-05-31", "60"),
        ("one", "2017-05-21..2017-06-30", "30"),
        ("two", "2017-01-01..2017-01-16", "24"),
        ("two", "2017-01-01..2017-01-08", "11"),
        ("two", "2017-01-01..2017-01-12", "35/2"),
    ],
)
def test_spans_of_days_are_cut_by_the_window(targets: str, window: str, expected: str) -> None:
    """A target for some days gives each of them an equal part, and the window takes those that it covers."""
    tables = {
        "one": "* * 2017-05-01..2017-05-10 10\n* * 2017-05-11..2017-05-20 20\n* * 2017-05-21..2017-05-25 30",
        "two": "* * 2017-01-01..2017-01-08 11\n* * 2017-01-09..2017-01-16 13",
    }
    assert figures(line_of(tables[targets], "", window, only=True), "target") == expected


@pytest.mark.parametrize(
    ("target", "window", "expected"),
    [
        ("2016-05 100 months", "2016-05-01", "100/31"),
        ("2016-02 100 months", "2016-02-01", "100/29"),
        ("2018-03 100 months", "2018-03-31", "100/31"),
        ("2016-Q2 123456.7 days", "2016-05-01", "1234567/910"),
        ("2016-Q3 123456.7 days", "2016-08-15", "1234567/920"),
        ("2011 99999.87 days", "2011-02-01", "9999987/36500"),
        ("2018 300000 days", "2018-01-01..2018-03-31", "5400000/73"),
        ("2018-01 100 months\n* * 2018-02 100 months", "2018-01-16..2018-02-14", "3150/31"),
        ("2016-05-01..2016-12-31 10 days", "2010-02-01", "-"),
    ],
)
def test_a_target_by_the_day(target: str, window: str, expected: str) -> None:
    """A month's target gives each of its own days an equal part; before its first day there is no target, not 0."""
    assert figures(line_of(f"* * {target}", "* * 2010-02-01 1", window, only=True), "target") == expected


def test_months_with_nothing_used_add_to_what_is_due() -> None:
    """20,000 a month and nothing used by April leaves 80,000 open."""
    targets = "\n".join(f"* * 2018-{month:02d} 20000" for month in range(1, 13))
    line = line_of(targets, "* * 2018-01 0", "2018-04")
    assert figures(line, "due gap_due target gap") == "80000  -80000  240000  -240000"


# Over time.


@pytest.mark.parametrize(
    ("as_of", "phasing", "expected"),
    [
        (date(2018, 1, 31), "months", "100  11/20"),
        (date(2018, 1, 31), "days", "7440/73  803/1488"),
        (date(2018, 2, 14), "months", "150  2/3"),
        (date(2018, 3, 31), "months", "300  13/30"),
        (date(2019, 5, 1), "months", "300  13/30"),
        (None, "months", "300  13/30"),
    ],
)
def test_the_as_of_day_counts_as_elapsed(as_of: date | None, phasing: str, expected: str) -> None:
    """1,200 a year asks for exactly 100 by 31 January; a date past the asked period is its last day."""
    rows = "* * 2018-01-01 50\n* * 2018-01-31 5\n* * 2018-02-14 45\n* * 2018-02-15 30"
    line = line_of("* * 2018 1200", rows, as_of=as_of, phasing=phasing)
    assert figures(line, "due pace") == expected


def test_as_of_inside_a_month_counts_the_rows_up_to_the_day() -> None:
    """A row of the as-of day counts, one of the day after does not."""
    rows = "* * 2018-02-14 45\n* * 2018-02-15 30"
    line = line_of("* * 2018 1200", rows, as_of=date(2018, 2, 14))
    assert figures(line, "actual attainment") == "45  3/80"


def test_as_of_inside_a_month_reads_a_stock_of_that_day() -> None:
    """A reading of the day after the as-of date is not known yet."""
    rows = "* * 2018-02-14 10\n* * 2018-02-15 20"
    assert figures(line_of("* * 2018 40", rows, as_of=date(2018, 2, 14), kind="stock"), "actual") == "10"


def test_days_before_a_span_do_not_count() -> None:
    """A span that begins inside a month counts from its own first day."""
    rows = "* * 2018-01-14 1\n* * 2018-01-15 10\n* * 2018-02-14 100\n* * 2018-02-15 1000"
    assert figures(line_of("* * 2018 1200", rows, "2018-01-15..2018-02-14", only=True), "actual") == "110"


def test_days_before_a_target_do_not_count() -> None:
    """A target that begins inside a month stands against the rows from its own first day on."""
    line = line_of("* * 2018-01-15..2018-04-14 90", "* * 2018-01-14 1\n* * 2018-01-15 10")
    assert figures(line, "actual due") == "10  76"
    assert notes_of(line) == [("covers", "2018-01-15 to 2018-04-14"), ("outside_targets", "1")]


def test_only_takes_the_period_on_both_sides() -> None:
    """The second quarter alone is its own actual against a quarter of the year's target."""
    rows = "* * 2018-01 100\n* * 2018-04 60\n* * 2018-06 30\n* * 2018-07 500"
    line = line_of("* * 2018 1200", rows, "2018-Q2", only=True)
    assert figures(line, "actual target attainment due pace") == "90  300  3/10  300  3/10"
    line = line_of("* * 2018 1200", rows, "2018-Q2")
    assert figures(line, "actual target attainment due pace") == "190  1200  19/120  600  19/60"


def test_only_to_date() -> None:
    """By the middle of April a sixth of the second quarter's target is due, and April, May and June are left."""
    line = line_of("* * 2018 1200", "* * 2018-04-15 40", "2018-Q2", only=True, as_of=date(2018, 4, 15))
    assert figures(line, "target due pace needed") == "300  50  4/5  260/3 x 3 month"


def test_the_year_of_a_fiscal_plan() -> None:
    """In a year from October the second quarter ends in March, half of the target due."""
    line = line_of("* * 2018 1200", "* * 2017-09 7\n* * 2017-10 300\n* * 2018-03 240", "2018-Q2", calendar=OCTOBER)
    assert figures(line, "actual due pace") == "540  600  9/10"


@pytest.mark.parametrize(
    ("period", "only", "full"),
    [
        ("2018-Q1", False, "2018"),
        ("2018-Q1", True, "2018-Q1"),
        ("2018-H2", False, "2018"),
        ("2018", False, "2018"),
        ("2018", True, "2018"),
        ("2017-07..2018-06", False, "2017..2018"),
        ("2018-03-31", False, "2018"),
    ],
)
def test_the_full_target_is_the_years(period: str, only: bool, full: str) -> None:
    """The year to date stands against the whole year's target, `only` against the period's."""
    calendar = Calendar()
    assert window_of(Asked(calendar.parse(period), only=only), calendar).full.name == full


def test_a_target_over_two_years_gives_each_its_share() -> None:
    """2,400 from July to June is 1,200 for either year's part."""
    line = line_of("* * 2017-07..2018-06 2400", "* * 2017-12 999\n* * 2018-01 300", "2018-Q1")
    assert figures(line, "actual target due attainment needed") == "300  1200  600  1/4  900 x 1 quarter"


def test_months_are_their_own_phasing() -> None:
    """With 10, 20 and 70 set for three months, 30 is due after two of them and 100 is the full target."""
    line = line_of("* * 2018-01 10\n* * 2018-02 20\n* * 2018-03 70", "* * 2018-02 30", "2018-02")
    assert figures(line, "target due pace needed") == "100  30  1  70 x 1 month"


def test_a_row_over_several_targets_counts() -> None:
    """A row for a quarter lies within the targets of its three months."""
    line = line_of("* * 2018-01 10\n* * 2018-02 20\n* * 2018-03 70", "* * 2018-Q1 50")
    assert figures(line, "actual attainment") == "50  1/2"
    assert notes_of(line) == [("covers", "2018-01-01 to 2018-03-31")]


def test_a_row_over_a_gap_between_targets_does_not_count() -> None:
    """A row for a quarter cannot be split between the months that have a target and the one that has none."""
    line = line_of("* * 2018-01 10\n* * 2018-03 70", "* * 2018-Q1 50")
    assert figures(line, "actual reason") == "-  no_actual"
    covers = ("covers", "2018-01-01 to 2018-01-31", "2018-03-01 to 2018-03-31")
    assert notes_of(line) == [covers, ("outside_targets", "50")]


def test_rows_outside_the_targets_periods_are_not_counted() -> None:
    """A target for the second quarter stands against the second quarter's rows alone, and the rest is told."""
    line = line_of("* * 2018-Q2 100", "* * 2018-03 40\n* * 2018-04 25", "2018-Q2")
    assert figures(line, "actual target attainment due") == "25  100  1/4  100"
    assert notes_of(line) == [("covers", "2018-04-01 to 2018-06-30"), ("outside_targets", "40")]


@pytest.mark.parametrize(
    ("rows", "as_of", "actual", "beyond"),
    [
        ("* * 2018 90\n* * 2018-Q1 5", None, "5", "2018"),
        ("* * 2018 90", None, "-", "2018"),
        ("* * 2018-02 9\n* * 2018-01 4", date(2018, 2, 14), "4", "2018-02"),
        ("* a 2018-H1 9\n* b 2018 4", None, "-", "2018 2018-H1"),
    ],
)
def test_a_row_longer_than_the_window_is_not_counted(rows: str, as_of: date | None, actual: str, beyond: str) -> None:
    """A row cannot be split: one that runs past the days counted is named instead, and has reported nothing."""
    line = line_of("* * 2018 100", rows, as_of=as_of)
    assert figures(line, "actual") == actual
    assert notes_of(line) == [("beyond", *beyond.split())]


def test_a_row_that_is_not_counted_has_not_reported() -> None:
    """A year's row leaves the first quarter's coverage at none of three months."""
    assert figures(line_of("* * 2018 100", "* * 2018 90"), "actual coverage") == "-  0 of 3"


@pytest.mark.parametrize(
    ("period", "as_of", "expected"),
    [
        ("2018-Q1", None, "1000  900"),
        ("2018-Q1", date(2018, 1, 31), "1000  900"),
        ("2018-Q2", None, "1000  950"),
        ("2018-Q3", None, "1000  1000"),
        ("2018-Q4", None, "1000  1000"),
        ("2017-Q4", None, "500  500"),
        ("2017-Q3", None, "500  -"),
    ],
)
def test_a_stock_is_due_by_the_target_that_runs(period: str, as_of: date | None, expected: str) -> None:
    """Of a stock's targets the last is the full one, and due is the one that runs on the as-of date."""
    targets = "* * 2018-Q1 900\n* * 2018-Q2 950\n* * 2018-H2 1000\n* * 2017-12-31 500"
    line = line_of(targets, "* * 2017-01 1", period, as_of=as_of, kind="stock")
    assert figures(line, "target due") == expected


def test_a_stock_that_is_not_yet_due() -> None:
    """Before the first target runs nothing is due, and the full one stands."""
    line = line_of("* * 2018-H2 1000", "* * 2018-03 400", kind="stock")
    assert figures(line, "target attainment due pace status") == "1000  2/5  -  -  -"
    assert notes_of(line) == [("nothing_due",)]


# Roll-up.


def test_a_stated_whole_stands_for_itself() -> None:
    """The target of a scope is the one stated for it, and everything that falls into it is its actual."""
    line = line_of("* * 2018 300\na * 2018 100\nb * 2018 200", "a * 2018-01 30\nb * 2018-01 30\nc * 2018-01 15")
    assert figures(line, "actual target attainment") == "75  300  1/4"
    assert notes_of(line) == []


@pytest.mark.parametrize(
    ("targets", "parts"),
    [
        ("a * 2018 100\nb * 2018 200", "2"),
        ("* x 2018 100\n* y 2018 200", "2"),
        ("a x 2018 100\nb y 2018 200", "2"),
        ("a * 2018 100\nb x 2018 150\nb y 2018 50", "3"),
        ("a * 2018 100\nb * 2018 200\na x 2018 99\na y 2018 2", "2"),
    ],
)
def test_a_whole_is_derived_from_its_members(targets: str, parts: str) -> None:
    """Members by segment, by branch, by both, or by whichever of them each segment has, add up to the whole."""
    line = line_of(targets, "a x 2018-01 30\nb y 2018-01 30")
    assert figures(line, "target attainment") == "300  1/5"
    assert notes_of(line) == [("derived", parts)]


def test_a_derived_ratio_takes_the_members_actuals_alone() -> None:
    """Branch z has no target: it stands in a row of its own and does not raise the total's attainment."""
    targets, rows = "* x 2018 100\n* y 2018 200", "* x 2018-01 30\n* y 2018-01 30\n* z 2018-01 500"
    total = line_of(targets, rows)
    assert figures(total, "actual target attainment") == "60  300  1/5"
    assert notes_of(total) == [("derived", "2"), ("no_target_members", "500")]
    assert figures(line_of(targets, rows, of="* z"), "actual target reason") == "500  -  no_target"


def test_a_total_is_the_ratio_of_sums() -> None:
    """2 of 4 and 2 of 100 are 4 of 104, 3.8 %, never the mean of 50 and 2 %."""
    line = line_of("a * 2018 4\nb * 2018 100", "a * 2018-01 2\nb * 2018-01 2", "2018")
    assert figures(line, "attainment") == "1/26"


def test_targets_by_segment_and_by_branch_are_not_added() -> None:
    """With both divisions stated the whole is the sum of one of them, the segments."""
    line = line_of("a * 2018 100\nb * 2018 200\n* x 2018 310", "a x 2018-01 30")
    assert figures(line, "target actual") == "300  30"


def test_crossing_targets_are_refused() -> None:
    """Two targets that share a part though neither holds the other make no whole."""
    line = line_of(
        "inner west 2018 10\nouter west-1 2018 10",
        "inner west-1 2018-01 3",
        segments={"outer": None, "inner": "outer"},
        branches={"west": None, "west-1": "west"},
    )
    assert figures(line, "actual target reason") == "3  -  no_target"


def test_a_parent_counts_with_its_descendants() -> None:
    """A parent's target stands against its own rows and those of its children's children."""
    tree: dict[str, str | None] = {"java": None, "banten": "java", "serang": "banten", "bali": None}
    rows = "* java 2018-01 1\n* banten 2018-01 10\n* serang 2018-01 100\n* bali 2018-01 1000"
    line = line_of("* java 2018 222", rows, of="* java", branches=tree)
    assert figures(line, "actual attainment") == "111  1/2"


def test_a_parent_is_derived_from_its_largest_members() -> None:
    """A grandchild's target lies within its parent's and is not added to it."""
    tree: dict[str, str | None] = {"java": None, "banten": "java", "serang": "banten", "jabar": "java"}
    targets = "* banten 2018 100\n* serang 2018 60\n* jabar 2018 50"
    rows = "* serang 2018-01 30\n* jabar 2018-01 15\n* java 2018-01 7"
    java = line_of(targets, rows, of="* java", branches=tree)
    assert figures(java, "actual target attainment") == "45  150  3/10"
    assert notes_of(java) == [("derived", "2"), ("no_target_members", "7")]
    assert notes_of(line_of(targets, rows, of="* banten", branches=tree)) == [("members_disagree", "1", "60", "100")]


def test_names_that_begin_alike_do_not_mix() -> None:
    """Food is not FoodTruck's parent, whatever their names share."""
    tree: dict[str, str | None] = {"Food": None, "FoodTruck": None, "Food-1": "Food"}
    rows = "Food * 2018-01 1\nFoodTruck * 2018-01 10\nFood-1 * 2018-01 100"
    targets = "Food * 2018 202\nFoodTruck * 2018 40"
    assert figures(line_of(targets, rows, of="Food *", segments=tree), "actual attainment") == "101  1/2"
    assert figures(line_of(targets, rows, of="FoodTruck *", segments=tree), "actual attainment") == "10  1/4"


@pytest.mark.parametrize(
    ("targets", "notes"),
    [
        ("* * 2018 300\na * 2018 100\nb * 2018 200", []),
        ("* * 2018 300\na * 2018 100\nb * 2018 198", [("members_disagree", "2", "298", "300")]),
        ("* * 2018 300\n* x 2018 100\n* y 2018 198", [("members_disagree", "2", "298", "300")]),
        ("* * 2018 300\na x 2018 100\nb y 2018 198", [("members_disagree", "2", "298", "300")]),
        ("* * 2018 300\na * 2018 100\nb x 2018 150\nb y 2018 50", []),
        (
            "* * 2018 300\na * 2018 299\n* x 2018 301",
            [("members_disagree", "1", "299", "300"), ("members_disagree", "1", "301", "300")],
        ),
        ("* * 2018 400\n* x 2018-Q1 100\n* x 2018-Q2 100\n* x 2018-H2 200", []),
    ],
)
def test_a_stated_whole_and_its_members_that_disagree_are_told(targets: str, notes: list[tuple[str, ...]]) -> None:
    """Members that add up to 298 under a stated 300 are noted, by segment, by branch or by both."""
    assert notes_of(line_of(targets, "a x 2018-01 1")) == notes


def test_a_stock_adds_up_the_last_readings_of_its_branches() -> None:
    """Each branch brings its own last reading, and the note tells how many are carried, since when."""
    rows = "* x 2018-01 10\n* y 2018-02 20\n* z 2018-01 1\n* z 2018-03 30"
    stated = line_of("* * 2018 120", rows, kind="stock")
    derived = line_of("* x 2018 40\n* y 2018 40\n* z 2018 40", rows, kind="stock")
    assert figures(stated, "actual attainment") == figures(derived, "actual attainment") == "60  1/2"
    assert notes_of(stated) == [("carried", "2", "3", "2018-01")]
    assert notes_of(derived) == [("derived", "3"), ("carried", "2", "3", "2018-01")]


@pytest.mark.parametrize("targets", ["* x 2018 40\n* y 2018 40", "* y 2018 40\n* x 2018 40"])
def test_the_oldest_reading_is_the_one_of_the_earliest_day(targets: str) -> None:
    """A reading of the end of January is older than one of the end of a quarter that began with it."""
    line = line_of(targets, "* x 2018-Q1 10\n* y 2018-01 20", "2018-Q2", kind="stock")
    assert notes_of(line) == [("derived", "2"), ("carried", "2", "2", "2018-01")]


def test_a_derived_stock_takes_its_members_readings_alone() -> None:
    """The reading of a branch without a target stays out of the total's ratio."""
    line = line_of("* x 2018 40\n* y 2018 40", "* x 2018-03 10\n* y 2018-03 10\n* z 2018-03 9", kind="stock")
    assert figures(line, "actual target attainment") == "20  80  1/4"
    assert notes_of(line) == [("derived", "2"), ("no_target_members", "9")]


def test_rows_that_do_not_split_count_in_the_whole_alone() -> None:
    """A row without a branch falls into the total and into no branch."""
    rows = "* * 2018-01 5\n* x 2018-01 10"
    assert figures(line_of("* * 2018 30\n* x 2018 20", rows), "actual") == "15"
    assert figures(line_of("* * 2018 30\n* x 2018 20", rows, of="* x"), "actual") == "10"


def test_no_total_goes_over_metrics() -> None:
    """Units never mix in one figure: every line is of one metric."""
    year = Calendar().parse("2018")
    metrics = {"people": Metric(kind="flow", unit="orang"), "money": Metric(kind="flow", unit="IDR")}
    targets = tuple(Target(metric=name, period=year, target=Decimal(10)) for name in metrics)
    report = compute(Plan(metrics=metrics, targets=targets), totals_of([], Calendar()), Asked(year))
    assert [(line.metric, line.unit) for line in report.lines] == [("people", "orang"), ("money", "IDR")]


# Coverage.


@pytest.mark.parametrize(
    ("targets", "rows", "as_of", "coverage"),
    [
        ("* * 2018 1", "* * 2018-01 1\n* * 2018-02 1\n* * 2018-03 1", None, "3 of 3"),
        ("* * 2018 1", "* * 2018-01 1\n* * 2018-03-05 1", None, "2 of 3"),
        ("* * 2018 1", "", None, "0 of 3"),
        ("* * 2018 1", "* * 2018-01 0", None, "1 of 3"),
        ("* x 2018 1\n* y 2018 1", "* x 2018-Q1 1\n* y 2018-02 1", None, "4 of 6"),
        ("* x 2018 1\n* y 2018 1", "* x 2018-Q1 1\n* z 2018-Q1 1", None, "3 of 6"),
        ("* * 2018 1", "* x 2018-Q1 1\n* z 2018-01 1", None, "4 of 6"),
        ("* * 2018 1", "* * 2018-01 1", date(2018, 2, 14), "1 of 1"),
        ("* * 2018 1", "* * 2018-01-03 1", date(2018, 1, 14), "1 of 1"),
    ],
)
def test_coverage_counts_branches_and_months(targets: str, rows: str, as_of: date | None, coverage: str) -> None:
    """Every branch with a target is expected in every month that is over, and a recorded 0 has reported."""
    assert figures(line_of(targets, rows, as_of=as_of), "coverage") == coverage


@pytest.mark.parametrize(
    ("targets", "rows", "of", "coverage"),
    [
        ("* java 2018 1", "* serang 2018-Q1 1\n* lebak 2018-01 1", "* java", "4 of 6"),
        ("* java 2018 2\n* serang 2018 1\n* lebak 2018 1", "* serang 2018-Q1 1\n* lebak 2018-Q1 1", "* java", "6 of 6"),
        ("* java 2018 1", "* java 2018-Q1 1\n* serang 2018-Q1 1\n* lebak 2018-Q1 1", "* java", "9 of 9"),
        ("* java 2018 1", "* serang 2018-Q1 1\n* lebak 2018-01 1", "* *", "4 of 6"),
        ("* * 2018 1", "* serang 2018-Q1 1", "* *", "3 of 9"),
        ("* * 2018 1", "* serang 2018-Q1 1", "* java", "3 of 6"),
        ("* * 2018 1", "* * 2018-Q1 1", "* *", "3 of 3"),
    ],
)
def test_a_parents_target_is_met_by_its_branches_rows(targets: str, rows: str, of: str, coverage: str) -> None:
    """A parent is expected to report through its branches, and itself only where it has rows."""
    tree = {"java": None, "serang": "java", "lebak": "java", "bali": None}
    assert figures(line_of(targets, rows, of=of, branches=tree), "coverage") == coverage


@pytest.mark.parametrize(
    ("rows", "coverage"),
    [
        ("* x 2018-01 1\n* y 2018-03 1", "1 of 2"),
        ("* x 2018-Q1 1\n* y 2018-03-31 1", "2 of 2"),
        ("* x 2018 1\n* y 2018-H1 1", "0 of 2"),
    ],
)
def test_a_stock_covers_the_last_month(rows: str, coverage: str) -> None:
    """A stock has reported where it has a reading of the last month that is over."""
    assert figures(line_of("* x 2018 1\n* y 2018 1", rows, kind="stock"), "coverage") == coverage


# Needed and status.


@pytest.mark.parametrize(
    ("period", "as_of", "only", "needed"),
    [
        ("2018-Q1", None, False, "300 x 3 quarter"),
        ("2018-Q3", None, False, "900 x 1 quarter"),
        ("2018-Q4", None, False, "-"),
        ("2018-H1", None, False, "900 x 1 half"),
        ("2018-01", None, False, "900/11 x 11 month"),
        ("2018", date(2018, 10, 31), False, "450 x 2 month"),
        ("2018", None, False, "-"),
        ("2018-Q4", date(2018, 11, 15), False, "900 x 1 quarter"),
        ("2018-01-01..2018-03-31", None, False, "100 x 9 month"),
        ("2018-Q1", None, True, "-"),
        ("2018-Q1", date(2018, 1, 31), True, "0 x 2 month"),
        ("2018-01", date(2018, 1, 11), True, "0 x 20 day"),
    ],
)
def test_needed_is_what_is_missing_by_the_periods_left(
    period: str, as_of: date | None, only: bool, needed: str
) -> None:
    """300 of 1,200 leaves 900 to the periods left, in the unit asked for; with nothing left there is no such figure."""
    line = line_of("* * 2018 1200", "* * 2018-01-05 300", period, as_of=as_of, only=only)
    assert figures(line, "needed") == needed


@pytest.mark.parametrize(
    ("as_of", "period", "needed"),
    [
        (date(2018, 6, 30), "2018-Q2", "450 x 2 quarter"),
        (date(2018, 7, 1), "2018-Q3", "450 x 2 quarter"),
        (date(2018, 9, 29), "2018-Q3", "450 x 2 quarter"),
        (date(2018, 9, 30), "2018-Q3", "900 x 1 quarter"),
        (date(2018, 10, 1), "2018-Q4", "900 x 1 quarter"),
        (date(2018, 12, 31), "2018-Q4", "-"),
    ],
)
def test_needed_counts_the_running_period(as_of: date, period: str, needed: str) -> None:
    """A period is left until it is over, so the figure does not jump on the first day of the next one."""
    line = line_of("* * 2018 1200", "* * 2018-01-05 300", period, as_of=as_of)
    assert figures(line, "needed") == needed


@pytest.mark.parametrize(
    ("actual", "metric", "needed"),
    [
        ("1200", {}, "0 x 3 quarter"),
        ("1500", {}, "0 x 3 quarter"),
        ("-300", {}, "500 x 3 quarter"),
        ("300", {"direction": "lower"}, "300 x 3 quarter"),
        ("1500", {"direction": "lower"}, "-100 x 3 quarter"),
    ],
)
def test_needed_once_the_target_is_reached(actual: str, metric: dict[str, Any], needed: str) -> None:
    """A target that is reached needs 0; where less is better it is what may still come, below 0 once exceeded."""
    assert figures(line_of("* * 2018 1200", f"* * 2018-01 {actual}", **metric), "needed") == needed


def test_a_stock_needs_nothing_by_the_period() -> None:
    """What each period left must bring is a question to a flow."""
    assert figures(line_of("* * 2018 1200", "* * 2018-01 900", kind="stock"), "needed gap") == "-  -300"


def test_needed_ends_with_the_targets() -> None:
    """A target for the first half leaves one quarter after the first."""
    assert figures(line_of("* * 2018-H1 500", "* * 2018-01 300"), "needed") == "200 x 1 quarter"


def test_nothing_recorded_has_nothing_needed() -> None:
    """Without an actual nobody knows what is missing."""
    assert figures(line_of("* * 2018 500", ""), "needed reason status met gap") == "-  no_actual  -  -  -"


@pytest.mark.parametrize(
    ("pace", "status"),
    [
        ("5", "ahead"),
        ("1", "ahead"),
        ("999999999/1000000000", "on track"),
        ("9/10", "on track"),
        ("899999999/1000000000", "at risk"),
        ("3/4", "at risk"),
        ("749999999/1000000000", "behind"),
        ("0", "behind"),
        ("-3", "behind"),
    ],
)
def test_status_takes_the_exact_pace(pace: str, status: str) -> None:
    """Bands begin at 100, 90 and 75 % exactly; what rounds to 90 is not 90."""
    assert band_of(BUILT_IN["default"], Fraction(pace) * 100) == status


@pytest.mark.parametrize(
    ("actual", "expected"), [("67500", "9/10  on track"), ("67499.99", "6749999/7500000  at risk")]
)
def test_status_of_a_line_is_its_paces(actual: str, expected: str) -> None:
    """67,500 of a due 75,000 is on track, a hundredth less is not."""
    assert figures(line_of("* * 2018 300000", f"* * 2018-Q1 {actual}"), "pace status") == expected


# The rows of a report.


def scopes(plan: Plan, asked: Asked, rows: str) -> list[list[str]]:
    """The `segment branch` of every line of every view."""
    report = report_of(plan, rows_of(rows), asked)
    return [[f"{line.segment or '*'} {line.branch or '*'}" for line in view.lines] for view in report.views]


ROWS = "a x 2018-01 1\na y 2018-01 4\nb y 2018-01 2\nc x 2018-01 9"
QUARTER = Calendar().parse("2018-Q1")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(QUARTER), [["* *", "a *", "b *", "c *"], ["* *", "* x", "* y"]]),
        (Asked(QUARTER, by=((),)), [["* *"]]),
        (Asked(QUARTER, by=(("segment", "branch"),)), [["* *", "a *", "a x", "a y", "b *", "b y", "c *", "c x"]]),
        (Asked(QUARTER, by=(("branch", "segment"),)), [["* *", "* x", "a x", "c x", "* y", "a y", "b y"]]),
        (Asked(QUARTER, by=(("branch",),), segments=("a",)), [["a *", "a x", "a y"]]),
        (Asked(QUARTER, by=(("segment",),), segments=("c", "a")), [["c *", "a *"]]),
        (Asked(QUARTER, by=(("branch",),), segments=("a", "c")), [["a x", "c x", "a y"]]),
        (Asked(QUARTER, by=(("segment",),), branches=("y",)), [["* y", "a y", "b y"]]),
        (Asked(QUARTER, by=(("segment",),), sort=Order("name", falling=True)), [["* *", "c *", "b *", "a *"]]),
        (Asked(QUARTER, by=(("segment",),), sort=Order("actual")), [["* *", "b *", "a *", "c *"]]),
        (Asked(QUARTER, by=(("segment",),), sort=Order("target", falling=True)), [["* *", "b *", "a *", "c *"]]),
        (Asked(QUARTER, by=(("segment",),), metrics=("other",)), [[]]),
    ],
)
def test_a_whole_stands_before_its_members(asked: Asked, expected: list[list[str]]) -> None:
    """Rows are in the plan's order or as sorted, those without the figure last, and no total of picked members."""
    plan = plan_of("a * 2018 10\nb * 2018 20")
    plan = plan.model_copy(update={"metrics": {**plan.metrics, "other": Metric(kind="flow")}})
    assert scopes(plan, asked, ROWS) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("* * 2018-01 1", [["* *"]]),
        ("a * 2018-01 1", [["* *", "a *"]]),
        ("* x 2018-01 1", [["* *", "* x"]]),
        ("a x 2018-01 1", [["* *", "a *"], ["* *", "* x"]]),
    ],
)
def test_there_is_a_view_for_each_label_that_has_members(rows: str, expected: list[list[str]]) -> None:
    """A plan without branches has no view of them, one without any members its totals."""
    assert scopes(plan_of("* * 2018 10"), Asked(QUARTER), rows) == expected


def test_declared_members_keep_the_plans_order() -> None:
    """What the plan declares comes first, in its order, before what rows alone name."""
    plan = plan_of("* * 2018 10", segments={"c": None, "a": None})
    assert scopes(plan, Asked(QUARTER, by=(("segment",),)), ROWS) == [["* *", "c *", "a *", "b *"]]


def test_a_line_stands_once_in_the_report() -> None:
    """The total stands in both views and once among the lines."""
    report = report_of(plan_of("* * 2018 10"), rows_of(ROWS), Asked(QUARTER))
    assert [len(view.lines) for view in report.views] == [4, 3]
    assert len(report.lines) == 6


def test_the_lines_of_a_report_are_in_the_order_of_its_views() -> None:
    """What a sort does to a view it does to the lines of the files for machines, and nothing unseen is among them."""
    asked = Asked(QUARTER, by=(("segment",),), sort=Order("actual", falling=True))
    report = report_of(plan_of("* * 2018 10"), rows_of(ROWS), asked)
    assert list(lines_by_scope(report)) == ["* *", "c *", "a *", "b *"]


def test_a_report_says_what_it_was_asked() -> None:
    """The report names its period, the days whose target is full, and the last day counted."""
    report = report_of(plan_of("* * 2018 10"), [], Asked(QUARTER, as_of=date(2018, 2, 14)))
    assert (report.period.name, report.full.name, report.as_of, report.only) == (
        "2018-Q1",
        "2018",
        date(2018, 2, 14),
        False,
    )


# The words of a question.


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (period_named(plan_of("* * 2018 1"), "Q1"), "2018-Q1"),
        (period_named(plan_of("* * 2018 1"), "h2"), "2018-H2"),
        (period_named(plan_of("* * 2018 1"), "2019-03"), "2019-03"),
        (quarter_named(plan_of("* * 2018 1"), "3"), "2018-Q3"),
        (quarter_named(plan_of("* * 2018-Q2 1"), "q3"), "2018-Q3"),
        (quarter_named(plan_of("* * 2018 1"), "IV"), "2018-Q4"),
        (quarter_named(plan_of("* * 2018 1"), "tw ii"), "2018-Q2"),
        (quarter_named(plan_of("* * 2018 1"), "Triwulan I"), "2018-Q1"),
        (quarter_named(plan_of("* * 2018 1"), "2018Q3"), "2018-Q3"),
        (month_named(plan_of("* * 2018 1"), "3"), "2018-03"),
        (month_named(plan_of("* * 2018 1", calendar=OCTOBER), "11"), "2017-11"),
        (month_named(plan_of("* * 2018 1"), "2019-12"), "2019-12"),
        (year_named(plan_of("* * 2018 1"), "2017"), "2017"),
    ],
)
def test_a_period_without_a_year_takes_the_plans_only_one(found: Any, expected: str) -> None:
    """A quarter is of the only year that has targets, a month of that fiscal year."""
    assert found.name == expected


@pytest.mark.parametrize(
    ("targets", "text", "message"),
    [
        ("* * 2017 1\n* * 2018 1", "Q1", "the plan has 2017, 2018"),
        ("", "Q1", "the plan has no targets"),
        ("* * 2018 1", "Q5", "not a period: Q5"),
    ],
)
def test_a_period_that_nobody_can_place_is_a_usage_error(targets: str, text: str, message: str) -> None:
    """With several years the question lists them instead of taking one."""
    with pytest.raises(UsageError, match=message):
        period_named(plan_of(targets), text)


def test_a_filter_names_a_member() -> None:
    """A filter takes names of the plan, or those that targets use; another is a usage error with a suggestion."""
    declared, free = plan_of("", segments={"jakon": None}), plan_of("jakon * 2018 1")
    assert members_named(declared, "segment", ["jakon", "jakon"]) == ("jakon",)
    assert members_named(free, "segment", ["jakon"]) == ("jakon",)
    for plan in (declared, free):
        with pytest.raises(UsageError, match="no segment jakn"):
            members_named(plan, "segment", ["jakn"])
