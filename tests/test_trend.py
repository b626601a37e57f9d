"""Trends: every point is a report's line, and the same in every face.

The tables of targets and rows are those of `tests/plans.py`; expectations were worked out by hand, as fractions.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attain.cli.run import run
from attain.compute import Asked, Reason, window_of
from attain.compute.trend import StepUnit, Trend, trend_cuts, trend_of
from attain.model import Metric, Plan, Segment, Target
from attain.period import Calendar
from attain.read.csv import open_csv
from attain.render.layout import fitted
from attain.render.markdown import markdown
from attain.render.plain import plain
from attain.render.sparks import spark_text
from attain.render.terminal import drawn
from attain.table.table import Cell, Spark
from attain.table.trends import COLUMNS, tabulate_trend, trend_document, trend_records
from tests.conftest import ROOT
from tests.plans import Case, cases, lines_by_scope, plan_of, report_of, rows_of, totals_of
from tests.test_architecture import loaded_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.compute import Line
    from attain.model import Actual

GOLDEN = Path(__file__).parent / "golden"
PLANS = sorted({path.parent for path in GOLDEN.rglob("targets.yaml")})
SCHEMAS = ROOT / "attain" / "schemas"
UNITS: st.SearchStrategy[StepUnit] = st.sampled_from(["month", "quarter"])
POINT = ("actual", "target", "attainment", "due", "pace", "status", "met", "reason")

# 100 a month are due; January brings half of it, and March has caught up.
YEAR = "* * 2018 1200"
CAUGHT_UP = """
* * 2018-01 50
* * 2018-02 150
* * 2018-03 100
"""


def trend_over(plan: Plan, rows: Iterable[Actual], asked: Asked, per: StepUnit = "month") -> Trend:
    """The trend over rows in memory."""
    return trend_of(plan, totals_of(rows, plan.calendar, trend_cuts(plan, asked, per)), asked, per)


def trend_by_hand(
    targets: str,
    actuals: str,
    period: str,
    *,
    per: StepUnit = "month",
    as_of: date | None = None,
    only: bool = False,
    calendar: Calendar | None = None,
    **plan: Any,
) -> Trend:
    """The trend over two tables."""
    found = calendar or Calendar()
    asked = Asked(found.parse(period), as_of=as_of, only=only)
    return trend_over(plan_of(targets, calendar=found, **plan), rows_of(actuals, found), asked, per)


def course(trend: Trend, names: str = "attainment pace", of: str = "* *") -> list[str]:
    """A scope's steps as text: the step, then the figures named, `-` for what does not exist."""
    (line,) = [line for line in trend.lines if f"{line.segment or '*'} {line.branch or '*'}" == of]
    return [
        " ".join(
            [step.name, *("-" if (value := getattr(point, name)) is None else str(value) for name in names.split())]
        )
        for step, point in zip(trend.steps, line.points, strict=True)
    ]


# By hand.


def test_a_flow_catches_up() -> None:
    """50, 150 and 100 against 100 a month: a pace of a half, then of 1."""
    trend = trend_by_hand(YEAR, CAUGHT_UP, "2018-Q1")
    assert course(trend, "actual due attainment pace status met") == [
        "2018-01 50 100 1/24 1/2 behind False",
        "2018-02 200 200 1/6 1 ahead False",
        "2018-03 300 300 1/4 1 ahead False",
    ]


def test_a_quarter_shows_its_year_to_date() -> None:
    """The steps begin with the year; after the last actual the figures stand still, and the pace falls."""
    trend = trend_by_hand(YEAR, CAUGHT_UP, "2018-Q2", as_of=date(2018, 5, 31))
    assert course(trend) == [
        "2018-01 1/24 1/2",
        "2018-02 1/6 1",
        "2018-03 1/4 1",
        "2018-04 1/4 3/4",
        "2018-05 1/4 3/5",
    ]


def test_only_begins_with_the_period() -> None:
    """Under `only` the steps are those of the period, against the 300 that are its own; January's 999 are outside."""
    rows = "* * 2018-01 999\n* * 2018-04 50\n* * 2018-05 150"
    trend = trend_by_hand(YEAR, rows, "2018-Q2", only=True)
    assert course(trend, "actual target attainment pace") == [
        "2018-04 50 300 1/6 1/2",
        "2018-05 200 300 2/3 1",
        "2018-06 200 300 2/3 2/3",
    ]


