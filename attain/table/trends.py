"""A trend for people, a spark and a column a step, and for machines, one row a scope and step.

The table is the report's own with other columns: names, attainment, status and notes are taken from it as they stand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attain.table.language import Language, marked
from attain.table.page import NOTHING, counted_days, measured, style_of, tabulate
from attain.table.pairs import lined
from attain.table.records import FIGURES, amount_text, head, period_record, problem_record, ratio_text
from attain.table.table import Cell, Column, Page, Row, Spark, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.compute import Line, View
    from attain.compute.trend import Trend
    from attain.period import Period
    from attain.table.page import Style

COLUMNS = (
    "period", "as_of", "metric", "segment", "branch", "actual", "target", "attainment", "due", "pace", "status",
    "met", "reason",
)  # fmt: skip
BY_THE_END = {"month": marked("by the end of each month"), "quarter": marked("by the end of each quarter")}
SPARKS_DROP = 2  # after all steps but the last


def tabulate_trend(trend: Trend, language: Language | None = None, *, worded: bool = False) -> Page:
    """The page of a trend: for each view the way of every scope, and the notes of the last step's lines."""
    style = style_of(trend.report.plan, language, worded=worded)
    page = tabulate(trend.report, language=style.language, worded=worded, every=True)
    days = f"{counted_days(trend.report, style)}, {style.language.say(BY_THE_END[trend.per])}"
    tables = zip(trend.report.views, page.tables, strict=True)
    return page._replace(
        lead=f"{days}. {measured(trend.report, style)}",
        tables=tuple(_table(trend, view, table, style) for view, table in tables),
    )


def _table(trend: Trend, view: View, table: Table, style: Style) -> Table:
    say = style.language.say
    columns = (
        table.columns[0],
        Column("attainment", say("Attainment"), "right"),
        Column("attainment_spark", say("0 - max"), drop=SPARKS_DROP),
        Column("pace_spark", say("Pace"), drop=SPARKS_DROP + 1),
        *_step_columns(trend),
        Column("status", say("Status"), drop=1),
    )
    return Table(table.title, columns, tuple(_rows(trend, view, table, style)))


def _step_columns(trend: Trend) -> Iterator[Column]:
    """A column a step, the earliest the first to go; the last stays whatever the width."""
    left = len(trend.steps)
    for step in trend.steps:
        left -= 1
        yield Column(step.name, step_heading(trend, step), "right", drop=left and SPARKS_DROP + 1 + left)


def step_heading(trend: Trend, step: Period) -> str:
    """The step's name; the as-of date where the step is not over by then."""
    whole = trend.report.plan.calendar.at(step.start, trend.per)
    return step.name if step.end == whole.end else step.last.isoformat()


def _rows(trend: Trend, view: View, table: Table, style: Style) -> Iterator[Row]:
    """The rows of the report's table with the cells of a trend."""
    places = {column.key: index for index, column in enumerate(table.columns)}
    points = {(line.metric, line.segment, line.branch): line.points for line in trend.lines}
    for row, line in lined(view, table):
        name, attained, status = (row.cells[places[key]] for key in ("name", "attainment", "status"))
        if line is None:
            # A metric's name above its members: it has no line, and no figures in the report either.
            yield row._replace(cells=(name, *[Cell("")] * (len(trend.steps) + 4)))
            continue
        found = points[line.metric, line.segment, line.branch]
        paces = [style.percent(point.pace) for point in found]
        cells = (
            name,
            attained,
            _spark(point.attainment for point in found),
            _spark(point.pace for point in found),
            *(Cell(pace) if pace else NOTHING for pace in paces),
            status,
        )
        yield row._replace(cells=cells)


def _spark(ratios: Iterable[Fraction | None]) -> Cell:
    """The ratios as shares of the largest; what is below 0 stands at 0."""
    above = [None if ratio is None else max(ratio, Fraction(0)) for ratio in ratios]
    most = max((ratio for ratio in above if ratio is not None), default=Fraction(0))
    return Cell("", spark=Spark(tuple(ratio / most if ratio and most else ratio for ratio in above)))


def trend_records(trend: Trend) -> Table:
    """The table of a CSV: a row for each scope and step, plain decimals with a point."""
    columns = tuple(Column(name, name, "right" if name in FIGURES else "left") for name in COLUMNS)
    rows = tuple(Row(tuple(_cell(point[name]) for name in COLUMNS)) for point in _points(trend))
    return Table(trend.report.plan.title or "", columns, rows)


def _cell(value: str | bool | None) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value).lower())
    return Cell(value or "")


def trend_document(trend: Trend) -> dict[str, Any]:
    """The JSON document of a trend."""
    report = trend.report
    return {
        **head(),
        "title": report.plan.title,
        "note": report.plan.note,
        "period": period_record(report.period),
        "full": period_record(report.full),
        "only": report.only,
        "as_of": report.as_of.isoformat(),
        "per": trend.per,
        "steps": [period_record(step) for step in trend.steps],
        "inputs": [{"path": file.path, "sha256": file.sha256, "rows": file.rows} for file in report.inputs],
        "points": list(_points(trend)),
        "problems": [problem_record(problem) for problem in report.problems],
    }


def _points(trend: Trend) -> Iterator[dict[str, Any]]:
    """The points of every scope in turn, each scope's in order of time."""
    for line in trend.lines:
        for step, point in zip(trend.steps, line.points, strict=True):
            yield _point(step, point)


def _point(step: Period, line: Line) -> dict[str, Any]:
    return {
        "period": step.name,
        "as_of": step.last.isoformat(),
        "metric": line.metric,
        "segment": line.segment,
        "branch": line.branch,
        "actual": amount_text(line.actual),
        "target": amount_text(line.target),
        "attainment": ratio_text(line.attainment),
        "due": amount_text(line.due),
        "pace": ratio_text(line.pace),
        "status": line.status,
        "met": line.met,
        "reason": line.reason,
    }
