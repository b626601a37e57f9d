"""JSON lines: figures to the last digit, and what is wrong with a line told at its place."""

from __future__ import annotations

import gzip
import hashlib
import json
from decimal import Decimal, localcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import attain
from attain.actuals.rows import sources_of
from attain.actuals.source import Wanted
from attain.api import totals_of
from attain.cli.run import run
from attain.engines.files.engine import FileEngine
from tests.conformance import brought as read_by

if TYPE_CHECKING:
    from attain.errors import Problem
    from attain.model import Plan

PLAN = "metrics: {a: {kind: flow, unit: IDR}}\ntargets: [{metric: a, period: 2018, target: 1}]\n"
ENGINE = FileEngine(least=0)
GOOD = '{"date": "2018-01-05", "value": 1}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan_of(more: str = "", plan: str = PLAN) -> Plan:
    Path("targets.yaml").write_text(plan + more, "utf-8")
    return attain.load("targets.yaml")


def brought(data: str | bytes, more: str = "", name: str = "a.jsonl") -> tuple[Decimal | None, list[Problem]]:
    """The sum of all rows, and the problems."""
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    totals, problems = totals_of(plan_of(more), [name])
    sums = [total.sum for of_key in totals.by_key.values() for total in of_key]
    with localcontext(prec=60):
        return sum(sums, start=Decimal(0)) if sums else None, problems


def places(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in problems if one.place]


@pytest.mark.parametrize(
    "figure",
    [
        "0.10",
        "12345678901234567.89",
        "-0.1",
        "123456789012345678901234567890",
        "0",
        "1.5000",
        "9007199254740993",
        '"7"',
    ],
)
def test_figures_are_exact(figure: str) -> None:
    """Numbers and texts of digits alike; binary floating point would lose the last ones."""
    total, problems = brought(f'{{"date": "2018-01-05", "value": {figure}}}\n')
    assert (total, problems) == (Decimal(figure.strip('"')), [])


def test_a_sum_that_binary_floating_point_misses() -> None:
    lines = "".join(f'{{"date":"2018-01-{day:02}","value":0.1}}\n' for day in range(1, 11))
    assert brought(lines)[0] == Decimal("1.0")


@pytest.mark.parametrize("figure", ["1e3", "1E+2", "1.2345678E7", "-1e-5"])
def test_an_exponent_is_refused_as_everywhere(figure: str) -> None:
    """It is legal JSON, but shows that the figure was binary on its way, and digits may be gone."""
    assert places(brought(f'{{"date": "2018-01-05", "value": {figure}}}\n')[1]) == [("A021", 1, 33)]


