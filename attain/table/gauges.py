"""A report as gauges for monitoring: one family a figure, one sample a line that has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from attain.table.records import line_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.compute import Report

    Labels = tuple[tuple[str, str], ...]

RANGE = ".."
SECONDS = 24 * 60 * 60
AS_OF = ("attain_as_of_timestamp_seconds", "The last day counted, its midnight as UTC has it.")
LABELS = ("metric", "segment", "branch", "unit")
FIGURES = {
    "actual": ("attain_actual", "What was reached, in the unit."),
    "target": ("attain_target", "The full target, in the unit; of a range its bounds."),
    "attainment": ("attain_attainment_ratio", "Actual against target: 0.42 is 42 %."),
    "due": ("attain_due", "What of the target is asked for by the as-of date; of a range its bounds."),
    "pace": ("attain_pace_ratio", "Actual against what is due: 0.42 is 42 %."),
    "gap": ("attain_gap", "Actual less target."),
    "gap_due": ("attain_gap_due", "Actual less what is due."),
    "needed": ("attain_needed", "What each period left must bring."),
    "growth": ("attain_growth_ratio", "The change against the same days of the year before."),
    "forecast": ("attain_forecast", "The year's end by a rule."),
    "met": ("attain_met", "1 where the target is reached, else 0."),
    "reported": ("attain_reported", "Months of members that have reported."),
    "expected": ("attain_expected", "Months of members that were expected to report."),
    "status": ("attain_status", "1; the label status holds the band."),
    "reason": ("attain_reason", "1; the label reason says why there is no attainment."),
}


class Gauge(NamedTuple):
    """A family: its name, what it is, and its samples, each with its labels and its value as a decimal."""

    name: str
    help: str
    samples: tuple[tuple[Labels, str], ...]


def gauges(report: Report) -> tuple[Gauge, ...]:
    """The families that have samples, the lines of each in the order of the report.

    All segments, all branches and no unit are labels left out.
    """
    found: dict[str, list[tuple[Labels, str]]] = {name: [] for name in FIGURES}
    period = ("period", report.period.name)
    for record in line_records(report):
        labels = (*((name, record[name]) for name in LABELS if record[name] is not None), period)
        for figure, more, value in _samples(record):
            found[figure].append(((*labels, *more), value))
    day = str((report.as_of - date(1970, 1, 1)).days * SECONDS)
    families = [Gauge(*FIGURES[name], tuple(samples)) for name, samples in found.items() if samples]
    return (Gauge(*AS_OF, (((period,), day),)), *families)


def _samples(record: dict[str, object]) -> Iterator[tuple[str, Labels, str]]:
    """The figures of a line that are there: which, the labels that it has beside the line's own, and its value."""
    for name in ("actual", "attainment", "pace", "gap", "gap_due", "growth"):
        if record[name] is not None:
            yield name, (), str(record[name])
    for name in ("target", "due"):
        if record[name] is not None:
            yield from _bounds(name, str(record[name]))
    for name, label in (("needed", "per"), ("forecast", "rule")):
        part = record[name]
        if isinstance(part, dict):
            yield name, ((label, part[label]),), part["value"]
    if record["met"] is not None:
        yield "met", (), "1" if record["met"] else "0"
    coverage = record["coverage"]
    if isinstance(coverage, dict):
        yield from ((name, (), str(coverage[name])) for name in ("reported", "expected"))
    yield from ((name, ((name, str(record[name])),), "1") for name in ("status", "reason") if record[name])


def _bounds(name: str, figure: str) -> Iterator[tuple[str, Labels, str]]:
    """A figure, or both bounds of a range."""
    if RANGE not in figure:
        yield name, (), figure
        return
    for bound, text in zip(("low", "high"), figure.split(RANGE), strict=True):
        yield name, (("bound", bound),), text
