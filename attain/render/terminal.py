"""A page as Rich tables: as wide as the terminal is, colour where it has some.

Every cell is a `Text`, never a string, so that a name cannot act as markup. Columns go before anything is
cut; what is still too wide runs over the edge, for a figure is never cut.
"""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, cast

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from attain.read.text import visible
from attain.render.layout import GAP, Fit, cell_text, fitted

if TYPE_CHECKING:
    from attain.table import Cell, Page, Table

UNLIMITED = 100_000
STYLES = {"good": "green", "fair": "yellow", "bad": "red", "faint": "dim"}


def drawn(page: Page, *, colour: bool, room: int | None, ascii_only: bool = False) -> str:
    """A page as a terminal shows it; `room` is its width, None where there is no limit."""
    console = Console(
        file=io.StringIO(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        width=UNLIMITED,
        legacy_windows=False,
    )
    console.print(_wrapped(page.title, room, "bold"))
    console.print(_wrapped(page.lead, room, "dim"))
    for table in page.tables:
        console.print()
        console.print(_rich_table(table, room, ascii_only=ascii_only))
    if page.notes:
        console.print()
    for note in page.notes:
        console.print(_wrapped(f"- {note}", room, "dim", indent="  "))
    text = cast("io.StringIO", console.file).getvalue()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _wrapped(text: str, room: int | None, style: str, *, indent: str = "") -> Text:
    """A sentence in as many lines as the room asks for."""
    shown = visible(text)
    return Text(shown if room is None else textwrap.fill(shown, room, subsequent_indent=indent), style=style)


def _rich_table(table: Table, room: int | None, *, ascii_only: bool = False) -> RichTable:
    """The table with the columns that have room."""
    fit = fitted(table, room)
    drawn = RichTable(
        box=box.ASCII2 if ascii_only else box.SIMPLE_HEAD,
        header_style="",
        pad_edge=False,
        # With the blank that stands between columns, two: what `fitted` counts with.
        padding=(0, GAP - 1, 0, 0),
        show_edge=False,
    )
    for index in fit.kept:
        column = table.columns[index]
        heading = Text(column.header, style="bold", justify=column.align)
        drawn.add_column(heading, justify=column.align, no_wrap=True, min_width=fit.widths[index])
    for row in table.rows:
        cells = [_text(row.cells[index], fit, ascii_only=ascii_only) for index in fit.kept]
        drawn.add_row(*cells, style="bold" if row.head else None)
    return drawn


def _text(cell: Cell, fit: Fit, *, ascii_only: bool) -> Text:
    style = "cyan" if cell.bar is not None else STYLES.get(cell.tone or "", "")
    return Text(cell_text(cell, bar_width=fit.bar_width, ascii_only=ascii_only), style=style, no_wrap=True)
