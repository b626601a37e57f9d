"""What actuals are read from: a file or an address, named as it was given, with the state it was found in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from attain.actuals.progress import UNWATCHED, Watch
from attain.errors import InputError, Place, Problem
from attain.model import suffixes
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from attain.model import Plan

CSV = "csv"
PARQUET = "parquet"
JSON_LINES = "json lines"
DATABASE = "database"  # whatever lies at an address: a table, a query, files of a lake
PACKED = (".gz", ".zst")
_JSON_SUFFIXES = tuple(suffix + packing for suffix in suffixes.JSON_LINES for packing in ("", *PACKED))

# Rows are looked for that stand twice where all sources together have at most so many bytes as CSV (about 800,000
# rows): what each row says must be held for it, which a hundred million rows would pay with all memory.
REPEATS_MOST = 64 << 20
AS_CSV = 8  # so much longer than packed the same rows are as CSV, roughly


class Fingerprint(NamedTuple):
    """The state of a file by what the file system tells without reading it."""

    size: int
    mtime_ns: int
    inode: int


class Source(NamedTuple):
    """One thing to read. `name` is how it is shown: a file as it was given, never a secret.

    `kind` says what it holds. `fingerprint` is the state it was found in before it was read; None for what is no file
    or cannot be looked at. `detail` is for the engine that brings the kind: the query of a table, a connection's name.
    """

    name: str
    kind: str = CSV
    fingerprint: Fingerprint | None = None
    detail: object = None

    @property
    def size(self) -> int | None:
        """How many bytes it has, where that is known."""
        return self.fingerprint.size if self.fingerprint else None

    @property
    def weight(self) -> int:
        """How many bytes its rows would about be as CSV; 0 where that is not known."""
        packed = self.name.lower().endswith((*PACKED, *suffixes.PARQUET))
        return (self.size or 0) * (AS_CSV if packed else 1)


class Wanted(NamedTuple):
    """What is wanted of every source of one run.

    `cuts` are the days, in order, at which months are split; none is the first of a month. `repeats` says that rows
    that stand twice are looked for. `memory` is how many bytes an engine here may take, its own choice where None;
    `watch` hears how far the reading is.
    """

    plan: Plan
    cuts: tuple[date, ...] = ()
    repeats: bool = True
    stdin: BinaryIO | None = None
    memory: int | None = None
    watch: Watch = UNWATCHED


def source_of(name: str) -> Source:
    """A file as it stands now; `-` is standard input."""
    if name == STANDARD_INPUT:
        return Source(name)
    return Source(name, kind_of(name), fingerprint_of(name))


def kind_of(name: str) -> str:
    """What a file holds, by its suffix: Parquet, JSON lines, else CSV.

    >>> [kind_of(name) for name in ("a.csv", "b.PARQUET", "c.ndjson.gz", "-")]
    ['csv', 'parquet', 'json lines', 'csv']
    """
    small = name.lower()
    if small.endswith(suffixes.PARQUET):
        return PARQUET
    return JSON_LINES if small.endswith(_JSON_SUFFIXES) else CSV


def fingerprint_of(name: str) -> Fingerprint | None:
    """The state of a file now; None where it cannot be looked at."""
    try:
        found = os.stat(name)  # noqa: PTH116 - a Path costs ten times as much, 500 times a run
    except (OSError, ValueError):
        return None
    return Fingerprint(found.st_size, found.st_mtime_ns, found.st_ino)


def hash_of(name: str) -> str | None:
    """The SHA-256 of a file's bytes; None where they cannot be read. It takes a second for each gigabyte."""
    import hashlib

    try:
        with open(name, "rb") as file:  # noqa: PTH123 - as above
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def hash_of_same(name: str, is_same: Callable[[], bool]) -> str:
    """The hash of a file that was read before, made now.

    Raises InputError where it is no longer the same, asked after its bytes were read, or cannot be read.
    """
    found = hash_of(name)
    if found is None or not is_same():
        place = Place(name, 1, 1)
        raise InputError([Problem("A001", "the file changed while it was read", place, "run it again")])
    return found


def repeats_wanted(sources: Iterable[Source]) -> bool:
    """Whether rows that stand twice are looked for: not where the sources are too large.

    Standard input is as a rule small, and counts nothing; nor do databases, where they are never looked for.
    """
    return sum(source.weight for source in sources) <= REPEATS_MOST


def odd_cuts(cuts: Iterable[date]) -> tuple[date, ...]:
    """The days at which a month is split, in order: those that are the first of none.

    Totals that were read with the same odd cuts are the same, whatever the question.
    """
    return tuple(sorted({cut for cut in cuts if cut.day != 1}))
