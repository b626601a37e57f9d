"""What a command leaves behind: its data on stdout or in a file, its talk on stderr, its exit code."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attain.cli.problems import tell
from attain.cli.streams import write_err, write_out
from attain.errors import refuse

if TYPE_CHECKING:
    from attain.cli.streams import ColourChoice
    from attain.errors import Problem

DONE, WARNED = 0, 1
STDOUT = "-"


def finish(
    text: str,
    problems: tuple[Problem, ...],
    *,
    form: str,
    output: str | None,
    strict: bool,
    colour: ColourChoice,
) -> int:
    """Hand over the text and tell the warnings; the exit code is 1 where `strict` minds them."""
    if output is None or output == STDOUT:
        write_out(text)
    else:
        write_whole(output, text)
    tell(problems, "text" if output else form, colour=colour)
    if output and output != STDOUT:
        write_err(f"written: {output}\n")
    return WARNED if strict and problems else DONE


def write_whole(name: str, text: str) -> None:
    """Write a file that appears whole or not at all: into a temporary file beside it, then renamed."""
    target = Path(name)
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    except OSError as error:
        refuse("A206", f"cannot write {name}: {(error.strerror or str(error)).lower()}", "is its folder there?")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(_mode(target))
        Path(draft).replace(target)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        refuse("A206", f"cannot write {name}: {(error.strerror or str(error)).lower()}")
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced; of a new one, what the process gives new files."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