def test_only_may_begin_and_end_inside_a_month() -> None:
    """A span of days has a step for each month that it touches: 5 of 15 days, then all 15."""
    rows = "* * 2018-01-29 20\n* * 2018-02-03 40\n* * 2018-02-04 5"
    trend = trend_by_hand("* * 2018-01-27..2018-02-10 150", rows, "2018-01-27..2018-02-10", only=True)
    assert [(step.name, str(step.start), str(step.last)) for step in trend.steps] == [
        ("2018-01", "2018-01-27", "2018-01-31"),
        ("2018-02", "2018-02-01", "2018-02-10"),
    ]
    assert course(trend, "actual due pace") == ["2018-01 20 50 2/5", "2018-02 65 150 13/30"]


def test_the_running_step_ends_on_the_as_of_date() -> None:
    """Half of February is due on the 14th, and what came later does not count."""
    rows = "* * 2018-01 50\n* * 2018-02-10 30\n* * 2018-02-20 40"
    trend = trend_by_hand(YEAR, rows, "2018", as_of=date(2018, 2, 14))
    assert trend.steps[-1].last == date(2018, 2, 14)
    assert course(trend, "actual due attainment pace") == ["2018-01 50 100 1/24 1/2", "2018-02 80 150 1/15 8/15"]
    keys = [(column.key, column.header) for column in tabulate_trend(trend).tables[0].columns[4:6]]
    assert keys == [("2018-01", "2018-01"), ("2018-02", "2018-02-14")]


def test_a_stock_carries_its_readings() -> None:
    """North's 900 of January stand until March brings 980; all of a stock's target is due at once."""
    targets = "* north 2018 1500\n* south 2018 500"
    rows = "* north 2018-01 900\n* south 2018-02 300\n* north 2018-03 980"
    trend = trend_by_hand(targets, rows, "2018-Q1", kind="stock")
    assert course(trend, "actual attainment pace") == [
        "2018-01 900 9/20 9/20",
        "2018-02 1200 3/5 3/5",
        "2018-03 1280 16/25 16/25",
    ]
    assert course(trend, "actual reason", of="* south") == ["2018-01 - no_actual", "2018-02 300 -", "2018-03 300 -"]


def test_a_year_from_october() -> None:
    """The first step of the fiscal year 2018 is October 2017, its first quarter ends with December."""
    rows = "* * 2017-10 100\n* * 2017-12 50\n* * 2018-01 150"
    made: dict[str, Any] = {"calendar": Calendar(10), "as_of": date(2018, 1, 31)}
    assert course(trend_by_hand(YEAR, rows, "2018", **made)) == [
        "2017-10 1/12 1",
        "2017-11 1/12 1/2",
        "2017-12 1/8 1/2",
        "2018-01 1/4 3/4",
    ]
    assert course(trend_by_hand(YEAR, rows, "2018", per="quarter", **made)) == ["2018-Q1 1/8 1/2", "2018-Q2 1/4 3/4"]


def test_rows_of_a_quarter_count_when_it_is_over() -> None:
    """By month there is no figure before March, but a reason; the running quarter's row leaves its pace out."""
    rows = "* * 2018-Q1 100\n* * 2018-Q2 20"
    target = "* * 2018 400"
    assert course(trend_by_hand(target, rows, "2018-H1", per="quarter")) == ["2018-Q1 1/4 1", "2018-Q2 3/10 3/5"]
    trend = trend_by_hand(target, rows, "2018-H1")
    assert course(trend, "attainment pace reason") == [
        "2018-01 - - no_actual",
        "2018-02 - - no_actual",
        "2018-03 1/4 1 -",
        "2018-04 1/4 - -",
        "2018-05 1/4 - -",
        "2018-06 3/10 3/5 -",
    ]
    cells = tabulate_trend(trend).tables[0].rows[0].cells
    assert [spark_text(cell.spark) for cell in cells if cell.spark] == ["··▇▇▇█", "··█··▅"]


def test_a_span_of_years_is_one_run() -> None:
    """Two years asked at once are one window: 24 steps against both years' targets."""
    trend = trend_by_hand("* * 2017 1200\n* * 2018 2400", "* * 2017-01 36\n* * 2018-12 3564", "2017..2018")
    assert len(trend.steps) == 24
    assert course(trend)[::23] == ["2017-01 1/100 9/25", "2018-12 1 1"]


def test_the_last_day_there_is() -> None:
    """The calendar's end is an empty run of days and still has one step."""
    asked = Asked(Calendar().parse("9999-12-31"), only=True)
    assert [step.name for step in trend_over(plan_of(YEAR), [], asked).steps] == ["9999-12"]


# Laws.


def points_of(trend: Trend, index: int) -> dict[str, Line]:
    """Every scope's line at one step."""
    return {f"{line.segment or '*'} {line.branch or '*'}": line.points[index] for line in trend.lines}


