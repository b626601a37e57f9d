"""What a report adds when it is asked: groups, growth, forecasts, identical actuals, who is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from attain.actuals.rows import read_totals
from attain.compute import Asked, compute, cuts_of
from attain.compute.asked import ForecastRule, Window, window_of, year_before
from attain.loading import load_plan
from attain.period import Calendar
from attain.table import document, tabulate

if TYPE_CHECKING:
    from pathlib import Path

    from attain.compute import Line, Report

PLAN = """\
metrics: {sales: {unit: EUR, kind: flow}}
segments: {retail: , online: }
branches:
  serang: {group: utama}
  cikupa: {group: utama}
  lebak: {group: perintis}
  labuan: {}
profiles: {front: [40%, 30%, 20%, 10%]}
targets:
  - {metric: sales, branch: serang, period: 2018, target: 1200}
  - {metric: sales, branch: cikupa, period: 2018, target: 2400}
  - {metric: sales, branch: lebak, period: 2018, target: 600, phasing: front}
"""
ROWS = """\
date,segment,branch,metric,value
2017-01,retail,serang,sales,80
2017-02,retail,serang,sales,20
2017-03,retail,serang,sales,500
2018-01,retail,serang,sales,100
2018-01,online,serang,sales,25
2018-01,retail,cikupa,sales,300
2018-02,retail,lebak,sales,90
2018-02,retail,labuan,sales,7
"""


def report_of(folder: Path, asked: Asked, *, plan: str = PLAN, rows: str = ROWS) -> Report:
    """The report of a plan and rows in a folder."""
    (folder / "targets.yaml").write_text(plan, "utf-8")
    (folder / "rows.csv").write_text(rows, "utf-8")
    loaded = load_plan(str(folder / "targets.yaml"))
    assert loaded.plan is not None, loaded.problems
    totals, problems = read_totals(loaded.plan, [str(folder / "rows.csv")], cuts_of(loaded.plan, asked))
    assert not [problem for problem in problems if problem.severity == "error"]
    return compute(loaded.plan, totals, asked)


def period(name: str) -> Asked:
    """A question about a period of the calendar."""
    return Asked(Calendar().parse(name))


def by_branch(report: Report) -> dict[str | None, Line]:
    """The lines of a report by what stands under `branch`."""
    return {line.branch: line for line in report.lines}


def test_groups(tmp_path: Path) -> None:
    """A group's line adds up its members; its branches stand below it, and those of no group do not."""
    asked = Asked(Calendar().parse("2018-Q1"), by=(("group", "branch"),))
    report = report_of(tmp_path, asked)
    assert [line.branch for line in report.views[0].lines] == [None, "utama", "serang", "cikupa", "perintis", "lebak"]
    lines = by_branch(report)
    assert (lines["utama"].actual, lines["utama"].target) == (Fraction(425), Fraction(3600))
    assert (lines["perintis"].actual, lines["perintis"].target) == (Fraction(90), Fraction(600))


def test_a_group_may_be_picked(tmp_path: Path) -> None:
    """Picking a group leaves its members; the total is the group's."""
    report = report_of(tmp_path, Asked(Calendar().parse("2018-Q1"), branches=("utama",), by=(("branch",),)))
    assert [(line.branch, line.actual) for line in report.lines] == [
        ("utama", Fraction(425)),
        ("serang", Fraction(125)),
        ("cikupa", Fraction(300)),
    ]


def test_a_group_may_have_a_target(tmp_path: Path) -> None:
    """A target stated for a group stands before the sum of its members', and the difference is noted."""
    plan = PLAN + "  - {metric: sales, branch: utama, period: 2018, target: 4000}\n"
    line = by_branch(report_of(tmp_path, Asked(Calendar().parse("2018"), by=(("group",),)), plan=plan))["utama"]
    assert line.target == 4000
    (note,) = [note for note in line.notes if note.name == "members_disagree"]
    assert list(note.amounts) == [Fraction(2), Fraction(3600), Fraction(4000)]


