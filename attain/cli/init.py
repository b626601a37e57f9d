"""`attain init [FOLDER]`: a working folder from questions, from files of actuals, or as an example."""

from __future__ import annotations

from typing import Annotated

from attain.cli.declared import Argument, Option

Folder = Annotated[str, Argument(metavar="[FOLDER]", help="The folder to make; the one you are in by default.")]
Sources = Annotated[
    list[str] | None,
    Option("--from", metavar="FILE", help="A CSV file of actuals to learn from; repeatable. It is left as it is."),
]
Columns = Annotated[
    list[str] | None,
    Option("--column", metavar="OURS=THEIRS", help="What a column is called in the files: --column value=realisasi."),
]
Metric = Annotated[
    str | None, Option("--metric", metavar="NAME", help="What the files count, where no column says it.")
]
Kinds = Annotated[
    list[str] | None,
    Option("--kind", metavar="NAME=KIND", help="Whether a metric adds up: flow, stock or average; repeatable."),
]
Units = Annotated[
    list[str] | None, Option("--unit", metavar="NAME=UNIT", help="What a metric is counted in; repeatable.")
]
Targets = Annotated[
    list[str] | None,
    Option(
        "--target",
        metavar="NAME=FIGURE",
        help="A target of the year: METRIC=FIGURE or METRIC/SEGMENT=FIGURE; repeatable.",
    ),
]
Title = Annotated[str | None, Option("--title", metavar="TEXT", help="The title that reports carry.")]
LocaleName = Annotated[
    str | None,
    Option("--locale", metavar="LOCALE", help="id or en: how the plan's figures are read and shown."),
]
NumberFormat = Annotated[
    str | None,
    Option("--number-format", metavar="FORMAT", help="plain, id or en: how the files write figures."),
]
DateFormat = Annotated[
    str | None,
    Option("--date-format", metavar="FORMAT", help="dmy, mdy or ymd: how the files write dates, where not 2026-01-31."),
]
Encoding = Annotated[str | None, Option("--encoding", metavar="NAME", help="The files' encoding, where not UTF-8.")]
Delimiter = Annotated[
    str | None,
    Option("--delimiter", metavar="NAME", help="comma, semicolon or tab, where the header leaves it open."),
]
Yes = Annotated[bool, Option("--yes", "-y", help="Ask nothing: without --from, write a small example.")]
Force = Annotated[bool, Option("--force", help="Write over files that are there.")]


def init(
    folder: Folder = ".",
    sources: Sources = None,
    column: Columns = None,
    metric: Metric = None,
    kind: Kinds = None,
    unit: Units = None,
    target: Targets = None,
    title: Title = None,
    locale: LocaleName = None,
    number_format: NumberFormat = None,
    date_format: DateFormat = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    yes: Yes = False,
    force: Force = False,
) -> int:
    """Make a working folder: targets.yaml and actuals, from your answers, your own CSV files, or as an example.

    With --from the columns, metrics, segments, branches and years are those of the files. On a terminal what is left
    open is asked, and what was said is not; elsewhere, or with --yes, nothing is.
    """
    from attain.cli.starting import start
    from attain.cli.wishes import Wishes

    wishes = Wishes(
        folder,
        sources or [],
        column or [],
        metric,
        kind or [],
        unit or [],
        target or [],
        title,
        locale,
        number_format,
        date_format,
        encoding,
        delimiter,
        yes=yes,
        force=force,
    )
    return start(wishes)
