"""Options and settings that all tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT.parent / "shared" / "cases"

settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile(
    "ci", max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the commands print now; it is refused in CI."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden outputs")


@pytest.fixture
def cases() -> Path:
    """The folder of cases from outside the project; the test is skipped where it is not there."""
    if not CASES.is_dir():
        pytest.skip("needs the shared cases beside the checkout; users do not have them")
    return CASES


def copy_example(folder: Path) -> None:
    """Copy the living example into a folder."""
    shutil.copy(ROOT / "targets.yaml", folder)
    shutil.copytree(ROOT / "actuals", folder / "actuals")


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the living example to run in."""
    copy_example(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the colours or the width that the caller's terminal asks for, or on what was kept before."""
    monkeypatch.setenv("ATTAIN_CACHE_DIR", "")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
