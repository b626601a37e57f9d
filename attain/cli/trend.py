"""`attain trend`: attainment and pace at the end of each month or quarter so far."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, cast

import typer

from attain.cli import options
from attain.cli.report import Format, Output

if TYPE_CHECKING:
    from attain.cli.ask import Question
    from attain.cli.streams import ColourChoice
    from attain.compute.trend import StepUnit, Trend

STEPS = ("month", "quarter")

Per = Annotated[str, typer.Option("--per", metavar="UNIT", help="One step a month or a quarter.")]


def trend(
    quarter: options.Quarter = None,
    month: options.Month = None,
    year: options.Year = None,
    period: options.PeriodName = None,
    as_of: options.AsOf = None,
    only: options.Only = False,
    per: Per = "month",
    by: options.By = None,
    metric: options.Metrics = None,
    segment: options.Segments = None,
    branch: options.Branches = None,
    form: Format = None,
    output: Output = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Attainment and pace of every target at the end of each month or quarter so far.

    Every step is what `attain report --period STEP` says: cumulative from the fiscal year's first day, against the
    year's target; --only begins with the period and takes its target alone. Without a period: the plan's only year.
    """
    from attain.cli.ask import Question
    from attain.cli.faces import format_of
    from attain.cli.outcome import finish
    from attain.cli.streams import colour_choice

    wanted, colour = format_of(form, output), colour_choice(color)
    question = Question(
        quarter=quarter,
        month=month,
        year=year,
        period=period,
        as_of=as_of,
        only=only,
        by=by or [],
        metrics=metric or [],
        segments=segment or [],
        branches=branch or [],
        sort=None,
    )
    found = _answer(question, _step_unit(per), plan, actuals or [])
    text = _faced(found, wanted, colour=colour, to_file=output not in (None, "-"))
    problems, inputs = found.report.problems, found.report.inputs
    return finish(text, problems, form=wanted, output=output, strict=strict, colour=colour, inputs=inputs)


def _step_unit(text: str) -> StepUnit:
    from attain.errors import refuse

    if text not in STEPS:
        refuse("A205", f"no steps of a {text}", f"write --per {' or --per '.join(STEPS)}")
    return cast("StepUnit", text)


def _answer(question: Question, per: StepUnit, plan_file: str, actuals: list[str]) -> Trend:
    """The trend that a question gets; the actuals are read once, for all steps."""
    from attain import api
    from attain.actuals.files import files_of
    from attain.actuals.rows import read_totals
    from attain.cli.ask import STDIN, asked_of
    from attain.compute.trend import trend_cuts, trend_of
    from attain.errors import InputError, has_errors, in_file_order, refuse

    if [plan_file, *actuals].count(STDIN) > 1:
        refuse("A204", "standard input can be read once only", "name a file for the other")
    plan = api.load(plan_file, stdin=sys.stdin.buffer)
    asked = asked_of(question, plan)
    if not plan.targets:
        refuse("A052", "there are no targets to report on", "list them under targets:")
    if asked.as_of is not None and asked.as_of < asked.period.start:
        start = asked.period.start
        mend = "ask for the period that holds the day"
        refuse("A203", f"as of {asked.as_of}: {asked.period.name} begins on {start}", mend)
    files, problems = (list(actuals), []) if actuals else files_of(plan)
    totals, found = read_totals(plan, files, trend_cuts(plan, asked, per), stdin=sys.stdin.buffer)
    problems = [*plan.warnings, *problems, *found]
    if has_errors(problems):
        raise InputError(problems)
    made = trend_of(plan, totals, asked, per, in_file_order(problems))
    if not made.lines:
        picked = ", ".join((*asked.metrics, *asked.segments, *asked.branches))
        refuse("A202", f"nothing matches {picked or asked.period.name}", "there is neither a target nor an actual")
    return made


def _faced(trend: Trend, form: str, *, colour: ColourChoice, to_file: bool) -> str:
    """The trend as text in a format; a renderer is imported when it is needed."""
    from attain.cli.faces import page_text
    from attain.table.trends import tabulate_trend, trend_document, trend_records

    if form == "csv":
        from attain.render.csv import csv_text

        return csv_text(trend_records(trend))
    if form == "json":
        from attain.render.json import json_text

        return json_text(trend_document(trend))
    return page_text(tabulate_trend(trend), form, colour, to_file=to_file)
