"""Who has reported: the branches (or segments) and months that a scope expects, and those that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attain.compute.result import Coverage

if TYPE_CHECKING:
    from attain.actuals.totals import Total
    from attain.compute.kinds import Actuals
    from attain.compute.scope import Scope, Trees
    from attain.compute.targets import TargetBook
    from attain.model import Plan
    from attain.model.plan import Kind
    from attain.period import Period


class Expectation:
    """What the scopes of one window are expected to report."""

    def __init__(self, plan: Plan, trees: Trees, book: TargetBook, actuals: Actuals) -> None:
        """A month is expected once it is over; the running one only where no other is."""
        self._plan = plan
        self._leaves: dict[str | None, set[str | None]] = {}
        for name in plan.branches:
            if not trees.branches.is_parent(name):
                for whole in trees.branches.upwards(name):
                    self._leaves.setdefault(whole, set()).add(name)
        self._book = book
        self._actuals = actuals
        self._window = window = actuals.window
        calendar = plan.calendar
        begun = calendar.parts(window.full, "month")
        over = [month for month in begun if month.end <= window.until]
        self._months = over or [calendar.at(window.as_of, "month")]

    def coverage(self, scope: Scope) -> Coverage:
        """How many of the branch-months that a scope expects have a row; for a stock, of the last month.

        A rate's month is there when both its sides are.
        """
        sources = [replace(scope, metric=name) for name in self._actuals.sources(scope.metric)]
        stock = all(self._kind(source) == "stock" for source in sources)
        months = self._months[-1:] if stock else self._months
        reporters = self._reporters(scope, sources)
        there = set.intersection(*(self._reported(source, reporters, months) for source in sources))
        expected = [(name, month.name) for month in months for name in sorted(reporters, key=str)]
        return Coverage(
            reported=len(there),
            expected=len(expected),
            missing=tuple((name, month) for name, month in expected if (name, month) not in there),
        )

    def _reported(self, source: Scope, reporters: set[str | None], months: list[Period]) -> set[tuple[str | None, str]]:
        kind = self._kind(source)
        return {
            (key.branch, month.name)
            for key, total in self._actuals.ledger.totals(source)
            if key.branch in reporters and self._counts(kind, total)
            for month in months
            if month.overlaps(total.period)
        }

    def _kind(self, scope: Scope) -> Kind:
        return self._plan.metrics[scope.metric].kind

    def _counts(self, kind: Kind, total: Total) -> bool:
        """Whether a total is in the figures: a row for the whole year has not reported its first quarter."""
        if kind == "stock":
            return total.last < self._window.until
        return self._window.start <= total.period.start and total.period.end <= self._window.until

    def _reporters(self, scope: Scope, sources: list[Scope]) -> set[str | None]:
        """The branches expected to report: those with targets, else those of the plan, else those that did."""
        ledger = self._actuals.ledger
        seen: set[str | None] = {key.branch for source in sources for key in ledger.keys(source)}
        if seen == {None}:
            return {None}
        set_for: set[str | None] = {s.branch for s in self._book.inside(scope) if s.branch}
        # A target for a parent is met by its branches' rows; the parent itself reports only where it has rows.
        expected = {leaf for name in set_for for leaf in self._leaves.get(name, {name})} | (set_for & seen)
        return expected or self._leaves.get(scope.branch) or seen or {scope.branch}
