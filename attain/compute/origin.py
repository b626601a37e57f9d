"""The rows behind one figure: which of them count towards it, which do not, and why not.

A row is judged by what `reached` and `kinds` go by, so the rows that count add up to the figure of the report's line.
Listed are the rows that touch the days counted or the asked period (of a stock the last readings); others are
`elsewhere`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from attain.compute.asked import Asked, window_of
from attain.compute.kinds import Actuals
from attain.compute.reached import Ledger
from attain.compute.report import compute
from attain.compute.scope import Scope, Trees
from attain.compute.targets import TargetBook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from attain.actuals.totals import Total, Totals
    from attain.compute.result import Line, Report
    from attain.compute.targets import Run, SetTarget
    from attain.errors import Problem
    from attain.model import Actual, Plan

Verdict = Literal["counted", "carried", "after", "beyond", "outside_targets", "no_target", "elsewhere"]
Role = Literal["actual", "numerator", "denominator", "weight"]
Judge = Callable[["Actual"], Verdict | None]
COUNTED = ("counted", "carried")


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one metric that go into a figure; `judge` gives a row's verdict, None where it is not of the scope.

    `value` is what they bring in all; None where nothing does, or where readings have a mean for each member only.
    """

    role: Role
    scope: Scope
    value: Fraction | None
    judge: Judge


@dataclass(frozen=True, slots=True)
class Mean:
    """One member's share of an average: the mean of its readings and, where several are weighed, its weight."""

    scope: Scope
    value: Fraction
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What one figure is made of; `line` is the report's, None where it has none for the scope."""

    report: Report
    scope: Scope
    line: Line | None
    sources: tuple[Source, ...]
    means: tuple[Mean, ...] = ()


@dataclass(slots=True)
class Behind:
    """The rows behind one source, in the order they were read, and how many of its scope lie elsewhere."""

    source: Source
    rows: list[tuple[Actual, Verdict]] = field(default_factory=list)
    elsewhere: int = 0

    @property
    def counted(self) -> list[Actual]:
        """The rows that go into the figure."""
        return [actual for actual, verdict in self.rows if verdict in COUNTED]


def origin_of(plan: Plan, totals: Totals, asked: Asked, problems: Iterable[Problem] = ()) -> Origin:
    """What the figure of the one metric, segment and branch that was asked for is made of.

    No segment or branch means all. The totals must have been read with the cuts of the question.
    """
    segment, branch = next(iter(asked.segments), None), next(iter(asked.branches), None)
    scope = Scope(asked.metrics[0], segment, branch)
    report = compute(plan, totals, asked._replace(by=((),), sort=None), problems)
    return _Finder(plan, totals, asked).origin(scope, report, next(iter(report.lines), None))


def origins_of(report: Report, totals: Totals, asked: Asked) -> tuple[Origin, ...]:
    """What the figure of each line of a report is made of, in the order of its lines; `asked` is its question."""
    finder = _Finder(report.plan, totals, asked)
    return tuple(finder.origin(Scope(line.metric, line.segment, line.branch), report, line) for line in report.lines)


def gathered(origin: Origin, actuals: Iterable[Actual]) -> tuple[Behind, ...]:
    """The rows behind each source of a figure, picked from all there are."""
    return gathered_each((origin,), actuals)[0]


def gathered_each(origins: Iterable[Origin], actuals: Iterable[Actual]) -> tuple[tuple[Behind, ...], ...]:
    """The rows behind each source of each figure, picked from all there are in one pass."""
    found = tuple(tuple(Behind(source) for source in origin.sources) for origin in origins)
    every = [behind for each in found for behind in each]
    # Whether a row is of a source's scope is seen by its key, so that is asked once for each key.
    of_key: dict[Scope, list[Behind]] = {}
    for actual in actuals:
        key = _key(actual)
        if key not in of_key:
            of_key[key] = [behind for behind in every if behind.source.judge(actual) is not None]
        for behind in of_key[key]:
            verdict = behind.source.judge(actual)
            if verdict == "elsewhere":
                behind.elsewhere += 1
            elif verdict is not None:
                behind.rows.append((actual, verdict))
    return found


