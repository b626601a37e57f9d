"""The words of a command line to a question, and the question to its report."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast, get_args

from attain import api
from attain.compute import Asked, Order
from attain.compute.asked import SortColumn
from attain.compute.choose import (
    members_named,
    month_named,
    period_named,
    quarter_named,
    year_named,
    years_of,
)
from attain.errors import refuse

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.compute.asked import By
    from attain.model import Plan
    from attain.period import Period

LABELS = ("segment", "branch")
DEFAULT_BY: tuple[By, ...] = (("segment",), ("branch",))
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, as it was typed."""

    quarter: str | None
    month: str | None
    year: str | None
    period: str | None
    as_of: str | None
    only: bool
    by: list[str]
    metrics: list[str]
    segments: list[str]
    branches: list[str]
    sort: str | None


def answer_to(question: Question, plan_file: str, actuals: list[str]) -> Report:
    """The report that a question gets from a plan and its actuals."""
    if [plan_file, *actuals].count(STDIN) > 1:
        refuse("A204", "standard input can be read once only", "name a file for the other")
    plan = api.load(plan_file, stdin=sys.stdin.buffer)
    return api.answer(plan, _asked(question, plan), actuals, stdin=sys.stdin.buffer)


def _asked(question: Question, plan: Plan) -> Asked:
    return Asked(
        period=_period(question, plan),
        as_of=_day(question.as_of),
        only=question.only,
        by=tuple(dict.fromkeys(map(_by, question.by))) or DEFAULT_BY,
        metrics=members_named(plan, "metric", question.metrics),
        segments=members_named(plan, "segment", question.segments),
        branches=members_named(plan, "branch", question.branches),
        sort=_order(question.sort),
    )


def _period(question: Question, plan: Plan) -> Period:
    named = {
        "--quarter": (question.quarter, quarter_named),
        "--month": (question.month, month_named),
        "--year": (question.year, year_named),
        "--period": (question.period, period_named),
    }
    given = {option: pair for option, pair in named.items() if pair[0] is not None}
    # A year beside a quarter or month says whose it is: --quarter Q1 --year 2018.
    if question.year is not None and len(given) == 2 and "--period" not in given:  # noqa: PLR2004 - a pair
        year_named(plan, question.year)
        return period_named(plan, _within_year(question))
    if len(given) > 1:
        refuse("A201", f"one period is enough: {', '.join(given)}")
    for text, find in given.values():
        return find(plan, text or "")
    year = (years_of(plan) or ["2018"])[-1]
    choices = f"--quarter {year}-Q1, --month {year}-03, --year {year} or --period {year}-H1"
    refuse("A201", "which period?", f"write {choices}")


def _within_year(question: Question) -> str:
    if question.quarter is not None:
        return f"{question.year}-Q{question.quarter.upper().removeprefix('Q')}"
    return f"{question.year}-{(question.month or '').zfill(2)}"


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    if text == "today":
        return datetime.now(tz=UTC).astimezone().date()
    try:
        if len(text) == len("2018-03-31"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    refuse("A203", f"not a day: {text}", "write --as-of 2018-03-31 or --as-of today")


def _by(text: str) -> By:
    labels = tuple(part.strip() for part in text.split(","))
    wrong = [label for label in labels if label not in LABELS]
    if wrong or len(set(labels)) != len(labels):
        refuse("A205", f"no view by {text}", "write --by segment, --by branch or --by segment,branch")
    return cast("By", labels)


def _order(text: str | None) -> Order | None:
    if text is None:
        return None
    column = text.removeprefix("-")
    if column not in get_args(SortColumn):
        refuse("A205", f"no column to sort by: {text}", f"write {', '.join(get_args(SortColumn))}")
    return Order(cast("SortColumn", column), falling=text.startswith("-"))
