"""A report as typed columns, for files that know types: the same columns whatever was asked, null where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attain.table.records import dated, line_records

if TYPE_CHECKING:
    from attain.compute import Report

Type = Literal["text", "figure", "whole", "day", "truth"]
COLUMNS: dict[str, Type] = {
    "period": "text",
    "as_of": "day",
    "metric": "text",
    "segment": "text",
    "branch": "text",
    "unit": "text",
    "kind": "text",
    "direction": "text",
    "actual": "figure",
    "target": "figure",
    "target_low": "figure",
    "target_high": "figure",
    "attainment": "figure",
    "due": "figure",
    "due_low": "figure",
    "due_high": "figure",
    "pace": "figure",
    "gap": "figure",
    "gap_due": "figure",
    "needed": "figure",
    "needed_per": "text",
    "needed_periods": "whole",
    "status": "text",
    "met": "truth",
    "reason": "text",
    "reported": "whole",
    "expected": "whole",
    "growth": "figure",
    "forecast": "figure",
    "forecast_rule": "text",
    "notes": "text",
}


class Typed(NamedTuple):
    """A column: its name, its type and the values of all rows as text, figures as plain decimals."""

    name: str
    type: Type
    values: tuple[str | None, ...]


def typed(report: Report) -> tuple[Typed, ...]:
    """The columns of a report, a row a line."""
    rows = [_row({**dated(report), **record}) for record in line_records(report)]
    return tuple(Typed(name, form, tuple(row[name] for row in rows)) for name, form in COLUMNS.items())


def _row(record: dict[str, Any]) -> dict[str, str | None]:
    """A line's record with everything that it nests in a column of its own."""
    needed, forecast, coverage = record["needed"] or {}, record["forecast"] or {}, record["coverage"]
    flat = {
        **record,
        **_bounds("target", record["target"]),
        **_bounds("due", record["due"]),
        "needed": needed.get("value"),
        "needed_per": needed.get("per"),
        "needed_periods": needed.get("periods"),
        "met": None if record["met"] is None else str(record["met"]).lower(),
        "reported": coverage["reported"],
        "expected": coverage["expected"],
        "forecast": forecast.get("value"),
        "forecast_rule": forecast.get("rule"),
        "notes": "; ".join(record["notes"]),
    }
    return {name: None if flat[name] is None else str(flat[name]) for name in COLUMNS}


def _bounds(name: str, figure: str | None) -> dict[str, str | None]:
    """A figure and its bounds, which are the same where it is no range; of a range there is no one figure."""
    low, dots, high = (figure or "").partition("..")
    if not dots:
        return {name: figure, f"{name}_low": figure, f"{name}_high": figure}
    return {name: None, f"{name}_low": low, f"{name}_high": high}
