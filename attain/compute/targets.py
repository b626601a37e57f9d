"""The target of a scope: the one stated for it or, where none is, the sum of its members' targets.

A target's share of a run of days follows its phasing; targets of quarters or months are thereby their own
phasing. For a stock the last target set within the run holds, and due is the one that runs on the as-of date.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.scope import Scope, Trees
from attain.period import share_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from attain.compute.asked import Window
    from attain.model import Plan, Target
    from attain.period import Phasing

    Run = tuple[date, date]


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """What was set for one scope over a window, in the metric's unit.

    `due` is None where none of its targets has begun. `runs` are the days up to the as-of date that they cover;
    `end` is the day after the last that any of them covers.
    """

    scope: Scope
    full: Fraction
    due: Fraction | None
    runs: tuple[Run, ...]
    end: date
    phasing: frozenset[Phasing]


@dataclass(frozen=True, slots=True)
class SetTarget:
    """The target of a scope: its own (one part) or the sum of its members' (`derived`)."""

    parts: tuple[StatedTarget, ...]
    derived: bool = False

    @property
    def full(self) -> Fraction:
        """The target of the whole window."""
        return sum((part.full for part in self.parts), Fraction(0))

    @property
    def due(self) -> Fraction | None:
        """What the target asks for by the as-of date; None where nothing has begun."""
        begun = [part.due for part in self.parts if part.due is not None]
        return sum(begun, Fraction(0)) if begun else None


class TargetBook:
    """All targets of a plan that touch one window, by scope."""

    def __init__(self, plan: Plan, trees: Trees, window: Window) -> None:
        """Sort the targets that share a day with the window by their scopes."""
        self._metrics = plan.metrics
        self._trees = trees
        self._window = window
        targets: dict[Scope, list[Target]] = {}
        for target in plan.targets:
            if target.period.overlaps(window.full):
                scope = Scope(target.metric, target.segment, target.branch)
                targets.setdefault(scope, []).append(target)
        self.stated = {scope: self._stated(scope, found) for scope, found in targets.items()}
        self._inside = trees.by_whole(self.stated)

    def inside(self, scope: Scope) -> list[Scope]:
        """The scopes within a scope, itself included, for which a target was stated."""
        return self._inside.get(scope, [])

    def of(self, scope: Scope) -> SetTarget | None:
        """The target of a scope, stated or derived; None where neither is."""
        if scope in self.stated:
            return SetTarget((self.stated[scope],))
        return next(iter(self.partitions(scope)), None)

    def partitions(self, scope: Scope) -> list[SetTarget]:
        """The members' targets: the widest there are or, where those cross, by segment and by branch.

        With a target for one segment and, of the other, for its branches alone, the whole is the sum of them all.
        """
        inside = [part for part in self.inside(scope) if part != scope]
        widest = self._trees.largest(inside)
        found = [widest]
        if self._trees.cross(widest):
            by_segment = [part for part in inside if part.branch == scope.branch]
            by_branch = [part for part in inside if part.segment == scope.segment]
            found = [self._trees.largest(by_segment), self._trees.largest(by_branch)]
        return [
            SetTarget(tuple(self.stated[member] for member in members), derived=True) for members in found if members
        ]

    def _stated(self, scope: Scope, targets: list[Target]) -> StatedTarget:
        metric, window = self._metrics[scope.metric], self._window
        ordered = sorted(targets, key=lambda target: target.period.start)
        runs = [(max(t.period.start, window.start), min(t.period.end, window.until)) for t in ordered]
        begun = [target for target, (start, end) in zip(ordered, runs, strict=True) if start < end]
        days = _joined(run for run in runs if run[0] < run[1])
        last = min(max(target.period.end for target in targets), window.full.end)
        if metric.kind == "stock":
            due = Fraction(begun[-1].target) if begun else None
            return StatedTarget(scope, Fraction(ordered[-1].target), due, days, last, frozenset())
        full = sum((self._share(t, window.full.end) for t in ordered), Fraction(0))
        asked = sum((self._share(t, window.until) for t in ordered), Fraction(0))
        phasing = frozenset(self._phasing(target) for target in targets)
        return StatedTarget(scope, full, asked, days, last, phasing)

    def _share(self, target: Target, until: date) -> Fraction:
        """What a target asks for from the window's first day up to a day."""
        start = self._window.start
        share = share_between(self._phasing(target), target.period, start, until)
        return Fraction(target.target) * share

    def _phasing(self, target: Target) -> Phasing:
        return target.phasing or self._metrics[target.metric].phasing


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in order, those that touch as one: a row for a quarter lies within the targets of its three months."""
    found: list[Run] = []
    for start, end in runs:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)
