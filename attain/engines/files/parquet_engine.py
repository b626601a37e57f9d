"""Parquet files to totals by DuckDB; whatever it is not sure of is left to who goes by rows.

Only our columns are read. Figures and days of the types that Parquet has for them are taken as they are; texts go
through the tests of the thorough statement for CSV. Files of one shape go together.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attain.actuals.columns import find_columns
from attain.actuals.parts import Said, SourceTotals
from attain.engines.databases.duck import columns_of
from attain.engines.databases.statement import described
from attain.engines.duckdb_module import library
from attain.engines.files.groups import Judge, added_by_file, in_halves
from attain.engines.files.parquet_rows import parquet_relation
from attain.engines.files.parquet_statement import cells_of, key_in, said, text_of, totals
from attain.engines.files.reached import Reached
from attain.engines.files.state import input_of, is_same
from attain.engines.files.statement import LABELS
from attain.engines.files.twice import digest_bytes, digests, further_of
from attain.errors import Place
from attain.read.csv import Header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.actuals.columns import Columns
    from attain.actuals.source import Source, Wanted
    from attain.engines.databases.driver import Column
    from attain.engines.files.groups import Adding
    from attain.engines.files.parquet_statement import Cells
    from attain.engines.files.session import Session
    from attain.model import Plan

_FILE = "filename"  # the name that DuckDB gives the column with the names of files


def read_parquet(sources: Iterable[Source], wanted: Wanted, connection: Session) -> dict[str, SourceTotals]:
    """What each file brings, by its name; those of which there is a doubt are left out."""
    alike: dict[tuple[Column, ...], list[Source]] = {}
    for source in sources:
        alike.setdefault(_columns(source, connection), []).append(source)
    found: dict[str, SourceTotals] = {}
    for columns, group in alike.items():
        ours = _ours(columns, wanted.plan)
        cells = cells_of(columns, ours, wanted.plan.actuals.date_format) if ours else None
        if ours and cells:
            found.update(_Group(columns, ours, cells, wanted, connection).read(group))
    return found


def _columns(source: Source, connection: Session) -> tuple[Column, ...]:
    """The columns of a file; none where it cannot be read."""
    try:
        found = connection.columns(described(parquet_relation([source.name])))
    except library().Error:
        return ()
    return tuple(columns_of(found))


def _ours(columns: Sequence[Column], plan: Plan) -> Columns | None:
    """Where our columns stand; None where one cannot be found."""
    if not columns:
        return None
    header = Header(tuple(column.name for column in columns), (Place("", 1, 1),) * len(columns))
    found, problems = find_columns(plan, header)
    return None if problems else found


class _Group:
    """Files of one shape."""

    def __init__(
        self, columns: Sequence[Column], ours: Columns, cells: Cells, wanted: Wanted, connection: Session
    ) -> None:
        self._columns = columns
        self._ours = ours
        self._cells = cells
        self._wanted = wanted
        self._connection = connection
        self._sizes: dict[str, int] = {}
        self._judge = Judge(wanted, {label for label in LABELS if label not in cells.columns})
        # A column of that name would stand for the names of the files.
        self._one_by_one = any(column.name.lower() == _FILE for column in columns)

    def read(self, group: Sequence[Source]) -> dict[str, SourceTotals]:
        """What each file brings, by its name; those of which there is a doubt are left out."""
        self._sizes = {source.name: source.size or 0 for source in group}
        names = list(self._sizes)
        apart = [[name] for name in names] if self._one_by_one else [names]
        added = {name: one for some in apart for name, one in in_halves(some, self._added).items()}
        repeats = self._said(list(added)) if self._wanted.repeats and added else {}
        return {
            source.name: SourceTotals(input_of(source, one.rows), one.parts(), repeats.get(source.name), one.names())
            for source in group
            if (one := added.get(source.name)) is not None and is_same(source)
        }

    def _added(self, names: list[str]) -> dict[str, Adding]:
        several = len(names) > 1
        relation = parquet_relation(names, by_file=several)
        statement = totals(relation, self._cells, self._wanted, stocks=self._judge.stocks, by_file=several)
        return added_by_file(self._rows(statement, names), self._judge)

    def _rows(self, statement: str, names: list[str]) -> Iterator[tuple[Any, ...]]:
        reached = Reached(self._wanted.watch, sum(map(self._sizes.__getitem__, names)), _no_rows)
        found = reached.rows(self._connection, statement)
        for file, metric, segment, branch, key, day, total, *rest in found:
            figure = None if total is None else Decimal(total)
            yield file or names[0], metric, segment, branch, key_in(key, day), figure, *rest

    def _said(self, names: list[str]) -> dict[str, Said]:
        """What the rows of each file say; one at a time where that is how they are read."""
        if len(names) > 1 and self._one_by_one:
            return {name: found for one in names for name, found in self._said([one]).items()}
        several = len(names) > 1
        further = further_of([c.name for c in self._columns], self._ours, [text_of(c) for c in self._columns])
        relation = parquet_relation(names, by_file=several)
        figure = said(self._cells, self._wanted.plan)
        statement = digests(relation, self._cells.texts, figure, further, self._judge.meant(), by_file=several)
        found = digest_bytes(self._connection.execute(statement).fetchall())
        return {file or names[0]: Said(one) for file, one in found.items()}


def _no_rows(_: int) -> int:
    """How many rows some bytes hold is not known before they are read."""
    return 0
