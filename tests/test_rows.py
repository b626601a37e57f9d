"""`attain rows`: the rows behind a figure add up to it, and those that do not count say why."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attain.actuals.listing import read_again
from attain.actuals.rows import read_totals
from attain.cli.run import run
from attain.compute import Asked, cuts_of
from attain.compute.origin import Behind, Origin, gathered, origin_of
from attain.errors import InputError
from attain.model import Actual, Metric, Plan
from attain.period import Calendar
from tests.conftest import ROOT
from tests.plans import (
    AMOUNTS,
    BRANCH_NAMES,
    METRIC,
    SEGMENT_NAMES,
    Case,
    cases,
    plan_of,
    report_of,
    row,
    rows_of,
    totals_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from attain.model.input import Input

SCHEMA = json.loads((ROOT / "attain" / "schemas" / "rows.schema.json").read_text("utf-8"))


def origin_over(plan: Plan, rows: list[Actual], asked: Asked) -> tuple[Origin, tuple[Behind, ...]]:
    """The origin of one figure over rows in memory, and the rows behind it."""
    origin = origin_of(plan, totals_of(rows, plan.calendar, cuts_of(plan, asked)), asked)
    return origin, gathered(origin, rows)


def verdicts(
    targets: str,
    actuals: str,
    period: str = "2018-Q1",
    *,
    of: str = "* *",
    as_of: date | None = None,
    only: bool = False,
    **plan: Any,
) -> str:
    """The figure of one scope over two tables, each listed row's value and verdict, how many lie elsewhere."""
    segment, branch = ((name,) if name != "*" else () for name in of.split())
    asked = Asked(
        Calendar().parse(period), as_of=as_of, only=only, metrics=(METRIC,), segments=segment, branches=branch
    )
    origin, found = origin_over(plan_of(targets, **plan), rows_of(actuals), asked)
    actual = origin.line.actual if origin.line else None
    listed = [f"{actual.value} {verdict}" for actual, verdict in found[0].rows]
    return "; ".join([str(actual), *listed, f"elsewhere {found[0].elsewhere}"])


# By hand.


def test_the_rows_of_the_year_to_date_count() -> None:
    """January and March make 30; April is not asked for, nor is last year."""
    actuals = "* * 2018-01 10 \n * * 2018-03 20 \n * * 2018-04 40 \n * * 2017-12 80"
    assert verdicts("* * 2018 100", actuals) == "30; 10 counted; 20 counted; elsewhere 2"


def test_rows_behind_the_as_of_date_say_so() -> None:
    """A month that the as-of date cuts cannot be split; what comes later in the asked period is after it."""
    actuals = "* * 2018-01 10 \n * * 2018-02 20 \n * * 2018-02-14 3 \n * * 2018-02-15 5 \n * * 2018-04 80"
    assert verdicts("* * 2018 100", actuals, as_of=date(2018, 2, 14)) == (
        "13; 10 counted; 20 beyond; 3 counted; 5 after; elsewhere 1"
    )


def test_a_row_that_begins_before_the_period_runs_past_it() -> None:
    """With `only` a quarter's row reaches out of its February."""
    actuals = "* * 2018-Q1 90 \n * * 2018-02-03 7"
    assert verdicts("* * 2018 100", actuals, "2018-02", only=True) == "7; 90 beyond; 7 counted; elsewhere 0"


def test_members_without_a_target_do_not_count() -> None:
    """The target of all is that of north, so south's row is listed beside it and left out."""
    actuals = "* north 2018-01 10 \n * south 2018-01 20"
    assert verdicts("* north 2018 100", actuals) == "10; 10 counted; 20 no_target; elsewhere 0"
    assert verdicts("* north 2018 100", actuals, of="* south") == "20; 20 counted; elsewhere 0"


