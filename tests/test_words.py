"""A plain command line is read without Typer, and as Typer reads it; what is listed of a command is what it says."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.exceptions import TyperException

from attain.cli.app import typer_command
from attain.cli.commands import COMMANDS, command_named
from attain.cli.declared import Argument, Option, parameters_of
from attain.cli.words import arguments_in, call_of

ODD = (
    "-",
    "--",
    "---",
    "-x",
    "-fcsv",
    "-vf",
    "--format=",
    "--format=csv",
    "--only=yes",
    "--by",
    "",
    "=",
    "-5",
    "--no-only",
)
VALUES = ("Q1", "csv", "segment,branch", "-pace", "--only", "a b", "x.csv", "127k", "of", "", "-", "é")


def by_typer(name: str, words: list[str]) -> dict[str, Any] | None:
    """The arguments that Typer gives to a command, or None where it finds the words misused."""
    given: dict[str, Any] = {}
    try:
        typer_command(name, _watched(command_named(name), given)).main(list(words), standalone_mode=False)
    except TyperException:
        return None
    return given


def _watched(command: Any, given: dict[str, Any]) -> Any:
    """A function that takes what a command takes, and only tells what it was given."""
    names = ", ".join(parameter.name for parameter in parameters_of(command))
    space = {"given": given}
    exec(f"def watched({names}): given.update(locals())", space)  # noqa: S102 - the parameters are the command's own
    watched: Any = space["watched"]
    watched.__defaults__ = command.__defaults__
    watched.__annotations__ = inspect.get_annotations(command, eval_str=True)
    return watched


def whole(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments with the command's own defaults for those that are not given."""
    return {
        parameter.name: given.get(parameter.name, parameter.default)
        for parameter in inspect.signature(command_named(name)).parameters.values()
    }


@st.composite
def command_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command and words: options with and without values, arguments, and what leaves a doubt."""
    name = draw(st.sampled_from(list(COMMANDS)))
    options = [each for each in parameters_of(command_named(name)) if isinstance(each.declared, Option)]
    words: list[str] = []
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(("option", "option", "option", "joined", "value", "odd")))
        if kind == "value":
            words.append(draw(st.sampled_from(VALUES)))
        elif kind == "odd":
            words.append(draw(st.sampled_from(ODD)))
        else:
            option = draw(st.sampled_from(options))
            assert isinstance(option.declared, Option)
            written = draw(st.sampled_from(option.declared.names))
            if kind == "joined":
                words.append(f"{written}={draw(st.sampled_from(VALUES))}")
            else:
                words.append(written)
                if option.kind != "flag":
                    words.append(draw(st.sampled_from(VALUES)))
    return name, words


@given(command_lines())
def test_words_are_read_as_typer_reads_them(line: tuple[str, list[str]]) -> None:
    """Where a command line is read without Typer, its arguments are those that Typer would give."""
    name, words = line
    given = arguments_in(words, parameters_of(command_named(name)))
    if given is not None:
        assert whole(name, given) == by_typer(name, words)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["report"], {}),
        (["report", "--quarter", "Q1", "-f", "csv"], {"quarter": "Q1", "form": "csv"}),
        (["report", "--by=segment", "--by", "branch", "--only"], {"by": ["segment", "branch"], "only": True}),
        (["report", "--sort", "-pace", "--sort", "gap"], {"sort": "gap"}),
        (["calc", "127k", "of", "300k", "--stated", "40%"], {"words": ["127k", "of", "300k"], "stated": ["40%"]}),
        (["export", "q1.csv"], {"files": ["q1.csv"]}),
        (["export", "a.csv", "b.csv"], {"files": ["a.csv", "b.csv"]}),
        (["check", "-", "--plan", "p.yaml"], {"texts": ["-"], "plan": "p.yaml"}),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_plain_lines_need_no_typer(line: list[str], expected: dict[str, Any]) -> None:
    """What people type every day is read at once."""
    assert arguments_in(line[1:], parameters_of(command_named(line[0]))) == expected


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["--help"],
        ["nonsense"],
        ["report", "--help"],
        ["report", "--quater", "Q1"],
        ["report", "--quarter"],
        ["report", "-fcsv"],
        ["report", "--only=yes"],
        ["report", "x"],
        ["export"],
        ["calc", "-5", "of", "10"],
        ["check", "--", "-x.txt"],
    ],
    ids=" ".join,
)
def test_doubts_are_for_typer(line: list[str]) -> None:
    """What is misused, asks for help or may mean two things is left to Typer."""
    assert call_of(line) is None


def test_a_shell_that_completes_is_answered_by_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command is carried out where a shell asks what could come next."""
    assert call_of(["report"]) is not None
    monkeypatch.setenv("_ATTAIN_COMPLETE", "complete_bash")
    assert call_of(["report"]) is None


@pytest.mark.parametrize("name", COMMANDS)
def test_listed_lines_are_the_commands_own(name: str) -> None:
    """The line that stands in the list of commands is the first sentence of the command's own text."""
    text = " ".join((inspect.getdoc(command_named(name)) or "").partition("\n\n")[0].split())
    first = text.partition(". ")[0]
    assert COMMANDS[name] == f"{first.removesuffix('.')}."


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_is_declared(name: str) -> None:
    """Each parameter of a command is an option with names and a text, or its one argument."""
    parameters = parameters_of(command_named(name))
    for parameter in parameters:
        assert parameter.declared.help
        if isinstance(parameter.declared, Option):
            assert all(each.startswith("-") for each in parameter.declared.names)
            assert parameter.kind == "flag" or parameter.declared.metavar
    assert sum(isinstance(parameter.declared, Argument) for parameter in parameters) <= 1
    names = [
        each for parameter in parameters if isinstance(parameter.declared, Option) for each in parameter.declared.names
    ]
    assert len(names) == len(set(names))
