"""What one source brings, on its own: the unit that engines give, caches keep and `merging` puts together.

Nothing in it depends on other sources, on the asked period or on the as-of date, only on the source, the plan and the
odd cuts. So it can be kept as it is for the next question.
"""

from __future__ import annotations

from array import array
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.model.input import Input
from attain.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from attain.errors import Place, Problem

SHAPE = 1  # of `to_data`: another number is another shape, and is not read
DIGEST = 8  # bytes of what one row says


class Run(NamedTuple):
    """The run of days that rows go into. `finest` says that they are of single days, not of all its days."""

    period: Period
    finest: bool


class Reading(NamedTuple):
    """The rows of a part's latest day, for a stock: their sum, and the first two of them.

    `first` is the first row's value, `line` its line, `again` the line of the second (None where there is none). An
    engine that knows no lines gives a reading of one row only, without a line.
    """

    value: Decimal
    first: Decimal
    line: int | None
    again: int | None


class Part(NamedTuple):
    """What the rows of one metric, segment and branch bring over one run of days.

    `last` is the latest day that a row speaks of; it counts where there is a `reading`, for stocks. `line` is where the
    first row stands; None where an engine does not know, and the source can be read again by lines.
    """

    metric: str
    segment: str | None
    branch: str | None
    run: Run
    sum: Decimal
    rows: int
    last: date
    line: int | None
    reading: Reading | None = None


class Said(NamedTuple):
    """What each row that counts says, as a digest of eight bytes, to find the same row again, here or elsewhere.

    `lines` are where the rows stand, eight bytes each in the machine's order, or None where that is not known; then the
    digests may be in any order. `again` is the place of the first row that repeats one before it in the same source,
    with its excerpt, where that is known.
    """

    digests: bytes
    lines: bytes | None = None
    again: Place | None = None

    def __len__(self) -> int:
        """How many rows."""
        return len(self.digests) // DIGEST

    def numbers(self) -> array[int]:
        """The digests as numbers."""
        return array("Q", self.digests)


class SourceTotals(NamedTuple):
    """What one source brings.

    `said` is None where repeated rows were not looked for. `names` are the texts of each label that the plan does not
    declare, in the order in which they were met: another source may write one differently. `problems` are the source's
    own, with their places; those that two sources make together are `merging`'s.
    """

    input: Input
    parts: tuple[Part, ...] = ()
    said: Said | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def to_data(self) -> tuple[Any, ...]:
        """The same as primitives (None, bool, int, str, bytes and tuples of them), for `marshal` or anything else.

        The name of the source is not among it, nor are places: only totals without problems can be kept. The hash is,
        where it is known; else None stands for it.
        """
        if self.problems:
            raise ValueError("totals with problems are not kept")
        runs = {run: index for index, run in enumerate(dict.fromkeys(part.run for part in self.parts))}
        return (
            SHAPE,
            self.input.sha256 if self.input.hashed else None,
            self.input.rows,
            tuple(_run_data(run) for run in runs),
            tuple(_part_data(part, runs[part.run]) for part in self.parts),
            self.said.digests if self.said is not None else None,
            tuple((label, *names) for label, names in self.names.items()),
        )

    @classmethod
    def from_data(cls, data: tuple[Any, ...], name: str, sha256: str | Callable[[], str] = "") -> SourceTotals:
        """What `to_data` gave, for a source of that name; `sha256` stands in where no hash was kept.

        Raises ValueError, TypeError or another error of its kind where the data is of another shape.
        """
        shape, known, rows, run_data, part_data, digests, names = data
        if shape != SHAPE:
            raise ValueError(f"of shape {shape}")
        runs = [_run(found) for found in run_data]
        return cls(
            Input(name, known or sha256, rows),
            tuple(_part(found, runs) for found in part_data),
            None if digests is None else Said(digests),
            {label: tuple(texts) for label, *texts in names},
        )


def _run_data(run: Run) -> tuple[Any, ...]:
    period = run.period
    return period.name, period.start.toordinal(), period.end.toordinal(), period.unit, run.finest


def _run(data: tuple[Any, ...]) -> Run:
    name, start, end, unit, finest = data
    return Run(Period(name, date.fromordinal(start), date.fromordinal(end), unit), finest)


def _part_data(part: Part, run: int) -> tuple[Any, ...]:
    reading = part.reading
    read = reading and (str(reading.value), str(reading.first), reading.line, reading.again)
    names = part.metric, part.segment, part.branch
    return (*names, run, str(part.sum), part.rows, part.last.toordinal(), part.line, read)


def _part(data: tuple[Any, ...], runs: list[Run]) -> Part:
    metric, segment, branch, run, total, rows, last, line, read = data
    reading = read and Reading(Decimal(read[0]), Decimal(read[1]), read[2], read[3])
    return Part(metric, segment, branch, runs[run], Decimal(total), rows, date.fromordinal(last), line, reading)