def test_days_that_no_target_covers_do_not_count() -> None:
    """A target for February alone is met by February alone."""
    actuals = "* * 2018-01 10 \n * * 2018-02 20 \n * * 2018-03 40"
    assert verdicts("* * 2018-02 100", actuals) == (
        "20; 10 outside_targets; 20 counted; 40 outside_targets; elsewhere 0"
    )


def test_a_stock_is_its_last_readings() -> None:
    """North's February is carried, south's March counts; earlier and later readings are not listed."""
    actuals = "* north 2018-01 900 \n * north 2018-02 950 \n * south 2018-03 440 \n * south 2018-04 1"
    assert verdicts("* * 2018 1450", actuals, kind="stock") == "1390; 950 carried; 440 counted; elsewhere 2"


def test_the_days_at_the_edges_of_a_stock() -> None:
    """A reading of 1 March is not carried on 31 March; one of 1 April is of another quarter."""
    actuals = "* north 2018-03-01 950 \n * north 2018-04-01 1 \n * south 2018-02-28 440"
    assert verdicts("* * 2018 1450", actuals, kind="stock") == "1390; 950 counted; 440 carried; elsewhere 1"


def test_a_stock_of_members_without_a_target() -> None:
    """A reading of a member without a target is listed and left out."""
    actuals = "* north 2018-03 950 \n * south 2018-03 440 \n * south 2018-02 1"
    assert verdicts("* north 2018 1000", actuals, kind="stock") == "950; 950 counted; 440 no_target; elsewhere 1"


def test_of_readings_of_one_day_the_narrowest_makes_a_stock() -> None:
    """On 31 March a quarter's, a month's and two days' readings stand: the days' hold, added up."""
    actuals = "* * 2018-Q1 1 \n * * 2018-03 2 \n * * 2018-03-31 4 \n * * 2018-03-31 8 \n * * 2018-03-02 16"
    assert verdicts("* * 2018 10", actuals, kind="stock") == "12; 4 counted; 8 counted; elsewhere 3"
    assert verdicts("* * 2018 10", "* * 2018-Q1 1 \n * * 2018-03 2", kind="stock") == "2; 2 counted; elsewhere 1"


def test_an_average_is_the_mean_of_its_readings() -> None:
    """93 and 71 make 82."""
    actuals = "* * 2018-01 93 \n * * 2018-02 71 \n * * 2018-Q2 5"
    assert verdicts("* * 2018 75", actuals, kind="average") == "82; 93 counted; 71 counted; elsewhere 1"


def test_nothing_makes_no_figure() -> None:
    """A scope with neither rows nor a target has no line; a recorded 0 is a figure."""
    assert verdicts("* north 2018 1", "* north 2018-01 5", of="* south") == "None; elsewhere 0"
    assert verdicts("* north 2018 1", "* north 2018-01 0") == "0; 0 counted; elsewhere 0"


# On generated plans.


@st.composite
def near_rows(draw: st.DrawFn, /, calendar: Calendar, metrics: Iterable[str] = (METRIC,)) -> list[Actual]:
    """Rows that are close to each other, so that readings of one day and rows inside others are common."""
    days = st.dates(date(2018, 1, 25), date(2018, 4, 5))
    spans = st.builds(calendar.at, days, st.sampled_from(["day", "month", "quarter", "half", "year"]))
    made = st.builds(row, SEGMENT_NAMES, BRANCH_NAMES, spans, AMOUNTS)
    labelled = st.builds(
        lambda actual, name: actual.model_copy(update={"metric": name}), made, st.sampled_from(list(metrics))
    )
    return draw(st.lists(labelled, max_size=12))


@st.composite
def near_cases(draw: st.DrawFn, /) -> Case:
    """A flow or a stock, half of the time with rows close to each other."""
    case = draw(cases())
    return replace(case, rows=draw(near_rows(case.plan.calendar))) if draw(st.booleans()) else case