def test_a_number_is_written_in_no_way_and_a_text_as_the_plan_says() -> None:
    number, text = (f'{{"date": "2018-01-05", "value": {value}}}\n' for value in ("1.500", '"1.500"'))
    assert brought(number + text, "actuals: {number_format: id}\n") == (Decimal("1501.500"), [])
    assert brought(number, "locale: id\n") == (Decimal("1.500"), [])
    total, problems = brought(number + text, "locale: id\n")
    assert (total, places(problems)) == (Decimal("1.500"), [("A023", 2, 34)])


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ('{"date": "2018-01-05", "value": true}', "A043", 33),
        ('{"date": "2018-01-05", "value": [1]}', "A043", 33),
        ('{"date": {"year": 2018}, "value": 1}', "A043", 10),
        ('{"date": "2018-01-05", "value": null}', "A021", 33),
        ('{"date": "2018-01-05", "value": ""}', "A021", 33),
        ('{"date": "2018-01-05"}', "A021", 1),
        ('{"date": "2018-01-05", "value": 1, "value": 2}', "A031", 37),
        ('{"date": "2018-01-05", "v\\u0061lue": 1, "value": 2}', "A031", 42),
        ('{"date": "2018-01-05", "value": NaN}', "A042", 33),
        ('{"date": "NaN", "value": -Infinity}', "A042", 26),
        ('{"date": "2018-01-05", "value": 1', "A042", 34),
        ('{"date": "2018-01-05", "value": 01}', "A042", 34),
        ('{"date": "2018-01-05", "value": .5}', "A042", 33),
        ('{"date": "2018-01-05", "value": 1} {}', "A042", 36),
        ("{'date': 1}", "A042", 2),
        ("7", "A042", 1),
        ("  [1]", "A042", 3),
        ("date,value", "A042", 1),
        ('{"date": "2018-01-05", "value": 1, "n": "a\tb"}', "A042", 43),
        ('{"date": "2018-01-05", "value": 1, "n": "\\ud83d"}', "A003", 42),
        ('{"date": "2018-01-05", "value": 1, "n": "\\u0000"}', "A004", 42),
        ('{"date": "2018-01-05", "value": 1, "n": ' + "[" * 100_000, "A042", 1),
        ('{"date": "2018-13-05", "value": 1}', "A036", 11),
        ("<<<<<<< ours", "A006", 1),
        ("", "A034", 1),
    ],
)
def test_a_line_is_told_at_its_place(line: str, code: str, column: int) -> None:
    """The lines before and after it are read all the same, unless a merge was left open."""
    total, problems = brought(f"{GOOD}\n{line}\n{GOOD}\n{GOOD[:-2]}5}}\n")
    assert places(problems)[0] == (code, 2, column)
    assert total == (1 if code == "A006" else 7)
    assert [one.code for one in problems[1:]] == ([] if code == "A006" else ["A038"])
    plan = attain.load("targets.yaml")
    assert read_by(plan, ["a.jsonl"], (), [ENGINE]) == read_by(plan, ["a.jsonl"], ())


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ('{"date": "2018-01-05", "value": 12345678901234567.89, "n": "x"}', True),
        ('{"date":"2018-01-05","value":0.1,"n":null}', True),
        ('\t{ "date" : "2018-01" , "value" : -7 , "n" : "a\u2028\u00e9" } ', True),
        ('{"date": "2018-01-05", "value": 7, "n": "\\u00e9"}', False),
        ('{"date": "2018-01-05", "value": 7, "n": "a\\"b"}', False),
        ('{"date": "2018-01-05", "value": "7", "n": ""}', False),
        ('{"date": "2018-01-05", "n": "", "value": 7}', False),
        ('{"date": "2018-01-05", "value": 7}', False),
        ('{"date": "2018-01-05", "value": 7, "n": "", "more": {}}', False),
        ('{"date": "2018-01-05", "value": 7, "n": ["x"]}', False),
        ('{"date": "2018-01-05", "value": 7, "n": "}\r', False),
        ('{"date": "2018-01-05", "value": 7, "n": "\x01"}', False),
        ('{"date": "2018-01-05", "value": 7, "n": "a"}\n', False),
        ('{"date": "2018-01-05", "value": 1e3, "n": "a"}', False),
        ('{"date": "2018-01-05", "value": 007, "n": "a"}', False),
    ],
)
def test_what_the_engine_is_sure_of(line: str, sure: bool) -> None:
    """Lines as most programs write them are added up by it, each digit; any other is left to who goes by rows."""
    good = '{"date": "2018-01-04", "value": 1.50, "n": "good"}\n'
    for end in ("\n", "\r\n"):
        Path("a.jsonl").write_bytes((good + line + "\n" + good.replace("good", "other")).replace("\n", end).encode())
        plan = plan_of()
        assert read_by(plan, ["a.jsonl"], (), [ENGINE]) == read_by(plan, ["a.jsonl"], ())
        assert [one is not None for one in ENGINE.read(sources_of(["a.jsonl"]), Wanted(plan))] == [sure]


def test_numbers_under_another_way_of_writing() -> None:
    """The engine reads numbers where texts would be read alike."""
    Path("a.jsonl").write_text('{"date": "2018-01-05", "value": 1.500}\n', "utf-8")
    for more, sure in (("", True), ("locale: id\n", False), ("actuals: {number_format: id}\n", False)):
        plan = plan_of(more)
        assert [one is not None for one in ENGINE.read(sources_of(["a.jsonl"]), Wanted(plan))] == [sure]
        assert read_by(plan, ["a.jsonl"], (), [ENGINE]) == read_by(plan, ["a.jsonl"], ())


