"""The totals of actuals from the cache: all together where nothing has changed, else those of each source that has not.

Only sources without problems are kept, and all together only where there are none between them either, so that what
was wrong is found again, with its place. Standard input is never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from attain.actuals.progress import UNWATCHED
from attain.actuals.source import odd_cuts
from attain.actuals.totals import Totals
from attain.cache import merged
from attain.cache.fingerprint import Files, hash_now
from attain.cache.folder import working_folder
from attain.cache.hashes import Hashes
from attain.cache.reading import digests_of
from attain.model.input import Input
from attain.read.files import STANDARD_INPUT, each_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from attain.actuals.engine import Engine
    from attain.actuals.progress import Watch
    from attain.actuals.source import Source
    from attain.cache.fingerprint import Known
    from attain.cache.folder import Cache
    from attain.cache.shelf import Shelf
    from attain.errors import Problem
    from attain.model import Plan

    Key = tuple[Any, ...]


def read_totals(
    plan: Plan,
    files: Iterable[str | Source],
    cuts: Iterable[date] = (),
    *,
    cache: Cache,
    stdin: BinaryIO | None = None,
    engines: Callable[[Sequence[str | Source]], Sequence[Engine]] = lambda _: (),
    memory: int | None = None,
    watch: Watch = UNWATCHED,
) -> tuple[Totals, list[Problem]]:
    """As `attain.actuals.rows.read_totals`, from the cache as far as nothing has changed, and into it.

    `engines` gives those that sources may need, should any be read.
    """
    given = list(files)
    place = _Place(cache, plan, given, cuts)
    looked = Files()
    found = place.together(looked)
    if found is not None:
        return found, []
    from attain.actuals.rows import read_totals as read
    from attain.cache.shelf import Shelf

    shelf = Shelf(cache.get(place.apart), looked)
    totals, problems = read(
        plan, given, cuts, stdin=stdin, engines=engines(given), shelf=shelf, memory=memory, watch=watch
    )
    place.keep(totals, problems, shelf)
    return totals, problems


class _Place:
    """Where one run's totals lie in the cache: each source's under `apart`, all of them together under `whole`."""

    def __init__(self, cache: Cache, plan: Plan, given: Sequence[str | Source], cuts: Iterable[date]) -> None:
        self._cache = cache
        reading, merging = cache.noted(plan, digests_of)
        begin = working_folder(), tuple(cut.toordinal() for cut in odd_cuts(cuts))
        self.apart: Key = ("sources", *begin, reading)
        names = [name for name in given if isinstance(name, str) and name != STANDARD_INPUT]
        # What is no file cannot be looked at again, so that all together are never known to be the same.
        self._names = tuple(each_once(names)) if len(names) == len(given) else ()
        self.whole: Key = ("together", *begin, merging, self._names)

    def together(self, files: Files) -> Totals | None:
        """The totals of all sources, if every one is what it was."""
        entry = self._cache.get(self.whole) if self._names else None
        if entry is None:
            return None
        try:
            before, data = entry
            pairs = list(zip(self._names, before, strict=True))
            known = {name: one for name, (was, _) in pairs if (one := files.still(name, was)) is not None}
            if len(known) < len(pairs):
                return None
            inputs = tuple(Input(name, hash_now(name, known[name]), rows) for name, (_, rows) in pairs)
            now = tuple((known[name], rows) for name, (_, rows) in pairs)
            totals = Totals(merged.by_key_of(data), inputs)
        except (LookupError, TypeError, ValueError, ArithmeticError):
            return None
        if now != before:
            self._cache.put([(self.whole, (now, data))])
        self._hear(inputs, known)
        return totals

    def keep(self, totals: Totals, problems: Sequence[Problem], shelf: Shelf) -> None:
        """Keep what lies on the shelf and, where nothing at all is wrong, all of it together."""
        entries = []
        apart = shelf.entry()
        if apart is not None:
            entries.append((self.apart, apart))
        known = [shelf.known.get(name) for name in self._names]
        if known and None not in known and not problems:
            files = tuple((one, file.rows) for one, file in zip(known, totals.inputs, strict=True))
            entries.append((self.whole, (files, merged.data_of(totals.by_key))))
        self._cache.put(entries)
        self._hear(totals.inputs, shelf.known)

    def _hear(self, inputs: Iterable[Input], known: Mapping[str, Known]) -> None:
        """Have the hashes kept that somebody should still ask for."""
        Hashes(self._cache, known).hear(inputs, self.apart, self.whole, self._names)
