"""Scopes of one plan: which lie inside which, by the trees of segments and branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.model.names import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.model import Plan


class Scope(NamedTuple):
    """A metric, a segment or all (None), a branch or all (None)."""

    metric: str
    segment: str | None = None
    branch: str | None = None


class Trees:
    """The two trees of a plan."""

    def __init__(self, plan: Plan) -> None:
        """Walk both trees once."""
        self._around: dict[Scope, tuple[Scope, ...]] = {}
        self.segments = Tree(plan.segments)
        self.branches = Tree(plan.branches)

    def around(self, scope: Scope) -> tuple[Scope, ...]:
        """Every scope that the scope lies in, itself the first."""
        found = self._around.get(scope)
        if found is None:
            branches = self.branches.upwards(scope.branch)
            wholes = ((segment, branch) for segment in self.segments.upwards(scope.segment) for branch in branches)
            found = self._around[scope] = tuple(Scope(scope.metric, *whole) for whole in wholes)
        return found

    def by_whole(self, scopes: Iterable[Scope]) -> Mapping[Scope, list[Scope]]:
        """For every scope, those of the given ones that lie in it (itself among them), in their order."""
        found: dict[Scope, list[Scope]] = {}
        for scope in scopes:
            for whole in self.around(scope):
                found.setdefault(whole, []).append(scope)
        return found

    def largest(self, scopes: list[Scope]) -> list[Scope]:
        """Those of the scopes that lie in no other of them."""
        given = set(scopes)
        return [scope for scope in scopes if not any(whole in given for whole in self.around(scope)[1:])]

    def cross(self, scopes: Iterable[Scope]) -> bool:
        """Whether two of the scopes, of which none lies in another, share a part.

        They are sorted by segment first, for to hold each against each takes a minute over some thousands.
        """
        branches: dict[str | None, list[str | None]] = {}
        for scope in scopes:
            branches.setdefault(scope.segment, []).append(scope.branch)
        if any(self.branches.overlap(names) for names in branches.values()):
            return True
        of_all = branches.pop(None, [])
        if self.branches.meet(of_all, (name for names in branches.values() for name in names)):
            return True
        pairs = self.segments.overlapping(segment for segment in branches if segment is not None)
        return any(self.branches.meet(branches[one], branches[other]) for one, other in pairs)
