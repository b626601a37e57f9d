"""`attain report`: the report of a period, to the terminal, a pipe or a file."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Option

Format = Annotated[
    str | None,
    Option("--format", "-f", metavar="FORMAT", help="table, plain, csv, json, markdown or html."),
]
Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="Write to a file; its suffix names the format."),
]


def report(
    quarter: options.Quarter = None,
    month: options.Month = None,
    year: options.Year = None,
    period: options.PeriodName = None,
    as_of: options.AsOf = None,
    only: options.Only = False,
    by: options.By = None,
    metric: options.Metrics = None,
    segment: options.Segments = None,
    branch: options.Branches = None,
    sort: options.Sort = None,
    form: Format = None,
    output: Output = None,
    growth: options.Growth = False,
    forecast: options.Forecast = None,
    exact: options.Exact = False,
    verbose: options.Verbose = False,
    explain: options.Explain = False,
    localized: options.Localized = False,
    lang: options.Lang = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Attainment and pace of every target in a period, by segment and by branch.

    Counts from the fiscal year's first day to the end of the period (or --as-of), against the year's target
    (attainment) and against what of it is due (pace); --only takes the period alone. Without a period: the plan's
    only year.
    """
    from attain.cli.ask import Question, answer_to
    from attain.cli.caching import cache_of
    from attain.cli.faces import Look, faced, format_of
    from attain.cli.language import lang_named, language_of
    from attain.cli.outcome import finish
    from attain.cli.streams import colour_choice

    wanted, colour, spoken = format_of(form, output), colour_choice(color), lang_named(lang)
    span = (quarter, month, year, period, as_of, only)
    picked = (by or [], metric or [], segment or [], branch or [])
    question = Question(*span, *picked, sort, growth, forecast)
    look = Look(exact=exact, verbose=verbose, explain=explain, localized=localized)
    if wanted == "html":
        from attain.cli.dossier import report_page

        found, text = report_page(question, look, spoken, plan, actuals or [], cache_of(no_cache))
    else:
        found = answer_to(question, plan, actuals or [], cache_of(no_cache))
        look = look._replace(language=language_of(spoken, found.plan.locale))
        text = faced(found, wanted, look, colour=colour, to_file=output not in (None, "-"))
    return finish(text, found.problems, form=wanted, output=output, strict=strict, colour=colour, inputs=found.inputs)
