"""A report as a page that holds more than tables: the way from month to month, and the rows behind every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import api
from attain.cli.again import for_twice, rows_again
from attain.cli.ask import understood
from attain.cli.language import language_for
from attain.compute.origin import gathered_each, origins_of
from attain.compute.report import compute
from attain.compute.trend import trend_cuts, trend_of
from attain.render.html import html
from attain.table.report_dossier import Material, is_wide, report_dossier

if TYPE_CHECKING:
    from attain.api import Gathered, Means
    from attain.cli.ask import Question
    from attain.compute import Asked, Report
    from attain.number import Locale
    from attain.table.look import Look
    from attain.table.proofs import Sourced

MOST_ROWS = 20_000  # beyond, the rows behind figures are not read a second time


def report_page(
    question: Question, look: Look, lang: Locale | None, plan_file: str, actuals: list[str], means: Means
) -> tuple[Report, str]:
    """The report that a question gets, and its page as HTML; `lang` is the language that was asked for."""
    plan, asked = understood(question, plan_file, actuals, means)
    api.need_targets(plan)
    means = for_twice(means, actuals)
    found = api.gathered(plan, asked, trend_cuts(plan, asked, "month"), actuals, means)
    report = compute(plan, found.totals, asked, found.problems)
    api.need_lines(report.lines, asked)
    rows = sum(file.rows for file in found.totals.inputs)
    wide = is_wide(len(report.lines))
    material = Material(
        trend=None if wide else trend_of(plan, found.totals, asked),
        origins=() if wide or rows > MOST_ROWS else _origins(report, asked, found, means),
        rows=rows,
    )
    language = language_for(plan, lang)
    dossier = report_dossier(report, material, language, exact=look.exact, verbose=look.verbose)
    return report, html(dossier)


def _origins(report: Report, asked: Asked, found: Gathered, means: Means) -> tuple[Sourced, ...]:
    """What each figure is made of, with the rows behind it by a second reading."""
    origins = origins_of(report, found.totals, asked)
    return tuple(zip(origins, gathered_each(origins, rows_again(report.plan, found, means)), strict=True))
