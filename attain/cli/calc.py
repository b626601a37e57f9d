"""`attain calc 127k of 300k`: one attainment, with its interval and, where a figure is stated, a verdict."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Argument, Option

Words = Annotated[
    list[str],
    Argument(
        metavar="ACTUAL of TARGET",
        help='The two figures, as people write them: 127k of 300k, Rp1,5 triliun dari Rp4,6 triliun, "127k / 300k".',
    ),
]
Stated = Annotated[
    list[str] | None,
    Option(
        "--stated",
        "-s",
        metavar="TEXT",
        help="What was said of the two: a percent (sekitar 36%, 36, or 1/3), or the gap between them (173k).",
    ),
]
Lower = Annotated[bool, Option("--lower", help="Less is better: 2 - A / T.")]
Formula = Annotated[
    str | None,
    Option("--formula", metavar="NAME", help="Of --lower: reflect (2 - A / T, the default) or inverse (T / A)."),
]
Baseline = Annotated[
    str | None,
    Option("--baseline", metavar="FIGURE", help="Measure the way from here: (A - B) / (T - B)."),
]
Quarter = Annotated[
    str | None,
    Option("--quarter", metavar="Q1", help="Add what is due of a year's target by the end of Q1, and the pace."),
]
Month = Annotated[
    str | None,
    Option("--month", metavar="3", help="The same by the end of a month: 3, or 2018-03."),
]
AsOf = Annotated[
    str | None,
    Option("--as-of", metavar="DATE", help="The same by a day (YYYY-MM-DD, or today)."),
]
Phasing = Annotated[
    str | None,
    Option("--phasing", metavar="NAME", help="How a target spreads over the year: months (the default) or days."),
]
Locale = Annotated[
    str | None,
    Option("--locale", metavar="id|en", help="How digits are read where no word tells, and written."),
]
Lang = Annotated[
    str | None,
    Option("--lang", metavar="id|en", help="Words and figures of the result in this language."),
]
Form = Annotated[str, Option("--format", "-f", metavar="FORMAT", help="text or json.")]


def calc(
    words: Words,
    stated: Stated = None,
    lower: Lower = False,
    formula: Formula = None,
    baseline: Baseline = None,
    quarter: Quarter = None,
    month: Month = None,
    as_of: AsOf = None,
    phasing: Phasing = None,
    locale: Locale = None,
    lang: Lang = None,
    form: Form = "text",
    exact: options.Exact = False,
    color: options.Colour = "auto",
) -> int:
    """Calculate one attainment, and what it can be as the figures are written.

    With --stated it is told whether that percent or gap can be right; it ends with 1 where it cannot. With --quarter,
    --month or --as-of the target is a calendar year's, and what is due of it by then and the pace are added.
    """
    from attain.cli.calculating import Asked, calculating
    from attain.cli.streams import colour_choice

    asked = Asked(words, stated or [], lower, formula, baseline, quarter, month, as_of, phasing, locale, lang)
    return calculating(asked, form, exact=exact, colour=colour_choice(color))
