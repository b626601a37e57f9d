"""The sentence that a statement stands in, line by line as its file has it, with its figures marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attain.check.finding import Part
    from attain.extract.statement import Statement
    from attain.table.findings import ProseText

PARTS: tuple[Part, ...] = ("actual", "target", "percent", "gap")
MOST_SHOWN = 600  # a longer passage is shown around its figures alone
AROUND = 120
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in a line: its first column and the one past its last, from 0. `main` is the one that is judged.

    A figure that goes on in the next line is marked in both and has its label in the first.
    """

    start: int
    end: int
    label: str
    main: bool


@dataclass(frozen=True, slots=True)
class PassageLine:
    """What of a physical line belongs to the passage; whether text before or after it was left out."""

    number: int
    text: str
    marks: tuple[Mark, ...]
    cut_before: bool = False
    cut_after: bool = False


def passage_of(
    statement: Statement, prose: ProseText, main: Part | None = None, labels: Mapping[str, str] | None = None
) -> tuple[PassageLine, ...]:
    """The sentences of a statement; of very long ones, what stands around its figures.

    `labels` are what its parts are called where that is not their own name.
    """
    spans = {part: (quote.start, quote.end) for part in PARTS if (quote := getattr(statement, part)) is not None}
    start = min([statement.start, *(first for first, _ in spans.values())])
    end = max([statement.end, *(last for _, last in spans.values())])
    lines = []
    for first, last in _shown((start, end), sorted(spans.values())):
        for number, (left, right) in _physical(prose, (first, last)):
            marks = tuple(_marks(spans, (left, right), main, labels or {}))
            cuts = (left == first != start, right == last != end)
            lines.append(PassageLine(number, prose.text[left:right], marks, *cuts))
    return tuple(lines)


def _shown(whole: Span, figures: list[Span]) -> list[Span]:
    """The runs of a passage that are shown: all of it, or what surrounds its figures."""
    if whole[1] - whole[0] <= MOST_SHOWN or not figures:
        return [(whole[0], min(whole[1], whole[0] + MOST_SHOWN))]
    runs: list[Span] = []
    for first, last in figures:
        left, right = max(first - AROUND, whole[0]), min(last + AROUND, whole[1])
        if runs and left <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(right, runs[-1][1]))
        else:
            runs.append((left, right))
    return runs


def _physical(prose: ProseText, span: Span) -> Iterator[tuple[int, Span]]:
    """The parts of a span that lie on one physical line each, with its number."""

    def line_at(offset: int) -> int:
        return prose.place(offset, offset + 1).line

    at, end = span
    while at < end:
        line = line_at(at)
        stop = end if line_at(end - 1) == line else at + max(bisect_right(range(at, end), line, key=line_at), 1)
        yield line, (at, stop)
        at = stop


def _marks(spans: dict[Part, Span], line: Span, main: Part | None, labels: Mapping[str, str]) -> Iterator[Mark]:
    """The figures that a line holds or goes on with, by where they stand; of two in one place, the first."""
    at = line[0]
    for part, (first, last) in sorted(spans.items(), key=lambda item: item[1]):
        left, right = max(first, line[0]), min(last, line[1])
        if at <= left < right:
            label = labels.get(part, part) if first >= line[0] else ""
            yield Mark(left - line[0], right - line[0], label, part == main)
            at = right
