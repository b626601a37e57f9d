"""Parquet files: the types of their columns, what is wrong with them, and names that DuckDB would take for others."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import attain
from attain.actuals.rows import read_totals, sources_of
from attain.actuals.source import Wanted
from attain.api import Means, totals_of
from attain.cache import Cache
from attain.cli.run import run
from attain.engines import engines_for
from attain.engines.files.engine import FileEngine
from attain.errors import InputError
from tests.conformance import brought
from tests.forms import query_to_parquet, write_parquet

if TYPE_CHECKING:
    from attain.model import Plan

PLAN = """\
metrics: {a: {kind: flow, unit: IDR}, s: {kind: stock}}
targets: [{metric: a, period: 2018, target: 1}]
actuals: {files: ["*.parquet"]}
"""
ONE = "metrics: {a: {kind: flow, unit: IDR}}\ntargets: [{metric: a, period: 2018, target: 1}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan_of(text: str = ONE) -> Plan:
    Path("targets.yaml").write_text(text, "utf-8")
    return attain.load("targets.yaml")


def found(plan: Plan, *files: str) -> tuple[dict[str, Decimal], list[str]]:
    """The sums by month, and the codes of the problems."""
    totals, problems = totals_of(plan, files)
    sums = {total.period.name: total.sum for of_key in totals.by_key.values() for total in of_key}
    return sums, [problem.code for problem in problems]


def taken(plan: Plan, *files: str) -> list[bool]:
    """Whether the statement alone brings each file."""
    return [one is not None for one in FileEngine().read(sources_of(files), Wanted(plan))]


@pytest.mark.parametrize(
    ("value", "total", "sure"),
    [
        ("0.10::DECIMAL(18, 2)", "0.10", True),
        ("12345678901234567.89::DECIMAL(38, 2)", "12345678901234567.89", True),
        ("1234567890123456789012345678.0000000001::DECIMAL(38, 10)", "1234567890123456789012345678.0000000001", False),
        ("5::TINYINT", "5", True),
        ("9223372036854775807::BIGINT", "9223372036854775807", True),
        ("18446744073709551615::UBIGINT", "18446744073709551615", True),
        ("'12345678901234567.89'", "12345678901234567.89", True),
        ("(-7)::DECIMAL(9, 0)", "-7", True),
        ("12345678901234567.8::DECIMAL(38, 1)", "12345678901234567.8", True),
        ("99999999999999999999999999999999999999::DECIMAL(38, 0)", None, False),
    ],
)
def test_figures_are_exact(value: str, total: str | None, sure: bool) -> None:
    query_to_parquet(Path("a.parquet"), f"SELECT DATE '2018-01-05' AS date, {value} AS value")
    plan = plan_of(ONE.replace("unit: IDR", "unit: orang") if "0001" in value else ONE)
    sums, problems = found(plan, "a.parquet")
    if total is None:
        assert problems == ["A022"]
    else:
        assert (sums, problems) == ({"2018-01": Decimal(total)}, [])
    assert taken(plan, "a.parquet") == [sure or "0001" in value]


@pytest.mark.parametrize("kind", ["DOUBLE", "FLOAT", "HUGEINT"])
def test_binary_floating_point_is_refused(kind: str) -> None:
    """Parquet has no HUGEINT: it is written as DOUBLE."""
    query_to_parquet(Path("a.parquet"), f"SELECT DATE '2018-01-05' AS date, 5::{kind} AS value")
    assert found(plan_of(), "a.parquet")[1] == ["A067"]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("DATE 'infinity'", "A036"),
        ("DATE '-infinity'", "A036"),
        ("DATE '0044-03-15 (BC)'", "A036"),
        ("DATE '12018-01-05'", "A036"),
        ("NULL::DATE", "A036"),
        ("TIMESTAMP '2018-01-05'", "A036"),
        ("TIMESTAMPTZ '2018-01-05'", "A036"),
        ("'2018-01-05'", None),
        ("'2018-01'", None),
        ("'20180105'", "A036"),
        ("20180105", "A036"),
        ("43101", "A036"),
        ("[DATE '2018-01-05']", "A036"),
    ],
)
def test_dates(day: str, code: str | None) -> None:
    query_to_parquet(Path("a.parquet"), f"SELECT {day} AS date, 5 AS value")
    sums, problems = found(plan_of(), "a.parquet")
    assert problems == ([code] if code else [])
    assert sums == ({} if code else {"2018-01": Decimal(5)})


def test_a_year_as_a_number() -> None:
    query_to_parquet(Path("a.parquet"), "SELECT 2018 AS date, 5 AS value")
    assert found(plan_of(), "a.parquet") == ({"2018": Decimal(5)}, [])


def test_nulls_are_empty_cells() -> None:
    query = "SELECT DATE '2018-01-05' AS date, 'a' AS metric, 5 AS value UNION ALL VALUES {}"
    for row, code in (
        ("(NULL, 'a', 5)", "A036"),
        ("('2018-01-05', NULL, 5)", "A020"),
        ("('2018-01-05', 'a', NULL)", "A021"),
    ):
        query_to_parquet(Path("a.parquet"), query.format(row))
        _, problems = totals_of(plan_of(PLAN), ["a.parquet"])
        assert [(one.code, one.place and one.place.line) for one in problems] == [(code, 2)]


def test_names_of_other_types() -> None:
    """An ENUM, a whole number and a day name branches by their text; a list beside them is passed over."""
    for branch, text in (
        ("'x'::ENUM('x', 'y')", "x"),
        ("12", "12"),
        ("DATE '2018-01-01'", "2018-01-01"),
        ("1.50", "1.5"),
    ):
        query = f"SELECT DATE '2018-01-05' AS date, {branch} AS branch, 5 AS value, [1, 2] AS list, {{'a': 1}} AS one"
        query_to_parquet(Path("a.parquet"), query)
        totals, problems = totals_of(plan_of(), ["a.parquet"])
        assert ([key.branch for key in totals.by_key], problems) == ([text], [])


def test_columns_of_other_names() -> None:
    query_to_parquet(Path("a.parquet"), "SELECT 7 AS value, DATE '2018-01-05' AS tanggal, 5 AS nilai")
    plan = plan_of(ONE + "actuals: {columns: {date: tanggal, value: nilai}}\n")
    assert found(plan, "a.parquet") == ({"2018-01": Decimal(5)}, [])
    assert found(plan_of(ONE + "actuals: {columns: {date: tgl}}\n"), "a.parquet")[1] == ["A030"]


def test_a_number_is_written_in_no_way() -> None:
    """What the plan says of texts does not hold for numbers; and 1.500 is one and a half without a question."""
    query_to_parquet(Path("a.parquet"), "SELECT DATE '2018-01-05' AS date, 1.500 AS value")
    for text in ("locale: id\n", "actuals: {number_format: id}\n", "actuals: {number_format: en}\n"):
        assert found(plan_of(ONE + text), "a.parquet") == ({"2018-01": Decimal("1.5")}, [])
    query_to_parquet(Path("b.parquet"), "SELECT DATE '2018-01-05' AS date, '1.500' AS value")
    assert found(plan_of(ONE + "locale: id\n"), "b.parquet")[1] == ["A023"]
    assert found(plan_of(ONE + "actuals: {number_format: id}\n"), "b.parquet") == ({"2018-01": Decimal(1500)}, [])


def test_more_decimals_than_a_currency() -> None:
    query = "SELECT DATE '2018-01-05' AS date, 1.{}::DECIMAL(18, 6) AS value"
    query_to_parquet(Path("a.parquet"), query.format("234500"))
    query_to_parquet(Path("b.parquet"), query.format("234560"))
    assert found(plan_of(), "a.parquet")[1] == []
    assert found(plan_of(), "b.parquet")[1] == ["A028"]
    assert taken(plan_of(), "a.parquet", "b.parquet") == [True, False]


def test_files_of_differing_shapes() -> None:
    """Each is read by its own columns, whatever their order and types, in one run."""
    query_to_parquet(Path("a.parquet"), "SELECT DATE '2018-01-05' AS date, 1.5 AS value, 'n' AS note")
    query_to_parquet(Path("b.parquet"), "SELECT '2' AS value, '2018-02' AS date")
    query_to_parquet(Path("c.parquet"), "SELECT 'other.csv' AS filename, 4 AS value, DATE '2018-03-05' AS date")
    shutil.copy("c.parquet", "d.parquet")
    plan = plan_of(PLAN.replace(", s: {kind: stock}", ""))
    sums, problems = found(plan, "a.parquet", "b.parquet", "c.parquet", "d.parquet")
    assert sums == {"2018-01": Decimal("1.5"), "2018-02": 2, "2018-03": 8}
    assert problems == ["A038"]
    assert taken(plan, "a.parquet", "b.parquet", "c.parquet", "d.parquet") == [True] * 4


@pytest.mark.parametrize(
    "name", ["a[1].parquet", "a*.parquet", "a?.parquet", "a{1,2}.parquet", "it's.PQ", "year=7/a.parquet"]
)
def test_a_name_is_taken_as_it_is(name: str) -> None:
    """No sign in it stands for other files, and a folder's name is no column."""
    write_parquet(Path("a1.parquet"), ("date", "value"), [("2018-01-05", "3")])
    Path(name).parent.mkdir(exist_ok=True)
    write_parquet(Path("plain.parquet"), ("date", "value"), [("2018-01-05", "5")])
    Path("plain.parquet").rename(name)
    for files in ((name,), (name, "a1.parquet")):
        assert found(plan_of(), *files) == ({"2018-01": Decimal(5 + 3 * (len(files) - 1))}, [])
        assert taken(plan_of(), *files) == [True] * len(files)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: b"", "A002"),
        (lambda _: b"date,value\n2018-01-05,5\n", "A005"),
        (lambda _: b'{"date":"2018-01-05","value":5}\n', "A005"),
        (lambda _: b"PK\x03\x04xl/", "A005"),
        (lambda data: b"PARE" + data[4:-4] + b"PARE", "A005"),
        (cut, "A001"),
        (lambda data: data[:-12] + b"\xff" * 4 + data[-8:], "A001"),
        (lambda _: b"PAR1", "A001"),
    ],
)
def test_what_is_no_parquet(change: object, code: str) -> None:
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", str(row)) for row in range(500)])
    data = Path("a.parquet").read_bytes()
    Path("a.parquet").write_bytes(change(data))  # type: ignore[operator]  # one of those above
    assert found(plan_of(), "a.parquet")[1] == [code]


