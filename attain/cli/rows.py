"""`attain rows`: the actuals behind one figure, each with its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.cli import options
from attain.cli.report import Output, PlainerFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.api import Means
    from attain.cli.ask import Question
    from attain.cli.streams import ColourChoice
    from attain.compute import Asked
    from attain.compute.origin import Behind, Origin
    from attain.model import Plan
    from attain.table.language import Language


def rows(
    quarter: options.Quarter = None,
    month: options.Month = None,
    year: options.Year = None,
    period: options.PeriodName = None,
    as_of: options.AsOf = None,
    only: options.Only = False,
    metric: options.Metrics = None,
    segment: options.Segments = None,
    branch: options.Branches = None,
    form: PlainerFormat = None,
    output: Output = None,
    lang: options.Lang = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    memory_limit: options.MemoryLimit = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """The actuals behind one figure of the report, each with its file and line, and what they add up to.

    The figure is that of one metric (named where the plan has several), one segment or all, one branch or all. Rows
    that touch its days and do not count are listed with the reason.
    """
    from attain.cli.ask import Question
    from attain.cli.formats import PLAINER, format_of
    from attain.cli.language import lang_named, language_for
    from attain.cli.means import means_of
    from attain.cli.outcome import finish
    from attain.cli.streams import colour_choice

    wanted, colour, spoken = format_of(form, output, PLAINER), colour_choice(color), lang_named(lang)
    span = (quarter, month, year, period, as_of, only)
    question = Question(*span, [], metric or [], segment or [], branch or [], sort=None)
    origin, found = _found(question, plan, actuals or [], means_of(no_cache, memory_limit))
    report = origin.report
    language = language_for(report.plan, spoken)
    text = _text(origin, found, wanted, language, colour=colour, to_file=output not in (None, "-"))
    return finish(text, report.problems, form=wanted, output=output, strict=strict, colour=colour, inputs=report.inputs)


def _found(question: Question, plan_file: str, actuals: list[str], means: Means) -> tuple[Origin, tuple[Behind, ...]]:
    """The figure's origin by a first reading of the actuals, the rows behind it by a second."""
    from attain import api
    from attain.cli.again import for_twice, rows_again
    from attain.cli.ask import understood
    from attain.compute import cuts_of
    from attain.compute.origin import gathered, origin_of

    plan, asked = understood(question, plan_file, actuals, means)
    asked = _one_figure(plan, asked)
    means = for_twice(means, actuals)
    found = api.gathered(plan, asked, cuts_of(plan, asked), actuals, means)
    origin = origin_of(plan, found.totals, asked, found.problems)
    return origin, gathered(origin, rows_again(plan, found, means))


def _one_figure(plan: Plan, asked: Asked) -> Asked:
    """The question about one figure: one metric, at most one segment and one branch."""
    from attain.errors import refuse

    picked = {"--metric": asked.metrics, "--segment": asked.segments, "--branch": asked.branches}
    for option, names in picked.items():
        if len(names) > 1:
            refuse("A205", f"one figure at a time: {option} {', '.join(names)}", "keep one of them")
    metrics: Sequence[str] = asked.metrics or tuple(plan.metrics)
    if len(metrics) > 1:
        import shlex

        refuse(
            "A205",
            f"rows of which metric? the plan has {', '.join(metrics)}",
            f"add --metric {shlex.quote(metrics[0])}",
        )
    return asked._replace(metrics=tuple(metrics))


def _text(
    origin: Origin, found: tuple[Behind, ...], form: str, language: Language, *, colour: ColourChoice, to_file: bool
) -> str:
    """The rows in a format."""
    from attain.cli.faces import dressed, plainly
    from attain.table.origin import origin_document, origin_page, origin_records

    return dressed(
        form,
        lambda: origin_page(origin, found, language),
        lambda: origin_records(found),
        lambda: origin_document(origin, found),
        lambda: plainly(origin_page(origin, found, language, worded=True), origin.report, language),
        colour=colour,
        to_file=to_file,
    )
