"""The formats of a report as files: what each holds, several at once, the columns that were picked."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from attain.cli.formats import FORMATS, PLAINER, SUFFIXES
from attain.cli.run import run
from attain.compute import Asked
from attain.model import Segment
from attain.model.values import Range
from attain.period import Calendar
from attain.table.typed import COLUMNS
from tests.conftest import ROOT
from tests.faces import drawn, families
from tests.plans import VIEWS, cases, plan_of, report_of, report_over, rows_of
from tests.test_cli import ATTAIN, on_terminal

if TYPE_CHECKING:
    from tests.plans import Case

SCHEMAS = ROOT / "attain" / "schemas"
Q1 = ("--quarter", "Q1")
JAKON = ["participants", "jakon", "", "127000", "300000", "0.423333333333333"]
PARQUET = {"text": "VARCHAR", "figure": "DECIMAL(38,18)", "whole": "BIGINT", "day": "DATE", "truth": "BOOLEAN"}
TABLE_SCHEMA = {"text": "string", "figure": "number", "whole": "integer", "day": "date", "truth": "boolean"}


def schema(name: str) -> Any:
    """A schema that the package ships."""
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def parquet_rows(data: bytes, folder: Path, what: str = "*") -> list[tuple[Any, ...]]:
    """What DuckDB reads from a Parquet file."""
    (folder / "report.parquet").write_bytes(data)
    with duckdb.connect() as database:
        asked = f"SELECT {what} FROM '{folder / 'report.parquet'}'"  # noqa: S608 - the test's own file
        return database.execute(asked).fetchall()


# Tabs and lines.


@pytest.mark.usefixtures("example")
def test_tsv_is_csv_with_tabs(capfd: pytest.CaptureFixture[str]) -> None:
    """The same cells between tabs, for every command that has rows."""
    for words in (["report"], ["trend"], ["rank"], ["rows", "--metric", "participants"]):
        assert run([*words, *Q1, "--format", "csv"]) == 0
        rows = list(csv.reader(io.StringIO(capfd.readouterr().out)))
        assert run([*words, *Q1, "--format", "tsv"]) == 0
        text = capfd.readouterr().out
        assert [line.split("\t") for line in text.splitlines()] == rows


@pytest.mark.usefixtures("example")
def test_json_lines_are_the_lines_of_the_document(capfd: pytest.CaptureFixture[str]) -> None:
    """Each is the document's line behind the period and the as-of date, and holds to its schema."""
    shape = Draft202012Validator(schema("report-line.schema.json"))
    for more in ([], ["--growth", "--forecast", "straight"], ["--explain"]):
        assert run(["report", *Q1, "--format", "json", *more]) == 0
        lines = json.loads(capfd.readouterr().out)["lines"]
        assert run(["report", *Q1, "--format", "jsonl", *more]) == 0
        found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        assert found == [{"period": "2018-Q1", "as_of": "2018-03-31", **line} for line in lines]
        for line in found:
            shape.validate(line)


@given(cases())
def test_any_line_holds_to_its_schema(case: Case) -> None:
    """Whatever the plan, a JSON line is one line and has the shape that is promised."""
    report = report_of(case.plan, case.rows, case.asked)
    shape = Draft202012Validator(schema("report-line.schema.json"))
    lines = drawn(report, "jsonl").split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.lines)
    for line in lines:
        shape.validate(json.loads(line))


def test_the_two_schemas_of_a_line_agree() -> None:
    """A line by itself has the shape of a document's line, and the two columns before it."""
    whole, line = schema("report.schema.json")["$defs"], schema("report-line.schema.json")
    Draft202012Validator.check_schema(line)
    assert {name: line["properties"][name] for name in whole["line"]["properties"]} == whole["line"]["properties"]
    assert line["required"] == ["period", "as_of", *whole["line"]["required"]]
    assert all(whole[name] == shape for name, shape in line["$defs"].items())


# Parquet.


