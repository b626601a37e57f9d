"""`attain export FILE...`: the report's summary as files."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Argument
from attain.cli.formats import listed, suffixes

Files = Annotated[list[str], Argument(metavar="FILE...", help=f"The files to write: {listed(suffixes())}.")]


def export(
    files: Files,
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
    columns: options.Columns = None,
    localized: options.Localized = False,
    lang: options.Lang = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    memory_limit: options.MemoryLimit = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Write the report's summary to files, all or none; the suffix names the format.

    Without a period: the plan's only year.
    """
    from attain.cli.ask import Question
    from attain.cli.formats import format_of
    from attain.cli.means import means_of
    from attain.cli.reporting import Manner, Sources, columns_named, reporting
    from attain.table.look import Look

    outputs = [(file, format_of(None, file)) for file in files]
    span = (quarter, month, year, period, as_of, only)
    question = Question(*span, by or [], metric or [], segment or [], branch or [], sort)
    look = Look(localized=localized, columns=columns_named(columns or []))
    sources, manner = Sources(plan, actuals or [], means_of(no_cache, memory_limit)), Manner(lang, color, strict)
    return reporting(question, outputs, look, sources, manner)
