"""One line of JSON to the members of its object, every figure as the digits that stand there, and where each stands.

The standard library's reader does the work. What it lets pass is refused here: NaN and Infinity, halves of characters.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = re.compile(r"[ \t\r\n]*")
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_NUL = "\\u0000"


class Number(str):
    """The digits of a number, told apart from a text by its type alone."""

    __slots__ = ()


class Members(list[tuple[str, Any]]):
    """The members of an object, in their order; a key may stand twice."""


class BrokenError(Exception):
    """A line that is no JSON: why, and at which index."""

    def __init__(self, message: str, at: int, code: str = "A042") -> None:
        """Keep the three."""
        super().__init__(message)
        self.message = message
        self.at = at
        self.code = code


class Member(NamedTuple):
    """Where one member of an object stands: its key, and the indices of key and value; texts without their quotes."""

    key: str
    key_at: tuple[int, int]
    value_at: tuple[int, int]


class _ConstantError(Exception):
    """A word that is no JSON."""


def _constant(word: str) -> NoReturn:
    raise _ConstantError(word)


_DECODER = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=_constant, object_pairs_hook=Members)


def members_of(line: str) -> Members:
    """The members of the object that a line is; raises BrokenError where it is anything else."""
    try:
        found = _DECODER.decode(line)
    except json.JSONDecodeError as error:
        raise BrokenError(f"broken JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.pos) from None
    except _ConstantError as error:
        at = next((word.start() for word in _CONSTANT.finditer(line) if word[1]), 0)
        raise BrokenError(f"{error} is no number in JSON", at) from None
    except RecursionError:
        raise BrokenError("broken JSON: nested too deeply", 0) from None
    if type(found) is not Members:
        raise BrokenError("not an object of JSON", len(line) - len(line.lstrip()))
    if "\\u" in line:
        _refuse_odd(line, found)
    return found


def _refuse_odd(line: str, found: Members) -> None:
    """Refuse texts that are none: half of a character, or with NUL."""
    texts = "".join(_texts(found))
    if _NUL in line and "\0" in texts:
        raise BrokenError("a control character in the text: NUL", line.index(_NUL), "A004")
    half = _HALF.search(line)
    if half:
        try:
            texts.encode()
        except UnicodeEncodeError:
            raise BrokenError("half of a character (a surrogate)", half.start(), "A003") from None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def cell_of(value: Any) -> str:
    """The text that stands for a value of a column that is not ours: null is empty, what is nested is JSON."""
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, list | bool) else str(value)


def places_in(line: str) -> list[Member]:
    """Where the members of the object that a line is stand."""
    found = []
    at = _past(line, line.index("{") + 1)
    while line[at] == '"':
        key, stop = _DECODER.raw_decode(line, at)
        begin = _past(line, _past(line, stop) + 1)
        _, end = _DECODER.raw_decode(line, begin)
        found.append(Member(key, _bare(line, at, stop), _bare(line, begin, end)))
        at = _past(line, end)
        if line[at] != ",":
            break
        at = _past(line, at + 1)
    return found


def _past(line: str, at: int) -> int:
    """The index behind the blanks at an index."""
    found = _BLANKS.match(line, at)
    return found.end() if found else at


def _bare(line: str, start: int, end: int) -> tuple[int, int]:
    """A text without its quotes, unless nothing stands between them."""
    return (start + 1, end - 1) if line[start] == '"' and end - start > 2 else (start, end)  # noqa: PLR2004 - two quotes
