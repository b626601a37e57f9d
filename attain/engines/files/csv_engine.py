"""Large CSV files to totals by DuckDB; whatever it is not sure of is left to who goes by rows.

Files of one shape go together. A quick statement fits nearly all of them; while it runs, the bytes are swept for what
it would pass over. Files that it does not fit, or that hold other bytes than their beginning let expect, are read by a
thorough one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.actuals.parts import Said, SourceTotals
from attain.engines.files.csv_shape import cell, cells_of, relation_of, shape_of
from attain.engines.files.groups import Judge, added_by_file, in_halves
from attain.engines.files.how import THOROUGH, expected
from attain.engines.files.quick import SOUGHT, quick_totals
from attain.engines.files.reached import Reached
from attain.engines.files.state import input_of, is_same
from attain.engines.files.statement import LABELS, totals
from attain.engines.files.styles import figure
from attain.engines.files.sweep import Sweeps
from attain.engines.files.twice import digest_bytes, digests, further_of
from attain.read.csv_quotes import MANY_LINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.actuals.source import Source, Wanted
    from attain.engines.files.csv_shape import Shape
    from attain.engines.files.groups import Adding
    from attain.engines.files.how import How
    from attain.engines.files.session import Session
    from attain.engines.files.sweep import Sweep


def read_csv(sources: Iterable[Source], wanted: Wanted, connection: Session) -> dict[str, SourceTotals]:
    """What each file brings, by its name; those of which there is a doubt are left out."""
    alike: dict[Shape, list[Source]] = {}
    for source in sources:
        shape = shape_of(source, wanted.plan)
        if shape is not None:
            alike.setdefault(shape, []).append(source)
    found: dict[str, SourceTotals] = {}
    for shape, group in alike.items():
        found.update(_Group(shape, group, wanted, connection).read())
    return found


class _Group:
    """Files of one shape."""

    def __init__(self, shape: Shape, sources: Sequence[Source], wanted: Wanted, connection: Session) -> None:
        self._shape = shape
        self._sources = {source.name: source for source in sources}
        self._wanted = wanted
        self._connection = connection
        self._sweeps = Sweeps(list(self._sources), shape.delimiter, SOUGHT)
        self._cells = cells_of(shape.columns, wanted.plan.actuals.date_format)
        self._judge = Judge(wanted, {label for label in LABELS if self._cells[label] is None})

    def read(self) -> dict[str, SourceTotals]:
        """What each file brings, by its name; those of which there is a doubt are left out."""
        names = list(self._sources)
        quick = expected(names, self._shape, self._wanted.plan)
        with self._sweeps as sweeps:
            added = self._added(names, quick)
            swept = sweeps.result()
        known = {name: one for name, one in swept.items() if not one.strange}
        sure = {name for name, one in known.items() if name in added and quick.fits(one)}
        rest = [name for name in known if name not in sure]
        size = self._size(rest)
        self._wanted.watch.read(-size, -self._sweeps.rows_in(size))
        thorough = self._added(rest, THOROUGH)
        found = {}
        for how, brought in ((quick, {name: added[name] for name in sure}), (THOROUGH, thorough)):
            whole = {name: one for name, one in brought.items() if self._all_lines(known[name], one.rows, name, how)}
            found.update(self._made(whole, how))
        return found

    def _added(self, names: list[str], how: How) -> dict[str, Adding]:
        """The files added up, but for those that the statement fails for."""
        return in_halves(names, lambda some: added_by_file(self._rows(some, how), self._judge))

    def _rows(self, names: list[str], how: How) -> Iterable[tuple[Any, ...]]:
        relation = relation_of(names, self._shape, quotes=how.quotes)
        options: Any = {"stocks": self._judge.stocks, "by_file": len(names) > 1}
        if how.quick is not None:
            statement = quick_totals(relation, self._cells, self._wanted, how.quick, **options)
        else:
            statement = totals(relation, self._cells, self._wanted, how.digits, **options)
        reached = Reached(self._wanted.watch, self._size(names), self._sweeps.rows_in)
        return ((file or names[0], *row) for file, *row in reached.rows(self._connection, statement))

    def _size(self, names: Iterable[str]) -> int:
        return sum(self._sources[name].size or 0 for name in names)

    def _all_lines(self, swept: Sweep, rows: int, name: str, how: How) -> bool:
        """Whether every line is the header's or a row's: DuckDB skips blank ones, which are to be told of."""
        inside = swept.lines - 1 - rows
        even = swept.returns in (0, swept.feeds)
        if not swept.quotes or (even and not inside):
            return even and not inside
        cells = [cell(index) for index in range(len(self._shape.names))]
        feeds, returns = ([_breaks(one, byte) for one in cells] for byte in (10, 13))
        sums = [f"sum({' + '.join(breaks)})" for breaks in (feeds, returns)]
        longest = f"max(greatest({', '.join(map(' + '.join, zip(feeds, returns, strict=True)))}))"
        relation = relation_of([name], self._shape, quotes=how.quotes)
        (found,) = self._connection.execute(f"SELECT {', '.join(sums)}, {longest} FROM {relation}").fetchall()
        in_cells, returned, most = found
        outside = swept.returns - returned
        return bool(in_cells == inside and outside in (0, swept.feeds - in_cells) and most < MANY_LINES)

    def _made(self, brought: Mapping[str, Adding], how: How) -> dict[str, SourceTotals]:
        said = self._said(list(brought), how) if self._wanted.repeats and brought else {}
        found = {}
        for name, one in brought.items():
            source = self._sources[name]
            if is_same(source):
                found[name] = SourceTotals(input_of(source, one.rows), one.parts(), said.get(name), one.names())
        return found

    def _said(self, names: list[str], how: How) -> dict[str, Said]:
        several = len(names) > 1
        relation = relation_of(names, self._shape, quotes=how.quotes)
        cells = [cell(index) for index in range(len(self._shape.names))]
        further = further_of(self._shape.names, self._shape.columns, cells)
        meant = self._judge.meant()
        _, amount = figure(self._cells["value"] or "", self._cells["metric"], self._wanted.plan, how.digits)
        statement = digests(relation, self._cells, amount, further, meant, by_file=several)
        found = digest_bytes(self._connection.execute(statement).fetchall())
        return {file or names[0]: Said(one) for file, one in found.items()}


def _breaks(column: str, byte: int) -> str:
    """How many of a line break's bytes a cell holds."""
    return f"(strlen({column}) - strlen(replace({column}, chr({byte}), '')))"