def test_growth(tmp_path: Path) -> None:
    """Growth is against the same days of the year before: 125 against 100 by February, and none without such days."""
    asked = Asked(Calendar().parse("2018-02"), by=(("branch",),), growth=True)
    lines = by_branch(report_of(tmp_path, asked))
    assert lines["serang"].growth == Fraction(1, 4)
    assert lines["cikupa"].growth is None
    assert lines[None].growth == Fraction(522 - 100, 100)


@pytest.mark.parametrize(
    ("full", "until", "before"),
    [
        ("2018", date(2018, 4, 1), ("2017-01-01", "2017-03-31")),
        ("2024", date(2024, 3, 1), ("2023-01-01", "2023-02-28")),
        ("2025", date(2025, 3, 1), ("2024-01-01", "2024-02-29")),
        ("2024", date(2024, 2, 15), ("2023-01-01", "2023-02-14")),
        ("2024", date(2024, 2, 29), ("2023-01-01", "2023-02-28")),
    ],
)
def test_the_same_days_of_the_year_before(full: str, until: date, before: tuple[str, str]) -> None:
    """A window that ends with a month ends with that month a year earlier, leap days or not."""
    window = year_before(Window(Calendar().parse(full), until), Calendar())
    assert (window.start.isoformat(), window.as_of.isoformat()) == before


def test_a_fiscal_year_before() -> None:
    """The year before a fiscal year is the fiscal year before."""
    calendar = Calendar(10)
    window = year_before(window_of(Asked(calendar.parse("2018-Q2")), calendar), calendar)
    assert (window.full.name, window.start.isoformat(), window.as_of.isoformat()) == (
        "2017",
        "2016-10-01",
        "2017-03-31",
    )


@pytest.mark.parametrize(
    ("rule", "serang", "lebak"), [("straight", Fraction(500), Fraction(360)), ("profile", Fraction(500), Fraction(225))]
)
def test_forecasts(rule: ForecastRule, serang: Fraction, lebak: Fraction, tmp_path: Path) -> None:
    """By straight line a quarter's 90 make 360 of the year; where 40 % fall into it they make 225."""
    asked = Asked(Calendar().parse("2018-Q1"), by=(("branch",),), forecast=rule)
    lines = by_branch(report_of(tmp_path, asked))
    found = [line.forecast and line.forecast.value for line in (lines["serang"], lines["lebak"])]
    assert found == [serang, lebak]
    assert lines["labuan"].forecast is None or rule == "straight"


def test_no_forecast_unless_asked(tmp_path: Path) -> None:
    """A forecast is printed only when it is asked for, and then under its rule's name."""
    report = report_of(tmp_path, period("2018-Q1"))
    assert all(line.forecast is None for line in report.lines)
    assert "forecast" not in str(tabulate(report)).lower()
    asked = Asked(Calendar().parse("2018-Q1"), forecast="straight")
    assert "Forecast (straight)" in [column.header for column in tabulate(report_of(tmp_path, asked)).tables[0].columns]


SAME = """\
date,segment,branch,metric,value
2018-01,retail,serang,sales,4774.08
2018-01,online,cikupa,sales,4774.08
2018-01,online,lebak,sales,90
2018-01,online,labuan,sales,90
"""


def test_identical_actuals_are_pointed_out(tmp_path: Path) -> None:
    """The same long figure in two branches is noted at both; short figures meet by chance."""
    report = report_of(tmp_path, Asked(Calendar().parse("2018-Q1"), by=(("branch",),)), rows=SAME)
    noted = {line.branch: [n.words for n in line.notes if n.name == "same_actual"] for line in report.lines}
    assert noted == {
        None: [],
        "serang": [("branch", "cikupa")],
        "cikupa": [("branch", "serang")],
        "lebak": [],
        "labuan": [],
    }


def test_a_part_is_not_a_twin(tmp_path: Path) -> None:
    """A group with one reporting member has its figure, and that is no coincidence."""
    rows = "date,segment,branch,metric,value\n2018-01,retail,lebak,sales,4774.08\n"
    report = report_of(tmp_path, Asked(Calendar().parse("2018-Q1"), by=(("group", "branch"),)), rows=rows)
    assert not [note for line in report.lines for note in line.notes if note.name == "same_actual"]


