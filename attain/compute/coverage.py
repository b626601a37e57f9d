"""Who has reported: the branches (or segments) and months that a scope expects, and those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.result import Coverage

if TYPE_CHECKING:
    from attain.compute.asked import Window
    from attain.compute.reached import Ledger
    from attain.compute.scope import Scope, Trees
    from attain.compute.targets import TargetBook
    from attain.model import Plan


class Expectation:
    """What the scopes of one window are expected to report."""

    def __init__(self, plan: Plan, trees: Trees, book: TargetBook, window: Window) -> None:
        """A month is expected once it is over; the running one only where no other is."""
        self._plan = plan
        self._trees = trees
        self._book = book
        calendar = plan.calendar
        begun = calendar.parts(window.full, "month")
        over = [month for month in begun if month.end <= window.until]
        self._months = over or [calendar.at(window.as_of, "month")]

    def coverage(self, scope: Scope, ledger: Ledger) -> Coverage:
        """How many of the branch-months that a scope expects have a row; for a stock, of the last month."""
        kind = self._plan.metrics[scope.metric].kind
        months = self._months[-1:] if kind == "stock" else self._months
        reporters = self._reporters(scope, ledger)
        there = {
            (key.branch, month.name)
            for key, total in ledger.totals(scope)
            for month in months
            if month.overlaps(total.period) and key.branch in reporters
        }
        return Coverage(reported=len(there), expected=len(reporters) * len(months))

    def _reporters(self, scope: Scope, ledger: Ledger) -> set[str | None]:
        """The branches expected to report: those with targets, else those of the plan, else those that did."""
        seen: set[str | None] = {key.branch for key in ledger.keys(scope)}
        if seen == {None}:
            return {None}
        set_for: set[str | None] = {s.branch for s in self._book.inside(scope) if s.branch}
        declared: set[str | None] = {
            name
            for name in self._plan.branches
            if not self._trees.branches.is_parent(name) and self._trees.branches.inside(name, scope.branch)
        }
        return set_for or declared or seen or {scope.branch}
