"""Malformed and hostile files from outside the project, each run through the whole command.

The files lie beside the checkout and are read as their own README says: `checks:` is `stated:`, the metric is
declared, `amount` is mapped to `value`. Where a row of the manifest is a proposal and the design says otherwise,
`DECIDED` says how.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from attain.cli.run import run
from tests.conftest import CASES

if TYPE_CHECKING:
    from pathlib import Path

CSV_PLAN = """\
version: 1
metrics: {revenue: {unit: EUR, kind: flow}}
targets:
  - {metric: revenue, segment: Retail, period: 2026, target: 1000}
actuals: {files: [case.csv], columns: {value: amount}}
"""
METRICS = "metrics: {revenue: {unit: EUR, kind: flow}, units: {unit: piece, kind: flow}}"
EXIT = {"accept": 0, "warn": 0, "error": 2}
# The design wins over a proposal: files are tab-delimited as well, and a date may be a month.
DECIDED = {"own/delim-tab.csv": "accept", "own/date-month-only.csv": "accept"}
MOST_NESTED = 40_000


def manifest(kind: str) -> list[dict[str, str]]:
    """The rows of a manifest whose files are there; none where the cases are not."""
    path = CASES / "bad-inputs" / kind / "expected.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if (path.parent / row["file"]).exists()]


def validated(capfd: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the problems of a validation here, from its one document."""
    code = run(["validate", "--format", "json"])
    out, err = capfd.readouterr()
    assert err == ""
    return code, json.loads(out)["problems"]


def lines_named(problems: list[dict[str, Any]]) -> set[int]:
    """Every line that the problems point at."""
    places = [place for p in problems for place in (p["place"], *p.get("places", ())) if place]
    return {place["line"] for place in places}


def test_the_cases_are_there(cases: Path) -> None:
    """Both manifests are read where the cases are."""
    assert cases.is_dir()
    assert len(manifest("csv")) > 90
    assert len(manifest("yaml")) > 70


@pytest.mark.parametrize("row", manifest("csv"), ids=lambda row: row["file"])
def test_csv(
    row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each CSV file ends as the manifest says, its problem on the manifest's line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(CSV_PLAN, "utf-8")
    (tmp_path / "case.csv").write_bytes((CASES / "bad-inputs" / "csv" / row["file"]).read_bytes())
    code, problems = validated(capfd)
    if row["layer"] == "reader":
        # Its columns are not ours: whatever the reader makes of it, the whole command cannot use it.
        assert code == 2
        return
    expect = DECIDED.get(row["file"], row["expect"])
    assert code == EXIT[expect], problems
    assert bool(problems) == (expect != "accept"), problems
    if row["line"] and expect != "accept":
        assert int(row["line"]) in lines_named(problems)
    assert all(problem["place"]["file"] == "case.csv" for problem in problems)


@pytest.mark.parametrize("row", manifest("yaml"), ids=lambda row: row["file"])
def test_yaml(
    row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each YAML file ends as the manifest says, its problem on the manifest's line or the parser's."""
    monkeypatch.chdir(tmp_path)
    data = (CASES / "bad-inputs" / "yaml" / row["file"]).read_bytes()
    (tmp_path / "targets.yaml").write_bytes(adapted(data) if row["file"].startswith("own/") else data)
    (tmp_path / "actuals").mkdir()
    # Without a branch column the only branch is meant; the one plan that has two gets one.
    branch = (",branch", ",K\u00f6ln") if "K\u00f6ln".encode() in data else ("", "")
    rows = f"date,segment,metric,value{branch[0]}\n2026-01,Retail,revenue,1{branch[1]}\n"
    (tmp_path / "actuals" / "2026.csv").write_text(rows, "utf-8")
    code, problems = validated(capfd)
    assert code == EXIT[row["expect"]], problems
    assert bool(problems) == (row["expect"] != "accept"), problems
    allowed = {int(row[name]) for name in ("line", "libyaml_line") if row[name]}
    if allowed:
        assert allowed & lines_named(problems), problems


def adapted(data: bytes) -> bytes:
    """A case in the shape of the design: the metric declared, in as many lines as before."""
    if data.startswith(b"{"):
        metrics = b'"metrics": {"revenue": {"unit": "EUR", "kind": "flow"}}'
        return data.replace(b'"version": 1,', b'"version": 1, ' + metrics + b",")
    data = data.replace(b"fiscal_year_start: 1", METRICS.encode(), 1)
    return data.replace(b"checks:\n  - segment: Retail", b"stated:\n  - metric: revenue")


@pytest.mark.parametrize("text", ["[", "{", "- ", "? ", "{a: "], ids=["list", "map", "dash", "key", "pairs"])
def test_nesting_does_not_kill(text: str, tmp_path: Path) -> None:
    """Nesting that kills the interpreter through PyYAML's composer is one problem, and soon."""
    (tmp_path / "targets.yaml").write_text(f"targets: {text * MOST_NESTED}" if text != "- " else text * MOST_NESTED)
    done = subprocess.run(
        [sys.executable, "-m", "attain", "validate", "--format", "concise"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 2
    assert "A015" in done.stdout or "A010" in done.stdout


def test_nothing_reaches_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Escape sequences, bidi overrides and markup of a file are shown as text, never sent."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(CSV_PLAN, "utf-8")
    name = "\u202eevil[bold]\u200b"
    (tmp_path / "case.csv").write_text(f"date,segment,amount\n2026-01,{name},1\n2026-01,\x1b[31mred,1\n", "utf-8")
    for form in ("text", "concise", "github"):
        assert run(["validate", "--format", form]) == 2
        out, err = capfd.readouterr()
        assert not set("\x1b\u202e\u200b") & set(out + err)
        assert "U+202E" in out
        assert "[bold]" in out
