"""What attain computes for a scope, in every reckoning that a published figure may mean.

A figure of the second quarter may be counted from the year's first day or be the quarter's alone, and either may stand
beside the year's target, what of it is due, or the quarter's own. Each pair is a `Figures`; which one a publisher meant
is told by the amounts he states.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.check.implied import PERCENT
from attain.compute import Asked, formula
from attain.compute.aim import Aim
from attain.compute.asked import window_of
from attain.compute.rank import rank, ranks
from attain.compute.report import compute, maker_of
from attain.compute.scope import Trees
from attain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from attain.actuals.totals import Totals
    from attain.check.finding import Reckoning
    from attain.compute import Line
    from attain.compute.asked import Label
    from attain.compute.line import LineMaker
    from attain.compute.scope import Scope
    from attain.model import Branch, Metric, Plan, Segment
    from attain.period import Period


@dataclass(frozen=True, slots=True)
class Figures:
    """A scope's figures in one reckoning: amounts in the metric's unit, ratios as ratios; None where there is none.

    `target` and `due` are ranges where the plan's target is one. `reaches` says that somebody has reported the last
    month that is over; without it the actual is still to grow, and denies nothing. `cut` says that the as-of date lies
    before the period's end: then no figure of the period can be denied. `lower` and `percent` tell of the metric that
    less is better, and that its amounts are percents themselves.
    """

    reckoning: Reckoning
    actual: Fraction | None
    target: Aim | None
    attainment: Fraction | None
    due: Aim | None
    pace: Fraction | None
    met: bool | None
    reaches: bool = True
    cut: bool = False
    lower: bool = False
    percent: bool = False

    @property
    def alone(self) -> bool:
        """Whether the actual is that of the period alone."""
        return self.reckoning.startswith("period")

    @property
    def ratio(self) -> Fraction | None:
        """The plain A / T, whatever the metric's formula."""
        return _divided(self.actual, self.target)

    @property
    def due_ratio(self) -> Fraction | None:
        """The actual against what is due, whatever the metric's formula."""
        return _divided(self.actual, self.due)

    def gap(self) -> Fraction | None:
        """Actual less target; of a range the nearer bound, nothing inside it."""
        if self.actual is None or self.target is None:
            return None
        return self.actual - self.target.nearest(self.actual)


class Computed:
    """A plan over its totals, asked for scope by scope; what a period needs is made once."""

    def __init__(self, plan: Plan, totals: Totals, as_of: date | None = None) -> None:
        """Keep what figures are made from; `as_of` is the last day counted, a period's last by default."""
        self.plan = plan
        self._totals = totals
        self._as_of = as_of
        self._trees = Trees(plan)
        self._makers: dict[tuple[Period, bool], LineMaker] = {}
        self._figures: dict[tuple[Scope, Period], tuple[Figures, ...]] = {}

    def figures(self, scope: Scope, period: Period) -> tuple[Figures, ...]:
        """The reckonings of a scope, the year to date against its target first; none for an unknown scope."""
        key = (scope, period)
        if key not in self._figures:
            self._figures[key] = self._made(scope, period)
        return self._figures[key]

    def _made(self, scope: Scope, period: Period) -> tuple[Figures, ...]:
        line = self._line(scope, period, only=False)
        if line is None:
            return ()
        metric = self.plan.metrics[scope.metric]
        to_date = replace(
            _figures("target", line),
            reaches=self._reaches(line, period, only=False),
            cut=self.cuts(period),
            lower=metric.direction == "lower",
            percent=metric.unit == PERCENT,
        )
        found = [to_date, _against_due(to_date)]
        alone = self._line(scope, period, only=True)
        if alone is not None and window_of(Asked(period), self.plan.calendar).full != period:
            own = replace(
                _figures("period", alone),
                reaches=self._reaches(alone, period, only=True),
                cut=to_date.cut,
                lower=to_date.lower,
                percent=to_date.percent,
            )
            found += [own, *_crossed(metric, to_date, own)]
        return tuple(found)

    def cuts(self, period: Period) -> bool:
        """Whether the as-of date lies before a period's end, so that figures of the period deny nothing yet."""
        return self._as_of is not None and self._as_of < period.last

    def rank(self, scope: Scope, period: Period) -> int | None:
        """The rank of a scope's branch, else of its segment, among those beside it, by the scope's metric alone.

        None where it has none: nothing to rank, no value, a metric that makes no score.
        """
        name = scope.branch or scope.segment
        if name is None or self._early(period):
            return None
        by: Label = "segment" if scope.branch is None else "branch"
        members = self.plan.branches if by == "branch" else self.plan.segments
        if by == "branch" and name in self._trees.branches.groups:
            by = "group"
        asked = Asked(
            period,
            as_of=self._as_of,
            by=((by,),),
            metrics=(scope.metric,),
            segments=(scope.segment,) if scope.segment and by != "segment" else (),
        )
        try:
            found = rank(compute(self.plan, self._totals, asked), by)
        except UsageError:
            return None
        beside = _beside(name, [member.name for member in found.members], members)
        scores = {member.name: member.score for member in found.members if member.score is not None}
        score = scores.get(name)
        return None if score is None else ranks(scores[other] for other in beside if other in scores)[score]

    def _line(self, scope: Scope, period: Period, *, only: bool) -> Line | None:
        if self._early(period):
            return None
        key = (period, only)
        if key not in self._makers:
            asked = Asked(period, as_of=self._as_of, only=only)
            self._makers[key] = maker_of(self.plan, self._totals, asked, self._trees)
        maker = self._makers[key]
        return maker.line(scope) if maker.knows(scope) else None

    def _reaches(self, line: Line, period: Period, *, only: bool) -> bool:
        """Whether a member has reported the last of the window's months that is over."""
        window = window_of(Asked(period, as_of=self._as_of, only=only), self.plan.calendar)
        over = [month for month in self.plan.calendar.parts(window.full, "month") if month.end <= window.until]
        if not over or not line.coverage.expected:
            return True
        silent = sum(month == over[-1].name for _, _, month in line.coverage.missing)
        months = 1 if line.kind == "stock" else len(over)
        return silent < line.coverage.expected // months

    def _early(self, period: Period) -> bool:
        """Whether the as-of date lies before the period, so that nothing of it counts yet."""
        return self._as_of is not None and self._as_of < period.start


