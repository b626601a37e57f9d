"""The way of a line from step to step: its attainment, and what was due, as exact shares of one scale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.table.bullets import share_due
from attain.table.dates import period_text
from attain.table.graphs import Curve, Point, Steps
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
    points, exact = [], style._replace(exact=True)
    for step, point, brought in zip(trend.steps, line.points, brought_by(line), strict=True):
        due = share_due(point) if point.direction == "higher" else None
        points.append(
            Point(
                label=period_text(step_heading(trend, step), style.language, "short"),
                text=style.percent(point.attainment),
                pace=style.percent(point.pace),
                brought=exact.amount(brought, point.unit),
                actual=exact.amount(point.actual, point.unit),
                at=min((step.end - full.start).days / days, FULL) if days else FULL,
                height=_height(point.attainment, end),
                due=_height(due, end),
            )
        )
    parts = trend.report.plan.calendar.parts(full, trend.per)
    ends = [period_text(parts[place].name, style.language, "short") if parts else "" for place in (0, -1)]
    return Curve(tuple(points), FULL / end, (ends[0], ends[1]), trend.per, line.points[-1].kind == "flow")


def brought_by(line: TrendLine) -> tuple[Fraction | None, ...]:
    """What each step itself brought of a flow; None where nothing was reported, or where nobody knows.

    Nobody does where rows are for longer than a step: they count only when all their days do.
    """
    found: list[Fraction | None] = []
    coarse = any(note.name == "beyond" for point in line.points for note in point.notes)
    before, reported = Fraction(0), 0
    for point in line.points:
        if point.kind != "flow" or coarse or point.actual is None:
            found.append(None)
            continue
        brought = point.actual - before
        found.append(brought if brought or point.coverage.reported > reported else None)
        before, reported = point.actual, point.coverage.reported
    return tuple(found)


def steps_of_lines(trend: Trend, lines: Sequence[TrendLine], style: Style) -> tuple[Steps | None, ...]:
    """The steps of lines of one metric, all on one scale; what is below 0 stands at 0. None where nothing is known."""
    values = [brought_by(line) if line.points[-1].kind == "flow" else _readings(line) for line in lines]
    most = max((value for found in values for value in found if value is not None), default=Fraction(0))
    labels = tuple(period_text(step_heading(trend, step), style.language, "short") for step in trend.steps)
    exact = style._replace(exact=True)
    return tuple(
        Steps(
            labels,
            tuple(exact.amount(value, line.points[-1].unit) for value in found),
            tuple(None if value is None else max(value, Fraction(0)) / (most if most > 0 else FULL) for value in found),
        )
        if any(value is not None for value in found)
        else None
        for line, found in zip(lines, values, strict=True)
    )


def _readings(line: TrendLine) -> tuple[Fraction | None, ...]:
    return tuple(point.actual for point in line.points)


def _height(ratio: Fraction | None, end: Fraction) -> Fraction | None:
    return None if ratio is None else min(max(ratio / end, Fraction(0)), FULL)
