"""A report for people: one table a view, figures in the plan's locale, notes said once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number import Locale, Rounding, format_amount, format_percent
from attain.table.table import Bar, Cell, Column, Page, Row, Table
from attain.table.words import REASONS, TONES, note_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attain.compute import Line, Report, View
    from attain.model import Plan

NOTHING = Cell("-", tone="faint")
MOST_LABELS = 3
HEADERS = {"segment": "Segment", "branch": "Branch"}
ALL = "All"


@dataclass(frozen=True, slots=True)
class Style:
    """How figures are written: the plan's locale and rounding; `exact` shortens nothing."""

    locale: Locale
    rounding: Rounding
    exact: bool

    def amount(self, value: Fraction | None, unit: str | None) -> str | None:
        """An amount in its unit, or None."""
        if value is None:
            return None
        return format_amount(value, locale=self.locale, unit=unit, rounding=self.rounding, exact=self.exact)

    def percent(self, ratio: Fraction | None) -> str | None:
        """A ratio in percent, or None."""
        if ratio is None:
            return None
        return format_percent(ratio, locale=self.locale, rounding=self.rounding)


def tabulate(report: Report, *, exact: bool = False) -> Page:
    """The page of a report: what is counted, a table for each view, and the notes of their lines."""
    style = Style(report.plan.locale or "en", report.plan.rounding, exact)
    tables = tuple(_table(report.plan, view, style) for view in report.views)
    return Page(
        title=_title(report),
        lead=_lead(report),
        tables=tables,
        notes=_notes(report, style),
    )


def _title(report: Report) -> str:
    return f"{report.plan.title or 'Attainment'} · {report.period.name}"


def _lead(report: Report) -> str:
    what = "the period alone" if report.only else "year to date"
    return (
        f"{what}: {report.full.start} to {report.as_of}, against the target of {report.full.name} "
        f"(attainment) and what of it is due (pace)"
    )


def _table(plan: Plan, view: View, style: Style) -> Table:
    by, lines = view.by, view.lines
    per = {line.needed.per for line in lines if line.needed}
    needed = f"Needed per {per.pop()}" if len(per) == 1 else "Needed"
    columns = (
        Column("metric", "Metric"),
        *(Column(label, HEADERS[label]) for label in by),
        Column("actual", "Actual", "right"),
        Column("target", "Target", "right"),
        Column("attainment", "Attainment", "right"),
        Column("bar", "0 - 100%", drop=4),
        Column("due", "Due", "right", drop=5),
        Column("pace", "Pace", "right"),
        Column("gap", "Gap", "right", drop=6),
        Column("needed", needed, "right", drop=7),
        Column("status", "Status", drop=1),
        Column("reported", "Reported", "right", drop=8),
    )
    rows = []
    for before, line in zip((None, *lines), lines, strict=False):
        opens = before is None or before.metric != line.metric
        rows.append(_row(plan, line, by, style, opens=opens))
    names = " and ".join(by)
    return Table(f"By {names}", columns, tuple(rows))


def _row(plan: Plan, line: Line, by: Sequence[str], style: Style, *, opens: bool) -> Row:
    tone = TONES.get(line.status or "")
    reason = REASONS[line.reason] if line.reason else None
    amounts = {key: style.amount(getattr(line, key), line.unit) for key in ("actual", "target", "due", "gap")}
    needed = style.amount(line.needed.value, line.unit) if line.needed else None
    coverage = f"{line.coverage.reported}/{line.coverage.expected}"
    return Row(
        cells=(
            Cell(_metric_label(plan, line) if opens else ""),
            *(Cell(_member_label(plan, line, label)) for label in by),
            _cell(amounts["actual"]),
            _cell(amounts["target"]),
            _cell(style.percent(line.attainment) or reason, None if reason else "plain"),
            Cell("", bar=_bar(line)) if line.attainment is not None else Cell(""),
            _cell(amounts["due"]),
            _cell(style.percent(line.pace)),
            _cell(amounts["gap"]),
            _cell(needed),
            Cell(line.status or "-", tone=tone),  # type: ignore[arg-type]  # a tone by name
            Cell(coverage, tone="faint"),
        ),
        first=opens,
        total=all(getattr(line, label) is None for label in by),
    )


def _cell(text: str | None, style: str | None = "plain") -> Cell:
    if text is None:
        return NOTHING
    return Cell(text) if style else Cell(text, tone="faint")


def _bar(line: Line) -> Bar | None:
    if line.attainment is None:
        return None
    mark = line.due / line.target if line.due is not None and line.target else None
    inside = mark if mark is not None and 0 <= mark <= 1 else None
    return Bar(min(max(line.attainment, Fraction(0)), Fraction(1)), inside)


def _metric_label(plan: Plan, line: Line) -> str:
    return plan.metrics[line.metric].label or line.metric


def _member_label(plan: Plan, line: Line, label: str) -> str:
    name = getattr(line, label)
    if name is None:
        return ALL
    members: Mapping[str, object] = plan.segments if label == "segment" else plan.branches
    return getattr(members.get(name), "label", None) or str(name)


def line_label(plan: Plan, line: Line) -> str:
    """What a line is called in a note: its metric and the members it is about."""
    parts = [_metric_label(plan, line)]
    parts += [_member_label(plan, line, label) for label in HEADERS if getattr(line, label)]
    return " / ".join(parts)


def _notes(report: Report, style: Style) -> tuple[str, ...]:
    """The plan's own note, then each note once, with the lines it is about where it is not about all."""
    about: dict[str, list[str]] = {}
    for line in report.lines:
        for text in line_notes(line, style):
            about.setdefault(text, []).append(line_label(report.plan, line))
    said = [text if len(labels) == len(report.lines) else f"{_some(labels)}: {text}" for text, labels in about.items()]
    return (*([report.plan.note] if report.plan.note else []), *said)


def line_notes(line: Line, style: Style) -> list[str]:
    """A line's notes in words, partial coverage among them."""

    def amount(value: Fraction) -> str:
        return style.amount(value, line.unit) or ""

    texts = [note_text(note, amount) for note in line.notes]
    coverage = line.coverage
    if line.actual is not None and coverage.reported < coverage.expected:
        texts.append(f"partial: reported {coverage.reported} of {coverage.expected}")
    return texts


def _some(labels: list[str]) -> str:
    rest = len(labels) - MOST_LABELS
    shown = ", ".join(labels[:MOST_LABELS])
    return f"{shown} and {rest} more" if rest > 0 else shown
