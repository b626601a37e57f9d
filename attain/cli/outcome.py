"""What a command leaves behind: its data on stdout or in a file, its talk on stderr, its exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attain.cli.codes import DONE, FAILED
from attain.cli.problems import tell
from attain.cli.streams import write_err, write_out
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.cli.streams import ColourChoice
    from attain.errors import Problem
    from attain.model.input import Input

STDOUT = "-"


def finish(
    text: str,
    problems: tuple[Problem, ...],
    *,
    form: str,
    output: str | None,
    strict: bool,
    colour: ColourChoice,
    inputs: Iterable[Input] = (),
) -> int:
    """Hand over the text, over none of the `inputs`, and tell the warnings; 1 where `strict` minds them."""
    if output is None or output == STDOUT:
        write_out(text)
    else:
        spare((file.path for file in inputs), output)
        from attain.cli.whole import write_whole

        write_whole(output, text)
    tell(problems, "text" if output else form, colour=colour)
    if output and output != STDOUT:
        write_err(f"written: {output}\n")
    return FAILED if strict and problems else DONE


def spare(inputs: Iterable[str], output: str) -> None:
    """Refuse to write over a file that was read."""
    target = os.path.realpath(output)
    if any(os.path.realpath(path) == target for path in inputs):
        refuse("A206", f"{output} is one of the inputs", "name another file")