def test_parquet_under_another_name() -> None:
    write_parquet(Path("a.csv"), ("date", "value"), [("2018-01-05", "5")])
    _, (problem,) = totals_of(plan_of(), ["a.csv"])
    assert problem.code == "A005"
    assert ".parquet" in (problem.help or "")


def test_no_such_file_and_no_rows() -> None:
    assert found(plan_of(), "none.parquet")[1] == ["A001"]
    write_parquet(Path("a.parquet"), ("date", "value"), [])
    assert found(plan_of(), "a.parquet") == ({}, ["A035"])


def test_rows_that_stand_twice_are_found_across_forms() -> None:
    """A Parquet file and a CSV file that hold the same rows."""
    rows = [("2018-01-05", "5.50", "n"), ("2018-01-06", "6", "")]
    write_parquet(Path("a.parquet"), ("date", "value", "note"), rows, {"date": "DATE", "value": "DECIMAL(18, 4)"})
    Path("b.csv").write_text("date,value,note\n2018-01-05,5.5,n\n2018-01-06,6,other\n", "utf-8")
    _, (problem,) = totals_of(plan_of(), ["a.parquet", "b.csv"])
    assert (problem.code, problem.place and problem.place.line) == ("A038", 2)
    assert problem.places[0][0].line == 1
    assert problem.places[0][0].file == "a.parquet"


