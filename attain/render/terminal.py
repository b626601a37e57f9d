"""A page as a terminal shows it: as wide as it is, with colour where it has some.

A name cannot act on the terminal: escapes stand around texts, never in them. Columns go before anything is cut; what
is still too wide runs over the edge, for a figure is never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.layout import column_texts, fitted, padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.table import Cell, Page, Table

BOLD, DIM = "1", "2"
TONES = {"good": "32", "fair": "33", "bad": "31", "faint": DIM}
BAR = "36"


def drawn(page: Page, *, colour: bool, room: int | None, ascii_only: bool = False) -> str:
    """A page as a terminal shows it; `room` is its width, None where there is no limit."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(page, room, colour=colour, ascii_only=ascii_only))


def _lines(page: Page, room: int | None, *, colour: bool, ascii_only: bool) -> Iterator[str]:
    bold, dim = (BOLD, DIM) if colour else ("", "")
    yield from _wrapped(page.title, room, bold)
    yield from _wrapped(page.lead, room, dim)
    for table in page.tables:
        yield ""
        yield from _table_lines(table, room, colour=colour, ascii_only=ascii_only)
        if table.note:
            yield from _wrapped(table.note, room, dim)
    if page.notes:
        yield ""
    for note in page.notes:
        yield from _wrapped(f"- {note}", room, dim, indent="  ")


def _wrapped(text: str, room: int | None, style: str, *, indent: str = "") -> Iterator[str]:
    """A sentence in as many lines as the room asks for."""
    shown = visible(text)
    lines = [shown]
    if room is not None and len(shown) > room:
        from textwrap import wrap

        lines = wrap(shown, room, subsequent_indent=indent)
    for line in lines:
        yield _painted(line, style)


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def _table_lines(table: Table, room: int | None, *, colour: bool, ascii_only: bool) -> Iterator[str]:
    """The columns that have room, under their headers and a rule."""
    fit = fitted(table, room, ascii_only=ascii_only)
    divider, bold = "|" if ascii_only else " ", BOLD if colour else ""
    # A column but for the last ends in a blank; with the divider that makes the gap that `fitted` counts with.
    ends = [" " if index != fit.kept[-1] else "" for index in fit.kept]
    heads = [padded(table.columns[index].header, fit.widths[index], table.columns[index].align) for index in fit.kept]
    rules = ["-" * (fit.widths[index] + len(end)) for index, end in zip(fit.kept, ends, strict=True)]
    columns = []
    for index, end in zip(fit.kept, ends, strict=True):
        texts = column_texts(table, fit, index, ascii_only=ascii_only)
        columns.append(_coloured(table, index, texts, end) if colour else [text + end for text in texts])
    yield divider.join(_painted(head, bold) + end for head, end in zip(heads, ends, strict=True))
    yield "+".join(rules) if ascii_only else "─" * (sum(map(len, rules)) + len(rules) - 1)
    yield from map(divider.join, zip(*columns, strict=True))


def _coloured(table: Table, index: int, texts: list[str], end: str) -> list[str]:
    """A column's texts in the colours of their cells, each with the blank that ends it; all of a head row is bold."""
    bold = _painted(end, BOLD)
    return [
        _painted(text, _style(cell, head)) + (bold if head else end) if head or cell.tone or cell.bar else text + end
        for text, (cell, head) in zip(texts, ((row.cells[index], row.head) for row in table.rows), strict=True)
    ]


def _style(cell: Cell, head: bool) -> str:
    style = BAR if cell.bar is not None else TONES.get(cell.tone or "", "")
    if not head:
        return style
    return f"{BOLD};{style}" if style else BOLD