class _Finder:
    """Finds the sources of one question's figures."""

    def __init__(self, plan: Plan, totals: Totals, asked: Asked) -> None:
        trees = Trees(plan)
        self._plan = plan
        self._window = window_of(asked, plan.calendar)
        self._period = asked.period
        self._ledger = Ledger(totals, trees)
        self._book = TargetBook(plan, trees, self._window, self._ledger)
        self._actuals = Actuals(plan, self._ledger, self._window)

    def origin(self, scope: Scope, report: Report, line: Line | None) -> Origin:
        metric = self._plan.metrics[scope.metric]
        if metric.kind == "rate":
            sides: list[tuple[Role, str | None]] = [
                ("numerator", metric.numerator),
                ("denominator", metric.denominator),
            ]
            parts = [self._source(role, scope._replace(metric=name or scope.metric)) for role, name in sides]
            return Origin(report, scope, line, tuple(parts))
        if metric.kind == "average":
            return self._average(scope, report, line)
        return Origin(report, scope, line, (self._source("actual", scope, self._book.of(scope)),))

    def _average(self, scope: Scope, report: Report, line: Line | None) -> Origin:
        days = ((self._window.start, self._window.until),)
        found = [(key, self._ledger.mean(key, days)) for key in self._ledger.keys(scope)]
        means = [Mean(key, mean) for key, mean in found if mean is not None]
        sources = [Source("actual", scope, line.actual if line else None, self._flow(scope, None))]
        by = self._plan.metrics[scope.metric].weighted_by
        if by is not None and len(means) > 1:
            judge = _either([self._judge(mean.scope._replace(metric=by), None) for mean in means])
            sources.append(Source("weight", scope._replace(metric=by), None, judge))
            values = {mean.scope: mean.value for mean in means}
            means = [replace(mean, weight=self._actuals.weight(mean.scope, values, by)) for mean in means]
        return Origin(report, scope, line, tuple(sources), tuple(means))

    def _source(self, role: Role, scope: Scope, target: SetTarget | None = None) -> Source:
        return Source(role, scope, self._actuals.of(scope, target).value, self._judge(scope, target))

    def _judge(self, scope: Scope, target: SetTarget | None) -> Judge:
        metric = self._plan.metrics[scope.metric]
        if metric.kind == "rate":
            sides = [side for side in (metric.numerator, metric.denominator) if side]
            return _either([self._judge(scope._replace(metric=side), None) for side in sides])
        if metric.kind == "stock":
            return self._stock(scope, target)
        return self._flow(scope, target if metric.kind == "flow" else None)

    def _flow(self, scope: Scope, target: SetTarget | None) -> Judge:
        """By days: a row counts whose days all lie in the window or, where there are targets, in theirs."""
        window, end = self._window, self._period.end
        every: tuple[Run, ...] = ((window.start, window.until),)
        runs: dict[Scope, tuple[Run, ...] | None] = dict.fromkeys(self._ledger.keys(scope), None if target else every)
        for part in target.parts if target else ():
            runs.update(dict.fromkeys(self._ledger.keys(part.scope), part.runs))

        def judge(actual: Actual) -> Verdict | None:
            key, period = _key(actual), actual.period
            if key not in runs:
                return None
            days = runs[key]
            if any(first <= period.start and period.end <= stop for first, stop in days or ()):
                return "counted"
            if period.end <= window.start or period.start >= end:
                return "elsewhere"
            if period.start >= window.until:
                return "after"
            if period.start < window.start or period.end > window.until:
                return "beyond"
            return "no_target" if days is None else "outside_targets"

        return judge

    def _stock(self, scope: Scope, target: SetTarget | None) -> Judge:
        """By the last reading of each member before the as-of date is over."""
        window = self._window
        last = {key: _LastReading(self._ledger, key, window.until) for key in self._ledger.keys(scope)}
        scopes = [part.scope for part in target.parts] if target else [scope]
        targeted = {key for whole in scopes for key in self._ledger.keys(whole)}
        month = window.as_of.replace(day=1)

        def judge(actual: Actual) -> Verdict | None:
            key = _key(actual)
            if key not in last:
                return None
            if not last[key].holds(actual):
                return "elsewhere"
            if key not in targeted:
                return "no_target"
            return "carried" if _reading_day(actual) < month else "counted"

        return judge


class _LastReading:
    """Which rows make the last reading of one key."""

    def __init__(self, ledger: Ledger, key: Scope, until: date) -> None:
        totals = [total for whose, total in ledger.totals(key) if whose == key and total.last < until]
        # As `Ledger.stock` takes it: of several readings of one day the one that stands last, the narrowest.
        total: Total | None = max(reversed(totals), key=lambda found: found.last, default=None)
        self._total = total
        # Days that fill a month stand behind a row for the month: then days alone are the reading.
        alike = [found for found in totals if total and (found.period, found.last) == (total.period, total.last)]
        self._days_alone = len(alike) > 1

    def holds(self, actual: Actual) -> bool:
        total, period = self._total, actual.period
        if total is None or _reading_day(actual) != total.last:
            return False
        if period.unit == "day":
            return total.period.contains(period)
        return not self._days_alone and (period.start, period.end) == (total.period.start, total.period.end)


def _either(judges: list[Judge]) -> Judge:
    """The verdict of the first judge that knows a row; all go by the same days, so they agree."""

    def judge(actual: Actual) -> Verdict | None:
        return next((verdict for each in judges if (verdict := each(actual)) is not None), None)

    return judge


def _key(actual: Actual) -> Scope:
    return Scope(actual.metric, actual.segment, actual.branch)


def _reading_day(actual: Actual) -> date:
    period = actual.period
    return period.last if period.days else period.start
