"""The way of a line from step to step: its attainment, and what was due, as exact shares of one scale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.table.bullets import share_due
from attain.table.dates import period_text
from attain.table.graphs import Curve, Point
from attain.table.trends import step_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.compute.trend import Trend, TrendLine
    from attain.table.page import Style

FULL = Fraction(1)
MOST = Fraction(2)


def curves(trend: Trend, lines: Sequence[TrendLine], style: Style) -> tuple[Curve, ...]:
    """The curves of lines, one scale for all; what lies below 0 stands at 0, what is above twice the target there."""
    found = [point.attainment for line in lines for point in line.points if point.attainment is not None]
    end = min(max([FULL, *found]), MOST)
    return tuple(_curve(trend, line, end, style) for line in lines)


def _curve(trend: Trend, line: TrendLine, end: Fraction, style: Style) -> Curve:
    full = trend.report.full
    days = Fraction((full.end - full.start).days)
    points = []
    for step, point in zip(trend.steps, line.points, strict=True):
        due = share_due(point) if point.direction == "higher" else None
        points.append(
            Point(
                label=period_text(step_heading(trend, step), style.language, "short"),
                text=style.percent(point.attainment),
                pace=style.percent(point.pace),
                at=min((step.end - full.start).days / days, FULL) if days else FULL,
                height=_height(point.attainment, end),
                due=_height(due, end),
            )
        )
    parts = trend.report.plan.calendar.parts(full, trend.per)
    ends = [period_text(parts[place].name, style.language, "short") if parts else "" for place in (0, -1)]
    return Curve(tuple(points), FULL / end, (ends[0], ends[1]), trend.per)


def _height(ratio: Fraction | None, end: Fraction) -> Fraction | None:
    return None if ratio is None else min(max(ratio / end, Fraction(0)), FULL)
