"""Colour for a terminal, by what a text is rather than by what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Paint = Callable[[str, str], str]

ESCAPES = {
    "error": "1;31",
    "warning": "1;33",
    "good": "32",
    "faint": "2",
    "frame": "34",
    "strong": "1",
}


def painter(*, colour: bool) -> Paint:
    r"""What paints a text in its role: "error", "frame" and so on; without colour, what leaves it alone.

    >>> painter(colour=True)("|", "frame"), painter(colour=False)("|", "frame")
    ('\x1b[34m|\x1b[0m', '|')
    """
    return _painted if colour else _unpainted


def _painted(value: str, role: str) -> str:
    return f"\x1b[{ESCAPES[role]}m{value}\x1b[0m"


def _unpainted(value: str, _role: str) -> str:
    return value
