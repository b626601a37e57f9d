"""Questions on a terminal, each with an answer that Enter gives; what cannot be used is asked again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from attain.cli.streams import write_err

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

    def read(text: str) -> str:
        found = [choice for choice in choices if choice == text.casefold()]
        found = found or [choice for choice in choices if text and choice.startswith(text.casefold())]
        if len(found) != 1:
            raise ValueError(f"write {', '.join(choices[:-1])} or {choices[-1]}")
        return found[0]

    return read


def listed(text: str) -> tuple[str, ...]:
    """Names with commas between them, each once.

    >>> listed("retail, online,retail")
    ('retail', 'online')
    """
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))
