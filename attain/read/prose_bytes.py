"""The bytes of a text to check to their characters, or to the place of the first that is none."""

from __future__ import annotations

import re

from attain.errors import Problem
from attain.read.decode import decode_whole, known_encoding
from attain.read.lines import LineTable
from attain.read.sniff import PEEK, wrong_kind
from attain.read.source import Source, whole
from attain.read.text import character_name

LARGEST = 32 << 20
_DECLARED = re.compile(rb"(?:<meta[^>]+?charset|<\?xml[^>]+?encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]+)", re.IGNORECASE)
# Web pages that say Latin-1 mean Windows-1252, as every browser takes them.
_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
# A form feed or a vertical tab parts pages and lines; the others show that something else than text is in the file.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def text_of(source: Source, encoding: str | None, *, page: bool) -> str | list[Problem]:
    """The text of a file, or why it has none (empty when the source already says it)."""
    start = source.peek(PEEK)
    if source.problems:
        return []
    named = known_encoding(source.name, encoding)
    found = named or wrong_kind(source.name, start, "text", any_encoding=encoding is not None)
    if found is not None:
        return [found]
    data = whole(source, LARGEST, "a text to check", "split it into several files")
    if not isinstance(data, bytes):
        return data
    text = decode_whole(source.name, data, "text", encoding or "utf-8")
    if isinstance(text, Problem) and encoding is None and (page or start.lstrip().startswith(b"<")):
        # UTF-8 first: a page that a program saved anew may still name the encoding it once had.
        declared = _declared(start)
        text = decode_whole(source.name, data, "text", declared) if declared else text
    if isinstance(text, Problem):
        return [text]
    return _controls(source.name, text) or text


def _declared(start: bytes) -> str | None:
    """The encoding that a page names, where Python knows it."""
    found = _DECLARED.search(start)
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    encoding = _MEANT.get(name, name)
    return None if known_encoding("", encoding) else encoding


def _controls(file: str, text: str) -> list[Problem]:
    """One problem for all control characters, at the first of them."""
    found = _CONTROL.search(text)
    if found is None:
        return []
    many = sum(1 for _ in _CONTROL.finditer(text))
    what = "a control character" if many == 1 else f"{many:,} control characters"
    message = f"{what} in the text{', the first one here' if many > 1 else ''}: {character_name(found[0])}"
    mend = "take it out; was the file cut off or joined by a program?"
    return [Problem("A004", message, LineTable(file, text).place(found.start()), mend)]
