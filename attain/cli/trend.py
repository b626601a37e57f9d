"""`attain trend`: attainment and pace at the end of each month or quarter so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from attain.cli import options
from attain.cli.declared import Option
from attain.cli.report import Output, PlainerFormat

if TYPE_CHECKING:
    from attain.api import Means
    from attain.cli.ask import Question
    from attain.cli.streams import ColourChoice
    from attain.compute.trend import StepUnit, Trend
    from attain.table.dossier import Dossier
    from attain.table.language import Language

STEPS = ("month", "quarter")

Per = Annotated[str, Option("--per", metavar="UNIT", help="One step a month or a quarter.")]


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
    """Attainment and pace of every target at the end of each month or quarter so far.

    Every step is what `attain report --period STEP` says: cumulative from the fiscal year's first day, against the
    year's target; --only begins with the period and takes its target alone. Without a period: the plan's only year.
    """
    from attain.cli.ask import Question
    from attain.cli.formats import PLAINER, format_of
    from attain.cli.language import lang_named, language_for
    from attain.cli.means import means_of
    from attain.cli.outcome import finish
    from attain.cli.streams import colour_choice

    wanted, colour, spoken = format_of(form, output, PLAINER), colour_choice(color), lang_named(lang)
    span = (quarter, month, year, period, as_of, only)
    question = Question(*span, by or [], metric or [], segment or [], branch or [], sort=None)
    found = _answer(question, _step_unit(per), plan, actuals or [], means_of(no_cache, memory_limit))
    language = language_for(found.report.plan, spoken)
    text = _faced(found, wanted, language, colour=colour, to_file=output not in (None, "-"))
    problems, inputs = found.report.problems, found.report.inputs
    return finish(text, problems, form=wanted, output=output, strict=strict, colour=colour, inputs=inputs)


def _step_unit(text: str) -> StepUnit:
    from attain.errors import refuse

    if text not in STEPS:
        refuse("A205", f"no steps of a {text}", f"write --per {' or --per '.join(STEPS)}")
    return cast("StepUnit", text)


def _answer(question: Question, per: StepUnit, plan_file: str, actuals: list[str], means: Means) -> Trend:
    """The trend that a question gets; the actuals are read once, for all steps."""
    from attain import api
    from attain.cli.ask import understood
    from attain.compute.trend import trend_cuts, trend_of

    plan, asked = understood(question, plan_file, actuals, means)
    api.need_targets(plan)
    found = api.gathered(plan, asked, trend_cuts(plan, asked, per), actuals, means)
    made = trend_of(plan, found.totals, asked, per, found.problems)
    api.need_lines(made.lines, asked)
    return made


def _faced(trend: Trend, form: str, language: Language, *, colour: ColourChoice, to_file: bool) -> str:
    """The trend in a format."""
    from attain.cli.faces import dressed
    from attain.table.trends import tabulate_trend, trend_document, trend_records

    return dressed(
        form,
        lambda: tabulate_trend(trend, language),
        lambda: trend_records(trend),
        lambda: trend_document(trend),
        lambda: _dossier(trend, language),
        colour=colour,
        to_file=to_file,
    )


def _dossier(trend: Trend, language: Language) -> Dossier:
    from attain.table.report_dossier import trend_dossier

    return trend_dossier(trend, language)