@given(cases(), UNITS)
def test_a_trend_ends_in_its_report(case: Case, per: StepUnit) -> None:
    """The last step's report is the report, whatever was asked, and every line has a point for every step."""
    trend = trend_over(case.plan, case.rows, case.asked, per)
    assert trend.report == report_of(case.plan, case.rows, case.asked)
    assert tuple(points_of(trend, -1).values()) == trend.report.lines
    assert {len(line.points) for line in trend.lines} <= {len(trend.steps)}


@given(cases(), UNITS)
def test_each_point_is_a_report_as_of_its_day(case: Case, per: StepUnit) -> None:
    """A point is the line of a report whose rows were read for that day alone; other days' cuts change nothing."""
    trend = trend_over(case.plan, case.rows, case.asked, per)
    for index, step in enumerate(trend.steps):
        report = report_of(case.plan, case.rows, case.asked._replace(as_of=step.last))
        assert points_of(trend, index) == lines_by_scope(report)


@given(cases(), UNITS)
def test_each_point_is_the_report_of_its_step(case: Case, per: StepUnit) -> None:
    """Within one year a point has the figures of `attain report --period STEP`, to the last digit."""
    calendar, asked = case.plan.calendar, case.asked._replace(only=False)
    if window_of(asked, calendar).full.unit != "year":
        return
    trend = trend_over(case.plan, case.rows, asked, per)
    for index, step in enumerate(trend.steps):
        report = report_of(case.plan, case.rows, asked._replace(period=calendar.parse(step.name), as_of=step.last))
        found = points_of(trend, index)
        for scope, line in lines_by_scope(report).items():
            assert [getattr(found[scope], name) for name in POINT] == [getattr(line, name) for name in POINT]
        assert found.keys() == lines_by_scope(report).keys()


@given(cases(), UNITS)
def test_steps_are_the_days_that_count(case: Case, per: StepUnit) -> None:
    """The steps follow each other without a gap from the window's first day to the as-of date."""
    window = window_of(case.asked, case.plan.calendar)
    steps = trend_over(case.plan, [], case.asked, per).steps
    assert [step.start for step in steps] == [window.start, *(step.end for step in steps[:-1])]
    assert steps[-1].end == window.until


# Faces.


@pytest.mark.parametrize(
    ("shares", "blocks", "digits"),
    [
        (["0", "1"], "▁█", "07"),
        (["1/8", "1/4", "3/8", "1/2", "5/8", "3/4", "7/8"], "▂▃▄▅▆▇█", "1234567"),
        (["1/9"], "▁", "0"),
        ([None, "1", None], "·█·", ".7."),
        ([], "", ""),
    ],
)
def test_sparks(shares: list[str | None], blocks: str, digits: str) -> None:
    """Each eighth of the largest has its own height; a figure that does not exist is a gap, 0 is not."""
    spark = Spark(tuple(None if share is None else Fraction(share) for share in shares))
    assert spark_text(spark) == blocks
    assert spark_text(spark, ascii_only=True) == digits


@pytest.mark.parametrize(
    ("actuals", "expected"),
    [
        (CAUGHT_UP, ["▂▆█", "▅██"]),
        ("* * 2018-01 0", ["▁▁▁", "▁▁▁"]),
        ("* * 2018-02 -5\n* * 2018-03 30", ["·▁█", "·▁█"]),
        ("* * 2018-01 -5", ["▁▁▁", "▁▁▁"]),
        ("", ["···", "···"]),
    ],
)
def test_sparks_go_from_zero_to_the_largest(actuals: str, expected: list[str]) -> None:
    """Of a row with nothing above 0 all stand at 0; nothing below 0 goes deeper."""
    rows = actuals or "* * 2019-01 1"
    cells = tabulate_trend(trend_by_hand(YEAR, rows, "2018-Q1")).tables[0].rows[0].cells
    assert [spark_text(cell.spark) for cell in cells if cell.spark] == expected


def test_early_steps_go_first() -> None:
    """Where room is short the steps go in order of time, then the sparks and the status; the last step stays."""
    table = tabulate_trend(trend_by_hand(YEAR, CAUGHT_UP, "2018-H1")).tables[0]
    steps = [f"2018-0{month}" for month in range(1, 7)]
    shown = []
    for room in range(120, 0, -1):
        keys = [table.columns[index].key for index in fitted(table, room).kept]
        if keys not in shown:
            shown.append(keys)
    sparks = ["attainment_spark", "pace_spark"]
    assert shown == [
        *(["name", "attainment", *sparks, *steps[gone:], "status"] for gone in range(6)),
        ["name", "attainment", "attainment_spark", "2018-06", "status"],
        ["name", "attainment", "2018-06", "status"],
        ["name", "attainment", "2018-06"],
    ]


