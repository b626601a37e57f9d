"""The report: the scopes of every view in the order of their rows, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attain.compute.asked import Asked, By, window_of
from attain.compute.coverage import Expectation
from attain.compute.kinds import Actuals
from attain.compute.line import LineMaker
from attain.compute.reached import Ledger
from attain.compute.result import Line, Report, View
from attain.compute.scope import Scope, Trees
from attain.compute.targets import TargetBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan

    Label = Literal["segment", "branch"]


def compute(plan: Plan, totals: Totals, asked: Asked, problems: Iterable[Problem] = ()) -> Report:
    """The report that answers a question over a plan and its totals.

    Filters must name members of the plan. `problems` are the warnings that the report shall carry.
    """
    window = window_of(asked, plan.calendar)
    trees = Trees(plan)
    ledger = Ledger(totals, trees)
    book = TargetBook(plan, trees, window, ledger)
    actuals = Actuals(plan, ledger, window)
    expectation = Expectation(plan, trees, book, actuals)
    maker = LineMaker(plan, asked, window, book, ledger, actuals, expectation)
    lines = _Lines(maker)
    views = tuple(View(by=by, lines=lines.of(by)) for by in _split(asked, asked.by or lines.views()))
    # Sorting makes lines in another order than they are shown in, and some that are not shown at all.
    shown = {(line.metric, line.segment, line.branch): line for view in views for line in view.lines}
    return Report(
        plan=plan,
        period=asked.period,
        full=window.full,
        as_of=window.as_of,
        only=asked.only,
        segments=asked.segments,
        branches=asked.branches,
        views=views,
        lines=tuple(shown.values()),
        inputs=(*plan.inputs, *totals.inputs),
        problems=tuple(problems),
    )


def _split(asked: Asked, views: tuple[By, ...]) -> tuple[By, ...]:
    """The views, each split by a label of which several members were picked."""
    picked: list[tuple[Label, tuple[str, ...]]] = [
        ("segment", asked.segments),
        ("branch", asked.branches),
    ]
    several = [label for label, names in picked if len(names) > 1]
    whole = [(*by, *(label for label in several if label not in by)) for by in views]
    return tuple(dict.fromkeys(whole))


class _Lines:
    """The lines made so far, each scope's once."""

    def __init__(self, maker: LineMaker) -> None:
        self.made: dict[Scope, Line] = {}
        self._maker = maker
        self._asked = maker.asked

    def of(self, by: By) -> tuple[Line, ...]:
        """The lines of one view: each whole before its members, the total of a metric first."""
        asked = self._asked
        found = []
        segment = asked.segments[0] if len(asked.segments) == 1 else None
        branch = asked.branches[0] if len(asked.branches) == 1 else None
        for metric in asked.metrics or self._maker.plan.metrics:
            total = Scope(metric, segment, branch)
            for scope in (total, *self._below(total, by)):
                if self._is_whole(scope) and self._maker.knows(scope):
                    found.append(self._line(scope))  # noqa: PERF401 - read line by line
        return tuple(found)

    def views(self) -> tuple[By, ...]:
        """A view for each label that has members and is not pinned to one; one of totals where none has."""
        picked = {"segment": self._asked.segments, "branch": self._asked.branches}
        labels: tuple[Label, ...] = ("segment", "branch")
        metrics = self._asked.metrics or tuple(self._maker.plan.metrics)
        split = [
            label
            for label in labels
            if len(picked[label]) != 1 and any(self._members(Scope(metric), label) for metric in metrics)
        ]
        return tuple((label,) for label in split) or ((),)

    def _line(self, scope: Scope) -> Line:
        if scope not in self.made:
            self.made[scope] = self._maker.line(scope)
        return self.made[scope]

    def _is_whole(self, scope: Scope) -> bool:
        """Whether the scope is what its name says: all segments are not all where several were picked."""
        segments, branches = self._asked.segments, self._asked.branches
        return (scope.segment is not None or not segments[1:]) and (scope.branch is not None or not branches[1:])

    def _below(self, whole: Scope, by: Sequence[Label]) -> Iterator[Scope]:
        """The scopes below a whole: a row a member and, for two labels, the pairs behind their subtotal."""
        if not by:
            return
        label, *rest = by
        for member in self._members(whole, label):
            if member != whole:
                yield member
            yield from self._below(member, rest)

    def _members(self, whole: Scope, label: Label) -> list[Scope]:
        found = []
        for name in self._names(whole.metric, label):
            segment, branch = (name, whole.branch) if label == "segment" else (whole.segment, name)
            scope = Scope(whole.metric, segment, branch)
            if self._maker.knows(scope):
                found.append(scope)
        return self._sorted(found, label)

    def _names(self, metric: str, label: Label) -> list[str]:
        """The members of a label in the plan's order, then those that only targets or actuals name."""
        asked, maker = self._asked, self._maker
        filtered = asked.segments if label == "segment" else asked.branches
        if filtered:
            return list(filtered)
        declared = maker.plan.segments if label == "segment" else maker.plan.branches
        whole = Scope(metric)
        stated = [getattr(scope, label) for scope in maker.book.inside(whole)]
        rows = [key for name in maker.actuals.sources(metric) for key in maker.ledger.keys(Scope(name))]
        found = sorted({str(getattr(key, label) or "") for key in rows})
        return [name for name in dict.fromkeys([*declared, *stated, *found]) if name]

    def _sorted(self, scopes: list[Scope], label: Label) -> list[Scope]:
        """The members in the order that was asked for; those without the figure stand last."""
        order = self._asked.sort
        if order is None:
            return scopes
        if order.column == "name":
            return sorted(scopes, key=lambda s: str(getattr(s, label)), reverse=order.falling)
        there: list[tuple[Fraction, Scope]] = []
        missing: list[Scope] = []
        for scope in scopes:
            value = getattr(self._line(scope), order.column)
            if value is None:
                missing.append(scope)
            else:
                there.append((value, scope))
        there.sort(key=lambda pair: pair[0], reverse=order.falling)
        return [*(scope for _, scope in there), *missing]