def test_parquet_has_types(tmp_path: Path) -> None:
    """Exact decimals, days, truths; the same columns whatever was asked, as the table schema says."""
    report = report_over("* * 2018 300000.25", "* * 2018-01 127000")
    what = "actual, target, target_low, attainment, met, as_of, segment, needed, needed_per, needed_periods, forecast"
    assert parquet_rows(drawn(report, "parquet"), tmp_path, what) == [
        (
            Decimal("127000.000000000000000000"),
            Decimal("300000.250000000000000000"),
            Decimal("300000.250000000000000000"),
            Decimal("0.423332980555850000"),
            False,
            Calendar().parse("2018-01").last,
            None,
            Decimal("15727.295454545500000000"),
            "month",
            11,
            None,
        )
    ]
    with duckdb.connect() as database:
        described = database.execute(f"DESCRIBE FROM '{tmp_path / 'report.parquet'}'").fetchall()
    assert {row[0]: row[1] for row in described} == {name: PARQUET[form] for name, form in COLUMNS.items()}
    fields = schema("report.parquet.table-schema.json")["fields"]
    assert {field["name"]: field["type"] for field in fields} == {n: TABLE_SCHEMA[t] for n, t in COLUMNS.items()}
    needed = [field["name"] for field in fields if field.get("constraints", {}).get("required")]
    assert None not in parquet_rows(drawn(report, "parquet"), tmp_path, ", ".join(needed))[0]


def test_parquet_has_both_bounds_of_a_range(tmp_path: Path) -> None:
    """Of a range there is no one figure."""
    report = report_over("* * 2018 80", "* * 2018-01 70", Range(Decimal(80), Decimal(90)), kind="stock")
    found = parquet_rows(drawn(report, "parquet"), tmp_path, "target, target_low, target_high, gap")
    assert found == [(None, Decimal(80), Decimal(90), Decimal(-10))]


@pytest.mark.parametrize(
    ("actual", "form"),
    [
        ("99999999999999999999.5", "DECIMAL(38,18)"),
        ("123456789012345678901234567890.25", "DECIMAL(38,2)"),
        ("1234567890123456789012345678901234567890", "VARCHAR"),
    ],
)
def test_parquet_loses_no_digit(actual: str, form: str, tmp_path: Path) -> None:
    """Where a decimal of 38 digits has no room for a column's figures, the column is text; none is rounded."""
    report = report_over("* * 2018 1", f"* * 2018-01 {actual}")
    ((found, kind),) = parquet_rows(drawn(report, "parquet"), tmp_path, "actual, typeof(actual)")
    assert kind == form
    assert Decimal(found) == Decimal(actual)


def test_parquet_says_what_it_is_about(tmp_path: Path) -> None:
    """Title, period and version stand in the file's metadata."""
    report = report_over("* * 2018 1", "* * 2018-01 1")
    (tmp_path / "a.parquet").write_bytes(drawn(report, "parquet"))
    asked = "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'attain'"
    with duckdb.connect() as database:
        ((text,),) = database.execute(asked, [str(tmp_path / "a.parquet")]).fetchall()
    told = json.loads(text)
    assert (told["schema_version"], told["period"]["name"], told["as_of"]) == (1, "2018-01", "2018-01-31")


# OpenMetrics.


def test_openmetrics_by_hand() -> None:
    """Each family in one piece, labels of what the line is about alone, exact values, the mark at the end."""
    report = report_over("a * 2018 1200000000000000000.5", "a * 2018-01 100", segments={"a": None}, unit="orang")
    lines = drawn(report, "openmetrics").splitlines()
    assert lines[3:6] == [
        "# TYPE attain_actual gauge",
        "# HELP attain_actual What was reached, in the unit.",
        'attain_actual{metric="sales",unit="orang",period="2018-01"} 100',
    ]
    assert 'attain_target{metric="sales",segment="a",unit="orang",period="2018-01"} 1200000000000000000.5' in lines
    assert 'attain_status{metric="sales",unit="orang",period="2018-01",status="behind"} 1' in lines
    assert 'attain_as_of_timestamp_seconds{period="2018-01"} 1517356800' in lines
    assert lines[-1] == "# EOF"
    assert not [line for line in lines if line.startswith("attain_reason")]


