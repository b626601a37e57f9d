"""What a driver of a database brings, and what goes wrong on the way there.

A driver opens the source for reading only, tells its columns, gives the rows of a statement as a stream, and speaks
its dialect: how a cell becomes text, what a figure is, how figures add up without losing a digit.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from attain.engines.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.actuals.source import Wanted
    from attain.model.addresses import Address

# A day as a pattern, but for the 29th of February, which not every year has.
SURE_DAY = (
    "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
# "mixed" is a column whose every cell has a kind of its own; "binary" floating point, which holds no decimals.
Kind = Literal["text", "number", "binary", "day", "mixed"]


class Column(NamedTuple):
    """A column by its name; `decimals` says how many decimals a number may have, where its type settles it."""

    name: str
    kind: Kind
    decimals: int | None = None


class Figure(NamedTuple):
    """A column of figures in SQL.

    `fits` says whether a cell is a figure that the sum takes; `amount` is that figure times ten to the power of
    `scale`, `wide` whether it has more decimals than any currency. The last three hold where `fits` does.
    """

    fits: str
    amount: str
    scale: str
    wide: str


class Refusal(Exception):  # noqa: N818 - it says what the source does
    """The source cannot be read: a problem's code, sentence and mend."""

    def __init__(self, code: str, message: str, mend: str | None = None) -> None:
        """Keep the three."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.mend = mend


class Dialect(Protocol):
    """How a database says what is asked of it."""

    def cell(self, column: Column) -> str:
        """A cell as text, empty for none, told apart from others by its letters alone."""
        ...

    def kind_of_cell(self, column: Column) -> str:
        """Text that is `binary` where the very cell holds binary floating point."""
        ...

    @property
    def apart(self) -> str:
        """What keeps an inner query from being merged into the outer one, where each of its cells costs something."""
        ...

    def sure_day(self, text: str, column: Column) -> str:
        """Whether a cell, given as `text`, is YYYY-MM-DD and surely a day: the 29th of February is not in all years."""
        ...

    def figure(self, column: Column, *, digits_only: bool) -> Figure:
        """A column of figures; with `digits_only` no text with a decimal mark fits."""
        ...

    def sum(self, amount: str) -> str:
        """The sum of amounts, exact; the database raises an error rather than lose a digit."""
        ...

    def total(self, found: object) -> Decimal:
        """What such a sum gave."""
        ...


class TypedDialect(ABC):
    """What the dialects share whose columns hold what their types say: see `Dialect`."""

    apart = ""

    def kind_of_cell(self, column: Column) -> str:
        """A cell is what its column is."""
        return "'binary'" if column.kind == "binary" else "''"

    @abstractmethod
    def matches(self, text: str, pattern: str) -> str:
        """Whether a text as a whole is of a pattern."""

    def sure_day(self, text: str, column: Column) -> str:
        """A date may still be infinite, or before Christ."""
        return f"{text} LIKE '____-__-__'" if column.kind == "day" else self.matches(text, SURE_DAY)

    def sum(self, amount: str) -> str:
        """In a type that has room for the sum, or raises an error."""
        return f"SUM({amount})"

    def total(self, found: object) -> Decimal:
        """As the driver gives it."""
        return Decimal(str(found))


class Driver(Protocol):
    """A source that is open; a Refusal is raised wherever it cannot be read."""

    @property
    def dialect(self) -> Dialect:
        """How it is spoken to."""
        ...

    @property
    def relation(self) -> str:
        """What stands behind FROM."""
        ...

    def columns(self) -> Sequence[Column]:
        """The columns of what is read."""
        ...

    def rows(self, statement: str) -> Iterator[tuple[object, ...]]:
        """The rows of a statement, a few at a time."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def opened(address: Address, wanted: Wanted) -> Driver:
    """A source, open for reading; what is wanted says with how much memory, and who watches."""
    if address.scheme == "sqlite":
        from attain.engines.databases.sqlite import SqliteDriver

        return SqliteDriver(address)
    if address.scheme in ("postgresql", "postgres"):
        from attain.engines.databases.postgres import PostgresDriver

        return PostgresDriver(address)
    from attain.engines.databases.duck import DuckDriver

    return DuckDriver(address, wanted)


def table_of(name: str) -> str:
    """A table's name in SQL: its parts stand between dots, `finance.actuals`; a part may be quoted.

    >>> table_of("finance.actuals"), table_of('"a.b"')
    ('"finance"."actuals"', '"a.b"')
    """
    parts, held, inside = [], "", False
    for letter in name:
        if letter == '"':
            inside = not inside
        elif letter == "." and not inside:
            parts.append(held)
            held = ""
        else:
            held += letter
    return ".".join(quoted(part) for part in (*parts, held))


def relation_of(address: Address) -> str:
    """The table, or the query in brackets; a comment at the query's end stays on its line."""
    if address.table is not None:
        return table_of(address.table)
    query = (address.query or "").strip().rstrip(";").rstrip()
    return f"(\n{query}\n)"
