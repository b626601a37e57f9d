"""How a report came about: its lines at the end of each step, a month or a quarter, up to the as-of date.

Every point is the line that `compute` gives for the step's last day, so a trend holds no arithmetic of its own and
cannot differ from the reports that it strings together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.compute.asked import Asked, cuts_of, window_of
from attain.compute.report import compute
from attain.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from attain.actuals.totals import Totals
    from attain.compute.result import Line, Report
    from attain.errors import Problem
    from attain.model import Plan
    from attain.period import Calendar

StepUnit = Literal["month", "quarter"]


class TrendLine(NamedTuple):
    """One scope's lines, one for each step, each cumulative to the step's last day."""

    metric: str
    segment: str | None
    branch: str | None
    points: tuple[Line, ...]


class Trend(NamedTuple):
    """A report and the way there: `report` is the one of the last step.

    `steps` are the periods of one unit that have begun, the last one cut off after the as-of date; `lines` are those
    of the report, in its order.
    """

    report: Report
    per: StepUnit
    steps: tuple[Period, ...]
    lines: tuple[TrendLine, ...]


def trend_of(
    plan: Plan, totals: Totals, asked: Asked, per: StepUnit = "month", problems: Iterable[Problem] = ()
) -> Trend:
    """The trend of a question over a plan and totals that are split at `trend_cuts`."""
    steps = steps_of(asked, plan.calendar, per)
    *earlier, last = [compute(plan, totals, asked._replace(as_of=step.last), tuple(problems)) for step in steps]
    by_scope = [{_scope(line): line for line in report.lines} for report in (*earlier, last)]
    return Trend(
        report=last,
        per=per,
        steps=tuple(steps),
        lines=tuple(
            TrendLine(
                metric=line.metric,
                segment=line.segment,
                branch=line.branch,
                # Which scopes there are depends on the window's full run of days, and that all steps share.
                points=tuple(found[_scope(line)] for found in by_scope),
            )
            for line in last.lines
        ),
    )


def steps_of(asked: Asked, calendar: Calendar, per: StepUnit) -> list[Period]:
    """The steps up to the as-of date, which together are the days that the report counts.

    >>> from datetime import date
    >>> from attain.period import Calendar
    >>> calendar = Calendar()
    >>> [step.name for step in steps_of(Asked(calendar.parse("2018-Q2")), calendar, "quarter")]
    ['2018-Q1', '2018-Q2']
    >>> steps = steps_of(Asked(calendar.parse("2018"), as_of=date(2018, 2, 14)), calendar, "month")
    >>> [(step.name, str(step.last)) for step in steps]
    [('2018-01', '2018-01-31'), ('2018-02', '2018-02-14')]
    """
    window = window_of(asked, calendar)
    steps: list[Period] = []
    day = window.start
    # The calendar's very last day is an empty run, and yet has a report: one step there is always.
    while day < window.until or not steps:
        whole = calendar.at(day, per)
        step = Period(whole.name, day, min(whole.end, window.until), per)
        steps.append(step)
        day = step.end
    return steps


def trend_cuts(plan: Plan, asked: Asked, per: StepUnit) -> set[date]:
    """The days at which a reader must split months, so that every step's report can be met exactly."""
    steps = steps_of(asked, plan.calendar, per)
    return {day for step in steps for day in cuts_of(plan, asked._replace(as_of=step.last))}


def _scope(line: Line) -> tuple[str, str | None, str | None]:
    return line.metric, line.segment, line.branch
