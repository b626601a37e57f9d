"""Workflow commands that GitHub turns into annotations: it shows ten errors and ten warnings of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.table.notices import notices

if TYPE_CHECKING:
    from attain.errors import Place
    from attain.table.findings import FindingsView

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def github(view: FindingsView, *, strict: bool = False) -> str:
    """An annotation for each problem and finding, the loudest first; none for a figure that can be right."""
    return "".join(
        annotation(COMMANDS[notice.level], notice.code, _text(notice.text, notice.more), notice.place)
        for notice in notices(view, strict=strict)
    )


def annotation(command: str, code: str, message: str, place: Place | None) -> str:
    r"""One workflow command; nothing in the message or the file's name acts as a command or as a property.

    >>> print(annotation("error", "A021", "not a number: 1\n2", None), end="")
    ::error title=attain A021::not a number: 1\n2
    """
    where = ""
    if place:
        end = place.column + max(place.length, 1)
        # A place lies on one line, and without endLine an annotation does too.
        where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={end},"
    return f"::{command} {where}title=attain {code}::{_escaped(visible(message), ESCAPES)}\n"


def _text(text: str, more: tuple[str, ...]) -> str:
    return f"{text} ({'; '.join(more)})" if more else text


def _property(value: str) -> str:
    return _escaped(visible(value), {**ESCAPES, ":": "%3A", ",": "%2C"})


def _escaped(value: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in value)
