"""The rows of a table of a backend, one by one, every cell as text: for who asks which rows a figure was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from attain.actuals.progress import UNWATCHED
from attain.actuals.repeated import figure_text
from attain.engines.ibis_query import as_text
from attain.errors import Place, Problem
from attain.read.csv import Header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from attain.actuals.progress import Watch
    from attain.engines.ibis_connect import Connection

BATCH = 50_000  # rows


class StreamedFile:
    """A table as a file of rows, numbered as they come; see `RowFile`."""

    sha256 = ""

    def __init__(
        self,
        name: str,
        table: Any,
        connection: Connection | None,
        told: Callable[[], AbstractContextManager[None]],
        watch: Watch = UNWATCHED,
    ) -> None:
        """Read the names of the columns. `told` turns what a driver raises into a `Refused`."""
        self.name = name
        self.problems: list[Problem] = []
        self.rows_read = 0
        self._table = table
        self._connection = connection
        self._told = told
        self._watch = watch
        columns = () if table is None else tuple(table.columns)
        self.header: Header | None = Header(columns, (Place(name, 1, 1),) * len(columns)) if columns else None
        self.numbers = False

    @classmethod
    def without_rows(cls, name: str, problem: Problem) -> StreamedFile:
        """What stands for a source that cannot be read."""
        from contextlib import nullcontext

        found = cls(name, None, None, nullcontext)
        found.problems.append(problem)
        return found

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row: its number, and its cells as texts."""
        if self.header is None:
            return
        from attain.engines.ibis_engine import Refused

        try:
            with self._told():
                yield from self._rows()
        except Refused as refused:
            self.problems.append(refused.problem)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        table = self._table
        kinds = {name: table[name].type() for name in table.columns}
        texts = table.select(
            **{name: table[name] if kind.is_decimal() else as_text(table[name]) for name, kind in kinds.items()}
        )
        backend = table.get_backend()
        for batch in backend.to_pyarrow_batches(texts, chunk_size=BATCH):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                self.rows_read += 1
                yield self.rows_read, [_cell(cell) for cell in cells]
            self._watch.read(0, batch.num_rows)

    def place(self, index: int) -> Place:
        """The row; a table has no columns of characters."""
        del index
        return self.row_place()

    def row_place(self) -> Place:
        """The row, by its number."""
        return Place(self.name, max(1, self.rows_read), 1)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.__exit__()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else figure_text(value)
