"""Golden cases: folders that a person can enter and run.

Each holds what a user would have (`targets.yaml`, `actuals/`), one `command`, and what it must leave: `stdout`,
`stderr` (each absent where empty), `exit` (absent for 0). `pytest tests/test_golden.py --update-golden` rewrites them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from attain import __version__
from attain.cli.run import run

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = ("stdout", "stderr", "exit")
CASES = sorted(path.parent for path in GOLDEN.rglob("command"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=[path.relative_to(GOLDEN).as_posix() for path in CASES])
def test_case(
    case: Path,
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """The command leaves exactly what the folder says."""
    shutil.copytree(case, folder, dirs_exist_ok=True)
    for name in (*EXPECTED, "command", "stdin"):
        (folder / name).unlink(missing_ok=True)
    if (case / "stdin").exists():
        stream = (case / "stdin").open(encoding="utf-8")
        request.addfinalizer(stream.close)
        monkeypatch.setattr("sys.stdin", stream)
    program, *arguments = shlex.split((case / "command").read_text("utf-8"))
    assert program == "attain"

    code = run(arguments)

    out, err = capfd.readouterr()
    left = {"stdout": _settled(out), "stderr": _settled(err), "exit": f"{code}\n" if code else ""}
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden outputs are not rewritten in CI"
        _rewrite(case, left)
    assert left == {name: _expected(case / name) for name in EXPECTED}, (
        "the output changed; if that is right, run pytest tests/test_golden.py --update-golden and read the diff"
    )


def _settled(text: str) -> str:
    """The text without what changes from release to release."""
    return text.replace(f'"version": "{__version__}"', '"version": "VERSION"')


def _expected(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _rewrite(case: Path, left: dict[str, str]) -> None:
    for name, text in left.items():
        path = case / name
        if text:
            path.write_bytes(text.encode("utf-8"))
        else:
            path.unlink(missing_ok=True)


def test_every_code_has_a_case_and_a_page() -> None:
    """Each problem code that the package can emit is explained, and shown by a golden case named after it."""
    package = Path(__file__).parent.parent / "attain"
    used = {code for path in package.rglob("*.py") for code in re.findall(r'"(A[0-9]{3})"', path.read_text("utf-8"))}
    pages = {path.stem for path in (package / "explanations").glob("A*.md")}
    shown = {path.name[:4] for path in (GOLDEN / "problems").iterdir()}
    assert used == pages
    assert used == shown


PAGES = sorted((Path(__file__).parent.parent / "attain" / "explanations").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_has_a_cause_examples_and_a_mend(page: Path) -> None:
    """A page names its code, says in sentences what it is about, shows the wrong and the right, and how to mend it."""
    title, *parts = page.read_text("utf-8").strip().split("\n\n")
    assert re.fullmatch(rf"# {page.stem} [a-z]+(-[a-z]+)*: .+[^.]", title)
    assert parts[0].count(".") >= 2
    assert len(parts[0]) > 120
    shown = [part for part in parts if re.fullmatch(r"( {4}.*\n?)+|(?s: {4}.*)", part)]
    headed = [part for part in parts if part.endswith(":") and "\n" not in part]
    assert len(headed) == 2
    assert len(shown) >= 2
    assert parts[-1].startswith("Mend: ")
    assert len(parts[-1]) > 40
    assert max(map(len, page.read_text("utf-8").splitlines())) <= 125