def test_openmetrics_of_ranges_and_of_nothing() -> None:
    """A range has a sample for each bound; what does not exist has none, and the reason is told."""
    ranged = drawn(report_over("* * 2018 80", "* * 2018-01 7", Range(Decimal(80), Decimal(90))), "openmetrics")
    assert 'attain_target{metric="sales",period="2018-01",bound="low"} 80\n' in ranged
    assert 'attain_target{metric="sales",period="2018-01",bound="high"} 90\n' in ranged
    nothing = drawn(report_over("* * 2018 0", "* * 2018-01 7"), "openmetrics")
    assert "attain_attainment_ratio" not in nothing
    assert 'attain_reason{metric="sales",period="2018-01",reason="zero_target"} 1\n' in nothing


@pytest.mark.parametrize(
    "name", ['say "x"', "back\\slash", "back\\nslash", "{a=1} 2 # {}", "caf\u00e9 \U0001f600", "\\"]
)
def test_openmetrics_escapes(name: str) -> None:
    """A parser of the format finds every name as it is."""
    plan = plan_of("* * 2018 10").model_copy(update={"segments": {name: Segment()}})
    report = report_of(plan, rows_of("* * 2018-01 5"), Asked(Calendar().parse("2018-01")))
    report = report._replace(lines=tuple(line._replace(segment=name) for line in report.lines))
    samples = [each for family in families(drawn(report, "openmetrics")) for each in family.samples]
    assert {each.labels["segment"] for each in samples if "metric" in each.labels} == {name}


# Columns.


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_columns_of_records(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The columns that were picked, in their order; a name is what a row is about."""
    words = ["report", *Q1, "--by", "segment", "--format", form]
    assert run([*words, "--columns", "name,actual,target", "--columns", "attainment"]) == 0
    lines = [line.split("," if form == "csv" else "\t") for line in capfd.readouterr().out.splitlines()]
    assert lines[0] == ["metric", "segment", "branch", "actual", "target", "attainment"]
    assert lines[2] == JAKON


@pytest.mark.usefixtures("example")
def test_columns_of_pages(capfd: pytest.CaptureFixture[str]) -> None:
    """Text, Markdown and the terminal's table show them too, and none goes where room is short."""
    words = ["report", *Q1, "--by", "segment", "--columns", "gap,name,coverage"]
    assert run([*words, "--format", "plain"]) == 0
    table = capfd.readouterr().out.split("\n\n")[1].splitlines()
    assert [re.split(r"  +", line.strip()) for line in table[:3]] == [
        ["Gap", "By segment", "Reported"],
        ["-234,000", "Participants (orang)", "84/84"],
        ["-173,000", "Jasa Konstruksi", "42/42"],
    ]
    assert run([*words, "--format", "markdown"]) == 0
    assert "| ---: | --- | ---: |\n| **-234,000** | **Participants (orang)** | **84/84** |" in capfd.readouterr().out
    narrow = on_terminal(30, *words, "--color", "never")
    assert "-234,000 │"[:8] in narrow
    assert "84/84" in narrow


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "message", "mend"),
    [
        ("--format csv --columns actul", "no column actul", "did you mean actual?"),
        (
            "--format plain --columns name,colour",
            "no column colour",
            "the columns are name, actual, share, target, attainment",
        ),
        ("--format csv --columns bar", "no column bar", "the columns are period, as_of, metric"),
        ("--format csv --columns forecast", "no column forecast", ""),
        ("--format xlsx -o a.xlsx --columns nam", "no column nam", "did you mean name?"),
        ("--columns name,,actual", "a column without a name", "write --columns name,actual,target"),
        ("--format json --columns actual", "--columns does not go with json, which holds all", "drop it"),
        ("--format parquet -o a --columns actual", "--columns does not go with parquet", "drop it"),
    ],
)
def test_columns_that_there_are_not(words: str, message: str, mend: str, capfd: pytest.CaptureFixture[str]) -> None:
    """An unknown column, or one where all are held, is refused with what would work."""
    assert run(["report", *Q1, *words.split()]) == 2
    told = "".join(capfd.readouterr())
    assert "A205" in told
    assert message in told
    assert mend in told


