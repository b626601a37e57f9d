"""Questions on a terminal, each with an answer that Enter gives; what cannot be used is asked again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from attain.cli.streams import write_err
from attain.draft.told import told_choice

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


def ask(question: str, usual: str, read: Callable[[str], Answer]) -> Answer:
    """The answer to a question, as `read` makes it of what is typed; `read` raises ValueError with what is wrong.

    Raises KeyboardInterrupt where the input ends (Ctrl-D), as Ctrl-C does.
    """
    while True:
        write_err(f"{question}{f' [{usual}]' if usual else ''}: ")
        line = sys.stdin.readline()
        if not line:
            write_err("\n")
            raise KeyboardInterrupt
        try:
            return read(line.strip() or usual)
        except ValueError as error:
            write_err(f"  {error}\n")


def one_of(*choices: str) -> Callable[[str], str]:
    """What reads an answer that is one of a few words."""
    return lambda text: told_choice(text, choices)
