"""The report: the scopes of every view in the order of their rows, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.asked import ATTRIBUTES, Asked, By, Label, window_of, year_before
from attain.compute.coverage import Expectation
from attain.compute.kinds import Actuals
from attain.compute.line import LineMaker
from attain.compute.reached import Ledger
from attain.compute.result import Line, Report, View
from attain.compute.same import with_same_actuals
from attain.compute.scope import Scope, Trees
from attain.compute.targets import TargetBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan


def compute(plan: Plan, totals: Totals, asked: Asked, problems: Iterable[Problem] = ()) -> Report:
    """The report that answers a question over a plan and its totals.

    Filters must name members of the plan. `problems` are the warnings that the report shall carry.
    """
    trees = Trees(plan)
    maker = maker_of(plan, totals, asked, trees)
    window = maker.window
    lines = _Lines(maker, trees)
    bys = _split(asked, asked.by or lines.views())
    scopes = {by: lines.of(by) for by in bys}
    made = with_same_actuals(lines.made, trees)
    views = tuple(View(by=by, lines=tuple(made[scope] for scope in found)) for by, found in scopes.items())
    # Sorting makes lines in another order than they are shown in, and some that are not shown at all.
    shown = {(line.metric, line.segment, line.branch): line for view in views for line in view.lines}
    return Report(
        plan=plan,
        period=asked.period,
        full=window.full,
        as_of=window.as_of,
        only=asked.only,
        growth=asked.growth,
        forecast=asked.forecast,
        segments=asked.segments,
        branches=asked.branches,
        views=views,
        lines=tuple(shown.values()),
        inputs=(*plan.inputs, *totals.inputs),
        problems=tuple(problems),
    )


def maker_of(plan: Plan, totals: Totals, asked: Asked, trees: Trees) -> LineMaker:
    """What makes the line of any scope, as the report to that question would hold it."""
    window = window_of(asked, plan.calendar)
    ledger = Ledger(totals, trees)
    book = TargetBook(plan, trees, window, ledger)
    actuals = Actuals(plan, ledger, window)
    expectation = Expectation(plan, trees, book, actuals)
    before = Actuals(plan, ledger, year_before(window, plan.calendar)) if asked.growth else None
    return LineMaker(plan, asked, window, book, ledger, actuals, expectation, before)


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

    def __init__(self, maker: LineMaker, trees: Trees) -> None:
        self._trees = {"segment": trees.segments, "branch": trees.branches}
        self.made: dict[Scope, Line] = {}
        self._known: dict[tuple[str, Label], list[str]] = {}
        self._maker = maker
        self._asked = maker.asked

    def of(self, by: By) -> list[Scope]:
        """The scopes of one view, their lines made: each whole before its members, a metric's total first."""
        found = []
        for metric in self._metrics():
            total = self._total(metric)
            for scope in (total, *self._below(total, by)):
                if self._is_whole(scope) and self._maker.knows(scope):
                    self._line(scope)
                    found.append(scope)
        return found

    def views(self) -> tuple[By, ...]:
        """A view for each label that has members; one of totals where none has."""
        labels: tuple[Label, ...] = ("segment", "branch")
        split = [
            label for label in labels if any(self._members(self._total(metric), label) for metric in self._metrics())
        ]
        return tuple((label,) for label in split) or ((),)

    def _metrics(self) -> Sequence[str]:
        return self._asked.metrics or tuple(self._maker.plan.metrics)

    def _total(self, metric: str) -> Scope:
        """The widest scope of a metric that the filters leave."""
        asked = self._asked
        segment = asked.segments[0] if len(asked.segments) == 1 else None
        branch = asked.branches[0] if len(asked.branches) == 1 else None
        return Scope(metric, segment, branch)

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
        members = self._members(whole, label)
        for member in members:
            yield member
            yield from self._below(member, rest)
        if not members:
            # A metric that does not split by this label still splits by the others.
            yield from self._below(whole, rest)

    def _members(self, whole: Scope, label: Label) -> list[Scope]:
        attribute = ATTRIBUTES[label]
        metric, segment, branch = whole
        if attribute == "segment":
            scopes = [Scope(metric, name, branch) for name in self._names(whole, label)]
        else:
            scopes = [Scope(metric, segment, name) for name in self._names(whole, label)]
        return self._sorted([scope for scope in scopes if self._maker.knows(scope)], attribute)

    def _names(self, whole: Scope, label: Label) -> list[str]:
        """The members inside a whole in the plan's order, then those that only targets or actuals name."""
        asked, attribute = self._asked, ATTRIBUTES[label]
        picked = asked.segments if attribute == "segment" else asked.branches
        if label != "group" and len(picked) > 1:
            return list(picked)
        tree, base = self._trees[attribute], getattr(whole, attribute)
        names = self._all_names(whole.metric, label)
        return [name for name in names if name != base and tree.inside(name, base)]

    def _all_names(self, metric: str, label: Label) -> list[str]:
        """Everything that a metric's figures may be split by."""
        if (metric, label) not in self._known:
            self._known[metric, label] = self._found_names(metric, label)
        return self._known[metric, label]

    def _found_names(self, metric: str, label: Label) -> list[str]:
        maker, tree, everything = self._maker, self._trees[ATTRIBUTES[label]], Scope(metric)
        if label == "group":
            return tree.groups
        declared = maker.plan.segments if label == "segment" else maker.plan.branches
        stated = [getattr(scope, label) for scope in maker.book.inside(everything)]
        rows = [key for source in maker.actuals.sources_in(everything) for key in maker.ledger.keys(source)]
        found = sorted({str(getattr(key, label) or "") for key in rows})
        groups = set(tree.groups)
        return [name for name in dict.fromkeys([*declared, *stated, *found]) if name and name not in groups]

    def _sorted(self, scopes: list[Scope], label: str) -> list[Scope]:
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
