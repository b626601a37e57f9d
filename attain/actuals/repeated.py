"""Rows that say the same, in one source or in two: pointed out, and counted all the same, for they may be right.

What a row says is what its cells mean, not how they are written: 100 and 100.0 are one figure, a name and its alias one
name; of the columns that are not ours, the text. It is kept as eight bytes of a hash that is the same in every run
and in SQL, so that sources that were read at different times, by different readers, can be held against each other.
"""

from __future__ import annotations

import hashlib
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from attain.actuals.parts import DIGEST, Said
from attain.errors import Place, Problem
from attain.number.format import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from attain.actuals.parts import SourceTotals

# No cell holds it: a row with it is refused.
BETWEEN = "\0"


def digest_of(texts: Sequence[str]) -> bytes:
    """The first eight bytes of the MD5 of texts, which DuckDB makes as well."""
    return hashlib.md5(BETWEEN.join(texts).encode(), usedforsecurity=False).digest()[:DIGEST]


def figure_text(value: Decimal) -> str:
    """A figure as its digits alone: one text for 100, 100.0 and +100.

    >>> from decimal import Decimal
    >>> [figure_text(Decimal(text)) for text in ("100.0", "0.50", "0.00", "-1E+3")]
    ['100', '0.5', '0', '-1000']
    """
    return trimmed(f"{value:f}")


class Saying:
    """What the rows of one source say, gathered while they are read."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._first: set[bytes] = set()
        self._digests: list[bytes] = []
        self._lines = array("Q")
        self.again: Place | None = None

    def add(self, texts: Sequence[str], line: int) -> bool:
        """Take a row; whether it is the first of the source that repeats another."""
        digest = digest_of(texts)
        self._digests.append(digest)
        self._lines.append(line)
        if digest in self._first:
            return self.again is None
        self._first.add(digest)
        return False

    def said(self) -> Said:
        """All of it."""
        return Said(b"".join(self._digests), self._lines.tobytes(), self.again)


def repeated(sources: Sequence[SourceTotals]) -> tuple[list[Problem], set[int]]:
    """One warning for each source with rows that stand before, in it or in another; the sources that must tell lines.

    Where one source was not looked through, no rows are looked for in it.
    """
    looked = [(index, source.said) for index, source in enumerate(sources) if source.said is not None]
    digests = [said.numbers() for _, said in looked]
    if len(set(chain.from_iterable(digests))) == sum(map(len, digests)):
        return [], set()
    return _told(sources, [(index, said, numbers) for (index, said), numbers in zip(looked, digests, strict=True)])


def _told(
    sources: Sequence[SourceTotals], looked: list[tuple[int, Said, array[int]]]
) -> tuple[list[Problem], set[int]]:
    first: dict[int, tuple[int, int]] = {}
    found: list[Problem] = []
    unplaced: set[int] = set()
    for index, said, numbers in looked:
        at: list[tuple[int, tuple[int, int]]] = []
        for row, number in enumerate(numbers):
            before = first.setdefault(number, (index, row))
            if before != (index, row):
                at.append((row, before))
        if not at:
            continue
        lines = {source: _lines(sources[source]) for source in {index, *(before for _, (before, _) in at)}}
        missing = {source for source, known in lines.items() if known is None}
        unplaced |= missing
        if not missing:
            found.append(_problem(sources, index, said, at, lines))
    return found, unplaced


def _lines(source: SourceTotals) -> array[int] | None:
    if source.said is None or source.said.lines is None:
        return None
    return array("Q", source.said.lines)


def _problem(
    sources: Sequence[SourceTotals],
    index: int,
    said: Said,
    at: list[tuple[int, tuple[int, int]]],
    lines: dict[int, array[int] | None],
) -> Problem:
    """The warning of one source: at its first row that stands before, with how many more do."""

    def place(source: int, row: int) -> Place:
        known = lines[source]
        return Place(sources[source].input.path, known[row] if known else 1, 1)

    row, (source, before) = at[0]
    here = place(index, row)
    if said.again is not None and said.again.line == here.line:
        here = said.again
    others = len(at) - 1
    more = f" (and {others:,} more row{'s' if others > 1 else ''})" if others else ""
    mend = "if it is the same fact, take one out; both are counted"
    original = ((place(source, before), "the same row"),)
    return Problem("A038", f"this row stands twice{more}", here, mend, "warning", original)