def test_the_input_is_named_with_hash_and_rows(capfd: pytest.CaptureFixture[str]) -> None:
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", "5"), ("2018-01-06", "6")])
    plan_of(PLAN.replace(", s: {kind: stock}", ""))
    assert run(["report", "--year", "2018", "--format", "json"]) == 0
    report = json.loads(capfd.readouterr().out)
    sha256 = hashlib.sha256(Path("a.parquet").read_bytes()).hexdigest()
    assert report["inputs"][1] == {"path": "a.parquet", "sha256": sha256, "rows": 2}
    assert run(["rows", "--year", "2018", "--format", "csv"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert ["a.parquet,1" in lines[1], "a.parquet,2" in lines[2]] == [True, True]


def test_rows_of_a_file_that_changed_are_refused() -> None:
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", "5"), ("2018-01-06", "x")])
    (source,) = sources_of(["a.parquet"])
    file = FileEngine().open(source, Wanted(plan_of()))
    assert file is not None
    with file:
        assert len(list(file.rows())) == 2
        os.utime("a.parquet", (1, 1))
        with pytest.raises(InputError, match="changed"):
            _ = file.sha256


def test_the_cache_brings_the_same(tmp_path: Path) -> None:
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", "5")])
    cache, plan = Cache(str(tmp_path / "cache")), plan_of()
    first, again = (totals_of(plan, ["a.parquet"], means=Means(cache=cache)) for _ in range(2))
    assert first == again
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", "7")])
    totals, _ = totals_of(plan, ["a.parquet"], means=Means(cache=cache))
    assert [total.sum for (total,) in totals.by_key.values()] == [7]


def test_it_is_added_up_without_going_by_rows_unless_in_doubt() -> None:
    """The last readings of a stock, a cut month and names of a plan without branches: the reference agrees."""
    rows = [(f"2018-01-{day:02}", "s", str(day), "north") for day in range(1, 29)] + [("2018-02-03", "a", "1.25", "é")]
    write_parquet(
        Path("a.parquet"), ("date", "metric", "value", "branch"), rows, {"date": "DATE", "value": "DECIMAL(9, 2)"}
    )
    Path("a.csv").write_text("date,metric,value,branch\n" + "".join(",".join(row) + "\n" for row in rows), "utf-8")
    plan = plan_of(PLAN)
    cuts = (date(2018, 1, 10),)
    (one,) = FileEngine().read(sources_of(["a.parquet"]), Wanted(plan, cuts))
    assert one is not None
    assert brought(plan, ["a.parquet"], cuts, [FileEngine()]).totals == brought(plan, ["a.csv"], cuts).totals


def test_without_engines_it_is_refused() -> None:
    """Whoever calls without an engine is told, and nothing is taken for CSV."""
    write_parquet(Path("a.parquet"), ("date", "value"), [("2018-01-05", "5")])
    _, problems = read_totals(plan_of(), ["a.parquet"])
    assert [problem.code for problem in problems] == ["A005"]
    assert read_totals(plan_of(), ["a.parquet"], engines=engines_for(["a.parquet"]))[1] == []
