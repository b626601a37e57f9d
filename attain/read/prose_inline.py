"""A Markdown paragraph to its words: emphasis, code ticks, links, tags and escapes are taken out.

Marks go in pairs, as CommonMark has it, so that the star of "40%*" stays. It parts with CommonMark where a figure would
grow: "2*3*4" keeps its stars, though a browser would show 234. Everything is found in one run over the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attain.read.prose_html import BLOCKS, Hidden, entities
from attain.read.prose_writer import Gap

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.read.prose_writer import Writer

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~\n])"
    r"|(?P<ticks>`+)"
    r"|(?P<address><[A-Za-z][\w+.-]*+[:@][^\s<>]*+>)"
    r"|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?:(?=/|\s++[A-Za-z_:/>])[^<>]*+)?>)"
    r"|(?P<note>\[\^[^\]\s]*+\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<strike>~~)"
    r"|(?P<stress>\*+|_+)"
    r"|(?P<pipe>\|)"
)
_MARK = re.compile(r"[\\`<\[~*_|&]")
_TICKS = re.compile("`+")
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
    r"|\[[^\[\]]*+\]"
)


@dataclass(slots=True)
class _Paragraph:
    """What one run over a paragraph has found: the marks that wait for their partner, and what is to be replaced."""

    text: str
    start: int
    end: int
    row: bool
    edits: list[tuple[int, int, Gap | None]] = field(default_factory=list)
    ticks: dict[int, list[int]] = field(default_factory=dict)
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    stressed: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    struck: int | None = None


def write_inline(writer: Writer, start: int, end: int, *, row: bool) -> None:
    """Write the words of `source[start:end]`; in the `row` of a table a pipe parts two cells."""
    if not _MARK.search(writer.source, start, end):
        writer.keep(start, end)
        return
    at = start
    for first, last, gap in _edits(writer.source, start, end, row=row):
        if first < at:
            continue  # inside of what has been taken out
        entities(writer, at, first)
        if gap is not None:
            writer.gap(gap, first, last)
        at = last
    entities(writer, at, end)


def _edits(text: str, start: int, end: int, *, row: bool) -> list[tuple[int, int, Gap | None]]:
    """The spans to take out in their order, the longer first where two begin together, with the gaps they leave."""
    paragraph = _Paragraph(text, start, end, row)
    for run in reversed(list(_TICKS.finditer(text, start, end))):
        paragraph.ticks.setdefault(len(run[0]), []).append(run.start())
    hidden = Hidden(text)
    at = start
    while found := _TOKEN.search(text, at, end):
        kind = str(found.lastgroup)
        at = _tag(paragraph, found, hidden) if kind == "tag" else _TAKERS[kind](paragraph, found)
    return sorted(paragraph.edits, key=lambda edit: (edit[0], -edit[1]))


def _escape(paragraph: _Paragraph, found: re.Match[str]) -> int:
    paragraph.edits.append((found.start(), found.start() + 1, None))
    return found.end()


def _ticks(paragraph: _Paragraph, found: re.Match[str]) -> int:
    """Leave the ticks of code out, and take its text as it is; ticks without partners are text."""
    start, end = found.span()
    waiting = paragraph.ticks.get(end - start, [])  # none where an escape took the first of a run
    while waiting and waiting[-1] < end:
        waiting.pop()
    if not waiting:
        return end
    close = waiting.pop()
    after = close + end - start
    paragraph.edits += [(start, end, None), (close, after, None)]
    return after


def _tag(paragraph: _Paragraph, found: re.Match[str], hidden: Hidden) -> int:
    start, end = found.span()
    name = found["name"].lower()
    after = None if found[0].startswith("</") else hidden.end(name, end, paragraph.end)
    gap = {"br": Gap.LINE, "td": Gap.CELL, "th": Gap.CELL}.get(name, Gap.PARAGRAPH if name in BLOCKS else None)
    paragraph.edits.append((start, after or end, gap))
    return after or end


def _leave_out(paragraph: _Paragraph, found: re.Match[str]) -> int:
    paragraph.edits.append((*found.span(), None))
    return found.end()


def _open(paragraph: _Paragraph, found: re.Match[str]) -> int:
    paragraph.brackets.append((found.start(), found[0].startswith("!")))
    return found.end()


def _close(paragraph: _Paragraph, found: re.Match[str]) -> int:
    """Of a link leave the words, of an image nothing; brackets that are neither are text."""
    if not paragraph.brackets:
        return found.end()
    start, image = paragraph.brackets.pop()
    target = _TARGET.match(paragraph.text, found.end(), paragraph.end)
    if target is None:
        return found.end()
    if image:
        paragraph.edits.append((start, target.end(), None))
    else:
        paragraph.edits += [(start, start + 1, None), (found.start(), target.end(), None)]
    return target.end()


def _strike(paragraph: _Paragraph, found: re.Match[str]) -> int:
    """Leave out what is struck through: a figure that was withdrawn is no longer stated."""
    if paragraph.struck is None:
        paragraph.struck = found.start()
    else:
        paragraph.edits.append((paragraph.struck, found.end(), None))
        paragraph.struck = None
    return found.end()


def _stress(paragraph: _Paragraph, found: re.Match[str]) -> int:
    start, end = found.span()
    mark = found[0][0]
    before = paragraph.text[start - 1] if start > paragraph.start else " "
    after = paragraph.text[end] if end < paragraph.end else " "
    if before.isdigit() and after.isdigit():
        return end  # a product, or a figure that would grow together with the next
    inside = mark == "_" and before.isalnum() and after.isalnum()
    openers = paragraph.stressed.setdefault(mark, [])
    if not before.isspace() and not inside:
        while start < end and openers:
            opener, many = openers.pop()
            taken = min(many, end - start)
            paragraph.edits += [(opener + many - taken, opener + many, None), (start, start + taken, None)]
            start += taken
            if many > taken:
                openers.append((opener, many - taken))
    if start < end and not after.isspace() and not inside:
        openers.append((start, end - start))
    return found.end()


def _pipe(paragraph: _Paragraph, found: re.Match[str]) -> int:
    if paragraph.row:
        paragraph.edits.append((*found.span(), Gap.CELL))
    return found.end()


_TAKERS: dict[str, Callable[[_Paragraph, re.Match[str]], int]] = {
    "escape": _escape,
    "ticks": _ticks,
    "address": _leave_out,
    "note": _leave_out,
    "open": _open,
    "close": _close,
    "strike": _strike,
    "stress": _stress,
    "pipe": _pipe,
}