def test_who_has_not_reported(tmp_path: Path) -> None:
    """Coverage knows who is missing, by branch and month; the table names them when asked."""
    report = report_of(tmp_path, Asked(Calendar().parse("2018-02"), by=(("branch",),)))
    line = by_branch(report)["serang"]
    missing = (("online", "serang", "2018-02"), ("retail", "serang", "2018-02"))
    assert (line.coverage.reported, line.coverage.expected, line.coverage.missing) == (2, 4, missing)
    assert any(
        "not yet: online serang 2018-02, retail serang 2018-02" in note for note in tabulate(report, verbose=True).notes
    )
    assert not any("not yet" in note for note in tabulate(report).notes)
    (serang,) = [found for found in document(report)["lines"] if found["branch"] == "serang"]
    assert serang["coverage"]["missing"][0] == {"segment": "online", "branch": "serang", "month": "2018-02"}


def test_sums_stay_exact(tmp_path: Path) -> None:
    """Cents add up to the cent over any number of groups."""
    report = report_of(tmp_path, Asked(Calendar().parse("2018-Q1"), by=(("group",),)), rows=SAME)
    assert by_branch(report)["utama"].actual == Fraction(Decimal("9548.16"))


def test_a_silent_segment_shows_in_the_total(tmp_path: Path) -> None:
    """A month that one segment of a branch has not reported is missing from the branch and from the total."""
    rows = "date,segment,branch,metric,value\n2018-01,retail,serang,sales,1\n2018-02,retail,serang,sales,1\n"
    rows += "2018-01,online,serang,sales,1\n"
    plan = PLAN.split("targets:", maxsplit=1)[0] + "targets: [{metric: sales, period: 2018, target: 1200}]\n"
    report = report_of(tmp_path, Asked(Calendar().parse("2018-02"), by=(("segment",),)), plan=plan, rows=rows)
    found = {line.segment: (line.coverage.reported, line.coverage.expected) for line in report.lines}
    assert found == {None: (3, 10), "retail": (2, 8), "online": (1, 8)}


def test_no_pace_over_rows_that_run_on(tmp_path: Path) -> None:
    """Inside a month that is reported as a whole, what is due has no actual to stand against."""
    asked = Asked(Calendar().parse("2018-02"), as_of=date(2018, 2, 14), by=(("branch",),))
    line = by_branch(report_of(tmp_path, asked))["lebak"]
    assert (line.pace, line.status, line.reason) == (None, None, "no_actual")
    line = by_branch(report_of(tmp_path, asked))[None]
    assert (line.actual, line.pace, line.status) == (Fraction(425), None, None)


def test_a_metric_without_segments_still_splits_by_branch(tmp_path: Path) -> None:
    """By segment and branch, a metric that knows no segments has its branches right below its total."""
    rows = "date,branch,metric,value\n2018-01,serang,sales,1\n"
    plan = PLAN.replace("segments: {retail: , online: }\n", "")
    asked = Asked(Calendar().parse("2018-Q1"), by=(("segment", "branch"),))
    report = report_of(tmp_path, asked, plan=plan, rows=rows)
    assert [line.branch for line in report.views[0].lines] == [None, "serang", "cikupa", "lebak"]


def test_picked_pairs_are_named_in_full(tmp_path: Path) -> None:
    """Where no row stands for the segment of a pair, the pair is named by both."""
    asked = Asked(Calendar().parse("2018-Q1"), branches=("serang", "cikupa"), by=(("segment",),))
    names = [row.cells[0].text for row in tabulate(report_of(tmp_path, asked)).tables[0].rows]
    assert names == ["sales", "retail / serang", "retail / cikupa", "online / serang"]


def test_three_labels(tmp_path: Path) -> None:
    """Each row is named by what it adds to the row above it: group, segment, branch."""
    asked = Asked(Calendar().parse("2018-Q1"), by=(("group", "segment", "branch"),))
    rows = [(row.cells[0].depth, row.cells[0].text) for row in tabulate(report_of(tmp_path, asked)).tables[0].rows]
    assert rows[:7] == [
        (0, "sales"),
        (1, "utama"),
        (2, "retail"),
        (3, "serang"),
        (3, "cikupa"),
        (2, "online"),
        (3, "serang"),
    ]