def test_faces_agree() -> None:
    """Terminal, ASCII, plain and Markdown show the same row."""
    page = tabulate_trend(trend_by_hand(YEAR, CAUGHT_UP, "2018-Q1"))
    figures = ["50.0%", "100.0%", "100.0%", "ahead"]
    for text, sparks in (
        (drawn(page, colour=False, room=None), ["▂▆█", "▅██"]),
        (drawn(page, colour=False, room=None, ascii_only=True), ["|157", "|477"]),
        (plain(page), ["▂▆█", "▅██"]),
        (markdown(page).replace("*", ""), ["| ▂▆█", "| ▅██"]),
    ):
        (row,) = [line for line in text.splitlines() if "ahead" in line]
        assert [word for word in row.split() if word != "|"][:2] == ["sales", "25.0%"]
        places = [row.index(word) for word in (*sparks, *figures)]
        assert places == sorted(places)
        assert "by the end of each month" in text


def test_a_name_without_figures_has_no_course() -> None:
    """Of two segments picked there is no total: the metric's name stands alone, as in the report."""
    calendar = Calendar()
    plan = Plan(
        metrics={"sales": Metric(kind="flow", label="Sales")},
        segments={"food": Segment(label="Food"), "rent": Segment(label="Rent"), "rest": Segment()},
        targets=tuple(
            Target(metric="sales", segment=name, period=calendar.parse("2018"), target=120) for name in ("food", "rent")
        ),
    )
    rows = [row.model_copy(update={"metric": "sales"}) for row in rows_of("food * 2018-01 10")]
    trend = trend_over(plan, rows, Asked(calendar.parse("2018-01"), segments=("food", "rent")))
    table = tabulate_trend(trend).tables[0]
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    assert [[cell.text for cell in row.cells if not cell.spark] for row in table.rows] == [
        ["Sales", "", "", "", "", ""],
        ["Food", "8.3%", "100.0%", "ahead"],
        ["Rent", "no actual", "-", "-"],
    ]
    assert table.rows[1].cells[0] == Cell("Food", depth=1)


@given(cases(), UNITS)
def test_documents_hold_to_the_schema(case: Case, per: StepUnit) -> None:
    """Whatever was asked, the document is of its shape, and the CSV holds the same points."""
    trend = trend_over(case.plan, case.rows, case.asked, per)
    document = trend_document(trend)
    VALIDATOR.validate(document)
    table = trend_records(trend)
    assert tuple(column.key for column in table.columns) == COLUMNS
    assert len(table.rows) == len(document["points"]) == len(trend.lines) * len(trend.steps)
    for row, point in zip(table.rows, document["points"], strict=True):
        for cell, value in zip(row.cells, point.values(), strict=True):
            assert cell.text == {None: "", True: "true", False: "false"}.get(value, value)


def schema(name: str) -> Any:
    """A schema that the package ships."""
    return json.loads((SCHEMAS / name).read_text("utf-8"))


VALIDATOR = Draft202012Validator(schema("trend.schema.json"))


def test_the_schema_is_one() -> None:
    """The schema is valid, names every reason, and shares its definitions with the report's."""
    shape, of_report = schema("trend.schema.json"), schema("report.schema.json")
    Draft202012Validator.check_schema(shape)
    point = shape["$defs"]["point"]
    assert list(point["properties"]) == point["required"] == list(COLUMNS)
    assert set(point["properties"]["reason"]["enum"]) == {None, *get_args(Reason)}
    for name in shape["$defs"].keys() - {"point"}:
        assert shape["$defs"][name] == of_report["$defs"][name], name


# The command.


