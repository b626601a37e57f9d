"""A shell that asks what could come next is told names of the plan, codes, formats and periods; never a problem."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from attain.cli.app import typer_command
from attain.cli.commands import COMMANDS, command_named
from attain.cli.completing import _VALUES, completions
from attain.cli.declared import Option, parameters_of
from attain.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

ODD = """\
version: 1
metrics: {revenue: {kind: flow}}
segments:
  Jasa Konstruksi: {group: all builders}
  "it's": {}
targets: [{metric: revenue, period: 2018, target: 5}, {metric: revenue, period: 2019, target: 5}]
"""


@pytest.fixture(autouse=True)
def _as_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell calls the program by its name."""
    monkeypatch.setattr("sys.argv", ["attain"])


def asked(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], shell: str, line: str) -> str:
    """What a shell is told when the cursor stands behind a line; its last word is the one being typed."""
    words = line.split(" ")
    monkeypatch.setenv("_ATTAIN_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    with pytest.raises(SystemExit) as ended:
        run([])
    out, err = capfd.readouterr()
    assert (ended.value.code, err) == (0, "")
    return out.rstrip("\n")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("attain report --metric ", "participants contributions"),
        ("attain report --metric par", "participants"),
        ("attain trend --segment ", "jakon bpu"),
        ("attain rank --branch per", "perintis"),
        ("attain rows --branch lab", "labuan"),
        ("attain export x.csv --branch cikup", "cikupa"),
        ("attain report --segment jakon --branch bin", "bintaro"),
        ("attain report --quarter ", "Q1 Q2 Q3 Q4 2018-Q1 2018-Q2 2018-Q3 2018-Q4"),
        ("attain report --month 2018-1", "2018-10 2018-11 2018-12"),
        ("attain report --year ", "2018"),
        ("attain report --period 2018-H", "2018-H1 2018-H2"),
        ("attain report --format ", "table plain csv tsv json jsonl markdown html xlsx parquet openmetrics"),
        ("attain trend --format ", "table plain csv tsv json markdown html"),
        ("attain check --format s", "sarif"),
        ("attain validate --format g", "github"),
        ("attain report --sort na", "name"),
        ("attain rank --by ", "segment branch group"),
        ("attain rank --on p", "pace"),
        ("attain trend --per ", "month quarter"),
        ("attain report --color n", "never"),
        ("attain report --forecast ", "straight profile"),
        ("attain explain A06", "A060 A061 A062 A064 A065 A066 A067 A068 A069"),
        ("attain init --column d", "date\\="),
        ("attain init --date-format ", "dmy mdy ymd"),
        ("attain rep", "report"),
        ("attain report --nonsense x --met", "--metric"),
        ("attain report --plan none.yaml --metric ", ""),
        ("attain report --plan actuals/contributions.csv --metric ", ""),
        ("attain report --as-of ", ""),
    ],
)
def test_bash(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], line: str, expected: str) -> None:
    """What bash is told, in the order of the plan."""
    assert asked(monkeypatch, capfd, "bash", line).replace("\n", " ") == expected


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("shell", "expected"),
    [("zsh", """_arguments '*: :(("jakon"\n"bpu"))\'"""), ("fish", "jakon\nbpu"), ("powershell", "jakon::: \nbpu::: ")],
)
def test_other_shells(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], shell: str, expected: str
) -> None:
    """Other shells are told the same in their own way."""
    assert asked(monkeypatch, capfd, shell, "attain report --segment ") == expected


def test_the_plan_that_the_line_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Names of another plan, from the cache as well; bash gets its special letters with a backslash."""
    (tmp_path / "p.yaml").write_text(ODD, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATTAIN_CACHE_DIR", str(tmp_path / "kept"))
    for _ in range(2):
        told = asked(monkeypatch, capfd, "bash", "attain report -p p.yaml --segment ")
        assert told.split("\n") == ["Jasa\\ Konstruksi", "it\\'s", "all\\ builders"]
    assert asked(monkeypatch, capfd, "fish", "attain report -p p.yaml --segment J") == "Jasa Konstruksi"
    assert asked(monkeypatch, capfd, "bash", "attain report -p p.yaml --quarter 2019").split("\n")[0] == "2019-Q1"


def test_names_that_only_targets_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a plan declares no branches, those that its targets name are offered."""
    (tmp_path / "targets.yaml").write_text(
        "metrics: {a: {kind: flow}}\ntargets: [{metric: a, branch: north, period: 2018, target: 1}]\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert completions("report", "--branch", {}, "") == ["north"]
    assert completions("report", "--segment", {}, "") == []


def test_every_source_belongs_to_an_option() -> None:
    """No values are kept for an option that there is not."""
    known = {("", "")}
    for name in COMMANDS:
        for each in parameters_of(command_named(name)):
            declared = each.declared
            option = declared.names[0] if isinstance(declared, Option) else declared.metavar
            known |= {(name, option), ("", option)}
    assert _VALUES.keys() <= known
    for name in COMMANDS:
        typer_command(name, command_named(name))


@pytest.mark.usefixtures("example")
def test_in_bash_itself(tmp_path: Path) -> None:
    """The script that Typer gives bash brings the names to the command line."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    program = tmp_path / "bin" / "attain"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom attain.__main__ import main\nmain()\n", "utf-8")
    program.chmod(0o755)
    script = f"""
        PATH={program.parent}:$PATH
        eval "$(_ATTAIN_COMPLETE=source_bash attain)"
        COMP_WORDS=(attain report --branch cik)
        COMP_CWORD=3
        _attain_completion attain
        printf '%s,' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run([bash, "--norc", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("cikokol,cikupa,cikande,", "")
