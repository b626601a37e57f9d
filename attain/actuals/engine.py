"""The contract of whoever brings actuals quicker than row by row, or from what is no CSV file.

An engine gives the totals of a source only where it is sure of every row. Whatever it doubts (a cell that it cannot
parse, a ragged row, an unknown name) it leaves to the reader that goes row by row, so that problems are found, worded
and placed the same, whoever reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from attain.actuals.parts import SourceTotals
    from attain.actuals.source import Source, Wanted
    from attain.errors import Place, Problem
    from attain.read.csv import Header


class RowFile(Protocol):
    """A source read row by row, every cell as text, as `read.csv.CsvFile` reads a CSV file.

    `header` is None where there is none to be used; `problems` says why, and is complete once `rows` is exhausted.
    A cell without a value is an empty text. Use it in a `with` block.
    """

    name: str
    header: Header | None
    problems: list[Problem]
    # Whether the figure of the row that `rows` gave last is a number where it comes from, and not written in any way.
    numbers: bool

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each usable row: its line (or its number where there are no lines), and as many cells as the header has."""
        ...

    def place(self, index: int) -> Place:
        """The place of a cell of the row that `rows` gave last."""
        ...

    def row_place(self) -> Place:
        """The place of the row that `rows` gave last."""
        ...

    @property
    def rows_read(self) -> int:
        """How many rows `rows` has given."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of the bytes, once all rows have been given; empty for what has no bytes."""
        ...

    def __enter__(self) -> Self:
        """Itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the source."""
        ...


class Engine(Protocol):
    """Brings the totals of sources. `name` is for tests and talk."""

    name: str

    def takes(self, source: Source, wanted: Wanted) -> bool:
        """Whether it would read this source: decided by kind, size and options, without a look inside."""
        ...

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each source that it took; None where it has a doubt and the source is to be read by rows.

        Where `wanted.repeats`, `said` must be there. Lines may be unknown (None) in sources that `open` or the csv
        reader reads by rows; what has no lines says 1.
        """
        ...

    def open(self, source: Source, wanted: Wanted) -> RowFile | None:
        """A source to be read by rows, before its first; None where another does it, as the csv reader does files."""
        ...


class Shelf(Protocol):
    """Where totals of sources are kept from one run to the next."""

    def find(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """What was kept of each source in the state that it is in; None where nothing that fits was.

        Where `wanted.repeats`, totals without `said` do not fit.
        """
        ...

    def keep(self, found: Sequence[tuple[Source, SourceTotals]], wanted: Wanted) -> None:
        """Keep what was read now; none of it has problems, and each source is in the state that it was read in."""
        ...