def questions(periods: Iterable[Period], as_of: date | None = None) -> list[Asked]:
    """What totals must be split for, so that every reckoning of these periods can be met exactly."""
    return [
        Asked(period, as_of=as_of, only=only)
        for period in dict.fromkeys(periods)
        if as_of is None or period.start <= as_of
        for only in (False, True)
    ]


def _figures(reckoning: Reckoning, line: Line) -> Figures:
    target, due = _aim(line.target), _aim(line.due)
    return Figures(reckoning, line.actual, target, line.attainment, due, line.pace, line.met)


def _against_due(to_date: Figures) -> Figures:
    """What is due takes the target's place."""
    met = None if to_date.pace is None else to_date.pace >= 1
    return replace(to_date, reckoning="due", target=to_date.due, attainment=to_date.pace, met=met)


def _crossed(metric: Metric, to_date: Figures, own: Figures) -> Iterator[Figures]:
    """The period alone against the full target and what is due, the year to date against the period's own target.

    A quarter's 150 of the year's 1,200 are 12.5 %. What begins at a baseline has no such pairs: its way has one start.
    """
    if metric.baseline is not None:
        return
    pairs: tuple[tuple[Reckoning, Figures, Aim | None], ...] = (
        ("period_of_target", own, to_date.target),
        ("period_of_due", own, to_date.due),
        ("date_of_period", to_date, own.target),
    )
    for reckoning, figures, aim in pairs:
        if figures.actual is not None and aim is not None:
            found = formula.attainment(metric, figures.actual, aim)
            attained = None if isinstance(found, str) else found
            met = formula.is_met(metric, figures.actual, aim)
            yield replace(figures, reckoning=reckoning, target=aim, attainment=attained, met=met)


def _divided(actual: Fraction | None, aim: Aim | None) -> Fraction | None:
    """A / T, T being the nearer bound of a range."""
    if actual is None or aim is None:
        return None
    target = aim.nearest(actual)
    return actual / target if target else None


def _aim(value: Fraction | Aim | None) -> Aim | None:
    return value if value is None or isinstance(value, Aim) else Aim(value, value)


def _beside(name: str, ranked: list[str], members: Mapping[str, Segment | Branch]) -> list[str]:
    """The ranked members that have the same parent."""

    def parent(member: str) -> str | None:
        return members[member].parent if member in members else None

    return [other for other in ranked if parent(other) == parent(name)]
