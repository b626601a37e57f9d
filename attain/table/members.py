"""The rows of a view as a whole and its members: which stand below which, and what share of the whole each makes.

A view is bare where the whole has a target and none of its members has: its members are told by their actuals alone.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attain.compute.asked import ATTRIBUTES
from attain.compute.result import View
from attain.model.names import Tree
from attain.table.labels import member_label, metric_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from attain.compute import Line, Report
    from attain.compute.trend import TrendLine
    from attain.model import Plan

SHARED = frozenset(("flow", "stock"))  # the kinds whose members add up
Address = tuple[str, str | None, str | None]


def address(line: Line | TrendLine) -> Address:
    """What tells a line from the others of its report."""
    return line.metric, line.segment, line.branch


def is_whole(report: Report, line: Line) -> bool:
    """Whether a line stands for all of its metric that was asked for."""
    segment = report.segments[0] if len(report.segments) == 1 else None
    branch = report.branches[0] if len(report.branches) == 1 else None
    return (line.segment, line.branch) == (segment, branch)


def is_bare(report: Report, view: View) -> bool:
    """Whether a view has members, none of them with a target or with something to say about one, while a whole has."""
    whole = members = False
    for line in view.lines:
        if is_whole(report, line):
            whole = whole or line.target is not None
        elif line.target is not None or line.set_target is not None or line.reason != "no_target":
            return False
        else:
            members = True
    return whole and members


def shown_views(report: Report) -> tuple[View, ...]:
    """The views of a report as people see them.

    Before a bare one stands a view of the wholes, where no other view shows them against their targets.
    """
    bare = [is_bare(report, view) for view in report.views]
    if True not in bare:
        return report.views
    told = {address(line) for view, is_so in zip(report.views, bare, strict=True) if not is_so for line in view.lines}
    wholes = {
        address(line): line
        for view, is_so in zip(report.views, bare, strict=True)
        for line in view.lines
        if is_so and is_whole(report, line) and address(line) not in told
    }
    if not wholes:
        return report.views
    at = bare.index(True)
    return (*report.views[:at], View(by=(), lines=tuple(wholes.values())), *report.views[at:])


def shares(report: Report, view: View) -> dict[Address, Fraction]:
    """What share of its whole each line of a view makes, exact; of a metric none unless its members make up the whole.

    They do where amounts add up, each member has one, none is below 0, and their sum is the whole's.
    """
    depths = Depths(report.plan, view)
    found: dict[Address, Fraction] = {}
    for _, lines in groupby(view.lines, key=lambda line: line.metric):
        found.update(_shares_of_metric(report, list(lines), depths))
    return found


def _shares_of_metric(report: Report, lines: list[Line], depths: Depths) -> Iterator[tuple[Address, Fraction]]:
    wholes = [line for line in lines if is_whole(report, line)]
    members = [line for line in lines if not is_whole(report, line)]
    if len(wholes) != 1 or not members or wholes[0].kind not in SHARED:
        return
    total, top = wholes[0].actual, min(map(depths.of, members))
    parts = [line.actual for line in members if depths.of(line) == top]
    known = [part for part in parts if part is not None and part >= 0]
    if not total or total < 0 or len(known) < len(parts) or sum(known) != total:
        return
    for line in lines:
        if line.actual is not None:
            yield address(line), line.actual / total


class Depths:
    """Where a line stands among the rows of its view: below which others, and so under which name."""

    def __init__(self, plan: Plan, view: View) -> None:
        """Keep which members have a row of their own."""
        # The innermost label last: by group, segment and branch a row is a branch's.
        self._by = tuple(reversed(dict.fromkeys(ATTRIBUTES[label] for label in reversed(view.by))))
        self._trees = {"segment": Tree(plan.segments), "branch": Tree(plan.branches)}
        self._there = {label: {getattr(line, label) for line in view.lines} - {None} for label in self._by}
        self._rows = {(line.metric, *(getattr(line, label) for label in self._by)) for line in view.lines}

    def of(self, line: Line) -> int:
        """How many rows above stand for something that the line is a part of."""
        return sum(
            sum(step in self._there[label] for step in self._trees[label].upwards(getattr(line, label)))
            for label in self._by
        )

    def name(self, plan: Plan, line: Line) -> str:
        """What a row is called: the innermost member that it is about, else its metric.

        Where no row above stands for the members around it, they are named too.
        """
        labels = [label for label in self._by if getattr(line, label) is not None]
        if not labels:
            return metric_label(plan, line)
        inner = next((label for label in reversed(labels) if self._has_row_above(line, label)), None)
        return " / ".join(member_label(plan, line, label) for label in ([inner] if inner else labels))

    def _has_row_above(self, line: Line, label: str) -> bool:
        """Whether a row stands for what the line is about but for one label, of which it holds more."""
        wider = self._trees[label].upwards(getattr(line, label))[1:]
        return any(
            (line.metric, *(whole if each == label else getattr(line, each) for each in self._by)) in self._rows
            for whole in wider
        )