@st.composite
def other_kinds(draw: st.DrawFn, /) -> Case:
    """A rate or an average, with rows of the metrics that it is made from."""
    case = draw(cases(kind="flow"))
    adding = st.builds(Metric, kind=st.sampled_from(["flow", "stock"]))
    if draw(st.booleans()):
        unit = draw(st.sampled_from(["%", None]))
        sides = {"numerator": "above", "denominator": "below"}
        metrics = {METRIC: Metric(kind="rate", unit=unit, **sides), "above": draw(adding), "below": draw(adding)}
    else:
        weight = draw(st.sampled_from([None, "below"]))
        metrics = {METRIC: Metric(kind="average", weighted_by=weight), "below": draw(adding)}
    plan = case.plan.model_copy(update={"metrics": metrics})
    asked = case.asked._replace(metrics=(METRIC,))
    return Case(plan, draw(near_rows(plan.calendar, list(metrics))), asked)


def pinned(asked: Asked, segment: str | None, branch: str | None) -> Asked:
    """The same question about one figure."""
    segments, branches = (() if name is None else (name,) for name in (segment, branch))
    return asked._replace(by=(), metrics=(METRIC,), segments=segments, branches=branches)


def total(behind: Behind) -> Fraction | None:
    """What the rows that count add up to."""
    values = [Fraction(actual.value) for actual in behind.counted]
    return sum(values, Fraction(0)) if values else None


@given(near_cases())
def test_the_rows_that_count_add_up_to_the_line(case: Case) -> None:
    """For every line of every report of a flow or a stock."""
    for line in report_of(case.plan, case.rows, case.asked).lines:
        origin, (behind,) = origin_over(case.plan, case.rows, pinned(case.asked, line.segment, line.branch))
        assert total(behind) == line.actual
        assert origin.line is not None
        assert origin.line.actual == line.actual


@given(other_kinds())
def test_rows_of_rates_and_averages_make_the_line(case: Case) -> None:
    """A rate is its numerator's rows over its denominator's; an average its means, by their weights."""
    for line in report_of(case.plan, case.rows, case.asked).lines:
        origin, found = origin_over(case.plan, case.rows, pinned(case.asked, line.segment, line.branch))
        metric = case.plan.metrics[METRIC]
        if metric.kind == "rate":
            above, below = (total(behind) for behind in found)
            ratio = above / below if above is not None and below else None
            assert line.actual == (ratio * 100 if ratio is not None and metric.unit == "%" else ratio)
            continue
        for mean in origin.means:
            own = [a for a in found[0].counted if (a.segment, a.branch) == (mean.scope.segment, mean.scope.branch)]
            assert mean.value == sum((Fraction(a.value) for a in own), Fraction(0)) / len(own)
        weights = [mean.weight for mean in origin.means]
        if len(origin.means) == 1:
            assert line.actual == origin.means[0].value
        elif line.actual is not None:
            weighed = sum((mean.value * (mean.weight or 0) for mean in origin.means), Fraction(0))
            assert line.actual == weighed / sum((weight or 0 for weight in weights), Fraction(0))


@given(near_cases())
def test_every_row_of_the_scope_is_accounted_for(case: Case) -> None:
    """Of all rows each is listed or elsewhere: the whole plan's scope holds them all."""
    _, (behind,) = origin_over(case.plan, case.rows, pinned(case.asked, None, None))
    assert len(behind.rows) + behind.elsewhere == len(case.rows)


# The command.


@pytest.mark.usefixtures("example")
def test_every_figure_of_the_example_is_its_rows(capfd: pytest.CaptureFixture[str]) -> None:
    """Each line of the example's report is what `attain rows` shows for it."""
    assert run(["report", "--quarter", "Q1", "--by", "segment,branch", "--format", "json"]) == 0
    lines = json.loads(capfd.readouterr().out)["lines"]
    assert len(lines) == 46
    for line in lines[::5]:
        words = ["rows", "--quarter", "Q1", "--metric", line["metric"], "--format", "csv"]
        words += ["--segment", line["segment"]] if line["segment"] else []
        words += ["--branch", line["branch"]] if line["branch"] else []
        assert run(words) == 0
        rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
        assert sum(Decimal(found["value"]) for found in rows if found["counted"] == "true") == Decimal(line["actual"])


