"""A report for machines: one flat row a line for CSV, one document for JSON. Exact, whatever the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain import __version__
from attain.compute.aim import Aim
from attain.number import format_plain, format_ratio
from attain.table.look import USUAL, Look
from attain.table.page import line_notes, style_of
from attain.table.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from attain.compute import Coverage, Line, Report
    from attain.errors import Place, Problem
    from attain.period import Period
    from attain.table.page import Style

SCHEMA_VERSION = 1
AMOUNTS = ("actual", "target", "due", "gap", "gap_due")
RATIOS = ("attainment", "pace", "growth")
COLUMNS = (
    "period", "as_of", "metric", "segment", "branch", "unit", "kind", "actual", "target", "attainment",
    "due", "pace", "gap", "gap_due", "needed", "status", "met", "reason", "coverage", "notes",
)  # fmt: skip
FIGURES = frozenset((*AMOUNTS, *RATIOS, "needed", "growth", "forecast"))


def records(report: Report, *, localized: bool = False) -> Table:
    """The table of a CSV: plain decimals with a point, or with `localized` as the plan's locale writes them."""
    style = style_of(report.plan, None, exact=True)
    names = (*COLUMNS, *(name for name in ("growth", "forecast") if getattr(report, name)))
    columns = tuple(Column(name, name, "right" if name in FIGURES else "left") for name in names)
    rows = []
    for line in report.lines:
        values = _record(report, line, style, localized=localized)
        rows.append(Row(tuple(Cell(values[name] or "") for name in names)))
    return Table(report.plan.title or "", columns, tuple(rows))


def _record(report: Report, line: Line, style: Style, *, localized: bool) -> dict[str, str | None]:
    amounts = {name: getattr(line, name) for name in AMOUNTS}
    amounts["needed"] = line.needed.value if line.needed else None
    amounts["forecast"] = line.forecast.value if line.forecast else None
    return {
        **dated(report),
        "metric": line.metric,
        "segment": line.segment,
        "branch": line.branch,
        "unit": line.unit,
        "kind": line.kind,
        **{name: style.amount(value, None) if localized else amount_text(value) for name, value in amounts.items()},
        **{
            name: style.percent(getattr(line, name)) if localized else ratio_text(getattr(line, name))
            for name in RATIOS
        },
        "status": line.status,
        "met": None if line.met is None else str(line.met).lower(),
        "reason": line.reason,
        # Not 6/12: a spreadsheet makes a date of it.
        "coverage": f"{line.coverage.reported} of {line.coverage.expected}",
        "notes": "; ".join(line_notes(line, style)),
    }


def document(report: Report, look: Look = USUAL) -> dict[str, Any]:
    """The JSON document of a report; where the look explains, with each line's arithmetic in words."""
    return {
        **about(report),
        "inputs": [{"path": file.path, "sha256": file.sha256, "rows": file.rows} for file in report.inputs],
        "lines": line_records(report, look),
        "problems": [problem_record(problem) for problem in report.problems],
    }


def about(report: Report) -> dict[str, Any]:
    """What a report's document begins with: what it is about."""
    return {
        **head(),
        "title": report.plan.title,
        "note": report.plan.note,
        "period": period_record(report.period),
        "full": period_record(report.full),
        "only": report.only,
        "as_of": report.as_of.isoformat(),
    }


def line_records(report: Report, look: Look = USUAL) -> list[dict[str, Any]]:
    """The lines of a report as its document has them."""
    style = style_of(report.plan, None, exact=True)
    found = [_line(line, style) for line in report.lines]
    if look.explain:
        from attain.table.explanation import explained

        for record, (_, text) in zip(found, explained(report, exact=look.exact), strict=True):
            record["explanation"] = text
    return found


def dated(report: Report) -> dict[str, str]:
    """What a line's record begins with where it stands alone: the period asked for, and the last day counted."""
    return {"period": report.period.name, "as_of": report.as_of.isoformat()}


def period_record(period: Period) -> dict[str, str]:
    """A period as it stands in every document; `end` is its last day."""
    return {"name": period.name, "start": period.start.isoformat(), "end": period.last.isoformat()}


def head() -> dict[str, Any]:
    """What every document begins with."""
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "attain", "version": __version__}}


def _line(line: Line, style: Style) -> dict[str, Any]:
    needed = line.needed
    return {
        "metric": line.metric,
        "segment": line.segment,
        "branch": line.branch,
        "unit": line.unit,
        "kind": line.kind,
        "direction": line.direction,
        "actual": amount_text(line.actual),
        "target": amount_text(line.target),
        "attainment": ratio_text(line.attainment),
        "due": amount_text(line.due),
        "pace": ratio_text(line.pace),
        "gap": amount_text(line.gap),
        "gap_due": amount_text(line.gap_due),
        "needed": None
        if needed is None
        else {"per": needed.per, "periods": needed.periods, "value": amount_text(needed.value)},
        "status": line.status,
        "met": line.met,
        "reason": line.reason,
        "coverage": _coverage(line.coverage),
        "growth": ratio_text(line.growth),
        "forecast": None
        if line.forecast is None
        else {"rule": line.forecast.rule, "value": amount_text(line.forecast.value)},
        "notes": line_notes(line, style),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    missing = [{"segment": s, "branch": b, "month": month} for s, b, month in coverage.missing]
    return {"reported": coverage.reported, "expected": coverage.expected, "missing": missing}


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem as it stands in every document."""
    record: dict[str, Any] = {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "place": place_record(problem.place),
        "help": problem.help,
    }
    if problem.places:
        record["places"] = [{**(place_record(place) or {}), "label": text} for place, text in problem.places]
    return record


def problems_document(problems: Iterable[Problem], inputs: Iterable[Any] = ()) -> dict[str, Any]:
    """The JSON document of a validation, or of a command that ended without its own."""
    return {
        **head(),
        "inputs": [{"path": i.path, "sha256": i.sha256, "rows": i.rows} for i in inputs],
        "problems": [problem_record(problem) for problem in problems],
    }


def place_record(place: Place | None) -> dict[str, Any] | None:
    """A place as it stands in every document, or None."""
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}


def amount_text(value: Fraction | Aim | None) -> str | None:
    """An amount as a plain decimal, a range by its bounds, or None."""
    if isinstance(value, Aim):
        return f"{format_plain(value.low)}..{format_plain(value.high)}"
    return None if value is None else format_plain(value)


def ratio_text(value: Fraction | None) -> str | None:
    """A ratio as a plain decimal (0.42 is 42 %), or None."""
    return None if value is None else format_ratio(value)
