"""The options that commands share, each declared once."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

PlanFile = Annotated[str, typer.Option("--plan", "-p", metavar="FILE", help="The plan; - reads stdin.")]
ActualsFiles = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads this form on every Python it supports
    typer.Option("--actuals", "-a", metavar="FILE", help="Actuals instead of the plan's; - reads stdin."),
]
Strict = Annotated[bool, typer.Option("--strict", help="End with 1 where there is a warning.")]
Colour = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")]
Quarter = Annotated[
    Optional[str], typer.Option("--quarter", metavar="Q1", help="Q1, or 2018-Q1.")  # noqa: UP045
]
Month = Annotated[
    Optional[str], typer.Option("--month", metavar="3", help="3, or 2018-03.")  # noqa: UP045
]
Year = Annotated[
    Optional[str], typer.Option("--year", metavar="2018", help="A fiscal year.")  # noqa: UP045
]
PeriodName = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--period", metavar="NAME", help="Any period: 2018-H1, 2018-01..2018-05."),
]
AsOf = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--as-of", metavar="DATE", help="Count up to this day (YYYY-MM-DD, or today)."),
]
Only = Annotated[bool, typer.Option("--only", help="The period alone instead of the year to date.")]
By = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--by", metavar="LABELS", help="segment, branch, group, or several: segment,branch; repeatable."),
]
Metrics = Annotated[
    Optional[list[str]], typer.Option("--metric", metavar="NAME", help="Only this metric.")  # noqa: UP045
]
Segments = Annotated[
    Optional[list[str]], typer.Option("--segment", metavar="NAME", help="Only this segment.")  # noqa: UP045
]
Branches = Annotated[
    Optional[list[str]], typer.Option("--branch", metavar="NAME", help="Only this branch.")  # noqa: UP045
]
Sort = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--sort",
        metavar="COLUMN",
        help="Sort by attainment, pace, actual, target, gap or name; -COLUMN turns it round.",
    ),
]
Growth = Annotated[bool, typer.Option("--growth", help="Add the change against the same days of last year.")]
Forecast = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--forecast", metavar="RULE", help="Add the year's end by a rule: straight or profile."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name who has not reported yet.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say each line's arithmetic in words.")]
Exact = Annotated[bool, typer.Option("--exact", help="Write every digit; shorten nothing.")]
Localized = Annotated[bool, typer.Option("--localized", help="CSV figures as the plan's locale writes them.")]
