"""Bullet graphs of lines: how far the actual reaches, where target and due stand, and the bands around them.

Everything is an exact share of one scale, the same for all lines that stand together, so that they can be compared.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.asked import Window
from attain.compute.status import bands_named, elapsed_quarters
from attain.table.graphs import Band, Bullet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.compute import Line, Report

FULL = Fraction(1)
ROOM = Fraction(6, 5)  # so much of the target is shown where no actual goes beyond it
MOST = Fraction(2)  # and never more than this: one line far ahead would make all others small


class _Stand(NamedTuple):
    """Where a line stands, as shares of its target; `edges` are where a band ends and the next begins, rising."""

    actual: Fraction
    due: Fraction | None = None
    edges: tuple[Fraction, ...] = ()
    best_first: bool = False


def bullets(report: Report, lines: Sequence[Line | None]) -> tuple[Bullet | None, ...]:
    """The bullet graphs of lines on one scale; None where a line has no attainment.

    The bar is the actual as a share of the target. Where that says nothing (a target range, a baseline, a target that
    is not above 0) it is the attainment, without due and bands.
    """
    window = Window(report.full, report.as_of + timedelta(days=1))
    stands = [_stand(report, line, window) if line else None for line in lines]
    end = _end(stand for stand in stands if stand)
    return tuple(_bullet(stand, end) if stand else None for stand in stands)


def is_plain(line: Line) -> bool:
    """Whether an actual is measured against one figure above 0 from nothing on, so that shares of it can be shown."""
    baseline = line.set_target.baseline if line.set_target else None
    return isinstance(line.target, Fraction) and line.target > 0 and baseline is None and line.direction != "within"


def share_due(line: Line) -> Fraction | None:
    """The share of the target that is due; None where it is no one figure."""
    if is_plain(line) and isinstance(line.due, Fraction) and isinstance(line.target, Fraction):
        return line.due / line.target
    return None


def _stand(report: Report, line: Line, window: Window) -> _Stand | None:
    if line.attainment is None or line.actual is None:
        return None
    if not is_plain(line) or not isinstance(line.target, Fraction):
        return _Stand(max(line.attainment, Fraction(0)))
    due = share_due(line)
    edges = tuple(sorted(_edges(report, line, due, window)))
    return _Stand(max(line.actual / line.target, Fraction(0)), due, edges, best_first=line.direction == "lower")


def _edges(report: Report, line: Line, due: Fraction | None, window: Window) -> Iterator[Fraction]:
    """The actuals, as shares of the target, at which a band begins: the formulas of `compute.formula` turned around."""
    plan, metric = report.plan, report.plan.metrics[line.metric]
    bands = bands_named(plan, metric.bands)
    base = due if bands.on == "pace" else FULL
    if not base:
        return
    more = elapsed_quarters(plan, metric, window) if bands.on == "points" else Fraction(0)
    for least in bands.bands.values():
        if least is None:
            continue
        bound = Fraction(least) / 100 + more
        if line.direction == "higher":
            yield bound * base
        elif metric.formula != "inverse":
            yield (2 - bound) * base
        elif bound > 0:
            yield base / bound


def _end(stands: Iterable[_Stand]) -> Fraction:
    """Where the scale ends, as a share of the target."""
    most = max((stand.actual for stand in stands), default=FULL)
    return ROOM if most <= ROOM else min(most, MOST)


def _bullet(stand: _Stand, end: Fraction) -> Bullet:
    due = None if stand.due is None or not 0 <= stand.due <= end else stand.due / end
    return Bullet(min(stand.actual / end, FULL), FULL / end, due, tuple(_bands(stand, end)), beyond=stand.actual > end)


def _bands(stand: _Stand, end: Fraction) -> Iterator[Band]:
    """The bands from left to right; the best has the level 0."""
    if not stand.edges:
        return
    inside = [min(max(edge / end, Fraction(0)), FULL) for edge in stand.edges]
    for index, (start, stop) in enumerate(zip([Fraction(0), *inside], [*inside, FULL], strict=True)):
        if start < stop:
            yield Band(start, stop, index if stand.best_first else len(inside) - index)