# Bytes, and several files.


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.binary])
def test_bytes_go_into_files_and_pipes(form: str) -> None:
    """What is no text is refused on a terminal; a pipe gets what a file gets."""
    suffix = FORMATS[form].suffix
    refused = on_terminal(200, "report", *Q1, "--format", form)
    assert f"{form} is no text for a terminal" in refused
    assert f"--output report{suffix}" in refused
    piped = subprocess.run([*ATTAIN, "report", *Q1, "--format", form], capture_output=True, check=True)
    assert piped.stderr == b""
    assert run(["report", *Q1, "--output", f"a{suffix}"]) == 0
    assert Path(f"a{suffix}").read_bytes() == piped.stdout


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_names_its_format(suffix: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A file holds what `--format` writes for its suffix."""
    assert run(["report", *Q1, "--output", f"one{suffix}"]) == 0
    assert run(["report", *Q1, "--format", SUFFIXES[suffix], "--output", "two"]) == 0
    assert Path(f"one{suffix}").read_bytes() == Path("two").read_bytes()
    assert capfd.readouterr().err == f"written: one{suffix}\nwritten: two\n"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("command", ["trend", "rank", "rows --metric participants"])
def test_formats_of_reports_alone(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A trend, a ranking and rows are refused what only a report has, with the formats that they have."""
    assert run([*command.split(), *Q1, "--format", "xlsx"]) == 2
    err = capfd.readouterr().err
    assert "no format xlsx of this" in err
    assert f"write one of {', '.join(PLAINER)}" in err
    assert run([*command.split(), *Q1, "--output", "a.parquet"]) == 2
    assert "end it in .txt, .csv, .tsv, .json, .md or .html" in capfd.readouterr().err


def test_several_files_at_once(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One question, a file for each name, each as it would be alone."""
    names = [f"all{suffix}" for suffix in SUFFIXES]
    assert run(["export", *names, *Q1]) == 0
    assert capfd.readouterr().err == "".join(f"written: {name}\n" for name in names)
    for name in names:
        assert run(["export", f"one-{name}", *Q1]) == 0
        assert (example / name).read_bytes() == (example / f"one-{name}").read_bytes()
    assert run(["export", "a.csv", "b.xlsx", *Q1, "--columns", "name,actual"]) == 0


@pytest.mark.parametrize(
    "words",
    [
        "a.csv none/b.json",
        "a.csv b.json --columns bar",
        "a.csv b.gif",
        "a.csv b.csv targets.yaml",
        "a.csv ./a.csv",
        "a.csv -",
    ],
)
def test_all_files_or_none(words: str, example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where one of several files cannot be had, none is written and what was there stays."""
    (example / "a.csv").write_text("old")
    assert run(["export", *words.split(), *Q1]) == 2
    assert "written" not in capfd.readouterr().err
    assert (example / "a.csv").read_text() == "old"
    assert sorted(path.name for path in example.iterdir()) == ["a.csv", "actuals", "targets.yaml"]


def test_a_full_disk_spares_all_files(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second of two files does not fit, the first is not written either."""
    (example / "a.csv").write_text("old")
    room = iter([None, OSError(28, "No space left on device")])

    def full(_: int) -> None:
        fault = next(room)
        if fault:
            raise fault

    monkeypatch.setattr(os, "fsync", full)
    assert run(["export", "a.csv", "b.csv", *Q1]) == 2
    assert (example / "a.csv").read_text() == "old"
    assert sorted(path.name for path in example.iterdir()) == ["a.csv", "actuals", "targets.yaml"]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("command", ["report", "trend", "rank", "rows"])
def test_help_lists_the_formats(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The help of a command names each format that it has."""
    assert run([command, "--help"]) == 0
    text = " ".join(capfd.readouterr().out.split())
    named = tuple(FORMATS) if command == "report" else PLAINER
    assert f"{', '.join(named[:-1])} or {named[-1]}." in text


def test_every_format_is_documented() -> None:
    """The README's table has each format, and its suffix in the same row."""
    rows = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    for name, form in FORMATS.items():
        assert any(f"`{name}`" in row and f"`{form.suffix}`" in row for row in rows) or not form.suffix, name


@settings(max_examples=20)
@given(cases())
def test_the_same_report_gives_the_same_bytes(case: Case) -> None:
    """Whatever the plan, drawing a report twice gives the same bytes in every format."""
    report = report_of(case.plan, case.rows, case.asked._replace(by=VIEWS[:1]))
    for form in FORMATS:
        assert drawn(report, form) == drawn(report, form), form
