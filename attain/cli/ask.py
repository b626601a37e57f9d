"""The words of a command line to a question, and the question to its report."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from attain import api
from attain.cli.streams import write_err
from attain.compute import Asked, Order
from attain.compute.asked import ForecastRule, SortColumn
from attain.compute.choose import (
    members_named,
    month_named,
    only_year,
    period_named,
    quarter_named,
    quarter_number,
    year_named,
)
from attain.errors import refuse

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.compute.asked import By
    from attain.model import Plan
    from attain.period import Period, Unit

LABELS = ("segment", "branch", "group")
STDIN = "-"


class Question(NamedTuple):
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
    growth: bool = False
    forecast: str | None = None


def answer_to(question: Question, plan_file: str, actuals: list[str], means: api.Means) -> Report:
    """The report that a question gets from a plan and its actuals."""
    plan, asked = understood(question, plan_file, actuals, means)
    return api.answer(plan, asked, actuals, means)


def understood(question: Question, plan_file: str, actuals: list[str], means: api.Means) -> tuple[Plan, Asked]:
    """The plan that is asked about, and what is asked."""
    if [plan_file, *actuals].count(STDIN) > 1:
        refuse("A204", "standard input can be read once only", "name a file for the other")
    plan = api.load(plan_file, stdin=means.stdin, cache=means.cache)
    return plan, asked_of(question, plan)


def asked_of(question: Question, plan: Plan) -> Asked:
    """What the words of a question mean in a plan."""
    as_of, period = day_named(question.as_of), _period(question, plan)
    if as_of is not None and as_of > period.last:
        write_err(f"as of {period.last}: the period ends there\n")
    return Asked(
        period=period,
        as_of=as_of,
        only=question.only,
        by=tuple(dict.fromkeys(map(_by, question.by))),
        metrics=members_named(plan, "metric", question.metrics),
        segments=members_named(plan, "segment", question.segments),
        branches=members_named(plan, "branch", question.branches),
        sort=_order(question.sort),
        growth=question.growth,
        forecast=_rule(question.forecast),
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
        return _within_year(plan, year_named(plan, question.year), question)
    if len(given) > 1:
        refuse("A201", f"one period is enough: {', '.join(given)}", "keep one of them")
    for text, find in given.values():
        return find(plan, text or "")
    return year_named(plan, only_year(plan, "a report"))


def _within_year(plan: Plan, year: Period, question: Question) -> Period:
    """The quarter or month of a year, or the full name of one that lies in it."""
    unit: Unit = "quarter" if question.quarter is not None else "month"
    text = (question.quarter or question.month or "").upper()
    text = (quarter_number(text) if question.quarter else None) or text
    for part in plan.calendar.parts(year, unit):
        number = part.name[-1] if unit == "quarter" else str(part.start.month)
        if text.lstrip("0") == number or text == part.name:
            return part
    refuse("A201", f"no {unit} {text} in {year.name}", "write --quarter Q1 or --month 3 beside --year")


def day_named(text: str | None) -> date | None:
    """The day of `--as-of`: a date, or today."""
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
        refuse(
            "A205", f"no view by {text}", "write --by segment, --by branch, --by group, or several: --by segment,branch"
        )
    return cast("By", labels)


def _rule(text: str | None) -> ForecastRule | None:
    if text is None or text in get_args(ForecastRule):
        return cast("ForecastRule | None", text)
    refuse("A205", f"no forecast by {text}", f"write {' or '.join(get_args(ForecastRule))}")


def _order(text: str | None) -> Order | None:
    if text is None:
        return None
    column = text.removeprefix("-")
    if column not in get_args(SortColumn):
        refuse("A205", f"no column to sort by: {text}", f"write {', '.join(get_args(SortColumn))}")
    return Order(cast("SortColumn", column), falling=text.startswith("-"))
