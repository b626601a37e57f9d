"""The README tells the truth: its commands run, its output is what they print, its tables are complete."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
import yaml

from attain.cli.run import run
from attain.model.plan import ActualsSource, Metric, Plan, Segment, Stated, Target
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """The code blocks of a language, in the README's order."""
    return [text for name, text in BLOCKS if name == language]


def commands() -> list[tuple[str, str]]:
    """Each `$ attain` line of the README with the output that stands below it."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            found.append((line.partition("  #")[0].strip(), output))
    return found


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(("line", "output"), commands(), ids=[line for line, _ in commands()])
def test_commands_run(line: str, output: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Every command of the README ends well and prints what the README shows."""
    program, *arguments = shlex.split(line)
    assert program == "attain"
    assert run(arguments) == 0
    out, _ = capfd.readouterr()
    if output:
        assert out == output


def test_the_two_commands_come_first() -> None:
    """The first two code blocks are the set-ups that end in the report and in the tests."""
    assert [name for name, _ in BLOCKS[:2]] == ["sh", "sh"]
    assert len(blocks("sh")) == 2
    first, second = (text.strip() for text in blocks("sh"))
    assert first.endswith(".venv/bin/attain report --quarter Q1")
    assert second.endswith("-m pytest --quiet")


@pytest.mark.usefixtures("example")
def test_python_example() -> None:
    """The Python lines print what the README says they print."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(blocks("python")[0], {})  # noqa: S102 - our own README
    assert printed.getvalue() == blocks("text")[-1]


def test_own_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The two files that the README starts a folder with give a report."""
    (tmp_path / "targets.yaml").write_text(blocks("yaml")[0], "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "january.csv").write_text(blocks("csv")[0], "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["report", "--month", "2026-01", "--by", "segment"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert "98.0%" in out  # 98,000.50 of the 100,000 that are due in January


def test_problem_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The problem that the README shows is what attain prints."""
    plan = "metrics:\n  a: {kind: flow}\ntargets:\n  - metric: a\n    period: 2018\n\n\n    target: 120,000.00.0\n"
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["report", "--year", "2018"]) == 2
    assert capfd.readouterr().err.startswith(blocks("text")[0])


@pytest.mark.parametrize("model", [Plan, Metric, Segment, Target, ActualsSource, Stated])
def test_every_key_is_documented(model: type[Plan]) -> None:
    """Each key that a plan may hold stands in the README."""
    for key in model.model_fields:
        assert re.search(rf"\b{key}\b", README), key


def test_every_command_is_documented() -> None:
    """Each command stands in the README."""
    from attain.cli.app import app

    for command in app.registered_commands:
        assert f"attain {command.name}" in README


def test_exit_codes_are_documented() -> None:
    """The exit codes of the program are those of the README's table."""
    from attain.cli import codes as cli

    documented = {
        int(code) for row in re.findall(r"^\| ([0-9, ]+) \|", README, re.MULTILINE) for code in row.split(",")
    }
    known = {cli.DONE, cli.FAILED, cli.NO_VERDICT, cli.OUR_FAULT, cli.INTERRUPTED, 141, cli.TERMINATED}
    assert documented == known


@pytest.mark.usefixtures("example")
def test_hooks_run() -> None:
    """The hooks of `.pre-commit-hooks.yaml` call commands with options that there are, and judge as these do."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    program, *arguments = shlex.split(hooks["attain-check-plan"]["entry"])
    assert (program, run(arguments)) == ("attain", 1)  # one of the example's figures cannot be right
    Path("minutes.txt").write_text("The board met on Monday.\n", "utf-8")
    program, *arguments = shlex.split(hooks["attain-check-texts"]["entry"])
    assert (program, run([*arguments, "minutes.txt"])) == ("attain", 0)


def test_pipeline_examples_name_what_there_is() -> None:
    """The README's workflow and hooks are YAML, and the hooks' names are those of the repository."""
    workflow, hooks = (yaml.safe_load(text) for text in blocks("yaml")[-2:])
    steps = [step["run"] for step in workflow["jobs"]["figures"]["steps"] if "run" in step]
    assert [step.split()[:2] for step in steps if step.startswith("attain")] == [["attain", "check"]] * 2
    known = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == known
