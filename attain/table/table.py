"""The neutral layout that every output format is drawn from: columns, rows of text, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


Tone = Literal["good", "fair", "bad", "faint"]


class Column(NamedTuple):
    """One column. Where room is short, those with the highest `drop` go first; 0 stays whatever the width.

    `hint` says what stands in it, for faces that can say it beside the header.
    """

    key: str
    header: str
    align: Literal["left", "right"] = "left"
    drop: int = 0
    hint: str = ""


class Bar(NamedTuple):
    """A share of the whole, 0 to 1, and where in it a mark lies (None: nowhere)."""

    fill: Fraction
    mark: Fraction | None


class Spark(NamedTuple):
    """A row of figures as shares of the largest of them, 0 to 1; None where there is no figure."""

    shares: tuple[Fraction | None, ...]


class Number(NamedTuple):
    """What a cell's text says as a number: a plain decimal of at most 15 digits, for files that know types.

    It is shown with so many `places`, as a percent or in a currency. `formula` makes it of other cells of its row,
    which stand in it by their columns: `{actual}/{target}`.
    """

    figure: str
    places: int = 0
    money: str | None = None
    percent: bool = False
    formula: str | None = None


class Cell(NamedTuple):
    """One cell: its text, or a bar or spark to be drawn. `tone` says what its colour may say beside the text.

    `depth` says how far inside the rows above it stands, `number` what figure it is where a file knows types.
    """

    text: str
    bar: Bar | None = None
    depth: int = 0
    tone: Tone | None = None
    spark: Spark | None = None
    number: Number | None = None


class Row(NamedTuple):
    """One row, as many cells as the table has columns; a `head` stands for the rows below it."""

    cells: tuple[Cell, ...]
    head: bool = False


class Table(NamedTuple):
    """Rows under columns, with a title; `note` is a sentence about all of them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


class Page(NamedTuple):
    """What a reader gets: a title, a line that says what is counted, tables, and notes below them."""

    title: str
    lead: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