@pytest.mark.parametrize("folder", PLANS, ids=[path.name for path in PLANS])
def test_every_plan_has_a_trend(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Wherever there is a report there is a trend that ends in it; where there is none, the same problems."""
    monkeypatch.chdir(folder)
    documents = []
    for command in ("report", "trend"):
        code = run([command, "--period", "2018", "--format", "json"])
        out, err = capfd.readouterr()
        assert err == ""
        documents.append((code, json.loads(out)))
    (code, report), (same, trend) = documents
    assert code == same
    assert report["problems"] == trend["problems"]
    if code:
        assert report == trend
        return
    VALIDATOR.validate(trend)
    last = [point for point in trend["points"] if point["as_of"] == trend["as_of"]]
    assert [{name: line[name] for name in POINT} for line in report["lines"]] == [
        {name: point[name] for name in POINT} for point in last
    ]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("per", ["month", "quarter"])
def test_points_are_what_report_prints(per: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Each row of the CSV has the texts that `attain report --period STEP --as-of DAY --format csv` prints."""
    assert run(["trend", "--quarter", "Q2", "--as-of", "2018-05-14", "--per", per, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    steps = dict.fromkeys((row["period"], row["as_of"]) for row in rows)
    assert [step for step, _ in steps] == (
        ["2018-Q1", "2018-Q2"] if per == "quarter" else [f"2018-0{month}" for month in range(1, 6)]
    )
    for step, day in steps:
        assert run(["report", "--period", step, "--as-of", day, "--format", "csv"]) == 0
        lines = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
        assert [row for row in rows if row["period"] == step] == [{key: line[key] for key in COLUMNS} for line in lines]


@pytest.mark.usefixtures("example")
def test_actuals_are_read_once(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """However many steps there are, every file is opened once."""
    opened = []
    kept = open_csv

    def counted(name: str, **how: Any) -> Any:
        opened.append(name)
        return kept(name, **how)

    monkeypatch.setattr("attain.actuals.rows.open_csv", counted)
    assert run(["trend", "--year", "2018"]) == 0
    assert "2018-12" in capfd.readouterr().out
    assert sorted(opened) == sorted({*opened}) != []


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--per", "week"], "write --per month or --per quarter"),
        (["--per", "year"], "write --per month or --per quarter"),
        (["--quarter", "Q2", "--as-of", "2018-02-01"], "ask for the period that holds the day"),
        (["--plan", "-", "--actuals", "-"], "name a file for the other"),
        (["--output", "trend.pdf"], "end it in"),
        (["--by", "colour"], "--by segment"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_misuse_is_no_verdict(words: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Misuse ends with 2, nothing on stdout, and what would work."""
    assert run(["trend", *words]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err


def test_no_targets_no_trend(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A plan without targets has no trend, as it has no report."""
    plan = tmp_path / "targets.yaml"
    plan.write_text("version: 1\nmetrics:\n  a: {kind: flow}\n", "utf-8")
    said = []
    for command in ("report", "trend"):
        assert run([command, "--year", "2018", "--plan", str(plan)]) == 2
        said.append(capfd.readouterr().err)
    assert said[0] == said[1]
    assert said[0].startswith("error[A052]")


def test_nothing_matches(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Filters that leave no scope are refused in the report's words."""
    monkeypatch.chdir(GOLDEN / "report" / "default")
    said = []
    for command in ("report", "trend"):
        assert run([command, "--year", "2018", "--metric", "contributions", "--segment", "jakon"]) == 2
        said.append(capfd.readouterr().err)
    assert said[0] == said[1]
    assert said[0].startswith("error[A202]")


@pytest.mark.usefixtures("example")
def test_no_input_is_written_over(capfd: pytest.CaptureFixture[str]) -> None:
    """`--output` spares the files that the trend was made from."""
    kept = Path("actuals/contributions.csv").read_bytes()
    assert run(["trend", "--quarter", "Q1", "--output", "actuals/contributions.csv"]) == 2
    assert "one of the inputs" in capfd.readouterr().err
    assert Path("actuals/contributions.csv").read_bytes() == kept


@pytest.mark.usefixtures("example")
def test_a_file_and_its_suffix(capfd: pytest.CaptureFixture[str]) -> None:
    """`--output` writes what stdout would have had, in the format that the suffix names."""
    for name, form in (("t.csv", "csv"), ("t.json", "json"), ("t.md", "markdown"), ("t.txt", "plain")):
        assert run(["trend", "--quarter", "Q1", "--format", form]) == 0
        printed = capfd.readouterr().out
        assert run(["trend", "--quarter", "Q1", "--output", name]) == 0
        assert capfd.readouterr() == ("", f"written: {name}\n")
        assert Path(name).read_text("utf-8") == printed


def test_strict_minds_warnings(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings are told as `report` tells them, and end with 1 under `--strict`."""
    monkeypatch.chdir(GOLDEN / "report" / "strict-with-a-warning")
    assert run(["trend", "--year", "2018"]) == 0
    assert "warning[A" in capfd.readouterr().err
    assert run(["trend", "--year", "2018", "--strict"]) == 1


def test_help_is_light() -> None:
    """`attain trend --help` loads neither models nor renderers."""
    assert not loaded_after("trend", "--help") & {"pydantic", "yaml", "rich"}
