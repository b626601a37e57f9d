"""What the house is built like: exact, light to start, its public names as they are declared."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import attain
from attain.cli.commands import COMMANDS
from tests.conftest import ROOT

PACKAGE = ROOT / "attain"
PURE = ("number", "period", "model", "compute", "extract", "check", "table", "actuals")
HEAVY = ("typer", "pydantic", "rich", "yaml", "csv", "decimal")
# What no run needs whose plan and totals are kept: each costs it a twentieth of what starting Python does, or more.
IDLE = {
    *("argparse", "dataclasses", "difflib", "email", "gzip", "hashlib", "inspect", "json", "pathlib", "pydantic"),
    *("rich", "shutil", "subprocess", "tempfile", "textwrap", "traceback", "typer", "unicodedata", "yaml"),
}


def loaded_after(*arguments: str, whole: bool = False, **environment: str) -> set[str]:
    """The modules that a command line loads, by a fresh interpreter: their first names, or `whole` ones."""
    code = (
        "import sys\n"
        f"sys.argv = ['attain', *{list(arguments)!r}]\n"
        "from attain.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    settings = {**os.environ, **environment}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=settings
    )
    loaded = set(done.stderr.splitlines()[-1].split()) - {"pydantic.plugin._loader"}  # a stand-in, see `__main__`
    return loaded if whole else firsts(loaded)


def firsts(modules: set[str]) -> set[str]:
    """The packages of modules."""
    return {name.partition(".")[0] for name in modules}


def test_version_is_light() -> None:
    """`attain --version` loads none of the libraries that commands need."""
    assert not loaded_after("--version") & set(HEAVY)


def commands_in(modules: set[str]) -> set[str]:
    """The commands whose modules were loaded."""
    return {name.removeprefix("attain.cli.") for name in modules} & COMMANDS.keys()


def test_a_report_needs_no_typer() -> None:
    """A plain command line is read without Typer; Pydantic's plugins are not looked for, nor is what reads them."""
    loaded = loaded_after("report", "--quarter", "Q1", whole=True)
    assert not firsts(loaded) & {"typer", "rich", "subprocess"}
    assert "importlib.metadata" not in loaded
    assert commands_in(loaded) == {"report"}


def test_a_report_rests_on_no_stand_in() -> None:
    """Where no module is stood in for, so that Pydantic looks for plugins, the report is the same."""
    code = (
        "import sys\n"
        "from attain import __main__ as way_in\n"
        "{}\n"
        "sys.argv = ['attain', 'report', '--quarter', 'Q1', '--no-cache']\n"
        "way_in.main()\n"
    )
    told = [
        subprocess.run([sys.executable, "-c", code.format(change)], capture_output=True, cwd=ROOT, check=True).stdout
        for change in ("", "way_in._use_no_plugins = lambda: None")
    ]
    assert told[0] == told[1] != b""


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_kept_report_is_light(form: str, tmp_path: Path) -> None:
    """With plan and totals from the cache a report loads none of the libraries, nor what costs time beside them."""
    words = ("report", "--quarter", "Q1", "--format", form)
    loaded_after(*words, ATTAIN_CACHE_DIR=str(tmp_path))
    loaded = loaded_after(*words, ATTAIN_CACHE_DIR=str(tmp_path))
    assert loaded & IDLE == set()
    assert "decimal" in loaded


def test_a_language_costs_its_catalogue_alone(tmp_path: Path) -> None:
    """For English no catalogue is read nor what would read one; for Indonesian that and nothing else is loaded."""
    words = ("report", "--quarter", "Q1")
    cache = str(tmp_path)
    loaded_after(*words, ATTAIN_CACHE_DIR=cache)
    english = loaded_after(*words, whole=True, ATTAIN_CACHE_DIR=cache)
    indonesian = loaded_after(*words, "--lang", "id", whole=True, ATTAIN_CACHE_DIR=cache)
    assert not firsts(english) & {"gettext", "babel"}
    assert "attain.languages" not in english
    assert indonesian - english == {"attain.languages", "gettext", "struct", "_struct"}


def test_help_needs_no_work() -> None:
    """`attain --help` loads no command, `attain report --help` that one, and neither what commands work with."""
    listed, one = loaded_after("--help", whole=True), loaded_after("report", "--help", whole=True)
    assert commands_in(listed) == set()
    assert commands_in(one) == {"report"}
    for loaded in (listed, one):
        assert not firsts(loaded) & {"pydantic", "yaml", "rich", "decimal"}


def test_completion_needs_no_work() -> None:
    """What a shell is told to complete with costs the asked command's own options, and no more."""
    asked = {"_ATTAIN_COMPLETE": "complete_bash", "COMP_WORDS": "attain report --qu", "COMP_CWORD": "2"}
    loaded = loaded_after(whole=True, **asked)
    assert commands_in(loaded) == {"report"}
    assert not firsts(loaded) & {"pydantic", "yaml", "rich", "decimal"}


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
