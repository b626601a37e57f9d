"""The pages of `docs/reference`, made from the code: commands from what they declare, keys and codes from their texts.

`python -m tests.reference` writes them; a test holds them to the code.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from attain.cli import about
from attain.cli.commands import COMMANDS, command_named
from attain.cli.declared import Argument, parameters_of
from attain.model.key_texts import KEY_TEXTS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from attain.cli.declared import Parameter

FOLDER = ROOT / "docs" / "reference"
PARTS = {
    "Plan": "The plan",
    "Metric": "A metric",
    "Segment": "A segment",
    "Branch": "A branch",
    "Target": "A target",
    "ActualsSource": "`actuals`",
    "Remote": "One of `actuals: sources`",
    "Stated": "A stated figure",
    "BandSet": "A set of bands",
}


def pages() -> Mapping[str, str]:
    """The text of each page by its name."""
    return {"commands.md": commands(), "targets-yaml.md": keys(), "codes.md": codes()}


def commands() -> str:
    """All commands and their options."""
    found = ["# Commands", f"{about.QUESTION} {about.READS}"]
    found += [part for name in COMMANDS for part in _command(name)]
    found += ["## Exit codes", about.ENDS, "## Environment", *_listed(about.ENVIRONMENT)]
    return "\n\n".join(found) + "\n"


def _command(name: str) -> Iterator[str]:
    command = command_named(name)
    parameters = parameters_of(command)
    words = " ".join(each.declared.metavar for each in parameters if isinstance(each.declared, Argument))
    yield f"## `{' '.join(filter(None, ('attain', name, words)))}`"
    yield from (inspect.getdoc(command) or "").split("\n\n")
    if parameters:
        yield _table(("option", "is"), map(_option, parameters))


def _option(parameter: Parameter) -> tuple[str, str]:
    declared = parameter.declared
    if isinstance(declared, Argument):
        return f"`{declared.metavar}`", declared.help
    names = ", ".join(f"`{name}`" for name in declared.names)
    return f"{names} `{declared.metavar}`" if declared.metavar else names, declared.help


def keys() -> str:
    """All keys of a targets.yaml."""
    of_schema = "`attain schema` writes the same as a JSON Schema, which editors complete and check by."
    own = "Keys at the top of a plan that begin with `x-` are yours."
    found = ["# The keys of targets.yaml", f"{of_schema} {own}"]
    for part, texts in KEY_TEXTS.items():
        rows = [(f"`{key}`", text) for key, text in texts.items()]
        found += [f"## {PARTS[part]}", _table(("key", "holds"), rows)]
    return "\n\n".join(found) + "\n"


def codes() -> str:
    """All codes of problems and findings."""
    titles = [_title(page) for page in sorted((ROOT / "attain" / "explanations").glob("*.md"))]
    rows = [(f"`{code}`", f"`{name}`", text) for code, name, text in titles]
    about_codes = "`attain explain CODE` shows the page of a code: what it means, an example, and how to mend it."
    return "\n\n".join(["# Codes", about_codes, _table(("code", "name", "is"), rows)]) + "\n"


def _title(page: Path) -> tuple[str, str, str]:
    line = page.read_text("utf-8").partition("\n")[0]
    code, name = line.removeprefix("# ").partition(":")[0].split()
    return code, name, line.partition(": ")[2]


def _listed(texts: Mapping[str, str]) -> Iterator[str]:
    yield "\n".join(f"- `{name}`: {text}" for name, text in texts.items())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    for name, text in pages().items():
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, "utf-8")
