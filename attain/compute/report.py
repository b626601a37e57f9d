"""The report: the scopes of every view, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.asked import Asked, By, window_of
from attain.compute.coverage import Expectation
from attain.compute.line import LineMaker
from attain.compute.reached import Ledger
from attain.compute.result import Line, Report
from attain.compute.scope import Scope, Trees
from attain.compute.targets import TargetBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan


def compute(plan: Plan, totals: Totals, asked: Asked, problems: Iterable[Problem] = ()) -> Report:
    """The report that answers a question over a plan and its totals.

    Filters and views must name members of the plan. `problems` are the warnings that the report shall carry.
    """
    window = window_of(asked, plan.calendar)
    trees = Trees(plan)
    book = TargetBook(plan, trees, window)
    ledger = Ledger(totals, trees)
    maker = LineMaker(plan, asked, window, book, ledger, Expectation(plan, trees, book, window))
    lines: dict[Scope, Line] = {}
    views = _views(asked)
    for by in views:
        for scope in _scopes(plan, asked, by, book, ledger):
            if scope not in lines:
                lines[scope] = maker.line(scope)
    return Report(
        plan=plan,
        period=asked.period,
        full=window.full,
        as_of=window.as_of,
        only=asked.only,
        by=views,
        lines=tuple(lines.values()),
        inputs=totals.inputs,
        problems=tuple(problems),
    )


def _scopes(plan: Plan, asked: Asked, by: By, book: TargetBook, ledger: Ledger) -> Iterator[Scope]:
    """The scopes of one view in the order of its rows: members first, the total of each metric last."""
    for metric in asked.metrics or plan.metrics:
        segment = asked.segments[0] if len(asked.segments) == 1 else None
        branch = asked.branches[0] if len(asked.branches) == 1 else None
        total = Scope(metric, segment, branch)
        for scope in (*_members(plan, asked, by, total, book, ledger), total):
            if _is_whole(scope, asked) and (book.of(scope) or ledger.keys(scope)):
                yield scope


def _is_whole(scope: Scope, asked: Asked) -> bool:
    """Whether the scope is what its name says: all segments are not all where several were picked."""
    return (scope.segment is not None or len(asked.segments) < 2) and (  # noqa: PLR2004 - several
        scope.branch is not None or len(asked.branches) < 2  # noqa: PLR2004 - several
    )


def _views(asked: Asked) -> tuple[By, ...]:
    """The views, each split by a label of which several members were picked."""
    picked = [("segment", asked.segments), ("branch", asked.branches)]
    several = [label for label, names in picked if len(names) > 1]
    return tuple((*by, *(label for label in several if label not in by)) for by in asked.by)


def _members(
    plan: Plan, asked: Asked, by: Sequence[str], total: Scope, book: TargetBook, ledger: Ledger
) -> Iterator[Scope]:
    """The scopes below a total: a row for each member and, for two labels, the pairs before their subtotal."""
    if not by:
        return
    label, *rest = by
    for name in _names(plan, asked, label, total.metric, book, ledger):
        member = (
            Scope(total.metric, name, total.branch)
            if label == "segment"
            else Scope(total.metric, total.segment, name)
        )
        yield from _members(plan, asked, rest, member, book, ledger)
        if member != total:
            yield member


def _names(
    plan: Plan, asked: Asked, label: str, metric: str, book: TargetBook, ledger: Ledger
) -> list[str]:
    """The members of a label in the plan's order, then those that only targets or actuals name."""
    filtered = asked.segments if label == "segment" else asked.branches
    if filtered:
        return list(filtered)
    declared = plan.segments if label == "segment" else plan.branches
    whole = Scope(metric)
    stated = [getattr(scope, label) for scope in book.inside(whole)]
    found = sorted(str(getattr(key, label) or "") for key in ledger.keys(whole))
    names = dict.fromkeys([*declared, *stated, *found])
    return [name for name in names if name]
