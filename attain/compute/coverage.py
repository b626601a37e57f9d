"""Who has reported: the members and months that a scope expects, and those that are there.

A member is a segment in a branch, as far as targets and rows tell them apart. Expected is whoever a target names and
whoever has ever had a row; where neither tells branches apart, every branch of the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.result import Coverage

if TYPE_CHECKING:
    from attain.actuals.totals import Total
    from attain.compute.kinds import Actuals
    from attain.compute.scope import Scope, Trees
    from attain.compute.targets import TargetBook
    from attain.model import Plan
    from attain.model.plan import Kind


class Expectation:
    """What the scopes of one window are expected to report."""

    def __init__(self, plan: Plan, trees: Trees, book: TargetBook, actuals: Actuals) -> None:
        """A month is expected once it is over; the running one only where no other is."""
        self._plan = plan
        self._trees = trees
        self._book = book
        self._actuals = actuals
        self._window = window = actuals.window
        calendar = plan.calendar
        begun = calendar.parts(window.full, "month")
        over = [month for month in begun if month.end <= window.until]
        self._months = over or [calendar.at(window.as_of, "month")]
        self._names, self._last_name = (
            frozenset(month.name for month in self._months),
            frozenset({self._months[-1].name}),
        )
        self._reports: dict[Scope, frozenset[str]] = {}

    def coverage(self, scope: Scope) -> Coverage:
        """How many of the members' months that a scope expects have a row; for a stock, of the last month.

        A rate's month is there when both its sides are.
        """
        sources = self._actuals.sources_in(scope)
        stock = all(self._kind(source) == "stock" for source in sources)
        months = self._months[-1:] if stock else self._months
        members = self._members(scope, sources)
        there = self._reported(sources, members, self._last_name if stock else self._names)
        reported, expected = sum(map(len, there.values())), len(months) * len(members)
        if reported == expected:
            return Coverage(reported, expected)
        missing = [
            (member.segment, member.branch, month.name)
            for month in months
            for member in members
            if month.name not in there[member]
        ]
        return Coverage(reported, expected, tuple(missing))

    def _members(self, scope: Scope, sources: list[Scope]) -> list[Scope]:
        """The members expected to report, under the metric's own name, in a steady order."""
        target = self._book.of(scope)
        parts = [part.scope for part in target.parts] if target else [scope]
        rows = {
            _under(scope.metric, key)
            for source in sources
            for part in parts
            for key in self._actuals.ledger.keys(_under(source.metric, part))
        }
        named = {part for part in self._book.inside(scope) if part.segment or part.branch}
        members, others = rows, named - rows
        if others:
            # A target for a whole (a segment over all branches, a parent) is met by its members' rows where it has any.
            wide = {whole for member in rows | named for whole in self._trees.around(member)[1:]}
            members = rows | (others - wide)
        if not any(part.branch for part in named):
            members |= self._silent(scope, members)
        return sorted(members or {scope}, key=lambda member: (member.branch or "", member.segment or ""))

    def _silent(self, scope: Scope, members: set[Scope]) -> set[Scope]:
        """The plan's branches that no row is from, unless rows do not tell branches apart at all."""
        if members and not any(member.branch for member in members):
            return set()
        branches = self._trees.branches
        heard = {whole for member in members for whole in branches.upwards(member.branch)}
        inside = branches.within(scope.branch)
        return {scope._replace(branch=name) for name in inside if not branches.is_parent(name) and name not in heard}

    def _reported(self, sources: list[Scope], members: list[Scope], months: frozenset[str]) -> dict[Scope, set[str]]:
        """For each member, which of the months have a row of every source that is in the figures."""
        first, *others = [self._heard(source, members, months) for source in sources]
        for heard in others:
            for member, found in heard.items():
                first[member] &= found
        return first

    def _heard(self, source: Scope, members: list[Scope], months: frozenset[str]) -> dict[Scope, set[str]]:
        """For each member, which of the months one source has a row for."""
        found: dict[Scope, set[str]] = {member: set() for member in members}
        for key in self._actuals.ledger.keys(source):
            reported = months & self._months_of(key)
            for whole in self._trees.around(_under(members[0].metric, key)) if reported else ():
                if whole in found:
                    found[whole] |= reported
        return found

    def _months_of(self, key: Scope) -> frozenset[str]:
        """The months for which the rows of one key are in the figures."""
        if key not in self._reports:
            kind = self._kind(key)
            periods = {total.period for total in self._actuals.ledger.of_key(key) if self._counts(kind, total)}
            months = (month.name for month in self._months if any(month.overlaps(period) for period in periods))
            self._reports[key] = frozenset(months)
        return self._reports[key]

    def _kind(self, scope: Scope) -> Kind:
        return self._plan.metrics[scope.metric].kind

    def _counts(self, kind: Kind, total: Total) -> bool:
        """Whether a total is in the figures: a row for the whole year has not reported its first quarter."""
        if kind == "stock":
            return total.last < self._window.until
        return self._window.start <= total.period.start and total.period.end <= self._window.until


def _under(metric: str, scope: Scope) -> Scope:
    """The same members under a metric's name."""
    return scope if scope.metric == metric else scope._replace(metric=metric)
