"""A report as a page that holds more than tables: the way from month to month, and the rows behind every figure."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from attain import api
from attain.cli.again import rows_again
from attain.cli.ask import STDIN, understood
from attain.cli.language import language_of
from attain.compute.origin import gathered_each, origins_of
from attain.compute.report import compute
from attain.compute.trend import trend_cuts, trend_of
from attain.render.html import html
from attain.table.report_dossier import Material, is_wide, report_dossier

if TYPE_CHECKING:
    from attain.api import Gathered
    from attain.cache import Cache
    from attain.cli.ask import Question
    from attain.cli.faces import Look
    from attain.compute import Asked, Report
    from attain.number import Locale
    from attain.table.proofs import Sourced

MOST_ROWS = 20_000  # beyond, the rows behind figures are not read a second time


def report_page(
    question: Question, look: Look, lang: Locale | None, plan_file: str, actuals: list[str], cache: Cache | None
) -> tuple[Report, str]:
    """The report that a question gets, and its page as HTML; `lang` is the language that was asked for."""
    plan, asked = understood(question, plan_file, actuals, cache)
    api.need_targets(plan)
    # What is read twice must be there twice.
    stdin = io.BytesIO(sys.stdin.buffer.read()) if STDIN in actuals else io.BytesIO()
    found = api.gathered(plan, asked, trend_cuts(plan, asked, "month"), actuals, stdin=stdin, cache=cache)
    report = compute(plan, found.totals, asked, found.problems)
    api.need_lines(report.lines, asked)
    rows = sum(file.rows for file in found.totals.inputs)
    wide = is_wide(len(report.lines))
    material = Material(
        trend=None if wide else trend_of(plan, found.totals, asked),
        origins=() if wide or rows > MOST_ROWS else _origins(report, asked, found, stdin),
        rows=rows,
    )
    language = language_of(lang, plan.locale)
    dossier = report_dossier(report, material, language, exact=look.exact, verbose=look.verbose)
    return report, html(dossier)


def _origins(report: Report, asked: Asked, found: Gathered, stdin: io.BytesIO) -> tuple[Sourced, ...]:
    """What each figure is made of, with the rows behind it by a second reading."""
    origins = origins_of(report, found.totals, asked)
    stdin.seek(0)
    return tuple(zip(origins, gathered_each(origins, rows_again(report.plan, found, stdin)), strict=True))
