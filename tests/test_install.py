"""The built wheel in a bare environment: it carries all it needs and shows the example."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

import attain
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = "attain/languages/id/LC_MESSAGES/attain.mo"


def done(*command: str | Path, cwd: Path) -> str:
    """The stdout of a command that must end well."""
    finished = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from a copy of the sources."""
    source = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "attain", source / "attain", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    done(sys.executable, "-m", "build", "--wheel", "--outdir", source / "dist", cwd=source)
    return next((source / "dist").glob("*.whl"))


def test_wheel_holds_the_data(wheel: Path) -> None:
    """The pages of `explain`, the schemas, the catalogue and the typing mark travel with the package."""
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("attain/py.typed", "attain/explanations/A021.md", "attain/schemas/report.schema.json", CATALOGUE):
        assert name in names
    assert {"attain/render/html/page.css", "attain/render/html/page.js"} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


def test_bare_environment(wheel: Path, tmp_path: Path) -> None:
    """With the wheel and its dependencies alone, outside the checkout, every command works."""
    venv.create(tmp_path / "env", with_pip=True)
    program = tmp_path / "env" / "bin"
    done(program / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    shutil.copy(ROOT / "targets.yaml", tmp_path)
    shutil.copytree(ROOT / "actuals", tmp_path / "actuals")
    assert done(program / "attain", "--version", cwd=tmp_path) == f"attain {attain.__version__}\n"
    report = done(program / "attain", "report", "--quarter", "Q1", cwd=tmp_path)
    assert [figure in report for figure in ("42.3%", "56.7%", "32.6%", "169.3%", "227.0%", "130.4%")] == [True] * 6
    assert "Realisasi" in done(program / "attain", "report", "--quarter", "Q1", "--lang", "id", cwd=tmp_path)
    assert "not-a-number" in done(program / "attain", "explain", "A021", cwd=tmp_path)
    assert done(program / "attain", "validate", "--strict", cwd=tmp_path) == ""
    assert "usage" in done(program / "attain", cwd=tmp_path).lower()
    assert done(program / "python", "-m", "attain", "--version", cwd=tmp_path).startswith("attain ")
