"""`attain check [TEXT...]`: can what was published be right? The plan's stated figures, or the statements of texts."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Argument, Option

Texts = Annotated[
    list[str],
    Argument(
        metavar="[TEXT]...",
        help="Texts to check: plain, Markdown or HTML files, - for stdin. Without any: the plan's stated figures.",
    ),
]
Form = Annotated[
    str,
    Option(
        "--format", "-f", metavar="FORMAT", help="text, concise, json, github, gitlab, junit, sarif or html, on stdout."
    ),
]
Outputs = Annotated[
    list[str] | None,
    Option(
        "--output",
        "-o",
        metavar="[FORMAT=]FILE",
        help="Write to a file as well; repeatable. Its suffix names the format: .html .json .sarif .txt .xml (junit).",
    ),
]
Plan = Annotated[
    str | None,
    Option("--plan", "-p", metavar="FILE", help="The plan; targets.yaml by default, beside TEXT if it is there."),
]
NoPlan = Annotated[bool, Option("--no-plan", help="Check the texts alone, without a plan.")]
Strict = Annotated[bool, Option("--strict", help="End with 1 for an approximate figure or a warning, too.")]
Locale = Annotated[
    str | None,
    Option("--locale", metavar="id|en", help="The language of sentences that do not tell theirs."),
]
AllowEmpty = Annotated[bool, Option("--allow-empty", help="End with 0 where there is nothing to check.")]


def check(
    texts: Texts = [],  # noqa: B006 - Typer copies it
    quarter: options.Quarter = None,
    month: options.Month = None,
    year: options.Year = None,
    period: options.PeriodName = None,
    as_of: options.AsOf = None,
    form: Form = "text",
    output: Outputs = None,
    plan: Plan = None,
    no_plan: NoPlan = False,
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    locale: Locale = None,
    lang: options.Lang = None,
    strict: Strict = False,
    allow_empty: AllowEmpty = False,
    color: options.Colour = "auto",
) -> int:
    """Tell of every stated figure whether it can be right.

    Without TEXT these are the plan's stated figures: each entry's against each other, and against the figures that the
    plan's targets and actuals give. With TEXT they are the statements of attainment found in it; a plan is not needed,
    and where a statement names one of its scopes the statement is held against its figures too. A period picks the
    entries that lie in it, or is that of statements which name none.

    Ends with 1 where a figure cannot be right, with 2 where there is no verdict: nothing to check, or input that
    cannot be read.
    """
    from attain.cli.caching import cache_of
    from attain.cli.checking import Words, checking

    span = (quarter, month, year, period, as_of)
    words = Words(
        texts,
        span,
        form,
        output or [],
        plan,
        no_plan,
        actuals or [],
        locale,
        strict,
        allow_empty,
        color,
        cache_of(no_cache),
        lang,
    )
    return checking(words)
