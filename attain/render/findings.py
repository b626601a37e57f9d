"""Findings for people: as a text with excerpts, and as one line each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render import problems
from attain.render.paint import painter
from attain.render.passages import passage_text
from attain.render.width import text_width
from attain.table.finding_blocks import blocks, coverage_line, summary_line
from attain.table.finding_codes import code_of
from attain.table.finding_details import link
from attain.table.finding_words import message, verdict_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from attain.check.finding import Verdict
    from attain.render.paint import Paint
    from attain.table.finding_blocks import Block
    from attain.table.findings import FindingsView
    from attain.table.language import Language

EXCERPT_ROOM = 100  # of an excerpt where nothing limits the room; a line of prose may be a whole page
# A blank where a line may be wrapped: not the one inside "IDR 1.5T" or "Rp1,5 T".
BREAK = re.compile(r"(?<!\b[A-Z]{3}) (?![MT]\b)")
ROLES: dict[Verdict, str] = {
    "consistent": "good",
    "approximate": "warning",
    "inconsistent": "error",
    "uncheckable": "faint",
}


def text(view: FindingsView, *, colour: bool = False, room: int | None = None, strict: bool = False) -> str:
    """Problems, then each entry or statement with its verdict, its excerpt and its grounds, then the counts.

    `room` is the terminal's width, None where there is no limit; only excerpts are wrapped then.
    """
    paint = painter(colour=colour)
    parts = [problems.text(view.problems, colour=colour, most=None)] if view.problems else []
    chunk: list[str] = []
    for block in blocks(view):
        if block.verdict == "consistent":
            chunk += _fitting(block, room, paint, view.spoken)
            continue
        if chunk:
            parts.append("".join(f"{line}\n" for line in chunk))
        chunk = []
        parts.append("".join(f"{line}\n" for line in _block(block, room, paint, view.spoken, strict=strict)))
    closing = [line for line in (summary_line(view, strict=strict), coverage_line(view)) if line]
    parts += ["".join(f"{line}\n" for line in lines) for lines in (chunk, closing) if lines]
    return "\n".join(parts)


def concise(view: FindingsView, *, strict: bool = False) -> str:
    """One line a problem and a finding, `file:line:column: inconsistent[C001] sentence`, then the counts."""
    lines = [problems.concise(view.problems)]
    for finding in view.findings:
        where = f"{finding.place}: " if finding.place else ""
        tag = _tag(finding.judgement.verdict, code_of(finding), view.spoken)
        told = "; ".join((message(finding, view.spoken), *link(finding, view.spoken)))
        lines.append(visible(f"{where}{tag} {told}") + "\n")
    return "".join((*lines, summary_line(view, strict=strict), "\n"))


def _fitting(block: Block, room: int | None, paint: Paint, language: Language) -> Iterator[str]:
    """A figure that can be right: one line."""
    tag = verdict_text("consistent", language)
    parts = "; ".join((block.headline, *block.details, *block.links))
    place = f" ({block.place})" if block.place else ""
    return _wrapped(paint(tag, "good"), ": ", parts + place, Wrap(room, len(tag) + 2, 2))


def _block(block: Block, room: int | None, paint: Paint, language: Language, *, strict: bool) -> Iterator[str]:
    """A block with something to look at: headline, place, excerpt, grounds, what else is said, ties to a plan."""
    role = _role(block.verdict, strict=strict)
    gutter = " " * max((len(str(line.number)) for line in block.passage), default=1)
    tag = _tag(block.verdict, block.code, language)
    yield from _wrapped(
        paint(tag, role), ": ", block.headline, Wrap(room, len(tag) + 2, 2), lambda row: paint(row, "strong")
    )
    if block.place:
        yield f"{gutter} {paint('-->', 'frame')} {visible(str(block.place))}"
    if block.passage:
        yield from passage_text(block.passage, room or EXCERPT_ROOM, paint, role)
        if block.details or block.said or block.links:
            yield f"{gutter}  {paint('|', 'frame')}"
    wrap = Wrap(room, len(gutter) + 4, len(gutter) + 4)
    point, blank = f"{gutter}  {paint('=', 'frame')}", f"{gutter}   "
    for line in block.details:
        yield from _wrapped(point, " ", line, wrap)
    for said in block.said:
        yield from _wrapped(point, " ", f"{_tag(said.verdict, said.code, language)}: {said.text}", wrap)
        for line in said.details:
            yield from _wrapped(blank, " ", line, wrap)
    for line in block.links:
        yield from _wrapped(point, " ", line, wrap)


@dataclass(frozen=True, slots=True)
class Wrap:
    """The room for a line, None for no limit, and the columns where its first row and its later ones begin."""

    room: int | None
    first: int
    later: int


def _wrapped(lead: str, joint: str, line: str, wrap: Wrap, painted: Callable[[str], str] = str) -> Iterator[str]:
    """A painted lead and a line in as many rows as the room asks for; neither a word nor a figure is broken."""
    rows, at = [""], wrap.first
    for word in BREAK.split(visible(line)):
        width = text_width(word)
        if wrap.room is not None and rows[-1] and at + width > wrap.room:
            rows.append("")
            at = wrap.later
        rows[-1] += f" {word}" if rows[-1] else word
        at += width + 1
    yield f"{lead}{joint}{painted(rows[0])}"
    yield from (" " * wrap.later + painted(row) for row in rows[1:])


def _tag(verdict: Verdict, code: str, language: Language) -> str:
    told = verdict_text(verdict, language)
    return told if verdict == "consistent" else f"{told}[{code}]"


def _role(verdict: Verdict, *, strict: bool) -> str:
    return "error" if strict and verdict == "approximate" else ROLES[verdict]