@pytest.mark.usefixtures("example")
def test_csv_columns(capfd: pytest.CaptureFixture[str]) -> None:
    """The CSV holds rows alone: no sum that would be added up with them."""
    words = ["rows", "--quarter", "Q1", "--metric", "participants", "--segment", "jakon", "--branch", "cikupa"]
    assert run([*words, "--format", "csv"]) == 0
    assert capfd.readouterr().out == (
        "file,line,date,branch,segment,metric,value,counted,why\n"
        "actuals/participants.csv,12,2018-01,cikupa,jakon,participants,5100,true,\n"
        "actuals/participants.csv,40,2018-02,cikupa,jakon,participants,7480,true,\n"
        "actuals/participants.csv,68,2018-03,cikupa,jakon,participants,9010,true,\n"
    )


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--quarter", "Q1"], "A205", "rows of which metric? the plan has participants, contributions"),
        (
            ["--quarter", "Q1", "--metric", "participants", "--metric", "contributions"],
            "A205",
            "one figure at a time: --metric participants, contributions",
        ),
        (
            ["--metric", "participants", "--branch", "cikupa", "--branch", "lebak"],
            "A205",
            "one figure at a time: --branch cikupa, lebak",
        ),
        (
            ["--metric", "participants", "--segment", "jakon", "--segment", "bpu"],
            "A205",
            "one figure at a time: --segment jakon, bpu",
        ),
        (["--metric", "participant"], "A202", "no metric participant"),
        (["--metric", "participants", "--quarter", "Q2", "--as-of", "2018-02-01"], "A203", "2018-Q2 begins on"),
        (["--metric", "participants", "--format", "pdf"], "A205", "no format pdf"),
        (["--metric", "participants", "--plan", "-", "--actuals", "-"], "A204", "standard input"),
    ],
)
def test_usage_errors(words: list[str], code: str, message: str, capfd: pytest.CaptureFixture[str]) -> None:
    """One figure at a time: what names none, or several, ends with 2."""
    assert run(["rows", *words]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert f"error[{code}]" in err
    assert message in err


@pytest.mark.usefixtures("example")
def test_one_member_named_twice_is_one(capfd: pytest.CaptureFixture[str]) -> None:
    """A label and its name mean one segment."""
    words = ["--metric", "participants", "--segment", "jakon", "--segment", "Jasa Konstruksi"]
    assert run(["rows", "--quarter", "Q1", *words, "--format", "plain"]) == 0
    assert "the actual is 127,000, the sum of 42 rows" in capfd.readouterr().out


PLAN = """
metrics:
  trained: {label: Trained, unit: orang, kind: flow}
targets:
  - {metric: trained, branch: north, period: 2018, target: 100}
  - {metric: trained, branch: south, period: 2018, target: 100}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one metric, two branches, and rows of one of them."""
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "a.csv").write_text("date,branch,value\n2018-01,north,7\n2018-02,north,0.50\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("words", [["--branch", "south"], ["--period", "2019"]])
def test_no_rows_make_no_figure(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """A scope without rows says so and ends with 0; the document has null, not 0, and the reason."""
    assert run(["rows", *words]) == 0
    assert "; no actuals\n" in capfd.readouterr().out
    assert run(["rows", *words, "--format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    Draft202012Validator(SCHEMA).validate(document)
    assert (document["actual"], document["reason"], document["sources"][0]["rows"]) == (None, "no_actual", [])
    assert run(["rows", *words, "--format", "csv"]) == 0
    assert capfd.readouterr().out == "file,line,date,branch,segment,metric,value,counted,why\n"


@pytest.mark.usefixtures("small")
def test_rows_that_do_not_count_make_no_figure(capfd: pytest.CaptureFixture[str]) -> None:
    """A day in January cuts January's row: it is listed, and there is no sum."""
    assert run(["rows", "--quarter", "Q1", "--as-of", "2018-01-10", "--format", "plain"]) == 0
    assert capfd.readouterr().out == (
        "Trained · 2018-Q1\n"
        "year to date: 2018-01-01 to 2018-01-10; no actuals\n"
        "\n"
        "Row              Date     Branch  Segment  Metric   Value  Counted\n"
        "actuals/a.csv:2  2018-01  north   -        Trained      7  not counted: runs past the days counted\n"
        "actuals/a.csv:3  2018-02  north   -        Trained    0.5  not counted: after 2018-01-10\n"
        "No row counts                                           -\n"
    )


@pytest.mark.usefixtures("small")
def test_standard_input_is_read_twice(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Actuals from a pipe are kept, since a pipe cannot be read again."""
    stream = io.TextIOWrapper(io.BytesIO(b"date,branch,value\n2018-01,south,3\n2018-02,south,4\n"))
    monkeypatch.setattr("sys.stdin", stream)
    assert run(["rows", "--quarter", "Q1", "--actuals", "-", "--format", "plain"]) == 0
    out = capfd.readouterr().out
    assert "the actual is 7, the sum of 2 rows" in out
    assert "<stdin>:3" in out


def test_a_file_that_changes_between_the_readings_is_told(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Rows of one state are never shown below the sum of another."""
    from attain import api

    plan = api.load("targets.yaml")
    totals, _ = read_totals(plan, ["actuals/a.csv"])
    inputs: tuple[Input, ...] = totals.inputs
    assert [str(a.value) for a in read_again(plan, ["actuals/a.csv"], inputs)] == ["7", "0.50"]
    (small / "actuals" / "a.csv").write_text("date,branch,value\n2018-01,north,8\n", "utf-8")
    with pytest.raises(InputError) as caught:
        list(read_again(plan, ["actuals/a.csv"], inputs))
    assert [problem.code for problem in caught.value.problems] == ["A001"]
    assert capfd.readouterr() == ("", "")


KINDS = """
metrics:
  paid: {kind: flow}
  asked: {kind: stock}
  rate: {label: Paid of asked, unit: "%", kind: rate, numerator: paid, denominator: asked}
  visits: {kind: flow}
  mood: {label: Mood, kind: average, weighted_by: visits}
targets:
  - {metric: rate, period: 2018, target: 50}
  - {metric: mood, period: 2018, target: 80}
"""
KIND_ROWS = """date,branch,metric,value
2018-01,north,paid,6
2018-02,south,paid,3
2018-02,north,asked,20
2018-03,south,asked,10
2018-01,north,mood,90
2018-02,north,mood,70
2018-01,south,mood,50
2018-01,north,visits,30
2018-01,south,visits,8
2018-02,north,visits,2
"""


@pytest.fixture
def _kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "targets.yaml").write_text(KINDS, "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "a.csv").write_text(KIND_ROWS, "utf-8")
    monkeypatch.chdir(tmp_path)


def printed(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints, runs of blanks as one."""
    assert run(["rows", "--quarter", "Q1", "--format", "plain", *words]) == 0
    return re.sub(" +", " ", capfd.readouterr().out)


@pytest.mark.usefixtures("_kinds")
def test_a_rate_shows_both_sides(capfd: pytest.CaptureFixture[str]) -> None:
    """9 paid of 30 asked are 30 %; the rows of both stand below each other, each side with its sum."""
    assert printed(capfd, "--metric", "rate") == (
        "Paid of asked · 2018-Q1\n"
        "year to date: 2018-01-01 to 2018-03-31; the actual is paid 9 / asked 30 = 30%\n"
        "\n"
        "Numerator Date Branch Segment Metric Value Counted\n"
        "actuals/a.csv:2 2018-01 north - paid 6 yes\n"
        "actuals/a.csv:3 2018-02 south - paid 3 yes\n"
        "Sum of 2 rows 9\n"
        "\n"
        "Denominator Date Branch Segment Metric Value Counted\n"
        "actuals/a.csv:4 2018-02 north - asked 20 carried from 2018-02\n"
        "actuals/a.csv:5 2018-03 south - asked 10 yes\n"
        "Sum of 2 last readings 30\n"
    )


@pytest.mark.usefixtures("_kinds")
def test_a_weighted_average_shows_its_means(capfd: pytest.CaptureFixture[str]) -> None:
    """North's 80 weighs 32, south's 50 weighs 8: (80 x 32 + 50 x 8) / 40 = 74."""
    assert printed(capfd, "--metric", "mood") == (
        "Mood · 2018-Q1\n"
        "year to date: 2018-01-01 to 2018-03-31; the actual is 74, the weighted mean of 2 means\n"
        "\n"
        "Row Date Branch Segment Metric Value Counted\n"
        "actuals/a.csv:6 2018-01 north - Mood 90 yes\n"
        "actuals/a.csv:7 2018-02 north - Mood 70 yes\n"
        "actuals/a.csv:8 2018-01 south - Mood 50 yes\n"
        "Mean of 2 readings, weight 32 north - 80\n"
        "Mean of 1 reading, weight 8 south - 50\n"
        "\n"
        "Weights Date Branch Segment Metric Value Counted\n"
        "actuals/a.csv:9 2018-01 north - visits 30 yes\n"
        "actuals/a.csv:10 2018-01 south - visits 8 yes\n"
        "actuals/a.csv:11 2018-02 north - visits 2 yes\n"
        "\n"
        "- weighted by visits, 40 in all\n"
    )
    cut = printed(capfd, "--metric", "mood", "--as-of", "2018-01-31")
    assert "the actual is 81.5789473684211, the weighted mean of 2 means" in cut  # (90 x 30 + 50 x 8) / 38
    assert "actuals/a.csv:11 2018-02 north - visits 2 not counted: after 2018-01-31" in cut
    one = printed(capfd, "--metric", "mood", "--branch", "north")
    assert "the actual is 80, the mean of 2 readings" in one
    assert "Mean of 2 readings 80" in one


@pytest.mark.usefixtures("_kinds")
def test_documents_hold_to_their_schema(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever the kind, the JSON document is one that the schema admits."""
    Draft202012Validator.check_schema(SCHEMA)
    for metric in ("rate", "mood", "paid", "asked"):
        for more in ([], ["--branch", "north"], ["--branch", "south", "--as-of", "2018-01-15"]):
            assert run(["rows", "--quarter", "Q1", "--metric", metric, *more, "--format", "json"]) == 0
            out, err = capfd.readouterr()
            Draft202012Validator(SCHEMA).validate(json.loads(out))
            assert err == ""


@pytest.mark.usefixtures("small")
def test_strict_minds_warnings(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A warning of the actuals is told, and under `--strict` ends with 1, as in a report."""
    (small / "actuals" / "a.csv").write_text("date,branch,value\n2018-01,north,7\n2018-01,north,7\n", "utf-8")
    assert run(["rows", "--format", "csv"]) == 0
    assert "warning[A038]" in capfd.readouterr().err
    assert run(["rows", "--format", "csv", "--strict"]) == 1


@pytest.mark.usefixtures("small")
def test_unusable_actuals_are_refused(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Errors in the actuals end with 2: a listing over part of the rows would hide them."""
    (small / "actuals" / "a.csv").write_text("date,branch,value\n2018-01,north,many\n", "utf-8")
    assert run(["rows"]) == 2
    assert "error[A021]" in capfd.readouterr().err


@pytest.mark.usefixtures("small")
def test_output_goes_to_a_file(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The suffix names the format."""
    assert run(["rows", "--output", "rows.md"]) == 0
    assert capfd.readouterr().err == "written: rows.md\n"
    assert "| **Sum of 2 rows** |" in (small / "rows.md").read_text("utf-8")
