"""The pages of `docs/` as the tests run them: files that a page writes, commands that it runs, outputs that it shows.

A block whose info string names a file (```yaml file=targets.yaml) is written to it, or with `append=` put at its end; a
`console` block is typed line by line. In an output, a line of three dots stands for any lines. In a block
```console terminal the commands have a person before them: what the page shows behind a question is what is answered.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from contextlib import contextmanager, nullcontext
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from attain.cli.run import run
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_BLOCK = re.compile(r"^```(\w*)(?: (terminal))?(?: (file|append)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY = "..."
ASK = "echo $?"


class Block(NamedTuple):
    """A code block: its language, whether a person types it, whether and how it is a file, its name, its text."""

    language: str
    terminal: str
    how: str
    file: str
    text: str


class Step(NamedTuple):
    """A command as it is typed, and what the page shows below it."""

    line: str
    output: str


def blocks(page: Path) -> list[Block]:
    """The code blocks of a page, in order."""
    return [Block(*found.groups("")) for found in _BLOCK.finditer(page.read_text("utf-8"))]


def steps(block: Block) -> Iterator[Step]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Step(line.partition("  #")[0].strip(), output)


def makes_a_plan(page: Path) -> bool:
    """Whether a page makes a plan of its own."""
    made = any(block.file == "targets.yaml" for block in blocks(page))
    return made or any(step.line.startswith("attain init") for block in blocks(page) for step in steps(block))


def play(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Do what a page does, in the working folder, and compare what it prints with what the page shows.

    A command that ends otherwise than with 0 must be followed by the question for its exit code.
    """
    code = 0
    for block in blocks(page):
        if block.file:
            _write(block)
        typed = list(steps(block)) if block.language == "console" else []
        for step, after in zip_longest(typed, typed[1:]):
            person = _Person(step.output, capfd)
            with person.at_terminal() if block.terminal else nullcontext():
                code = _typed(step.line, code)
            printed = person.seen + "".join(capfd.readouterr())
            assert code == 0 or (after and after.line == ASK), f"{step.line} ends with {code}\n{printed}"
            assert _is_like(printed, step.output), f"{step.line}\n{printed}"


class _Person:
    """A standard input that answers each question as the page does; `seen` is what both have written."""

    def __init__(self, shown: str, capfd: pytest.CaptureFixture[str]) -> None:
        self._shown, self._capfd, self.seen = shown, capfd, ""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        """The rest of the line that begins with the question; the page shows no blank where nothing is answered."""
        asked = self.seen + "".join(self._capfd.readouterr())
        start = asked.rfind("\n") + 1
        assert self._shown.startswith(asked[:start]), f"the page does not show\n{asked}"
        question, line = asked[start:], self._shown[start:].partition("\n")[0]
        assert f"{line} ".startswith(question), f"the page does not show\n{asked}"
        self.seen = f"{asked[:start]}{line}\n"
        return f"{line[len(question) :]}\n"

    @contextmanager
    def at_terminal(self) -> Iterator[None]:
        """Let the commands meet this person at standard input, and write all that they say in the order they say it."""
        before = sys.stdin, sys.stderr
        sys.stdin, sys.stderr = cast("TextIO", self), sys.stdout
        try:
            yield
        finally:
            sys.stdin, sys.stderr = before


def _write(block: Block) -> None:
    file = Path(block.file)
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if block.how == "append" else ""
    file.write_text(before + block.text, "utf-8")


def _typed(line: str, code: int) -> int:
    """Run a line; gives its exit code. A page uses few other programs, and those are done here."""
    program, *arguments = shlex.split(line)
    match program:
        case "attain":
            return run(arguments)
        case "echo" if line == ASK:
            print(code)  # noqa: T201 - as the shell does
        case "cat":
            print(Path(arguments[0]).read_text("utf-8"), end="")  # noqa: T201 - as above
        case "cd":
            os.chdir(arguments[0])
        case "cp":
            shutil.copy(*arguments)
        case "mkdir":
            Path(arguments[-1]).mkdir(parents=True, exist_ok=True)
        case _:
            raise AssertionError(f"no page may run {program}")
    return 0


def _is_like(printed: str, shown: str) -> bool:
    parts = [re.escape(part) for part in re.split(rf"^{re.escape(_ANY)}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None
