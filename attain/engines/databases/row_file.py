"""The rows of a database one by one, every cell as text: for who must find, word and place what is wrong with one.

Its lines are the numbers of its rows, in the order in which the database gives them. What a line shows is the cells of
our columns alone, for no others are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attain.actuals.columns import theirs
from attain.actuals.progress import Told
from attain.engines.databases.driver import Refusal, opened
from attain.engines.databases.statement import listed
from attain.errors import Place, Problem
from attain.number.format import trimmed
from attain.read.csv import Header
from attain.read.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from attain.actuals.source import Source, Wanted
    from attain.engines.databases.driver import Column, Driver
    from attain.model.addresses import Address

BETWEEN = ","
_STRETCH = 5_000  # rows
INEXACT = "store amounts as decimals, as text or as whole numbers of cents; a query may cast: {cast}"
CASTS = {"sqlite": "printf('%.2f', value) as value", "": "cast(value as decimal(18, 2)) as value"}


class TableRows:
    """The rows that a driver brings; see `attain.actuals.engine.RowFile`.

    `mend` is for figures of binary floating point, `none` for a table without rows.
    """

    sha256 = ""  # there are no bytes to be hashed
    mend = ""
    none = ""

    def __init__(
        self,
        name: str,
        opening: Callable[[], Driver],
        wanted: Wanted,
        numbers: Iterable[int] | None = None,
        *,
        every: bool = False,
    ) -> None:
        """Open the source and learn its columns; whatever is wrong stands in `problems`.

        With `numbers` only the rows of these numbers are given; `every` asks for the cells of columns not ours too.
        """
        self._only = None if numbers is None else list(numbers)
        self._every = every
        self.name = name
        self.header: Header | None = None
        self.problems: list[Problem] = []
        self.numbers = False
        self.rows_read = 0
        self._ours = set(theirs(wanted.plan).values())
        self._value = theirs(wanted.plan)["value"]
        self._told = Told(wanted.watch)
        self._asked: list[int] = []
        self._columns: Sequence[Column] = ()
        self._cells: Sequence[str] = ()
        self._row = 0
        self._inexact: tuple[Place, int] | None = None
        self._driver: Driver | None = None
        try:
            self._driver = opening()
            self._begin()
        except Refusal as refusal:
            self._refused(refusal)

    def _begin(self) -> None:
        if self._driver is None:
            return
        self._columns = self._driver.columns()
        names = tuple(column.name for column in self._columns)
        self._asked = [index for index, name in enumerate(names) if self._every or name in self._ours]
        places = tuple(self._name_place(names, index) for index in range(len(names)))
        self.problems += header_problems(names, places, self._ours)
        value = next((column for column in self._columns if column.name == self._value), None)
        if value is not None and value.kind == "binary":
            message = f"the column {visible(value.name)} is of binary floating point, which holds no exact amounts"
            place = places[names.index(value.name)]
            self.problems.append(Problem("A067", message, place, self.mend))
        self.numbers = value is not None and value.kind == "number"
        if not self.problems:
            self.header = Header(names, places)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with its number; those whose figure is binary floating point are told in the end, and left out."""
        if self.header is None or self._driver is None:
            return
        asked = [self._columns[index] for index in self._asked]
        value = self._value if any(column.name == self._value for column in asked) else None
        number = [column.kind == "number" and column.name in self._ours for column in asked]
        width = len(self._columns)
        try:
            for found in self._driver.rows(listed(self._driver, asked, value, self._only)):
                self._row = int(str(found[0])) or self._row + 1
                cells_found = zip(found[1:], number, strict=False)
                texts = [trimmed(str(cell)) if is_number else str(cell) for cell, is_number in cells_found]
                self._cells = texts
                if value is not None and found[-1] == "binary":
                    self._count_inexact()
                    continue
                self.rows_read += 1
                if not self.rows_read % _STRETCH:
                    self._told.at(0, self.rows_read)
                cells = [""] * width
                for index, text in zip(self._asked, texts, strict=True):
                    cells[index] = text
                yield self._row, cells
        except Refusal as refusal:
            self._refused(refusal)
        self._end()

    def place(self, index: int) -> Place:
        """The place of a cell among those that were asked for."""
        at = self._asked.index(index)
        column = 1 + sum(len(cell) + len(BETWEEN) for cell in self._cells[:at])
        return Place(self.name, self._row, column, max(len(self._cells[at]), 1), BETWEEN.join(self._cells))

    def row_place(self) -> Place:
        """The place of the whole row."""
        text = BETWEEN.join(self._cells)
        return Place(self.name, self._row, 1, max(len(text), 1), text)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the database."""
        if self._driver is not None:
            self._driver.close()

    def _name_place(self, names: Sequence[str], index: int) -> Place:
        """The place of a column's name in the list of all."""
        column = 1 + sum(len(name) + len(BETWEEN) for name in names[:index])
        return Place(self.name, 1, column, max(len(names[index]), 1), BETWEEN.join(names))

    def _count_inexact(self) -> None:
        if self._inexact is None:
            self._inexact = self.place(next(i for i in self._asked if self._columns[i].name == self._value)), 0
        self._inexact = self._inexact[0], self._inexact[1] + 1

    def _end(self) -> None:
        """Tell what is told once a source."""
        if self._inexact is not None:
            place, rows = self._inexact
            others = f" (and {rows - 1:,} more row{'s' if rows > 2 else ''})" if rows > 1 else ""  # noqa: PLR2004 - plural
            message = f"a figure of binary floating point, which holds no exact amounts{others}"
            self.problems.append(Problem("A067", message, place, self.mend))
        if not self._row and not self.problems:
            self.problems.append(Problem("A035", "columns but no rows", Place(self.name, 1, 1), self.none, "warning"))

    def _refused(self, refusal: Refusal) -> None:
        place = Place(self.name, max(self._row, 1), 1)
        self.problems.append(Problem(refusal.code, refusal.message, place, refusal.mend))


class DatabaseRows(TableRows):
    """The rows of a database."""

    none = "is this the right table or query?"

    def __init__(self, source: Source, address: Address, wanted: Wanted, numbers: Iterable[int] | None = None) -> None:
        """As its base."""
        cast = CASTS.get(address.scheme, CASTS[""]).replace("value)", f"{theirs(wanted.plan)['value']})")
        self.mend = INEXACT.format(cast=cast)
        super().__init__(source.name, lambda: opened(address, wanted), wanted, numbers)


def header_problems(names: Sequence[str], places: Sequence[Place], ours: set[str]) -> list[Problem]:
    """A column of ours that stands twice: which of the two was meant?"""
    found = []
    for index, name in enumerate(names):
        if name in ours and name in names[:index]:
            first = ((places[names.index(name)], "first here"),)
            message = f"the column {visible(name)} stands twice"
            found.append(Problem("A031", message, places[index], "rename one of them", places=first))
    return found
