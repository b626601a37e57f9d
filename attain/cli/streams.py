"""Where a command's words go: data to stdout, talk to stderr, colour and width as the terminal has them."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import Literal, TextIO, cast, get_args

from attain.errors import refuse

ColourChoice = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Face:
    """How a stream wants its text: colour or not, how much room (None: no limit), ASCII alone or not."""

    colour: bool
    room: int | None
    ascii_only: bool


def colour_choice(text: str) -> ColourChoice:
    """The choice that `--color` names; a usage error for another word."""
    if text not in get_args(ColourChoice):
        refuse("A205", f"no colour choice {text}", "write auto, always or never")
    return cast("ColourChoice", text)


def face_of(stream: TextIO, choice: ColourChoice = "auto") -> Face:
    """The face of a stream: each stream's own, so that one may be piped and the other not."""
    terminal = stream.isatty()
    room = shutil.get_terminal_size().columns if terminal else None
    encoding = (stream.encoding or "utf-8").lower().replace("-", "")
    return Face(_has_colour(terminal, choice), room, not encoding.startswith("utf"))


def _has_colour(terminal: bool, choice: ColourChoice) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def write_out(text: str) -> None:
    """Data to stdout; a letter that its encoding lacks is written as an escape."""
    _write(sys.stdout, text)


def write_err(text: str) -> None:
    """Talk to stderr."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
