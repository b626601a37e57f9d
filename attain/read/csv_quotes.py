"""What is wrong with the quotes of one CSV record.

The csv module says that something is wrong, on the last line it took; the place that helps is the
quote that opened the field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.csv_cells import Record, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

# An honest cell may hold an address or a note; a page of rows is a forgotten quote.
MANY_LINES = 20
_BLANK_QUOTE = re.compile(r'[ \t]* "')
_DOUBLE = "write two quotes for a quote inside a quoted field"


def refused(record: Record, message: str) -> Problem:
    """Why the csv module did not take a record, at the place where it can be mended."""
    many = len(record.lines)
    cells = spans("".join(record.lines), record.delimiter)
    span = next((span for span in cells if span.after is not None or not span.closed), None)
    if span is None:
        return Problem("A037", f"cannot read this row: {message}", record.place())
    opening = record.text_place(span.start - 1)
    if span.after is None:
        ran = f"; it ran on to line {record.first + many - 1}" if many > 1 else ""
        mend = "close it, or write two quotes for a quote inside a quoted field"
        return Problem("A037", f"this quote is never closed{ran}", opening, mend)
    closing = record.text_place(span.after)
    if closing.line == opening.line:
        return Problem("A037", "text after a closing quote", closing, _DOUBLE)
    lines = closing.line - opening.line + 1
    message = f"the field that this quote opens spans {lines} lines, and text follows its end"
    mend = f"is a closing quote missing on line {opening.line}?"
    return Problem("A037", message, opening, mend, places=((closing, "it ends here"),))


def swallowed(record: Record) -> list[Problem]:
    """A warning for each quoted field that spans more than `MANY_LINES` lines."""
    if len(record.lines) <= MANY_LINES:
        return []
    found: list[Problem] = []
    for span in spans("".join(record.lines), record.delimiter):
        if not span.quoted:
            continue
        place = record.text_place(span.start - 1)
        lines = record.text_place(span.end).line - place.line + 1
        if lines > MANY_LINES:
            message = f"this quoted field spans {lines} lines"
            found.append(Problem("A037", message, place, "is a closing quote missing?", "warning"))
    return found


def blank_before_quote(record: Record, cells: Sequence[str]) -> Place | None:
    """The first cell whose quotes became text, since a blank stands before them."""
    suspects = [index for index, cell in enumerate(cells) if _BLANK_QUOTE.match(cell)]
    if not suspects:
        return None
    raw = spans("".join(record.lines), record.delimiter)
    bare = (index for index in suspects if index < len(raw) and not raw[index].quoted)
    return next((record.cell_place(index) for index in bare), None)
