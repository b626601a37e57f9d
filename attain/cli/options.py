"""The options that commands share, each declared once."""

from __future__ import annotations

from typing import Annotated

from attain.cli.declared import Option

PlanFile = Annotated[str, Option("--plan", "-p", metavar="FILE", help="The plan; - reads stdin.")]
ActualsFiles = Annotated[
    list[str] | None,
    Option("--actuals", "-a", metavar="FILE", help="Actuals instead of the plan's; - reads stdin."),
]
NoCache = Annotated[bool, Option("--no-cache", help="Read every file anew, and keep nothing for the next run.")]
MemoryLimit = Annotated[
    str | None,
    Option("--memory-limit", metavar="SIZE", help="What reading large files may take: 2GB, 1GiB; 512MB by default."),
]
Strict = Annotated[bool, Option("--strict", help="End with 1 where there is a warning.")]
Colour = Annotated[str, Option("--color", metavar="WHEN", help="auto, always or never.")]
Quarter = Annotated[str | None, Option("--quarter", metavar="Q1", help="Q1, or 2018-Q1.")]
Month = Annotated[str | None, Option("--month", metavar="3", help="3, or 2018-03.")]
Year = Annotated[str | None, Option("--year", metavar="2018", help="A fiscal year.")]
PeriodName = Annotated[
    str | None,
    Option("--period", metavar="NAME", help="Any period: 2018-H1, 2018-01..2018-05."),
]
AsOf = Annotated[
    str | None,
    Option("--as-of", metavar="DATE", help="Count up to this day (YYYY-MM-DD, or today)."),
]
Only = Annotated[bool, Option("--only", help="The period alone instead of the year to date.")]
By = Annotated[
    list[str] | None,
    Option("--by", metavar="LABELS", help="segment, branch, group, or several: segment,branch; repeatable."),
]
Metrics = Annotated[list[str] | None, Option("--metric", metavar="NAME", help="Only this metric.")]
Segments = Annotated[list[str] | None, Option("--segment", metavar="NAME", help="Only this segment.")]
Branches = Annotated[list[str] | None, Option("--branch", metavar="NAME", help="Only this branch.")]
Sort = Annotated[
    str | None,
    Option(
        "--sort",
        metavar="COLUMN",
        help="Sort by attainment, pace, actual, target, gap or name; -COLUMN turns it round.",
    ),
]
Columns = Annotated[
    list[str] | None,
    Option("--columns", metavar="NAMES", help="Only these columns, in this order: name,actual,target; repeatable."),
]
Growth = Annotated[bool, Option("--growth", help="Add the change against the same days of last year.")]
Forecast = Annotated[
    str | None,
    Option("--forecast", metavar="RULE", help="Add the year's end by a rule: straight or profile."),
]
Verbose = Annotated[bool, Option("--verbose", "-v", help="Name who has not reported yet.")]
Explain = Annotated[bool, Option("--explain", help="Say each line's arithmetic in words.")]
Exact = Annotated[bool, Option("--exact", help="Write every digit; shorten nothing.")]
Localized = Annotated[bool, Option("--localized", help="CSV figures as the plan's locale writes them.")]
Lang = Annotated[
    str | None,
    Option("--lang", metavar="id|en", help="Words and figures in this language; the plan's locale by default."),
]
