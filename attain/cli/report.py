"""`attain report`: the report of a period, to the terminal, a pipe or a file."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Option
from attain.cli.formats import FORMATS, PLAINER, listed

Format = Annotated[str | None, Option("--format", "-f", metavar="FORMAT", help=f"{listed(tuple(FORMATS))}.")]
PlainerFormat = Annotated[str | None, Option("--format", "-f", metavar="FORMAT", help=f"{listed(PLAINER)}.")]
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
    columns: options.Columns = None,
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
    memory_limit: options.MemoryLimit = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Attainment and pace of every target in a period, by segment and by branch.

    Counts from the fiscal year's first day to the end of the period (or --as-of), against the year's target
    (attainment) and against what of it is due (pace); --only takes the period alone. Without a period: the plan's
    only year.
    """
    from attain.cli.ask import Question
    from attain.cli.formats import format_of
    from attain.cli.means import means_of
    from attain.cli.reporting import Manner, Sources, columns_named, reporting
    from attain.table.look import Look

    wanted = format_of(form, output)
    span = (quarter, month, year, period, as_of, only)
    question = Question(*span, by or [], metric or [], segment or [], branch or [], sort, growth, forecast)
    picked = columns_named(columns or [])
    look = Look(exact=exact, verbose=verbose, explain=explain, localized=localized, columns=picked)
    sources, manner = Sources(plan, actuals or [], means_of(no_cache, memory_limit)), Manner(lang, color, strict)
    return reporting(question, [(output, wanted)], look, sources, manner)
