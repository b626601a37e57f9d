"""A passage of a text as a terminal shows it: its lines wrapped to the room, its figures underlined and labelled.

A figure is never parted by a wrap. Blanks of every kind, the breaks inside HTML among them, are shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.width import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.render.paint import Paint
    from attain.table.passages import Mark, PassageLine

LEAST_ROOM = 20
MAIN, OTHER = "^", "-"
CUT = "..."


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it is shown, how many columns it takes, and the figure that it belongs to."""

    text: str
    width: int
    mark: Mark | None = None


BLANK = Glyph(" ", 1)
Word = list[Glyph]


def passage_text(lines: Sequence[PassageLine], room: int, paint: Paint, role: str) -> list[str]:
    """The lines of a passage in a gutter with their numbers; `role` is the colour of the judged figure."""
    digits = max(len(str(line.number)) for line in lines)
    inner = max(room - digits - 4, LEAST_ROOM)
    bar = paint("|", "frame")
    empty = f"{' ' * (digits + 2)}{bar}"
    shown = [empty]
    for line in lines:
        lead = f" {paint(str(line.number).rjust(digits), 'frame')} {bar}"
        for row in _rows(_words(line), inner):
            shown.append(f"{lead} {''.join(glyph.text for glyph in row)}")
            shown += [f"{empty} {below}" for below in _below(row, inner, paint, role)]
            lead = empty
    return shown


def _words(line: PassageLine) -> list[Word]:
    """The words of a line; a figure is one word, whatever blanks it holds."""
    words: list[Word] = [[]]
    at = 0
    for mark in (*line.marks, None):
        between = line.text[at : mark.start if mark else len(line.text)]
        _spread(between, words)
        if mark:
            words[-1] += _figure(line.text[mark.start : mark.end], mark)
            at = mark.end
    if line.cut_before:
        words.insert(0, [Glyph(CUT, len(CUT))])
    if line.cut_after:
        words.append([Glyph(CUT, len(CUT))])
    return [word for word in words if word]


def _spread(text: str, words: list[Word]) -> None:
    """Add text to a list of words; a blank opens a new one."""
    for letter in text:
        if letter.isspace():
            words.append([])
        else:
            words[-1].append(_glyph(letter))


def _figure(text: str, mark: Mark) -> Iterator[Glyph]:
    """The characters of a figure, a blank for each run of blanks."""
    for letter in " ".join(text.split()):
        yield _glyph(letter, mark)


def _glyph(letter: str, mark: Mark | None = None) -> Glyph:
    shown = visible(letter)
    return Glyph(shown, text_width(shown), mark)


def _rows(words: Iterable[Word], room: int) -> Iterator[Word]:
    """The words in rows of at most `room` columns; a longer word is broken unless it holds a figure."""
    row: Word = []
    for word in words:
        for piece in _pieces(word, room):
            if row and _width(row) + 1 + _width(piece) > room:
                yield row
                row = []
            row = [*row, BLANK, *piece] if row else piece
    if row:
        yield row


def _pieces(word: Word, room: int) -> Iterator[Word]:
    if _width(word) <= room or any(glyph.mark for glyph in word):
        yield word
        return
    piece: Word = []
    for glyph in word:
        if _width(piece) + glyph.width > room:
            yield piece
            piece = []
        piece.append(glyph)
    yield piece


def _width(glyphs: Iterable[Glyph]) -> int:
    return sum(glyph.width for glyph in glyphs)


def _below(row: Word, room: int, paint: Paint, role: str) -> Iterator[str]:
    """The lines below a row: one that underlines its figures, then their labels, in as many as they need."""
    spans = list(_spans(row))
    if not spans:
        return
    lines, at = [""], 0
    for mark, start, end in spans:
        under = (MAIN if mark.main else OTHER) * (end - start)
        lines[0] += " " * (start - at) + paint(under, role if mark.main else "frame")
        at = end
    ends: list[int] = []
    for mark, start, _ in spans:
        if mark.label:
            column = max(min(start, room - len(mark.label)), 0)
            level = next((index for index, end in enumerate(ends) if end < column), len(ends))
            if level == len(ends):
                ends.append(-1)
                lines.append("")
            lines[level + 1] += " " * (column - max(ends[level], 0))
            lines[level + 1] += paint(mark.label, role if mark.main else "frame")
            ends[level] = column + len(mark.label)
    yield from lines


def _spans(row: Word) -> Iterator[tuple[Mark, int, int]]:
    """The figures of a row and the columns that they take."""
    at = 0
    current: tuple[Mark, int] | None = None
    for glyph in (*row, BLANK):
        if current and glyph.mark is not current[0]:
            yield current[0], current[1], at
            current = None
        if glyph.mark and not current:
            current = (glyph.mark, at)
        at += glyph.width
