"""`attain export FILE`: the report's summary as a file."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Argument
from attain.cli.report import report

File = Annotated[str, Argument(metavar="FILE", help="The file to write: .csv, .json, .md, .html or .txt.")]


def export(
    file: File,
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
    localized: options.Localized = False,
    lang: options.Lang = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Write the report's summary to a file; the suffix names the format. Without a period: the plan's only year."""
    return report(
        quarter=quarter,
        month=month,
        year=year,
        period=period,
        as_of=as_of,
        only=only,
        by=by,
        metric=metric,
        segment=segment,
        branch=branch,
        sort=sort,
        output=file,
        localized=localized,
        lang=lang,
        plan=plan,
        actuals=actuals,
        no_cache=no_cache,
        strict=strict,
        color=color,
    )
