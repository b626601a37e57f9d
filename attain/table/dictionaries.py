"""A report for data frames: a dictionary a line, values of Python's own types, exact where a decimal can be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attain.compute.aim import Aim
from attain.number import format_plain, format_ratio

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.compute import Line, Report

AMOUNTS = ("actual", "due", "gap", "gap_due")
RATIOS = ("attainment", "pace", "growth")


def dictionaries(report: Report) -> list[dict[str, Any]]:
    """Each line of a report with the same keys, in the report's order.

    Amounts are `Decimal`s in the line's unit: those that end are exact, others and ratios have 15 significant digits
    (0.42 is 42 %). What does not exist is None, and `reason` says why. A target that is a range is told by `target_low`
    and `target_high`, and has neither `target` nor `due`; else both bounds are the target.
    """
    return [_dictionary(report, line) for line in report.lines]


def _dictionary(report: Report, line: Line) -> dict[str, Any]:
    low, high = (line.target.low, line.target.high) if isinstance(line.target, Aim) else (line.target, line.target)
    amounts = {name: _amount(getattr(line, name)) for name in AMOUNTS}
    ratios = {name: _ratio(getattr(line, name)) for name in RATIOS}
    return {
        "period": report.period.name,
        "as_of": report.as_of,
        "metric": line.metric,
        "segment": line.segment,
        "branch": line.branch,
        "unit": line.unit,
        "kind": line.kind,
        "direction": line.direction,
        "actual": amounts["actual"],
        "target": _amount(line.target),
        "target_low": _amount(low),
        "target_high": _amount(high),
        "attainment": ratios["attainment"],
        "due": amounts["due"],
        "pace": ratios["pace"],
        "gap": amounts["gap"],
        "gap_due": amounts["gap_due"],
        "needed": _amount(line.needed.value) if line.needed else None,
        "needed_per": line.needed.per if line.needed else None,
        "status": line.status,
        "met": line.met,
        "reason": line.reason,
        "reported": line.coverage.reported,
        "expected": line.coverage.expected,
        "growth": ratios["growth"],
        "forecast": _amount(line.forecast.value) if line.forecast else None,
    }


def _amount(value: Fraction | Aim | None) -> Decimal | None:
    return None if value is None or isinstance(value, Aim) else Decimal(format_plain(value))


def _ratio(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(format_ratio(value))