def test_several_packed_files_in_one_go() -> None:
    names = []
    for index in range(3):
        names.append(f"{index}.jsonl.gz")
        Path(names[-1]).write_bytes(gzip.compress(f'{{"date": "2018-01-05", "value": {index}.25}}\n'.encode()))
    plan = plan_of()
    assert all(ENGINE.read(sources_of(names), Wanted(plan)))
    assert read_by(plan, names, (), [ENGINE]) == read_by(plan, names, ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "A002"),
        (b"\n \n", "A002"),
        (b"\xef\xbb\xbf", "A002"),
        (b"{}\n", "A042"),
        (b"date,value\n2018-01-05,1\n", "A042"),
        (b'[{"date": "2018-01-05", "value": 1}]\n', "A005"),
        (b'{\n  "date": "2018-01-05", "value": 1\n}\n', "A005"),
        (b"PAR1" + bytes(50), "A005"),
        (b"\x1f\x8b\x08" + bytes(50), "A005"),
        (GOOD.encode("utf-16"), "A003"),
        (b'{"date": "2018-01-05", "value": "\xe9"}\n', "A003"),
        (b'{"dates": "2018-01-05", "value": 1}\n', "A030"),
        (b'{"when": "2018-01-05", "value": 1}\n', "A030"),
    ],
)
def test_a_file_that_cannot_be_used(data: bytes, code: str) -> None:
    assert [problem.code for problem in brought(data)[1]] == [code]


def test_no_such_file() -> None:
    assert [problem.code for problem in totals_of(plan_of(), ["none.jsonl"])[1]] == ["A001"]


def test_what_is_legal_is_read() -> None:
    """A byte-order mark, CR LF, blanks, no last line end, a line separator in a text, a pair of surrogates."""
    lines = '\ufeff{"value":1,"date":"2018-01-05"}\r\n\t{ "date" : "2018-01-06" , "n" : "a\u2028b" , "value" : 2 } \r\n'
    last = '{"date": "2018-01-07", "value": 4, "n": "\\ud83d\\ude00 \\\\u0000", "more": {"value": 9}}'
    assert brought(lines + last) == (Decimal(7), [])


def test_a_key_that_the_first_lines_lack() -> None:
    """Further keys may come and go; one of ours cannot, for the rows before were read without it."""
    many = "".join(f'{{"date": "2018-01-05", "value": 1, "n": {row}}}\n' for row in range(2_000))
    assert brought(many + '{"date": "2018-01-06", "value": 1, "other": 1}\n') == (Decimal(2001), [])
    late = '{"date": "2018-01-06", "value": 1, "branch": "x"}\n'
    total, (problem,) = brought(many + late + late)
    assert (total, problem.code, problem.place and problem.place.line) == (Decimal(2000), "A030", 2001)
    assert "1 more row" in problem.message


def test_keys_in_any_order_and_missing_in_some_lines() -> None:
    plan = PLAN.replace("}}", "}, b: {kind: flow}}", 1)
    lines = '{"value":1,"metric":"a","date":"2018-01-05"}\n{"date":"2018-01-05","metric":"b","value":2,"branch":"x"}\n'
    Path("a.jsonl").write_text(lines, "utf-8")
    _, problems = totals_of(plan_of(plan=plan), ["a.jsonl"])
    assert places(problems) == [("A020", 1, 1)]


def test_packed_and_renamed(capfd: pytest.CaptureFixture[str]) -> None:
    """A packed file under names of its own, through the whole program."""
    data = gzip.compress(b'{"tanggal": "2018-01-05", "nilai": 5}\n{"tanggal": "2018-02-05", "nilai": "6"}\n')
    Path("a.ndjson.gz").write_bytes(data)
    plan_of("actuals: {files: ['*.ndjson.gz'], columns: {date: tanggal, value: nilai}}\n")
    assert run(["report", "--year", "2018", "--format", "json"]) == 0
    report = json.loads(capfd.readouterr().out)
    assert report["lines"][0]["actual"] == "11"
    assert report["inputs"][1] == {"path": "a.ndjson.gz", "sha256": hashlib.sha256(data).hexdigest(), "rows": 2}
    assert run(["rows", "--year", "2018", "--format", "csv"]) == 0
    assert "a.ndjson.gz,2" in capfd.readouterr().out


def test_rows_that_stand_twice_are_found_across_forms() -> None:
    Path("b.csv").write_text("date,value,n\n2018-01-05,5.50,x\n", "utf-8")
    Path("a.jsonl").write_text('{"n": "x", "date": "2018-01-05", "value": 5.5}\n', "utf-8")
    _, (problem,) = totals_of(plan_of(), ["a.jsonl", "b.csv"])
    assert (problem.code, problem.places[0][0].file) == ("A038", "a.jsonl")


def test_rows_outside_the_years_of_targets_have_their_line() -> None:
    total, (problem,) = brought(GOOD + '\n{"date": "1999-01-05", "value": 1}\n', "actuals: {encoding: cp1252}\n")
    assert (total, problem.code) == (Decimal(2), "A055")
    assert problem.place is not None
    assert (problem.place.line, problem.place.excerpt) == (2, '{"date": "1999-01-05", "value": 1}')
