"""The totals of single sources, from one run to the next: the shelf that `attain.actuals` takes from and puts on.

All sources that were read in one folder, for plans that read alike, lie in one file of the cache, each in a form of its
own that is opened only when it is asked for: five hundred files to open would cost more than what is in them.
"""

from __future__ import annotations

import marshal
import os
import time
from typing import TYPE_CHECKING, Any

from attain.actuals.parts import SourceTotals
from attain.cache import fingerprint
from attain.cache.folder import MARSHAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.source import Source, Wanted
    from attain.cache.fingerprint import Files, Known, Print

MOST_BYTES = 64 << 20  # beyond it, of the sources that nobody asked for this time none is kept


class Shelf:
    """The sources of one run; see `attain.actuals.engine.Shelf`.

    `known` is what is known of each file by its name, as far as something is: from the shelf or from its reading.
    """

    def __init__(self, entry: Any, files: Files) -> None:
        """Take what lies in an entry of the cache, which `entry` gave at the end of another run."""
        self.known: dict[str, Known] = {}
        self._files = files
        self._kept: dict[str, tuple[Known, bytes]] = _opened(entry)
        self._packed: dict[str, bytes] = {}
        self._before: dict[str, Print | None] = {}
        self._since = 0

    def find(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """What was kept of each source that still is what it was."""
        self._since = time.time_ns()
        return [self._found(source.name, wanted) if _is_file(source) else None for source in sources]

    def keep(self, found: Sequence[tuple[Source, SourceTotals]], wanted: Wanted) -> None:  # noqa: ARG002 - the contract
        """Put sources on the shelf, each in the state that it was in before it was read."""
        for source, totals in found:
            if not _is_file(source):
                continue
            sha256 = totals.input.sha256 if totals.input.hashed else None
            known = fingerprint.known(source.name, sha256, self._since, self._before.get(source.name))
            if known is not None:
                self.known[source.name] = known
                self._packed[source.name] = marshal.dumps(totals.to_data(), MARSHAL)

    def entry(self) -> Any:
        """What lies on the shelf in the end; None where it is what lay there in the beginning."""
        there = {name: (self.known[name], packed) for name, packed in self._packed.items()}
        others = {name: kept for name, kept in self._kept.items() if name not in there and os.path.exists(name)}
        if sum(len(packed) for _, packed in others.values()) > MOST_BYTES:
            others = {}
        found = {**others, **there}
        return None if found == self._kept else tuple((name, *kept) for name, kept in found.items())

    def _found(self, name: str, wanted: Wanted) -> SourceTotals | None:
        """What was kept of one file."""
        kept = self._kept.get(name)
        known = self._files.still(name, kept[0]) if kept else None
        if kept is None or known is None:
            self._before[name] = fingerprint.fingerprint(name)
            return None
        self._before[name] = known[1]
        totals = _unpacked(kept[1], name, known)
        if totals is None or (wanted.repeats and totals.said is None):
            return None
        self.known[name], self._packed[name] = known, kept[1]
        return totals if wanted.repeats else totals._replace(said=None)


def _is_file(source: Source) -> bool:
    """Whether a source has bytes that can be looked at again: no standard input, no database."""
    return source.fingerprint is not None and source.detail is None


def _opened(entry: Any) -> dict[str, tuple[Known, bytes]]:
    """The sources of an entry; none where it is of another form."""
    try:
        return {name: (known, packed) for name, known, packed in entry or ()}
    except (TypeError, ValueError):
        return {}


def _unpacked(packed: bytes, name: str, known: Known) -> SourceTotals | None:
    """The totals of one source; None where they are of another form."""
    try:
        data = marshal.loads(packed)  # noqa: S302 - it lay in an entry, and so behind its checksum
        return SourceTotals.from_data(data, name, fingerprint.hash_now(name, known))
    except (LookupError, TypeError, ValueError, ArithmeticError, EOFError):
        return None
