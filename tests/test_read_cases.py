"""Every file of the shared corpus of bad inputs, at the level of the reader.

What the corpus expects of a schema (names, numbers, dates) is no business of the reader: there it
must only not raise, and name the file. The manifests allow the place of the fault or the parser's.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attain.read.csv import open_csv
from attain.read.yaml import read_yaml

if TYPE_CHECKING:
    from attain.errors import Problem

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "cases" / "bad-inputs"
CODES = {
    "empty-file": "A002",
    "encoding": "A003",
    "control-char": "A004",
    "not-csv": "A005",
    "not-yaml": "A005",
    "conflict-markers": "A006",
    "yaml-syntax": "A010",
    "yaml-indent": "A010",
    "yaml-reserved-char": "A010",
    "yaml-escape": "A010",
    "yaml-tag": "A013",
    "yaml-undefined-alias": "A014",
    "yaml-too-deep": "A015",
    "yaml-multi-doc": "A016",
    "yaml-complex-key": "A017",
    "yaml-merge": "A018",
    "blank-column": "A031",
    "short-row": "A032",
    "long-row": "A033",
    "blank-row": "A034",
    "no-rows": "A035",
    "quote": "A037",
}
# Where the reader knowingly says something else than the manifest.
ELSEWHERE = {
    "own/doc-nul.yaml",  # the manifest says column 18; the NUL is the 17th character
    "own/name-formula-tab.csv",  # a tab inside a name: for whoever reads the name
}


def manifest(folder: str) -> list[dict[str, str]]:
    path = CORPUS / folder / "expected.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cases(folder: str) -> list[object]:
    missing = pytest.mark.skip(reason=f"the corpus is not there: {CORPUS}")
    rows = [pytest.param(row, id=row["file"]) for row in manifest(folder)]
    return [*rows] or [pytest.param({}, id=folder, marks=missing)]


def judged(row: dict[str, str], problems: list[Problem]) -> None:
    """Compare the problems with what the manifest allows."""
    code = CODES.get(row["code"])
    places = {(row.get(f"{who}line", ""), row.get(f"{who}col", "")) for who in ("", "libyaml_", "libyaml_context_")}
    found = {
        (problem.severity, problem.code, str(problem.place.line), str(problem.place.column))
        for problem in problems
        if problem.place
    }
    severity = {"warn": "warning"}.get(row["expect"], row["expect"])
    lines = {line for line, column in places if line and not column} | ({""} - {row["line"]})
    assert any(
        (severity, code) == (kind, name) and ((line, column) in places or line in lines or not row["line"])
        for kind, name, line, column in found
    ), (row, problems)


@pytest.mark.parametrize("row", cases("csv"))
def test_csv(row: dict[str, str]) -> None:
    """A CSV file of the corpus is read or refused as its manifest says."""
    path = CORPUS / "csv" / row["file"]
    with open_csv(path) as file:
        for _, cells in file.rows():
            assert file.header is not None
            assert len(cells) == len(file.header.names)
            assert all(file.place(index).line >= 1 for index in range(len(cells)))
    assert all(problem.place and problem.place.file == str(path) for problem in file.problems)
    if row["code"] in CODES and row["file"] not in ELSEWHERE:
        judged(row, file.problems)
    elif row["layer"] == "reader" or row["expect"] == "accept":
        assert file.problems == []


@pytest.mark.parametrize("row", cases("yaml"))
def test_yaml(row: dict[str, str]) -> None:
    """A YAML file of the corpus is read or refused as its manifest says."""
    path = CORPUS / "yaml" / row["file"]
    file = read_yaml(path)
    assert all(problem.place and problem.place.file == str(path) for problem in file.problems)
    if row["file"] in ELSEWHERE:
        assert [problem.code for problem in file.problems] == [CODES[row["code"]]]
    elif row["code"] in CODES and (row["line"] or not row["libyaml"].startswith("ok")):
        judged(row, list(file.problems))
    elif row["expect"] == "accept":
        assert file.problems == ()
        assert file.root is not None
