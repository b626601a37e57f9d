"""Scopes of one plan: which lie inside which, by the trees of segments and branches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.model.names import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.model import Plan


@dataclass(frozen=True, slots=True)
class Scope:
    """A metric, a segment or all (None), a branch or all (None)."""

    metric: str
    segment: str | None = None
    branch: str | None = None


class Trees:
    """The two trees of a plan."""

    def __init__(self, plan: Plan) -> None:
        """Walk both trees once."""
        self.segments = Tree(plan.segments)
        self.branches = Tree(plan.branches)

    def around(self, scope: Scope) -> Iterable[Scope]:
        """Every scope that the scope lies in, itself the first."""
        for segment in self.segments.upwards(scope.segment):
            for branch in self.branches.upwards(scope.branch):
                yield Scope(scope.metric, segment, branch)

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
        return [scope for scope in scopes if not any(whole in given for whole in self.around(scope) if whole != scope)]

    def cross(self, scopes: list[Scope]) -> bool:
        """Whether two of the scopes share a part though neither lies in the other.

        One of such a pair stands for several segments or branches, so only those need to be held against the rest.
        """
        wide = [
            scope for scope in scopes if self.branches.is_parent(scope.branch) or self.segments.is_parent(scope.segment)
        ]
        return any(self._share(one, other) for one in wide for other in scopes if one != other)

    def _share(self, one: Scope, other: Scope) -> bool:
        return self.branches.share(one.branch, other.branch) and self.segments.share(one.segment, other.segment)
