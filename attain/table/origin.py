"""The rows behind one figure as tables and as a document: each with its file and line, at the end what they make.

Figures are written out to the last digit, so that a reader can add them up.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attain.compute.origin import COUNTED
from attain.table.language import Language, marked
from attain.table.page import NOTHING, Style, span_text, style_of, title_of
from attain.table.records import amount_text, head, period_record, problem_record
from attain.table.table import Cell, Column, Page, Row, Table
from attain.table.words import REASONS, note_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attain.compute.origin import Behind, Origin, Verdict
    from attain.compute.scope import Scope
    from attain.model import Actual, Branch, Plan, Segment

COLUMNS = ("file", "line", "date", "branch", "segment", "metric", "value", "counted", "why")
HEADERS = {
    "actual": marked("Row"),
    "numerator": marked("Numerator"),
    "denominator": marked("Denominator"),
    "weight": marked("Weights"),
}
VERDICTS: dict[Verdict, str] = {
    "counted": marked("yes"),
    "carried": marked("carried from {day}"),
    "after": marked("not counted: after {as_of}"),
    "beyond": marked("not counted: runs past the days counted"),
    "outside_targets": marked("not counted: outside the targets' periods"),
    "no_target": marked("not counted: no target here"),
    "elsewhere": "",
}
PERCENT = "%"


def origin_page(
    origin: Origin,
    found: tuple[Behind, ...],
    language: Language | None = None,
    *,
    worded: bool = False,
    most: int | None = None,
) -> Page:
    """The page of one figure: a table of rows for each of its sources, each closed by what its rows make.

    With `most` a table lists no more rows of actuals than that, and tells how many more there are.
    """
    report = origin.report
    style = style_of(report.plan, language, exact=True, worded=worded)
    return Page(
        title=title_of(_scope_label(report.plan, origin.scope), report, style),
        lead=f"{span_text(report, style)}; {_figure(origin, found, style)}",
        tables=tuple(_table(origin, behind, style, most) for behind in found if behind.rows),
        notes=tuple(_notes(origin, found, style)),
    )


def origin_records(found: tuple[Behind, ...]) -> Table:
    """The table of a CSV: the rows alone, as exact decimals; those with `counted` true make the figure."""
    columns = tuple(Column(name, name, "right" if name == "value" else "left") for name in COLUMNS)
    rows = []
    for behind in found:
        for actual, verdict in behind.rows:
            record = _record(actual, verdict)
            record["counted"] = str(record["counted"]).lower()
            rows.append(Row(tuple(Cell(str(record[name] or "")) for name in COLUMNS)))
    return Table("", columns, tuple(rows))


def origin_document(origin: Origin, found: tuple[Behind, ...]) -> dict[str, Any]:
    """The JSON document of one figure and the rows behind it."""
    report, scope = origin.report, origin.scope
    metric = report.plan.metrics[scope.metric]
    value = _value(origin)
    return {
        **head(),
        "title": report.plan.title,
        "period": period_record(report.period),
        "full": period_record(report.full),
        "only": report.only,
        "as_of": report.as_of.isoformat(),
        "inputs": [{"path": file.path, "sha256": file.sha256, "rows": file.rows} for file in report.inputs],
        "metric": scope.metric,
        "segment": scope.segment,
        "branch": scope.branch,
        "unit": metric.unit,
        "kind": metric.kind,
        "actual": amount_text(value),
        "reason": None if value is not None else _reason(origin),
        "sources": [_source(report.plan, behind) for behind in found],
        "means": [
            {
                "segment": mean.scope.segment,
                "branch": mean.scope.branch,
                "value": amount_text(mean.value),
                "weight": amount_text(mean.weight),
            }
            for mean in origin.means
        ],
        "problems": [problem_record(problem) for problem in report.problems],
    }


def _source(plan: Plan, behind: Behind) -> dict[str, Any]:
    source = behind.source
    metric = plan.metrics[source.scope.metric]
    return {
        "role": source.role,
        "metric": source.scope.metric,
        "unit": metric.unit,
        "kind": metric.kind,
        "value": amount_text(source.value),
        "counted": len(behind.counted),
        "elsewhere": behind.elsewhere,
        "rows": [_record(actual, verdict) for actual, verdict in behind.rows],
    }


def _record(actual: Actual, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": actual.file,
        "line": actual.line,
        "date": actual.period.name,
        "branch": actual.branch,
        "segment": actual.segment,
        "metric": actual.metric,
        "value": amount_text(Fraction(actual.value)),
        "counted": verdict in COUNTED,
        "why": None if verdict == "counted" else verdict,
    }


def _table(origin: Origin, behind: Behind, style: Style, most: int | None) -> Table:
    plan, say = origin.report.plan, style.language.say
    source = behind.source
    title = say(HEADERS[source.role])
    columns = (
        Column("place", title),
        Column("date", say("Date")),
        Column("branch", say("Branch")),
        Column("segment", say("Segment")),
        Column("metric", say("Metric"), drop=1),
        Column("value", say("Value"), "right"),
        Column("counted", say("Counted")),
    )
    verdicts = style.language.each(VERDICTS)
    rows = [_row(origin, actual, verdict, verdicts[verdict], style) for actual, verdict in behind.rows[:most]]
    if len(rows) < len(behind.rows):
        left = len(behind.rows) - len(rows)
        more = style.language.counted("and {n} more row", "and {n} more rows", left)
        rows.append(Row((Cell(more, tone="faint"), *[Cell("")] * (len(columns) - 1))))
    if plan.metrics[source.scope.metric].kind == "average":
        rows += _mean_rows(origin, behind, style)
    elif source.role != "weight":
        made = _made(origin, behind, style.language)
        rows.append(_closing(made, style.amount(source.value, _unit(plan, source.scope))))
    return Table(title, columns, tuple(rows))


def _row(origin: Origin, actual: Actual, verdict: Verdict, told: str, style: Style) -> Row:
    """A row of actuals; `told` is its verdict in words, the days in it not filled in yet."""
    report = origin.report
    words = told.format(day=style.period(actual.period.name), as_of=style.day(report.as_of))
    plan, unit = report.plan, report.plan.metrics[actual.metric].unit
    counts = verdict in COUNTED
    return Row(
        (
            Cell(f"{actual.file}:{actual.line}"),
            Cell(actual.period.name),
            _member(plan.branches, actual.branch),
            _member(plan.segments, actual.segment),
            Cell(_metric_label(plan, actual.metric)),
            Cell(style.amount(Fraction(actual.value), unit) or "", tone=None if counts else "faint"),
            Cell(words, tone=None if verdict == "counted" else "faint"),
        )
    )


def _mean_rows(origin: Origin, behind: Behind, style: Style) -> Iterator[Row]:
    """A row for each member whose readings have a mean."""
    plan, language = origin.report.plan, style.language
    for mean in origin.means:
        readings = sum((a.segment, a.branch) == (mean.scope.segment, mean.scope.branch) for a in behind.counted)
        text = language.counted("Mean of {n} reading", "Mean of {n} readings", readings)
        if mean.weight is not None:
            text += language.say(", weight {weight}", weight=style.amount(mean.weight, None))
        row = _closing(text, style.amount(mean.value, _unit(plan, origin.scope)))
        cells = list(row.cells)
        if len(origin.means) > 1:
            cells[2] = _member(plan.branches, mean.scope.branch)
            cells[3] = _member(plan.segments, mean.scope.segment)
        yield Row(tuple(cells), head=True)
    if not origin.means:
        yield _closing(language.say("No row counts"), None)


def _closing(text: str, value: str | None) -> Row:
    blank = Cell("")
    return Row((Cell(text), blank, blank, blank, blank, Cell(value) if value else NOTHING, blank), head=True)


def _made(origin: Origin, behind: Behind, language: Language) -> str:
    """What the rows of a source make: a sum of rows, or of the last readings of a stock."""
    number = len(behind.counted)
    if not number:
        return language.say("No row counts")
    if origin.report.plan.metrics[behind.source.scope.metric].kind == "stock":
        return language.counted("Sum of {n} last reading", "Sum of {n} last readings", number)
    return language.counted("Sum of {n} row", "Sum of {n} rows", number)


def _figure(origin: Origin, found: tuple[Behind, ...], style: Style) -> str:
    """The figure in a few words, or that there is none."""
    plan, value, language = origin.report.plan, _value(origin), style.language
    if value is None:
        reason = _reason(origin)
        if reason == "no_actual":
            return language.say("no actuals")
        return language.say("no actual: {reason}", reason=language.say(REASONS[reason]))
    metric = plan.metrics[origin.scope.metric]
    text = _with_percent(style.amount(value, metric.unit) or "", metric.unit)
    if metric.kind == "rate":
        sides = [f"{_amount(plan, side.source.scope, side.source.value, style)}" for side in found]
        return language.say("the actual is {ratio} = {figure}", ratio=" / ".join(sides), figure=text)
    return _summed_up(origin, found, text, language)


def _summed_up(origin: Origin, found: tuple[Behind, ...], figure: str, language: Language) -> str:
    """Of what a figure is the sum or the mean."""
    kind, number = origin.report.plan.metrics[origin.scope.metric].kind, len(found[0].counted)
    if kind == "average" and len(origin.means) > 1:
        means = language.number(len(origin.means))
        return language.say("the actual is {figure}, the weighted mean of {means} means", figure=figure, means=means)
    if kind == "average":
        return language.counted(
            "the actual is {figure}, the mean of {n} reading",
            "the actual is {figure}, the mean of {n} readings",
            number,
            figure=figure,
        )
    if kind == "stock":
        return language.counted(
            "the actual is {figure}, the sum of {n} last reading",
            "the actual is {figure}, the sum of {n} last readings",
            number,
            figure=figure,
        )
    return language.counted(
        "the actual is {figure}, the sum of {n} row",
        "the actual is {figure}, the sum of {n} rows",
        number,
        figure=figure,
    )


def _notes(origin: Origin, found: tuple[Behind, ...], style: Style) -> Iterator[str]:
    plan, language = origin.report.plan, style.language
    for note in origin.line.notes if origin.line else ():
        if note.name == "weighted":
            yield note_text(note, lambda value: style.amount(value, None) or "", language)
    for behind in found:
        whose = "" if len(found) == 1 else f"{_metric_label(plan, behind.source.scope.metric)}: "
        if not behind.rows and len(found) > 1:
            yield f"{whose}{language.say('no actuals')}"
        if behind.elsewhere:
            yield f"{whose}{_elsewhere(plan, behind, language)}"


def _elsewhere(plan: Plan, behind: Behind, language: Language) -> str:
    """How many rows there are that are not listed, and why they are not."""
    if plan.metrics[behind.source.scope.metric].kind == "stock":
        return language.counted(
            "{n} more reading earlier or later: not listed",
            "{n} more readings earlier or later: not listed",
            behind.elsewhere,
        )
    return language.counted(
        "{n} more row for days neither counted nor asked for: not listed",
        "{n} more rows for days neither counted nor asked for: not listed",
        behind.elsewhere,
    )


def _value(origin: Origin) -> Fraction | None:
    return origin.line.actual if origin.line else None


def _reason(origin: Origin) -> str:
    """Why there is no actual; that there is no target says nothing about it."""
    reason = origin.line.reason if origin.line else None
    if reason in ("zero_denominator", "no_weight"):
        return reason
    metric = origin.report.plan.metrics[origin.scope.metric]
    if metric.kind == "average" and len(origin.means) > 1:
        return "no_weight"
    if metric.kind == "rate" and all(source.value is not None for source in origin.sources):
        return "zero_denominator"
    return "no_actual"


def _amount(plan: Plan, scope: Scope, value: Fraction | None, style: Style) -> str:
    return f"{_metric_label(plan, scope.metric)} {style.amount(value, _unit(plan, scope))}"


def _with_percent(text: str, unit: str | None) -> str:
    return f"{text}%" if unit == PERCENT else text


def _unit(plan: Plan, scope: Scope) -> str | None:
    return plan.metrics[scope.metric].unit


def _scope_label(plan: Plan, scope: Scope) -> str:
    parts = [_metric_label(plan, scope.metric)]
    parts += [_label(plan.segments, scope.segment)] if scope.segment else []
    parts += [_label(plan.branches, scope.branch)] if scope.branch else []
    return " / ".join(parts)


def _metric_label(plan: Plan, name: str) -> str:
    return plan.metrics[name].label or name


def _member(members: Mapping[str, Segment] | Mapping[str, Branch], name: str | None) -> Cell:
    return NOTHING if name is None else Cell(_label(members, name))


def _label(members: Mapping[str, Segment] | Mapping[str, Branch], name: str) -> str:
    found = members.get(name)
    return (found.label if found else None) or name
