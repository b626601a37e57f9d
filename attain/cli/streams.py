"""Where a command's words go: data to stdout, talk to stderr, colour and width as the terminal has them."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Literal, NamedTuple, NoReturn, TextIO, cast, get_args

from attain.errors import Problem, UsageError, refuse

ColourChoice = Literal["auto", "always", "never"]


class Face(NamedTuple):
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
    room = _columns() if terminal else None
    encoding = (stream.encoding or "utf-8").lower().replace("-", "")
    return Face(_has_colour(terminal, choice), room, not encoding.startswith("utf"))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


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


class UnwrittenError(UsageError):
    """Standard output does not take the data; told on stderr, whatever the format."""

    def __init__(self, error: OSError) -> None:
        """Say why the data could not be written."""
        reason = (error.strerror or str(error)).lower()
        super().__init__(Problem("A206", f"cannot write to standard output: {reason}"))


class _Closed(io.TextIOBase):
    """Stands in for a stream that was closed when the process began; using it fails as the stream would."""

    def write(self, _: str, /) -> NoReturn:
        raise OSError(errno.EBADF, "it is closed")

    @property
    def buffer(self) -> _Closed:
        return self

    def read(self, _: int | None = -1, /) -> NoReturn:
        refuse("A001", "there is no standard input to read")


def stand_in() -> None:
    """Put a stand-in where Python has None, since the process began with that stream closed."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _Closed())


def write_out(data: str | bytes) -> None:
    """Data to stdout; a letter that its encoding lacks is written as an escape."""
    try:
        _write(sys.stdout, data)
    except OSError as error:
        _silence(sys.stdout)
        raise UnwrittenError(error) from error


def write_err(text: str) -> None:
    """Talk to stderr; where nobody can hear it, it is dropped."""
    try:
        _write(sys.stderr, text)
    except OSError:
        _silence(sys.stderr)


def flush_out() -> None:
    """Let go of what a library has left in stdout's buffer."""
    write_out("")


def _silence(stream: TextIO) -> None:
    """Lead a broken stream nowhere, or the interpreter's own flush at exit fails and changes the exit code."""
    with contextlib.suppress(OSError):
        number, nowhere = stream.fileno(), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def _write(stream: TextIO, data: str | bytes) -> None:
    if isinstance(data, bytes):
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
        return
    encoding = stream.encoding or "utf-8"
    stream.write(data.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
