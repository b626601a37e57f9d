"""Files of actuals that take a while to read, and commands that read them, watched and interrupted."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ATTAIN = [sys.executable, "-m", "attain"]
HEAD = "date,branch,metric,value,receipt\n"
BLOCK = "".join(
    f"2018-{1 + at % 12:02}-{1 + at % 28:02},branch-{at % 7},visits,{at % 1000}.25,{at}-#\n" for at in range(8400)
)
PLAN = """\
version: 1
metrics: {visits: {kind: flow}}
targets: [{metric: visits, period: 2018, target: 1000000}]
actuals: {files: [a.csv]%s}
"""


def write_plan(folder: Path, more: str = "") -> None:
    """A plan whose actuals are one file, `a.csv`."""
    (folder / "targets.yaml").write_text(PLAN % more, "utf-8")


def write_rows(path: Path, size: int) -> int:
    """A file of at least so many bytes, no two of its rows the same; how many rows it has."""
    blocks = 1 + size // len(BLOCK)
    with path.open("wb") as file:
        file.write(HEAD.encode())
        for number in range(blocks):
            file.write(BLOCK.replace("#", str(number)).encode())
    return 8400 * blocks


def on_terminal(
    words: list[str], folder: Path, columns: int, heard: Callable[[subprocess.Popen[bytes], str], object], **more: str
) -> tuple[int, str, str]:
    """The exit code, stdout and what a command's stderr draws on a terminal.

    `heard` is told of it as it comes, first of nothing.
    """
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm", **more}
    process = subprocess.Popen(
        [*ATTAIN, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=child, env=environment
    )
    os.close(child)
    drawn = ""
    heard(process, drawn)
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        drawn += part.decode()
        heard(process, drawn)
    out, _ = process.communicate()
    os.close(parent)
    return process.returncode, out.decode(), drawn


def screen(drawn: str) -> list[str]:
    """The lines that are left on a terminal of what was drawn, by the few marks that are used."""
    lines, at = [""], 0
    for letter in drawn:
        if letter == "\r":
            at = 0
        elif letter == "\n":
            lines.append("")
            at = 0
        else:
            line = lines[-1].ljust(at)
            lines[-1] = line[:at] + letter + line[at + 1 :]
            at += 1
    return [line.rstrip() for line in lines]
