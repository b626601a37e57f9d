"""The shapes that machines read: every document holds to its schema, the CSV to its table schema."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from attain.cli.run import run
from tests.conftest import ROOT

SCHEMAS = ROOT / "attain" / "schemas"
GOLDEN = Path(__file__).parent / "golden"
PLANS = sorted({path.parent for path in GOLDEN.rglob("targets.yaml")})


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code and the stdout of a command."""
    code = run(arguments)
    return code, capfd.readouterr().out


def schema(name: str) -> Any:
    """A schema that the package ships."""
    return json.loads((SCHEMAS / name).read_text("utf-8"))


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in the folder of the living example."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", ["report.schema.json", "problems.schema.json"])
def test_schemas_are_schemas(name: str) -> None:
    """Each shipped JSON Schema is valid itself."""
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("folder", PLANS, ids=[path.name for path in PLANS])
def test_documents_hold_to_their_schema(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever the plan, `--format json` prints one document that its schema admits, and nothing on stderr."""
    monkeypatch.chdir(folder)
    code = run(["report", "--period", "2018", "--format", "json"])
    out, err = capfd.readouterr()
    document = json.loads(out)
    Draft202012Validator(schema("problems.schema.json" if code else "report.schema.json")).validate(document)
    assert err == ""
    code, out = printed(capfd, "validate", "--format", "json")
    Draft202012Validator(schema("problems.schema.json")).validate(json.loads(out))
    assert code in (0, 2)


@pytest.mark.usefixtures("example")
def test_csv_holds_to_its_table_schema(capfd: pytest.CaptureFixture[str]) -> None:
    """The CSV has the schema's columns in its order, and every cell is of its column's type."""
    fields = schema("report.table-schema.json")["fields"]
    _, out = printed(capfd, "report", "--quarter", "Q1", "--format", "csv")
    header, *rows = list(csv.reader(io.StringIO(out)))
    assert header == [field["name"] for field in fields]
    assert len(rows) == 32
    for row in rows:
        for field, text in zip(fields, row, strict=True):
            constraints = field.get("constraints", {})
            assert text or not constraints.get("required")
            if text and field["type"] == "number":
                assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
            if text and "enum" in constraints:
                assert text in constraints["enum"]
            if text and field["type"] == "boolean":
                assert text in ("true", "false")


@pytest.mark.usefixtures("example")
def test_usage_errors_are_documents_too(capfd: pytest.CaptureFixture[str]) -> None:
    """An unknown option under `--format json` ends with 2 and one document."""
    code, out = printed(capfd, "report", "--quarter", "Q1", "--format=json", "--nonsense")
    assert code == 2
    assert [problem["code"] for problem in json.loads(out)["problems"]] == ["A200"]
