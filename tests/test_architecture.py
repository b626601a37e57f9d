"""What the house is built like: exact, light to start, its public names as they are declared."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import attain
from tests.conftest import ROOT

PACKAGE = ROOT / "attain"
PURE = ("number", "period", "model", "compute", "extract", "check", "table", "actuals")
HEAVY = ("typer", "pydantic", "rich", "yaml", "csv", "decimal")


def loaded_after(*arguments: str) -> set[str]:
    """The modules that a command line loads, by a fresh interpreter."""
    code = (
        "import sys\n"
        f"sys.argv = ['attain', *{list(arguments)!r}]\n"
        "from attain.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_version_is_light() -> None:
    """`attain --version` loads none of the libraries that commands need."""
    assert not loaded_after("--version") & set(HEAVY)


def test_csv_needs_no_rich() -> None:
    """Rich is loaded for a terminal table alone."""
    assert "rich" not in loaded_after("report", "--quarter", "Q1", "--format", "csv")
    assert "rich" in loaded_after("report", "--quarter", "Q1")


def test_help_needs_no_models() -> None:
    """`attain report --help` loads neither Pydantic nor YAML."""
    assert not loaded_after("report", "--help") & {"pydantic", "yaml", "rich"}


@pytest.mark.parametrize("room", PURE)
def test_nothing_is_a_float(room: str) -> None:
    """No float is written or made where figures are computed."""
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant):
                assert not isinstance(node.value, float), f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "float", f"{path}:{node.lineno}"


def test_files_and_functions_are_short() -> None:
    """No module has more than 400 lines, no function more than 60."""
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno <= 60, f"{path}:{node.name}"


def test_public_names() -> None:
    """`__all__` holds what can be imported from `attain`, in order, and nothing else is offered."""
    assert attain.__all__ == sorted(attain.__all__)
    homes = {name for names in attain._HOMES.values() for name in names}  # noqa: SLF001 - our own table
    assert set(attain.__all__) == homes
    for name in attain.__all__:
        assert getattr(attain, name).__name__ == name
    with pytest.raises(AttributeError):
        attain.nonsense  # noqa: B018 - the access is the test


def test_version_stands_in_one_place() -> None:
    """The version is written in the package alone; the build reads it there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "attain/__init__.py"
    holders = [path for path in ROOT.rglob("*.py") if f'"{attain.__version__}"' in path.read_text("utf-8")]
    assert [path.relative_to(ROOT) for path in holders if ".venv" not in path.parts] == [Path("attain/__init__.py")]
