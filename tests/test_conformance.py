"""Every engine for files brings what the reader by rows brings: the same totals, and the same problems."""

from __future__ import annotations

import os
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

import attain
from attain.actuals.rows import sources_of
from attain.actuals.source import Wanted, odd_cuts
from attain.engines.files.engine import FileEngine
from tests.conformance import brought, case

SEEDS = range(40)
ENGINE = FileEngine(least=0)


@pytest.mark.parametrize("dirt", [0, 1, 2])
def test_the_engine_and_the_reader_agree(dirt: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random plans and files, clean and dirty: an engine's answer is the reader's, and clean files it does answer."""
    taken = 0
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        monkeypatch.chdir(folder)
        drawn = case(seed, dirt=dirt)
        Path("targets.yaml").write_text(drawn.plan, "utf-8")
        for name, data in drawn.files.items():
            Path(name).write_bytes(data)
        plan = attain.load("targets.yaml")
        assert brought(plan, drawn.files, drawn.cuts, [ENGINE]) == brought(plan, drawn.files, drawn.cuts), seed
        found = ENGINE.read(sources_of(drawn.files), Wanted(plan, odd_cuts(drawn.cuts)))
        taken += sum(each is not None for each in found)
    assert taken >= (len(SEEDS) if dirt == 0 else 5)


def test_a_short_file_wakes_no_engine(tmp_path: Path) -> None:
    """Below the size where it wins nothing is asked of it."""
    (tmp_path / "targets.yaml").write_text(
        "version: 1\nmetrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n", "utf-8"
    )
    (tmp_path / "a.csv").write_text("date,value\n2018-01,1\n", "utf-8")
    plan = attain.load(tmp_path / "targets.yaml")
    sources = sources_of([os.fspath(tmp_path / "a.csv")])
    assert FileEngine().read(sources, Wanted(plan)) == [None]
    assert FileEngine(least=0).read(sources, Wanted(plan)) != [None]


def test_a_long_file_is_read_by_the_engine_by_itself(tmp_path: Path) -> None:
    """100,000 rows of whole numbers and cents add up to the sum that their formula has."""
    rows = 120_000
    first = date(2018, 1, 1)
    lines = [f"{first + timedelta(days=index % 31)},b{index % 7},{index}.25\n" for index in range(rows)]
    (tmp_path / "targets.yaml").write_text(
        "version: 1\nmetrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n"
        "actuals: {files: [a.csv]}\n",
        "utf-8",
    )
    (tmp_path / "a.csv").write_text("date,branch,value\n" + "".join(lines), "utf-8")
    report = attain.report(attain.load(tmp_path / "targets.yaml"), "2018-01")
    assert report.lines[0].actual == rows * (rows - 1) // 2 + Fraction(rows, 4)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('2018-01-05,"5\n"', "A021"),
        ('2018-01-05,"5\r"', "A021"),
        ("2018-01-05,1e5", "A021"),
        ("2018-01-05,1_000", "A021"),
        ("2018-01-05, 5", "A021"),
        ("2018-01-05,5 ", "A021"),
        ("2018-01-05,5\t", "A021"),
        ("2018-01-05,", "A021"),
        ("2018-01-05,-9.99999", None),
        ("2018-01-05,99.99999", None),
        ("2018-01-05,123456789012345678901", None),
        ("2018-1-5,5", "A036"),
        ("2018-01-5 ,5", "A036"),
        ('"2018-01-5\n",5', "A036"),
        ("2018/01/05,5", "A036"),
        ("02018-1-05,5", "A036"),
        ("12018-1-05,5", "A036"),
        ("2018-02-30,5", "A036"),
        ("epoch,5", "A036"),
        ("infinity,5", "A036"),
        ("2018-01-05,5,", "A033"),
        ("2018-01-05,5\n", "A034"),
        ('2018-01-05, "5"', "A021"),
        ("2018-01-05,5\0", "A004"),
    ],
)
def test_what_duckdb_lets_pass(row: str, code: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that a cast takes and bytes that are skipped in silence: told as by the reader, or added up exactly."""
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(
        "version: 1\nmetrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n", "utf-8"
    )
    Path("a.csv").write_bytes(f"date,value\n2018-01-04,1.5\n{row}\n2018-01-06,2\n".encode())
    plan = attain.load("targets.yaml")
    found = brought(plan, ["a.csv"], (), [ENGINE])
    assert found == brought(plan, ["a.csv"], ())
    assert code is None or code in {problem.code for problem in found.problems}


TRAPS = {
    "columns in another order": (b"value,date\n5,2018-01-05\n", True),
    "no header": (b"2018-01-05,5\n2018-01-06,6\n", False),
    "a byte-order mark": (b"\xef\xbb\xbfdate,value\n2018-01-05,5\n", True),
    "UTF-16": ("date,value\n2018-01-05,5\n".encode("utf-16"), False),
    "a Latin letter in a column that is not ours": (b"date,value,note\n2018-01-05,5,caf\xe9\n", False),
    "both kinds of line breaks": (b"date,value\r\n2018-01-05,5\n2018-01-06,6\r\n", False),
    "line breaks of carriage returns": (b"date,value\r2018-01-05,5\r", False),
    "a quote that is never closed": (b'date,value,note\n2018-01-05,5,"\n2018-01-06,6,\n', False),
    "a quote inside a cell": (b'date,value,note\n2018-01-05,5,a"b"\n2018-01-06,6,\n', None),
    "a row of delimiters": (b"date,value,note\n2018-01-05,5,\n,,\n", False),
    "a short row": (b"date,value,note\n2018-01-05,5\n2018-01-06,6,\n", False),
    "a long row": (b"date,value\n2018-01-05,5,6,7\n2018-01-06,6\n", False),
    "a blank line": (b"date,value\n2018-01-05,5\n\n2018-01-06,6\n", False),
    "more decimals than the type holds": (b"date,value\n2018-01-05,0.00005\n2018-01-06,1.23456\n", True),
    "a sum past sixteen digits": (b"date,value\n2018-01-05,99999999999999.9999\n2018-01-06,0.0001\n", True),
    "a day past its month": (b"date,value\n2018-02-29,5\n", False),
    "quoted figures and days": (b'"date","value"\n"2018-01-05","5"\n', True),
    "a line break in a column that is not ours": (b'date,value,note\n2018-01-05,5,"a\nb"\n2018-01-06,6,\n', True),
}


@pytest.mark.parametrize(("data", "sure"), TRAPS.values(), ids=list(TRAPS))
def test_traps_of_the_engine(data: bytes, sure: bool | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What DuckDB alone would misread, drop or round: the engine is as sure as said, and the answer is the reader's."""
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(
        "version: 1\nmetrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n", "utf-8"
    )
    Path("a.csv").write_bytes(data)
    plan = attain.load("targets.yaml")
    assert brought(plan, ["a.csv"], (), [ENGINE]) == brought(plan, ["a.csv"], ())
    (found,) = ENGINE.read(sources_of(["a.csv"]), Wanted(plan))
    assert sure is None or (found is not None) == sure


def test_quoted_line_breaks_all_over_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a file are read at once, and each must find its first row though notes look like rows."""
    rows = 60_000
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(
        "version: 1\nmetrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n", "utf-8"
    )
    note = '"two lines\n2018-01-05,1000000,""not a row"""'
    row = "".join(f"2018-01-{index % 28 + 1:02},{index}.5,{note if index % 3 else 'plain'}\n" for index in range(rows))
    Path("a.csv").write_text("date,value,note\n" + row, "utf-8")
    plan = attain.load("targets.yaml")
    (found,) = ENGINE.read(sources_of(["a.csv"]), Wanted(plan, repeats=False))
    assert found is not None
    assert sum(part.sum for part in found.parts) == rows * (rows - 1) // 2 + Fraction(rows, 2)
