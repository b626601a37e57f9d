"""The reference reader of actuals: row by row, each row a Pydantic `Actual`; and who reads which source.

It streams: a file is never held whole. What it cannot use is a problem with its place, and the row is left out;
whoever calls decides whether a report may still be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attain.actuals.adding import Adder
from attain.actuals.columns import theirs
from attain.actuals.file import FileReader
from attain.actuals.first_row import first_row
from attain.actuals.labels import labels_of
from attain.actuals.merging import merge, stocks_of
from attain.actuals.parts import SourceTotals
from attain.actuals.progress import UNWATCHED, Told
from attain.actuals.repeated import Saying
from attain.actuals.source import CSV, JSON_LINES, Source, Wanted, fingerprint_of, odd_cuts, repeats_wanted, source_of
from attain.actuals.unfound import unfound_columns
from attain.errors import has_errors
from attain.model.input import Input
from attain.read.csv import open_csv
from attain.read.excerpts import with_excerpts
from attain.read.files import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from attain.actuals.engine import Engine, RowFile, Shelf
    from attain.actuals.labels import Label
    from attain.actuals.parts import Run
    from attain.actuals.progress import Watch
    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan


def read_totals(
    plan: Plan,
    files: Iterable[str | Source],
    cuts: Iterable[date] = (),
    *,
    stdin: BinaryIO | None = None,
    engines: Sequence[Engine] = (),
    shelf: Shelf | None = None,
    memory: int | None = None,
    watch: Watch = UNWATCHED,
) -> tuple[Totals, list[Problem]]:
    """The totals of all files (`-` is `stdin`), each read once, and every problem found in them.

    Months are split at the days of `cuts`, so that a report may begin or end inside one. `engines` are asked in turn
    for each source, and what none of them is sure of is read by rows. `shelf` keeps totals for the next time. `memory`
    is how many bytes an engine may take, and `watch` hears how far the reading is, and of its end.
    """
    sources = sources_of(files)
    wanted = Wanted(plan, odd_cuts(cuts), repeats_wanted(sources), stdin, memory, watch)
    try:
        return _Gathering(sources, wanted, engines, shelf).totals()
    finally:
        watch.end()


def sources_of(given: Iterable[str | Source]) -> list[Source]:
    """The files, each once, and the sources beyond files behind them."""
    listed = list(given)
    names = each_once(name for name in listed if isinstance(name, str))
    return [source_of(name) for name in names] + [source for source in listed if isinstance(source, Source)]


def open_rows(source: Source, wanted: Wanted, engines: Sequence[Engine] = ()) -> RowFile:
    """A source to be read by rows: by the engine that opens its kind, else as JSON lines or CSV, by its kind."""
    for engine in engines:
        file = engine.open(source, wanted)
        if file is not None:
            return file
    if source.kind == JSON_LINES:
        from attain.read.json_lines import open_json_lines

        ours = theirs(wanted.plan)
        return open_json_lines(source.name, frozenset(ours.values()), ours["value"])
    how = wanted.plan.actuals
    heard = None if wanted.watch is UNWATCHED else Told(wanted.watch).at
    return open_csv(source.name, delimiter=how.delimiter, encoding=how.encoding, stdin=wanted.stdin, heard=heard)


def size_of(sources: Iterable[Source]) -> int | None:
    """How many bytes sources have in all; None where that of one is not known."""
    sizes = [source.size for source in sources]
    return None if None in sizes else sum(size or 0 for size in sizes)


def read_source(
    source: Source, wanted: Wanted, labels: Mapping[str, Label], engines: Sequence[Engine] = ()
) -> SourceTotals:
    """What one source brings, read by rows. `labels` know the names of the sources before it."""
    adder = Adder(wanted.plan.calendar, wanted.cuts, stocks_of(wanted.plan))
    # Not in databases: a table has keys, and what each of a billion rows says would have to come here.
    saying = Saying() if wanted.repeats and source.detail is None else None
    with open_rows(source, wanted, engines) as file:
        reader = FileReader(wanted.plan, file, labels, saying)
        for actual in reader.actuals():
            adder.add(actual)
        problems = tuple(reader.problems())
        brought = Input(file.name, file.sha256, file.rows_read)
    return SourceTotals(brought, adder.parts(), saying.said() if saying else None, reader.names(), problems)


class _Gathering:
    """One run over all sources."""

    def __init__(self, sources: list[Source], wanted: Wanted, engines: Sequence[Engine], shelf: Shelf | None) -> None:
        self._sources = sources
        self._wanted = wanted
        self._engines = engines
        self._shelf = shelf
        self._labels = labels_of(wanted.plan)
        self._found: list[SourceTotals | None] = [None] * len(sources)
        self._by_rows: set[int] = set()

    def totals(self) -> tuple[Totals, list[Problem]]:
        kept = self._from_shelf()
        self._by_engines()
        found = self._the_rest()
        merged = merge(found, self._wanted.plan)
        again = merged.unplaced | (merged.unlike - self._by_rows)
        if again:
            found = [self._again(at, found) if at in again else one for at, one in enumerate(found)]
            merged = merge(found, self._wanted.plan)
        if merged.outside:
            merged = merge(found, self._wanted.plan, self._first_rows(merged.outside))
        self._to_shelf([at for at in range(len(found)) if at not in kept or at in again], found)
        told = [problem for one in found for problem in one.problems] + self._with_excerpts(merged.problems)
        return merged.totals, told + self._unfound(merged.totals, told)

    def _unfound(self, totals: Totals, told: list[Problem]) -> list[Problem]:
        """The columns that the plan renames and no file has, where nothing else leaves the question open."""
        plan = self._wanted.plan
        if not plan.actuals.columns or has_errors(told):
            return []
        return unfound_columns(plan, self._sources, totals.by_key, self._labels)

    def _from_shelf(self) -> set[int]:
        if self._shelf is None or not self._sources:
            return set()
        self._found = list(self._shelf.find(self._sources, self._wanted))
        return {at for at, one in enumerate(self._found) if one is not None}

    def _to_shelf(self, fresh: list[int], found: list[SourceTotals]) -> None:
        if self._shelf is None:
            return
        kept = [(self._sources[at], found[at]) for at in fresh if not found[at].problems]
        same = [(source, one) for source, one in kept if _unchanged(source)]
        if same:
            self._shelf.keep(same, self._wanted)

    def _by_engines(self) -> None:
        for engine in self._engines:
            took = [
                at
                for at, source in enumerate(self._sources)
                if self._found[at] is None and engine.takes(source, self._wanted)
            ]
            if not took:
                continue
            sources = [self._sources[at] for at in took]
            self._wanted.watch.begin(size_of(sources))
            for at, one in zip(took, engine.read(sources, self._wanted), strict=True):
                self._found[at] = one

    def _the_rest(self) -> list[SourceTotals]:
        """By rows what nobody has brought, each source knowing the names of those before it."""
        whole = []
        left = [source for source, one in zip(self._sources, self._found, strict=True) if one is None]
        if left:
            self._wanted.watch.begin(size_of(left))
        for at, one in enumerate(self._found):
            if one is None:
                self._by_rows.add(at)
                brought = read_source(self._sources[at], self._wanted, self._labels, self._engines)
            else:
                brought = one
                self._meet(one)
            whole.append(brought)
        return whole

    def _again(self, at: int, found: list[SourceTotals]) -> SourceTotals:
        """By rows what was brought without lines, or without knowing how names were written before."""
        for label in self._labels.values():
            label.begin()
        self._wanted.watch.begin(self._sources[at].size)
        for one in found[:at]:
            self._meet(one)
        return read_source(self._sources[at], self._wanted, self._labels, self._engines)

    def _first_rows(self, outside: Mapping[int, frozenset[Run]]) -> dict[int, tuple[int, Run]]:
        """Where in each source the first row of some runs stands."""
        found = {}
        for at, runs in outside.items():
            source = self._sources[at]
            years = {run.period.name[:4] for run in runs}
            self._wanted.watch.begin(source.size)
            place = first_row(source, self._wanted, runs, years, self._opened)
            if place is not None:
                found[at] = place
        return found

    def _opened(self, source: Source) -> RowFile:
        return open_rows(source, self._wanted, self._engines)

    def _meet(self, one: SourceTotals) -> None:
        for label, texts in one.names.items():
            self._labels[label].meet(texts)

    def _with_excerpts(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems with their lines, where the source has lines: JSON is always UTF-8, whatever CSV files are."""
        found = list(problems)
        for kind, encoding in ((CSV, self._wanted.plan.actuals.encoding), (JSON_LINES, None)):
            text = {source.name for source in self._sources if source.kind == kind}
            shown = iter(with_excerpts([problem for problem in found if _in(problem, text)], encoding))
            found = [next(shown) if _in(problem, text) else problem for problem in found]
        return found


def _in(problem: Problem, files: set[str]) -> bool:
    return problem.place is not None and problem.place.file in files


def _unchanged(source: Source) -> bool:
    return source.fingerprint is not None and fingerprint_of(source.name) == source.fingerprint
