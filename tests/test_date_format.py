"""`actuals: {date_format: ...}` from the command line on: files, databases, the cache, and what is told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import attain
from attain.actuals.rows import read_totals, sources_of
from attain.actuals.source import Wanted
from attain.cli.run import run
from attain.engines.files.engine import FileEngine
from tests.forms import write_parquet
from tests.test_cache_totals import clock_ahead

if TYPE_CHECKING:
    from attain.errors import Problem

PLAN = """\
metrics: {sales: {unit: EUR, kind: flow}, members: {unit: people, kind: stock}}
targets: [{metric: sales, period: 2018, target: 1000}, {metric: members, period: 2018, target: 50}]
"""
# Under dmy: January 5, February 1; of members the reading of February 12 comes after that of 3, though not as a text.
ROWS = """\
date,metric,value
05/01/2018,sales,10
01/02/2018,sales,20
3/2/2018,members,7
12/2/2018,members,8
02/03/2018,members,9
"""
ENGINE = FileEngine(least=0)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with an empty cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATTAIN_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def plan_with(source: str) -> None:
    """The plan, and what it says of its actuals."""
    Path("targets.yaml").write_text(f"{PLAN}actuals: {{{source}}}\n", "utf-8")


def actuals_by(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, str | None], list[Any]]:
    """How a report ends, the actual of each metric, and its problems."""
    code = run(["report", *words, "--format", "json"])
    found = json.loads(capfd.readouterr().out)
    lines = found.get("lines", [])
    return code, {line["metric"]: line["actual"] for line in lines if not line["segment"]}, found["problems"]


def by_engine() -> tuple[dict[str, list[tuple[str, int]]], list[Problem]]:
    """What the engine alone brings of each metric by month, of a stock the latest reading; and the problems."""
    plan = attain.load()
    names = [name for name in ("a.csv", "a.jsonl", "a.parquet") if Path(name).exists()]
    totals, problems = read_totals(plan, names, engines=[ENGINE])
    assert None not in ENGINE.read(sources_of(names), Wanted(plan))
    found = {
        key.metric: [(t.period.name, int(t.sum if t.reading is None else t.reading)) for t in of_key]
        for key, of_key in totals.by_key.items()
    }
    return found, problems


def test_days_go_where_the_order_says(capfd: pytest.CaptureFixture[str]) -> None:
    """One file, two plans: 01/02/2018 is in February of the one and in January of the other."""
    Path("a.csv").write_text(ROWS, "utf-8")
    plan_with("files: [a.csv], date_format: dmy")
    assert actuals_by(capfd, "--month", "2018-01") == (0, {"sales": "10", "members": None}, [])
    assert actuals_by(capfd, "--month", "2018-02") == (0, {"sales": "30", "members": "8"}, [])
    assert actuals_by(capfd, "--month", "2018-03") == (0, {"sales": "30", "members": "9"}, [])
    plan_with("files: [a.csv], date_format: mdy")
    assert actuals_by(capfd, "--month", "2018-01") == (0, {"sales": "20", "members": None}, [])


def test_the_cache_knows_the_order(capfd: pytest.CaptureFixture[str]) -> None:
    """What was kept under one order is not taken under another."""
    Path("a.csv").write_text(ROWS, "utf-8")
    with clock_ahead():
        for order, expected in (("dmy", "10"), ("mdy", "20"), ("dmy", "10")):
            plan_with(f"files: [a.csv], date_format: {order}")
            for _ in range(2):
                assert actuals_by(capfd, "--month", "2018-01")[1]["sales"] == expected


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_engine_reads_them(form: str) -> None:
    """It does not go by rows for them; of a stock the reading of the latest day counts, not that of the last text."""
    plan_with("date_format: dmy")
    header, *rows = (line.split(",") for line in ROWS.splitlines())
    if form == "csv":
        Path("a.csv").write_text(ROWS, "utf-8")
    elif form == "jsonl":
        lines = (json.dumps(dict(zip(header, row, strict=True))) for row in rows)
        Path("a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    else:
        write_parquet(Path("a.parquet"), header, rows)
    found, problems = by_engine()
    assert problems == []
    assert found == {"sales": [("2018-01", 10), ("2018-02", 20)], "members": [("2018-02", 8), ("2018-03", 9)]}


def test_days_by_their_type_need_no_order() -> None:
    """A column of dates is what it is, beside whatever the plan says of texts."""
    plan_with("date_format: mdy")
    rows = [["2018-01-05", "sales", "10"], ["2018-02-01", "sales", "20"]]
    write_parquet(Path("a.parquet"), ["date", "metric", "value"], rows, {"date": "DATE"})
    found, problems = by_engine()
    assert problems == []
    assert found == {"sales": [("2018-01", 10), ("2018-02", 20)]}


def test_rows_outside_the_years_of_targets_have_their_line() -> None:
    """The line of the first row of another year is found in a file that was added up without lines."""
    plan_with("date_format: dmy")
    Path("a.csv").write_text(ROWS + "31/12/2011,sales,1\n30.12.2011,sales,1\n", "utf-8")
    _, problems = by_engine()
    assert [(one.code, one.place and one.place.line) for one in problems] == [("A055", 7)]


def test_rows_that_stand_twice_are_one_day_however_written() -> None:
    """05/01/2018 and 5-1-2018 are the same fact."""
    plan_with("date_format: dmy")
    Path("a.csv").write_text(ROWS + "5-1-2018,sales,10.0\n", "utf-8")
    _, problems = by_engine()
    assert [(one.code, one.place and one.place.line) for one in problems] == [("A038", 7)]


@pytest.mark.parametrize("kind", ["text", "date"])
def test_a_database(capfd: pytest.CaptureFixture[str], kind: str) -> None:
    """Texts in an order are read from a table too."""
    with closing(sqlite3.connect("a.db")) as made, made:
        made.execute(f"create table t (date {kind}, metric text, value text)")
        made.executemany("insert into t values (?, ?, ?)", [line.split(",") for line in ROWS.splitlines()[1:]])
    plan_with("sources: {url: 'sqlite:a.db', table: t}, date_format: dmy")
    assert actuals_by(capfd, "--month", "2018-02") == (0, {"sales": "30", "members": "8"}, [])


def test_what_was_not_said_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    """One root cause, one message, with how many rows share it; the first that is certain of its order shows it."""
    Path("a.csv").write_text(ROWS, "utf-8")
    plan_with("files: [a.csv]")
    code, _, problems = actuals_by(capfd)
    assert code == 2
    assert [(one["code"], one["message"]) for one in problems] == [("A036", "not a date: 05/01/2018 (and 4 more rows)")]
    assert problems[0]["help"].startswith("day or month first? ")


def test_an_order_that_is_none(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text(ROWS, "utf-8")
    plan_with("files: [a.csv], date_format: DD/MM/YYYY")
    code, _, problems = actuals_by(capfd)
    assert (code, [one["code"] for one in problems]) == (2, ["A026"])
    assert problems[0]["help"] == "write dmy, mdy or ymd"
