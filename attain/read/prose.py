"""A text to check, plain, Markdown or HTML, to what is to be read of it; every character knows its place.

A name that ends in .md, .markdown, .html, .htm or .xhtml says what a file is, a beginning as of an HTML page says it
too, anything else is plain text. The text that comes out has paragraphs parted by a blank line; within one of them a
line break or a run of blanks is a single one, so that a figure is found however its line was broken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Literal

from attain.errors import Place, Problem
from attain.read.lines import LineTable
from attain.read.prose_bytes import text_of
from attain.read.prose_html import starts_as_page, write_page
from attain.read.prose_markdown import write_markdown
from attain.read.prose_writer import Trace, Writer
from attain.read.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Markup = Literal["plain", "markdown", "html"]

_BY_SUFFIX: dict[str, Markup] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A physical line of a file, and what of a span stands on it: `text[start:end]`."""

    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Prose:
    """What is to be read of a file: `text`, whose indices `place` and `lines` turn into places of the file.

    `source` is the file's text as decoded, without its byte order mark; `sha256` is of the file's bytes.
    """

    file: str
    text: str
    source: str = field(repr=False)
    sha256: str
    trace: Trace = field(repr=False, compare=False)

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`, as long as what of it stands on its first line."""
        found = next(self._rows(start, end), None)
        if found is None:
            return self._lines.place(*self.span(start, end))
        row, first, last = found
        return Place(self.file, row + 1, first + 1, last - first, self._lines.line(row))

    def lines(self, start: int, end: int) -> tuple[ProseLine, ...]:
        """The physical lines that hold `text[start:end]`; lines between them of which nothing is read are left out."""
        rows = [ProseLine(row + 1, self._lines.line(row), first, last) for row, first, last in self._rows(start, end)]
        if rows:
            return tuple(rows)
        place = self._lines.place(*self.span(start, end))
        return (ProseLine(place.line, place.excerpt, place.column - 1, place.column - 1),)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The indices of `text[start:end]` in `source`."""
        return self.trace.span(start, end)

    @cached_property
    def _lines(self) -> LineTable:
        return LineTable(self.file, self.source)

    def _rows(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The 0-based rows on which a span has ink, each with the first column of it and the column behind."""
        held: tuple[int, int, int] | None = None
        inked = (self._inked(*part) for part in self.trace.parts(start, end) if self._has_ink(part[0], part[1]))
        for row, first, last in chain.from_iterable(inked):
            if held is not None and held[0] == row:
                held = row, min(held[1], first), max(held[2], last)
                continue
            if held is not None:
                yield held
            held = row, first, last
        if held is not None:
            yield held

    def _has_ink(self, start: int, end: int) -> bool:
        return self.text[start:end].strip() not in {"", ";"}  # ";" is what parts two cells

    def _inked(self, _start: int, _end: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The rows of a part of the source, each with what of the part has ink on it."""
        for row in range(self._lines.row(start), self._lines.row(end - 1) + 1):
            begin, line = self._lines.start(row), self._lines.line(row)
            first, last = max(start - begin, 0), min(end - begin, len(line))
            shown = line[first:last].strip()
            if shown:
                first += len(line[first:last]) - len(line[first:last].lstrip())
                yield row, first, first + len(shown)


def read_prose(
    path: str | Path, *, stdin: BinaryIO | None = None, encoding: str | None = None
) -> tuple[Prose | None, list[Problem]]:
    """What is to be read of a text, or the problems for which nothing is.

    Args:
        path: a file, a file with the suffix `.gz`, or `-` for `stdin`.
        stdin: the bytes of standard input.
        encoding: what the bytes mean, if not UTF-8; an HTML page may name its own.
    """
    with open_source(path, stdin=stdin) as source:
        markup = _BY_SUFFIX.get(_suffix(source.name))
        text = text_of(source, encoding, page=markup == "html")
        if not isinstance(text, str):
            return None, [*source.problems, *text]
        return prose_of(source.name, text, markup, sha256=source.sha256), []


def prose_of(file: str, text: str, markup: Markup | None = None, *, sha256: str = "") -> Prose:
    r"""What is to be read of a text; without `markup` its beginning tells whether it is HTML.

    >>> prose = prose_of("release.md", "- **127** ribu\n  dari 300 ribu\n", "markdown")
    >>> prose.text, str(prose.place(9, 13))
    ('127 ribu dari 300 ribu', 'release.md:2:3')
    """
    kind = markup or ("html" if starts_as_page(text) else "plain")
    writer = Writer(text.replace("\r\n", " \n").replace("\r", "\n"), lines=kind == "plain")
    if kind == "html":
        write_page(writer)
    elif kind == "markdown":
        write_markdown(writer)
    else:
        writer.keep(0, len(text))
    return Prose(file, writer.text, text, sha256, writer.trace)


def _suffix(name: str) -> str:
    bare = name.lower().removesuffix(".gz")
    dot = bare.rfind(".")
    return bare[dot:] if dot > 0 else ""
