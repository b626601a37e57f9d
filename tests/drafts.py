"""What the tests of `attain init` share: tables as CSV, a run that ends well, a run on a terminal."""

from __future__ import annotations

import csv
import io
import os
import pty
import sys
import termios
from typing import TYPE_CHECKING

from attain.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pytest


def table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def works(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints that must end well and have nothing to say on stderr."""
    assert run(words) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def on_terminal(folder: Path, typed: str, *words: str) -> tuple[str, int]:
    """What a person sees who types that, and the exit code."""
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_NUMERIC": ""}
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, "-m", "attain", "init", *words], environment)  # noqa: S606 - no shell is meant
    # Ctrl-C would throw away what is written at the same moment.
    manner = termios.tcgetattr(terminal)
    manner[3] |= termios.NOFLSH
    termios.tcsetattr(terminal, termios.TCSANOW, manner)
    seen, answered = b"", 0
    for line in typed.splitlines(keepends=True):
        while not seen[answered:].endswith(b": ") and (part := _part(terminal)):
            seen += part
        if not seen[answered:].endswith(b": "):  # it has ended, and asks no more
            break
        answered = len(seen)
        os.write(terminal, line.encode())
    while part := _part(terminal):
        seen += part
        if seen[answered:].endswith(b": "):  # a question too many: a test that fails is better than one that waits
            answered = len(seen)
            os.write(terminal, b"\x04")
    os.close(terminal)
    return seen.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _part(terminal: int) -> bytes:
    """What is printed next; nothing once the other side is gone."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
