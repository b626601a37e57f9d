"""What a command leaves behind: its data on stdout or in a file, its talk on stderr, its exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attain.cli.codes import DONE, FAILED
from attain.cli.problems import tell
from attain.cli.streams import write_err, write_out
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.cli.streams import ColourChoice
    from attain.errors import Problem
    from attain.model.input import Input

STDOUT = "-"


def finish(
    data: str | bytes,
    problems: tuple[Problem, ...],
    *,
    form: str,
    output: str | None,
    strict: bool,
    colour: ColourChoice,
    inputs: Iterable[Input] = (),
) -> int:
    """Hand over the data, over none of the `inputs`, and tell the warnings; 1 where `strict` minds them."""
    if output is None or output == STDOUT:
        write_out(data)
        tell(problems, "text" if output else form, colour=colour)
        return FAILED if strict and problems else DONE
    return finish_files({output: data}, problems, strict=strict, colour=colour, inputs=inputs)


def finish_files(
    files: Mapping[str, str | bytes],
    problems: tuple[Problem, ...],
    *,
    strict: bool,
    colour: ColourChoice,
    inputs: Iterable[Input] = (),
) -> int:
    """Write all files or none, over none of the `inputs`, and tell the warnings; 1 where `strict` minds them."""
    from attain.cli.whole import write_whole

    read = [file.path for file in inputs]
    for name in files:
        spare(read, name)
    write_whole(files)
    tell(problems, "text", colour=colour)
    write_err("".join(f"written: {name}\n" for name in files))
    return FAILED if strict and problems else DONE


def spare(inputs: Iterable[str], output: str) -> None:
    """Refuse to write over a file that was read."""
    target = os.path.realpath(output)
    if any(os.path.realpath(path) == target for path in inputs):
        refuse("A206", f"{output} is one of the inputs", "name another file")
