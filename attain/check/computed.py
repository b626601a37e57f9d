"""What attain computes for a scope, in every reckoning that a published figure may mean.

A figure of the second quarter may be counted from the year's first day against the year's target, against what of it is
due, or be the quarter's alone. Each is a `Figures`; which one a publisher meant is told by the amounts he states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.compute import Asked
from attain.compute.aim import Aim
from attain.compute.asked import window_of
from attain.compute.rank import rank, ranks
from attain.compute.report import compute, maker_of
from attain.compute.scope import Trees
from attain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from fractions import Fraction

    from attain.actuals.totals import Totals
    from attain.check.finding import Reckoning
    from attain.compute import Line
    from attain.compute.asked import Label
    from attain.compute.line import LineMaker
    from attain.compute.scope import Scope
    from attain.model import Branch, Plan, Segment
    from attain.period import Period


@dataclass(frozen=True, slots=True)
class Figures:
    """A scope's figures in one reckoning: amounts in the metric's unit, ratios as ratios; None where there is none.

    `target` and `due` are ranges where the plan's target is one. `reaches` says that somebody has reported the last
    month that is over; without it the actual is still to grow, and denies nothing.
    """

    reckoning: Reckoning
    actual: Fraction | None
    target: Aim | None
    attainment: Fraction | None
    due: Aim | None
    pace: Fraction | None
    met: bool | None
    reaches: bool = True

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
        reaches = self._reaches(line, period, only=False)
        found = [_figures("target", line, reaches=reaches), _against_due(line, reaches=reaches)]
        alone = self._line(scope, period, only=True)
        if alone is not None and window_of(Asked(period), self.plan.calendar).full != period:
            found.append(_figures("period", alone, reaches=self._reaches(alone, period, only=True)))
        return tuple(found)

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


def _figures(reckoning: Reckoning, line: Line, *, reaches: bool) -> Figures:
    target, due = _aim(line.target), _aim(line.due)
    return Figures(reckoning, line.actual, target, line.attainment, due, line.pace, line.met, reaches)


def _against_due(line: Line, *, reaches: bool) -> Figures:
    """What is due takes the target's place."""
    met, due = None if line.pace is None else line.pace >= 1, _aim(line.due)
    return Figures("due", line.actual, due, line.pace, due, line.pace, met, reaches)


def _aim(value: Fraction | Aim | None) -> Aim | None:
    return value if value is None or isinstance(value, Aim) else Aim(value, value)


def _beside(name: str, ranked: list[str], members: Mapping[str, Segment | Branch]) -> list[str]:
    """The ranked members that have the same parent."""

    def parent(member: str) -> str | None:
        return members[member].parent if member in members else None

    return [other for other in ranked if parent(other) == parent(name)]
