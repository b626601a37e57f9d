"""Large CSV files to totals by DuckDB; whatever it is not sure of is left to who goes by rows.

Files of one shape go together. A quick statement fits nearly all of them; while it runs, the bytes are swept for what
it would pass over. Files that it does not fit, or that hold other bytes than their beginning let expect, are read by a
thorough one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.actuals.parts import Said, SourceTotals
from attain.engines.files.csv_shape import cell, cells_of, relation_of, shape_of
from attain.engines.files.groups import Judge, added_by_file, in_halves
from attain.engines.files.state import input_of, is_same
from attain.engines.files.statement import LABELS, NARROW, SOUGHT, WIDE, terms, totals
from attain.engines.files.sweep import Sweeps
from attain.engines.files.twice import digest_bytes, digests, further_of
from attain.read.csv_quotes import MANY_LINES
from attain.read.source import packing_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.actuals.source import Source, Wanted
    from attain.engines.files.csv_shape import Shape
    from attain.engines.files.groups import Adding
    from attain.engines.files.statement import Terms
    from attain.engines.files.sweep import Sweep

_BEGINNING = 1 << 20


class _How(NamedTuple):
    """How a statement reads: how wide figures may be, and what its quick tests reckon with.

    `held` are the bytes of `SOUGHT` that a file without quotes may hold; None asks for patterns, and looks for quotes.
    """

    held: bytes | None
    digits: tuple[int, int]

    @property
    def quotes(self) -> bool:
        """Whether quotes are looked for: only in them may a figure hold a line break, which a quick test lets pass."""
        return self.held is None


THOROUGH = _How(held=None, digits=WIDE)


def read_csv(sources: Iterable[Source], wanted: Wanted, connection: Any) -> dict[str, SourceTotals]:
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

    def __init__(self, shape: Shape, sources: Sequence[Source], wanted: Wanted, connection: Any) -> None:
        self._shape = shape
        self._sources = {source.name: source for source in sources}
        self._wanted = wanted
        self._connection = connection
        self._cells = cells_of(shape.columns)
        self._judge = Judge(wanted, {label for label in LABELS if self._cells[label] is None})

    def read(self) -> dict[str, SourceTotals]:
        """What each file brings, by its name; those of which there is a doubt are left out."""
        names = list(self._sources)
        quick = _expected(names[0])
        with Sweeps(names, self._shape.delimiter, SOUGHT) as sweeps:
            added = self._added(names, quick)
            swept = sweeps.result()
        known = {name: one for name, one in swept.items() if not one.strange}
        sure = {name for name, one in known.items() if name in added and _fits(one, quick)}
        rest = [name for name in known if name not in sure]
        thorough = self._added(rest, THOROUGH)
        found = {}
        for how, brought in ((quick, {name: added[name] for name in sure}), (THOROUGH, thorough)):
            whole = {name: one for name, one in brought.items() if self._all_lines(known[name], one.rows, name, how)}
            found.update(self._made(whole, how))
        return found

    def _added(self, names: list[str], how: _How) -> dict[str, Adding]:
        """The files added up, but for those that the statement fails for."""
        return in_halves(names, lambda some: added_by_file(self._rows(some, how), self._judge))

    def _rows(self, names: list[str], how: _How) -> Iterable[tuple[Any, ...]]:
        relation = relation_of(names, self._shape, quotes=how.quotes)
        statement = totals(relation, self._terms(how), self._wanted, stocks=self._judge.stocks, by_file=len(names) > 1)
        return ((file or names[0], *row) for file, *row in self._connection.execute(statement).fetchall())

    def _terms(self, how: _How) -> Terms:
        return terms(self._cells, self._wanted.plan, how.digits, how.held)

    def _all_lines(self, swept: Sweep, rows: int, name: str, how: _How) -> bool:
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

    def _made(self, brought: Mapping[str, Adding], how: _How) -> dict[str, SourceTotals]:
        said = self._said(list(brought), how) if self._wanted.repeats and brought else {}
        found = {}
        for name, one in brought.items():
            source = self._sources[name]
            if is_same(source):
                found[name] = SourceTotals(input_of(source, one.rows), one.parts(), said.get(name), one.names())
        return found

    def _said(self, names: list[str], how: _How) -> dict[str, Said]:
        several = len(names) > 1
        relation = relation_of(names, self._shape, quotes=how.quotes)
        cells = [cell(index) for index in range(len(self._shape.names))]
        further = further_of(self._shape.names, self._shape.columns, cells)
        meant = self._judge.meant()
        statement = digests(relation, self._terms(how), further, meant, by_file=several)
        found = digest_bytes(self._connection.execute(statement).fetchall())
        return {file or names[0]: Said(one) for file, one in found.items()}


def _expected(name: str) -> _How:
    """How most of a file can be read, by what its beginning holds."""
    packing = packing_of(name)
    with Path(name).open("rb") as file:
        stream = file if packing is None else unpacked(file, packing)[0]
        try:
            start = stream.read(_BEGINNING)
        except Exception:  # noqa: BLE001 - each way of packing has its own; the sweep finds it again, and says so
            start = b""
    return _How(None if b'"' in start else bytes(byte for byte in SOUGHT if byte in start), NARROW)


def _fits(swept: Sweep, how: _How) -> bool:
    """Whether a file holds nothing that the quick statement did not reckon with."""
    return how.held is None or (not swept.quotes and set(swept.held) <= set(how.held))


def _breaks(column: str, byte: int) -> str:
    """How many of a line break's bytes a cell holds."""
    return f"(strlen({column}) - strlen(replace({column}, chr({byte}), '')))"
